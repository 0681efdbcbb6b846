"""Reads OFSI's consolidated list (ConList), CSV or XLSX, the UK's list until 2026-01-28.

A group's rows multiply its names by its addresses and births; no row says which name goes with
which address. Here a group is one entry again.
"""

from __future__ import annotations

import re

from linchpin.read.lists import entry_facts as facts
from linchpin.read.lists.addresses import addresses_of, state_addresses
from linchpin.read.lists.claim_recorder import Recorder
from linchpin.read.lists.list_reader import ListReader
from linchpin.read.lists.listed_documents import ListedDocument, say_document
from linchpin.read.lists.listings import say_listing
from linchpin.read.lists.record_rows import Row
from linchpin.read.lists.record_text import Excerpt, numbered_parts
from linchpin.read.lists.table_rows import has_headings
from linchpin.read.lists.uk_entries import UkTable, state_names_and_births, uk_entries

_NAMES = ("Name 1", "Name 2", "Name 3", "Name 4", "Name 5", "Name 6")
_ADDRESS = tuple(f"Address {number}" for number in range(1, 7))
_SCRIPT = ("Name Non-Latin Script", "Non-Latin Script Type", "Non-Latin Script Language")
_GROUPS = {
    "name": (*_NAMES, "Alias Type", "Alias Quality"),
    "script": _SCRIPT,
    "birth place": ("Town of Birth", "Country of Birth"),
    "address": (*_ADDRESS, "Post/Zip Code", "Country"),
    "listing": ("Regime", "Listed On", "UK Sanctions List Date Designated", "Last Updated"),
}
"""Columns that belong together in one row."""
_NEEDED = (*_NAMES, "DOB", *_ADDRESS, "Group Type", "Alias Type", "Regime", "Listed On", "Group ID")
_KNOWN = (
    "Title", *_SCRIPT, "Town of Birth", "Country of Birth", "Nationality", "Passport Number",
    "Passport Details", "NI Number", "National Identification Number",
    "National Identification Details", "Position", "Post/Zip Code", "Country",
    "Other Information", "Alias Quality", "UK Sanctions List Date Designated", "Last Updated",
)  # fmt: skip
_UKSL = re.compile(r"UK Sanctions List Ref\)?:? ?([A-Z]{3}\d{4})\b")
_UN = re.compile(r"\bUN Ref(?:erence)?\)?:? ?\(?([A-Z]{2}[ie]\.\d{3})\b")
_IMO = re.compile(r"\bIMO(?: number)?\)?:? ?(\d{7})\b")
_NUMBER = re.compile(r"(?<![\w/])[A-Z]{0,3}[- ]?\d[\dA-Z/-]{3,}(?![\w/])")


def _published(above: list[list[str]]) -> str | None:
    if not above or len(above[0]) < 2 or above[0][0] != "Last Updated":
        return None
    day, month, year = [*above[0][1].split("/"), "", ""][:3]
    return facts.edtf_or_none(f"{year}-{month}-{day}")


_TABLE = UkTable(
    key="Group ID",
    kind="Group Type",
    number=re.compile(r"\d+"),
    expected="a number",
    needed=_NEEDED,
    known=_KNOWN,
    groups=_GROUPS,
    published=_published,
)


def _state(record: Recorder, row: Row) -> None:
    state_names_and_births(record, row, _TABLE, row.take_all("DOB"))
    for cell in row.take_all("Nationality"):
        for piece in numbered_parts(cell):
            facts.say_country(record, "nationality", piece)
    _numbers(record, row, "Passport Number", "Passport Details", passport=True)
    _numbers(record, row, "National Identification Number", "National Identification Details")
    _numbers(record, row, "NI Number", "")
    for remark in row.take_all("Other Information"):
        _references(record, remark)
    state_addresses(record, addresses_of(record, row.all_of("address")))
    facts.say_words(record, row)
    number = row.take("Group ID")
    for listing in row.all_of("listing"):
        say_listing(record, listing, number)


def _numbers(
    record: Recorder, row: Row, numbers: str, details: str, *, passport: bool = False
) -> None:
    """Write down numbers, each with the detail of its place; without one, all that is said."""
    found = [part for cell in row.take_all(numbers) for part in numbered_parts(cell)]
    beside = [part for cell in row.take_all(details) for part in numbered_parts(cell)]
    if numbers not in record.text and not found:
        for part in beside:
            match = _NUMBER.search(part.text)
            number = None if match is None else Excerpt(match[0], part.start + match.start())
            say_document(record, ListedDocument(number, beside=[part], passport=passport))
        return
    for at, number in enumerate(found):
        own = beside if len(beside) != len(found) else [beside[at]]
        say_document(record, ListedDocument(number, beside=own, passport=passport))
    if not found:
        say_document(record, ListedDocument(None, beside=beside, passport=passport))


def _references(record: Recorder, remark: Excerpt) -> None:
    about = f"{record.subject}-listed-elsewhere"
    for pattern, prop in ((_UKSL, "recordId"), (_UN, "unscId")):
        for match in pattern.finditer(remark.text):
            piece = Excerpt(match[0], remark.start + match.start())
            said = {"entity": record.subject, prop: match[1]}
            record.say_of(about, "Sanction", said, piece, piece.text)
    for match in _IMO.finditer(remark.text):
        if record.schema == "Vessel":
            piece = Excerpt(match[0], remark.start + match.start())
            record.say("imoNumber", f"IMO{match[1]}", piece, match[1])


def reader() -> ListReader:
    """Return the reader of the list."""
    return ListReader(
        "uk-conlist",
        known_by=lambda path: has_headings(path, _NEEDED),
        entries=lambda path, heading: uk_entries(path, heading, _TABLE),
        state=_state,
    )
