"""The official `sdn.xml`: the same entries as the CSV set, with structure where it has remarks.

The record of an entry has one row for each alias, address, birth date, number and so on. The
words of a row are the file's; their order and the words "issued" and "expires" between them are
those of the CSV set's remarks, so that one grammar reads both.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree.ElementTree import Element

from linchpin.claims.counted import counted
from linchpin.claims.errors import EditionRefused, ReadError
from linchpin.read.lists.addresses import EntryAddress
from linchpin.read.lists.ofac.entry import Entry, EntryFact, EntryName
from linchpin.read.lists.ofac.fragments import labelled, split_remark
from linchpin.read.lists.ofac.programs import read_programs
from linchpin.read.lists.ofac.records import read_pieces
from linchpin.read.lists.ofac.xml_shape import SDN_ENTRY
from linchpin.read.lists.record_text import Excerpt, RecordText, Unread
from linchpin.read.lists.xml_fields import child_text, items, left_over
from linchpin.read.lists.xml_stream import children_of_root, tag_of

_KINDS = {
    "Entity": "entity",
    "Individual": "individual",
    "Vessel": "vessel",
    "Aircraft": "aircraft",
}
_VESSEL = {
    "callSign": "call_sign",
    "vesselType": "type",
    "tonnage": "tonnage",
    "grossRegisteredTonnage": "gross_tonnage",
    "vesselFlag": "flag",
    "vesselOwner": "owner",
}
_LISTS = {
    "dateOfBirthList": ("DOB", "dateOfBirth"),
    "placeOfBirthList": ("POB", "placeOfBirth"),
    "nationalityList": ("nationality", "country"),
    "citizenshipList": ("citizen", "country"),
}
_LINKED = "(Linked To: "


@dataclass(slots=True)
class XmlHeader:
    """What the file says of itself.

    Attributes:
        date: EDTF date of publication, or None.
        records: Number of entries it announces, or None.
        label: What rows of a record begin with: the official name of the file.
    """

    date: str | None = None
    records: int | None = None
    label: str = "sdn.xml"


def entries(path: Path, header: XmlHeader) -> Iterator[Entry]:
    """Yield every entry of an `sdn.xml`, plain or .gz, and fill in the header on the way.

    Raises:
        EditionRefused: The file is empty or cut, or holds fewer entries than it announces.
        ReadError: It is no XML, no SDN list, or holds entity declarations.
    """
    for found in _elements(path, header):
        yield _entry(found, header.label)


def strong_names(path: Path, header: XmlHeader) -> Iterator[tuple[str, str, bool]]:
    """Yield entry number, name, and whether it is the primary one; weak aliases are left out.

    Fills in the header on the way, and raises what `entries` raises for the whole file.
    """
    for found in _elements(path, header):
        primary = _listed(found.element)
        if primary is not None:
            yield found.number, primary, True
        for item in items(found.element, "akaList", SDN_ENTRY):
            name = _listed(item)
            if name is not None and child_text(item, "category") == "strong":
                yield found.number, name, False


def _listed(element: Element) -> str | None:
    """Return a name in one piece, as `listed_form` gives it."""
    parts = [child_text(element, tag) for tag in ("lastName", "firstName")]
    return ", ".join(part for part in parts if part is not None) or None


def _elements(path: Path, header: XmlHeader) -> Iterator[_ElementParts]:
    seen: set[str] = set()
    for line, element in children_of_root(path, "sdnList"):
        place = f"{path} line {line}"
        tag = tag_of(element)
        if tag == "publshInformation":
            _read_header(element, header, place)
        elif tag == "sdnEntry":
            number = _number(element, place)
            if number in seen:
                raise ReadError(f"{place}: entry {number} is there twice")
            seen.add(number)
            yield _ElementParts(element, number, place, f"{path.name} line {line}")
        else:
            raise ReadError(f"{place}: <{tag[:60]}> has no place in the root of an SDN list")
    if not seen:
        raise EditionRefused(f"{path}: holds no entries; the last edition stays current")
    if header.records is not None and header.records != len(seen):
        raise EditionRefused(
            f"{path}: announces {counted(header.records, 'entry', 'entries')} and "
            f"holds {len(seen):,}; fetch it again, the last edition stays current"
        )


def _read_header(element: Element, header: XmlHeader, place: str) -> None:
    published, records = child_text(element, "Publish_Date"), child_text(element, "Record_Count")
    if published is not None:
        month, _, rest = published.partition("/")
        day, _, year = rest.partition("/")
        header.date = f"{year}-{month:0>2}-{day:0>2}"
    if records is not None:
        if not _is_number(records):
            raise ReadError(f"{place}: Record_Count {records[:60]!r} is no number")
        header.records = int(records)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 12


def _number(element: Element, place: str) -> str:
    number = child_text(element, "uid")
    if number is None or not _is_number(number):
        raise ReadError(f"{place}: {number!r:.60} is no entry number")
    return number


@dataclass(slots=True)
class _ElementParts:
    """What is collected of one entry while its elements are read."""

    element: Element
    number: str
    place: str
    row: str
    text: RecordText = field(default_factory=RecordText)
    facts: list[EntryFact] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)

    def cell(self, value: str | None) -> Excerpt | None:
        return None if value is None else self.text.cell(value)

    def keep(self, fact: EntryFact | None, piece: Excerpt) -> None:
        if fact is None:
            self.unread.append(Unread(piece, "no rule covers this row"))
        else:
            self.facts.append(fact)


def _entry(parts: _ElementParts, label: str) -> Entry:
    element, text = parts.element, parts.text
    kind = child_text(element, "sdnType")
    if kind not in _KINDS:
        raise ReadError(f"{parts.place}: sdnType {kind!r:.60} is none of {', '.join(_KINDS)}")
    text.label(label, parts.row)
    text.cell(parts.number)
    names = [_name(element, parts, kind="primary", weak=False)]
    tags = [(item.text or "").strip() for item in items(element, "programList", SDN_ENTRY)]
    programs, odd = read_programs(text, tags)
    parts.unread.extend(odd)
    title = parts.cell(child_text(element, "title"))
    vessel = {
        _VESSEL[tag_of(item)]: text.cell(item.text.strip())
        for item in items(element, "vesselInfo", SDN_ENTRY)
        if tag_of(item) in _VESSEL and item.text and item.text.strip()
    }
    names.extend(_aliases(parts))
    addresses = tuple(_addresses(parts))
    for words in left_over(element, SDN_ENTRY):
        text.label("other", parts.row)
        parts.unread.append(Unread(text.cell(words), "this element has no place in an entry"))
    fragments_from = text.length
    fragments = _lists(parts)
    pieces = _remark(parts)
    facts, unread = read_pieces(pieces, individual=kind == "Individual", title=title, cut=False)
    return Entry(
        number=parts.number,
        kind=_KINDS[kind],
        text=str(text),
        rows=tuple(text.rows),
        names=tuple(names),
        programs=programs,
        title=title,
        vessel=vessel,
        addresses=addresses,
        facts=(*parts.facts, *facts),
        fragments=fragments + len(pieces),
        fragments_from=fragments_from,
        unread=(*parts.unread, *unread),
    )


def _name(element: Element, parts: _ElementParts, *, kind: str, weak: bool) -> EntryName:
    last, first = child_text(element, "lastName"), child_text(element, "firstName")
    if last is None and first is None:
        raise ReadError(f"{parts.place}: entry {parts.number} has a name that is empty")
    if last is None:
        return EntryName(parts.text.cell(first or ""), kind, weak)
    piece = parts.text.cell(last)
    return EntryName(piece, kind, weak, parts.cell(first))


def _aliases(parts: _ElementParts) -> Iterator[EntryName]:
    for item in items(parts.element, "akaList", SDN_ENTRY):
        kind = (child_text(item, "type") or "").replace(".", "")
        category = child_text(item, "category")
        if kind not in ("aka", "fka", "nka") or category not in ("weak", "strong"):
            raise ReadError(
                f"{parts.place}: alias of type {kind!r:.60} and category {category!r:.60}; "
                "expected a.k.a., f.k.a. or n.k.a., and weak or strong"
            )
        parts.text.label("aka", parts.row)
        parts.text.cell(kind)
        yield _name(item, parts, kind=kind, weak=category == "weak")


def _addresses(parts: _ElementParts) -> Iterator[EntryAddress]:
    for item in items(parts.element, "addressList", SDN_ENTRY):
        lines = [child_text(item, f"address{line}") for line in (1, 2, 3)]
        rest = [
            child_text(item, tag) for tag in ("city", "stateOrProvince", "postalCode", "country")
        ]
        if not any(lines) and not any(rest):
            continue
        parts.text.label("address", parts.row)
        yield EntryAddress(
            number=child_text(item, "uid") or "",
            street=tuple(parts.text.cell(line) for line in lines if line is not None),
            city=parts.cell(rest[0]),
            state=parts.cell(rest[1]),
            postal_code=parts.cell(rest[2]),
            country=parts.cell(rest[3]),
        )


def _lists(parts: _ElementParts) -> int:
    """Read births, nationalities and numbers; return how many rows there were."""
    rows = 0
    for parent, (label, tag) in _LISTS.items():
        for item in items(parts.element, parent, SDN_ENTRY):
            value = child_text(item, tag)
            if value is not None:
                rows += 1
                parts.text.label(parent, parts.row)
                piece = parts.text.cell(value)
                parts.keep(labelled(label, value, piece), piece)
    for item in items(parts.element, "idList", SDN_ENTRY):
        kind, number = child_text(item, "idType"), child_text(item, "idNumber")
        words = _as_remark(item, kind, number)
        if words:
            rows += 1
            parts.text.label("id", parts.row)
            piece = parts.text.cell(words)
            known = kind is not None and number is not None
            value = words.removeprefix(kind or "").strip()
            parts.keep(labelled(kind or "", value, piece) if known else None, piece)
    return rows


def _as_remark(item: Element, kind: str | None, number: str | None) -> str:
    """Return the row in the order the CSV's remarks give it, so that one grammar reads both."""
    words = [word for word in (kind, number) if word is not None]
    for tag, form in (("idCountry", "({})"), ("issueDate", "issued {}")):
        if (value := child_text(item, tag)) is not None:
            words.append(form.format(value))
    if (expires := child_text(item, "expirationDate")) is not None:
        words.append(f"expires {expires}")
    return " ".join(words)


def _remark(parts: _ElementParts) -> list[Excerpt]:
    """Put the remarks into the record; return the fragments, those in brackets on their own."""
    remark = child_text(parts.element, "remarks")
    if remark is None:
        return []
    parts.text.label("remarks", parts.row)
    start = parts.text.cell(remark).start
    begin = remark.find(_LINKED)
    if begin < 0 or not remark.endswith(")"):
        return split_remark(remark, start)
    inside = begin + 1
    return split_remark(remark[:begin], start) + split_remark(remark[inside:-1], start + inside)
