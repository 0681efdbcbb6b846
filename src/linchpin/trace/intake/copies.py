"""Rows that are there twice: copies of one number count once, others are said."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from linchpin.tabular.coverage import MOST_EXAMPLES, Example, Gap, GapKind

_PLACE = frozenset({"line", "file", "row"})
_ODD = np.uint64(0x9E3779B97F4A7C15)
"""An odd number that mixes the codes of columns into one."""


def without_copies(table: pa.Table) -> tuple[pa.Table, list[Gap]]:
    """Return a table without copies of rows, and what is to be said of rows that are alike.

    A row that is the same as another in every column, its number (`id`) too, is a copy of it. Rows
    that are the same and have no number may be two payments; both are counted.

    Args:
        table: With `line`, and `id` where the rows have numbers.
    """
    names = [name for name in table.column_names if name not in _PLACE]
    names = [name for name in names if table[name].null_count < table.num_rows]
    if table.num_rows < 2 or not names:
        return table, []
    gaps: list[Gap] = []
    maybe = _maybe_alike(table, names)
    again, rest = _alike(table, names, maybe)
    if again.any():
        gaps.append(_gap(GapKind.COPIED_ROW, "id", table, again))
    if rest.any():
        gaps.append(_gap(GapKind.EQUAL_ROW, "", table, rest))
    if again.any():
        table = table.filter(pa.array(~again))
    if "id" in names:
        ids = table["id"].drop_null()
        twice = len(ids) - pc.count_distinct(ids).as_py()
        if twice:
            gaps.append(Gap(GapKind.SAME_NUMBER, "", "id", twice))
    return table, gaps


def _maybe_alike(table: pa.Table, names: list[str]) -> NDArray[np.int64]:
    """Return the rows whose codes mix to the same as another's: all alike ones, and few more."""
    mixed = np.zeros(table.num_rows, np.uint64)
    with np.errstate(over="ignore"):
        for name in names:
            mixed = (mixed ^ (mixed >> np.uint64(29))) * _ODD + _codes(table[name])
    order = np.argsort(mixed, kind="stable")
    same = mixed[order[1:]] == mixed[order[:-1]]
    found = np.zeros(table.num_rows, np.bool_)
    found[order[1:][same]] = True
    found[order[:-1][same]] = True
    return np.flatnonzero(found)


def _codes(column: pa.ChunkedArray) -> NDArray[np.uint64]:
    """Return a number for each different value of a column."""
    if pa.types.is_integer(column.type):
        return np.asarray(pc.fill_null(column, -1)).astype(np.int64).view(np.uint64)
    coded = column if pa.types.is_dictionary(column.type) else column.dictionary_encode()
    coded = coded.unify_dictionaries()
    parts = [np.asarray(chunk.indices.fill_null(-1)).astype(np.int64) for chunk in coded.chunks]
    return np.concatenate(parts).view(np.uint64)


def _alike(
    table: pa.Table, names: list[str], maybe: NDArray[np.int64]
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Return which rows are copies of an earlier one, and which equal one and have no number."""
    again = np.zeros(table.num_rows, np.bool_)
    rest = np.zeros(table.num_rows, np.bool_)
    if not len(maybe):
        return again, rest
    some = table.select(names).take(pa.array(maybe))
    plain = pa.table({name: _plain(some[name]) for name in names})
    plain = plain.append_column("at", pa.array(maybe))
    first = plain.group_by(names).aggregate([("at", "min")])["at_min"]
    later = np.setdiff1d(maybe, np.asarray(first))
    if "id" in names:
        numbered = np.asarray(pc.is_valid(table["id"].take(pa.array(later))))
        again[later[numbered]] = True
        rest[later[~numbered]] = True
    else:
        rest[later] = True
    return again, rest


def _plain(column: pa.ChunkedArray) -> pa.ChunkedArray:
    is_coded = pa.types.is_dictionary(column.type)
    return pc.cast(column, column.type.value_type) if is_coded else column


def _gap(kind: GapKind, column: str, table: pa.Table, rows: NDArray[np.bool_]) -> Gap:
    places = np.flatnonzero(rows)
    lines = table["line"].take(pa.array(places[:MOST_EXAMPLES])).to_pylist()
    return Gap(kind, "", column, len(places), tuple(Example(line, "") for line in sorted(lines)))
