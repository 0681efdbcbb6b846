"""The kinds of files a book comes in: each opened as headings and numbered rows of text."""

from __future__ import annotations

import codecs
import csv
import json
import re
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any, TextIO

from linchpin.claims.errors import ReadError
from linchpin.screen.results.safe_cells import cell_text

MOST_LINES = 100
"""Lines of one CSV row, at most: more of them are a quote that is never closed."""
_SNIFFED = 1 << 16
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")
_SEPARATOR = re.compile(r"sep=(.)\r?\n")
_DAMAGE = (
    zipfile.BadZipFile, zlib.error, SyntaxError, OSError, EOFError, RuntimeError,
    LookupError, ValueError, TypeError, AttributeError, ArithmeticError,
)  # fmt: skip
"""What openpyxl lets through from a damaged file: whatever its many parsers stumble over."""
Rows = Iterator[tuple[int, list[str]]]


@dataclass(frozen=True, slots=True)
class Opened:
    """An open book.

    Attributes:
        header: Its headings.
        rows: Gives the number of each row, from 1, and its cells; told which columns matter.
        share: Says how much has been read, 0..1; 0 where it is not known.
    """

    header: list[str]
    rows: Callable[[list[int]], Rows]
    share: Callable[[], float]


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
    """Return the delimiter of a heading line: the one of `,;|` and tab most often outside quotes.

    >>> delimiter_of('id;"name, first";city')
    ';'
    """
    line = re.sub(r'"[^"]*"', "", sample).split("\n", 1)[0]
    return max(",;\t|", key=lambda mark: (line.count(mark), mark == ","))


def open_csv(path: Path, stack: ExitStack) -> Opened:
    """Return an open table of delimited text.

    Args:
        path: The file.
        stack: Closes it.
    """
    stream, share = _text_file(path, stack)
    sample = stream.read(_SNIFFED)
    while sample and "\n" not in sample[-_SNIFFED:] and (more := stream.read(_SNIFFED)):
        sample += more
    stream.seek(0)
    said = _SEPARATOR.match(sample)  # what Excel writes above some tables
    if said is not None:
        stream.readline()
    csv.field_size_limit(1 << 30)
    delimiter = delimiter_of(sample) if said is None else said[1]
    found = _csv_rows(stream, delimiter, path, 0 if said is None else 1)
    header = [text.strip() for text in next(found, [])]

    def rows(_: list[int]) -> Rows:
        numbered = enumerate((row for row in found if row), 1)
        return ((number, row) for number, row in numbered if any(row))

    return Opened(header, rows, share)


def _csv_rows(stream: TextIO, delimiter: str, path: Path, above: int) -> Iterator[list[str]]:
    """Yield rows; `above` is how many lines of the file stand above them."""
    line, is_open = 0, False

    def end() -> Iterator[str]:
        nonlocal is_open
        is_open = reader.line_num > line  # the lines end, and the last row is not done
        yield from ()

    reader = csv.reader(chain(stream, end()), delimiter=delimiter)
    try:
        for row in reader:
            if reader.line_num - line > MOST_LINES:
                raise ReadError(
                    f"{path} line {above + line + 1}: a row of {reader.line_num - line:,} lines; "
                    "is a quote not closed?"
                )
            if is_open:
                lines = max(1, len(_LINE.findall(row[-1])))
                at = above + reader.line_num - lines + 1
                raise ReadError(f"{path} line {at}: a quote is opened and never closed")
            line = reader.line_num
            yield row
    except csv.Error as error:
        raise ReadError(f"{path} line {above + reader.line_num}: {error}") from error


