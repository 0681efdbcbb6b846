"""Find an entity by what a person types: a name, an alias, an entry number or an id."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from linchpin.match.names import name_key, name_tokens

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


class NameIndex:
    """Every name of a network, searchable without accents, case and word order."""

    def __init__(self, rows: Iterable[NameRow], prefer: Callable[[str], bool]) -> None:
        """Build the index.

        Args:
            rows: All names.
            prefer: Says of a dataset whether its spelling of a name is shown before others'.
        """
        self._captions: dict[str, tuple[int, str]] = {}
        self._schemata: dict[str, set[str]] = {}
        self._exact: dict[str, dict[str, str]] = {}
        self._words: dict[str, dict[str, str]] = {}
        for row in rows:
            self._learn(row, prefer(row.dataset))

    def _learn(self, row: NameRow, preferred: bool) -> None:
        rank = ("name", "alias", "previousName", "weakAlias").index(row.prop) * 2 - preferred
        known = self._captions.get(row.entity)
        if known is None or (rank, row.value) < known:
            self._captions[row.entity] = (rank, row.value)
        self._schemata.setdefault(row.entity, set()).add(row.schema)
        tokens = name_tokens(row.value)
        self._exact.setdefault(" ".join(sorted(tokens)), {}).setdefault(row.entity, row.value)
        self._exact.setdefault(name_key(row.value), {}).setdefault(row.entity, row.value)
        for token in tokens:
            self._words.setdefault(token, {}).setdefault(row.entity, row.value)

    def __contains__(self, entity: str) -> bool:
        return entity in self._captions

    def __len__(self) -> int:
        return len(self._captions)

    def caption(self, entity: str) -> str:
        """Return the name to show for an entity, or its id where it has none."""
        found = self._captions.get(entity)
        return entity if found is None else found[1]

    def schemata(self, entity: str) -> set[str]:
        """Return the schemata under which an entity's names are given."""
        return self._schemata.get(entity, set())

    def find(self, who: str) -> list[Candidate]:
        """Return everybody a question may mean, exact matches alone where there are any.

        Args:
            who: A name in any case and word order, an id, or a list's entry number.
        """
        for entity in (who, who.lower(), f"ofac-{who.lower().removeprefix('sdn').strip(' -#')}"):
            if entity in self._captions:
                return [Candidate(entity, self.caption(entity), entity, True)]
        tokens = name_tokens(who)
        if not tokens:
            return []
        exact = {
            **self._exact.get(" ".join(sorted(tokens)), {}),
            **self._exact.get("".join(tokens), {}),
        }
        if exact:
            return self._candidates(exact, exact_match=True)
        every = [self._words.get(token, {}) for token in tokens]
        common = set.intersection(*(set(item) for item in every))
        return self._candidates({entity: every[0][entity] for entity in common}, exact_match=False)

    def near(self, who: str) -> list[Candidate]:
        """Return entities that share at least one word of a question that found nobody."""
        shared: dict[str, tuple[int, str]] = {}
        for token in name_tokens(who):
            bearers = self._words.get(token, {})
            if len(bearers) <= 200:
                for entity, name in bearers.items():
                    shared[entity] = (shared.get(entity, (0, ""))[0] + 1, name)
        best = sorted(shared, key=lambda entity: (-shared[entity][0], self.caption(entity)))
        return [Candidate(e, self.caption(e), shared[e][1], False) for e in best[:5]]

    def _candidates(self, found: dict[str, str], *, exact_match: bool) -> list[Candidate]:
        ordered = sorted(found, key=lambda entity: (self.caption(entity), entity))
        return [Candidate(e, self.caption(e), found[e], exact_match) for e in ordered]
