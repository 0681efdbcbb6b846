"""One record of a case file: its fields are taken one by one, and none may be left over."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from difflib import get_close_matches
from typing import NoReturn

from linchpin.claims.errors import ClaimError, ReadError
from linchpin.read.cases.yaml_tree import Fields, Items, Node, YamlText

FEW = 16
"""Vocabularies up to this size are shown whole, beside the nearest words."""


class Record:
    """The fields of one mapping that have not been read yet.

    Attributes:
        place: File and line, for error messages.
        what: What the record is, for error messages.
    """

    def __init__(self, node: Node, *, file: str, what: str) -> None:
        self._file = file
        self.what = what
        self.place = f"{file} line {node.line}"
        if not isinstance(node, Fields):
            raise ReadError(
                f"{self.place}: {what} must be fields with values, such as `key: value`"
            )
        self._left = dict(node.values)
        self._lines = node.key_lines
        self._known: list[str] = []

    def fail(self, why: str, field: str | None = None) -> NoReturn:
        """Raise a ReadError for the record, or for the line of one of its fields."""
        line = self._lines.get(field or "")
        place = self.place if line is None else f"{self._file} line {line}"
        raise ReadError(f"{place}: {self.what}: {why}")

    def has(self, field: str) -> bool:
        """Say whether the field is given and not read yet."""
        return field in self._left

    def left(self) -> tuple[str, ...]:
        """Return the names of the fields not read yet."""
        return tuple(self._left)

    def node(self, field: str) -> Node:
        """Take a field as it is."""
        self._known.append(field)
        found = self._left.pop(field, None)
        if found is None:
            near = get_close_matches(field, self._left, n=1)
            self.fail(f"{field!r} is missing" + (f" (is {near[0]!r} meant?)" if near else ""))
        return found

    def text(self, field: str) -> str:
        """Take a field that must be one text that is not empty."""
        return self._plain(self.node(field), field)

    def optional(self, field: str) -> str | None:
        """Take a text field that may be absent."""
        self._known.append(field)
        return self.text(field) if field in self._left else None

    def yes_or_no(self, field: str) -> bool:
        """Take a field that says `true` or `false` and may be absent, which is `false`."""
        text = self.optional(field)
        return text is not None and self.one_of(text, ("true", "false"), field) == "true"

    def texts(self, field: str) -> list[str]:
        """Take a field that holds one text or a list of texts."""
        node = self.node(field)
        if isinstance(node, Items):
            if not node.values:
                self.fail(f"{field!r} is an empty list", field)
            return [self._plain(item, field) for item in node.values]
        return [self._plain(node, field)]

    def word(self, field: str, allowed: Iterable[str]) -> str:
        """Take a text field that must be one of the words allowed."""
        return self.one_of(self.text(field), allowed, field)

    def date(self, field: str, check: Callable[[str], object]) -> str | None:
        """Take an optional field that must satisfy `check`, which raises ClaimError."""
        text = self.optional(field)
        if text is not None:
            if len(text) > 80:
                self.fail(f"{field} {text[:80]!r}... is too long for a date", field)
            try:
                check(text)
            except ClaimError as error:
                self.fail(f"{field}: {error}", field)
        return text

    def record(self, field: str) -> Record:
        """Take a field that holds fields of its own."""
        return Record(self.node(field), file=self._file, what=f"{self.what}, {field}")

    def records(self, field: str, what: str) -> Iterator[Record]:
        """Take a field that holds a list of records."""
        node = self.node(field)
        if not isinstance(node, Items):
            self.fail(f"{field!r} must be a list, one `- ` for each", field)
        return (Record(item, file=self._file, what=what) for item in node.values)

    def named_records(self, field: str, what: str) -> Iterator[tuple[str, Record]]:
        """Take a field whose own fields are records with the names as their keys."""
        node = self.node(field)
        if not isinstance(node, Fields) or not node.values:
            self.fail(f"{field!r} must name at least one {what}", field)
        return (
            (name, Record(value, file=self._file, what=f"{what} {name!r}"))
            for name, value in node.values.items()
        )

    def one_of(self, text: str, allowed: Iterable[str], field: str) -> str:
        """Return the text if it is allowed; otherwise fail with the nearest words that are."""
        words = list(allowed)
        if text not in words:
            near = get_close_matches(text[:80], words, n=3, cutoff=0.5)
            hints = [f"did you mean {' or '.join(near)}?"] if near else []
            if not near or len(words) <= FEW:
                hints.append(f"known: {_some(words)}")
            self.fail(f"unknown {field} {text[:80]!r}; {' '.join(hints)}", field)
        return text

    def finish(self) -> None:
        """Make sure that every field was read."""
        for field in self._left:
            near = get_close_matches(field[:80], self._known, n=1)
            hint = f"did you mean {near[0]}?" if near else f"known here: {_some(self._known)}"
            self.fail(f"unknown field {field[:80]!r}; {hint}", field)

    def _plain(self, node: Node, field: str) -> str:
        if not isinstance(node, YamlText):
            self.fail(f"{field!r} must be one text", field)
        if not node.value.strip():
            self.fail(f"{field!r} is empty", field)
        return node.value.strip()


def _some(words: list[str], most: int = 30) -> str:
    unique = list(dict.fromkeys(words))
    more = "" if len(unique) <= most else f" and {len(unique) - most} more"
    return ", ".join(unique[:most]) + more
