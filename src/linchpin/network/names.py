"""Find an entity by what a person types: a name, an alias, an entry number or an id."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from linchpin.match.name_keys import name_tokens
from linchpin.network.entry_numbers import Entries, EntryNumbers, id_forms

_COMMON = 30
"""A word that more entities bear than this brings nobody nearer."""

MOST_CANDIDATES = 40
"""How many candidates are listed at most."""


@dataclass(frozen=True, slots=True)
class NameRow:
    """A name as a source gives it.

    Attributes:
        entity: Canonical id of who bears it.
        record: Entity id of the record that gives it.
        schema: FollowTheMoney schema of that record.
        prop: `name`, `alias`, `previousName` or `weakAlias`.
        value: The name.
        dataset: The source.
    """

    entity: str
    record: str
    schema: str
    prop: str
    value: str
    dataset: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody a question may mean.

    Attributes:
        entity: Canonical id.
        caption: The name to show.
        matched: The name that fits the question.
        exact: True where the whole name or id fits, not only its words.
    """

    entity: str
    caption: str
    matched: str
    exact: bool


class NameTables(Protocol):
    """Where the names of a network are kept; a contract test runs over every implementation.

    Attributes:
        entries: The entry numbers of lists.
    """

    @property
    def entries(self) -> Entries:
        """Return the entry numbers of lists."""
        ...

    def __len__(self) -> int:
        """Return how many entities have a name."""
        ...

    def caption(self, entity: str) -> str | None:
        """Return the name to show for an entity; None where it has none."""
        ...

    def captions(self) -> Iterator[tuple[str, str]]:
        """Yield everybody with the name to show."""
        ...

    def schemata(self, entity: str) -> set[str]:
        """Return the schemata under which an entity's names are given."""
        ...

    def strong(self, key: str) -> Mapping[str, str]:
        """Return who bears a strong name of a key, with the first name that has it."""
        ...

    def weak(self, key: str) -> Mapping[str, str]:
        """Return who bears a weak alias of a key, with the first that has it."""
        ...

    def worded(self, word: str) -> Mapping[str, str]:
        """Return whose names hold a word, with the first that does."""
        ...

    def strong_names(self) -> Iterator[tuple[str, str]]:
        """Yield entity and name of the strong names, each at least once."""
        ...


NAME_ORDER = ("name", "alias", "previousName", "weakAlias")
"""Properties that hold names, the first to be shown first."""


def name_rank(prop: str, preferred: bool) -> int:
    """Return what orders the names of an entity for showing, the lowest first.

    Args:
        prop: One of `NAME_ORDER`.
        preferred: Whether its source's spelling is shown before others'.
    """
    return NAME_ORDER.index(prop) * 2 - preferred


def name_forms(name: str) -> tuple[tuple[str, ...], tuple[str, str]]:
    """Return the words of a name, and the keys by which the whole name is found.

    >>> name_forms("SOTO, Luis")
    (('soto', 'luis'), ('luis soto', 'sotoluis'))
    """
    tokens = name_tokens(name)
    return tokens, (" ".join(sorted(tokens)), "".join(tokens))


class BuiltNames:
    """Names in dictionaries; fulfils `NameTables`."""

    def __init__(self, rows: Iterable[NameRow], prefer: Callable[[str], bool]) -> None:
        """Build the tables.

        Args:
            rows: All names.
            prefer: Says of a dataset whether its spelling of a name is shown before others'.
        """
        self.entries = EntryNumbers()
        self._captions: dict[str, tuple[int, str]] = {}
        self._schemata: dict[str, set[str]] = {}
        self._strong: dict[str, dict[str, str]] = {}
        self._weak: dict[str, dict[str, str]] = {}
        self._words: dict[str, dict[str, str]] = {}
        for row in rows:
            self._learn(row, prefer(row.dataset))

    def _learn(self, row: NameRow, preferred: bool) -> None:
        rank = name_rank(row.prop, preferred)
        known = self._captions.get(row.entity)
        if known is None or (rank, row.value) < known:
            self._captions[row.entity] = (rank, row.value)
        self._schemata.setdefault(row.entity, set()).add(row.schema)
        if not preferred:
            self.entries.learn(row.record, row.entity, row.dataset)
        tokens, keys = name_forms(row.value)
        exact = self._weak if row.prop == "weakAlias" else self._strong
        for key in keys:
            exact.setdefault(key, {}).setdefault(row.entity, row.value)
        for token in tokens:
            self._words.setdefault(token, {}).setdefault(row.entity, row.value)

    def __len__(self) -> int:
        return len(self._captions)

    def caption(self, entity: str) -> str | None:
        """Return the name to show for an entity; None where it has none."""
        found = self._captions.get(entity)
        return None if found is None else found[1]

    def captions(self) -> Iterator[tuple[str, str]]:
        """Yield everybody with the name to show."""
        return ((entity, name) for entity, (_, name) in self._captions.items())

    def schemata(self, entity: str) -> set[str]:
        """Return the schemata under which an entity's names are given."""
        return self._schemata.get(entity, set())

    def strong(self, key: str) -> Mapping[str, str]:
        """Return who bears a strong name of a key, with the first name that has it."""
        return self._strong.get(key, {})

    def weak(self, key: str) -> Mapping[str, str]:
        """Return who bears a weak alias of a key, with the first that has it."""
        return self._weak.get(key, {})

    def worded(self, word: str) -> Mapping[str, str]:
        """Return whose names hold a word, with the first that does."""
        return self._words.get(word, {})

    def strong_names(self) -> Iterator[tuple[str, str]]:
        """Yield entity and name of the strong names, each at least once."""
        return ((e, name) for bearers in self._strong.values() for e, name in bearers.items())


