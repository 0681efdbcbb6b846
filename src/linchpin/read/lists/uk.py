"""Reads the UK Sanctions List (`UK-Sanctions-List.csv`), the only UK list since 2026-01-28.

An entry's rows multiply its names by its addresses and births; here an entry is one again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from linchpin.read.lists import entry_facts as facts
from linchpin.read.lists.addresses import addresses_of, state_addresses
from linchpin.read.lists.claim_recorder import Recorder
from linchpin.read.lists.list_reader import ListReader
from linchpin.read.lists.listed_documents import ListedDocument, say_document
from linchpin.read.lists.listings import say_listing, say_tie
from linchpin.read.lists.ofac.dates import ofac_date
from linchpin.read.lists.record_rows import Row
from linchpin.read.lists.record_text import Excerpt, numbered_parts, split_at
from linchpin.read.lists.table_rows import has_headings
from linchpin.read.lists.uk_entries import UkTable, state_names_and_births, uk_entries

_NAMES = ("Name 6", "Name 1", "Name 2", "Name 3", "Name 4", "Name 5")
_SCRIPT = ("Name non-latin script", "Non-latin script type", "Non-latin script language")
_ADDRESS = tuple(f"Address Line {number}" for number in range(1, 7))
_LISTING = (
    "Regime Name", "Date Designated", "Designation source", "Sanctions Imposed", "Last Updated",
    "OFSI Group ID", "UN Reference Number", "UK Statement of Reasons",
)  # fmt: skip
_PASSPORT = ("Passport number", "Passport additional information")
_NATIONAL = ("National Identifier number", "National Identifier additional information")
_GROUPS = {
    "name": (*_NAMES, "Name type", "Alias strength"),
    "script": _SCRIPT,
    "birth place": ("Town of birth", "Country of birth"),
    "address": (*_ADDRESS, "Address Postal Code", "Address Country"),
    "passport": _PASSPORT,
    "national": _NATIONAL,
    "listing": _LISTING,
}
"""Columns that belong together in one row."""
_TIES = (
    "Subsidiaries", "Parent company", "Current owner/operator (s)", "Previous owner/operator (s)",
)  # fmt: skip
"""Columns that name others; how they are tied the list says in the heading alone."""
_NEEDED = ("Unique ID", *_NAMES, "Name type", "Designation Type", "Regime Name", "D.O.B")
_KNOWN = (
    "Alias strength", "Title", *_SCRIPT, *_LISTING, "Other Information", *_ADDRESS,
    "Address Postal Code", "Address Country", "Phone number", "Website", "Email address",
    "Nationality(/ies)", *_NATIONAL, *_PASSPORT, "Position", "Gender", "Town of birth",
    "Country of birth", "Type of entity", *_TIES, "Business registration number (s)", "IMO number",
    "Current believed flag of ship", "Previous flags", "Type of ship", "Tonnage of ship",
    "Length of ship", "Year Built", "Hull identification number (HIN)",
)  # fmt: skip
_REPORT = re.compile(r"Report Date: ?(\d{1,2})-([A-Z][a-z]{2})-(\d{4})")


def _published(above: list[list[str]]) -> str | None:
    reports = [_REPORT.fullmatch(cells[0]) for cells in above if cells]
    return next((ofac_date(" ".join(match.groups())) for match in reports if match), None)


_TABLE = UkTable(
    key="Unique ID",
    kind="Designation Type",
    number=re.compile(r"[A-Z]{2,5}\d{3,5}"),
    expected="letters and digits such as RUS2176",
    needed=_NEEDED,
    known=_KNOWN,
    groups=_GROUPS,
    published=_published,
)


def _parts(row: Row, column: str) -> Iterator[Excerpt]:
    for cell in row.take_all(column):
        for piece in split_at(cell, "|"):
            yield from numbered_parts(piece)


def _state(record: Recorder, row: Row) -> None:
    state_names_and_births(record, row, _TABLE, _parts(row, "D.O.B"))
    for column, prop in (("Nationality(/ies)", "nationality"), ("Previous flags", "pastFlags"),
                         ("Current believed flag of ship", "flag")):  # fmt: skip
        for piece in _parts(row, column):
            facts.say_country(record, prop, piece)
    facts.say_gender(record, row.take("Gender"))
    for kind, (number, beside) in (("passport", _PASSPORT), ("national", _NATIONAL)):
        for item in row.all_of(kind):
            _documents(record, item, number, beside)
    _documents(record, row, "Business registration number (s)", "")
    for piece in _parts(row, "IMO number"):
        prop = "imoNumber" if record.schema == "Vessel" else "registrationNumber"
        record.say(prop, f"IMO{piece.text.removeprefix('IMO').strip()}", piece, piece.text)
    for piece in _parts(row, "Year Built"):
        facts.say_date(record, "buildDate", facts.edtf_or_none(piece.text), piece)
    for column in record.source.cells.words:
        for piece in _parts(row, column):
            facts.say_word(record, column, piece)
    for column in _TIES:
        for piece in _parts(row, column):
            say_tie(record, column.removesuffix(" (s)"), piece)
    state_addresses(record, addresses_of(record, row.all_of("address")))
    unique_id = row.take("Unique ID")
    for listing in row.all_of("listing"):
        say_listing(record, listing, unique_id)


def _documents(record: Recorder, row: Row, numbers: str, details: str) -> None:
    beside, passport = row.take_all(details), numbers == _PASSPORT[0]
    found = list(_parts(row, numbers))
    for number in found:
        prop = "registrationNumber" if not details else None
        document = ListedDocument(number, beside=beside, passport=passport, prop=prop)
        say_document(record, document)
    if beside and not found:
        say_document(record, ListedDocument(None, beside=beside, passport=passport))


def reader() -> ListReader:
    """Return the reader of the list."""
    return ListReader(
        "uk",
        known_by=lambda path: has_headings(path, _NEEDED),
        entries=lambda path, heading: uk_entries(path, heading, _TABLE),
        state=_state,
    )
