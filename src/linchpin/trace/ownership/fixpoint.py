"""The 50 Percent Rule over millions of firms: who is blocked in which round, by each reading."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from linchpin.trace.kernels.owned_rounds import known_units, rounds_of_owned, stakes_by_owner
from linchpin.trace.ownership.law import Held, ShareReading
from linchpin.trace.ownership.shares import HALF

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    Ints = NDArray[np.int32]
    Longs = NDArray[np.int64]


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


def rounds_of(stakes: Stakes, listed: Ints) -> dict[ShareReading, Ints]:
    """Return in which round each entity is blocked, by each reading of the bounds.

    Args:
        stakes: Who holds what.
        listed: Numbers of who is on the list, int32, each once.
    """
    entities = len(stakes.names)
    columns = (stakes.owner, stakes.owned, stakes.low, stakes.high)
    by_owner = stakes_by_owner(*columns, entities)
    known = known_units(stakes.owned, stakes.low, entities)
    # Others leave half exactly where blocked owners hold all that is known but a half.
    room = np.minimum(known - HALF, HALF)
    return {
        ShareReading.CERTAIN: rounds_of_owned(by_owner, 0, _needs(HALF, entities), listed),
        ShareReading.POSSIBLE: rounds_of_owned(by_owner, 1, _needs(HALF, entities, room), listed),
        ShareReading.INCOMPLETE: rounds_of_owned(by_owner, 1, _needs(1, entities, room), listed),
    }


def exact_rounds(stakes: Stakes, listed: Ints) -> Ints:
    """Return in which round each entity is certainly blocked, -1 for none.

    Args:
        stakes: Who holds what.
        listed: Numbers of who is on the list, int32, each once.
    """
    entities = len(stakes.names)
    columns = (stakes.owner, stakes.owned, stakes.low, stakes.high)
    by_owner = stakes_by_owner(*columns, entities)
    return rounds_of_owned(by_owner, 0, _needs(HALF, entities), listed)


def _needs(units: int, entities: int, room: Longs | int = 0) -> Longs:
    needs = np.empty((entities, 2), dtype=np.int64)
    needs[:, 0] = units
    needs[:, 1] = room
    return needs
