"""A table that is part of an answer: Arrow inside, and pandas or polars for whoever has them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

from linchpin.claims.counted import counted
from linchpin.claims.errors import LinchpinError
from linchpin.workspace.opened.html import paragraph, table_html

if TYPE_CHECKING:
    import pyarrow as pa

MOST_SHOWN = 40
"""Rows that a table shows of itself; the values hold them all."""


@dataclass(frozen=True, slots=True, repr=False)
class AnswerTable:
    """Rows with named columns; libraries that read Arrow (pandas, polars, DuckDB) take it as it is.

    Attributes:
        title: What the rows are.
        arrow: The rows.
    """

    title: str
    arrow: pa.Table

    @classmethod
    def of(
        cls, title: str, columns: Sequence[str], rows: Sequence[Sequence[object]]
    ) -> AnswerTable:
        """Return rows as a table.

        Args:
            title: What they are.
            columns: Names of the columns; a column of numbers, truths or lists stays so.
            rows: The cells, one for each column.
        """
        import pyarrow as pa

        found = list(zip(*rows, strict=True)) if rows else [()] * len(columns)
        arrays = [_array(cells) for cells in found]
        return cls(title, pa.Table.from_arrays(arrays, names=list(columns)))

    @property
    def columns(self) -> tuple[str, ...]:
        """Return the names of the columns."""
        return tuple(self.arrow.column_names)

    def __len__(self) -> int:
        """Return how many rows there are."""
        return int(self.arrow.num_rows)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        """Yield each row by the names of its columns."""
        for batch in self.arrow.to_batches(max_chunksize=10_000):
            yield from batch.to_pylist()

    def to_arrow(self) -> pa.Table:
        """Return the rows as an Arrow table."""
        return self.arrow

    def to_pandas(self) -> Any:
        """Return the rows as a pandas DataFrame.

        Raises:
            LinchpinError: pandas is not installed.
        """
        library("pandas", "to_pandas()")
        return self.arrow.to_pandas()

    def to_polars(self) -> Any:
        """Return the rows as a polars DataFrame.

        Raises:
            LinchpinError: polars is not installed.
        """
        return library("polars", "to_polars()").from_arrow(self.arrow)

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return the rows as plain values, by the names of the columns."""
        return list(self)

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """Return the rows as the Arrow PyCapsule interface hands them over."""
        return self.arrow.__arrow_c_stream__(requested_schema)

    def __repr__(self) -> str:
        """Return what it is and how much of it there is."""
        return f"<{self.title}: {counted(len(self), 'row')}, {', '.join(self.columns)}>"

    def _repr_html_(self) -> str:
        """Return the first rows as HTML; every cell is made safe to show."""
        shown = self.arrow.slice(0, MOST_SHOWN).to_pylist()
        text = table_html(self.columns, [list(row.values()) for row in shown])
        more = len(self) - len(shown)
        rest = f", the first {len(shown)} of them shown" if more > 0 else ""
        return text + paragraph(f"{self.title}: {counted(len(self), 'row')}{rest}.")


def library(name: str, what: str) -> Any:
    """Return a library that Linchpin does not need itself.

    Args:
        name: Its name.
        what: What needs it.

    Raises:
        LinchpinError: It is not installed.
    """
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        raise LinchpinError(
            f"{what} needs {name}, which is not installed: `pip install {name}`, or take "
            "to_arrow() or to_dicts(), which need nothing more"
        ) from error


def _array(cells: Sequence[object]) -> pa.Array:
    import pyarrow as pa

    if all(cell is None or isinstance(cell, str) for cell in cells):
        return pa.array(cells, pa.string())
    return pa.array(cells)
