"""What the two lists of the United Kingdom share: rows that multiply the names of an entry.

A row stands for a name, an address and a birth; no row says which belong together. Here the rows of
an entry are one entry again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from linchpin.claims.errors import ReadError
from linchpin.read.lists import entry_facts as facts
from linchpin.read.lists.births import ListedBirth, say_birth
from linchpin.read.lists.claim_recorder import Recorder
from linchpin.read.lists.list_reader import ListedRecord, ListHeading
from linchpin.read.lists.record_rows import Row
from linchpin.read.lists.record_text import Excerpt
from linchpin.read.lists.table_rows import TableHead, by_key, lines_of, record_of

_SCHEMATA = {"Individual": "Person", "Entity": "Organization", "Ship": "Vessel"}


@dataclass(frozen=True, slots=True)
class UkTable:
    """How one of the lists writes its entries.

    Attributes:
        key: Heading of an entry's number.
        kind: Heading of what an entry is.
        number: What such a number looks like.
        expected: The same in words.
        needed: Headings the list must have.
        known: Further headings it may have.
        groups: Kind of row to the columns that belong together in it; with `name`, `script` and
            `birth place` among them.
        published: Returns the date of the edition from the cells above the headings, or None.
    """

    key: str
    kind: str
    number: re.Pattern[str]
    expected: str
    needed: Sequence[str]
    known: Sequence[str]
    groups: Mapping[str, Sequence[str]]
    published: Callable[[list[list[str]]], str | None]


def uk_entries(path: Path, heading: ListHeading, table: UkTable) -> Iterator[ListedRecord]:
    """Yield the entries of a list, each once.

    Args:
        path: The file.
        heading: Filled in with the date and the count of rows.
        table: How the list writes them.

    Raises:
        ReadError: An entry has no number or kind as the list gives them.
    """
    head = TableHead([], [])
    lines = lines_of(path, table.needed, head, known=table.known, encoding="cp1252")
    groups = by_key(lines, table.key)
    heading.counts["rows"] = sum(len(lines) for lines in groups.values())
    heading.published = table.published(head.above)
    for (number,), rows in groups.items():
        kinds = {line.cells.get(table.kind, "") for line in rows}
        kind = next(iter(kinds))
        if not table.number.fullmatch(number) or len(kinds) > 1 or kind not in _SCHEMATA:
            raise ReadError(
                f"{path}: {rows[0].place}: {table.key} {number[:40]!r} of {table.kind} "
                f"{', '.join(sorted(kinds))[:60]!r}; expected {table.expected} and one of "
                f"{', '.join(_SCHEMATA)}"
            )
        text, row = record_of(rows, table.groups)
        row.take(table.kind)
        yield ListedRecord(number, _SCHEMATA[kind], text, row)


def state_names_and_births(
    record: Recorder, row: Row, table: UkTable, births: Iterable[Excerpt]
) -> None:
    """State the names of an entry, in every script, and where and when they were born.

    Args:
        record: Where it is stated.
        row: The entry.
        table: How the list writes it.
        births: The dates of birth it gives.
    """
    facts.say_listed_names(record, row.all_of("name"))
    for script in row.all_of("script"):
        cells = [piece for column in table.groups["script"] for piece in script.take_all(column)]
        facts.say_name(record, "alias", cells[:1], beside=cells[1:])
    for piece in births:
        edtf = facts.listed_day(record, piece.text)
        if edtf is None:
            say_birth(record, ListedBirth(words=[piece]))
        else:
            facts.say_date(record, "birthDate", edtf, piece)
    for place in row.all_of("birth place"):
        facts.say_place(record, "birthPlace", place.take_all(*table.groups["birth place"]))
