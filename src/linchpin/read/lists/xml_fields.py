"""The fields of an XML element: a child's text, known lists, and what has no place there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias
from xml.etree.ElementTree import Element

from linchpin.read.lists.xml_stream import tag_of

Shape: TypeAlias = "dict[str, Shape]"
"""Names of the children an element may have, each with the children it may have."""


def leaves(names: str) -> Shape:
    """Return the shape of elements that hold text alone.

    >>> leaves("uid remarks")
    {'uid': {}, 'remarks': {}}
    """
    return {name: {} for name in names.split()}


def child_text(element: Element, tag: str) -> str | None:
    """Return the stripped text of the first child of that name, None where there is none."""
    for item in element:
        if tag_of(item) == tag:
            return (item.text or "").strip() or None
    return None


def items(element: Element, parent: str, shape: Shape) -> Iterator[Element]:
    """Yield the known children of the child of that name, such as every `aka` of `akaList`.

    Args:
        element: An entry.
        parent: Name of its child.
        shape: What an entry may have.
    """
    known = shape[parent]
    for item in element:
        if tag_of(item) == parent:
            yield from (child for child in item if tag_of(child) in known)


def left_over(element: Element, shape: Shape) -> Iterator[str]:
    """Yield the words of an entry that stand where no rule looks, each with its element's name.

    Args:
        element: An entry.
        shape: What an entry may have; a child whose name ends in `List` may hold one kind often.
    """
    yield from _left_over(element, shape, repeats=False)


def _left_over(element: Element, shape: Shape, *, repeats: bool) -> Iterator[str]:
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
