"""Reads the EU's consolidated list of financial sanctions, schema 1.1 (`export`).

Every name, birth, citizenship, number and address carries the regulation it came with; its day is
the day of the claim. An entity that two regulations list stands in the file twice and is one here.
"""

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
from linchpin.read.lists.listings import say_listing
from linchpin.read.lists.record_rows import Row
from linchpin.read.lists.record_text import Excerpt, RecordText, span
from linchpin.read.lists.source import load_source
from linchpin.read.lists.xml_rows import row_of
from linchpin.read.lists.xml_stream import children_of_root, tag_of
from linchpin.read.opening import read_start

_SCHEMATA = {"P": "Person", "E": "Organization"}
_GENDERS = {"M": "male", "F": "female"}
_WEAK = re.compile(r"\b(?:low[- ]quality|weak)\b", re.IGNORECASE)
_FORMER = re.compile(r"\b(?:formerly|previously|f\.?k\.?a\.?|former name)\b", re.IGNORECASE)


def _entries(path: Path, heading: ListHeading) -> Iterator[ListedRecord]:
    if b"<WHOLE" in read_start(path):
        raise ReadError(
            f"{path}: the EU's schema 1.0, which the Commission retired; it lacks regulations and "
            "dates. Fetch the file of schema 1.1 (xmlFullSanctionsList_1_1)."
        )
    attributes: dict[str, str] = {}
    silent = load_source("eu").cells.silent
    found: dict[str, ListedRecord] = {}
    for line, element in children_of_root(path, "export", attributes=attributes):
        heading.published = facts.day_of_time(attributes.get("generationDate", ""))
        number = element.get("euReferenceNumber", "")
        kind = next(
            (c.get("classificationCode") for c in element if tag_of(c) == "subjectType"), ""
        )
        if tag_of(element) != "sanctionEntity" or not number or kind not in _SCHEMATA:
            raise ReadError(
                f"{path} line {line}: <{tag_of(element)[:40]}> with number {number[:40]!r} and "
                f"kind {kind!r:.40} is no entity of this list"
            )
        record = found.setdefault(
            number, ListedRecord(number, _SCHEMATA[kind or ""], RecordText(), Row(""))
        )
        record.row.rows.append(row_of(element, record.text, f"{path.name} line {line}", silent))
        heading.counts["elements"] = heading.counts.get("elements", 0) + 1
    yield from found.values()


def _state(record: Recorder, row: Row) -> None:
    for item in row.rows:
        for alias in item.all_of("nameAlias"):
            _name(record, alias)
        for birth in item.all_of("birthdate"):
            _birth(record, birth)
        for citizenship in item.all_of("citizenship"):
            day, beside = _regulation(citizenship)
            for country in citizenship.take_all("@countryDescription"):
                prop = "nationality" if record.has("nationality") else "country"
                quote = span(record.text, [country, *beside])
                facts.say_country(record, prop, country, quote=quote, date=day)
            citizenship.take("remark")
        for document in item.all_of("identification"):
            _regulation(document)
            say_document(record, document_of(record, document))
        for address in item.all_of("address"):
            _regulation(address)
            _contacts(record, address)
        state_addresses(record, addresses_of(record, item.all_of("address")))
        facts.say_words(record, item)
        say_listing(record, item)


def _regulation(row: Row) -> tuple[str | None, list[Excerpt]]:
    """Return the day of the regulation a fact came with, and its words for the quote."""
    summary = row.row("regulationSummary")
    day, title = summary.take("@publicationDate"), summary.take("@numberTitle")
    summary.take("@publicationUrl")
    return None if day is None else facts.edtf_or_none(day.text), facts.present(day, title)


def _name(record: Recorder, alias: Row) -> None:
    day, beside = _regulation(alias)
    remark = alias.take("remark")
    beside += facts.present(alias.take("@nameLanguage"))
    primary = not any(claim.prop == "name" for claim in record.claims)
    prop = "name" if primary else "alias"
    if remark is not None and _FORMER.search(remark.text):
        prop = "previousName"
    elif remark is not None and _WEAK.search(remark.text):
        prop = "weakAlias"
    if prop in ("previousName", "weakAlias"):
        beside += facts.present(remark)  # the words that say so
    facts.say_name(record, prop, alias.take_all("@wholeName"), beside=beside, date=day)
    parts = {name: alias.take(f"@{name}") for name in ("firstName", "middleName", "lastName")}
    for name, part in parts.items():
        if part is not None and prop == "name" and record.has(name):
            record.say(name, part.text, part, date=day)
    facts.say_words(record, alias, day)
    for piece in alias.take_all("@gender"):
        facts.say_coded(record, "gender", piece, _GENDERS)


def _birth(record: Recorder, item: Row) -> None:
    day, beside = _regulation(item)
    remarks, circa, whole = item.take_all("remark"), item.take("@circa"), item.take("@birthdate")
    parts = [item.take(name) for name in ("@year", "@monthOfYear", "@dayOfMonth")]
    point = facts.present(*(parts if whole is None else [whole]))
    years = item.take_all("@yearRangeFrom", "@yearRangeTo")
    calendar = item.take("@calendarType")
    beside += facts.present(circa)
    points, about = [point] if point else [], circa is not None
    say_birth(record, ListedBirth(points, years, about, calendar, beside, remarks, day))
    place = item.take_all("@place", "@city", "@region", "@zipCode", "@countryDescription")
    facts.say_place(record, "birthPlace", place)


def _contacts(record: Recorder, row: Row) -> None:
    for contact in row.all_of("contactInfo"):
        kind = contact.word("@key")
        for value in contact.take_all("@value"):
            facts.say_contact(record, kind, value)


def reader() -> ListReader:
    """Return the reader of the list."""
    return ListReader(
        "eu",
        known_by=lambda path: b"fpi/fsd/export" in read_start(path),
        entries=_entries,
        state=_state,
    )
