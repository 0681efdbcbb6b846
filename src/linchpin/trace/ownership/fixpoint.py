"""The 50 Percent Rule over millions of firms: the least fixpoint, round by round, compiled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from linchpin.compiled import compiled
from linchpin.trace.ownership.law import Held, Reading
from linchpin.trace.ownership.shares import HALF

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    Ints = NDArray[np.int32]
    Longs = NDArray[np.int64]


@compiled
def begins_and_order(owner: Ints, entities: int) -> tuple[Ints, Ints]:
    """Return where the stakes of each owner end, and all stakes by owner; int32.

    Args:
        owner: Owner of each stake, int32, shape (m,).
        entities: How many entities there are.
    """
    ends = np.zeros(entities + 1, dtype=np.int32)
    for at in range(owner.shape[0]):
        ends[owner[at] + 1] += 1
    for entity in range(entities):
        ends[entity + 1] += ends[entity]
    order = np.empty(owner.shape[0], dtype=np.int32)
    for at in range(owner.shape[0]):
        entity = owner[at]
        order[ends[entity]] = at
        ends[entity] += 1  # filling moves each beginning to its end, where the next one begins
    return ends, order


@compiled
def rounds_of_owned(
    stakes: tuple[Ints, Ints, Longs, Longs],
    by_owner: tuple[Ints, Ints],
    need: tuple[Longs, Longs],
    listed: Ints,
) -> Ints:
    """Return the round in which each entity is blocked, -1 for none, int32, shape (n,).

    A firm is blocked in the round after its blocked owners hold both needs of it.

    Args:
        stakes: Owner, owned, and two kinds of units of each stake, shape (m,) each; a pair of owner
            and owned once.
        by_owner: What `begins_and_order` returns.
        need: What is needed of either kind, int64, shape (n,) each.
        listed: Who is on the list, int32, each once.
    """
    _, owned, units, floor = stakes
    ends, order = by_owner
    need_units, need_floor = need
    entities = need_units.shape[0]
    rounds = np.full(entities, np.int32(-1), dtype=np.int32)
    total = np.zeros(entities, dtype=np.int64)
    bottom = np.zeros(entities, dtype=np.int64)
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
                stake = order[place]
                firm = owned[stake]
                total[firm] += units[stake]
                bottom[firm] += floor[stake]
                if (
                    rounds[firm] < 0
                    and total[firm] >= need_units[firm]
                    and bottom[firm] >= need_floor[firm]
                ):
                    rounds[firm] = turn
                    queue[last] = firm
                    last += 1
    return rounds


@dataclass(frozen=True, slots=True)
class Stakes:
    """Who holds what, as columns.

    Attributes:
        names: Name of each entity.
        owner: Owner of each stake, int32, shape (m,).
        owned: The firm it is one in, int32, shape (m,).
        low: Units that are surely held, int64, shape (m,).
        high: Units that may be held, int64, shape (m,).
    """

    names: tuple[str, ...]
    owner: Ints
    owned: Ints
    low: Longs
    high: Longs


def as_columns(held: Held, listed: Iterable[str]) -> Stakes:
    """Return who holds what as columns; entities in the order of their names.

    Args:
        held: Who holds what.
        listed: Who is on the list, whether they hold anything or not.
    """
    names = tuple(sorted({name for pair in held for name in pair} | set(listed)))
    number = {name: at for at, name in enumerate(names)}
    return Stakes(
        names,
        np.array([number[owner] for owner, _ in held], dtype=np.int32),
        np.array([number[owned] for _, owned in held], dtype=np.int32),
        np.array([share.low for share in held.values()], dtype=np.int64),
        np.array([share.high for share in held.values()], dtype=np.int64),
    )


def rounds_of(stakes: Stakes, listed: Ints) -> dict[Reading, Ints]:
    """Return in which round each entity is blocked, by each reading of the bounds.

    Args:
        stakes: Who holds what.
        listed: Numbers of who is on the list, int32, each once.
    """
    entities = len(stakes.names)
    columns = (stakes.owner, stakes.owned)
    by_owner = begins_and_order(stakes.owner, entities)
    known = np.zeros(entities, dtype=np.int64)
    np.add.at(known, stakes.owned, stakes.low)
    # Others leave half exactly where blocked owners hold all that is known but a half.
    room = np.minimum(known - HALF, HALF)
    half = np.full(entities, HALF, dtype=np.int64)
    some = np.ones(entities, dtype=np.int64)
    low, high = (*columns, stakes.low, stakes.low), (*columns, stakes.high, stakes.low)
    return {
        Reading.CERTAIN: rounds_of_owned(low, by_owner, (half, half), listed),
        Reading.POSSIBLE: rounds_of_owned(high, by_owner, (half, room), listed),
        Reading.INCOMPLETE: rounds_of_owned(high, by_owner, (some, room), listed),
    }
