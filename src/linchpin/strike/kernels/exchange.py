"""Iterated local search over sets: drop a few members, add back the best, keep what helps."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from linchpin.compiled import compiled
from linchpin.strike.graph.arrays import Bools, Floats, Limits, Longs, Stack
from linchpin.strike.kernels.annealing import cost_of, heat_at, next_random
from linchpin.strike.kernels.separation import DepthFirst, empty_scratch, summed_separations

HEAT = 0.05
ONE_MORE_IN = 4
"""In one of so many turns, one member more is dropped; in one, somebody drawn joins."""
MANY_IN, MANY_AT = 16, 1
"""In one of so many turns, up to half of the members are dropped."""


class Purse(NamedTuple):
    """Who may be bought: nodes that must stay, costs, what is spent, and the budget."""

    fixed: Bools
    costs: Floats
    spent: float
    budget: float


class Keys(NamedTuple):
    """Keys of all nodes and what making them takes; see `summed_separations`."""

    key: Longs
    part: Longs
    scratch: DepthFirst


class Rounds(NamedTuple):
    """How long is searched: rounds (>= 0), and the seed (1 to 2**31 - 2)."""

    rounds: int
    seed: int


@compiled
def fill_up(
    stack: Stack,
    gone: Bools,
    purse: Purse,
    work: Keys,
    by_largest: bool,
    banned: int,
) -> tuple[int, float]:
    """Add affordable nodes, the most separating first, until none helps; return key and spent.

    Where costs differ, nodes compete by gain per cost.

    Args:
        stack: worlds, see `summed_separations`.
        gone: mask of removed nodes, updated.
        purse: nodes that must stay, costs, what is spent, and the budget.
        work: keys and their scratch, see `summed_separations`.
        by_largest: see `summed_separations`.
        banned: a node that is not the first to be added, or -1.
    """
    fixed, costs, spent, budget = purse
    key, part, scratch = work
    n = gone.shape[0]
    whole = summed_separations(stack, gone, by_largest, key, part, scratch)
    while True:
        best = -1
        best_gain = 0.0
        for node in range(n):
            if gone[node] or fixed[node] or node == banned or costs[node] > budget - spent:
                continue
            gain = (whole - key[node]) / costs[node]
            if gain > best_gain:
                best_gain = gain
                best = node
        if best < 0:
            return whole, spent
        gone[best] = True
        banned = -1
        spent += costs[best]
        whole = summed_separations(stack, gone, by_largest, key, part, scratch)


@compiled
def how_many_drop(members: int, state: int) -> tuple[int, int]:
    """Return how many members are dropped in a turn, and the state of the generator."""
    state = next_random(state)
    if state % MANY_IN == MANY_AT:
        state = next_random(state)
        return 2 + state % (1 + members // 2), state
    return 1 + (state % ONE_MORE_IN == 0), state


@compiled
def drop(
    trial: Bools, members: Longs, drops: int, purse: Purse, state: int
) -> tuple[int, float, int]:
    """Let members drawn at random leave a set; some may be drawn twice.

    Args:
        trial: mask of the set, changed in place.
        members: its nodes, int64.
        drops: how often is drawn, >= 1.
        purse: what they cost.
        state: of the generator.

    Returns:
        The last one drawn, what the others cost, and the state of the generator.
    """
    paid = purse.spent
    dropped = -1
    for _ in range(drops):
        state = next_random(state)
        dropped = members[state % members.shape[0]]
        if trial[dropped]:
            trial[dropped] = False
            paid -= purse.costs[dropped]
    return dropped, paid, state


@compiled
def let_in(trial: Bools, node: int, purse: Purse) -> float:
    """Return what a set costs once a node has joined it, if it may and is affordable."""
    fixed, costs, paid, budget = purse
    if not trial[node] and not fixed[node] and costs[node] <= budget - paid:
        trial[node] = True
        paid += costs[node]
    return paid


@compiled
def exchange(
    stack: Stack,
    fixed: Bools,
    costs: Floats,
    start: Bools,
    limits: Limits,
    effort: Rounds,
) -> tuple[Bools, int]:
    """Return the best set found from a start, and its key; never worse than the start.

    Args:
        stack: worlds, see `summed_separations`; one network is a stack of one.
        fixed: bool, shape (n,); nodes that must stay.
        costs: float64, shape (n,), > 0.
        start: bool, shape (n,); an affordable set.
        limits: what the set may cost, and the objective.
        effort: how long is searched.
    """
    budget, by_largest = limits
    rounds, state = effort
    n = start.shape[0]
    work = Keys(np.empty(n, np.int64), np.empty(n, np.int64), empty_scratch(n))
    gone = start.copy()
    spent = cost_of(gone, costs)
    current, spent = fill_up(stack, gone, Purse(fixed, costs, spent, budget), work, by_largest, -1)
    best, best_key, trial = gone.copy(), current, gone.copy()
    for turn in range(rounds):
        members = np.flatnonzero(trial)
        if members.shape[0] == 0:
            break
        drops, state = how_many_drop(members.shape[0], state)
        purse = Purse(fixed, costs, spent, budget)
        dropped, paid, state = drop(trial, members, drops, purse, state)
        if drops > 1 or state % ONE_MORE_IN == 0:
            state = next_random(state)
            paid = let_in(trial, state % n, Purse(fixed, costs, paid, budget))
        purse = Purse(fixed, costs, paid, budget)
        found, paid = fill_up(stack, trial, purse, work, by_largest, dropped)
        state = next_random(state)
        heat = heat_at(state, turn, rounds, HEAT)
        if found - current <= heat * current:
            gone[:] = trial
            current = found
            spent = paid
            if found < best_key:
                best_key = found
                best[:] = trial
        else:
            trial[:] = gone
    return best, best_key
