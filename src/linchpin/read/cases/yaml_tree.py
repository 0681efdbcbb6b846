"""YAML as a tree of plain texts that remember their lines.

Every scalar stays the text the author typed, so that `no`, `2017-05` and `007` mean just that.
Anchors, aliases and tags are refused: a case never needs them, and a YAML bomb does.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NoReturn

import yaml

from linchpin.claims.errors import ReadError

MAX_DEPTH = 12
"""Deepest nesting that is read; a case needs five levels."""

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class YamlText:
    """A scalar, as typed."""

    value: str
    line: int


@dataclass(frozen=True, slots=True)
class Items:
    """A sequence."""

    values: tuple[Node, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Fields:
    """A mapping; keys are texts and occur once."""

    values: dict[str, Node]
    line: int
    key_lines: dict[str, int]


Node = YamlText | Items | Fields


def parse_yaml(text: str, *, place: str) -> Node:
    """Return the one YAML document in `text` as a tree.

    Args:
        text: The YAML.
        place: File name for error messages.

    Raises:
        ReadError: Not YAML, more than one document, an alias, a tag, a key given twice, or
            nesting deeper than `MAX_DEPTH`; names file and line.
    """
    try:
        builder = _YamlTreeBuilder(iter(yaml.parse(text, Loader=_LOADER)), place)
        return builder.document()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = f" line {mark.line + 1}" if mark else ""
        said = ", ".join(part for part in (error.context, error.problem) if part)
        raise ReadError(f"{place}{line}: not valid YAML: {said}") from error
    except yaml.YAMLError as error:
        first_line = str(error).splitlines()[0]
        raise ReadError(f"{place}: not valid YAML: {first_line}") from error


class _YamlTreeBuilder:
    """Turns the parser's events into nodes, one call a node."""

    def __init__(self, events: Iterator[yaml.Event], place: str) -> None:
        self._events = events
        self._place = place

    def document(self) -> Node:
        """Return the root of the only document."""
        next(self._events)  # start of the stream
        if isinstance(next(self._events), yaml.StreamEndEvent):
            raise ReadError(f"{self._place}: the file is empty")
        root = self._node(next(self._events), 0)
        next(self._events)  # end of the document
        last = next(self._events)
        if not isinstance(last, yaml.StreamEndEvent):
            self._refuse(last, "a second YAML document begins; a case is one document")
        return root

    def _node(self, event: yaml.Event, depth: int) -> Node:
        line = _line(event)
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        if isinstance(event, yaml.AliasEvent):
            self._refuse(event, f"alias *{anchor}; write the value out instead")
        if anchor is not None:
            self._refuse(event, f"anchor &{anchor}; write the value out instead")
        if tag is not None:
            self._refuse(event, f"tag {tag}; leave it out, every value is read as text")
        if depth > MAX_DEPTH:
            self._refuse(event, f"nested deeper than {MAX_DEPTH} levels")
        if isinstance(event, yaml.ScalarEvent):
            return YamlText(event.value, line)
        if isinstance(event, yaml.SequenceStartEvent):
            return Items(tuple(self._items(depth)), line)
        return self._fields(line, depth)

    def _items(self, depth: int) -> Iterator[Node]:
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            yield self._node(event, depth + 1)

    def _fields(self, line: int, depth: int) -> Fields:
        values: dict[str, Node] = {}
        key_lines: dict[str, int] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key = self._node(event, depth + 1)
            if not isinstance(key, YamlText):
                self._refuse(event, "a key must be one word")
            if key.value in values:
                first = key_lines[key.value]
                self._refuse(event, f"key {key.value!r} is given twice (first in line {first})")
            values[key.value] = self._node(next(self._events), depth + 1)
            key_lines[key.value] = key.line
        return Fields(values, line, key_lines)

    def _refuse(self, event: yaml.Event, why: str) -> NoReturn:
        raise ReadError(f"{self._place} line {_line(event)}: {why}")


def _line(event: yaml.Event) -> int:
    mark = event.start_mark
    return 1 if mark is None else mark.line + 1
