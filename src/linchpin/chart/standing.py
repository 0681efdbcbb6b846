"""How firmly a picture may say a thing: never firmer than its best source does, and who that is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from linchpin.chart.words import Words
from linchpin.claims.claim import Standing
from linchpin.network.answer import Line, Said
from linchpin.network.standing_of import (
    HowFirm,
    is_plain,
    standing_of_all,
    standing_of_statement,
    weakest_of,
)

MOST_SPEAKERS = 2
"""How many speakers are named; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Firmness:
    """How firmly something is said.

    Attributes:
        standing: Of the best source.
        opinion: True where even that source gives it as a view.
        speakers: Who says it so.
        listed: True where an edition of a list says it.
    """

    standing: Standing
    opinion: bool
    speakers: tuple[str, ...]
    listed: bool

    @property
    def firm(self) -> bool:
        """Say whether it may be drawn as a plain fact of its source."""
        return is_plain(self.standing, self.opinion)

    @property
    def mark(self) -> str:
        """Return the word that stands for it in a file: its standing, or `opinion`."""
        return _how_firm(self).mark


def firmness(lines: Iterable[Line]) -> Firmness:
    """Return how firmly a tie is said: its best statement, at the weakest of its claims.

    Args:
        lines: What is said of it, a line for each statement; each piece of evidence of a line is
            one of the claims that make up the statement.

    Raises:
        ValueError: Nothing is said.
    """
    return strongest(_of_claims(line.said) for line in lines if line.said)


def firmness_of_fact(line: Line) -> Firmness:
    """Return how firmly one fact is said, of which each piece of evidence says the whole."""
    return strongest(_of_claims((said,)) for said in line.said)


def weakest(found: Iterable[Firmness]) -> Firmness:
    """Return the weakest of several: what a line that stands for all of them may say.

    Raises:
        ValueError: There is none.
    """
    items = [*found]
    how = weakest_of(map(_how_firm, items))
    return _joined(how, all(_listed(items, how)))


def strongest(found: Iterable[Firmness]) -> Firmness:
    """Return the firmest of several ways to say one thing, with everybody who says it so.

    Raises:
        ValueError: There is none.
    """
    items = [*found]
    how = standing_of_all(map(_how_firm, items))
    return _joined(how, any(_listed(items, how)))


def qualified(text: str, found: Firmness, words: Words) -> str:
    """Return a text with how firmly it is said, and by whom where no list says it.

    >>> found = Firmness(Standing.ALLEGED, False, ("a blog",), False)
    >>> qualified("leader", found, Words("en"))
    'leader (alleged: a blog)'
    """
    if not text or (found.firm and found.listed and found.standing is Standing.STATED):
        return text
    named = words.list_of([*found.speakers[:MOST_SPEAKERS]])
    if len(found.speakers) > MOST_SPEAKERS:
        named += f" +{len(found.speakers) - MOST_SPEAKERS}"
    return words("qualified", text=text, how=words(f"says {found.mark}"), who=named)


def _of_claims(said: Iterable[Said]) -> Firmness:
    """Return how firmly a statement is made of which each piece of evidence says a part."""
    items = [*said]
    how = standing_of_statement([(item,) for item in items])
    return _joined(how, all(item.listed for item in items))


def _how_firm(found: Firmness) -> HowFirm:
    return HowFirm(found.standing, found.opinion, found.speakers)


def _listed(items: Iterable[Firmness], how: HowFirm) -> list[bool]:
    """Return of those who say it so whether a list does."""
    return [item.listed for item in items if _how_firm(item).rank == how.rank]


def _joined(how: HowFirm, listed: bool) -> Firmness:
    return Firmness(how.standing, how.opinion, how.speakers, listed)
