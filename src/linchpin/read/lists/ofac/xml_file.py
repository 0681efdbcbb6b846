"""The official `sdn.xml`: the same entries as the CSV set, with structure where it has remarks."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError

from linchpin.claims.errors import EditionRefused, ReadError
from linchpin.read.lists.ofac.dates import ofac_date
from linchpin.read.lists.ofac.entry import Entry, Fact, ListedAddress, ListedName, Piece, RecordText
from linchpin.read.lists.ofac.fragments import labelled
from linchpin.read.lists.ofac.records import add_remark
from linchpin.read.opening import read_bytes

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
_MOST_DEPTH = 12


@dataclass(slots=True)
class XmlHeader:
    """What the file says of itself.

    Attributes:
        date: EDTF date of publication, or None.
        records: Number of entries it announces, or None.
    """

    date: str | None = None
    records: int | None = None


def entries(path: Path, header: XmlHeader) -> Iterator[Entry]:
    """Yield every entry of an `sdn.xml`, plain or .gz, and fill in the header on the way.

    Raises:
        EditionRefused: The file is empty or cut, or holds fewer entries than it announces.
        ReadError: It is no XML, no SDN list, or holds entity declarations.
    """
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import iterparse

    data = read_bytes(path)
    if not data.strip():
        raise EditionRefused(f"{path}: is empty; fetch it again, the last edition stays current")
    depth, count, seen = 0, 0, set[str]()
    try:
        for event, element in iterparse(io.BytesIO(data), events=("start", "end"), forbid_dtd=True):
            depth += 1 if event == "start" else -1
            if depth > _MOST_DEPTH:
                raise ReadError(f"{path}: nested {depth} deep; this is no SDN list")
            tag = _tag(element)
            if event == "start":
                if depth == 1 and tag != "sdnList":
                    raise ReadError(f"{path}: the root is <{tag}>, not <sdnList>")
            elif tag == "publshInformation":
                _read_header(element, header, path)
            elif tag == "sdnEntry":
                count += 1
                entry = _entry(element, path, count)
                if entry.number in seen:
                    raise ReadError(f"{path}: entry {entry.number} is there twice")
                seen.add(entry.number)
                yield entry
                element.clear()
    except ParseError as error:
        raise EditionRefused(
            f"{path} line {error.position[0]}: {error}; the file is cut or is no XML. "
            "Fetch it again; the last edition stays current."
        ) from error
    except DefusedXmlException as error:
        raise ReadError(f"{path}: declares a document type or entities; refused") from error
    except (LookupError, ValueError) as error:
        raise ReadError(f"{path}: cannot be decoded ({error})") from error
    if count == 0:
        raise EditionRefused(f"{path}: holds no entries; the last edition stays current")
    if header.records is not None and header.records != count:
        raise EditionRefused(
            f"{path}: announces {header.records:,} entries and holds {count:,}; "
            "fetch it again, the last edition stays current"
        )


def _tag(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _text(element: Element, tag: str) -> str | None:
    for child in element:
        if _tag(child) == tag:
            return (child.text or "").strip() or None
    return None


def _children(element: Element, parent: str) -> Iterator[Element]:
    for child in element:
        if _tag(child) == parent:
            yield from child


def _read_header(element: Element, header: XmlHeader, path: Path) -> None:
    published, records = _text(element, "Publish_Date"), _text(element, "Record_Count")
    if published is not None:
        month, _, rest = published.partition("/")
        day, _, year = rest.partition("/")
        header.date = f"{year}-{month:0>2}-{day:0>2}"
    if records is not None:
        if not records.isdigit():
            raise ReadError(f"{path}: Record_Count {records!r} is no number")
        header.records = int(records)


def _entry(element: Element, path: Path, position: int) -> Entry:
    place = f"{path.name} entry {position}"
    number, kind = _text(element, "uid"), _text(element, "sdnType")
    if number is None or not number.isdigit():
        raise ReadError(f"{place}: {number!r} is no entry number")
    if kind not in _KINDS:
        raise ReadError(f"{place}: sdnType {kind!r} is none of {', '.join(_KINDS)}")
    text = RecordText()
    text.label("sdn.xml")
    text.cell(number)
    names = [_name(element, text, place, kind="primary", weak=False)]
    programs = tuple(
        text.cell((item.text or "").strip())
        for item in _children(element, "programList")
        if (item.text or "").strip()
    )
    title = _cell(text, _text(element, "title"))
    vessel = {
        _VESSEL[_tag(item)]: text.cell(item.text.strip())
        for item in _children(element, "vesselInfo")
        if _tag(item) in _VESSEL and item.text and item.text.strip()
    }
    names.extend(_aliases(element, text, place))
    addresses = tuple(_addresses(element, text))
    facts, unread, fragments = _facts(element, text)
    remark = (_text(element, "remarks") or "").replace("(Linked To:", "; Linked To:")
    if remark.startswith("; Linked To:") or "; Linked To:" in remark:
        remark = remark.lstrip("; ").removesuffix(")")
    more, strange, pieces = add_remark(
        text, remark, individual=kind == "Individual", title=title, cut=False
    )
    return Entry(
        number=number,
        kind=_KINDS[kind],
        text=str(text),
        place=place,
        names=tuple(names),
        programs=programs,
        title=title,
        vessel=vessel,
        addresses=addresses,
        facts=facts + more,
        fragments=fragments + pieces,
        unread=unread + strange,
    )


def _cell(text: RecordText, value: str | None) -> Piece | None:
    return None if value is None else text.cell(value)


def _name(element: Element, text: RecordText, place: str, *, kind: str, weak: bool) -> ListedName:
    last, first = _text(element, "lastName"), _text(element, "firstName")
    if last is None and first is None:
        raise ReadError(f"{place}: a name is empty")
    if last is None:
        return ListedName(text.cell(first or ""), kind, weak)
    piece = text.cell(last)
    return ListedName(piece, kind, weak, _cell(text, first))


def _aliases(element: Element, text: RecordText, place: str) -> Iterator[ListedName]:
    for item in _children(element, "akaList"):
        kind = (_text(item, "type") or "").replace(".", "")
        category = _text(item, "category")
        if kind not in ("aka", "fka", "nka") or category not in ("weak", "strong"):
            raise ReadError(f"{place}: alias of type {kind!r}, category {category!r}")
        text.label("aka")
        text.cell(kind)
        yield _name(item, text, place, kind=kind, weak=category == "weak")


def _addresses(element: Element, text: RecordText) -> Iterator[ListedAddress]:
    for item in _children(element, "addressList"):
        lines = [_text(item, f"address{line}") for line in (1, 2, 3)]
        street = ", ".join(line for line in lines if line is not None) or None
        rest = [_text(item, tag) for tag in ("city", "stateOrProvince", "postalCode", "country")]
        if street is None and not any(rest):
            continue
        text.label("address")
        yield ListedAddress(
            number=_text(item, "uid") or "",
            street=_cell(text, street),
            city=_cell(text, rest[0]),
            state=_cell(text, rest[1]),
            postal_code=_cell(text, rest[2]),
            country=_cell(text, rest[3]),
        )


_LISTS: dict[str, tuple[str, Callable[[str], str | None]]] = {
    "dateOfBirthList": ("birth_date", ofac_date),
    "placeOfBirthList": ("birth_place", str),
    "nationalityList": ("nationality", str),
    "citizenshipList": ("citizenship", str),
}
_VALUES = {"dateOfBirth", "placeOfBirth", "country"}


def _facts(element: Element, text: RecordText) -> tuple[tuple[Fact, ...], tuple[Piece, ...], int]:
    facts: list[Fact] = []
    unread: list[Piece] = []
    for parent, (kind, check) in _LISTS.items():
        for item in _children(element, parent):
            value = next((_text(item, tag) for tag in _VALUES if _text(item, tag)), None)
            if value is None:
                continue
            text.label(parent)
            piece = text.cell(value)
            if check(value) is None:
                unread.append(piece)
            else:
                facts.append(Fact(kind, value, piece))
    for item in _children(element, "idList"):
        label, number = _text(item, "idType"), _text(item, "idNumber")
        if label is None or number is None:
            continue
        text.label("id")
        piece = text.cell(_as_remark(item, label, number))
        fact = labelled(label, piece.text.removeprefix(label).strip(), piece)
        if fact is None:
            unread.append(piece)
        else:
            facts.append(fact)
    return tuple(facts), tuple(unread), len(facts) + len(unread)


def _as_remark(item: Element, label: str, number: str) -> str:
    """Return the row in the order the CSV's remarks give it, so that one grammar reads both."""
    country, issued = _text(item, "idCountry"), _text(item, "issueDate")
    expires = _text(item, "expirationDate")
    words = f"{label} {number}"
    if country is not None:
        words += f" ({country})"
    if issued is not None:
        words += f" issued {issued}"
    return words if expires is None else f"{words} expires {expires}"
