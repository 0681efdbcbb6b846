"""Who may be meant by the entities that are asked about: scored, counted exactly, explained.

Names are searched for all queries at once, as the rows of a book are, and scored by the same rules
(`linchpin.match`): the likeness of the names, moved by every other fact that both give.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from linchpin.match.compare.agreement import Agreement, Fact
from linchpin.match.compare.births import compare_births
from linchpin.match.compare.facts import (
    SAME_IDENTIFIER,
    SAME_IDENTIFIER_BITS,
    SAME_VALUE,
    SAME_VALUE_BITS,
    compare_countries,
    compare_genders,
)
from linchpin.match.compare.identifier_keys import kind_of_property, listed_keys
from linchpin.match.compare.records import record_score
from linchpin.match.search.explain import NameMatch, explain, explain_many
from linchpin.match.search.name_list import ListedName, NameClass
from linchpin.match.search.search import Book, search_rows
from linchpin.screen.queries.candidates import Candidates
from linchpin.screen.queries.entity_query import EntityQuery, can_be_one
from linchpin.screen.rows.named import rests_on_initials
from linchpin.screen.watchlist.identifiers import Identifier
from linchpin.screen.watchlist.watched import Watched

LEAST_LIKENESS = 0.5
"""MayBe of names below which nobody is looked at, whatever is asked."""
USUAL_LIKENESS = 0.7
"""MayBe of names from which on somebody is looked at, if no lower score is asked for."""

MOST_WORDS = 20_000
"""Words asked for that are held, at most: each reading of a new one copies what is held."""
_MOST_SEEN = 50_000
"""People who are held in memory once they were looked at, at most."""


@dataclass(frozen=True, slots=True)
class MayBe:
    """Somebody who may be meant.

    Attributes:
        entity: Canonical id.
        score: 0..1.
        watched: Who it is.
        name_score: MayBe of the names, 0 where none fits.
        name: The listed name that fits best; None where none does.
        asked: The name asked for that it fits.
        weak: Whether only a weak alias fits, and no number.
        facts: Every other fact that both give.
        compared: What explains the likeness of the names, see `explained`; None where none fits.
    """

    entity: str
    score: float
    watched: Watched
    name_score: float
    name: ListedName | None
    asked: str
    weak: bool
    facts: tuple[Fact, ...]
    compared: ReadName | None


@dataclass(frozen=True, slots=True)
class ReadName:
    """An asked name and a listed one: the words as they were read, good as long as their book."""

    book: Book
    words: NDArray[np.int32]
    name: int


def explained(found: Sequence[MayBe]) -> list[NameMatch | None]:
    """Return what was taken for what in the names of some who may be meant.

    Args:
        found: Who may be meant.
    """
    told: list[NameMatch | None] = [None] * len(found)
    books: dict[int, list[int]] = {}
    for at, one in enumerate(found):
        if one.compared is not None:
            books.setdefault(id(one.compared.book), []).append(at)
    for places in books.values():
        compared = [one for one in (found[at].compared for at in places) if one is not None]
        words, names = [one.words for one in compared], [one.name for one in compared]
        for at, match in zip(places, explain_many(compared[0].book, words, names), strict=True):
            told[at] = match
    return told


@dataclass(slots=True)
class Weigher:
    """Candidates with the words that were asked for so far; answers do not depend on them.

    Not for two threads at once.

    Attributes:
        candidates: Who may be meant.
        book: Words seen.
    """

    candidates: Candidates
    book: Book
    _seen: dict[int, Watched] = field(default_factory=dict)
    _names: dict[int, ListedName] = field(default_factory=dict)

    @classmethod
    def of(cls, candidates: Candidates) -> Weigher:
        """Return a weigher that has seen no word yet."""
        return cls(candidates, Book.empty(candidates.people.names))

    def weigh(self, queries: Sequence[EntityQuery], least: float) -> list[list[MayBe]]:
        """Return who may be meant by each query: best score first, of equals by id.

        Args:
            queries: What is asked.
            least: Score below which nobody is wanted; names less alike than `LEAST_LIKENESS` are
                not looked at in any case.
        """
        if self.book.vocabulary.count > MOST_WORDS:
            self.book = Book.empty(self.candidates.people.names)
        texts = [name for query in queries for name in query.names]
        owners = [at for at, query in enumerate(queries) for _ in query.names]
        rows, words = self.book.read(texts) if texts else _NOTHING
        words = words.copy()
        likeness = max(LEAST_LIKENESS, min(USUAL_LIKENESS, least))
        named: list[dict[int, _Named]] = [{} for _ in queries]
        for row, name, score in self._searched(rows, words, likeness):
            owner = owners[row]
            listed = self._listed(name)
            if not can_be_one(queries[owner].schema, self._watched(listed.bearer).schema):
                continue
            found = _Named(score, listed.kind is not NameClass.NAME, name, row)
            known = named[owner].get(listed.bearer)
            if known is not None and known.rank <= found.rank:
                continue
            if self._watched(listed.bearer).schema != "Person" and rests_on_initials(
                self._explained(rows, words, row, name)
            ):
                continue
            named[owner][listed.bearer] = found
        return [
            self._weighed(query, who, texts, (rows, words))
            for query, who in zip(queries, named, strict=True)
        ]

    def _searched(
        self, rows: NDArray[np.int64], words: NDArray[np.int32], least: float
    ) -> Iterator[tuple[int, int, float]]:
        if len(rows) < 2:
            return
        hits = search_rows(self.book, rows, words, threshold=least)
        # Scores are kept as float32: rounded, so that 0.7 is not below 0.7.
        yield from zip(
            hits.rows.tolist(),
            hits.names.tolist(),
            np.round(hits.scores.astype(np.float64), 4).tolist(),
            strict=True,
        )

    def _watched(self, number: int) -> Watched:
        found = self._seen.get(number)
        if found is None:
            if len(self._seen) >= _MOST_SEEN:
                self._seen.clear()
            found = self._seen[number] = self.candidates.people.watched[number]
        return found

    def _listed(self, name: int) -> ListedName:
        found = self._names.get(name)
        if found is None:
            if len(self._names) >= _MOST_SEEN:
                self._names.clear()
            found = self._names[name] = self.candidates.people.names.names[name]
        return found

    def _explained(
        self, rows: NDArray[np.int64], words: NDArray[np.int32], row: int, name: int
    ) -> NameMatch:
        return explain(self.book, words[rows[row] : rows[row + 1]], name)

    def _weighed(
        self,
        query: EntityQuery,
        named: dict[int, _Named],
        texts: Sequence[str],
        read: tuple[NDArray[np.int64], NDArray[np.int32]],
    ) -> list[MayBe]:
        numbered = self._numbered(query)
        found = []
        for number in {**named, **numbered}:
            name = named.get(number)
            watched = self._watched(number)
            facts = (*numbered.get(number, ()), *_facts(query, watched))
            likeness = 0.0 if name is None else name.score
            found.append(
                MayBe(
                    entity=watched.entity,
                    score=round(record_score(likeness, facts), 4),
                    watched=watched,
                    name_score=likeness,
                    name=None if name is None else self._listed(name.name),
                    asked="" if name is None else texts[name.row],
                    weak=name is not None and name.weak and number not in numbered,
                    facts=facts,
                    compared=self._compared(read, name),
                )
            )
        return sorted(found, key=lambda one: (-one.score, one.entity))

    def _compared(
        self, read: tuple[NDArray[np.int64], NDArray[np.int32]], name: _Named | None
    ) -> ReadName | None:
        if name is None:
            return None
        rows, words = read
        return ReadName(self.book, words[rows[name.row] : rows[name.row + 1]], name.name)

    def _numbered(self, query: EntityQuery) -> dict[int, tuple[Fact, ...]]:
        """Return who bears a number of a query, with the numbers that fit."""
        people = self.candidates.people
        found: dict[int, dict[str, Fact]] = {}
        for prop, value in query.identifiers:
            for key in listed_keys(prop, value):
                for known in people.identifiers.get(key, ()):
                    number = people.numbers.get(known.entity)
                    if number is None:
                        continue
                    if not can_be_one(query.schema, self._watched(number).schema):
                        continue
                    fact = _same_number(prop, value, known)
                    best = found.setdefault(number, {}).get(value)
                    if best is None or fact.rate > best.rate:
                        found[number][value] = fact
        return {number: tuple(facts.values()) for number, facts in found.items()}


@dataclass(frozen=True, slots=True)
class _Named:
    """A listed name that fits: its score, whether it is weak, its number, the name it fits."""

    score: float
    weak: bool
    name: int
    row: int

    @property
    def rank(self) -> tuple[float, bool, int, int]:
        return -self.score, self.weak, self.name, self.row


_NOTHING = np.zeros(1, np.int64), np.zeros(0, np.int32)


def _same_number(prop: str, value: str, known: Identifier) -> Fact:
    same = known.whole and kind_of_property(prop) == kind_of_property(known.prop)
    rate, bits = (SAME_IDENTIFIER, SAME_IDENTIFIER_BITS) if same else (SAME_VALUE, SAME_VALUE_BITS)
    words = f"{prop} {value[:100]}, listed as {known.prop} {known.value[:100]}"
    return Fact("identifier", Agreement.AGREE, rate, words, by_itself=True, bits=bits)


def _facts(query: EntityQuery, watched: Watched) -> Iterator[Fact]:
    if query.births and watched.births:
        yield compare_births(query.births, watched.births)
    if query.genders and watched.genders:
        yield compare_genders(query.genders, watched.genders)
    if query.countries and watched.countries:
        yield compare_countries(query.countries, watched.countries)
