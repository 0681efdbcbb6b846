"""Large neighbourhood search: more leave than may, then whoever matters least comes back."""

from __future__ import annotations

import numpy as np

from linchpin.strike.graph.arrays import Bools, Floats, Ints, Longs
from linchpin.strike.kernels.betweenness import next_random
from linchpin.strike.kernels.compiled import compiled
from linchpin.strike.kernels.pieces import (
    FREE,
    LARGEST,
    PAIRS,
    Pieces,
    copy_pieces,
    empty_pieces,
    growth,
    label_all,
    put_back,
    take_out,
)
from linchpin.strike.kernels.separation import outcome_key

HEAT = 0.1
TRIES = 20


@compiled
def return_score(
    csr: tuple[Ints, Ints],
    gone: Bools,
    node: int,
    pieces: Pieces,
    seen: Longs,
    by_largest: bool,
) -> float:
    """Return how much of the objective comes back with a node; see `growth`."""
    pairs, together = growth(csr, gone, node, pieces, seen)
    wider = max(0, together - pieces[4][LARGEST])
    return float(outcome_key(pairs, wider, gone.shape[0], by_largest))


@compiled
def come_back(
    csr: tuple[Ints, Ints],
    out: tuple[Bools, Ints, int, int],
    purse: tuple[Floats, float, float],
    pieces: Pieces,
    scratch: tuple[Longs, Floats],
    by_largest: bool,
) -> tuple[int, float]:
    """Let those who reconnect least come back until the rest is affordable.

    Scores (per cost) are taken once; at every step only those that look best are taken anew.

    Args:
        csr: row starts and neighbours.
        out: mask of nodes that are out, who they are, how many, and how many of the last of
            them may not be the first to come back.
        purse: costs, what they sum to, and the budget.
        pieces: changed in place.
        scratch: marks (see `growth`) and scores (float64, shape (n,)).
        by_largest: True to put the largest component first.

    Returns:
        How many stay out (the first of the array), and their cost.
    """
    gone, members, count, held = out
    costs, paid, budget = purse
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
def near_somebody(
    csr: tuple[Ints, Ints], out: tuple[Bools, Ints, int], state: int, share: int
) -> tuple[int, int]:
    """Return a survivor, and the next state of the generator; -1 where none was met.

    One in four is a neighbour of somebody who is out, which moves a cut sideways; one in four a
    neighbour of the last one chosen; the others are the end of any tie.

    Args:
        csr: row starts and neighbours.
        out: mask of nodes that are out, who they are, and how many.
        state: of the generator.
        share: 0 for a neighbour of any member, 1 of the last one, else the end of any tie.
    """
    indptr, indices = csr
    gone, members, count = out
    for _ in range(TRIES):
        state = next_random(state)
        low, high = 0, indices.shape[0]
        if share < 2 and count > 0:
            base = members[state % count] if share == 0 else members[count - 1]
            low, high = indptr[base], indptr[base + 1]
            state = next_random(state)
        if high > low:
            node = indices[low + state % (high - low)]
            if not gone[node]:
                return node, state
    return -1, state


@compiled
def leave(
    csr: tuple[Ints, Ints],
    out: tuple[Bools, Ints, int],
    rules: tuple[Bools, Floats],
    more: int,
    state: int,
    pieces: Pieces,
) -> tuple[int, float, int]:
    """Let up to `more` survivors leave, preferring large components.

    Args:
        csr: row starts and neighbours.
        out: mask of nodes that are out, who they are, and how many; changed in place.
        rules: nodes that must stay, and costs.
        more: how many leave.
        state: of the generator.
        pieces: see `Pieces`; not changed.

    Returns:
        How many are out, what the new ones cost, and the state of the generator.
    """
    gone, members, count = out
    fixed, costs = rules
    label, parent, size, _, totals = pieces
    paid = 0.0
    state = next_random(state)
    share = state // 7 % 4
    for step in range(more):
        kind = 1 if share == 1 and step > 0 else (2 if share == 1 else share)
        node, state = near_somebody(csr, (gone, members, count), state, kind)
        if node < 0 or fixed[node]:
            continue
        top = label[node]
        while parent[top] != top:
            top = parent[top]
        state = next_random(state)
        if size[top] < 3 or state % totals[LARGEST] >= 2 * size[top]:
            continue
        gone[node] = True
        members[count] = node
        count += 1
        paid += costs[node]
    return count, paid, state


@compiled
def how_many(state: int, most: int) -> int:
    """Return how many leave in one trial, mostly few, seldom many; 1 to `most`."""
    kind = state // 16 % 8
    draw = state // 128
    if kind < 3:
        return 1
    if kind < 6:
        return 1 + draw % min(most, 4)
    if kind == 6:
        return 1 + draw % min(most, 12)
    return 1 + draw % most


@compiled
def regrow(
    csr: tuple[Ints, Ints],
    rules: tuple[Bools, Floats],
    start: Bools,
    limits: tuple[float, bool],
    effort: tuple[int, int, int],
) -> tuple[Bools, int]:
    """Return the best affordable set found from a start, and its key.

    Args:
        csr: row starts and neighbours.
        rules: nodes that must stay, bool, and costs, float64 > 0, each of shape (n,).
        start: bool, shape (n,); a set, affordable or not.
        limits: budget, and True to put the largest component first (see `separations`).
        effort: trials (>= 0), the most who leave at once (>= 1), seed (1 to 2**31 - 2).
    """
    budget, by_largest = limits
    trials, most, state = effort
    _, costs = rules
    n = start.shape[0]
    now, trial = empty_pieces(n), empty_pieces(n)
    queue = np.empty(n, np.int32)
    scratch = (np.zeros(4 * n + 9, np.int64), np.empty(n, np.float64))
    gone = start.copy()
    members, kept = np.empty(n, np.int32), np.empty(n, np.int32)
    count = 0
    paid = 0.0
    for node in range(n):
        if gone[node]:
            members[count] = node
            count += 1
            paid += costs[node]
    label_all(csr, gone, now, queue)
    count, paid = come_back(
        csr, (gone, members, count, 0), (costs, paid, budget), now, scratch, by_largest
    )
    current = outcome_key(now[4][PAIRS], now[4][LARGEST], n, by_largest)
    best, best_key = gone.copy(), current
    for turn in range(trials):
        if now[4][FREE] > n:
            label_all(csr, gone, now, queue)
        copy_pieces(now, trial)
        kept[:count] = members[:count]
        state = next_random(state)
        more = how_many(state, most)
        held = state % 2
        wide, extra, state = leave(csr, (gone, members, count), rules, more, state, trial)
        take_out(csr, gone, members[count:wide], trial, queue)
        held = (wide - count) * held
        left, spent = come_back(
            csr,
            (gone, members, wide, held),
            (costs, paid + extra, budget),
            trial,
            scratch,
            by_largest,
        )
        found = outcome_key(trial[4][PAIRS], trial[4][LARGEST], n, by_largest)
        state = next_random(state)
        heat = HEAT * (1.0 - turn / trials) * (state / 2147483647.0) ** 4
        if found - current <= heat * current:
            now, trial = trial, now
            count, paid, current = left, spent, found
            if found < best_key:
                best_key = found
                best[:] = gone
        else:
            gone[members[:wide]] = False
            gone[kept[:count]] = True
            members[:count] = kept[:count]
    return best, best_key
