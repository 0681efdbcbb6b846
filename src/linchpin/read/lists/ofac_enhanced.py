"""Reads OFAC's lists in the enhanced format (`SDN_ENHANCED.XML`, `CONS_ENHANCED.XML`).

It tells what the plain formats do not: the day each list took an entry, which entry a relation
points at, how good a name is, and the bounds of every date. Features and numbers bear the labels
of the plain formats, so that their grammar reads them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from xml.etree.ElementTree import Element

from linchpin.claims.claim import Standing
from linchpin.claims.errors import ReadError
from linchpin.read.lists import entry_facts as facts
from linchpin.read.lists.addresses import state_addresses
from linchpin.read.lists.claim_recorder import Recorder, entity_id
from linchpin.read.lists.list_reader import ListedRecord, ListHeading, ListReader
from linchpin.read.lists.listed_documents import ListedDocument, say_document
from linchpin.read.lists.ofac import features as ofac
from linchpin.read.lists.ofac.bounded_dates import bounds_of
from linchpin.read.lists.ofac.dates import ofac_date
from linchpin.read.lists.ofac.enhanced_names import addresses, names_of, say_names
from linchpin.read.lists.ofac.names import schema_of
from linchpin.read.lists.record_rows import Row
from linchpin.read.lists.record_text import Excerpt, RecordText, span
from linchpin.read.lists.source import load_source
from linchpin.read.lists.xml_rows import row_of
from linchpin.read.lists.xml_stream import children_of_root, tag_of
from linchpin.read.opening import read_start

_ROOT = "sanctionsData"
_KINDS = {"Entity": "entity", "Individual": "individual", "Vessel": "vessel",
          "Aircraft": "aircraft"}  # fmt: skip
_KEPT = ("datePublished", "entityId")
"""Attributes inside an entry that say something; the others number the publisher's database."""
_STANDINGS = {"Confirmed": Standing.STATED, "Reported": Standing.ALLEGED, "False": Standing.DENIED}
"""How sure OFAC is of a feature."""
_BESIDE = ("name", "issuingLocation", "issuingAuthority", "comments", "idFeatures/idFeature")


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
    silent = load_source("ofac-enhanced").cells.silent
    heading.counts["relations_outside"] = 0
    for line, element in _elements(path, heading):
        number, text = element.get("id", ""), RecordText()
        for item in element.iter():
            if item is not element:
                item.attrib = {k: v for k, v in item.attrib.items() if k in _KEPT}
            if tag_of(item) == "relatedEntity" and item.get("entityId") not in inside:
                item.tag = "relatedElsewhere"
                heading.counts["relations_outside"] += 1
        row = row_of(element, text, f"{path.name} line {line}", silent)
        kind = _KINDS.get(row.row("generalInfo").word("entityType"), "")
        names = [name for item in row.row("names").all_of("name") for name in names_of(item)]
        primary = [name for name in names if name.kind == "primary"]
        if not number.isdecimal() or not kind or not primary:
            raise ReadError(
                f"{path} line {line}: entry {number[:20]!r} has no number, kind or name"
            )
        bare = Recorder(load_source("ofac-enhanced"), number, str(text), schema="", place="")
        schema = schema_of(ofac.entry_of(bare, kind=kind, names=tuple(primary)))
        yield ListedRecord(number, schema, text, row)


def _state(record: Recorder, row: Row) -> None:
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
        _feature(record, feature)
    for document in row.row("identityDocuments").rows:
        _document(record, document)
    for link in row.row("relationships").rows:
        _relation(record, link)


def _feature(record: Recorder, feature: Row) -> None:
    label, sure = feature.take("type"), feature.take("reliability")
    value, bounds = feature.take("value"), feature.row("valueDate")
    feature.take("isPrimary")
    if label is None or value is None:
        return
    quote = span(record.text, facts.present(label, value, sure))
    edtf = bounds_of(bounds)
    words = ofac_date(value.text)
    if edtf is not None and words is not None and edtf != words:
        record.leave(span(record.text, bounds.whole()), f"these bounds are not those of {words}")
    if sure is not None and sure.text not in _STANDINGS:
        record.leave(sure, f"expected one of {', '.join(_STANDINGS)}")
    record.standing = _STANDINGS.get("" if sure is None else sure.text, Standing.STATED)
    ofac.say_feature(record, label.text, value, quote)
    record.standing = Standing.STATED


def _document(record: Recorder, row: Row) -> None:
    label, number, country = (row.take(c) for c in ("type", "documentNumber", "issuingCountry"))
    beside = row.take_all(*_BESIDE)
    valid = row.take("isValid")
    if facts.lower(valid) == "false":
        beside += facts.present(valid)
    dates = {}
    for prop, kind in (("startDate", "issueDate"), ("endDate", "expirationDate")):
        if (inner := row.row(kind)).cells:
            dates[prop] = (bounds_of(inner), span(record.text, inner.whole()))
    if label is None or number is None:
        say_document(record, ListedDocument(number, label, country, beside))
        return
    if (fact := ofac.number_fact(label, number)) is not None:
        ofac.say_fact(record, replace(fact, piece=span(record.text, row.whole())))
        return
    passport, holders = ofac.known_property(label.text)
    document = ListedDocument(number, label, country, beside, dates, passport, holders)
    say_document(record, document)


def _relation(record: Recorder, link: Row) -> None:
    kind = link.take("type")
    for other in link.all_of("relatedEntity", "relatedElsewhere"):
        number, name = other.take("@entityId"), other.take("")
        if kind is None or number is None:
            continue
        quote = span(record.text, link.whole())
        about = entity_id(record.source, number.text)
        tie = ofac.say_relation(record, kind, about, quote)
        for sure in link.take_all("quality"):
            record.say_of(tie, "UnknownLink", {"summary": f"Quality: {sure.text}"}, sure)
        if other.kind == "relatedElsewhere" and name is not None:
            record.say_of(about, "LegalEntity", {"name": name.text}, name)


def reader() -> ListReader:
    """Return the reader of the list."""
    start = f"<{_ROOT}".encode()
    return ListReader(
        "ofac-enhanced",
        known_by=lambda path: start in read_start(path),
        entries=_entries,
        state=_state,
    )
