"""An XML element as rows of named cells."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from linchpin.read.lists.record_rows import Row
from linchpin.read.lists.record_text import RecordText
from linchpin.read.lists.xml_stream import tag_of


def row_of(
    element: Element, text: RecordText, place: str, silent: frozenset[str] = frozenset()
) -> Row:
    """Write an element into a record and return it as a row.

    A child that holds words alone is a cell; an attribute is a cell whose name begins with `@`;
    any other child is a row of its own. White space that a file sets for its looks is one space.
    An attribute that says `true` or `false` is written with its name, which it needs.

    Args:
        element: An entry of the list.
        text: Record of the entry; the element begins a line of it.
        place: File and line.
        silent: What says nothing about anybody and is left out of the record: a number of the
            publisher's database as `DATAID` or `@logicalId`, a flag not set as `lost=false`.
    """
    row = Row(tag_of(element))
    inner = [child for child in element if not _is_cell(child) and tag_of(child) not in silent]
    cells = [_attribute(name, value) for name, value in element.attrib.items()]
    cells += [(tag_of(child), child.text or "") for child in element if _is_cell(child)]
    cells.append(("", element.text or ""))
    cells += [("", child.tail or "") for child in element]
    cells = [(name, " ".join(value.split())) for name, value in cells]
    cells = [(name, value) for name, value in cells if value and silent.isdisjoint((name, value))]
    if cells:
        text.label(row.kind, place)
        row.cells = [(name, text.cell(value)) for name, value in cells]
    row.rows = [row_of(child, text, place, silent) for child in inner]
    return row


def _attribute(name: str, value: str) -> tuple[str, str]:
    local = f"@{name.rpartition('}')[2]}"
    return local, f"{local[1:]}={value}" if value in ("true", "false") else value


def _is_cell(element: Element) -> bool:
    return not len(element) and not element.attrib
