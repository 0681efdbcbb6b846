"""Places of the names of a small network on a page: tied ones near, others apart."""

from __future__ import annotations

import numpy as np

from linchpin.strike.graph.arrays import Floats
from linchpin.strike.graph.graph import Graph

ROUNDS = 300


def spring_layout(graph: Graph, *, seed: int = 1) -> Floats:
    """Return a place for every node, in a square from 0 to 1, float64, shape (n, 2).

    Fruchterman and Reingold, Software: Practice and Experience 21, 1991, with a pull to the middle
    that keeps pieces on the page. The same seed gives the same places.

    Args:
        graph: some hundred names at most; every pair is looked at in every round.
        seed: of the first places.
    """
    n = graph.node_count
    places: Floats = np.random.default_rng(seed).random((n, 2))
    one, other = graph.ends()
    apart = 0.9 / np.sqrt(max(1, n))
    for turn in range(ROUNDS):
        gap = places[:, None, :] - places[None, :, :]
        distance = np.maximum(np.sqrt((gap**2).sum(axis=2)), 1e-6)
        push = (gap * (apart**2 / distance**2)[:, :, None]).sum(axis=1)
        along = places[one] - places[other]
        pull = along * np.sqrt((along**2).sum(axis=1, keepdims=True)) / apart
        np.add.at(push, one, -pull)
        np.add.at(push, other, pull)
        push -= 0.6 * (places - 0.5)
        length = np.maximum(np.sqrt((push**2).sum(axis=1, keepdims=True)), 1e-9)
        step = 0.1 * (1 - turn / ROUNDS) + 0.001
        places = places + push / length * np.minimum(length, step)
    low, high = places.min(axis=0), places.max(axis=0)
    scaled: Floats = (places - low) / np.maximum(high - low, 1e-9)
    return scaled
