"""The elements of an official XML list one by one, however large, deep or malicious the file."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from linchpin.claims.errors import EditionRefused, ReadError
from linchpin.read.opening import read_chunks

_MAX_BYTES = 4 * 1024 * 1024 * 1024
"""Largest file that is read, unpacked; a million entries of the SDN list would be 3.3 GB."""
_MOST_DEPTH = 12
_MOST_TEXT = 1_000_000
_MOST_ELEMENTS = 100_000
"""Depth of the tree; characters and elements (with attributes) of one child of the root."""
_CHUNK = 1 << 16
_MOST_SILENT = 16
"""Chunks that may pass without anything the parser tells: a single tag or comment of 1 MB."""


def children_of_root(
    path: Path,
    root: str,
    *,
    opened: Collection[str] = (),
    attributes: dict[str, str] | None = None,
) -> Iterator[tuple[int, Element]]:
    """Yield each child of the root element with the line it begins at, and forget it after.

    Args:
        path: The file, plain or .gz.
        root: Name the root element must have, without its namespace.
        opened: Children of the root that only gather others, such as `INDIVIDUALS`: the elements
            inside them are yielded in their place, then they themselves, emptied.
        attributes: Given the attributes of the root element and its namespace, as `xmlns`.

    Raises:
        EditionRefused: The file is empty, cut, or no XML.
        ReadError: The root is another one, or the file holds a document type, entities, or more
            depth, text or elements than a list has.
    """
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import DefusedXMLParser

    builder = _ElementBuilder(path, root, opened, attributes)
    parser = DefusedXMLParser(target=builder, forbid_dtd=True)
    builder.expat = parser.parser
    silent, events, empty = 0, 0, True
    try:
        for chunk in _chunks(path):
            empty = empty and not chunk.strip()
            if empty:
                continue
            parser.feed(chunk)
            silent = silent + 1 if builder.events == events else 0
            events = builder.events
            if silent > _MOST_SILENT:
                raise builder.refusal("a single tag or comment of over 1 MB")
            yield from builder.take()
        if empty:
            raise EditionRefused(
                f"{path}: is empty; fetch it again, the last edition stays current"
            )
        parser.close()
    except ParseError as error:
        raise EditionRefused(
            f"{path} line {error.position[0]}: {error}; the file is cut or is no XML. "
            "Fetch it again; the last edition stays current."
        ) from error
    except DefusedXmlException as error:
        raise builder.refusal("a document type or entities, which no list needs") from error
    except (LookupError, ValueError) as error:  # an encoding that Python or expat does not know
        raise ReadError(f"{path}: cannot be decoded ({error})") from error
    yield from builder.take()


def _chunks(path: Path) -> Iterator[bytes]:
    for piece in read_chunks(path, max_bytes=_MAX_BYTES):
        for begin in range(0, len(piece), _CHUNK):
            yield piece[begin : begin + _CHUNK]


def tag_of(element: Element) -> str:
    """Return the element's name without its namespace."""
    return element.tag.rpartition("}")[2]


class _ElementBuilder(TreeBuilder):
    """Builds the tree, hands out each finished child of the root, and keeps it in bounds."""

    def __init__(
        self,
        path: Path,
        root: str,
        opened: Collection[str],
        attributes: dict[str, str] | None,
    ) -> None:
        super().__init__()
        self.expat: Any = None
        self.events = 0
        self._path, self._root_name = path, root
        self._opened, self._attributes = opened, attributes
        self._above: list[Element] = []  # the root, and the child of it that is open
        self._depth = self._text = self._elements = 0
        self._line = 1
        self._done: list[tuple[int, Element]] = []

    def refusal(self, what: str) -> ReadError:
        return ReadError(f"{self._path} line {self.expat.CurrentLineNumber}: holds {what}; refused")

    def take(self) -> list[tuple[int, Element]]:
        done, self._done = self._done, []
        return done

    def start(self, tag: str, attrs: dict[str, str]) -> Element:
        self.events += 1
        self._depth += 1
        if self._depth == len(self._above) + 1:
            self._line = self.expat.CurrentLineNumber
            self._text = self._elements = 0
        self._elements += 1 + len(attrs)
        if self._depth > _MOST_DEPTH:
            raise self.refusal(f"elements nested over {_MOST_DEPTH} deep")
        if self._elements > _MOST_ELEMENTS:
            raise self.refusal(f"over {_MOST_ELEMENTS:,} elements or attributes in one place")
        element = super().start(tag, attrs)
        if self._depth == 1:
            self._begin(element)
        elif self._depth == 2 and tag_of(element) in self._opened:
            self._above.append(element)
        return element

    def _begin(self, root: Element) -> None:
        if tag_of(root) != self._root_name:
            raise ReadError(
                f"{self._path}: the root is <{tag_of(root)[:60]}>, not <{self._root_name}>"
            )
        self._above.append(root)
        if self._attributes is not None:
            self._attributes["xmlns"] = root.tag.rpartition("}")[0].removeprefix("{")
            self._attributes.update(root.attrib)

    def end(self, tag: str) -> Element:
        self.events += 1
        self._depth -= 1
        element = super().end(tag)
        if self._depth == 1 and len(self._above) == 2:
            self._above.pop()
        if self._depth == len(self._above) and self._above:
            self._done.append((self._line, element))
            self._above[-1].remove(element)
        return element

    def data(self, data: str) -> None:
        self.events += 1
        self._text += len(data)
        if self._text > _MOST_TEXT:
            raise self.refusal(f"over {_MOST_TEXT:,} characters of text in one place")
        super().data(data)
