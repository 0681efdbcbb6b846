"""A file of any kind as an Arrow table of one kind, with an account of every row left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from zoneinfo import ZoneInfo

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from linchpin.claims.errors import ReadError
from linchpin.tabular.coverage import (
    Coverage,
    Gap,
    GapKind,
    SheetRead,
    merged_gaps,
)
from linchpin.tabular.dates import DateOrder
from linchpin.tabular.reading import read_tables
from linchpin.trace.intake import columns
from linchpin.trace.intake.columnar import as_texts, parquet_file
from linchpin.trace.intake.columns import Converted
from linchpin.trace.intake.detection import Detected, detect_table
from linchpin.trace.intake.fields import Field, Holds, TableKind
from linchpin.trace.intake.raw_columns import RawColumns
from linchpin.trace.intake.row_account import Account

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
    file = parquet_file(path)
    if file is not None:
        yield _read_parquet(file, path, asked)
        return
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
        raw = RawColumns(table.sheet, table.header, detected)
        if first is not None:
            raw.add(first.lines, first.columns)
        for batch in batches:
            raw.add(batch.lines, batch.columns)
        yield _read(raw, table.gaps, asked)
    if not found:
        raise refused[0][0] if refused else ReadError(f"{path}: no table in it")
    for why, sheet in refused:
        gap = Gap.of(GapKind.SHEET_NOT_READ, (sheet, ""), value=str(why)[:80])
        yield ReadTable(
            Detected(asked.kind or _NOTHING, {}), pa.table({}), Coverage((), (gap,)), []
        )


_NOTHING = TableKind("", ())


def _read_parquet(file: pq.ParquetFile, path: Path, asked: ReadingOrder) -> ReadTable:
    """Return the one table of a Parquet file of plain columns."""
    header = file.schema_arrow.names
    first = next(file.iter_batches(_SAMPLED))
    sample = {
        name: as_texts(pa.chunked_array([first.column(at)])).to_pylist()
        for at, name in enumerate(header)
    }
    detected = detect_table(str(path), header, sample, kind=asked.kind, given=asked.given)
    raw = RawColumns("", header, detected)
    rows = file.metadata.num_rows
    raw.take_whole(
        pa.array(np.arange(1, rows + 1, dtype=np.int64)),
        lambda heading: as_texts(file.read([heading]).column(0)),
    )
    return _read(raw, (), asked)


def _read(raw: RawColumns, gaps: Sequence[Gap], asked: ReadingOrder) -> ReadTable:
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
        if one.holds is Holds.TIME and not one.needed:
            made[f"{one.name}_unread"] = pa.array(_unread(converted, len(texts)))
    made["currency"] = account.currencies(detected, made.get("currency"), written, asked.currency)
    keep = pa.array(account.kept)
    kept = pa.table(made).filter(keep)
    sheet = SheetRead(raw.sheet, kept.num_rows, tuple(detected.columns.values()), 0, 0)
    coverage = Coverage((sheet,), merged_gaps([*account.gaps, *gaps]))
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


def _unread(converted: Converted, rows: int) -> NDArray[np.bool_]:
    """Return which cells tell something that could not be read, bool, one for each row."""
    unread = np.zeros(rows, np.bool_)
    for kind, mask in converted.faults.items():
        if kind.is_blind and kind is not GapKind.DATE_MISSING:
            unread |= mask
    return unread


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
