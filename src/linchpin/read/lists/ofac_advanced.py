"""Reads OFAC's lists in the advanced format (`SDN_ADVANCED.XML`, the UN's schema 1.0).

Everything stands there by number: kinds, countries, places, documents, relations and listings each
in a table of its own. Each party is put together in the words and the shape of the enhanced format
and read as that is.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

from linchpin.claims.counted import counted
from linchpin.claims.errors import ReadError
from linchpin.read.lists.list_reader import ListedRecord, ListHeading, ListReader
from linchpin.read.lists.ofac.advanced_party import enhanced_party
from linchpin.read.lists.ofac.advanced_shape import day_of
from linchpin.read.lists.ofac.advanced_tables import Tables
from linchpin.read.lists.ofac_enhanced import entry_of, state
from linchpin.read.lists.xml_stream import children_of_root, tag_of
from linchpin.read.opening import read_start

_ROOT = "Sanctions"
_GROUPS = (
    "ReferenceValueSets", "Locations", "IDRegDocuments", "DistinctParties", "ProfileRelationships",
    "SanctionsEntries",
)  # fmt: skip
_OTHERS = ("DateOfIssue", "SanctionsEntryLinks")


def _elements(path: Path) -> Iterator[tuple[int, Element]]:
    for line, element in children_of_root(path, _ROOT, opened=_GROUPS):
        if tag_of(element) not in _GROUPS:
            yield line, element


def _entries(path: Path, heading: ListHeading) -> Iterator[ListedRecord]:
    tables = Tables()
    for line, element in _elements(path):
        tag = tag_of(element)
        if tag == "DateOfIssue":
            heading.published = day_of(element)
        elif not tables.learn(tag, element) and tag not in _OTHERS:
            raise ReadError(f"{path} line {line}: <{tag[:60]}> has no place in this format")
    heading.counts |= tables.outside()
    if unlisted := tables.unlisted():
        heading.warnings.append(
            f"{path}: no list of the file names {counted(unlisted, 'party', 'parties')} of it; "
            "they are not screened as listed"
        )
    for line, element in _elements(path):
        if tag_of(element) == "DistinctParty":
            try:
                party = enhanced_party(element, tables)
            except KeyError as error:
                raise ReadError(f"{path} line {line}: {error.args[0]} is in no table") from error
            yield entry_of(path, line, party)


def reader() -> ListReader:
    """Return the reader of the list."""
    start = f"<{_ROOT}".encode()
    return ListReader(
        "ofac-advanced",
        known_by=lambda path: start in read_start(path) and b"un.org/sanctions" in read_start(path),
        entries=_entries,
        state=state,
    )
