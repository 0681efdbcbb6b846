"""Reads Switzerland's list of sanctions, in the XML of the State Secretariat SECO.

Places and programs stand once for the whole file; each entry is read with those it points at.
Texts are in four languages: programs are read in English, or in the first language that is there.
A target whose last change is a de-listing is no longer on the list, and its listing is denied.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from linchpin.claims.claim import Standing
from linchpin.claims.errors import ReadError
from linchpin.read.lists import entry_facts as facts
from linchpin.read.lists.claim_recorder import Recorder, entity_id, slug
from linchpin.read.lists.list_reader import ListedRecord, ListHeading, ListReader
from linchpin.read.lists.listings import say_listing
from linchpin.read.lists.record_rows import Row
from linchpin.read.lists.record_text import RecordText, span
from linchpin.read.lists.seco_identity import say_identity
from linchpin.read.lists.seco_shared import SharedParts
from linchpin.read.lists.source import load_source
from linchpin.read.lists.xml_rows import row_of
from linchpin.read.lists.xml_stream import children_of_root, tag_of
from linchpin.read.opening import read_start

_ROOT = "swiss-sanctions-list"
_SCHEMATA = {"individual": "Person", "entity": "Organization", "object": "Vessel"}
_DAYS = {"listed": "listingDate", "amended": "modifiedAt", "de-listed": "endDate"}
_GONE = "de-listed"
_ORDER = ("@effective-date", "@enactment-date", "@publication-date")


def _entries(path: Path, heading: ListHeading) -> Iterator[ListedRecord]:
    attributes: dict[str, str] = {}
    shared, silent = SharedParts(), load_source("seco").cells.silent
    for line, element in children_of_root(path, _ROOT, attributes=attributes):
        if tag_of(element) not in ("target", "place", "sanctions-program"):
            raise ReadError(f"{path} line {line}: <{tag_of(element)[:40]}> has no place here")
        shared.learn(element)
    heading.published = facts.day_of_time(attributes.get("date", ""))
    if attributes.get("list-type") == "amendment":
        heading.warnings.append(f"{path}: is an amendment and holds changes alone, not the list")
    for line, element in children_of_root(path, _ROOT):
        if tag_of(element) != "target":
            continue
        number, text = element.get("ssid", ""), RecordText()
        kind = next((tag_of(c) for c in element if tag_of(c) in _SCHEMATA), "")
        if not number.isdecimal() or not kind:
            raise ReadError(f"{path} line {line}: target {number[:20]!r} has no number or kind")
        shared.complete(element)
        row = row_of(element, text, f"{path.name} line {line}", silent)
        yield ListedRecord(number, _SCHEMATA[kind], text, row)


def _state(record: Recorder, row: Row) -> None:
    for being in row.all_of(*_SCHEMATA):
        facts.say_gender(record, being.take("@sex"))
        for identity in being.all_of("identity"):
            say_identity(record, identity)
        facts.say_words(record, being)
        for tie in being.all_of("relation"):
            _relation(record, tie)
    last = max(row.all_of("modification"), key=_day_of_change, default=None)
    gone = last is not None and last.word("@modification-type") == _GONE
    for program in row.all_of("program"):
        record.standing = Standing.DENIED if gone else Standing.STATED
        _modified(record, row, say_listing(record, program))
    record.standing = Standing.STATED
    if gone and last is not None:
        quote = span(record.text, last.whole())
        record.say(
            "notes", f"No longer on the list: {_GONE} {_day_of_change(last)}", quote, quote.text
        )
    for foreign in row.take_all("foreign-identifier"):
        record.say("notes", f"Number elsewhere: {foreign.text}", foreign, foreign.text)


def _day_of_change(change: Row) -> str:
    days = dict(change.cells)
    return next((days[name].text for name in _ORDER if name in days), "")


def _modified(record: Recorder, row: Row, about: str) -> None:
    for change in row.all_of("modification"):
        kind = change.take("@modification-type")
        days = [day for name in _ORDER for day in change.take_all(name)]
        prop = _DAYS.get(facts.lower(kind))
        if kind is not None and prop is None:
            record.leave(kind, f"expected one of {', '.join(_DAYS)}")
        elif kind is not None and prop is not None and days:
            edtf = facts.day_of_time(days[0].text)
            if edtf is None:
                record.leave(days[0], "this is no date")
            else:
                record.say_of(about, "Sanction", {prop: edtf}, span(record.text, [kind, *days]))


def _relation(record: Recorder, row: Row) -> None:
    kind, number, remarks = (
        row.take("@relation-type"),
        row.take("@target-id"),
        row.take_all("remark"),
    )
    if kind is not None and number is not None:
        quote = span(record.text, [kind, number, *remarks])
        other = entity_id(record.source, number.text)
        about = f"{record.subject}-tie-{slug(kind.text, other)}"
        said = {"subject": record.subject, "object": other, "role": kind.text}
        record.say_of(about, "UnknownLink", said, quote)


def reader() -> ListReader:
    """Return the reader of the list."""
    start = f"<{_ROOT}".encode()
    return ListReader(
        "seco", known_by=lambda path: start in read_start(path), entries=_entries, state=_state
    )
