"""Which elements an entry of `sdn.xml` may have: what has no place there is found, not skipped."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias
from xml.etree.ElementTree import Element

from linchpin.read.lists.xml_stream import tag_of

_Shape: TypeAlias = "dict[str, _Shape]"


def _leaves(names: str) -> _Shape:
    return {name: {} for name in names.split()}


_SHAPE: _Shape = {
    **_leaves("uid firstName lastName title sdnType remarks"),
    "programList": _leaves("program"),
    "idList": {"id": _leaves("uid idType idNumber idCountry issueDate expirationDate")},
    "akaList": {"aka": _leaves("uid type category lastName firstName")},
    "addressList": {
        "address": _leaves("uid address1 address2 address3 city stateOrProvince postalCode country")
    },
    "nationalityList": {"nationality": _leaves("uid country mainEntry")},
    "citizenshipList": {"citizenship": _leaves("uid country mainEntry")},
    "dateOfBirthList": {"dateOfBirthItem": _leaves("uid dateOfBirth mainEntry")},
    "placeOfBirthList": {"placeOfBirthItem": _leaves("uid placeOfBirth mainEntry")},
    "vesselInfo": _leaves(
        "callSign vesselType vesselFlag vesselOwner tonnage grossRegisteredTonnage"
    ),
}


def child_text(element: Element, tag: str) -> str | None:
    """Return the stripped text of the first child of that name, None where there is none."""
    for item in element:
        if tag_of(item) == tag:
            return (item.text or "").strip() or None
    return None


def items(element: Element, parent: str) -> Iterator[Element]:
    """Yield the known children of the child of that name, such as every `aka` of `akaList`."""
    known = _SHAPE[parent]
    for item in element:
        if tag_of(item) == parent:
            yield from (child for child in item if tag_of(child) in known)


def left_over(element: Element) -> Iterator[str]:
    """Yield the words of an entry that stand where no rule looks, each with its element's name."""
    yield from _left_over(element, _SHAPE, repeats=False)


def _left_over(element: Element, shape: _Shape, *, repeats: bool) -> Iterator[str]:
    seen: set[str] = set()
    for item in element:
        tag = tag_of(item)
        if tag not in shape or (tag in seen and not repeats):
            words = " ".join(" ".join(item.itertext()).split())
            if words:
                yield f"{tag}: {words}"
        elif shape[tag]:
            if item.text and item.text.strip():
                yield f"{tag}: {item.text.strip()}"
            yield from _left_over(item, shape[tag], repeats=tag.endswith("List"))
        elif len(item):
            yield f"{tag}: {' '.join(' '.join(item.itertext()).split())}"
        if item.tail and item.tail.strip():
            yield f"{tag}: {item.tail.strip()}"
        seen.add(tag)
