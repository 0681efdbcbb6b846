"""What two files of a table have in common, and whether two ways to write a table say the same."""

from __future__ import annotations

import tempfile
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from linchpin.archive.queries.parquet import numbered_rows, query_rows, reading

_MEMORY = "1GB"
"""What is compared beyond this waits on the disk."""


def same_rows(layer: Path, whole: Path, spill: Path, moving: str | None) -> pa.Table:
    """Return the rows that stand in both of two files, by their places in both.

    Args:
        layer: The one file; `row` is a place in it, and they are in order of it.
        whole: The other; `whole` is a place in it.
        spill: Folder for what does not fit into memory.
        moving: A column that may differ: `moves` says whether it does, `place` what the other
            has. None for none.

    Returns:
        The columns named, `moves` and `place` only where a column may differ.

    Raises:
        ArchiveError: A file cannot be read.
    """
    columns = [name for name in pq.read_schema(whole).names if name != moving]
    same = " AND ".join(f'b."{name}" IS NOT DISTINCT FROM w."{name}"' for name in columns)
    found = 'b.file_row_number AS "row", w.file_row_number AS whole'
    if moving is not None:
        found += f', b."{moving}" IS DISTINCT FROM w."{moving}" AS moves, w."{moving}" AS place'
    with (
        reading(),
        tempfile.TemporaryDirectory(dir=spill, prefix=".spill-") as place,
        duckdb.connect(":memory:") as connection,
    ):
        quoted = place.replace("'", "''")
        connection.execute(f"SET memory_limit = '{_MEMORY}'")
        connection.execute(f"SET temp_directory = '{quoted}'")
        return connection.execute(
            f"SELECT {found} FROM {numbered_rows(layer)} b JOIN {numbered_rows(whole)} w "
            f"ON b.id = w.id AND {same} ORDER BY 1"
        ).to_arrow_table()


def are_the_same(one: str, other: str) -> bool:
    """Say whether two tables hold the same rows, each as often.

    Args:
        one: What `edition_table` gives for it.
        other: Likewise.

    Raises:
        ArchiveError: A file cannot be read.
    """
    sql = "SELECT count(*) FROM (FROM {} EXCEPT ALL FROM {})"
    return all(query_rows(sql.format(*pair)) == [(0,)] for pair in ((one, other), (other, one)))