def open_parquet(path: Path, stack: ExitStack) -> Opened:
    """Return an open Parquet file.

    Args:
        path: The file.
        stack: Closes it.

    Raises:
        ReadError: It is no Parquet file.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        file = stack.enter_context(pq.ParquetFile(path))
    except (pa.ArrowException, OSError) as error:
        raise ReadError(f"{path}: not a Parquet file ({error})") from error
    names = list(file.schema_arrow.names)
    read = 0

    def rows(wanted: list[int]) -> Rows:
        nonlocal read
        columns = [names[at] for at in wanted] if len(set(names)) == len(names) else None
        try:
            for batch in file.iter_batches(batch_size=20_000, columns=columns):
                if columns is None:
                    texts = {at: _texts(batch.column(at)) for at in wanted}
                else:
                    texts = {at: _texts(batch.column(names[at])) for at in wanted}
                for row in range(batch.num_rows):
                    cells = [""] * (max(wanted) + 1)
                    for at, column in texts.items():
                        cells[at] = column[row]
                    read += 1
                    if any(cells):
                        yield read, cells
        except (pa.ArrowException, OSError) as error:
            raise ReadError(f"{path} after row {read:,}: damaged ({error})") from error

    def share() -> float:
        return read / max(1, int(file.metadata.num_rows))

    return Opened([name.strip() for name in names], rows, share)


def _texts(column: Any) -> list[str]:
    import pyarrow as pa

    if pa.types.is_timestamp(column.type):
        column = column.cast(pa.timestamp("us", column.type.tz), safe=False)
    return [cell_text(value) for value in column.to_pylist()]


def open_xlsx(path: Path, stack: ExitStack) -> Opened:
    """Return the first sheet of an Excel file, open.

    Args:
        path: The file.
        stack: Closes it.

    Raises:
        ReadError: It is no Excel file, or holds no sheet.
    """
    from openpyxl import load_workbook

    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except _DAMAGE as error:
        raise ReadError(f"{path}: not an XLSX file ({error})") from error
    stack.callback(book.close)
    if not book.worksheets:
        raise ReadError(f"{path}: holds no sheet")
    sheet = book.worksheets[0]
    size = sheet.max_row or 0
    sheet.reset_dimensions()  # what the file says of its size may be wrong
    found = _whole(sheet.iter_rows(values_only=True), path)
    header = [cell_text(value).strip() for value in next(found, ())]
    while header and not header[-1]:
        header.pop()
    read = 0

    def rows(_: list[int]) -> Rows:
        nonlocal read
        for row in found:
            read += 1
            cells = [cell_text(value) for value in row]
            if any(cells):
                yield read, cells

    return Opened(header, rows, lambda: min(1.0, read / size) if size > 1 else 0.0)


def _whole(rows: Iterator[Any], path: Path) -> Iterator[Any]:
    try:
        yield from rows
    except _DAMAGE as error:
        raise ReadError(f"{path}: a damaged XLSX file ({error})") from error


def open_json(path: Path, stack: ExitStack) -> Opened:
    """Return JSON lines, or one JSON array of objects, open.

    Args:
        path: The file.
        stack: Closes it.

    Raises:
        ReadError: It is not JSON, or holds something else than objects.
    """
    stream, share = _text_file(path, stack)
    start = stream.read(_SNIFFED).lstrip()[:1]
    stream.seek(0)
    records = _array(stream, path) if start == "[" else None

    def each() -> Iterable[dict[str, Any]]:
        if records is not None:
            return records
        stream.seek(0)
        return _json_lines(stream, path)

    header = list(dict.fromkeys(key for record in each() for key in record))

    def rows(_: list[int]) -> Rows:
        for number, record in enumerate(each(), 1):
            cells = [cell_text(record.get(key)) for key in header]
            if any(cells):
                yield number, cells

    return Opened(header, rows, share)


def _json_lines(stream: TextIO, path: Path) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(iter(stream.readline, ""), 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise ReadError(f"{path} line {number}: not JSON ({error})") from error
        if not isinstance(record, dict):
            raise ReadError(f"{path} line {number}: an object is needed, not {line[:60]!r}")
        yield record


def _array(stream: TextIO, path: Path) -> list[dict[str, Any]]:
    try:
        found = json.load(stream)
    except (ValueError, RecursionError) as error:
        raise ReadError(f"{path}: not JSON ({error})") from error
    for number, record in enumerate(found, 1):
        if not isinstance(record, dict):
            raise ReadError(f"{path} item {number}: an object is needed, not {str(record)[:60]!r}")
    return list(found)


def _text_file(path: Path, stack: ExitStack) -> tuple[TextIO, Callable[[], float]]:
    stream = stack.enter_context(
        path.open(encoding=encoding_of(path), errors="replace", newline="")
    )
    size = max(1, path.stat().st_size)
    buffer: Any = stream.buffer
    return stream, lambda: min(1.0, float(buffer.tell() / size))
