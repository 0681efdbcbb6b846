"""Any file of rows as tables with headings, some thousand rows at a time."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import islice, zip_longest
from pathlib import Path

from linchpin.claims.counted import counted
from linchpin.claims.errors import ReadError
from linchpin.tabular.coverage import Gap, GapKind, merged_gaps
from linchpin.tabular.heading_words import is_heading
from linchpin.tabular.headings import LOOKED_AT, Headings, distinct, find_headings
from linchpin.tabular.kind import LooseCell, Row, Sheet
from linchpin.tabular.limits import LONGEST_CELL, MOST_COLUMNS, MOST_TABLES
from linchpin.tabular.registry import sheets_of
from linchpin.tabular.source import TableSource, file_source

ABOVE = "above the headings"
"""What a cell above the headings is called."""
AS_HEADING = "taken for a heading"
"""What a heading of words that are none of headings is called: it may be somebody's name."""
_WORDS = re.compile(r"[^\W\d_]+|[\u3040-\u9fff\uac00-\ud7a3]")
MOST_CELLS = 2_000_000
"""Cells of one batch, at most, unless one row has more."""
MOST_CHARACTERS = 64 << 20
"""Characters of one batch, at most, unless one row has more."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Some rows of a table.

    Attributes:
        numbers: Number of each row, from 1; headings and what stands above are not counted.
        lines: Line of the file or row of the sheet, as a program shows it.
        columns: Cells as text, by column; a `FaultyCell` where something is wrong.
    """

    numbers: list[int]
    lines: list[int]
    columns: list[Sequence[str]]


