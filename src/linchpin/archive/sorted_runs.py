"""Rows of any number in order, in bounded memory: sorted in runs on the disk, merged in blocks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

_RUN_BYTES = 96 << 20
"""Size of the rows that are sorted in memory at once."""
_BLOCK = 16_384
"""Rows of a run that are in memory while runs are merged."""

Key = tuple[Any, ...]


class SortedRuns:
    """Takes tables of one schema and gives their rows back in order.

    Args:
        folder: Where runs are kept that are too many for the memory; the caller removes it.
        keys: Columns to order by; null counts as an empty text.
        run_bytes: Size of a run.
    """

    def __init__(self, folder: Path, keys: Sequence[str], run_bytes: int = _RUN_BYTES) -> None:
        self._folder, self._keys, self._run_bytes = folder, list(keys), run_bytes
        self._held: list[pa.Table] = []
        self._bytes = 0
        self._runs: list[Path] = []

    def add(self, table: pa.Table) -> None:
        """Take rows in any order.

        Raises:
            OSError: A run cannot be written.
        """
        self._held.append(table)
        self._bytes += table.nbytes
        if self._bytes >= self._run_bytes:
            self._spill()

    def in_order(self) -> Iterator[pa.Table]:
        """Yield all rows in order, a table at a time.

        Raises:
            OSError: A run cannot be written or read.
        """
        if not self._runs:
            if self._held:
                yield self._sorted(self._held)
            return
        if self._held:
            self._spill()
        blocks = [_Blocks(path, self._keys) for path in self._runs]
        while blocks := [block for block in blocks if block.load()]:
            bound = min((b.last for b in blocks if not b.at_end), default=None)
            yield self._sorted([block.take(bound) for block in blocks])

    def _sorted(self, tables: list[pa.Table]) -> pa.Table:
        whole = pa.concat_tables(tables).combine_chunks()
        keys = {
            key: pc.fill_null(column, "") if pa.types.is_string(column.type) else column
            for key, column in zip(self._keys, map(whole.column, self._keys), strict=True)
        }
        order = [(key, "ascending") for key in self._keys]
        return whole.take(pc.sort_indices(pa.table(keys), sort_keys=order))

    def _spill(self) -> None:
        path = self._folder / f"{len(self._runs):06d}.run"
        table = self._sorted(self._held)
        self._held, self._bytes = [], 0
        with pa.OSFile(str(path), "wb") as sink, pa.ipc.new_stream(sink, table.schema) as writer:
            writer.write_table(table, max_chunksize=_BLOCK)
        self._runs.append(path)


class _Blocks:
    """The block of a run that is next, with the keys of its ends."""

    def __init__(self, path: Path, keys: list[str]) -> None:
        self._keys = keys
        self._reader = pa.ipc.open_stream(pa.OSFile(str(path), "rb"))
        self._next: pa.RecordBatch | None = self._read()
        self._block: pa.Table | None = None

    @property
    def at_end(self) -> bool:
        """Say whether nothing comes after the block."""
        return self._next is None

    @property
    def last(self) -> Key:
        """Return the key of the block's last row."""
        return self._key(self._rows().num_rows - 1)

    def load(self) -> bool:
        """Make sure that there is a block; says whether there is."""
        if (self._block is None or self._block.num_rows == 0) and self._next is not None:
            self._block = pa.Table.from_batches([self._next])
            self._next = self._read()
        return self._block is not None and self._block.num_rows > 0

    def take(self, bound: Key | None) -> pa.Table:
        """Return and forget the rows up to a key, all where it is None."""
        block = self._rows()
        count = block.num_rows
        if bound is not None:
            count = bisect_right(range(count), bound, key=self._key)
        self._block = block.slice(count)
        return block.slice(0, count)

    def _rows(self) -> pa.Table:
        if self._block is None:
            raise ValueError("no block is loaded")
        return self._block

    def _key(self, row: int) -> Key:
        block = self._rows()
        values = (block.column(key)[row].as_py() for key in self._keys)
        return tuple("" if value is None else value for value in values)

    def _read(self) -> pa.RecordBatch | None:
        try:
            return self._reader.read_next_batch()
        except StopIteration:
            return None
