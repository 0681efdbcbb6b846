"""XML as rows: payments of ISO 20022, and records of any other XML."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field

from linchpin.claims.errors import ReadError
from linchpin.tabular.kind import Row, Sheet
from linchpin.tabular.limits import LONGEST_CELL, MOST_COLUMNS
from linchpin.tabular.payments.iso20022_names import CONTAINERS, PAYMENTS, column_of
from linchpin.tabular.source import TableSource
from linchpin.tabular.xml_stream import feed

_ISO = re.compile(r"(?:pain|pacs|camt)\.\d{3}|iso:20022")
_START = re.compile(rb"\s*(?:<\?xml\b|<!--|<[A-Za-z_][\w.:-]*[\s>/])")
_MOST_HELD = 20_000
_MOST_TAGS = 2_000
_MOST_VALUES = 10_000


@dataclass(slots=True)
class _HeldRecords:
    """An element that is open and makes a row, or holds what several rows share."""

    tag: str
    depth: int
    cells: dict[str, str] = field(default_factory=dict)
    values: int = 0
    fresh: bool = False
    rows: list[dict[str, str]] = field(default_factory=list)
    made: int = 0


@dataclass(frozen=True, slots=True)
class _Shape:
    """Which elements make rows: `containers` hold them, and each of `records` is one."""

    containers: frozenset[str]
    records: frozenset[str]
    is_payment: bool


class XmlRecords:
    """XML: payment messages of ISO 20022, and records of any kind."""

    name = "XML"

    def accepts(self, start: bytes, source: TableSource) -> bool:
        """Say whether a file begins as XML does."""
        if start[:2] in (b"\xff\xfe", b"\xfe\xff"):
            start = start.decode("utf-16", "replace").encode()
        return _START.match(start.removeprefix(b"\xef\xbb\xbf")) is not None

    def sheets(self, source: TableSource, stack: ExitStack) -> Iterator[Sheet]:
        """Yield the one table of a file; see `FileKind`."""
        shape = _shape_of(source)
        header: dict[str, int] = {}
        for row in _records(source, shape):
            for column in row:
                header.setdefault(column, len(header))
            if len(header) > MOST_COLUMNS:
                raise ReadError(f"{source.place}: over {MOST_COLUMNS:,} columns; this is no table")

        def rows() -> Iterator[Row]:
            for number, row in enumerate(_records(source, shape), 1):
                cells = [""] * len(header)
                for column, text in row.items():
                    cells[header[column]] = text
                yield number, cells

        yield Sheet(source.name, rows(), list(header), [], lambda: 0.0, unit="record")


def _shape_of(source: TableSource) -> _Shape:
    """Return which elements of a file make rows."""
    parents: set[str] = set()
    repeated: set[str] = set()
    path: list[tuple[str, set[str]]] = [("", set())]

    def start(tag: str, _: dict[str, str]) -> None:
        above, seen = path[-1]
        if len(parents) + len(repeated) < _MOST_TAGS:
            parents.add(above)
            if tag in seen:
                repeated.add(tag)
        if len(seen) < _MOST_TAGS:
            seen.add(tag)
        path.append((tag, set()))

    def end(_: str) -> None:
        path.pop()

    with source.open() as stream:
        head = stream.read(4096)
        text = head.decode("utf-16" if b"\0" in head[:8] else "utf-8", "replace")
        is_payment = _ISO.search(text) is not None or bool(
            re.search(r"<(?:\w+:)?(?:CstmrCdtTrfInitn|BkToCstmr|FIToFICstmr)", text)
        )
    with source.open() as stream:
        for _ in feed(stream, source.place, start, end, lambda _: None):
            if is_payment:
                break
    if is_payment:
        return _Shape(CONTAINERS, PAYMENTS, True)
    records = frozenset(repeated & parents or repeated)
    return _Shape(records, records, False)


def _records(source: TableSource, shape: _Shape) -> Iterator[dict[str, str]]:
    reader = _XmlRecordReader(source.place, shape)
    with source.open() as stream:
        for _ in feed(stream, source.place, reader.start, reader.end, reader.text):
            while reader.ready:
                yield reader.ready.popleft()
    reader.close(reader.stack[0])
    yield from reader.ready


class _XmlRecordReader:
    """Turns elements into rows as they come."""

    def __init__(self, place: str, shape: _Shape) -> None:
        self.place, self.shape = place, shape
        self.ready: deque[dict[str, str]] = deque()
        self.stack = [_HeldRecords("", 0)]
        self.path: list[str] = []
        self.parts: list[str] = []
        self.size = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._flush_text()
        self.path.append(tag)
        if tag in self.shape.containers:
            self.stack.append(_HeldRecords(tag, len(self.path)))
        for name, value in attributes.items():
            if value and not name.rpartition(" ")[2].startswith(("schemaLocation", "type")):
                self._put([*self._inner(), name.rpartition(" ")[2]], value)

    def text(self, data: str) -> None:
        self.parts.append(data)
        self.size += len(data)
        if self.size > LONGEST_CELL:
            raise ReadError(f"{self.place}: a text of over {LONGEST_CELL >> 20} MiB")

    def end(self, tag: str) -> None:
        self._flush_text()
        if len(self.stack) > 1 and self.stack[-1].depth == len(self.path):
            self.close(self.stack.pop())
        self.path.pop()

    def close(self, held: _HeldRecords) -> None:
        """Make the rows of an element that ends."""
        is_record = held.tag in self.shape.records and not held.made
        if (is_record or held.fresh) and (held.cells or held.rows):
            if held.rows:
                for row in held.rows:
                    self._give({**held.cells, **row})
            else:
                self._give(held.cells)
        else:
            for row in held.rows:
                self._give({**held.cells, **row})

    def _give(self, cells: dict[str, str]) -> None:
        """Hand a row to the entry it belongs to, which may go on, or out with what is shared."""
        above = self.stack[-1] if self.stack[-1].depth else None
        if above is not None and above.tag == "Ntry" and len(above.rows) < _MOST_HELD:
            above.rows.append(cells)
            above.made += 1
            return
        row: dict[str, str] = {}
        for held in self.stack:
            row |= held.cells
            held.fresh = False
            held.made += 1
        self.ready.append({**row, **cells})

    def _inner(self) -> list[str]:
        return self.path[self.stack[-1].depth :]

    def _flush_text(self) -> None:
        text = "".join(self.parts).strip()
        self.parts.clear()
        self.size = 0
        if text:
            self._put(self._inner() or [self.path[-1] if self.path else "text"], text)

    def _put(self, path: list[str], text: str) -> None:
        held = self.stack[-1]
        column, between = column_of(path) if self.shape.is_payment else (".".join(path), "; ")
        known = held.cells.get(column)
        if known is None:
            held.cells[column] = text
        elif text not in known.split(between):
            held.values += 1
            if len(known) > LONGEST_CELL or held.values > _MOST_VALUES:
                raise ReadError(
                    f"{self.place}: {held.tag or 'the file'} holds over {_MOST_VALUES:,} values; "
                    "is it a table?"
                )
            held.cells[column] = known + between + text
        held.fresh = True
