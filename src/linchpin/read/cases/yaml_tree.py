"""YAML as a tree of plain texts that remember their lines.

Every scalar stays the text the author typed, so that `no`, `2017-05` and `007` mean just that.
Anchors, aliases and tags are refused: a case never needs them, and a YAML bomb does.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NoReturn

import yaml

from linchpin.read.cases.mistakes import MAX_MISTAKES, CaseError, Mistake
from linchpin.read.cases.yaml_explained import explained, mend

MAX_DEPTH = 12
"""Deepest nesting that is read; a case needs five levels."""

_WRITE_OUT = "write the value out, or put a text that begins so in quotation marks"
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class YamlText:
    """A scalar, as typed."""

    value: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Items:
    """A sequence."""

    values: tuple[Node, ...]
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Fields:
    """A mapping; keys are texts and occur once.

    Attributes:
        values: Value by key, in the order of the file.
        line: Where it begins.
        column: Where it begins.
        keys: Line and column of each key.
        flow: True where it is written within braces.
    """

    values: dict[str, Node]
    line: int
    column: int
    keys: dict[str, tuple[int, int]]
    flow: bool


Node = YamlText | Items | Fields


def parse_yaml(text: str, *, place: str) -> Node:
    """Return the one YAML document in `text` as a tree.

    Args:
        text: The YAML.
        place: File name for error messages.

    Raises:
        CaseError: Not YAML, more than one document, an alias, a tag, a key given twice, or
            nesting deeper than `MAX_DEPTH`; names file, line and column.
    """
    node, refused = parse_mended(text, place=place)
    if refused or node is None:
        raise CaseError(refused)
    return node


def parse_mended(text: str, *, place: str) -> tuple[Node | None, list[Mistake]]:
    """Return a YAML document as a tree, and all that the parser refused.

    A line that is refused is read once more with its value in quotation marks, so that one slip
    does not hide the mistakes behind it. None where that does not help.

    Args:
        text: The YAML.
        place: File name for error messages.
    """
    refused: list[Mistake] = []
    while True:
        try:
            builder = _YamlTreeBuilder(iter(yaml.parse(text, Loader=_LOADER)), place)
            return builder.document(), refused
        except CaseError as error:
            return None, [*refused, *error.mistakes]
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            line, column = (1, 1) if mark is None else (mark.line + 1, mark.column + 1)
            why = f"not valid YAML: {explained(error, text)}"
            refused.append(Mistake(place, line, column, "", why))
            mended = None if len(refused) >= MAX_MISTAKES else mend(text, line - 1)
            if mended is None:
                return None, refused
            text = mended
        except yaml.YAMLError as error:
            why = f"not valid YAML: {str(error).splitlines()[0]}"
            return None, [*refused, Mistake(place, 1, 1, "", why)]


class _YamlTreeBuilder:
    """Turns the parser's events into nodes, one call a node."""

    def __init__(self, events: Iterator[yaml.Event], place: str) -> None:
        self._events = events
        self._place = place

    def document(self) -> Node:
        """Return the root of the only document."""
        next(self._events)  # start of the stream
        first = next(self._events)
        if isinstance(first, yaml.StreamEndEvent):
            self._refuse(first, "the file is empty")
        root = self._node(next(self._events), 0)
        next(self._events)  # end of the document
        last = next(self._events)
        if not isinstance(last, yaml.StreamEndEvent):
            self._refuse(last, "a second YAML document begins; a case is one document")
        return root

    def _node(self, event: yaml.Event, depth: int) -> Node:
        line, column = _place(event)
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        if isinstance(event, yaml.AliasEvent):
            self._refuse(event, f"alias *{anchor}; {_WRITE_OUT}")
        if anchor is not None:
            self._refuse(event, f"anchor &{anchor}; {_WRITE_OUT}")
        if tag is not None:
            self._refuse(event, f"tag {tag}; leave it out, every value is read as text")
        if depth > MAX_DEPTH:
            self._refuse(event, f"nested deeper than {MAX_DEPTH} levels")
        if isinstance(event, yaml.ScalarEvent):
            return YamlText(event.value, line, column)
        if isinstance(event, yaml.SequenceStartEvent):
            return Items(tuple(self._items(depth)), line, column)
        return self._fields(event, depth)

    def _items(self, depth: int) -> Iterator[Node]:
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            yield self._node(event, depth + 1)

    def _fields(self, start: yaml.Event, depth: int) -> Fields:
        values: dict[str, Node] = {}
        keys: dict[str, tuple[int, int]] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key = self._node(event, depth + 1)
            if not isinstance(key, YamlText):
                self._refuse(event, "a key must be one word")
            if key.value in values:
                first = keys[key.value][0]
                self._refuse(event, f"key {key.value!r} is given twice (first in line {first})")
            values[key.value] = self._node(next(self._events), depth + 1)
            keys[key.value] = (key.line, key.column)
        flow = bool(getattr(start, "flow_style", False))
        return Fields(values, *_place(start), keys, flow)

    def _refuse(self, event: yaml.Event, why: str) -> NoReturn:
        raise CaseError([Mistake(self._place, *_place(event), "", why)])


def _place(event: yaml.Event) -> tuple[int, int]:
    mark = event.start_mark
    return (1, 1) if mark is None else (mark.line + 1, mark.column + 1)
