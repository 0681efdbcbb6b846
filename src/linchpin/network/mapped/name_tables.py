"""The names of a network in columns: who bears which, by whole name and by word."""

from __future__ import annotations

import json
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from linchpin.network.entry_numbers import entry_number, list_words, records_of
from linchpin.network.mapped.columns import Folder, KeyedRows, Numbers, TextBuffer, TextColumn
from linchpin.network.names import NameRow, name_forms, name_rank

_LISTS = "lists.json"
_TABLES = ("strong", "weak", "words")


@dataclass(frozen=True, slots=True)
class _NamesByKey:
    """Names by key.

    Attributes:
        keys: Every key.
        rows: The row of each name, by key.
    """

    keys: KeyedRows
    rows: Numbers


@dataclass(frozen=True, slots=True)
class MappedEntries:
    """Entry numbers in mapped columns; fulfils `linchpin.network.entry_numbers.Entries`.

    Attributes:
        numbers: Every number.
        ids: Id of the record of each, by number.
        bearers: Number of the entity of each record, by number.
        entities: Canonical ids.
        words: The words that name the list whose records' ids begin so.
    """

    numbers: KeyedRows
    ids: TextColumn
    bearers: Numbers
    entities: TextColumn
    words: Mapping[str, Sequence[str]]

    def records(self, who: str) -> dict[str, str]:
        """Return the entries a question may mean by their number, each with who it is."""
        return records_of(who, self._numbered, self.words.__getitem__)

    def _numbered(self, number: str) -> dict[str, str]:
        run = self.numbers.run(number)
        return {
            self.ids[row]: self.entities[int(self.bearers[row])]
            for row in range(run.start, run.stop)
        }


@dataclass(frozen=True, slots=True)
class MappedNames:
    """Names in mapped columns; fulfils `linchpin.network.names.NameTables`.

    Attributes:
        entities: Canonical id of everybody with a name, in order.
        shown: The name to show for each.
        kinds: The schemata of each, with blanks between.
        names: Every name, a row each.
        bearers: Number of the entity of each name.
        tables: Strong names, weak ones, and words.
        entries: The entry numbers of lists.
    """

    entities: TextColumn
    shown: TextColumn
    kinds: TextColumn
    names: TextColumn
    bearers: Numbers
    tables: Mapping[str, _NamesByKey]
    entries: MappedEntries

    def __len__(self) -> int:
        return len(self.entities)

    def caption(self, entity: str) -> str | None:
        """Return the name to show for an entity; None where it has none."""
        at = self.entities.find(entity)
        return None if at is None else self.shown[at]

    def captions(self) -> Iterator[tuple[str, str]]:
        """Yield everybody with the name to show."""
        return zip(self.entities, self.shown, strict=True)

    def schemata(self, entity: str) -> set[str]:
        """Return the schemata under which an entity's names are given."""
        at = self.entities.find(entity)
        return set() if at is None else set(self.kinds[at].split())

    def strong(self, key: str) -> Mapping[str, str]:
        """Return who bears a strong name of a key, with the first name that has it."""
        return self._bearers("strong", key)

    def weak(self, key: str) -> Mapping[str, str]:
        """Return who bears a weak alias of a key, with the first that has it."""
        return self._bearers("weak", key)

    def worded(self, word: str) -> Mapping[str, str]:
        """Return whose names hold a word, with the first that does."""
        return self._bearers("words", word)

    def strong_names(self) -> Iterator[tuple[str, str]]:
        """Yield entity and name of the strong names, each at least once."""
        rows = np.unique(self.tables["strong"].rows)
        bearers = self.entities.at_rows(self.bearers[rows])
        yield from zip(bearers, self.names.at_rows(rows), strict=True)

    def _bearers(self, table: str, key: str) -> Mapping[str, str]:
        found = self.tables[table]
        return self._first(found.rows[found.keys.run(key)])

    def _first(self, rows: Numbers) -> dict[str, str]:
        bearers, first = np.unique(self.bearers[rows], return_index=True)
        order = np.argsort(first)
        return {
            self.entities[int(bearer)]: self.names[int(rows[at])]
            for bearer, at in zip(bearers[order], first[order], strict=True)
        }


