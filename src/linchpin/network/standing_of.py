"""How firmly a tie or line may be told: never firmer than the weakest reading of its best claim.

A tie is told by one or several statements (a release, a list, a blog). A statement is made of
claims of its parts: who, whom, in what role. It is no firmer than its weakest part, and a part that
several claims give is as firm as the best of them. Of several statements the firmest counts. A view
is never firmer than an allegation, whoever has it. Where two are as firm as each other and give
different standings (both are views), the weakest of them is told.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from linchpin.claims.claim import Standing

FIRMNESS = (
    Standing.DENIED,
    Standing.ALLEGED,
    Standing.CHARGED,
    Standing.STATED,
    Standing.ADMITTED,
    Standing.PROVEN,
)
"""Standings from the weakest up."""


class Saying(Protocol):
    """What has a standing: the evidence of a claim, or a line of an answer."""

    @property
    def standing(self) -> str:
        """The word of a `Standing`."""

    @property
    def opinion(self) -> bool:
        """Whether it is a view."""

    @property
    def speaker(self) -> str:
        """Who says it."""


@dataclass(frozen=True, slots=True)
class HowFirm:
    """How firmly something is said, and by whom.

    Attributes:
        standing: The standing it may be told with.
        opinion: True where it is somebody's view.
        speakers: Who says it so, in order of first mention.
    """

    standing: Standing
    opinion: bool
    speakers: tuple[str, ...]

    @property
    def rank(self) -> tuple[int, bool]:
        """Return what orders degrees of firmness, the firmest last."""
        return firmness_rank(self.standing, self.opinion)

    @property
    def plain(self) -> bool:
        """Say whether it may be told without a word on its standing: stated, admitted or proven."""
        return is_plain(self.standing, self.opinion)

    @property
    def mark(self) -> str:
        """Return the word that stands for it: its standing, or `opinion`.

        A view is never firmer than an allegation, whoever has it.
        """
        if self.opinion and self.standing is not Standing.DENIED:
            return "opinion"
        return self.standing.value


def firmness_rank(standing: Standing, opinion: bool) -> tuple[int, bool]:
    """Return what orders standings, an opinion no higher than an allegation.

    Args:
        standing: How firmly.
        opinion: Whether it is a view.

    >>> firmness_rank(Standing.PROVEN, True) < firmness_rank(Standing.ALLEGED, False)
    True
    """
    place = FIRMNESS.index(standing)
    return (min(place, FIRMNESS.index(Standing.ALLEGED)) if opinion else place), not opinion


def is_plain(standing: Standing, opinion: bool) -> bool:
    """Say whether something may be told without a word on its standing.

    Args:
        standing: How firmly it is said.
        opinion: Whether it is a view.

    >>> is_plain(Standing.STATED, False), is_plain(Standing.CHARGED, False)
    (True, False)
    >>> is_plain(Standing.PROVEN, True)
    False
    """
    return not opinion and firmness_rank(standing, opinion) >= firmness_rank(Standing.STATED, False)


def standing_of_part(said: Iterable[Saying]) -> HowFirm:
    """Return how firmly one part of a statement is said: as the best of its claims says it.

    Args:
        said: Of claims each of which says the whole part.

    Raises:
        ValueError: Nothing is said.
    """
    return standing_of_all(
        HowFirm(Standing(item.standing), item.opinion, (item.speaker,)) for item in said
    )


def standing_of_statement(parts: Iterable[Iterable[Saying]]) -> HowFirm:
    """Return how firmly a statement is made: as its weakest part.

    Args:
        parts: The evidence of each part: of one end, of the other, of the role.

    Raises:
        ValueError: Nothing is said.
    """
    return weakest_of(standing_of_part(part) for part in parts)


def standing_of_all(statements: Iterable[HowFirm]) -> HowFirm:
    """Return how firmly something is said that several statements say: as the firmest of them.

    Raises:
        ValueError: Nothing is said.
    """
    found = list(statements)
    if not found:
        raise ValueError("nothing is said, so it has no standing")
    return _joined(found, max(item.rank for item in found))


def weakest_of(found: Iterable[HowFirm]) -> HowFirm:
    """Return the weakest of several: what one line or heading that stands for all of them may say.

    Raises:
        ValueError: There is none.
    """
    items = list(found)
    if not items:
        raise ValueError("nothing is said, so it has no standing")
    return _joined(items, min(item.rank for item in items))


def _joined(found: list[HowFirm], rank: tuple[int, bool]) -> HowFirm:
    same = [item for item in found if item.rank == rank]
    speakers = tuple(dict.fromkeys(who for item in same for who in item.speakers))
    low = min((item.standing for item in same), key=FIRMNESS.index)
    return HowFirm(low, same[0].opinion, speakers)
