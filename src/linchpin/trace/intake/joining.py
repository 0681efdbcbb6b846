"""Tables of several files as one of each kind; payments and cash become transfers."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from linchpin.claims.counted import counted
from linchpin.tabular.coverage import Coverage, Gap, GapKind
from linchpin.trace.authority import number_of_day
from linchpin.trace.intake.copies import without_copies
from linchpin.trace.intake.fields import Holds, TableKind
from linchpin.trace.intake.fuel_kinds import with_unit
from linchpin.trace.intake.leaving_out import left_out
from linchpin.trace.intake.reading import ReadingOrder, ReadTable, read_traced
from linchpin.trace.intake.table_kinds import kind_named
from linchpin.trace.intake.transfer_rows import transfer_rows
from linchpin.trace.tables import TracedTables

TRANSFERS = "transfers"
"""The kind in which payments and cash are kept together."""
_TYPES = {
    Holds.TEXT: pa.string(),
    Holds.PARTY: pa.string(),
    Holds.NUMBER: pa.float64(),
}


@dataclass(frozen=True, slots=True)
class Intake:
    """What was read for a run.

    Attributes:
        tables: The tables.
        kinds: Kinds of table that were there, such as `payments`.
        coverage: What was read and what was not, by file.
        columns: What the columns of each file hold, in words.
        notes: What was taken for granted, in words.
    """

    tables: TracedTables
    kinds: tuple[str, ...]
    coverage: tuple[tuple[str, Coverage], ...]
    columns: tuple[str, ...]
    notes: tuple[str, ...]


def read_all(paths: Sequence[Path], asked: ReadingOrder, as_of: datetime.date | None) -> Intake:
    """Return the tables of some files.

    Args:
        paths: The files, of any kind that `linchpin.tabular` reads.
        asked: How they are to be read.
        as_of: Day after which rows do not count; None for no such day.

    Raises:
        ReadError: A file cannot be read, or has no table that can be traced.
    """
    parts: dict[str, list[pa.Table]] = {}
    kinds: list[str] = []
    coverage: list[tuple[str, Coverage]] = []
    columns: list[str] = []
    notes: list[str] = []
    for number, path in enumerate(paths):
        for one in read_traced(path, asked):
            kind = one.detected.kind
            said = [f"{path.name}: {note}" for note in one.notes]
            account = one.coverage
            if kind.name and one.table.num_columns:
                table, gaps, more = _of_kind(kind, one)
                account += Coverage((), tuple(gaps))
                said += [f"{path.name}: {note}" for note in more]
                table, late = _up_to(table, as_of)
                if late:
                    said.append(f"{path.name}: {counted(late, 'row')} after {as_of} left out")
                file = pa.array(np.full(table.num_rows, number, np.int32))
                table = table.append_column("file", file)
                stored = TRANSFERS if kind.name in ("payments", "cash") else kind.name
                parts.setdefault(stored, []).append(table)
                kinds.append(kind.name)
                columns.append(f"{path.name}: {one.detected.say()}")
            coverage.append((path.name, account))
            notes += said
    by_kind = {}
    for name, tables in parts.items():
        joined = pa.concat_tables(tables, promote_options="permissive")
        joined, gaps = without_copies(joined)
        coverage.append(("", Coverage((), tuple(gaps))))
        rows = pa.array(np.arange(joined.num_rows, dtype=np.int64))
        by_kind[name] = joined.combine_chunks().unify_dictionaries().append_column("row", rows)
    files = tuple(path.name for path in paths)
    made = TracedTables(by_kind, files, as_of)
    return Intake(made, tuple(dict.fromkeys(kinds)), tuple(coverage), tuple(columns), tuple(notes))


def _of_kind(kind: TableKind, one: ReadTable) -> tuple[pa.Table, list[Gap], list[str]]:
    """Return a table with every column of its kind, what is left out, and what is assumed."""
    heading = one.detected.columns
    sheet = one.coverage.sheets[0].sheet if one.coverage.sheets else ""
    table, gaps = one.table, list[Gap]()
    notes: list[str] = []
    signed = kind.name == "cash" and "direction" not in heading
    signed = signed or "amount" not in {field.name for field in kind.needed}
    if "cents" in table.column_names and not signed:
        table, gap = left_out(
            table, pc.less(table["cents"], 0), GapKind.AMOUNT_NEGATIVE,
            (sheet, heading["amount"]), "cents",
        )  # fmt: skip
        gaps += gap
    table = with_unit(_widened(kind, table), heading.get("quantity", ""))
    if kind.name in ("payments", "cash"):
        table, more, notes = transfer_rows(kind.name, table, sheet, heading)
        gaps += more
    else:
        for field in kind.needed:
            if field.holds is Holds.PARTY:
                table, gap = left_out(
                    table, pc.is_null(table[field.name]), GapKind.PARTY_MISSING,
                    (sheet, heading[field.name]), field.name,
                )  # fmt: skip
                gaps += gap
    return table, gaps, notes


def _widened(kind: TableKind, table: pa.Table) -> pa.Table:
    """Return a table with the columns of its kind that it lacks, all null."""
    for field in kind.fields:
        for name, made in _columns_of(field.name, field.holds):
            if name not in table.column_names:
                table = table.append_column(name, pa.nulls(table.num_rows, made))
    return table


def _columns_of(name: str, holds: Holds) -> list[tuple[str, pa.DataType]]:
    if name == "amount":
        return [("cents", pa.int64())]
    if name == "time":
        return [("time", pa.int64()), ("day", pa.int32())]
    if holds is Holds.TIME:
        return [(name, pa.int64()), (f"{name}_day", pa.int32())]
    if holds is Holds.SHARE:
        return [(name, pa.string()), (f"{name}_low", pa.int64()), (f"{name}_high", pa.int64())]
    return [(name, _TYPES[holds])]


def _up_to(table: pa.Table, as_of: datetime.date | None) -> tuple[pa.Table, int]:
    if as_of is None or "day" not in table.column_names:
        return table, 0
    kept = table.filter(pc.less_equal(table["day"], number_of_day(as_of)))
    return kept, table.num_rows - kept.num_rows


def fields_of(kind: str) -> tuple[str, ...]:
    """Return the names of the fields of a kind of table, for `--column`.

    >>> "payer" in fields_of("payments")
    True
    """
    return tuple(field.name for field in kind_named(kind).fields)
