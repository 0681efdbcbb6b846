"""One edition's Parquet files as DuckDB reads them, and what it says when it cannot."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

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
    return parquet_rows(archive.files(edition, table))


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
