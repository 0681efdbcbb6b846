"""Reads Switzerland's list of sanctions, in the XML of the State Secretariat SECO.

Places and programs stand once for the whole file; each entry is read with those it points at.
Texts are in four languages: programs are read in English, or in the first language that is there.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree.ElementTree import Element

from linchpin.claims.errors import ReadError
from linchpin.read.lists import entry_facts as facts
from linchpin.read.lists.addresses import addresses_of, state_addresses
from linchpin.read.lists.births import ListedBirth, say_birth
from linchpin.read.lists.claim_recorder import Recorder, entity_id, slug
from linchpin.read.lists.list_reader import ListedRecord, ListHeading, ListReader
from linchpin.read.lists.listed_documents import document_of, say_document
from linchpin.read.lists.listings import say_listing
from linchpin.read.lists.record_rows import Row
from linchpin.read.lists.record_text import Excerpt, RecordText, span
from linchpin.read.lists.source import load_source
from linchpin.read.lists.xml_rows import row_of
from linchpin.read.lists.xml_stream import children_of_root, tag_of
from linchpin.read.opening import read_start

_ROOT = "swiss-sanctions-list"
_SCHEMATA = {"individual": "Person", "entity": "Organization", "object": "Vessel"}
_DROPPED = ("ssid", "place-id", "iso-code", "code", "version-date")
"""Attributes that number the publisher's database, or say again what stands beside them."""
_NAMES = {"primary-name": "name", "alias": "alias", "formerly-known-as": "previousName"}
_DAYS = {"listed": "listingDate", "amended": "modifiedAt", "de-listed": "endDate"}
_ORDER = ("@effective-date", "@enactment-date", "@publication-date")


@dataclass(slots=True)
class _Shared:
    """What entries point at: places by number, programs by the number of a set of measures."""

    places: dict[str, Element] = field(default_factory=dict)
    programs: dict[str, list[Element]] = field(default_factory=dict)

    def learn(self, element: Element) -> None:
        if tag_of(element) == "place":
            self.places[element.get("ssid", "")] = element
        elif tag_of(element) == "sanctions-program":
            told = {tag_of(c): c for c in reversed(element) if c.get("lang", "eng") == "eng"}
            first = {tag_of(c): c for c in reversed(element)}
            sets = [c for c in element if tag_of(c) == "sanctions-set"]
            for item in reversed(sets):
                own = next((c for c in sets if _same(c, item) and c.get("lang") == "eng"), item)
                cells = first | told | {"sanctions-set": own}
                self.programs[item.get("ssid", "")] = list(cells.values())

    def complete(self, element: Element) -> None:
        """Put what an entry points at into it, and take away numbers of the database."""
        for item in list(element.iter()):
            found = self.places.get(item.get("place-id", ""))
            if found is not None:
                item.append(deepcopy(found))
        for at in [c for c in element if tag_of(c) == "sanctions-set-id"]:
            element.remove(at)
            program = Element("program")
            program.extend(deepcopy(c) for c in self.programs.get((at.text or "").strip(), [at]))
            element.append(program)
        for item in element.iter():
            item.attrib = {k: v for k, v in item.attrib.items() if k not in _DROPPED}
            if tag_of(item) in ("program-key", "program-name", "sanctions-set"):
                item.attrib.pop("lang", None)


def _same(one: Element, other: Element) -> bool:
    return one.get("ssid") == other.get("ssid")


def _entries(path: Path, heading: ListHeading) -> Iterator[ListedRecord]:
    attributes: dict[str, str] = {}
    shared, silent = _Shared(), load_source("seco").cells.silent
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
            _identity(record, identity)
        facts.say_words(record, being)
        for tie in being.all_of("relation"):
            _relation(record, tie)
    programs = list(row.all_of("program"))
    for program in programs:
        _modified(record, row, say_listing(record, program))
    for foreign in row.take_all("foreign-identifier"):
        record.say("notes", f"Number elsewhere: {foreign.text}", foreign, foreign.text)


def _identity(record: Recorder, row: Row) -> None:
    row.take("@main")
    for name in row.all_of("name"):
        _name(record, name)
    for birth in row.all_of("day-month-year"):
        point = [p for part in ("@year", "@month", "@day") for p in birth.take_all(part)]
        sure = birth.take("@quality")
        circa, calendar = facts.lower(sure) not in ("", "good"), birth.take("@calendar")
        points = [point] if point else []
        beside = facts.present(sure)
        say_birth(record, ListedBirth(points, circa=circa, calendar=calendar, beside=beside))
    for place in row.all_of("place-of-birth"):
        parts = place.row("place").take_all("location", "area", "country")
        parts += place.take_all("remark")
        sure = place.take("@quality")
        if sure is not None and sure.text != "good":
            record.say("notes", f"Place of birth: quality {sure.text}", sure, sure.text)
        facts.say_place(record, "birthPlace", parts)
    for country in row.take_all("nationality/country"):
        facts.say_country(
            record, "nationality" if record.has("nationality") else "country", country
        )
    for document in row.all_of("identification-document"):
        say_document(record, document_of(record, document))
    state_addresses(record, addresses_of(record, row.all_of("address")))


def _name(record: Recorder, row: Row) -> None:
    kind, sure, lang = row.take("@name-type"), row.take("@quality"), row.take("@lang")
    prop = _NAMES.get(facts.lower(kind), "alias")
    if kind is not None and kind.text not in _NAMES:
        record.leave(kind, f"expected one of {', '.join(_NAMES)}; the name is kept")
    if prop == "name" and any(claim.prop == "name" for claim in record.claims):
        prop = "alias"
    prop = "weakAlias" if facts.lower(sure) == "low" else prop
    parts = sorted(row.all_of("name-part"), key=_order)
    for part in parts:
        part.take("@name-part-type")
    values = [value for part in parts for value in part.take_all("value")]
    facts.say_name(record, prop, values, beside=facts.present(kind, sure, lang))
    scripts: dict[str, list[Excerpt]] = {}
    for variant in (v for part in parts for v in part.all_of("spelling-variant")):
        key = f"{variant.word('@lang')} {variant.word('@script')}"
        scripts.setdefault(key, []).extend(variant.take_all(""))
    for pieces in scripts.values():
        if len(pieces) == len(values):
            facts.say_name(record, "alias", pieces)
        else:
            for piece in pieces:
                record.say("notes", f"Part of a name: {piece.text}", piece, piece.text)


def _order(part: Row) -> int:
    word = part.word("@order")
    return int(word) if word.isascii() and word.isdigit() and len(word) < 4 else 0


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
