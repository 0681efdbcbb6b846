"""Whether a fact of two records agrees, how much that says, and in which words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum


class Agreement(IntEnum):
    """How one fact of two records compares; the higher, the more it speaks for one bearer."""

    DIFFER = 0
    UNKNOWN = 1
    NEAR = 2
    AGREE = 3


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of two records, compared.

    Attributes:
        what: Which fact, such as `birth date`.
        agreement: How it compares.
        rate: 0..1, how far it moves the score; 0 where it says nothing.
        words: The comparison for a reader, both values named.
        by_itself: True where it speaks for one bearer even if the names do not agree.
        bits: How much evidence it is: the logarithm, base 2, of how much more often it is seen of
            one bearer than of two. Above 0 speaks for one, below against.
    """

    what: str
    agreement: Agreement
    rate: float
    words: str
    by_itself: bool = False
    bits: float = 0.0


def best_of(facts: list[Fact]) -> Fact:
    """Return the comparison that speaks most for one bearer; of equals the first in words.

    Args:
        facts: At least one.
    """

    def rank(fact: Fact) -> tuple[int, float, str]:
        differs = fact.agreement is Agreement.DIFFER
        return -fact.agreement, fact.rate if differs else -fact.rate, fact.words

    return min(facts, key=rank)
