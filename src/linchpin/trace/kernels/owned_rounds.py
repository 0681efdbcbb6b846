"""The least fixpoint of the 50 Percent Rule, round by round, over stakes by owner."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from linchpin.compiled import compiled

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int32]
    Longs = NDArray[np.int64]


@compiled
def stakes_by_owner(
    owner: Ints, owned: Ints, low: Longs, high: Longs, entities: int
) -> tuple[Ints, Ints, Longs]:
    """Return where the stakes of each owner end, and their firms and units, by owner.

    Args:
        owner: Owner of each stake, int32, shape (m,).
        owned: The firm it is one in, int32, shape (m,); a pair of owner and owned once.
        low: Units surely held, int64, shape (m,).
        high: Units possibly held, int64, shape (m,).
        entities: How many entities there are.

    Returns:
        Ends, int32, shape (n + 1,); firms, int32, shape (m,); units, int64, shape (m, 2).
    """
    stakes = owner.shape[0]
    ends = np.zeros(entities + 1, dtype=np.int32)
    for at in range(stakes):
        ends[owner[at] + 1] += 1
    for entity in range(entities):
        ends[entity + 1] += ends[entity]
    firms = np.empty(stakes, dtype=np.int32)
    units = np.empty((stakes, 2), dtype=np.int64)
    for at in range(stakes):
        place = ends[owner[at]]
        ends[owner[at]] = place + 1  # moves each beginning to its end, where the next begins
        firms[place] = owned[at]
        units[place, 0] = low[at]
        units[place, 1] = high[at]
    return ends, firms, units


@compiled
def known_units(owned: Ints, units: Longs, entities: int) -> Longs:
    """Return how many units of each entity are held by all its owners, int64, shape (n,).

    Args:
        owned: The firm of each stake, int32, shape (m,).
        units: How much of it the stake is, int64, shape (m,).
        entities: How many entities there are.
    """
    known = np.zeros(entities, dtype=np.int64)
    for at in range(owned.shape[0]):
        known[owned[at]] += units[at]
    return known


@compiled
def rounds_of_owned(
    by_owner: tuple[Ints, Ints, Longs], counts: int, missing: Longs, listed: Ints
) -> Ints:
    """Return the round in which each entity is blocked, -1 for none, int32, shape (n,).

    A firm is blocked in the round after its blocked owners hold both needs of it: one of the units
    that count, one of those surely held.

    Args:
        by_owner: What `stakes_by_owner` returns.
        counts: Which units count: 0 those surely held, 1 those possibly held.
        missing: What each entity lacks of either need, int64, shape (n, 2); it is changed.
        listed: Who is on the list, int32, each once.
    """
    ends, firms, units = by_owner
    entities = missing.shape[0]
    rounds = np.full(entities, np.int32(-1), dtype=np.int32)
    queue = np.empty(entities, dtype=np.int32)
    first, last, turn = 0, 0, 0
    for at in range(listed.shape[0]):
        rounds[listed[at]] = 0
        queue[last] = listed[at]
        last += 1
    while first < last:
        turn += 1
        until = last
        while first < until:
            entity = queue[first]
            first += 1
            start = ends[entity - 1] if entity > 0 else 0
            for place in range(start, ends[entity]):
                firm = firms[place]
                missing[firm, 0] -= units[place, counts]
                missing[firm, 1] -= units[place, 0]
                if missing[firm, 0] <= 0 and missing[firm, 1] <= 0 and rounds[firm] < 0:
                    rounds[firm] = turn
                    queue[last] = firm
                    last += 1
    return rounds
