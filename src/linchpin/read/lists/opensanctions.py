"""Reads OpenSanctions bulk files: `targets.simple.csv`, `entities.ftm.json`, `statements.csv`.

All three hold FollowTheMoney properties, so that each becomes rows of property and value and is
written down alike. What OpenSanctions targets is listed by it, under the programs, topics or
collections it gives: a target may be a politically exposed person whom nobody sanctions.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from linchpin.claims.errors import ReadError
from linchpin.claims.ftm import schemata
from linchpin.read.lists import entry_facts as facts
from linchpin.read.lists.claim_recorder import Recorder, slug
from linchpin.read.lists.entry_facts import day_of_time
from linchpin.read.lists.list_reader import ListedRecord, ListHeading, ListReader
from linchpin.read.lists.opensanctions_forms import form_of, is_bulk_file
from linchpin.read.lists.record_rows import Row
from linchpin.read.lists.record_text import Excerpt, RecordText

_SEEN = "last_seen"
"""When the crawler saw an entity last: the day of the edition."""
_MARKS = ("target", "program", "collection", "referent", "first_seen", "last_change", "sanctions")


def _entries(path: Path, heading: ListHeading) -> Iterator[ListedRecord]:
    for entity in form_of(path)(path):
        if entity.schema not in schemata():
            raise ReadError(f"{path}: {entity.place}: schema {entity.schema[:40]!r} is not known")
        text, row = RecordText(), Row("")
        text.label("entity", entity.place)
        for cell in entity.cells:
            if cell.name == _SEEN:
                heading.published = max(heading.published or "", day_of_time(cell.value) or "")
            else:
                row.cells.append((cell.name, text.cell(cell.value)))
        yield ListedRecord(entity.number, entity.schema, text, row)


def _state(record: Recorder, row: Row) -> None:
    kinds = schemata()[record.schema].properties
    for prop in dict.fromkeys(name for name, _ in row.cells):
        if prop in _MARKS:
            continue
        for piece in row.take_all(prop):
            _say(record, prop, kinds.get(prop, ""), piece)
    for piece in row.take_all("referent"):
        prop = "notes" if record.has("notes") else "recordId"
        record.say(prop, f"OpenSanctions id merged into this one: {piece.text}", piece, piece.text)
    marks = {mark: row.take_all(mark) for mark in _MARKS}
    for piece in marks["last_change"] if record.has("modifiedAt") else ():
        facts.say_date(record, "modifiedAt", day_of_time(piece.text), piece)
    if marks["target"]:
        _listing(record, marks, row)


def _say(record: Recorder, prop: str, kind: str, piece: Excerpt) -> None:
    if kind == "entity":
        record.say(prop, f"{record.source.prefix}-{piece.text}", piece, piece.text)
    elif kind == "date":
        facts.say_date(record, prop, facts.edtf_or_none(piece.text), piece)
    elif prop == "address" and record.has("addressEntity"):
        about = f"{record.subject}-address-{slug(piece.text)}"
        record.say("addressEntity", about, piece, piece.text)
        record.say_of(about, "Address", {"full": piece.text}, piece)
    else:
        record.say(prop, piece.text, piece)


def _listing(record: Recorder, marks: dict[str, list[Excerpt]], row: Row) -> None:
    programs = marks["program"] or [c for n, c in row.cells if n == "topics"] or marks["collection"]
    about = f"{record.subject}-listed"
    said = {"entity": record.subject, "authority": record.source.publisher}
    record.say_of(about, "Sanction", said, marks["target"][0])
    for prop, pieces in (("program", programs), ("publisher", marks["collection"]),
                         ("summary", marks["sanctions"])):  # fmt: skip
        for piece in pieces:
            record.say_of(about, "Sanction", {prop: piece.text}, piece)


def reader() -> ListReader:
    """Return the reader of the bulk files."""
    return ListReader("opensanctions", known_by=is_bulk_file, entries=_entries, state=_state)
