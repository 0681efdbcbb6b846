"""Reads the US Consolidated Screening List (CSV): Treasury's, Commerce's and State's lists in one.

A row is an entry of one of the lists. The numbers of Treasury's rows are OFAC's, so that they speak
of the subjects OFAC's own lists speak of; other lists give no number, and the rows of one name on
one list are one entry.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from linchpin.claims.errors import EditionRefused, ReadError
from linchpin.match.name_keys import name_key
from linchpin.read.lists import csl_cells
from linchpin.read.lists import entry_facts as facts
from linchpin.read.lists.addresses import state_addresses
from linchpin.read.lists.claim_recorder import Recorder, slug
from linchpin.read.lists.dpl import denied_key
from linchpin.read.lists.list_reader import ListedRecord, ListHeading, ListReader
from linchpin.read.lists.listings import say_listing, say_tie
from linchpin.read.lists.ofac import features as ofac
from linchpin.read.lists.ofac.entry import Entry, EntryName
from linchpin.read.lists.ofac.names import schema_of, state_names
from linchpin.read.lists.record_rows import Row
from linchpin.read.lists.record_text import Excerpt, split_at
from linchpin.read.lists.table_rows import TableHead, TableLine, has_headings, lines_of, record_of

_LISTING = (
    "source", "entity_number", "programs", "federal_register_notice", "start_date", "end_date",
    "standard_order", "license_requirement", "license_policy",
)  # fmt: skip
_COLUMNS = (
    "_id", *_LISTING, "type", "name", "title", "addresses", "call_sign", "vessel_type",
    "gross_tonnage", "gross_registered_tonnage", "vessel_flag", "vessel_owner", "remarks",
    "source_list_url", "alt_names", "citizenships", "dates_of_birth", "nationalities",
    "places_of_birth", "source_information_url", "ids",
)  # fmt: skip
_KINDS = {"Individual": "individual", "Entity": "entity", "Vessel": "vessel",
          "Aircraft": "aircraft", "": ""}  # fmt: skip
_SOURCE = re.compile(r".+ \((\w[\w-]*)(?: List)?\) - .+|.+")
_WORDS = {"call_sign": "callSign", "vessel_type": "type", "gross_tonnage": "tonnage",
          "gross_registered_tonnage": "grossRegisteredTonnage"}  # fmt: skip
_SILENT = ("_id", "source_list_url", "source_information_url")


def _key(path: Path, line: TableLine) -> tuple[str, str]:
    """Return the number of a row's entry and how the ids of its subject begin."""
    number, name = line.cells.get("entity_number", ""), line.cells.get("name", "")
    source = line.cells.get("source", "")
    if source == "source":
        raise EditionRefused(f"{path}: {line.place}: headings in the middle; the copy is damaged")
    if not source or not name or (number and not number.isdecimal()):
        raise ReadError(f"{path}: {line.place}: a row without source or name, or number {number!r}")
    if number:
        return number, "ofac"
    match = _SOURCE.fullmatch(source)
    short = (match and match[1]) or source
    if short == "DPL":
        return denied_key(name), "bis-dpl"
    return slug(short, name_key(name) or name), ""


def _entries(path: Path, heading: ListHeading) -> Iterator[ListedRecord]:
    groups: dict[tuple[str, str], list[TableLine]] = {}
    ids: set[str] = set()
    rows = 0
    for line in lines_of(path, _COLUMNS, TableHead([], []), known=_COLUMNS):
        groups.setdefault(_key(path, line), []).append(line)
        ids.add(line.cells.get("_id", ""))
        rows += 1
    heading.counts |= {"rows": rows, "ids": len(ids)}
    for (number, prefix), lines in groups.items():
        kind = lines[0].cells.get("type", "")
        if kind not in _KINDS or any(line.cells.get("type", "") != kind for line in lines):
            raise ReadError(f"{path}: {lines[0].place}: type {kind[:40]!r} is none of this list's")
        for line in lines:
            for name in _SILENT:
                line.cells.pop(name, None)
        text, row = record_of(lines, {"listing": _LISTING})
        named = EntryName(Excerpt(lines[0].cells["name"], 0), "primary")
        entry = Entry(number, _KINDS[kind], "", (), (named,), ())
        schema = schema_of(entry) if kind else "LegalEntity"
        yield ListedRecord(number, schema, text, row, prefix)


def _state(record: Recorder, row: Row) -> None:
    names = [EntryName(one, "primary" if at == 0 else "aka")
             for at, one in enumerate(row.take_all("name"))]  # fmt: skip
    for cell in row.take_all("alt_names"):
        names += [EntryName(one, "aka") for one in csl_cells.aliases(cell)]
    row.take("type")
    kind = "individual" if record.schema == "Person" else "entity"
    state_names(record, ofac.entry_of(record, kind=kind, names=tuple(names)))
    for cell in row.take_all("addresses"):
        state_addresses(record, csl_cells.addresses(cell))
    for name in ("citizenships", "nationalities"):
        for cell in row.take_all(name):
            for piece in split_at(cell, "; "):
                prop = "nationality" if record.has("nationality") else "country"
                facts.say_country(record, prop, piece)
    for cell in row.take_all("dates_of_birth"):
        for piece in split_at(cell, "; "):
            csl_cells.say_birth(record, piece)
    for cell in row.take_all("places_of_birth"):
        for piece in split_at(cell, "; "):
            facts.say_place(record, "birthPlace", [piece])
    for title in row.take_all("title"):
        ofac.say_feature(record, "Title", title, title)
    for remark in row.take_all("remarks"):
        ofac.say_remarks(record, remark)
    for cell in row.take_all("ids"):
        csl_cells.say_numbers(record, cell)
    _vessel(record, row)
    for listing in row.all_of("listing"):
        listing.cells = [(name, piece) for name, cell in listing.cells for piece in
                         (split_at(cell, "; ") if name == "programs" else [cell])]  # fmt: skip
        say_listing(record, listing, key=dict(listing.cells)["source"].text)


def _vessel(record: Recorder, row: Row) -> None:
    for name, prop in _WORDS.items():
        for piece in row.take_all(name):
            record.say(prop if record.has(prop) else "notes", piece.text, piece)
    for piece in row.take_all("vessel_flag"):
        facts.say_country(record, "flag" if record.has("flag") else "country", piece)
    for piece in row.take_all("vessel_owner"):
        say_tie(record, "Vessel owner", piece)


def reader() -> ListReader:
    """Return the reader of the list."""
    return ListReader(
        "csl", known_by=lambda path: has_headings(path, _COLUMNS), entries=_entries, state=_state
    )
