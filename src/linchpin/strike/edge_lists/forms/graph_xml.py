"""Networks in XML: GraphML and GEXF."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

from linchpin.strike.edge_lists.collecting import Ties, name_of
from linchpin.strike.edge_lists.edge_bytes import EdgeBytes
from linchpin.strike.edge_lists.options import Damage
from linchpin.strike.edge_lists.written_numbers import weight_in
from linchpin.strike.errors import StrikeError

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_LABELS = ("label", "name", "nombre")


class _XmlText(io.RawIOBase):
    """The text of a file as UTF-8 bytes, line by line."""

    def __init__(self, source: EdgeBytes) -> None:
        self._lines = source.lines()
        self._path = source.path
        self._rest = b""

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        while len(self._rest) < max(size, 1):
            line = next(self._lines, None)
            if line is None:
                break
            if "<!DOCTYPE" in line.upper() or "<!ENTITY" in line.upper():
                raise StrikeError(f"{self._path}: holds a document type or entities; take them out")
            self._rest += line.lstrip("\ufeff").encode("utf-8", "replace")
        cut = len(self._rest) if size < 0 else size
        data, self._rest = self._rest[:cut], self._rest[cut:]
        return data


def read_graph_xml(source: EdgeBytes, damage: Damage) -> tuple[Ties, list[str]]:
    """Return the ties of a GraphML or GEXF file, and notes.

    Args:
        source: the file.
        damage: what cannot be read is added to it.

    Raises:
        StrikeError: it is other XML, or damaged.
    """
    nodes: dict[str, str] = {}
    edges: list[tuple[str, str, str]] = []
    keys: dict[str, str] = {}
    kind, directed = "", False
    for element in _elements(source):
        tag = element.tag.rpartition("}")[2].casefold()
        if tag in ("graphml", "gexf"):
            kind = kind or tag
        elif tag == "key":
            keys[element.get("id", "")] = element.get("attr.name", "").casefold()
        elif tag == "node":
            nodes[element.get("id", "")] = element.get("label") or _data(element, keys, _LABELS)
            element.clear()
        elif tag == "edge":
            weight = element.get("weight") or _data(element, keys, ("weight",)) or "1"
            edges.append((element.get("source", ""), element.get("target", ""), weight))
            directed |= element.get("type", element.get("directed", "")) in ("directed", "true")
            element.clear()
        elif tag == "graph":
            default = element.get("edgedefault") or element.get("defaultedgetype")
            directed |= default == "directed"
    if not nodes and not edges:
        raise StrikeError(f"{source.path}: is XML without nodes and edges; GraphML or GEXF is read")
    ties = _tied(nodes, edges, damage)
    notes = [f"read as {'GEXF' if kind == 'gexf' else 'GraphML'}"]
    if directed:
        notes.append("ties that the file calls directed count in both directions")
    return ties, notes


def _elements(source: EdgeBytes) -> Iterator[Element]:
    stream: Any = _XmlText(source)
    try:
        for _, element in ET.iterparse(stream, events=("end",)):
            yield element
    except (ET.ParseError, LookupError, ValueError) as error:  # the latter two of its encoding
        raise StrikeError(f"{source.path}: damaged XML ({error})") from error


def _data(element: Element, keys: dict[str, str], names: tuple[str, ...]) -> str:
    for item in element:
        if keys.get(item.get("key", "")) in names and item.text:
            return item.text
    return ""


def _tied(nodes: dict[str, str], edges: list[tuple[str, str, str]], damage: Damage) -> Ties:
    labels = [name_of(label) for label in nodes.values()]
    plain = all(labels) and len(set(labels)) == len(labels)
    names = {
        node: label if plain else (f"{label} ({node})" if label else node)
        for node, label in zip(nodes, labels, strict=True)
    }
    ties = Ties(weighted=True)
    for name in names.values():
        ties.add_name(name)
    for number, (one, other, weight) in enumerate(edges, 1):
        first, second = names.get(one, name_of(one)), names.get(other, name_of(other))
        if not first or not second:
            damage.add("edge without a node at one end", f"edge {number:,}", f"{one},{other}")
            continue
        ties.add(first, second, weight_in(weight) or 0.0)
    return ties
