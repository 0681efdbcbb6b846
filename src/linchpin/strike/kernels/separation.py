"""What the removal of each single node would leave, for all nodes in one depth-first pass."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from linchpin.compiled import compiled, inlined
from linchpin.strike.graph.arrays import Bools, Csr, Ints, Longs, Stack


class DepthFirst(NamedTuple):
    """The work arrays of one depth-first pass, each of shape (n,).

    Attributes:
        found: discovery number, -1 for nodes not walked.
        low: lowest discovery number that the subtree reaches by one tie.
        up: parent; at the start of a component, its size as -size - 1.
        cursor: next position of the node's row.
        below: nodes of the subtree.
        split: nodes that the removal of a node cuts off from its parent.
        split_pairs: connected pairs among those, twice; int64.
        split_most: the largest piece of those.
    """

    found: Ints
    low: Ints
    up: Ints
    cursor: Ints
    below: Ints
    split: Ints
    split_pairs: Longs
    split_most: Ints


class Totals(NamedTuple):
    """What a network is like as it is: connected pairs, and its two largest components."""

    pairs: int
    most: int
    second: int


@compiled
def empty_scratch(n: int) -> DepthFirst:
    """Return the work arrays of `separations` for n nodes."""
    return DepthFirst(
        np.empty(n, np.int32),
        np.empty(n, np.int32),
        np.empty(n, np.int32),
        np.empty(n, np.int32),
        np.empty(n, np.int32),
        np.empty(n, np.int32),
        np.empty(n, np.int64),
        np.empty(n, np.int32),
    )


@inlined
def discover(node: int, parent: int, clock: int, indptr: Ints, scratch: DepthFirst) -> None:
    """Begin with a node: nothing below it is known yet.

    Args:
        node: the node.
        parent: whose tie led to it, or -1.
        clock: its discovery number.
        indptr: CSR row starts, int32, shape (n + 1,).
        scratch: changed in place.
    """
    scratch.found[node] = clock
    scratch.low[node] = clock
    scratch.up[node] = parent
    scratch.cursor[node] = indptr[node]
    scratch.below[node] = 1
    scratch.split[node] = 0
    scratch.split_pairs[node] = 0
    scratch.split_most[node] = 0


@inlined
def fold_into_parent(node: int, parent: int, scratch: DepthFirst) -> None:
    """Add a finished subtree to its parent, which cuts it off if nothing in it reaches higher."""
    piece = scratch.below[node]
    scratch.below[parent] += piece
    scratch.low[parent] = min(scratch.low[parent], scratch.low[node])
    if scratch.low[node] >= scratch.found[parent]:
        scratch.split[parent] += piece
        scratch.split_pairs[parent] += np.int64(piece) * (piece - 1)
        scratch.split_most[parent] = max(scratch.split_most[parent], piece)


@compiled
def walk_component(
    csr: Csr,
    gone: Bools,
    start: int,
    clock: int,
    scratch: DepthFirst,
) -> int:
    """Walk one component depth first and return how many nodes it has.

    Afterwards, for every member: `split` holds how many nodes its removal cuts off from the part
    that holds its parent, `split_pairs` the connected pairs among them (twice), and `split_most`
    the largest such piece (Hopcroft and Tarjan, CACM 16, 1973, with subtree sizes).

    Args:
        csr: row starts and neighbours.
        gone: mask of removed nodes.
        start: a node of the component, not yet walked.
        clock: discovery number for the start; members get the following ones.
        scratch: from `empty_scratch`; `found` must be -1 for unwalked nodes.
    """
    indptr, indices = csr
    found, up, cursor = scratch.found, scratch.up, scratch.cursor
    base = clock
    discover(start, -1, clock, indptr, scratch)
    clock += 1
    node = start
    while node >= 0:
        position = cursor[node]
        if position < indptr[node + 1]:
            cursor[node] = position + 1
            other = indices[position]
            if gone[other] or other == up[node]:
                continue
            if found[other] >= 0:
                scratch.low[node] = min(scratch.low[node], found[other])
                continue
            discover(other, node, clock, indptr, scratch)
            clock += 1
            node = other
            continue
        if up[node] >= 0:
            fold_into_parent(node, up[node], scratch)
        node = up[node]
    return clock - base


@compiled
def separations(
    csr: Csr,
    gone: Bools,
    by_largest: bool,
    key: Longs,
    scratch: DepthFirst,
) -> int:
    """Fill `key` with what is left if each single node were removed as well.

    A key orders outcomes: connected pairs first and the largest component second, or with
    `by_largest` the other way round; smaller is more separated.

    Args:
        csr: row starts and neighbours.
        gone: mask of removed nodes.
        by_largest: True to put the largest component first.
        key: int64, shape (n,), overwritten; removed nodes get the key of the graph as it is.
        scratch: from `empty_scratch`.

    Returns:
        The key of the graph as it is.
    """
    n = gone.shape[0]
    found, head = scratch.found, scratch.up
    for node in range(n):
        found[node] = -1
    clock = 0
    pairs = np.int64(0)
    most = 0
    second = 0
    for node in range(n):
        if gone[node] or found[node] >= 0:
            continue
        members = walk_component(csr, gone, node, clock, scratch)
        clock += members
        pairs += np.int64(members) * (members - 1) // 2
        if members > most:
            second = most
            most = members
        elif members > second:
            second = members
        head[node] = -members - 1
    return finish_keys(gone, by_largest, key, scratch, Totals(pairs, most, second))


@compiled
def summed_separations(
    stack: Stack,
    gone: Bools,
    by_largest: bool,
    key: Longs,
    part: Longs,
    scratch: DepthFirst,
) -> int:
    """Fill `key` with the sum of `separations` over several worlds on the same nodes.

    Args:
        stack: row starts of every world, int32, shape (worlds, n + 1), into one array of
            neighbours (int32).
        gone: mask of nodes removed from every world.
        by_largest: see `separations`.
        key: int64, shape (n,), overwritten.
        part: int64, shape (n,), scratch.
        scratch: from `empty_scratch`.

    Returns:
        The summed key of the worlds as they are.
    """
    rows, indices = stack
    whole = separations(Csr(rows[0], indices), gone, by_largest, key, scratch)
    for world in range(1, rows.shape[0]):
        whole += separations(Csr(rows[world], indices), gone, by_largest, part, scratch)
        for node in range(key.shape[0]):
            key[node] += part[node]
    return whole


@compiled
def outcome_key(pairs: int, largest: int, n: int, by_largest: bool) -> int:
    """Return one number that orders outcomes by both measures; see `split_key`."""
    if by_largest:
        return np.int64(largest) * (np.int64(n) * n + 1) + pairs
    return np.int64(pairs) * (n + 1) + largest


@compiled
def finish_keys(
    gone: Bools,
    by_largest: bool,
    key: Longs,
    scratch: DepthFirst,
    totals: Totals,
) -> int:
    """Turn the split sizes of every node into keys; see `separations`."""
    n = gone.shape[0]
    up, split, split_pairs = scratch.up, scratch.split, scratch.split_pairs
    pairs, most, second = totals
    whole = outcome_key(pairs, most, n, by_largest)
    for node in range(n):
        if gone[node]:
            key[node] = whole
            continue
        root = node
        while up[root] >= 0:
            root = up[root]
        members = -up[root] - 1
        step = node
        while up[step] >= 0 and up[step] != root:
            following = up[step]
            up[step] = root
            step = following
        rest = members - 1 - split[node]
        left = pairs - np.int64(members) * (members - 1) // 2
        left += (split_pairs[node] + np.int64(rest) * (rest - 1)) // 2
        largest = max(scratch.split_most[node], rest)
        largest = max(largest, second if members == most else most)
        key[node] = outcome_key(left, largest, n, by_largest)
    return whole
