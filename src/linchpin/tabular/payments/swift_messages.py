"""SWIFT text messages as rows: payments such as MT103, statements such as MT940."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field

from linchpin.claims.errors import ReadError
from linchpin.tabular.kind import Row, Sheet
from linchpin.tabular.payments.swift_fields import cells_of
from linchpin.tabular.source import TableSource
from linchpin.tabular.text.decoding import Decoder
from linchpin.tabular.text.encodings import encoding_of

_TAG = re.compile(r":(\d{2}[A-Z]?):")
_START = re.compile(rb"\s*(?:\{1:F\d{2}|:20:|:(?:13C|21|50[AFK]?|32A):)")
_MANY = re.compile(rb"^:\d{2}[A-Z]?:", re.MULTILINE)
_HEADER = re.compile(r"\{1:F\d\d([A-Z0-9]{8,12})|\{2:[IO](\d{3})(?:\d{10})?([A-Z0-9]{8,12})?")
_STATEMENT = frozenset({"61", "86"})
_LONGEST_MESSAGE = 200_000
_MOST_REPEATED, _MOST_TIMES = 4 << 20, 20
"""Letters that the lines of a statement may share, at most: so many and so many times its own."""


@dataclass(slots=True)
class _Message:
    """A message that is being read: its fields, and lines of its statement."""

    line: int = 0
    shared: dict[str, str] = field(default_factory=dict)
    entry: dict[str, str] | None = None
    entry_line: int = 0
    given: bool = False
    said: int = 0
    repeated: int = 0

    def keep(self, tag: str, cells: dict[str, str]) -> None:
        """Keep the cells of a field, with the line of the statement or for all of them."""
        is_own = tag in _STATEMENT and self.entry is not None
        held = self.entry if is_own and self.entry is not None else self.shared
        for column, text in cells.items():
            held[column] = f"{held[column]}; {text}" if column in held else text
            self.said += len(text)

    def row(self, place: str) -> dict[str, str]:
        """Return the cells of a line of the statement, with those that all lines share.

        Raises:
            ReadError: What they share is repeated so often that it cannot be a statement.
        """
        self.repeated += sum(map(len, self.shared.values()))
        if self.repeated > _MOST_REPEATED + _MOST_TIMES * self.said:
            raise ReadError(
                f"{place}, line {self.entry_line}: the message that begins in line {self.line} "
                "repeats fields that a statement has once, and does not end; is it damaged?"
            )
        return {**self.shared, **(self.entry or {})}


class SwiftMessages:
    """SWIFT messages in text (MT103, MT202, MT940 and others)."""

    name = "SWIFT messages"

    def accepts(self, start: bytes, source: TableSource) -> bool:
        """Say whether a text begins as messages do, and has fields in lines."""
        return _START.match(start) is not None and len(_MANY.findall(start)) >= 2

    def sheets(self, source: TableSource, stack: ExitStack) -> Iterator[Sheet]:
        """Yield a row for each payment, and for each line of a statement; see `FileKind`."""
        header: dict[str, int] = {}
        encoding = encoding_of(source.open)
        with source.open() as stream:
            for _, cells in _rows(Decoder(encoding, source.place).texts(stream), source.place):
                for column in cells:
                    header.setdefault(column, len(header))
        stream = stack.enter_context(source.open())
        decoder = Decoder(encoding, source.place, source.name)

        def rows() -> Iterator[Row]:
            for line, cells in _rows(decoder.texts(stream), source.place):
                row = [""] * len(header)
                for column, text in cells.items():
                    row[header[column]] = text
                yield line, row

        yield Sheet(
            source.name, rows(), list(header), decoder.gaps, lambda: 0.0, lines_are_rows=False
        )


def _rows(texts: Iterator[str], place: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the line and cells of each payment and each line of a statement."""
    message = _Message()
    for line, tag, value in _fields(texts):
        if tag == "20" and message.shared and "reference" in message.shared:
            yield from _ended(message, place)
            message = _Message(line)
        elif tag == "end":
            yield from _ended(message, place)
            message = _Message(line)
            continue
        message.line = message.line or line
        if tag == "61" or (tag == "86" and message.entry is None):
            yield from _entry(message, place)
            message.entry, message.entry_line = {}, line
        message.keep(tag, cells_of(tag, value))
    yield from _ended(message, place)


def _entry(message: _Message, place: str) -> Iterator[tuple[int, dict[str, str]]]:
    if message.entry is not None:
        yield message.entry_line, message.row(place)
        message.given = True
    message.entry = None


def _ended(message: _Message, place: str) -> Iterator[tuple[int, dict[str, str]]]:
    yield from _entry(message, place)
    if message.shared and not message.given:
        yield message.line, message.shared


def _fields(texts: Iterator[str]) -> Iterator[tuple[int, str, str]]:
    """Yield the line, tag and value of each field; `end` where a message ends."""
    line = start = 0
    tag, parts = "", [""]
    for text in texts:
        for row in text.splitlines():
            line += 1
            found = _TAG.match(row.split("{4:")[-1].strip() if "{4:" in row else row)
            ends = (row.startswith("-") and row.strip() in ("-", "-}")) or row.startswith("-}")
            if found is None and not ends and "{1:" not in row:
                if sum(map(len, parts)) < _LONGEST_MESSAGE:
                    parts.append(row)
                continue
            if tag or any(parts):
                yield start, tag or "text", "\n".join(parts).strip("\n")
            tag, parts, start = "", [""], line
            if ends:
                yield line, "end", ""
            if "{1:" in row or "{2:" in row:
                yield from ((line, "bank", one) for one in _banks(row))
            if found is not None:
                tag = found[1]
                body = row.split("{4:")[-1].strip() if "{4:" in row else row
                parts = [body[found.end() :]]
    if tag or any(parts):
        yield start, tag or "text", "\n".join(parts).strip("\n")


def _banks(row: str) -> list[str]:
    return [bank for found in _HEADER.finditer(row) for bank in (found[1], found[3]) if bank]
