"""Reads OFAC's lists in the enhanced format (`SDN_ENHANCED.XML`, `CONS_ENHANCED.XML`).

It tells what the plain formats do not: the day each list took an entry, which entry a relation
points at, how good a name is, and the bounds of every date. Features and numbers bear the labels
of the plain formats, so that their grammar reads them.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

from linchpin.claims.errors import ReadError
from linchpin.read.lists import entry_facts as facts
from linchpin.read.lists.addresses import state_addresses
from linchpin.read.lists.claim_recorder import Recorder
from linchpin.read.lists.list_reader import ListedRecord, ListHeading, ListReader
from linchpin.read.lists.ofac import features as ofac
from linchpin.read.lists.ofac.enhanced_facts import (
    say_enhanced_document,
    say_enhanced_feature,
    say_enhanced_relation,
)
from linchpin.read.lists.ofac.enhanced_names import addresses, names_of, say_names
from linchpin.read.lists.ofac.names import schema_of
from linchpin.read.lists.record_rows import Row
from linchpin.read.lists.record_text import Excerpt, RecordText
from linchpin.read.lists.source import load_source
from linchpin.read.lists.xml_rows import row_of
from linchpin.read.lists.xml_stream import children_of_root, tag_of
from linchpin.read.opening import read_start

_ROOT = "sanctionsData"
_KINDS = {"Entity": "entity", "Individual": "individual", "Vessel": "vessel",
          "Aircraft": "aircraft"}  # fmt: skip
_KEPT = ("datePublished", "entityId")
"""Attributes inside an entry that say something; the others number the publisher's database."""


def _elements(path: Path, heading: ListHeading) -> Iterator[tuple[int, Element]]:
    for line, element in children_of_root(path, _ROOT, opened=("entities",)):
        tag = tag_of(element)
        if tag == "publicationInfo":
            as_of = next((c.text or "" for c in element if tag_of(c) == "dataAsOf"), "")
            heading.published = facts.day_of_time(as_of)
        elif tag == "entity":
            yield line, element
        elif tag not in ("referenceValues", "featureTypes", "entities"):
            raise ReadError(f"{path} line {line}: <{tag[:60]}> has no place in this format")


def _entries(path: Path, heading: ListHeading) -> Iterator[ListedRecord]:
    inside = {element.get("id", "") for _, element in _elements(path, heading)}
    heading.counts["relations_outside"] = 0
    for line, element in _elements(path, heading):
        for item in element.iter():
            if item is not element:
                item.attrib = {k: v for k, v in item.attrib.items() if k in _KEPT}
            if tag_of(item) == "relatedEntity" and item.get("entityId") not in inside:
                item.tag = "relatedElsewhere"
                heading.counts["relations_outside"] += 1
        yield entry_of(path, line, element)


def entry_of(path: Path, line: int, element: Element) -> ListedRecord:
    """Return an entry, as the element `entity` of the enhanced format has it.

    Args:
        path: The file.
        line: Where the entry begins in it.
        element: The entry.

    Raises:
        ReadError: It has no number, kind or name.
    """
    number, text = element.get("id", ""), RecordText()
    source = load_source("ofac-enhanced")
    row = row_of(element, text, f"{path.name} line {line}", source.cells.silent)
    kind = _KINDS.get(row.row("generalInfo").word("entityType"), "")
    names = [name for item in row.row("names").all_of("name") for name in names_of(item)]
    primary = [name for name in names if name.kind == "primary"]
    if not number.isdecimal() or not kind or not primary:
        raise ReadError(f"{path} line {line}: entry {number[:20]!r} has no number, kind or name")
    bare = Recorder(source, number, str(text), schema="", place="")
    schema = schema_of(ofac.entry_of(bare, kind=kind, names=tuple(primary)))
    return ListedRecord(number, schema, text, row)


def state(record: Recorder, row: Row) -> None:
    """Write down what an entry says.

    Args:
        record: Where it goes.
        row: The entry.
    """
    number, general = row.take("@id") or Excerpt("", 0), row.row("generalInfo")
    say_names(record, row.row("names"))
    for listed in row.row("sanctionsLists").rows:
        for name in listed.take_all(""):
            ofac.say_membership(record, name, listed.take("@datePublished"))
    for tag in row.row("sanctionsPrograms").take_all("sanctionsProgram"):
        ofac.say_program(record, tag, number)
    for words in row.take_all("sanctionsTypes/sanctionsType", "legalAuthorities/legalAuthority"):
        ofac.say_measure(record, words)
    for title in general.take_all("title"):
        ofac.say_feature(record, "Title", title, title)
    for remark in general.take_all("remarks"):
        ofac.say_remarks(record, remark)
    state_addresses(record, addresses(row.row("addresses")))
    for feature in row.row("features").rows:
        say_enhanced_feature(record, feature)
    for document in row.row("identityDocuments").rows:
        say_enhanced_document(record, document)
    for link in row.row("relationships").rows:
        say_enhanced_relation(record, link)


def reader() -> ListReader:
    """Return the reader of the list."""
    start = f"<{_ROOT}".encode()
    return ListReader(
        "ofac-enhanced",
        known_by=lambda path: start in read_start(path),
        entries=_entries,
        state=state,
    )
