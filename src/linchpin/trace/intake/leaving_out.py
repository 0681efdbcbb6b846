"""Rows that are left out of a table: counted, with the first few shown."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from linchpin.tabular.coverage import MOST_EXAMPLES, Example, Gap, GapKind


def left_out(
    table: pa.Table, rows: pa.ChunkedArray, kind: GapKind, where: tuple[str, str], shown: str
) -> tuple[pa.Table, list[Gap]]:
    """Return a table without some rows, and the gap they are.

    Args:
        table: The table, with `line`.
        rows: Which are left out, bool.
        kind: Why.
        where: Sheet and heading.
        shown: Column whose value is an example.
    """
    mask: NDArray[np.bool_] = np.asarray(pc.fill_null(rows, False))
    places = np.flatnonzero(mask)
    if not len(places):
        return table, []
    some = table.select(["line", shown]).take(pa.array(places[:MOST_EXAMPLES])).to_pylist()
    examples = tuple(Example(one["line"], _shown(one[shown], shown)) for one in some)
    return table.filter(pa.array(~mask)), [Gap(kind, *where, len(places), examples)]


def _shown(value: object, column: str) -> str:
    if value is None:
        return ""
    return f"{int(str(value)) / 100:.2f}" if column == "cents" else str(value)[:80]
