"""A table of any library as a book: whatever hands over Arrow, plain rows, or a file."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from linchpin.claims.errors import ReadError

if TYPE_CHECKING:
    import pyarrow as pa

FRAME = "frame.parquet"
"""Name that a book has which was no file."""


@runtime_checkable
class ArrowStream(Protocol):
    """A table that hands over Arrow: of pandas, polars, pyarrow, DuckDB, ibis and others."""

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """Return the rows as the Arrow PyCapsule interface hands them over."""
        ...


Rows = Mapping[str, Sequence[object]] | Sequence[Mapping[str, object]]
"""Columns by name, or a row for each mapping."""
Frame = str | os.PathLike[str] | ArrowStream | Rows
"""What can be screened: the path of a book, a table, columns, or rows."""


@contextmanager
def book_of(frame: Frame) -> Iterator[Path]:
    """Yield the file of a book; a table is written aside for as long as it is screened.

    Args:
        frame: A path, a table that hands over Arrow, columns by name, or rows.

    Yields:
        The file.

    Raises:
        ReadError: It is no such table, or has no columns, or two of one name.
    """
    if isinstance(frame, str | os.PathLike):
        yield Path(frame)
        return
    table = _checked(_arrow(frame))
    import pyarrow.parquet as pq

    with TemporaryDirectory(prefix="linchpin-") as folder:
        path = Path(folder) / FRAME
        pq.write_table(table, path)
        yield path


def _arrow(frame: object) -> pa.Table:
    import pyarrow as pa

    try:
        if isinstance(frame, ArrowStream):
            return pa.table(frame)
        if isinstance(frame, Mapping):
            return pa.Table.from_pydict(dict(frame))
        if isinstance(frame, Sequence) and all(isinstance(row, Mapping) for row in frame):
            columns = list(dict.fromkeys(name for row in frame for name in row))
            return pa.table({name: [row.get(name) for row in frame] for name in columns})
    except (ValueError, TypeError, pa.ArrowException) as error:
        raise ReadError(
            f"the table cannot be read as columns, each of one name and one kind: {error}; rename "
            "the column, or make it text first, as with frame[column].astype('string')"
        ) from error
    raise ReadError(
        f"{type(frame).__name__} is no table that can be screened: give the path of a file, a "
        "table that hands over Arrow (pandas 2.2 and later, polars, pyarrow), columns by name, or "
        "a list of rows"
    )


def _checked(table: pa.Table) -> pa.Table:
    """Return a table that can be a book: with columns, each of a name of its own."""
    import pyarrow as pa

    names = [str(name) for name in table.column_names]
    if not names:
        raise ReadError("the table has no columns; there is nothing to screen")
    twice = [name for name, count in Counter(names).items() if count > 1]
    if twice:
        raise ReadError(f"the table has several columns {twice[0]!r}; rename them")
    plain = [
        pa.field(name, pa.string() if _is_text_view(kind) else kind)
        for name, kind in zip(names, table.schema.types, strict=True)
    ]
    return table.rename_columns(names).cast(pa.schema(plain)).replace_schema_metadata(None)


def _is_text_view(kind: pa.DataType) -> bool:
    import pyarrow as pa

    return bool(pa.types.is_string_view(kind))
