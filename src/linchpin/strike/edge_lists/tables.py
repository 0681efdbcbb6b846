"""Workbooks, Parquet files and other files of tables as ties; which table holds them is found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path

from linchpin.claims.errors import ReadError
from linchpin.strike.edge_lists.collecting import Ties
from linchpin.strike.edge_lists.forms.matrix import is_matrix
from linchpin.strike.edge_lists.options import Damage, EdgeOptions
from linchpin.strike.edge_lists.rows import (
    LOOKED_AT,
    NumberedRow,
    RowsFound,
    headed,
    heading_place,
    ties_of_rows,
)
from linchpin.strike.errors import StrikeError
from linchpin.tabular.cells import FaultyCell
from linchpin.tabular.coverage import GapKind
from linchpin.tabular.html_tables import Html
from linchpin.tabular.kind import Sheet
from linchpin.tabular.records.json_kind import Json
from linchpin.tabular.records.parquet import Parquet
from linchpin.tabular.registry import sheets_of
from linchpin.tabular.sniffing import OLE, ZIPPED, refuse_others
from linchpin.tabular.source import TableSource, file_source
from linchpin.tabular.workbook.xls import Xls


@dataclass(frozen=True, slots=True)
class SeenTable:
    """A table of a file, by its first rows.

    Attributes:
        place: its place among the tables of the file, from 0.
        name: its name; empty where the file holds one.
        first: its first rows, headings first.
        headed: whether the file keeps its headings apart.
    """

    place: int
    name: str
    first: list[NumberedRow]
    headed: bool

    def fits(self, given: Sequence[str]) -> bool:
        """Say whether it names both ends of a tie, or is a matrix of them."""
        cells = [row for _, row in self.first]
        top = cells[heading_place(cells, given)]
        wanted = {name.strip().casefold() for name in given}
        named = bool(wanted) and wanted <= {cell.strip().casefold() for cell in top}
        return named or headed(top) or is_matrix(cells)


def holds_tables(path: Path, start: bytes) -> bool:
    """Say whether a file holds tables that are no text cut by separators.

    Args:
        path: the file.
        start: its first bytes, unpacked.

    Raises:
        StrikeError: it holds no table; it is called by its name.
    """
    source = TableSource(str(path), "", lambda: path.open("rb"), 1)
    if start.startswith((OLE, *ZIPPED)):
        return True
    try:
        refuse_others(start, source)
    except ReadError as error:
        raise StrikeError(str(error)) from error
    if any(kind.accepts(start, source) for kind in (Parquet(), Xls(), Html())):
        return True
    lines = start.strip().splitlines()
    is_lines = len(lines) > 1 and all(line.lstrip()[:1] == b"{" for line in lines[:2])
    return Json().accepts(start, source) and (is_lines or start.lstrip()[:1] == b"[")


def read_tables(path: Path, options: EdgeOptions, damage: Damage) -> tuple[Ties, list[str]]:
    """Return the ties of the table of a file that holds them, and notes.

    Args:
        path: a file of tables.
        options: what the user says of sheet, columns and headings.
        damage: what cannot be read is added to it.

    Raises:
        StrikeError: the file is damaged or holds no table, or it cannot be told which of its
            tables, or which columns of it, hold ties.
    """
    try:
        source = file_source(path)
        seen = list(_seen(source, damage))
        chosen = _chosen(path, seen, options)
        with ExitStack() as stack:
            sheet = next(islice(sheets_of(source, stack), chosen.place, None))
            place = f"{path}: {sheet.name}" if sheet.name else str(path)
            found = RowsFound(place, _rows(sheet), unit="row", headed=chosen.headed)
            ties, notes = ties_of_rows(found, options, damage)
            damage.gaps += sheet.gaps
    except ReadError as error:
        raise StrikeError(str(error)) from error
    others = [table.name for table in seen if table is not chosen]
    if others:
        notes.append(f"tables of the file that are not used: {', '.join(others)[:200]}")
    return ties, notes


def _seen(source: TableSource, damage: Damage) -> Iterator[SeenTable]:
    """Yield the tables that hold rows; those that cannot be read are added to the damage."""
    with ExitStack() as stack:
        for place, sheet in enumerate(sheets_of(source, stack)):
            first = list(islice(_rows(sheet), LOOKED_AT))
            if first:
                yield SeenTable(place, sheet.name, first, sheet.header is not None)
            else:
                damage.gaps += [gap for gap in sheet.gaps if gap.kind is GapKind.SHEET_NOT_READ]


def _chosen(path: Path, seen: list[SeenTable], options: EdgeOptions) -> SeenTable:
    if not seen:
        raise StrikeError(f"{path}: no table with rows; expected rows like NAME, NAME")
    names = ", ".join(repr(table.name) for table in seen[:12])
    if options.sheet is not None:
        wanted = options.sheet.strip().casefold()
        named = [table for table in seen if table.name.strip().casefold() == wanted]
        if not named:
            raise StrikeError(f"{path}: no table {options.sheet!r}; there are {names}")
        return named[0]
    if len(seen) == 1:
        return seen[0]
    fitting = [table for table in seen if table.fits(options.columns)]
    if len(fitting) == 1:
        return fitting[0]
    several = ", ".join(repr(table.name) for table in fitting[:12]) or names
    raise StrikeError(
        f"{path}: holds several tables that may be ties ({several}); say which with --sheet NAME"
    )


def _rows(sheet: Sheet) -> Iterator[NumberedRow]:
    """Yield the rows of a table that are not blank, headings that are kept apart first.

    A number of which digits are lost is no name: two people would become one.
    """
    apart: list[NumberedRow] = [] if sheet.header is None else [(0, list(sheet.header))]
    for line, row in chain(apart, sheet.rows):
        if not any(row) and set(map(type, row)) <= {str}:
            continue
        if any(type(cell) is FaultyCell for cell in row):
            row = [
                FaultyCell.of("", cell.fault, cell.shown) if isinstance(cell, FaultyCell) else cell
                for cell in row
            ]
        yield line, row
