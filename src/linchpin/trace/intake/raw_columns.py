"""The cells of the columns of a table that are read, as they stand, in Arrow."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from linchpin.trace.intake.detection import Detected


class RawColumns:
    """The cells of the columns that are read, as they stand.

    Attributes:
        detected: Kind and columns of the table.
        sheet: Its sheet; empty where the file holds one table.
    """

    def __init__(self, sheet: str, header: Sequence[str], detected: Detected) -> None:
        """Begin without rows."""
        self.detected = detected
        self.sheet = sheet
        self._at = {name: header.index(heading) for name, heading in detected.columns.items()}
        self._whole: Callable[[str], pa.Array] | None = None
        self._chunks: dict[str, list[pa.Array]] = {name: [] for name in self._at}
        self._lines: list[pa.Array] = []

    def add(self, lines: Sequence[int], cells: Sequence[Sequence[str]]) -> None:
        """Keep some rows."""
        self._lines.append(pa.array(lines, pa.int64()))
        for name, at in self._at.items():
            self._chunks[name].append(pa.array(map(str, cells[at]), pa.string()))

    def take_whole(self, lines: pa.Array, read: Callable[[str], pa.Array]) -> None:
        """Take columns from where they can be read one by one, each when it is needed."""
        self._lines.append(lines)
        self._whole = read

    def lines(self) -> NDArray[np.int64]:
        """Return the line of each row."""
        return np.asarray(pa.chunked_array(self._lines, pa.int64()).combine_chunks())

    def take(self, name: str) -> pa.Array:
        """Return a column and forget it here."""
        if self._whole is not None:
            return self._whole(self.detected.columns[name])
        joined = pa.chunked_array(self._chunks.pop(name), pa.string()).combine_chunks()
        return pa.concat_arrays(joined.chunks) if isinstance(joined, pa.ChunkedArray) else joined
