"""Read a customer book of any kind in pieces of bounded size, with an account of what was read."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from linchpin.claims.errors import ReadError
from linchpin.screen.book.accounting import SheetAccount
from linchpin.screen.book.columns import Mapping
from linchpin.screen.book.survey import column_names, date_orders, survey_book
from linchpin.tabular.coverage import Coverage, Gap, GapKind
from linchpin.tabular.dates import DateOrder, ReadDate, read_date
from linchpin.tabular.kind import LooseCell
from linchpin.tabular.reading import read_tables

PIECE = 20_000
"""Rows of one piece."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some rows of a book.

    Attributes:
        number: Place of the piece in the book, from 0.
        numbers: Number of each row, from 1, on through all sheets; headings are not counted.
        columns: Cells as text, by column.
        longer: Rows with more cells than there are headings; the further cells are not read.
        share: How much of the book was read when the piece was full, 0..1.
        lines: Line of the file or row of the sheet of each row, as a program shows it.
        sheets: Sheet of each row; empty where the book is one table.
        units: What the line of each row counts: `line`, `row` or `record`.
        orders: What stands first in birth dates, by column.
        coverage: Account of what was read of the rows and what was not; that of the last piece
            closes the book's.
        loose: Cells beside the rows: above the headings, or beside the records.
    """

    number: int
    numbers: Sequence[int]
    columns: dict[str, list[str]]
    longer: int = 0
    share: float = 0.0
    lines: Sequence[int] = ()
    sheets: Sequence[str] = ()
    units: Sequence[str] = ()
    orders: dict[str, DateOrder] = field(default_factory=dict)
    coverage: Coverage = field(default_factory=Coverage)
    loose: tuple[LooseCell, ...] = ()

    @property
    def rows(self) -> int:
        """Return how many rows there are."""
        return len(self.numbers)

    def birth(self, column: str, row: int) -> ReadDate:
        """Return what a cell says as a birth date: nothing, one date, or several readings."""
        return read_date(self.columns[column][row], self.orders.get(column, DateOrder.UNKNOWN))

    def place(self, row: int) -> str:
        """Return where a row stands, as a person finds it: `line 7`, or `sheet 'A', row 7`."""
        line = self.lines[row] if self.lines else self.numbers[row]
        unit = self.units[row] if self.units else "line"
        return place_of(self.sheets[row] if self.sheets else "", unit, line)


def place_of(sheet: str, unit: str, line: int) -> str:
    """Return where a row stands, as a person finds it.

    Args:
        sheet: Its sheet; empty where the book is one table.
        unit: What lines count: `line`, `row` or `record`.
        line: Which; 0 where it is not known.

    >>> place_of("A", "row", 7), place_of("", "line", 7), place_of("", "line", 0)
    ("sheet 'A', row 7", 'line 7', '')
    """
    parts = [f"sheet {sheet!r}"] if sheet else []
    return ", ".join([*parts, *([f"{unit} {line}"] if line else [])])


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
    """Return the columns of a book, each once.

    Raises:
        ReadError: No file, an unknown kind, or nothing in it.
    """
    return list(survey_book(path).header)


def read_book(
    path: Path, wanted: Mapping | Sequence[str], *, piece: int = PIECE
) -> Iterator[Piece]:
    """Yield a book in pieces, each with its account; rows without any text are passed over.

    Args:
        path: A file of any kind that `linchpin.tabular` reads, known by its bytes.
        wanted: What its columns hold, or only which to read, as `read_header` names them.
        piece: Rows of a piece, at most.

    Raises:
        ReadError: A row that cannot be read, with its file and line.
    """
    mapping = wanted if isinstance(wanted, Mapping) else Mapping(names=tuple(wanted))
    orders = date_orders(path, mapping)
    ready: Piece | None = None
    rest, found_rows = Coverage(), False
    for found, account in _pieces(path, mapping, orders, piece):
        rest += account
        if found is None:
            continue
        found_rows = found_rows or bool(found.rows)
        if ready is not None:
            yield ready
        ready = replace(found, coverage=found.coverage + rest)
        rest = Coverage()
    if not found_rows:
        rest += Coverage((), (Gap.of(GapKind.NO_ROWS, ("", "")),))
    if ready is not None:
        yield replace(ready, coverage=ready.coverage + rest)
    else:
        yield Piece(0, (), _no_rows(mapping), share=1.0, coverage=rest)


def _pieces(
    path: Path, mapping: Mapping, orders: dict[str, DateOrder], size: int
) -> Iterator[tuple[Piece | None, Coverage]]:
    """Yield pieces, and what is to be said besides."""
    wanted = mapping.columns()
    number = before = 0
    for table in read_tables(path, frozenset(wanted)):
        columns = column_names(table)
        account = SheetAccount(table.sheet, columns, wanted, mapping, orders, table.unit)
        loose, said = account.mended(table.loose)
        last = longer = 0
        for batch in table.batches(size):
            cells, coverage = account.read(batch)
            gaps, table.gaps[:] = tuple(table.gaps), ()
            rows = len(batch.lines)
            strays = tuple(replace(one, row=before + one.row) for one in account.strays())
            found = Piece(
                number, [before + at for at in batch.numbers], cells,
                table.longer - longer, table.share(), batch.lines, [table.sheet] * rows,
                [table.unit] * rows, orders, coverage, loose + strays,
            )  # fmt: skip
            longer, loose = table.longer, ()
            yield found, Coverage((), account.judged(gaps))
            number, last = number + 1, batch.numbers[-1]
        before += last
        if loose:
            yield Piece(number, (), _no_rows(mapping), share=table.share(), loose=loose), said
            number, said = number + 1, Coverage()
        yield None, said + account.close() + Coverage((), account.judged(table.gaps))


def _no_rows(mapping: Mapping) -> dict[str, list[str]]:
    return {column: [] for column in mapping.columns()}
