"""One record of a case file: its fields are taken one by one, and none may be left over."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NoReturn, TypeVar

from linchpin.claims.errors import ClaimError
from linchpin.read.cases.meanings import meant, nearest
from linchpin.read.cases.mistakes import CaseError, Mistake, noting
from linchpin.read.cases.written_dates import suggested_date
from linchpin.read.cases.yaml_tree import Fields, Items, Node, YamlText

FEW = 16
"""Vocabularies up to this size are shown whole, beside the nearest words."""

_T = TypeVar("_T")


class Record:
    """The fields of one mapping that have not been read yet.

    Attributes:
        what: What the record is, for error messages.
        noted: Mistakes noted so far in the whole file; see `maybe`.
    """

    def __init__(
        self, node: Node, *, file: str, what: str, noted: list[Mistake] | None = None
    ) -> None:
        self._file = file
        self.what = what
        self.noted: list[Mistake] = [] if noted is None else noted
        self._node = node
        self._all = node.values if isinstance(node, Fields) else {}
        self._left = dict(self._all)
        self._keys = node.keys if isinstance(node, Fields) else {}
        self._known: list[str] = []
        if not isinstance(node, Fields):
            self.fail(f"{what} must be fields with values, such as `key: value`")

    def fail(self, why: str, field: str | None = None, *, value: str | None = None) -> NoReturn:
        """Raise a CaseError for the record, or for the place of one of its fields.

        Args:
            why: What is wrong, and what would be right.
            field: The field; None for the record as a whole.
            value: Which text of the field, where it holds a list.
        """
        place: Node = self._node
        if field is not None:
            place = self._all.get(field, place)
        if isinstance(place, Items) and value is not None:
            items = (item for item in place.values if isinstance(item, YamlText))
            place = next((item for item in items if item.value.strip() == value), place)
        raise CaseError([Mistake(self._file, place.line, place.column, self.what, why)])

    def maybe(self, take: Callable[[], _T]) -> _T | None:
        """Return what is taken; None where that fails, and the mistake is noted.

        So that reading goes on and every mistake of a file is found at once. Who calls it must
        keep nothing of a file in which something was noted.
        """
        return noting(self.noted, take)

    def has(self, field: str) -> bool:
        """Say whether the field is given and not read yet."""
        return field in self._left

    def given(self, field: str) -> bool:
        """Say whether the field is given, read or not."""
        return field in self._all

    def left(self) -> tuple[str, ...]:
        """Return the names of the fields not read yet."""
        return tuple(self._left)

    def node(self, field: str) -> Node:
        """Take a field as it is."""
        self._known.append(field)
        found = self._left.pop(field, None)
        if found is None:
            other = next((one for one in self._left if meant(one, [field])), None)
            if other is None:
                self.fail(f"{field!r} is missing")
            self._left.pop(other)
            self.fail(f"{field!r} is missing (is {other!r} meant?)", other)
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

    def kind(self, allowed: Iterable[str]) -> str:
        """Take the field `kind`; where it is none, note that and go on with the nearest that is.

        Raises:
            CaseError: It is none, and none is near.
        """
        words = list(allowed)
        text = self.text("kind")
        if (found := self.maybe(lambda: self.one_of(text, words, "kind"))) is not None:
            return found
        near = nearest(text, words)
        if not near:
            raise CaseError(self.noted[-1:])
        return near[0]

    def date(self, field: str, check: Callable[[str], object]) -> str | None:
        """Take an optional field that must satisfy `check`, which raises ClaimError."""
        text = self.optional(field)
        if text is not None:
            if len(text) > 80:
                self.fail(f"{field} {text[:80]!r}... is too long for a date", field)
            try:
                check(text)
            except ClaimError as error:
                meant_date = suggested_date(text)
                hint = "" if meant_date is None else f"; write {meant_date}"
                self.fail(f"{field}: {error}{hint}", field)
        return text

    def record(self, field: str) -> Record:
        """Take a field that holds fields of its own."""
        what = f"{self.what}, {field}"
        return Record(self.node(field), file=self._file, what=what, noted=self.noted)

    def records(self, field: str, what: str) -> Iterator[Record]:
        """Take a field that holds a list of records; what is no record is noted."""
        node = self.node(field)
        if not isinstance(node, Items):
            self.fail(f"{field!r} must be a list, one `- ` for each", field)
        made = (self._inner(item, what) for item in node.values)
        return (record for record in made if record is not None)

    def named_records(self, field: str, what: str) -> Iterator[tuple[str, Record]]:
        """Take a field whose own fields are records with the names as their keys."""
        node = self.node(field)
        if not isinstance(node, Fields) or not node.values:
            self.fail(f"{field!r} must name at least one {what}", field)
        made = ((name, self._inner(one, f"{what} {name!r}")) for name, one in node.values.items())
        return ((name, record) for name, record in made if record is not None)

    def one_of(self, text: str, allowed: Iterable[str], field: str) -> str:
        """Return the text if it is allowed; otherwise fail with the nearest words that are."""
        words = list(allowed)
        if text not in words:
            near = nearest(text, words)
            hints = [f"did you mean {' or '.join(near)}?"] if near else []
            if not near or len(words) <= FEW:
                hints.append(f"known: {_some(words)}")
            self.fail(f"unknown {field} {text[:80]!r}; {' '.join(hints)}", field, value=text)
        return text

    def finish(self) -> None:
        """Make sure that every field was read; each that was not is noted."""
        for field in self._left:
            line, column = self._keys[field]
            why = self._after_a_comma(field)
            if why is None:
                near = nearest(field, [one for one in self._known if one not in self._all])
                hint = f"did you mean {near[0]}?" if near else f"known here: {_some(self._known)}"
                why = f"unknown field {field[:80]!r}; {hint}"
            self.noted.append(Mistake(self._file, line, column, self.what, why))

    def _after_a_comma(self, field: str) -> str | None:
        """Return what to do where a field is the end of a value that a comma has cut."""
        node = self._all[field]
        names = list(self._all)
        before = names[names.index(field) - 1] if names.index(field) else None
        whole = None if before is None else self._all[before]
        if not (
            isinstance(self._node, Fields)
            and self._node.flow
            and isinstance(node, YamlText)
            and not node.value
            and isinstance(whole, YamlText)
        ):
            return None
        if whole.value.isdigit() and field.isdigit():
            return f"a number is written without commas: {before}: {whole.value}{field}"
        value = f"{whole.value}, {field}".replace('"', "'")[:120]
        return (
            f"within {{ }} a comma begins a new field; put a value that holds one in quotation "
            f'marks: {before}: "{value}"'
        )

    def _inner(self, node: Node, what: str) -> Record | None:
        return self.maybe(lambda: Record(node, file=self._file, what=what, noted=self.noted))

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