@dataclass(slots=True)
class Table:
    """A table of a file, being read.

    Attributes:
        sheet: Its name; empty where the file holds one table.
        header: Its headings, all different.
        positional: Whether it has no headings, so that columns are named by their place.
        gaps: What could not be read, or not as it stands; complete when all rows are read.
        share: Says how much of the file was read, 0..1; 0 where it is not known.
        unit: What lines count: `line` of the file, `row` of the sheet, or `record`.
        loose: Cells above the headings and beside the records.
        longer: Rows read so far with more cells than there are headings.
    """

    sheet: str
    header: list[str]
    positional: bool
    gaps: list[Gap]
    share: Callable[[], float]
    _rows: Iterator[Row]
    _first: int
    _lines_are_rows: bool
    unit: str = "line"
    loose: tuple[LooseCell, ...] = ()
    longer: int = field(default=0)

    def batches(self, size: int) -> Iterator[Batch]:
        """Yield the rows, passing over those without any text, at most `size` at a time."""
        width = len(self.header)
        lines: list[int] = []
        numbers: list[int] = []
        rows: list[list[str]] = []
        most = max(1, min(size, MOST_CELLS // max(1, width)))
        characters = number = 0
        for line, row in self._rows:
            number = line - self._first if self._lines_are_rows else number + 1
            if not any(row) and set(map(type, row)) <= {str}:
                continue
            if len(row) > width:
                self._beyond(line, row[width:])
                del row[width:]
            lines.append(line)
            numbers.append(number)
            rows.append(row)
            size_of_row = sum(map(len, row))
            if size_of_row > LONGEST_CELL:
                self._cut(line, row)
            characters += size_of_row
            if len(rows) >= most or characters >= MOST_CHARACTERS:
                yield self._batch(numbers, lines, rows)
                numbers, lines, rows, characters = [], [], [], 0
        if rows:
            yield self._batch(numbers, lines, rows)

    def _batch(self, numbers: list[int], lines: list[int], rows: list[list[str]]) -> Batch:
        columns: list[Sequence[str]] = list(zip_longest(*rows, fillvalue=""))
        missing = len(self.header) - len(columns)
        if missing > 0:
            columns += [("",) * len(rows)] * missing
        return Batch(numbers, lines, columns)

    def _cut(self, line: int, cells: list[str]) -> None:
        """Cut cells that are longer than a cell may be."""
        for at, cell in enumerate(cells):
            if len(cell) > LONGEST_CELL:
                where = (self.sheet, self.header[at])
                self.gaps.append(Gap.of(GapKind.CUT, where, line=line, value=cell[:80]))
                cells[at] = cell[:LONGEST_CELL]

    def _beyond(self, line: int, cells: list[str]) -> None:
        where = (self.sheet, "")
        filled = [cell for cell in cells if cell]
        self.longer += bool(filled)
        for cell in filled[:100]:
            self.gaps.append(Gap.of(GapKind.BEYOND_HEADINGS, where, line=line, value=cell))
        if len(filled) > 100:
            self.gaps.append(Gap(GapKind.BEYOND_HEADINGS, *where, len(filled) - 100))
        if len(self.gaps) > 1_000:
            self.gaps[:] = merged_gaps(self.gaps)


def read_tables(path: Path, named: frozenset[str] = frozenset()) -> Iterator[Table]:
    """Yield the tables of a file, told by its bytes; rows are read before the next is asked for.

    Args:
        path: The file, of any kind of `registry.KINDS`.
        named: Columns a user named, by which headings are known.

    Raises:
        ReadError: It cannot be read, with file and line.
    """
    source = file_source(path)
    with ExitStack() as stack:
        for count, sheet in enumerate(sheets_of(source, stack), 1):
            if count > MOST_TABLES:
                raise ReadError(f"{path}: over {MOST_TABLES:,} tables")
            yield _table(sheet, source, named)


def _table(sheet: Sheet, source: TableSource, named: frozenset[str]) -> Table:
    rows = sheet.rows
    if sheet.header is not None:
        header = distinct([heading.strip() for heading in sheet.header])
        found, first = Headings(header, 0, 0, found=True), 0
        looked: list[Row] = []
        sheet.loose += _odd_headings(sheet, [(0, header)])
    else:
        looked = list(islice(rows, LOOKED_AT))
        found = find_headings(looked, named)
        first = looked[found.above - 1][0] if found.above else 0
        sheet.loose += _above(sheet, looked, found)
        sheet.loose += _odd_headings(sheet, looked[found.covers : found.above])
        sheet.gaps += [
            Gap.of(GapKind.ABOVE_HEADING, (one.sheet, ""), line=one.line, value=one.text)
            for one in sheet.loose
            if one.label == ABOVE
        ]
        if not found.found and looked:
            line, row = looked[0]
            said = " | ".join(row[:5])
            sheet.gaps.append(Gap.of(GapKind.NO_HEADING, (sheet.name, ""), line=line, value=said))
    if len(found.names) > MOST_COLUMNS:
        raise ReadError(
            f"{source.place}: {counted(len(found.names), 'column')}; {MOST_COLUMNS:,} at most"
        )
    if not found.names and sheet.header is None and not sheet.gaps:
        sheet.gaps.append(Gap.of(GapKind.EMPTY_SHEET, (sheet.name, "")))

    def rest() -> Iterator[Row]:
        yield from looked[found.above :]
        yield from rows

    return Table(
        sheet.name, found.names, not found.found, sheet.gaps, sheet.share, rest(), first,
        sheet.lines_are_rows, _unit_of(sheet), tuple(sheet.loose),
    )  # fmt: skip


def _above(sheet: Sheet, rows: list[Row], found: Headings) -> Iterator[LooseCell]:
    """Yield what stands above the headings."""
    for line, row in rows[: found.covers]:
        for cell in row:
            if cell:
                yield LooseCell(sheet.name, ABOVE, _unit_of(sheet), line, cell)


def _odd_headings(sheet: Sheet, rows: Sequence[Row]) -> Iterator[LooseCell]:
    """Yield headings that no word says to be one: a first row of data may be taken for headings."""
    for line, row in rows:
        for cell in row:
            if cell and not is_heading(cell) and len(_WORDS.findall(cell)) > 1:
                yield LooseCell(sheet.name, AS_HEADING, _unit_of(sheet), line, cell)


def _unit_of(sheet: Sheet) -> str:
    return sheet.unit if sheet.lines_are_rows else "line"
