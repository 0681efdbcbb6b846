"""Where the nodes of a large network stand in a picture: computed once, the same every time.

Fruchterman and Reingold (1991), with the push of far nodes taken cell by cell of a grid: about a
second for a thousand nodes or twenty thousand. Pieces that hang together by themselves are set
beside one another, the largest in the middle.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

_ROUNDS = 70
_CELLS = 24
_SMALL = 12
"""Nodes up to which a piece is set as a circle."""


def positions(
    nodes: int, sources: NDArray[np.int64], targets: NDArray[np.int64]
) -> NDArray[np.float64]:
    """Return the place of each node, float64 of shape (nodes, 2); the same for the same network.

    Args:
        nodes: How many nodes there are.
        sources: int64, one end of each tie, from 0.
        targets: int64, the other end.

    >>> ends = np.array([0, 1]), np.array([1, 2])
    >>> positions(3, *ends).shape
    (3, 2)
    """
    if not nodes:
        return np.zeros((0, 2))
    ones = np.ones(len(sources))
    matrix = coo_array((ones, (sources, targets)), shape=(nodes, nodes))
    _, piece = connected_components(matrix, directed=False)
    sizes = np.bincount(piece)
    places = np.zeros((nodes, 2))
    radii = np.zeros(len(sizes))
    members = np.split(np.argsort(piece, kind="stable"), np.cumsum(sizes)[:-1])
    number = np.empty(nodes, np.int64)
    inside = piece[sources]
    order = np.argsort(inside, kind="stable")
    bounds = np.searchsorted(inside[order], np.arange(len(sizes) + 1))
    for at, ours in enumerate(members):
        number[ours] = np.arange(len(ours))
        ties = order[bounds[at] : bounds[at + 1]]
        local = _piece(len(ours), number[sources[ties]], number[targets[ties]])
        places[ours] = local
        radii[at] = float(np.sqrt((local**2).sum(1)).max(initial=0.0)) + 1.0
    found: NDArray[np.float64] = places + _beside(radii)[piece]
    return found


def _piece(
    count: int, sources: NDArray[np.int64], targets: NDArray[np.int64]
) -> NDArray[np.float64]:
    """Return the places of one piece around the origin, its radius about the root of its size."""
    size = np.sqrt(count)
    if count <= _SMALL:
        degrees = np.bincount(np.concatenate((sources, targets)), minlength=count)
        ring = np.argsort(-degrees, kind="stable")
        angles = np.empty(count)
        angles[ring] = np.arange(count) * (2 * np.pi / max(1, count - 1))
        out = np.full(count, size)
        if count > 2:
            out[ring[0]] = 0.0  # who has most ties stands in the middle
        circle: NDArray[np.float64] = np.column_stack((np.cos(angles), np.sin(angles)))
        circle *= out[:, None]
        return circle
    angles = np.arange(count) * np.pi * (3 - np.sqrt(5))
    far = np.sqrt(np.arange(count) + 0.5)
    places = np.column_stack((np.cos(angles), np.sin(angles))) * far[:, None]
    for step in range(_ROUNDS):
        places += _step(places, sources, targets, heat=size * 0.12 * (1 - step / _ROUNDS))
        places -= places.mean(0)
    reach = np.quantile(np.sqrt((places**2).sum(1)), 0.98)
    scaled: NDArray[np.float64] = places * (1.6 * float(size) / max(float(reach), 1e-9))
    return scaled


def _step(
    places: NDArray[np.float64],
    sources: NDArray[np.int64],
    targets: NDArray[np.int64],
    *,
    heat: float,
) -> NDArray[np.float64]:
    """Return how far each node moves: pushed by all others, pulled by its ties."""
    low, high = places.min(0), places.max(0)
    cell = np.minimum(((places - low) / (high - low + 1e-9) * _CELLS).astype(np.int64), _CELLS - 1)
    flat = cell[:, 0] * _CELLS + cell[:, 1]
    count = np.bincount(flat, minlength=_CELLS**2).astype(float)
    full = np.flatnonzero(count)
    sums = [np.bincount(flat, places[:, axis], _CELLS**2)[full] for axis in (0, 1)]
    centres = np.column_stack(sums) / count[full, None]
    move = np.zeros_like(places)
    for axis in (0, 1):
        apart = places[:, axis, None] - centres[None, :, axis]
        if axis == 0:
            x = apart
        else:
            weight = count[full] / (x**2 + apart**2 + 0.5)
            move[:, 0] = (x * weight).sum(1)
            move[:, 1] = (apart * weight).sum(1)
    between = places[targets] - places[sources]
    pull = between * np.sqrt((between**2).sum(1))[:, None] * 0.25
    for axis in (0, 1):
        move[:, axis] += np.bincount(sources, pull[:, axis], len(places))
        move[:, axis] -= np.bincount(targets, pull[:, axis], len(places))
    length = np.sqrt((move**2).sum(1)) + 1e-9
    moved: NDArray[np.float64] = move * (np.minimum(length, heat) / length)[:, None]
    return moved


def _beside(radii: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the middle of each piece: the largest in the middle, the others in rings around."""
    middles = np.zeros((len(radii), 2))
    order = np.argsort(-radii, kind="stable")
    ring, angle, widest = 0.0, 0.0, 0.0
    for at, piece in enumerate(order.tolist()):
        radius = float(radii[piece])
        if at == 0:
            ring = radius
            continue
        if at == 1 or angle + 2 * radius / (ring + widest) > 2 * np.pi:
            ring += 2.0 * (widest if at > 1 else 0.0) + 2.0
            widest, angle = radius, 0.0
        away = ring + radius
        half = float(np.arcsin(min(1.0, radius / away)))
        middles[piece] = away * np.cos(angle + half), away * np.sin(angle + half)
        angle += 2 * half * 1.15
    return middles
