"""A file of any kind as an Arrow table of one kind, with an account of every row left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from zoneinfo import ZoneInfo

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from linchpin.claims.errors import ReadError
from linchpin.tabular.coverage import (
    MOST_EXAMPLES,
    Coverage,
    Example,
    Gap,
    GapKind,
    SheetRead,
    merged_gaps,
)
from linchpin.tabular.dates import DateOrder
from linchpin.tabular.reading import Table, read_tables
from linchpin.trace.intake import columns
from linchpin.trace.intake.columns import Converted
from linchpin.trace.intake.detection import Detected, detect_table
from linchpin.trace.intake.fields import Field, Holds, TableKind

_BATCH = 100_000
_SAMPLED = 500
Told = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class ReadingOrder:
    """How tables are to be read.

    Attributes:
        kind: Kind of table a user named; None for the one each fits best.
        given: Headings a user named, by field.
        currency: Currency of amounts that name none; None where a column must say it.
        order: What stands first in dates of numbers; None to see it in the column.
        zone: Zone of times that name none; None to leave them as the clock showed them.
    """

    kind: TableKind | None = None
    given: Mapping[str, str] = field(default_factory=dict)
    currency: str | None = "USD"
    order: DateOrder | None = None
    zone: ZoneInfo | None = None


@dataclass(slots=True)
class ReadTable:
    """One table of a file.

    Attributes:
        detected: Its kind, and what its columns hold.
        table: Its rows that can be compared, with `line` (int64).
        coverage: What was read and what was not.
        notes: What was taken for granted, in words.
    """

    detected: Detected
    table: pa.Table
    coverage: Coverage
    notes: list[str]


def read_traced(path: Path, asked: ReadingOrder) -> Iterator[ReadTable]:
    """Yield the tables of a file, each with its account.

    Args:
        path: A file of any kind that `linchpin.tabular` reads.
        asked: How it is to be read.

    Raises:
        ReadError: It cannot be read, or none of its tables has the columns that are needed.
    """
    refused: list[tuple[ReadError, str]] = []
    found = 0
    for table in read_tables(path, frozenset(asked.given.values())):
        place = f"{path}, sheet {table.sheet!r}" if table.sheet else str(path)
        batches = table.batches(_BATCH)
        first = next(batches, None)
        if first is None:
            if not table.header:
                continue
            first_columns: Sequence[Sequence[str]] = [()] * len(table.header)
        else:
            first_columns = first.columns
        sample = {
            heading: list(cells[:_SAMPLED])
            for heading, cells in zip(table.header, first_columns, strict=True)
        }
        try:
            detected = detect_table(place, table.header, sample, kind=asked.kind, given=asked.given)
        except ReadError as error:
            refused.append((error, table.sheet))
            continue
        found += 1
        raw = _RawColumns(table, detected)
        if first is not None:
            raw.add(first.lines, first.columns)
        for batch in batches:
            raw.add(batch.lines, batch.columns)
        yield _read(raw, table, asked)
    if not found:
        raise refused[0][0] if refused else ReadError(f"{path}: no table in it")
    for why, sheet in refused:
        gap = Gap.of(GapKind.SHEET_NOT_READ, (sheet, ""), value=str(why)[:80])
        yield ReadTable(
            Detected(asked.kind or _NOTHING, {}), pa.table({}), Coverage((), (gap,)), []
        )


_NOTHING = TableKind("", ())


class _RawColumns:
    """The cells of the columns that are read, as they stand, in Arrow."""

    def __init__(self, table: Table, detected: Detected) -> None:
        self.detected = detected
        self.sheet = table.sheet
        self._at = {name: table.header.index(heading) for name, heading in detected.columns.items()}
        self._chunks: dict[str, list[pa.Array]] = {name: [] for name in self._at}
        self._lines: list[pa.Array] = []

    def add(self, lines: Sequence[int], cells: Sequence[Sequence[str]]) -> None:
        """Keep some rows."""
        self._lines.append(pa.array(lines, pa.int64()))
        for name, at in self._at.items():
            self._chunks[name].append(pa.array(map(str, cells[at]), pa.string()))

    def lines(self) -> NDArray[np.int64]:
        """Return the line of each row."""
        return np.asarray(pa.chunked_array(self._lines, pa.int64()).combine_chunks())

    def take(self, name: str) -> pa.Array:
        """Return a column and forget it here."""
        joined = pa.chunked_array(self._chunks.pop(name), pa.string()).combine_chunks()
        return pa.concat_arrays(joined.chunks) if isinstance(joined, pa.ChunkedArray) else joined


def _read(raw: _RawColumns, table: Table, asked: ReadingOrder) -> ReadTable:
    detected, lines = raw.detected, raw.lines()
    account = Account(raw.sheet, lines)
    made: dict[str, pa.Array] = {"line": pa.array(lines)}
    written = None
    for one in detected.kind.fields:
        if one.name not in detected.columns:
            continue
        texts = raw.take(one.name)
        converted = _convert(one, texts, asked, detected.columns[one.name])
        if one.holds is Holds.MONEY:
            written = converted.arrays["currency"]
        account.see(one, detected.columns[one.name], texts, converted)
        made |= _named(one, converted)
    made["currency"] = account.currencies(detected, made.get("currency"), written, asked)
    keep = pa.array(account.kept)
    kept = pa.table(made).filter(keep)
    sheet = SheetRead(raw.sheet, kept.num_rows, tuple(detected.columns.values()), 0, 0)
    coverage = Coverage((sheet,), merged_gaps([*account.gaps, *table.gaps]))
    return ReadTable(detected, kept, coverage, account.notes)


def _convert(one: Field, texts: pa.Array, asked: ReadingOrder, heading: str) -> Converted:
    if one.holds is Holds.MONEY:
        return columns.amounts(texts)
    if one.holds is Holds.TIME:
        return columns.moments(texts, asked.order, asked.zone)
    if one.holds is Holds.PARTY:
        return columns.parties(texts)
    if one.holds is Holds.SHARE:
        return columns.shares(texts, heading)
    if one.holds is Holds.NUMBER:
        return columns.numbers(texts)
    return columns.plain_texts(texts)


def _named(one: Field, converted: Converted) -> dict[str, pa.Array]:
    """Return the arrays of a column by the names they have in a table of the kind."""
    if one.name == "amount":
        return {"cents": converted.arrays[""]}
    if one.name == "time":
        return {"time": converted.arrays[""], "day": converted.arrays["day"]}
    return {
        one.name if not ending else f"{one.name}_{ending}": array
        for ending, array in converted.arrays.items()
        if ending != "currency"
    }


class Account:
    """Which rows of a table can be compared, and why the others cannot.

    Attributes:
        kept: bool, one for each row.
        gaps: What is to be said.
        notes: What was taken for granted.
    """

    def __init__(self, sheet: str, lines: NDArray[np.int64]) -> None:
        """Begin with every row kept."""
        self.kept = np.ones(len(lines), np.bool_)
        self.gaps: list[Gap] = []
        self.notes: list[str] = []
        self._sheet, self._lines = sheet, lines
        if not len(lines):
            self.gaps.append(Gap.of(GapKind.NO_ROWS, (sheet, "")))

    def see(self, one: Field, heading: str, texts: pa.Array, converted: Converted) -> None:
        """Take in what became of a column.

        Args:
            one: Its field.
            heading: Its heading.
            texts: Its cells.
            converted: What became of them.
        """
        self.notes += [f"column {heading!r}: {note}" for note in converted.notes]
        for kind, rows in converted.faults.items():
            if not rows.any() or (kind in _MISSING and not one.needed):
                continue
            if one.holds is Holds.SHARE:  # the row stays: its share is anything from none to all
                self.say(kind, heading, rows, texts)
            elif one.needed or not kind.is_blind:
                self.say(kind, heading, rows, texts)
                self.kept &= ~rows | (not kind.is_blind)
            else:
                self.say(GapKind.VALUE_NOT_UNDERSTOOD, heading, rows, texts)
        if one.name == "amount" and one.needed:
            cents = np.asarray(converted.arrays[""])
            empty = np.asarray(converted.faults[GapKind.AMOUNT_MISSING])
            bad = np.logical_or.reduce(
                [mask for kind, mask in converted.faults.items() if kind.is_blind]
            )
            self.amounts(heading, texts, cents, ~bad & ~empty)

    def amounts(
        self, heading: str, texts: pa.Array, cents: NDArray[np.int64], read: NDArray[np.bool_]
    ) -> None:
        """Leave out amounts of nought; see to negative ones elsewhere, by kind of table."""
        zero = read & (cents == 0)
        if zero.any():
            self.say(GapKind.AMOUNT_ZERO, heading, zero, texts)
            self.kept &= ~zero

    def currencies(
        self,
        detected: Detected,
        given: pa.Array | None,
        written: pa.Array | None,
        asked: ReadingOrder,
    ) -> pa.Array:
        """Return the currency of each row: of its column, else beside the amount, else assumed.

        Args:
            detected: Its columns.
            given: What the column of currencies holds; None for none.
            written: What stands beside the amounts; None where there are none.
            asked: The currency to assume.
        """
        from linchpin.trace.intake.currencies import currency_codes

        rows = len(self._lines)
        cells = given if given is not None else pa.nulls(rows, pa.string())
        codes, odd = currency_codes(cells)
        beside = np.asarray(written.to_pylist() if written is not None else [""] * rows, object)
        codes = np.where(codes == "", beside, codes)
        heading = detected.columns.get("currency", "")
        if odd.any():
            self.say(GapKind.CURRENCY_NOT_UNDERSTOOD, heading, odd, cells)
        none = codes == ""
        if none.any() and written is not None:
            if given is None and asked.currency is not None:
                self.notes.append(
                    f"no currency is named: amounts are taken as {asked.currency} (see --currency)"
                )
                codes = np.where(none, asked.currency, codes)
            else:
                self.say(GapKind.CURRENCY_MISSING, heading, none, cells)
                self.kept &= ~none
        return pa.array(codes, pa.string()).dictionary_encode()

    def say(self, kind: GapKind, heading: str, rows: NDArray[np.bool_], texts: pa.Array) -> None:
        """Count rows with a fault, and keep some of them as examples."""
        places = np.flatnonzero(rows)
        examples = tuple(
            Example(int(self._lines[at]), str(texts[int(at)].as_py() or "")[:80])
            for at in places[:MOST_EXAMPLES]
        )
        self.gaps.append(Gap(kind, self._sheet, heading, len(places), examples))


_MISSING = frozenset({GapKind.AMOUNT_MISSING, GapKind.DATE_MISSING})
