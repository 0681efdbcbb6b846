"""One edition's Parquet files as DuckDB reads them, and what it says when it cannot."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from linchpin.archive.layers import MOVING, TablePart, table_parts
from linchpin.archive.manifest import Manifest
from linchpin.archive.queries.database import cursor
from linchpin.archive.store import Archive
from linchpin.claims.errors import ArchiveError


def edition_table(archive: Archive, edition: Manifest, table: str) -> str:
    """Return what stands for a table of one edition in DuckDB's SQL.

    Args:
        archive: Where the edition is.
        edition: The edition.
        table: `claims`, `documents` or `findings`.
    """
    return standing_table(table_parts(archive, edition, table), table)


def standing_table(parts: Sequence[TablePart], table: str) -> str:
    """Return what stands for a table that lies in several files in DuckDB's SQL.

    Args:
        parts: The files.
        table: Which table.
    """
    rows = [_standing_rows(part, MOVING.get(table)) for part in parts]
    return rows[0] if len(rows) == 1 else f"({' UNION ALL '.join(f'FROM {one}' for one in rows)})"


def _standing_rows(part: TablePart, moving: str | None) -> str:
    """Return what stands for those rows of a file that count, as they are in this edition."""
    if part.gone is None and part.moved is None:
        return parquet_rows(part.path)
    columns, joins = "f.* EXCLUDE (file_row_number)", ""
    if part.moved is not None:
        moved = f"{parquet_rows(part.moved)} WHERE layer = {part.layer}"
        joins += f' LEFT JOIN (SELECT "row", place FROM {moved}) m ON m."row" = f.file_row_number'
        says = f'CASE WHEN m."row" IS NULL THEN f."{moving}" ELSE m.place END'
        columns += f' REPLACE ({says} AS "{moving}")'
    if part.gone is not None:
        gone = f"{parquet_rows(part.gone)} WHERE layer = {part.layer}"
        joins += f' ANTI JOIN (SELECT "row" FROM {gone}) g ON g."row" = f.file_row_number'
    return f"(SELECT {columns} FROM {numbered_rows(part.path)} f{joins})"


def parquet_rows(path: Path) -> str:
    """Return what stands for the rows of one Parquet file in DuckDB's SQL.

    DuckDB takes a path for a pattern: without this, `arch*` would read whatever fits.

    Args:
        path: The file.

    Raises:
        ArchiveError: DuckDB cannot be told of that path alone.

    >>> print(parquet_rows(Path("/a[1]/it's.parquet")))
    read_parquet('/a[[]1]/it''s.parquet')
    """
    text = str(path.absolute())
    if "\\" in text and any(letter in text for letter in "*?["):
        raise ArchiveError(f"{path}: has both \\ and one of * ? [ in its path; rename the folder")
    # A bracket with one letter in it stands for that letter.
    text = re.sub(r"([*?\[])", r"[\1]", text).replace("'", "''")
    return f"read_parquet('{text}')"


def numbered_rows(path: Path) -> str:
    """Return what stands for the rows of one Parquet file with `file_row_number`, from 0.

    Args:
        path: The file.

    Raises:
        ArchiveError: DuckDB cannot be told of that path alone.
    """
    return f"{parquet_rows(path)[:-1]}, file_row_number = true)"


@contextmanager
def reading() -> Iterator[None]:
    """Turn what DuckDB says of a missing or damaged file into an error a user can act on.

    Yields:
        Nothing.

    Raises:
        ArchiveError: The file cannot be read.
    """
    try:
        yield
    except duckdb.Error as error:
        raise ArchiveError(
            f"the archive cannot be read: {str(error).splitlines()[0]}. "
            "`linchpin archive check` says which file is damaged."
        ) from error


def query_rows(sql: str) -> list[tuple[Any, ...]]:
    """Return the rows of a query over files of editions.

    Args:
        sql: Over what `edition_table` gives.

    Raises:
        ArchiveError: A file is missing or damaged.
    """
    with reading(), cursor() as asking:
        return asking.execute(sql).fetchall()


def query_table(sql: str) -> pa.Table:
    """Return the result of a query over files of editions as an Arrow table.

    Args:
        sql: Over what `edition_table` gives.

    Raises:
        ArchiveError: A file is missing or damaged.
    """
    with reading(), cursor() as asking:
        return asking.execute(sql).to_arrow_table()
