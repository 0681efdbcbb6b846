"""Reads the Denied Persons List of the US Bureau of Industry and Security (tab-separated text).

A row is an address of a name under an order. The list gives no numbers and no kinds: the rows of
one name are one entry, a person or a firm alike (`LegalEntity`), and each order is a listing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from linchpin.claims.errors import ReadError
from linchpin.match.name_keys import name_key
from linchpin.read.lists import entry_facts as facts
from linchpin.read.lists.addresses import addresses_of, state_addresses
from linchpin.read.lists.claim_recorder import Recorder, slug
from linchpin.read.lists.list_reader import ListedRecord, ListHeading, ListReader
from linchpin.read.lists.listings import say_listing
from linchpin.read.lists.record_rows import Row
from linchpin.read.lists.record_text import Excerpt
from linchpin.read.lists.table_rows import (
    TableHead,
    TableLine,
    has_headings,
    lines_of,
    record_of,
)

_GROUPS = {
    "address": ("Street_Address", "City", "State", "Postal_Code", "Country"),
    "order": ("Effective_Date", "Expiration_Date", "Standard_Order", "Last_Update", "Action",
              "FR_Citation"),
}  # fmt: skip
_COLUMNS = ("Name", *_GROUPS["address"], *_GROUPS["order"])
_ALSO = re.compile(r"\s+a\W?k\W?a\W?\s+", re.IGNORECASE)


def denied_key(name: str) -> str:
    """Return the key of a denied person, made of the name: the list has no other.

    Args:
        name: As listed.

    >>> denied_key(" I. ASH") == denied_key("I. Ash")
    True
    """
    return slug(name_key(name) or name, "key")


def _entries(path: Path, heading: ListHeading) -> Iterator[ListedRecord]:
    groups: dict[str, list[TableLine]] = {}
    lines = lines_of(path, _COLUMNS, TableHead([], []), known=_COLUMNS, encoding="cp1252")
    rows = 0
    for line in lines:
        name = line.cells.get("Name", "")
        if not name:
            raise ReadError(f"{path}: {line.place}: a row without a Name; the file is damaged")
        groups.setdefault(denied_key(name), []).append(line)
        rows += 1
    heading.counts["rows"] = rows
    for key, found in groups.items():
        text, row = record_of(found, _GROUPS)
        yield ListedRecord(key, "LegalEntity", text, row)


def _state(record: Recorder, row: Row) -> None:
    for cell in row.take_all("Name"):
        for piece in _names(cell):
            named = any(claim.prop == "name" for claim in record.claims)
            facts.say_name(record, "alias" if named else "name", [piece])
    state_addresses(record, addresses_of(record, row.all_of("address")))
    for order in row.all_of("order"):
        days = dict(order.cells)
        day = days.get("Effective_Date")
        say_listing(record, order, key="" if day is None else day.text)


def _names(cell: Excerpt) -> Iterator[Excerpt]:
    """Yield the names of a cell, apart at `A/K/A`; one in brackets stays where it is."""
    at = 0
    for mark in [*_ALSO.finditer(cell.text), None]:
        end = len(cell.text) if mark is None else mark.start()
        if "(" in cell.text:
            yield cell
            return
        if words := cell.text[at:end]:
            yield Excerpt(words, cell.start + at)
        at = end if mark is None else mark.end()


def reader() -> ListReader:
    """Return the reader of the list."""
    return ListReader(
        "dpl", known_by=lambda path: has_headings(path, _COLUMNS), entries=_entries, state=_state
    )
