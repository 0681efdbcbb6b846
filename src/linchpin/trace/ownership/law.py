"""OFAC's 50 Percent Rule as it is written: the definition that the compiled search must equal.

The rule (OFAC, revised guidance of 13 August 2014; FAQ 398 to 402): an entity is blocked if blocked
persons own 50 percent or more of it, directly or indirectly, in the aggregate. Indirectly means
through entities that are themselves 50 percent or more owned (FAQ 401). So the blocked are the
smallest set that holds the listed and, with owners who hold 50 percent of a firm together, also the
firm: the least fixpoint, in which firms that only own one another do not block themselves.

Shares may be known between bounds, and a table may not tell all owners. So there are three such
sets, each within the next: who is blocked whatever the shares are, who may be by the bounds, and
who may be if those who are not told are blocked too.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from enum import IntEnum

from linchpin.trace.ownership.shares import HALF, OwnedShare

Held = Mapping[tuple[str, str], OwnedShare]
"""Owner and owned to the share of the owned that the owner holds."""


class ShareReading(IntEnum):
    """How the bounds of shares are read.

    Attributes:
        CERTAIN: Blocked owners hold at least their lower bounds, which are half or more.
        POSSIBLE: They may hold half by their upper bounds, and the others leave them room.
        INCOMPLETE: They hold something, and all that is not surely others' is half or more.
    """

    CERTAIN = 0
    POSSIBLE = 1
    INCOMPLETE = 2


def blocked_by_rule(
    listed: Collection[str], held: Held, reading: ShareReading = ShareReading.CERTAIN
) -> dict[str, int]:
    """Return who is blocked, each with the round in which it follows from those before.

    Args:
        listed: Who is on the list; round 0.
        held: Who holds what.
        reading: How bounds are read.

    >>> from linchpin.trace.ownership.shares import read_share
    >>> half = read_share("50%")
    >>> blocked_by_rule({"X"}, {("X", "A"): half, ("A", "B"): half})
    {'X': 0, 'A': 1, 'B': 2}
    """
    rounds = dict.fromkeys(listed, 0)
    firms = dict.fromkeys(owned for _, owned in held)
    at = 0
    while True:
        at += 1
        joined = [f for f in firms if f not in rounds and _TESTS[reading](f, held, rounds)]
        if not joined:
            return rounds
        rounds |= dict.fromkeys(joined, at)


def _certain(firm: str, held: Held, blocked: Collection[str]) -> bool:
    return sum(s.low for (o, f), s in held.items() if f == firm and o in blocked) >= HALF


def _room(firm: str, held: Held, blocked: Collection[str]) -> bool:
    """Say whether others, who are not blocked, leave half of a firm or more."""
    others = sum(s.low for (o, f), s in held.items() if f == firm and o not in blocked)
    return others <= HALF or _certain(firm, held, blocked)  # rows may tell more than all


def _possible(firm: str, held: Held, blocked: Collection[str]) -> bool:
    most = sum(s.high for (o, f), s in held.items() if f == firm and o in blocked)
    return most >= HALF and _room(firm, held, blocked)


def _incomplete(firm: str, held: Held, blocked: Collection[str]) -> bool:
    some = any(s.high for (o, f), s in held.items() if f == firm and o in blocked)
    return some and _room(firm, held, blocked)


_TESTS: Mapping[ShareReading, Callable[[str, Held, Collection[str]], bool]] = {
    ShareReading.CERTAIN: _certain,
    ShareReading.POSSIBLE: _possible,
    ShareReading.INCOMPLETE: _incomplete,
}