class NameIndex:
    """Every name of a network, searchable without accents, case and word order."""

    def __init__(self, tables: NameTables) -> None:
        """Search in some tables.

        Args:
            tables: Where the names are.
        """
        self._tables = tables

    @property
    def entries(self) -> Entries:
        """Return the entry numbers of lists."""
        return self._tables.entries

    def __contains__(self, entity: str) -> bool:
        return self._tables.caption(entity) is not None

    def __len__(self) -> int:
        return len(self._tables)

    def caption(self, entity: str) -> str:
        """Return the name to show for an entity, or its id where it has none."""
        found = self._tables.caption(entity)
        return entity if found is None else found

    def captions(self) -> Iterator[tuple[str, str]]:
        """Yield everybody who has a name, with the name to show."""
        return self._tables.captions()

    def bearers(self, key: str) -> Mapping[str, str]:
        """Return who bears a strong name of a key, see `linchpin.match.name_keys.name_key`."""
        return self._tables.strong(key)

    def schemata(self, entity: str) -> set[str]:
        """Return the schemata under which an entity's names are given."""
        return self._tables.schemata(entity)

    def find(self, who: str) -> list[Candidate]:
        """Return everybody a question may mean.

        Who bears the whole name is meant, and who has it for a weak alias may be meant too. Where
        it is nobody's strong name, everybody whose names hold all its words may be meant.

        Args:
            who: A name in any case and word order, an id, or a list's entry number.
        """
        for entity in id_forms(who):
            if entity in self:
                return [Candidate(entity, self.caption(entity), entity, True)]
        numbered = {entity: record for record, entity in self.entries.records(who).items()}
        if numbered:
            return self._candidates(numbered, exact_match=True)
        tokens = name_tokens(who)
        if not tokens:
            return []
        keys = (" ".join(sorted(tokens)), "".join(tokens))
        strong, weak = (
            {k: v for key in keys for k, v in table(key).items()}
            for table in (self._tables.strong, self._tables.weak)
        )
        if strong:
            return self._candidates({**weak, **strong}, exact_match=True)
        every = [self._tables.worded(token) for token in tokens]
        common = set.intersection(*(set(item) for item in every))
        by_words = {entity: every[0][entity] for entity in common}
        return self._candidates({**by_words, **weak}, exact_match=not by_words.keys() - weak.keys())

    def everything(self) -> Iterator[tuple[str, str]]:
        """Yield every strong name with its entity, in a fixed order."""
        yield from sorted(set(self._tables.strong_names()))

    def near(self, who: str) -> list[Candidate]:
        """Return entities that share a word of a question that found nobody, rare words first."""
        weights: dict[str, tuple[float, str]] = {}
        for token in name_tokens(who):
            bearers = self._tables.worded(token)
            if len(token) > 2 and len(bearers) <= _COMMON:
                for entity, name in bearers.items():
                    known = weights.get(entity, (0.0, name))[0]
                    weights[entity] = (known + 1 / len(bearers), name)
        best = sorted(weights, key=lambda entity: (-weights[entity][0], self.caption(entity)))
        return [Candidate(e, self.caption(e), weights[e][1], False) for e in best[:5]]

    def _candidates(self, found: dict[str, str], *, exact_match: bool) -> list[Candidate]:
        ordered = sorted(found, key=lambda entity: (self.caption(entity), entity))
        return [Candidate(e, self.caption(e), found[e], exact_match) for e in ordered]
