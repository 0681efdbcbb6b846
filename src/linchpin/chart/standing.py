"""How firmly a picture may say a thing: never firmer than its best source does, and who that is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from linchpin.chart.words import Words
from linchpin.claims.claim import Standing
from linchpin.network.answer import Line, Said
from linchpin.network.standing_of import FIRMNESS, firmness_rank, is_plain

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
        """Return the word that stands for it in a file: its standing, or `opinion`.

        A view is never firmer than an allegation, whoever has it.
        """
        if self.opinion and self.standing is not Standing.DENIED:
            return "opinion"
        return self.standing.value


def firmness(lines: Iterable[Line]) -> Firmness:
    """Return how firmly a tie is said: its best statement, at the weakest of its claims.

    Args:
        lines: What is said of it, a line for each statement; each piece of evidence of a line is
            one of the claims that make up the statement.

    Raises:
        ValueError: Nothing is said.
    """
    found = [_weakest(line.said) for line in lines if line.said]
    if not found:
        raise ValueError("nothing is said")
    return _best(found)


def firmness_of_fact(line: Line) -> Firmness:
    """Return how firmly one fact is said, of which each piece of evidence says the whole."""
    return _best([_weakest((said,)) for said in line.said])


def weakest(found: Iterable[Firmness]) -> Firmness:
    """Return the weakest of several: what a line that stands for all of them may say.

    Raises:
        ValueError: There is none.
    """
    return min(found, key=_rank)


def strongest(found: Iterable[Firmness]) -> Firmness:
    """Return the firmest of several ways to say one thing, with everybody who says it so.

    Raises:
        ValueError: There is none.
    """
    return _best([*found])


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


def _weakest(said: Iterable[Said]) -> Firmness:
    items = list(said)
    low = min((Standing(item.standing) for item in items), key=FIRMNESS.index)
    weak = [item for item in items if item.standing == low.value]
    return Firmness(
        standing=low,
        opinion=any(item.opinion for item in items),
        speakers=tuple(dict.fromkeys(item.speaker for item in weak)),
        listed=all(item.listed for item in items),
    )


def _best(found: list[Firmness]) -> Firmness:
    top = max(found, key=_rank)
    same = [item for item in found if (item.standing, item.opinion) == (top.standing, top.opinion)]
    return Firmness(
        standing=top.standing,
        opinion=top.opinion,
        speakers=tuple(dict.fromkeys(who for item in same for who in item.speakers)),
        listed=any(item.listed for item in same),
    )


def _rank(found: Firmness) -> tuple[int, bool]:
    return firmness_rank(found.standing, found.opinion)
