"""JSON: lines, one array, or arrays wherever in an object they stand."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from linchpin.claims.errors import ReadError
from linchpin.tabular.cells import cell_text
from linchpin.tabular.coverage import Gap, GapKind
from linchpin.tabular.kind import LooseCell, Row, Sheet
from linchpin.tabular.limits import MOST_COLUMNS, MOST_TABLES
from linchpin.tabular.records.flatten import flatten
from linchpin.tabular.records.json_values import REST, JsonRecord, JsonWalker
from linchpin.tabular.source import TableSource
from linchpin.tabular.text.decoding import Decoder
from linchpin.tabular.text.encodings import Encoding, encoding_of

_VALUE = "value"
"""Heading of values that are no objects."""


@dataclass(slots=True)
class _JsonFields:
    """The fields of the records of one array, in the order they are met."""

    names: dict[str, int] = field(default_factory=dict)
    lists: int = 0
    others: int = 0


class Json:
    """JSON of any shape."""

    name = "JSON"

    def accepts(self, start: bytes, source: TableSource) -> bool:
        """Say whether a text begins as JSON objects or arrays do."""
        bare = start.lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n\x1e")
        if bare[:1] == b"[":
            inner = bare[1:].lstrip(b"\0 \t\r\n")[:1]
            return inner in (b"{", b"[", b'"', b"]") or inner.isdigit() or not inner
        return bare[:1] == b"{" and bare[1:].lstrip(b"\0 \t\r\n")[:1] in (b'"', b"}", b"")

    def sheets(self, source: TableSource, stack: ExitStack) -> Iterator[Sheet]:
        """Yield a sheet for each array of objects; see `FileKind`."""
        encoding = encoding_of(source.open)
        fields = _fields_of(source, encoding)
        gaps: list[Gap] = []
        with source.open() as stream:
            decoder = Decoder(encoding, source.place, source.name, gaps)
            records = _records(JsonWalker(decoder.texts(stream), source.place))

            def share() -> float:
                return min(1.0, stream.tell() / source.size) if source.path is not None else 0.0

            for path, found in groupby(records, key=lambda record: record.path):
                if path == REST:
                    loose = [
                        LooseCell(source.name, name, "line", 0, text)
                        for record in found
                        for name, text in _row(record.value).items()
                        if text
                    ]
                    gaps += [
                        Gap.of(GapKind.BESIDE_RECORDS, (one.sheet, one.label), value=one.text)
                        for one in loose
                    ]
                    yield Sheet(source.name, iter(()), [], gaps, share, unit="record", loose=loose)
                    continue
                known = fields[path]
                name = (
                    source.name
                    if len(fields.keys() - {REST}) == 1
                    else f"{source.name}: {path}".removeprefix(": ")
                )
                if known.lists > known.others:
                    yield Sheet(name, _lists(found), None, gaps, share, unit="record")
                else:
                    rows = _rows(found, known)
                    yield Sheet(name, rows, list(known.names), gaps, share, unit="record")
                gaps = decoder.gaps = []


def _fields_of(source: TableSource, encoding: Encoding) -> dict[str, _JsonFields]:
    """Return the fields of every array; a file is read once for it."""
    found: dict[str, _JsonFields] = {}
    with source.open() as stream:
        decoder = Decoder(encoding, source.place)
        for record in _records(JsonWalker(decoder.texts(stream), source.place)):
            known = found.setdefault(record.path, _JsonFields())
            if isinstance(record.value, list):
                known.lists += 1
            else:
                known.others += 1
            for name in _row(record.value):
                known.names.setdefault(name, len(known.names))
            if len(found) > MOST_TABLES or len(known.names) > MOST_COLUMNS:
                raise ReadError(
                    f"{source.place}: over {MOST_TABLES:,} arrays or {MOST_COLUMNS:,} fields; "
                    "this is no table"
                )
    return found


def _row(value: Any) -> dict[str, str]:
    return flatten(value) if isinstance(value, dict) else flatten({_VALUE: value})


def _rows(records: Iterator[JsonRecord], fields: _JsonFields) -> Iterator[Row]:
    empty = [""] * len(fields.names)
    for record in records:
        cells = empty.copy()
        for name, text in _row(record.value).items():
            cells[fields.names[name]] = text
        yield record.number, cells


def _lists(records: Iterator[JsonRecord]) -> Iterator[Row]:
    """Yield arrays of arrays as rows whose headings are still to be found."""
    for record in records:
        value = record.value
        cells = value if isinstance(value, list) else [value]
        yield record.number, [cell_text(cell) for cell in cells]


def _records(walker: JsonWalker) -> Iterator[JsonRecord]:
    for record in walker.records():
        if not record.number:
            yield from _unfolded(record)
        else:
            yield record


def _unfolded(record: JsonRecord) -> Iterator[JsonRecord]:
    """Yield the records of an object of objects, or of columns; else the object itself."""
    held = record.value
    path = record.path
    while len(held) == 1 and isinstance(next(iter(held.values())), dict):
        path = ".".join(filter(None, (path, next(iter(held)))))
        held = next(iter(held.values()))
    values = list(held.values())
    if len(values) > 1 and all(isinstance(value, dict) and value for value in values):
        shared = set.intersection(*(set(value) for value in values))
        if shared and len(values[0]) > 2 and _look_like_columns(values):
            for number, key in enumerate(values[0], 1):
                row = {name: column.get(key) for name, column in held.items()}
                yield JsonRecord(path, number, row, record.line)
            return
        if shared:
            for number, (key, value) in enumerate(held.items(), 1):
                yield JsonRecord(path, number, {"key": key, **value}, record.line)
            return
    sizes = {len(value) for value in values if isinstance(value, list)}
    if len(values) > 1 and len(sizes) == 1 and all(isinstance(value, list) for value in values):
        for number, cells in enumerate(zip(*values, strict=True), 1):
            yield JsonRecord(path, number, dict(zip(held, cells, strict=True)), record.line)
        return
    yield JsonRecord(record.path, 1, record.value, record.line)


def _look_like_columns(values: list[dict[str, Any]]) -> bool:
    """Say whether objects are columns: their keys are the numbers of rows."""
    return all(key.isdecimal() for value in values for key in value) and all(
        value.keys() == values[0].keys() for value in values
    )
