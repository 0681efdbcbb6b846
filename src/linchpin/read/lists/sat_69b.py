"""Reads Mexico's SAT list of taxpayers with operations presumed not to exist (Article 69-B).

A row is a procedure and its situation is how it stands: *presunto* is an accusation, *definitivo*
the tax authority's finding, *desvirtuado* and *sentencia favorable* clear the taxpayer of it. So
the situation is the standing of what a row says; what a taxpayer was cleared of is denied.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from linchpin.claims.claim import Standing
from linchpin.claims.counted import counted
from linchpin.claims.errors import ReadError
from linchpin.claims.source_part import NotUnderstood
from linchpin.read.lists.claim_recorder import Recorder, slug
from linchpin.read.lists.list_reader import ListedRecord, ListHeading, ListReader
from linchpin.read.lists.record_rows import Row
from linchpin.read.lists.record_text import Excerpt, span, split_at
from linchpin.read.lists.table_rows import TableHead, by_key, has_headings, lines_of, record_of
from linchpin.read.lists.word_dates import edtf_of_spanish
from linchpin.read.lists.written_days import days_of

_PHASES = {
    "presunto": ("presunción", "presuntos"),
    "desvirtuado": ("contribuyentes que desvirtuaron", "desvirtuados"),
    "definitivo": ("definitivos", "definitivos"),
    "sentencia favorable": ("sentencia favorable", "sentencia favorable"),
}
"""Phase of a procedure to the words of its columns: of the order, and of its publication."""
_COLUMNS = {
    phase: tuple(
        name
        for where, page in (("SAT", "página SAT"), ("DOF", "DOF"))
        for name in (
            f"Número y fecha de oficio global de {order} {where}", f"Publicación {page} {day}",
        )
    )
    for phase, (order, day) in _PHASES.items()
}  # fmt: skip
_RFC, _NAME, _SITUATION = "RFC", "Nombre del Contribuyente", "Situación del contribuyente"
_OWN = (_RFC, _NAME, _SITUATION, *(name for names in _COLUMNS.values() for name in names))
_STANDINGS = {
    "presunto": Standing.ALLEGED,
    "definitivo": Standing.STATED,
    "desvirtuado": Standing.DENIED,
    "sentencia favorable": Standing.DENIED,
}
"""How firmly a row says that the taxpayer's operations do not exist."""
_NUMBER = re.compile(r"[A-ZÑ&]{3,4}\d{6}[A-Z0-9]{3}")
_SUPPRESSED = re.compile(r"X{10,13}")


def _entries(path: Path, heading: ListHeading) -> Iterator[ListedRecord]:
    head = TableHead([], [])
    lines = lines_of(path, _OWN, head, known=("No",), encoding="cp1252")
    groups = by_key(
        (replace(line, cells={k: v for k, v in line.cells.items() if k != "No"}) for line in lines),
        _RFC,
    )
    heading.counts["rows"] = sum(len(found) for found in groups.values())
    heading.counts["suppressed_rows"] = 0
    days = (edtf_of_spanish(cell) for cells in head.above for cell in cells)
    heading.published = next((day for day in days if day is not None), None)
    for (rfc,), found in groups.items():
        if _SUPPRESSED.fullmatch(rfc):
            heading.counts["suppressed_rows"] += len(found)
            heading.warnings.append(
                f"{path}: a court had {counted(len(found), 'row')} suppressed; they name nobody"
            )
            continue
        if not _NUMBER.fullmatch(rfc):
            why = "this RFC is none, so that nobody is told apart by it"
            heading.strays += [
                NotUnderstood(line.place, " | ".join(line.cells.values()), why) for line in found
            ]
            continue
        for line in found:
            if line.cells.get(_SITUATION, "").lower() not in _STANDINGS:
                raise ReadError(
                    f"{path}: {line.place}: situation {line.cells.get(_SITUATION, '')[:40]!r}; "
                    f"expected one of {', '.join(_STANDINGS)}"
                )
        text, row = record_of(found, {"row": _OWN})
        yield ListedRecord(rfc, "Person" if len(rfc) == 13 else "LegalEntity", text, row)


def _state(record: Recorder, row: Row) -> None:
    known: set[str] = set()
    for item in row.rows:
        for rfc in item.take_all(_RFC):
            if not known:
                record.say("taxNumber", rfc.text, rfc)
        for name in item.take_all(_NAME):
            _name(record, name, known)
        situation = item.take(_SITUATION)
        if situation is not None:
            _procedure(record, item, situation)
    record.standing = Standing.STATED


def _name(record: Recorder, cell: Excerpt, known: set[str]) -> None:
    """Write down a name; what a row adds to it behind `//`, such as a judgment, is a note."""
    record.standing = Standing.STATED
    name, *notes = split_at(cell, "//")
    if name.text not in known:
        record.say("alias" if known else "name", name.text, name)
        known.add(name.text)
    for note in notes:
        record.say("notes", note.text, note)


def _procedure(record: Recorder, row: Row, situation: Excerpt) -> None:
    standing = _STANDINGS[situation.text.lower()]
    about = f"{record.subject}-{slug(*(piece.text for piece in row.whole()[3:5]))}"
    record.say("notes", f"Artículo 69-B: {situation.text}", situation, situation.text)
    record.standing = standing
    said = {"entity": record.subject, "authority": record.source.publisher, "country": "mx"}
    said |= {"program": f"Artículo 69-B CFF: {situation.text}", "status": situation.text}
    record.say_of(about, "Sanction", said, situation)
    for phase, columns in _COLUMNS.items():
        orders = row.take_all(columns[0], columns[2])
        days = row.take_all(columns[1], columns[3])
        if not orders and not days:
            continue
        clears = _STANDINGS[phase] is Standing.DENIED
        own = Standing.ALLEGED if phase == "presunto" else Standing.STATED
        record.standing = own if clears or standing is not Standing.DENIED else Standing.DENIED
        event = f"{about}-{phase.replace(' ', '-')}"
        whole = span(record.text, [*orders, *days])
        words = {"involved": record.subject, "keywords": f"69-B {phase}", "summary": whole.text}
        record.say_of(event, "Event", words, whole)
        for cell in days:
            _days(record, event, cell)


def _days(record: Recorder, event: str, cell: Excerpt) -> None:
    """Write down each day of a cell, which may hold two: of a first and of a new procedure."""
    days = days_of(cell.text)
    if not days:
        record.leave(cell, "expected days such as 23/01/2014")
    for edtf, words in days:
        record.say_of(event, "Event", {"date": edtf}, cell, words)


def reader() -> ListReader:
    """Return the reader of the list."""
    return ListReader(
        "sat-69b",
        known_by=lambda path: has_headings(path, _OWN),
        entries=_entries,
        state=_state,
    )
