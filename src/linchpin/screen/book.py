"""Read a customer book of any common kind in pieces of bounded size."""

from __future__ import annotations

import codecs
import csv
import hashlib
import json
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from linchpin.claims.errors import ReadError

PIECE = 20_000
"""Rows of one piece."""
MOST_COLUMNS = 200_000
"""Columns of a book, at most."""
_SNIFFED = 1 << 16


@dataclass(frozen=True, slots=True)
class Piece:
    """Some consecutive rows of a book.

    Attributes:
        number: Place of the piece in the book, from 0.
        first: Number of its first row, from 1; the heading is not counted.
        columns: Cells as text, by column.
        rows: How many rows.
    """

    number: int
    first: int
    columns: dict[str, list[str]]
    rows: int


def book_hash(path: Path) -> str:
    """Return the SHA-256 of a file, hexadecimal.

    Raises:
        ReadError: It cannot be read.
    """
    try:
        with open(path, "rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise ReadError(f"{path}: {error.strerror}") from error


def read_header(path: Path) -> list[str]:
    """Return the headings of a book.

    Raises:
        ReadError: No file, an unknown kind, or nothing in it.
    """
    with ExitStack() as stack:
        header, _ = _open(path, stack)
    if not header:
        raise ReadError(f"{path}: empty; a heading line is needed")
    if len(header) > MOST_COLUMNS:
        raise ReadError(f"{path}: {len(header):,} columns; {MOST_COLUMNS:,} at most")
    return header


def read_book(path: Path, wanted: list[str], *, piece: int = PIECE) -> Iterator[Piece]:
    """Yield a book in pieces.

    Args:
        path: CSV (any delimiter, UTF-8, UTF-16 or Latin-1), XLSX, Parquet or JSON lines.
        wanted: Columns to read.
        piece: Rows of a piece.

    Raises:
        ReadError: A row that cannot be read, with its file and line.
    """
    with ExitStack() as stack:
        header, rows = _open(path, stack)
        places = [header.index(column) for column in wanted]
        number, first = 0, 1
        cells: list[list[str]] = [[] for _ in wanted]
        for row in rows:
            size = len(row)
            for out, place in zip(cells, places, strict=True):
                out.append(row[place] if place < size else "")
            if len(cells[0]) >= piece:
                yield Piece(number, first, dict(zip(wanted, cells, strict=True)), len(cells[0]))
                number, first = number + 1, first + len(cells[0])
                cells = [[] for _ in wanted]
        if cells and cells[0]:
            yield Piece(number, first, dict(zip(wanted, cells, strict=True)), len(cells[0]))


def _open(path: Path, stack: ExitStack) -> tuple[list[str], Iterator[list[str]]]:
    if not path.is_file():
        raise ReadError(f"{path}: no such file")
    kind = path.suffix.lower()
    if kind == ".parquet":
        return _parquet(path)
    if kind in (".xlsx", ".xlsm"):
        return _xlsx(path, stack)
    if kind in (".jsonl", ".ndjson", ".json"):
        return _json_lines(path, stack)
    return _csv(path, stack)


def encoding_of(path: Path) -> str:
    """Return the encoding of a text file: by its byte order mark, else UTF-8, else Latin-1."""
    with open(path, "rb") as stream:
        start = stream.read(4)
        if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return "utf-16"
        decoder = codecs.getincrementaldecoder("utf-8")()
        stream.seek(0)
        try:
            while chunk := stream.read(1 << 20):
                decoder.decode(chunk)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return "cp1252"
    return "utf-8-sig"


def delimiter_of(sample: str) -> str:
    """Return the delimiter of a heading line: the one of `,;|` and tab most often in it."""
    line = sample.split("\n", 1)[0]
    return max(",;\t|", key=lambda mark: (line.count(mark), mark == ","))


def _csv(path: Path, stack: ExitStack) -> tuple[list[str], Iterator[list[str]]]:
    stream = stack.enter_context(
        path.open(encoding=encoding_of(path), errors="replace", newline="")
    )
    sample = stream.read(_SNIFFED)
    while sample and "\n" not in sample[-_SNIFFED:] and (more := stream.read(_SNIFFED)):
        sample += more
    stream.seek(0)
    csv.field_size_limit(1 << 30)
    reader = csv.reader(stream, delimiter=delimiter_of(sample))
    header = [text.strip() for text in next(_rows(reader, path), [])]

    def rows() -> Iterator[list[str]]:
        for row in _rows(reader, path):
            if row:
                yield row

    return header, rows()


def _rows(reader: Any, path: Path) -> Iterator[list[str]]:
    try:
        yield from reader
    except csv.Error as error:
        raise ReadError(f"{path} line {reader.line_num}: {error}") from error


def _parquet(path: Path) -> tuple[list[str], Iterator[list[str]]]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        file = pq.ParquetFile(path)
    except (pa.ArrowInvalid, OSError) as error:
        raise ReadError(f"{path}: not a Parquet file ({error})") from error

    def rows() -> Iterator[list[str]]:
        for batch in file.iter_batches(batch_size=PIECE):
            columns = [[_text(value) for value in c.to_pylist()] for c in batch.columns]
            yield from map(list, zip(*columns, strict=True))

    return list(file.schema_arrow.names), rows()


def _xlsx(path: Path, stack: ExitStack) -> tuple[list[str], Iterator[list[str]]]:
    import zipfile

    from openpyxl import load_workbook

    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except (zipfile.BadZipFile, KeyError, ValueError, OSError) as error:
        raise ReadError(f"{path}: not an XLSX file ({error})") from error
    stack.callback(book.close)
    found = book.worksheets[0].iter_rows(values_only=True)
    header = [_text(value).strip() for value in next(found, ())]
    return header, ([_text(value) for value in row] for row in found)


def _json_lines(path: Path, stack: ExitStack) -> tuple[list[str], Iterator[list[str]]]:
    stream = stack.enter_context(path.open(encoding=encoding_of(path), errors="replace"))

    def records() -> Iterator[dict[str, Any]]:
        for number, line in enumerate(stream, 1):
            if not line.strip():
                continue
            try:
                record = json.loads(line)
            except (ValueError, RecursionError) as error:
                raise ReadError(f"{path} line {number}: not JSON ({error})") from error
            if not isinstance(record, dict):
                raise ReadError(f"{path} line {number}: an object is needed, not {line[:60]!r}")
            yield record

    header = list(dict.fromkeys(key for record in records() for key in record))
    stream.seek(0)
    return header, ([_text(record.get(key)) for key in header] for record in records())


def _text(value: object) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else str(value)
