"""Reads Australia's consolidated list (DFAT, `regulation8_consolidated`), XLS or XLSX.

Rows `101`, `101a` and `101b` are names of one reference. A cell may count its parts itself, as in
`a) 1960 b) 1966`.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from pathlib import Path

from linchpin.claims.errors import ReadError
from linchpin.read.lists import entry_facts as facts
from linchpin.read.lists.addresses import EntryAddress, state_addresses
from linchpin.read.lists.births import ListedBirth, say_birth
from linchpin.read.lists.claim_recorder import Recorder
from linchpin.read.lists.list_reader import ListedRecord, ListHeading, ListReader
from linchpin.read.lists.listings import say_listing
from linchpin.read.lists.record_rows import Row
from linchpin.read.lists.record_text import Excerpt, numbered_parts
from linchpin.read.lists.table_rows import (
    TableHead,
    TableLine,
    has_headings,
    lines_of,
    record_of,
)
from linchpin.read.lists.word_dates import edtf_of_words

_NEEDED = (
    "Reference", "Name of Individual or Entity", "Type", "Name Type", "Date of Birth",
    "Place of Birth", "Citizenship", "Address", "Additional Information", "Listing Information",
    "Committees", "Control Date",
)  # fmt: skip
_KNOWN = ("Instrument of Designation", "IMO Number")
_GROUPS = {"name": ("Name of Individual or Entity", "Name Type")}
_SCHEMATA = {"individual": "Person", "entity": "Organization", "vessel": "Vessel"}
_REFERENCE = re.compile(r"(\d+) ?([a-z]*\d*)", re.IGNORECASE)
_NOTHING = re.compile(r"n/?a|none|unknown|not (?:known|available)|-", re.IGNORECASE)
_SERIAL = re.compile(r"\d{5}(?:\.0)?")
_EPOCH = datetime.date(1899, 12, 30)
"""Day 0 of Excel's calendar of 1900, past its false leap day."""


def _entries(path: Path, heading: ListHeading) -> Iterator[ListedRecord]:
    groups: dict[str, list[TableLine]] = {}
    rows = 0
    for line in lines_of(path, _NEEDED, TableHead([], []), known=_KNOWN, encoding="cp1252"):
        reference = _REFERENCE.fullmatch(line.cells.get("Reference", "").removesuffix(".0"))
        if reference is None:
            found = line.cells.get("Reference", "")
            raise ReadError(f"{path}: {line.place}: Reference {found[:40]!r} is none, such as 101a")
        groups.setdefault(reference[1], []).append(line)
        rows += 1
    heading.counts["rows"] = rows
    for number, lines in groups.items():
        kinds = {line.cells.get("Type", "").lower() for line in lines}
        kind = next(iter(kinds))
        if len(kinds) > 1 or kind not in _SCHEMATA:
            raise ReadError(
                f"{path}: {lines[0].place}: reference {number} of Type "
                f"{', '.join(sorted(kinds))[:60]!r}; expected one of {', '.join(_SCHEMATA)}"
            )
        text, row = record_of([_numbered(line, number) for line in lines], _GROUPS)
        row.take_all("Type")
        yield ListedRecord(number, _SCHEMATA[kind], text, row)


def _numbered(line: TableLine, number: str) -> TableLine:
    """Return a line with its entry's number in place of its own, and days as ISO has them."""
    cells = {"number": number} | {k: v for k, v in line.cells.items() if k != "Reference"}
    for name in ("Date of Birth", "Control Date"):
        if name in cells and _SERIAL.fullmatch(cells[name]):
            days = datetime.timedelta(days=int(float(cells[name])))
            cells[name] = (_EPOCH + days).isoformat()
    return TableLine(line.place, cells)


def _state(record: Recorder, row: Row) -> None:
    facts.say_listed_names(record, row.all_of("name"))
    for piece in _parts(row, "Date of Birth"):
        _birth(record, piece)
    for piece in _parts(row, "Place of Birth"):
        facts.say_place(record, "birthPlace" if record.has("birthPlace") else "notes", [piece])
    for piece in _parts(row, "Citizenship"):
        prop = "nationality" if record.has("nationality") else "country"
        facts.say_country(record, prop, piece)
    state_addresses(record, (EntryAddress("", street=(one,)) for one in _parts(row, "Address")))
    for piece in row.take_all("IMO Number"):
        record.say("imoNumber", f"IMO{piece.text.removeprefix('IMO').strip()}", piece, piece.text)
    facts.say_words(record, row)
    row.take("Instrument of Designation")
    say_listing(record, row)


def _parts(row: Row, column: str) -> Iterator[Excerpt]:
    """Yield what the cells of a column say, part by part; "N/A" says nothing."""
    for cell in row.take_all(column):
        yield from (part for part in numbered_parts(cell) if not _NOTHING.fullmatch(part.text))


def _birth(record: Recorder, piece: Excerpt) -> None:
    edtf = edtf_of_words(piece.text)
    if edtf is None:
        say_birth(record, ListedBirth(words=[piece]))
    else:
        prop = "birthDate" if record.schema == "Person" else "incorporationDate"
        facts.say_date(record, prop, edtf, piece)


def reader() -> ListReader:
    """Return the reader of the list."""
    return ListReader(
        "au", known_by=lambda path: has_headings(path, _NEEDED), entries=_entries, state=_state
    )
