"""Every affordable set, with the last member found by one depth-first pass instead of a loop."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from linchpin.compiled import compiled
from linchpin.strike.graph.arrays import Bools, Floats, Ints, Longs, Stack
from linchpin.strike.kernels.separation import empty_scratch, summed_separations

DEEPEST = 64


class SetLimits(NamedTuple):
    """Which sets are looked at: most members (>= 1), budget, and the objective (see `Limits`)."""

    most: int
    budget: float
    by_largest: bool


class Share(NamedTuple):
    """One worker of several; sets are dealt by their first member."""

    worker: int
    workers: int


class Prices(NamedTuple):
    """What candidates cost (float64), what is paid already, and the budget."""

    costs: Floats
    paid: float
    budget: float


class Way(NamedTuple):
    """The way down to a set: its places in order, the same as masks, and what is paid so far."""

    chosen: Ints
    inside: Bools
    gone: Bools
    paid: Floats


@compiled
def choose(way: Way, depth: int, place: int, candidates: Ints, costs: Floats) -> None:
    """Go one member deeper: a candidate is chosen.

    Args:
        way: where one is, changed in place.
        depth: members chosen so far.
        place: position of the candidate.
        candidates: removable nodes, int32.
        costs: what they cost.
    """
    way.chosen[depth] = place
    way.inside[place] = True
    way.gone[candidates[place]] = True
    way.paid[depth + 1] = way.paid[depth] + costs[place]


@compiled
def take_back(way: Way, depth: int, candidates: Ints) -> int:
    """Go one member back, and return the place of the one that is chosen no more."""
    place = int(way.chosen[depth])
    way.inside[place] = False
    way.gone[candidates[place]] = False
    return place


@compiled
def best_last(
    key: Longs, candidates: Ints, prices: Prices, first: int, best: int
) -> tuple[int, int]:
    """Return the best outcome with one more affordable member, and its place; -1: no better one.

    Args:
        key: outcomes with each node as the last member, int64, shape (n,).
        candidates: removable nodes, int32.
        prices: what they cost.
        first: place of the first that may be chosen.
        best: the best outcome so far.
    """
    costs, paid, budget = prices
    at = -1
    for last in range(first, candidates.shape[0]):
        node = candidates[last]
        if key[node] < best and paid + costs[last] <= budget:
            best = key[node]
            at = last
    return best, at


@compiled
def next_place(place: int, stride: int, needs: Ints, inside: Bools, prices: Prices) -> int:
    """Return the next place, from one on, of a candidate who may be chosen and leave money over.

    Args:
        place: where to begin.
        stride: from place to place.
        needs: see `enumerate_sets`.
        inside: bool, shape (c,); candidates who are chosen.
        prices: what they cost.
    """
    costs, paid, budget = prices
    while place < needs.shape[0]:
        wanted = needs[place] < 0 or inside[needs[place]]
        if wanted and paid + costs[place] < budget:
            break
        place += stride
    return place


@compiled
def set_of(candidates: Ints, chosen: Ints, last: int) -> Ints:
    """Return the nodes of the chosen places and of one more, int32."""
    nodes = np.empty(chosen.shape[0] + 1, np.int32)
    for member in range(chosen.shape[0]):
        nodes[member] = candidates[chosen[member]]
    nodes[chosen.shape[0]] = candidates[last]
    return nodes


@compiled
def enumerate_sets(
    stack: Stack,
    candidates: Ints,
    needs: Ints,
    costs: Floats,
    limits: SetLimits,
    share: Share,
) -> tuple[int, Ints]:
    """Return the best outcome over all affordable sets, and the first set that reaches it.

    Args:
        stack: worlds, see `summed_separations`; one network is a stack of one.
        candidates: removable nodes, int32, shape (c,), in order of preference.
        needs: int32, shape (c,); position of a candidate without which this one is never worth
            choosing (it comes earlier), or -1.
        costs: float64, shape (c,), > 0.
        limits: which sets are looked at.
        share: which of them are this worker's.

    Returns:
        The key of the best outcome, and the set (nodes, int32, in candidate order).
    """
    most, budget, by_largest = limits
    worker, workers = share
    n = stack.rows.shape[1] - 1
    count = candidates.shape[0]
    gone, inside = np.zeros(n, np.bool_), np.zeros(count, np.bool_)
    key, part, scratch = np.empty(n, np.int64), np.empty(n, np.int64), empty_scratch(n)
    best = summed_separations(stack, gone, by_largest, key, part, scratch)
    best_set = np.empty(0, np.int32)
    chosen, paid = np.empty(DEEPEST, np.int32), np.zeros(DEEPEST + 1, np.float64)
    way = Way(chosen, inside, gone, paid)
    depth, place, descend = 0, worker, True
    while True:
        if descend:
            summed_separations(stack, gone, by_largest, key, part, scratch)
            first = chosen[depth - 1] + 1 if depth > 0 else 0
            best, last = best_last(key, candidates, Prices(costs, paid[depth], budget), first, best)
            if last >= 0:
                best_set = set_of(candidates, chosen[:depth], last)
            place = first if depth > 0 else worker
            descend = False
        if depth + 1 < most:
            stride = workers if depth == 0 else 1
            place = next_place(place, stride, needs, inside, Prices(costs, paid[depth], budget))
        else:
            place = count
        if place < count:
            choose(way, depth, place, candidates, costs)
            depth, descend = depth + 1, True
            continue
        if depth == 0:
            return best, best_set
        depth -= 1
        place = take_back(way, depth, candidates) + (workers if depth == 0 else 1)
