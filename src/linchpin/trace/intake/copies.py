"""Rows that are there twice: copies of one number count once, others are said."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from linchpin.tabular.coverage import MOST_EXAMPLES, Example, Gap, GapKind

_PLACE = frozenset({"line", "file", "row"})


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
    plain = pa.table({name: _plain(table[name]) for name in names})
    plain = plain.append_column("at", pa.array(np.arange(table.num_rows, dtype=np.int64)))
    grouped = plain.group_by(names).aggregate([("at", "min"), ("at", "count")])
    if grouped.num_rows < table.num_rows:
        numbered = "id" in names
        first = np.zeros(table.num_rows, np.bool_)
        first[np.asarray(grouped["at_min"])] = True
        again = ~first
        if numbered:
            again &= np.asarray(pc.is_valid(table["id"]))
        rest = ~first & ~again if numbered else ~first
        if numbered and again.any():
            gaps.append(_gap(GapKind.COPIED_ROW, "id", table, again))
        if rest.any():
            gaps.append(_gap(GapKind.EQUAL_ROW, "", table, rest))
        if numbered and again.any():
            table = table.filter(pa.array(~again))
    if "id" in names:
        ids = table["id"].drop_null()
        twice = len(ids) - pc.count_distinct(ids).as_py()
        if twice:
            gaps.append(Gap(GapKind.SAME_NUMBER, "", "id", twice))
    return table, gaps


def _plain(column: pa.ChunkedArray) -> pa.ChunkedArray:
    is_coded = pa.types.is_dictionary(column.type)
    return pc.cast(column, column.type.value_type) if is_coded else column


def _gap(kind: GapKind, column: str, table: pa.Table, rows: NDArray[np.bool_]) -> Gap:
    places = np.flatnonzero(rows)
    lines = table["line"].take(pa.array(places[:MOST_EXAMPLES])).to_pylist()
    return Gap(kind, "", column, len(places), tuple(Example(line, "") for line in sorted(lines)))
