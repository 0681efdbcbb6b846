"""The components of what is left, kept up to date while nodes leave and come back."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from linchpin.compiled import compiled
from linchpin.strike.graph.arrays import Bools, Csr, Ints, Longs

PAIRS, LARGEST, FREE = 0, 1, 2
"""Places of the totals."""
TOTALS = 3
LABELS_PER_NODE, MORE_LABELS = 4, 8
"""Room for labels: every node has one, and so does every change until all are labelled anew."""


class Pieces(NamedTuple):
    """The components of a network.

    Attributes:
        label: label of every node, int32, shape (n,).
        parent: the label that a label was joined to, or itself, int32.
        size: nodes of a label that stands for itself, int32.
        counts: how many components have each size, int32, shape (n + 1,).
        totals: connected pairs, largest component and next free label, int64.
    """

    label: Ints
    parent: Ints
    size: Ints
    counts: Ints
    totals: Longs


class Flood(NamedTuple):
    """Where a flood begins: a node, and the label from which on labels are new."""

    node: int
    new_from: int


@compiled
def empty_pieces(n: int) -> Pieces:
    """Return room for the components of n nodes and as many changes."""
    labels = LABELS_PER_NODE * n + MORE_LABELS
    return Pieces(
        np.empty(n, np.int32),
        np.empty(labels, np.int32),
        np.empty(labels, np.int32),
        np.empty(n + 1, np.int32),
        np.zeros(TOTALS, np.int64),
    )


@compiled
def empty_marks(n: int) -> Longs:
    """Return room for the marks of `growth` on n nodes."""
    return np.zeros(LABELS_PER_NODE * n + MORE_LABELS + 1, np.int64)


@compiled
def copy_pieces(source: Pieces, target: Pieces) -> None:
    """Make one set of components equal to another."""
    used = source.totals[FREE]
    target.label[:] = source.label
    target.parent[:used] = source.parent[:used]
    target.size[:used] = source.size[:used]
    target.counts[:] = source.counts
    target.totals[:] = source.totals


@compiled
def top_of(parent: Ints, label: int) -> int:
    """Return the label that stands for a joined one."""
    while parent[label] != label:
        label = parent[label]
    return label


@compiled
def pairs_within(size: int) -> int:
    """Return how many pairs a component of a size has."""
    return np.int64(size) * (size - 1) // 2


@compiled
def label_all(csr: Csr, gone: Bools, pieces: Pieces, queue: Ints) -> None:
    """Fill `pieces` for the network without `gone`."""
    label = pieces.label
    pieces.counts[:] = 0
    pieces.totals[:] = 0
    label[:] = -1
    for node in range(gone.shape[0]):
        if not gone[node] and label[node] < 0:
            flood(csr, gone, Flood(node, 0), pieces, queue)


@compiled
def flood(csr: Csr, gone: Bools, start: Flood, pieces: Pieces, queue: Ints) -> None:
    """Give the next free label to everybody a node still reaches.

    Args:
        csr: row starts and neighbours.
        gone: mask of nodes that are out.
        start: where it begins.
        pieces: changed in place.
        queue: scratch, int32, shape (n,).
    """
    indptr, indices = csr
    label, parent, size, counts, totals = pieces
    first, old = start
    new = np.int32(totals[FREE])
    totals[FREE] += 1
    label[first] = new
    queue[0] = first
    head = 0
    tail = 1
    while head < tail:
        node = queue[head]
        head += 1
        for position in range(indptr[node], indptr[node + 1]):
            other = indices[position]
            if label[other] < old and not gone[other]:
                label[other] = new
                queue[tail] = other
                tail += 1
    parent[new] = new
    size[new] = tail
    counts[tail] += 1
    totals[PAIRS] += pairs_within(tail)
    totals[LARGEST] = max(totals[LARGEST], tail)


@compiled
def take_out(csr: Csr, gone: Bools, nodes: Ints, pieces: Pieces, queue: Ints) -> None:
    """Update the components after nodes, marked as gone already, have left.

    Args:
        csr: row starts and neighbours.
        gone: mask of nodes that are out, the leaving ones among them.
        nodes: who leaves, int32.
        pieces: changed in place.
        queue: scratch, int32, shape (n,).
    """
    indptr, indices = csr
    label, parent, size, counts, totals = pieces
    old = totals[FREE]
    for place in range(nodes.shape[0]):
        top = top_of(parent, label[nodes[place]])
        if size[top] > 0:
            counts[size[top]] -= 1
            totals[PAIRS] -= pairs_within(size[top])
            size[top] = 0
    while totals[LARGEST] > 0 and counts[totals[LARGEST]] == 0:
        totals[LARGEST] -= 1
    for place in range(nodes.shape[0]):
        node = nodes[place]
        for position in range(indptr[node], indptr[node + 1]):
            other = indices[position]
            if not gone[other] and label[other] < old:
                flood(csr, gone, Flood(other, old), pieces, queue)


@compiled
def put_back(csr: Csr, gone: Bools, node: int, pieces: Pieces) -> None:
    """Let a node come back and join the components it is tied to."""
    indptr, indices = csr
    label, parent, size, counts, totals = pieces
    gone[node] = False
    top = int(totals[FREE])
    totals[FREE] += 1
    label[node] = top
    parent[top] = top
    size[top] = 1
    counts[1] += 1
    for position in range(indptr[node], indptr[node + 1]):
        other = indices[position]
        if gone[other]:
            continue
        beside = top_of(parent, label[other])
        if beside == top:
            continue
        counts[size[beside]] -= 1
        counts[size[top]] -= 1
        totals[PAIRS] += np.int64(size[beside]) * size[top]
        larger, smaller = (beside, top) if size[beside] > size[top] else (top, beside)
        parent[smaller] = larger
        size[larger] += size[smaller]
        counts[size[larger]] += 1
        top = larger
    totals[LARGEST] = max(totals[LARGEST], size[top])


@compiled
def growth(csr: Csr, gone: Bools, node: int, pieces: Pieces, seen: Longs) -> tuple[int, int]:
    """Return the pairs that come back with a node, and the size of its component then.

    Args:
        csr: row starts and neighbours.
        gone: mask of nodes that are out.
        node: one of them.
        pieces: see `Pieces`.
        seen: marks of labels, int64; the last entry counts calls and tells marks apart.
    """
    indptr, indices = csr
    label, parent, size = pieces.label, pieces.parent, pieces.size
    seen[-1] += 1
    mark = seen[-1]
    together = np.int64(1)
    pairs = np.int64(0)
    for position in range(indptr[node], indptr[node + 1]):
        other = indices[position]
        if gone[other]:
            continue
        top = top_of(parent, label[other])
        if seen[top] != mark:
            seen[top] = mark
            pairs += together * size[top]
            together += size[top]
    return pairs, together
