"""Text of rows: any separator, any code page, quotes, or columns of fixed widths."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import chain
from typing import IO

from linchpin.claims.counted import counted
from linchpin.claims.errors import ReadError
from linchpin.tabular.coverage import Gap, GapKind
from linchpin.tabular.kind import Row, Sheet
from linchpin.tabular.source import TableSource
from linchpin.tabular.text.decoding import Decoder
from linchpin.tabular.text.dialect import NOWHERE, Dialect, find_dialect
from linchpin.tabular.text.encodings import encoding_of

MOST_LINES = 100
"""Lines of one row, at most: more of them are a quote that is never closed."""
_SNIFFED = 1 << 16
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")


class DelimitedText:
    """Text with a row a line; what nothing else is."""

    name = "delimited text"

    def accepts(self, start: bytes, source: TableSource) -> bool:
        """Return True for anything that is no binary file."""
        return True

    def sheets(self, source: TableSource, stack: ExitStack) -> Iterator[Sheet]:
        """Yield the one table of a text; see `FileKind`."""
        encoding = encoding_of(source.open)
        stream = stack.enter_context(source.open())
        decoder = Decoder(encoding, source.place, source.name)
        texts = decoder.texts(stream)
        first: list[str] = []
        while sum(map(len, first)) < _SNIFFED and (text := next(texts, "")):
            first.append(text)
        sample = "".join(first)[: 4 * _SNIFFED]
        dialect = find_dialect(sample)
        lines = _lines(chain(first, texts))
        for _ in range(dialect.above):
            next(lines, "")
        rows = _fixed(lines, dialect) if dialect.starts else _rows(lines, dialect, source, decoder)
        yield Sheet(
            source.name, rows, None, decoder.gaps, lambda: _share(stream, source),
            lines_are_rows=False,
        )  # fmt: skip


def _share(stream: IO[bytes], source: TableSource) -> float:
    return min(1.0, stream.tell() / source.size) if source.path is not None else 0.0


def _lines(texts: Iterator[str]) -> Iterator[str]:
    for text in texts:
        yield from io.StringIO(text, newline="")


def _fixed(lines: Iterator[str], dialect: Dialect) -> Iterator[Row]:
    starts = dialect.starts
    spans = list(zip(starts, (*starts[1:], None), strict=True))
    for number, line in enumerate(lines, 1):
        text = line.rstrip("\r\n").expandtabs()
        if text.strip():
            yield number, [text[start:stop].strip() for start, stop in spans]


def _rows(
    lines: Iterator[str], dialect: Dialect, source: TableSource, decoder: Decoder
) -> Iterator[Row]:
    csv.field_size_limit(1 << 30)
    line, is_open = 0, False

    def end() -> Iterator[str]:
        nonlocal is_open
        is_open = reader.line_num > line  # the lines end, and the last row is not done
        yield from ()

    options = dialect.reader_options()
    reader = csv.reader(chain(lines, end()), **options)  # type: ignore[arg-type]
    place, above = source.place, dialect.above
    try:
        for row in reader:
            size = reader.line_num - line
            if size > MOST_LINES:
                raise ReadError(
                    f"{place} line {above + line + 1}: a row of {counted(size, 'line')}; "
                    "is a quote not closed?"
                )
            if is_open:
                count = max(1, len(_LINE.findall(row[-1])))
                at = above + reader.line_num - count + 1
                raise ReadError(f"{place} line {at}: a quote is opened and never closed")
            if size > 2 and _swallowed(row, dialect):
                kind = GapKind.ROW_NOT_READ
                why = f"lines within quotes: {max(row, key=len)[:60]}"
                gap = Gap.of(kind, (decoder.sheet, ""), line=above + line + 1, value=why)
                decoder.gaps.append(gap)
            if row:
                yield above + line + 1, row
            line = reader.line_num
    except csv.Error as error:
        raise ReadError(f"{place} line {above + reader.line_num}: {error}") from error


def _swallowed(row: list[str], dialect: Dialect) -> bool:
    """Say whether a quote that was not closed took whole rows into a cell."""
    if dialect.separator == NOWHERE or len(row) < 3:
        return False
    wanted = len(row) - 1
    return any(
        sum(line.count(dialect.separator) == wanted for line in cell.splitlines()) >= 2
        for cell in row
        if "\n" in cell or "\r" in cell
    )
