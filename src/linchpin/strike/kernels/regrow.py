"""Large neighbourhood search: more leave than may, then whoever matters least comes back."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from linchpin.compiled import compiled
from linchpin.strike.graph.arrays import Bools, Csr, Floats, Limits, Longs
from linchpin.strike.kernels.annealing import cost_of, heat_at, next_random
from linchpin.strike.kernels.pieces import (
    FREE,
    LARGEST,
    PAIRS,
    Pieces,
    copy_pieces,
    empty_marks,
    empty_pieces,
    growth,
    label_all,
    put_back,
    take_out,
    top_of,
)
from linchpin.strike.kernels.separation import outcome_key
from linchpin.strike.kernels.who_is_out import Out, list_out, undo

HEAT = 0.1
TRIES = 20
BESIDE_ANY, BESIDE_LAST, ANYWHERE = 0, 1, 2
"""Where somebody who leaves is looked for; the numbers above are anywhere too."""
KINDS = 4
SKIPPED, SKIPPED_MORE = 7, 16
"""Low digits of a random number that other choices have used."""
SIZES, ONE_BELOW, FEW_BELOW, SOME_BELOW = 8, 3, 6, 7
"""Of eight trials three let one leave, three a few, one some, and one as many as may."""
FEW, SOME = 4, 12
SMALLEST = 3
"""Members of a component that somebody leaves, at least."""


class Rules(NamedTuple):
    """Nodes that must stay, bool, and costs, float64 > 0, each of shape (n,)."""

    fixed: Bools
    costs: Floats


class Bill(NamedTuple):
    """Costs, what those who are out cost together, and what they may, for what."""

    costs: Floats
    paid: float
    limits: Limits


class ReturnScratch(NamedTuple):
    """Marks (see `growth`), and scores (float64, shape (n,))."""

    seen: Longs
    score: Floats


class Trials(NamedTuple):
    """How long is searched: trials (>= 0), the most who leave at once (>= 1), and the seed."""

    trials: int
    most: int
    seed: int


@compiled
def return_score(
    csr: Csr,
    gone: Bools,
    node: int,
    pieces: Pieces,
    seen: Longs,
    by_largest: bool,
) -> float:
    """Return how much of the objective comes back with a node; see `growth`."""
    pairs, together = growth(csr, gone, node, pieces, seen)
    wider = max(0, together - pieces.totals[LARGEST])
    return float(outcome_key(pairs, wider, gone.shape[0], by_largest))


@compiled
def come_back(
    csr: Csr,
    out: Out,
    held: int,
    purse: Bill,
    pieces: Pieces,
    scratch: ReturnScratch,
) -> tuple[int, float]:
    """Let those who reconnect least come back until the rest is affordable.

    Scores (per cost) are taken once; at every step only those that look best are taken anew.

    Args:
        csr: row starts and neighbours.
        out: who is out.
        held: how many of the last of them may not be the first to come back.
        purse: what they cost.
        pieces: changed in place.
        scratch: overwritten.

    Returns:
        How many stay out (the first of the array), and their cost.
    """
    gone, members, count = out
    costs, paid = purse.costs, purse.paid
    budget, by_largest = purse.limits
    seen, score = scratch
    if paid > budget:
        for place in range(count):
            node = members[place]
            score[place] = return_score(csr, gone, node, pieces, seen, by_largest) / costs[node]
    while paid > budget and count > 0:
        open_to = max(1, count - held)
        best = np.argmin(score[:open_to])
        node = members[best]
        known = score[best]
        score[best] = return_score(csr, gone, node, pieces, seen, by_largest) / costs[node]
        if score[best] > known and score[best] > np.min(score[:open_to]):
            continue
        put_back(csr, gone, node, pieces)
        paid -= costs[node]
        count -= 1
        for place in range(best, count):
            members[place] = members[place + 1]
            score[place] = score[place + 1]
        held = 0
    return count, paid


@compiled
def near_somebody(csr: Csr, out: Out, state: int, share: int) -> tuple[int, int]:
    """Return a survivor, and the next state of the generator; -1 where none was met.

    One in four is a neighbour of somebody who is out, which moves a cut sideways; one in four a
    neighbour of the last one chosen; the others are the end of any tie.

    Args:
        csr: row starts and neighbours.
        out: who is out.
        state: of the generator.
        share: where is looked.
    """
    indptr, indices = csr
    gone, members, count = out
    for _ in range(TRIES):
        state = next_random(state)
        low, high = 0, indices.shape[0]
        if share < ANYWHERE and count > 0:
            base = members[state % count] if share == BESIDE_ANY else members[count - 1]
            low, high = indptr[base], indptr[base + 1]
            state = next_random(state)
        if high > low:
            node = indices[low + state % (high - low)]
            if not gone[node]:
                return node, state
    return -1, state


@compiled
def leave(
    csr: Csr,
    out: Out,
    rules: Rules,
    more: int,
    state: int,
    pieces: Pieces,
) -> tuple[int, float, int]:
    """Let up to `more` survivors leave, preferring large components.

    Args:
        csr: row starts and neighbours.
        out: who is out; changed in place.
        rules: who may leave, and what that costs.
        more: how many leave.
        state: of the generator.
        pieces: see `Pieces`; not changed.

    Returns:
        How many are out, what the new ones cost, and the state of the generator.
    """
    gone, members, count = out
    fixed, costs = rules
    label, parent, size = pieces.label, pieces.parent, pieces.size
    paid = 0.0
    state = next_random(state)
    share = state // SKIPPED % KINDS
    for step in range(more):
        kind = ANYWHERE if share == BESIDE_LAST and step == 0 else share
        node, state = near_somebody(csr, Out(gone, members, count), state, kind)
        if node < 0 or fixed[node]:
            continue
        top = top_of(parent, label[node])
        state = next_random(state)
        if size[top] < SMALLEST or state % pieces.totals[LARGEST] >= 2 * size[top]:
            continue
        gone[node] = True
        members[count] = node
        count += 1
        paid += costs[node]
    return count, paid, state


@compiled
def how_many(state: int, most: int) -> int:
    """Return how many leave in one trial, mostly few, seldom many; 1 to `most`."""
    kind = state // SKIPPED_MORE % SIZES
    draw = state // (SKIPPED_MORE * SIZES)
    if kind < ONE_BELOW:
        return 1
    if kind < FEW_BELOW:
        return 1 + draw % min(most, FEW)
    if kind < SOME_BELOW:
        return 1 + draw % min(most, SOME)
    return 1 + draw % most


@compiled
def regrow(
    csr: Csr,
    rules: Rules,
    start: Bools,
    limits: Limits,
    effort: Trials,
) -> tuple[Bools, int]:
    """Return the best affordable set found from a start, and its key.

    Args:
        csr: row starts and neighbours.
        rules: who may leave, and what that costs.
        start: bool, shape (n,); a set, affordable or not.
        limits: what the set may cost, and the objective.
        effort: how long is searched.
    """
    by_largest = limits.by_largest
    trials, most, state = effort
    _, costs = rules
    n = start.shape[0]
    now, trial = empty_pieces(n), empty_pieces(n)
    queue = np.empty(n, np.int32)
    scratch = ReturnScratch(empty_marks(n), np.empty(n, np.float64))
    gone = start.copy()
    members, kept = np.empty(n, np.int32), np.empty(n, np.int32)
    count = list_out(gone, members)
    paid = cost_of(gone, costs)
    label_all(csr, gone, now, queue)
    count, paid = come_back(
        csr, Out(gone, members, count), 0, Bill(costs, paid, limits), now, scratch
    )
    current = outcome_key(now.totals[PAIRS], now.totals[LARGEST], n, by_largest)
    best, best_key = gone.copy(), current
    for turn in range(trials):
        if now.totals[FREE] > n:
            label_all(csr, gone, now, queue)
        copy_pieces(now, trial)
        kept[:count] = members[:count]
        state = next_random(state)
        more = how_many(state, most)
        stays = state % 2
        wide, extra, state = leave(csr, Out(gone, members, count), rules, more, state, trial)
        take_out(csr, gone, members[count:wide], trial, queue)
        out, bill = Out(gone, members, wide), Bill(costs, paid + extra, limits)
        left, spent = come_back(csr, out, (wide - count) * stays, bill, trial, scratch)
        found = outcome_key(trial.totals[PAIRS], trial.totals[LARGEST], n, by_largest)
        state = next_random(state)
        heat = heat_at(state, turn, trials, HEAT)
        if found - current <= heat * current:
            now, trial = trial, now
            count, paid, current = left, spent, found
            if found < best_key:
                best_key = found
                best[:] = gone
        else:
            undo(Out(gone, members, wide), kept, count)
    return best, best_key
