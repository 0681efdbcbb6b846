"""What a comparison of customer and entry is made of: facts, sides, marked pieces."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from linchpin.workspace.alerts.queued import SaidOfEntry


class Compares(StrEnum):
    """How a fact of customer and entry compares."""

    AGREES = "agrees"
    PARTLY = "partly"
    NEAR = "nearly agrees"
    DIFFERS = "differs"
    OTHER_KIND = "not comparable"
    NOT_STATED = "not stated"


@dataclass(frozen=True, slots=True)
class MarkedPiece:
    """A piece of a text, and how it compares.

    Attributes:
        text: The piece.
        how: `same`, `near`, `other`, or empty where it was not compared.
    """

    text: str
    how: str = ""


@dataclass(frozen=True, slots=True)
class SideValue:
    """A value on one side.

    Attributes:
        marks: Its pieces; joined they are the value.
        claims: Claims that say it; none for the customer's.
    """

    marks: tuple[MarkedPiece, ...]
    claims: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """Return the value."""
        return "".join(mark.text for mark in self.marks)


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """One fact on both sides.

    Attributes:
        what: Which.
        how: How it compares.
        yours: The customer's values.
        listed: The entry's values, the one that fits best first.
        words: What makes it so, in words; empty where nothing is to be said.
    """

    what: str
    how: Compares
    yours: tuple[SideValue, ...] = ()
    listed: tuple[SideValue, ...] = ()
    words: str = ""


def sides_of(facts: Iterable[SaidOfEntry], how: str = "") -> tuple[SideValue, ...]:
    """Return facts as sides, all marked alike.

    Args:
        facts: The facts.
        how: The mark.
    """
    return tuple(SideValue((MarkedPiece(fact.value, how),), fact.claims) for fact in facts)
