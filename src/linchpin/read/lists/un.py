"""Reads the United Nations Security Council Consolidated List (`consolidated.xml`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from linchpin.claims.errors import ReadError
from linchpin.read.lists import entry_facts as facts
from linchpin.read.lists.addresses import addresses_of, state_addresses
from linchpin.read.lists.births import ListedBirth, say_birth
from linchpin.read.lists.claim_recorder import Recorder
from linchpin.read.lists.list_reader import ListedRecord, ListHeading, ListReader
from linchpin.read.lists.listed_documents import document_of, say_document
from linchpin.read.lists.listings import say_listing, say_mentions
from linchpin.read.lists.record_rows import Row
from linchpin.read.lists.record_text import RecordText
from linchpin.read.lists.source import load_source
from linchpin.read.lists.xml_rows import row_of
from linchpin.read.lists.xml_stream import children_of_root, tag_of
from linchpin.read.opening import read_start

_ROOT = "CONSOLIDATED_LIST"
_GROUPS = {"INDIVIDUALS": "INDIVIDUAL", "ENTITIES": "ENTITY"}
_REFERENCE = re.compile(r"\b[A-Z]{2}[ie]\.\d{3}\b")
"""A permanent reference number, such as QDe.001: it never changes, unlike DATAID."""
_PROPERTIES = {
    "": "alias", "good": "alias", "low": "weakAlias", "a.k.a.": "alias", "f.k.a.": "previousName",
}  # fmt: skip
"""What QUALITY makes of an alias; for entities it holds no quality but the kind of name."""
_FORMER = re.compile(r"(?:previously|formerly) listed as", re.IGNORECASE)
_OUT_OF_PLACE = "fact-out-of-place"


def _entries(path: Path, heading: ListHeading) -> Iterator[ListedRecord]:
    attributes: dict[str, str] = {}
    silent = load_source("un").cells.silent
    for line, element in children_of_root(path, _ROOT, opened=_GROUPS, attributes=attributes):
        heading.published = facts.day_of_time(attributes.get("dateGenerated", ""))
        tag, place = tag_of(element), f"{path.name} line {line}"
        if tag in _GROUPS:
            continue
        if tag not in _GROUPS.values():
            raise ReadError(f"{path} line {line}: <{tag[:60]}> is no entry of this list")
        text = RecordText()
        row = row_of(element, text, place, silent)
        number = row.word("REFERENCE_NUMBER")
        if not _REFERENCE.fullmatch(number):
            raise ReadError(f"{path} line {line}: REFERENCE_NUMBER {number[:40]!r} is none")
        schema = "Person" if tag == "INDIVIDUAL" else "Organization"
        yield ListedRecord(number, schema, text, row)


def _state(record: Recorder, row: Row) -> None:
    names = ("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME")
    facts.say_name(record, "name", [piece for name in names for piece in row.take_all(name)])
    for piece in row.take_all("NAME_ORIGINAL_SCRIPT"):
        facts.say_name(record, "alias", [piece])
    for alias in row.all_of("INDIVIDUAL_ALIAS", "ENTITY_ALIAS"):
        _alias(record, alias)
    for birth in row.all_of("INDIVIDUAL_DATE_OF_BIRTH"):
        _birth(record, birth)
    for place in row.all_of("INDIVIDUAL_PLACE_OF_BIRTH"):
        parts = place.take_all("STREET", "CITY", "STATE_PROVINCE", "COUNTRY", "NOTE")
        facts.say_place(record, "birthPlace", parts)
    for document in row.all_of("INDIVIDUAL_DOCUMENT"):
        say_document(record, document_of(record, document))
    addresses = row.all_of("INDIVIDUAL_ADDRESS", "ENTITY_ADDRESS")
    state_addresses(record, addresses_of(record, addresses))
    facts.say_words(record, row)
    for piece in row.take_all("NATIONALITY/VALUE"):
        facts.say_country(record, "nationality", piece)
    facts.say_gender(record, row.take("GENDER"))
    for remark in row.take_all("COMMENTS1"):
        record.say("notes", remark.text, remark)
        say_mentions(record, remark, _REFERENCE)
    say_listing(record, row)


def _alias(record: Recorder, alias: Row) -> None:
    name, quality, note = (alias.take(cell) for cell in ("ALIAS_NAME", "QUALITY", "NOTE"))
    mark = facts.lower(quality)
    if quality is not None and mark not in _PROPERTIES:
        record.leave(quality, f"expected one of {', '.join(_PROPERTIES)}; the alias is kept")
    former = note is not None and _FORMER.match(note.text) is not None
    if name is not None:
        prop = "previousName" if former else _PROPERTIES.get(mark, "alias")
        facts.say_name(record, prop, [name], beside=facts.present(quality, note))
    birth = alias.take("DATE_OF_BIRTH")
    if birth is not None:
        born = facts.say_date(record, "birthDate", facts.edtf_or_none(birth.text), birth)
        if name is None and born is not None:
            record.notice(_OUT_OF_PLACE, "a birth date stands in an alias without a name", born)
    facts.say_place(record, "birthPlace", alias.take_all("CITY_OF_BIRTH", "COUNTRY_OF_BIRTH"))


def _birth(record: Recorder, birth: Row) -> None:
    kind, note = birth.take("TYPE_OF_DATE"), birth.take("NOTE")
    circa = "approx" in f"{facts.lower(kind)} {facts.lower(note)}"
    points = [[piece] for piece in birth.take_all("DATE", "YEAR")]
    years = birth.take_all("FROM_YEAR", "TO_YEAR")
    beside, words = facts.present(kind), facts.present(note)
    say_birth(record, ListedBirth(points, years, circa, beside=beside, words=words))


def reader() -> ListReader:
    """Return the reader of the list."""
    start = f"<{_ROOT}".encode()
    return ListReader(
        "un", known_by=lambda path: start in read_start(path), entries=_entries, state=_state
    )