def write_names(folder: Folder, rows: Iterable[NameRow], prefer: Callable[[str], bool]) -> None:
    """Write all names of a network.

    Args:
        folder: Where to.
        rows: All names; where one entity has several of one key, the first is shown.
        prefer: Says of a dataset whether its spelling of a name is shown before others'.
    """
    numbers: dict[str, int] = {}
    captions: list[tuple[int, str]] = []
    kinds: list[str] = []
    names, bearers = TextBuffer(), array("i")
    keys = {table: (TextBuffer(), array("i")) for table in _TABLES}
    entries = _EntryColumns()
    for at, row in enumerate(rows):
        preferred = prefer(row.dataset)
        shown = (name_rank(row.prop, preferred), row.value)
        number = numbers.setdefault(row.entity, len(captions))
        if number == len(captions):
            captions.append(shown)
            kinds.append(row.schema)
        else:
            captions[number] = min(captions[number], shown)
            if row.schema not in kinds[number].split():
                kinds[number] += f" {row.schema}"
        names.add(row.value)
        bearers.append(number)
        if not preferred:
            entries.learn(row, number)
        tokens, whole = name_forms(row.value)
        exact = "weak" if row.prop == "weakAlias" else "strong"
        for table, found in ((exact, dict.fromkeys(whole)), ("words", dict.fromkeys(tokens))):
            for key in found:
                keys[table][0].add(key)
                keys[table][1].append(at)
    order = sorted(numbers, key=str.encode)
    place = np.empty(len(order), np.int32)
    place[[numbers[entity] for entity in order]] = np.arange(len(order), dtype=np.int32)
    text = pa.large_string()
    folder.write_texts("entities", pa.array(order, text))
    folder.write_texts("captions", pa.array([captions[numbers[e]][1] for e in order], text))
    folder.write_texts("kinds", pa.array([kinds[numbers[e]] for e in order], text))
    folder.write_texts("names", names.array())
    folder.write("bearers", place[np.array(bearers, np.int32)])
    for table, (texts, of) in keys.items():
        ordered = folder.write_postings(table, texts.array())
        folder.write(f"{table}-rows", np.array(of, np.int32)[ordered])
    entries.write(folder, place)


class _EntryColumns:
    """Gathers the entry numbers of lists."""

    def __init__(self) -> None:
        self._known: set[tuple[str, str]] = set()
        self._numbers, self._ids = TextBuffer(), TextBuffer()
        self._bearers = array("i")
        self._words: dict[str, set[str]] = {}

    def learn(self, row: NameRow, number: int) -> None:
        if (row.record, row.dataset) in self._known:
            return
        self._known.add((row.record, row.dataset))
        self._numbers.add(entry_number(row.record))
        self._ids.add(row.record)
        self._bearers.append(number)
        prefix, words = list_words(row.record, row.dataset)
        self._words.setdefault(prefix, set()).update(words)

    def write(self, folder: Folder, place: Numbers) -> None:
        order = folder.write_postings("numbers", self._numbers.array())
        folder.write_texts("numbers-ids", self._ids.array().take(pa.array(order)))
        folder.write("numbers-bearers", place[np.array(self._bearers, np.int32)[order]])
        words = {prefix: sorted(found) for prefix, found in self._words.items()}
        (folder.path / _LISTS).write_text(json.dumps(words), "utf-8")


def map_names(folder: Folder) -> MappedNames:
    """Return the names that were written into a folder."""
    entities = folder.texts("entities")
    return MappedNames(
        entities=entities,
        shown=folder.texts("captions"),
        kinds=folder.texts("kinds"),
        names=folder.texts("names"),
        bearers=folder.numbers("bearers"),
        tables={
            table: _NamesByKey(folder.postings(table), folder.numbers(f"{table}-rows"))
            for table in _TABLES
        },
        entries=MappedEntries(
            folder.postings("numbers"),
            folder.texts("numbers-ids"),
            folder.numbers("numbers-bearers"),
            entities,
            json.loads((folder.path / _LISTS).read_text("utf-8")),
        ),
    )
