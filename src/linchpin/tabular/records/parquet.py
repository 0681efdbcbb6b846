"""Parquet files, some thousand rows at a time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

from linchpin.claims.errors import ReadError
from linchpin.tabular.cells import cell_text
from linchpin.tabular.kind import Row, Sheet
from linchpin.tabular.limits import unpacked_limit
from linchpin.tabular.source import TableSource

_ROWS = 4_000


class Parquet:
    """Parquet."""

    name = "Parquet"

    def accepts(self, start: bytes, source: TableSource) -> bool:
        """Say whether a file begins as Parquet files do."""
        return start.startswith(b"PAR1")

    def sheets(self, source: TableSource, stack: ExitStack) -> Iterator[Sheet]:
        """Yield the one table of a file; see `FileKind`."""
        import pyarrow as pa
        import pyarrow.parquet as pq

        stream = source.path or source.seekable(stack)
        try:
            file = stack.enter_context(pq.ParquetFile(stream))
            names = [str(name) for name in file.schema_arrow.names]
            groups = [file.metadata.row_group(at) for at in range(file.metadata.num_row_groups)]
            rows, size = (
                int(file.metadata.num_rows),
                sum(int(one.total_byte_size) for one in groups),
            )
        except (pa.ArrowException, OSError, UnicodeDecodeError) as error:
            raise ReadError(f"{source.place}: not a Parquet file ({error})") from error
        if size > unpacked_limit(source.size):
            raise ReadError(f"{source.place}: unpacks to {size >> 20:,} MiB, far more than a table")
        read = 0

        def each() -> Iterator[Row]:
            nonlocal read
            for columns in _batches(file, source):
                for cells in zip(*columns, strict=True):
                    read += 1
                    yield read, list(cells)

        yield Sheet(source.name, each(), names, [], lambda: read / max(1, rows), unit="record")


def _batches(file: Any, source: TableSource) -> Iterator[list[list[str]]]:
    import pyarrow as pa

    read = 0
    try:
        for batch in file.iter_batches(batch_size=_ROWS):
            yield [_texts(column) for column in batch.columns]
            read += int(batch.num_rows)
    except (pa.ArrowException, OSError, ValueError, OverflowError) as error:
        raise ReadError(f"{source.place} after row {read:,}: damaged ({error})") from error


def _texts(column: Any) -> list[str]:
    import pyarrow as pa

    if pa.types.is_timestamp(column.type):
        column = column.cast(pa.timestamp("us", column.type.tz), safe=False)
    return [cell_text(value) for value in column.to_pylist()]
