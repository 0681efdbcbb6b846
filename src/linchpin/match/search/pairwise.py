"""Score many pairs of names in one go, either side asked; and say when two names surely are one."""

from __future__ import annotations

from collections.abc import Iterable

from linchpin.match.search.explain import NameMatch, explain
from linchpin.match.search.name_list import ListedName, make_list
from linchpin.match.search.search import Book, search_rows
from linchpin.match.tokens.tables import small_words

Name = tuple[str, str]
"""A name as published, and the part that is its surnames, or empty."""

CERTAIN = frozenset(
    {
        "the same",
        "the same in Latin letters",
        "letters that look alike",
        "sounds the same",
        "an abbreviation",
        "written as one word",
    }
)
"""Reasons (see `WordPair.reason`) for which a word surely is another spelling of a word. Pet
names, initials, cut words and slips of a letter are no such reasons."""


LEAST_SCORE = 0.30
"""Names that score less have nothing to do with each other; their score counts as 0."""


class NameScores:
    """Names that are compared with each other: their words read once, every pair scored at once."""

    def __init__(self, names: Iterable[Name]) -> None:
        """Score the names.

        Args:
            names: Every name that will be compared.
        """
        self._names = sorted(set(names))
        listed = make_list(
            ListedName(at, text, surnames) for at, (text, surnames) in enumerate(self._names)
        )
        self._book = Book.empty(listed)
        self._rows, self._words = self._book.read([text for text, _ in self._names])
        self._at = {name: at for at, name in enumerate(self._names)}
        self._place = {int(bearer): place for place, bearer in enumerate(listed.bearers)}
        self._scores: dict[tuple[int, int], float] = {}
        hits = search_rows(self._book, self._rows, self._words, threshold=LEAST_SCORE)
        bearers = listed.bearers[hits.names].tolist()
        for one, other, score in zip(
            hits.rows.tolist(), bearers, hits.scores.tolist(), strict=True
        ):
            key = (one, other) if one < other else (other, one)
            self._scores[key] = max(score, self._scores.get(key, 0.0))

    def score(self, one: Name, other: Name) -> float:
        """Return how alike two of the names are, 0 to 1: the higher score of asking for either.

        Which name is asked and which is listed makes a difference to the engine, because a source
        marks the surnames of one and not of the other; taking the higher makes it make none.

        Args:
            one: A name given at the start.
            other: Another.
        """
        if one[0] == other[0]:
            return 1.0
        first, second = sorted((self._at[one], self._at[other]))
        found = self._scores.get((first, second))
        if found is None:
            # Searching does not look for first letters (PLA), comparing two names does.
            asked = (
                [self._ask(first, second), self._ask(second, first)]
                if self._short(first, second)
                else []
            )
            likeness = max((item.score for item in asked), default=0.0)
            found = likeness if likeness >= LEAST_SCORE else 0.0
            self._scores[first, second] = found
        return found

    def _short(self, first: int, second: int) -> bool:
        return any(self._rows[at + 1] - self._rows[at] == 1 for at in (first, second))

    def match(self, one: Name, other: Name) -> NameMatch:
        """Return the same with what was taken for what.

        Args:
            one: A name given at the start.
            other: Another.
        """
        first, second = sorted((self._at[one], self._at[other]))
        found = [self._ask(first, second), self._ask(second, first)]
        best = max(found, key=lambda item: item.score)
        return NameMatch(self.score(one, other), best.words)

    def _ask(self, asked: int, listed: int) -> NameMatch:
        words = self._words[self._rows[asked] : self._rows[asked + 1]]
        if listed not in self._place or not len(words):
            return NameMatch(0.0, ())
        return explain(self._book, words, self._place[listed])


def surely_one(match: NameMatch) -> bool:
    """Say whether two names are one full name for certain, but for order and spelling.

    Every word has its counterpart for a reason in `CERTAIN`, at least two of them are longer than
    an initial, and nothing but words like `de la` is left over.

    Args:
        match: How the names compare.

    >>> from linchpin.match.search.explain import match_names
    >>> surely_one(match_names("José Gonsales", "GONZALEZ, Jose"))
    True
    >>> surely_one(match_names("José González", "González Peña, José"))
    False
    """
    whole = 0
    for pair in match.words:
        if pair.asked and pair.listed:
            if pair.reason not in CERTAIN:
                return False
            whole += sum(len(word) > 1 for word in pair.listed.split())
        elif small_words().get(pair.asked or pair.listed) != "PARTICLE":
            return False
    return whole > 1
