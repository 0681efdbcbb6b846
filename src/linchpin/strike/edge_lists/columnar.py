"""Large files of clean rows, read column by column; anything odd is left to the slow reader."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv as arrow_csv

from linchpin.strike.edge_lists.collecting import NO_NAMES, Ties
from linchpin.strike.edge_lists.columns import Columns
from linchpin.strike.edge_lists.edge_bytes import CHUNK, EdgeBytes
from linchpin.strike.graph.arrays import Longs

COLUMNAR_FROM = 4 << 20
"""Bytes of a file from which columns are worth it."""


def clean_ties(
    source: EdgeBytes,
    columns: Columns,
    separator: str,
    *,
    skip: int,
    width: int,
    marks: Sequence[str],
) -> Ties | None:
    """Return the ties below the first row, or None where a row needs a closer look.

    Args:
        source: the file.
        columns: where names and weight stand.
        separator: what cuts cells.
        skip: lines up to and with the first row.
        width: cells of a row.
        marks: what begins a comment.
    """
    if not source.is_utf8 or separator == " ":
        return None
    ties = Ties(weighted=columns.weight is not None)
    wanted = [columns.source, columns.target]
    types = {f"c{at}": pa.string() for at in wanted}
    if columns.weight is not None:
        wanted.append(columns.weight)
        types[f"c{columns.weight}"] = pa.float64()
    try:
        with source.binary() as stream:
            reader = arrow_csv.open_csv(
                stream,
                read_options=arrow_csv.ReadOptions(
                    column_names=[f"c{at}" for at in range(width)],
                    skip_rows=skip,
                    block_size=32 * CHUNK,
                    use_threads=False,
                ),
                parse_options=arrow_csv.ParseOptions(delimiter=separator, newlines_in_values=True),
                convert_options=arrow_csv.ConvertOptions(
                    column_types=types,
                    include_columns=[f"c{at}" for at in wanted],
                    strings_can_be_null=False,
                    null_values=[],
                ),
            )
            for batch in reader:
                if not _add(ties, batch, marks):
                    return None
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError):
        return None
    return ties


def _add(ties: Ties, batch: pa.RecordBatch, marks: Sequence[str]) -> bool:
    """Add a batch of rows; return False where one of them is odd."""
    for mark in marks:
        if pc.any(pc.starts_with(pc.utf8_ltrim_whitespace(batch.column(0)), mark)).as_py():
            return False
    ends = []
    for column in batch.columns[:2]:
        codes = _codes(ties, column)
        if codes is None:
            return False
        ends.append(codes)
    weights = np.ones(batch.num_rows)
    if ties.weighted:
        weights = batch.column(2).to_numpy(zero_copy_only=False)
        if not (np.isfinite(weights) & (weights >= 0)).all():
            return False
    ties.add_columns(ends[0], ends[1], weights)
    return True


def _codes(ties: Ties, column: pa.StringArray) -> Longs | None:
    encoded = pc.dictionary_encode(column)
    plain = pc.utf8_normalize(pc.utf8_trim_whitespace(encoded.dictionary), form="NFC")
    missing = pc.is_in(pc.utf8_lower(plain), pa.array(["", *NO_NAMES], pa.string()))
    if pc.any(missing).as_py():
        return None
    number = ties.number
    new = np.fromiter(
        (number.setdefault(name, len(number)) for name in plain.to_pylist()), np.int64, len(plain)
    )
    found: Longs = new[encoded.indices.to_numpy(zero_copy_only=False)]
    return found
