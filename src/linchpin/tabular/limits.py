"""How much a file may unpack to, and streams that stop there."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import IO

from linchpin.claims.errors import ReadError

SMALL_UNPACKED = 256 << 20
"""Bytes that any packed file may unpack to, whatever its size."""
MOST_TIMES = 250
"""How many times its size a packed file may unpack to, beyond `SMALL_UNPACKED`."""
MOST_UNPACKED = 64 << 30
"""Bytes any packed file may unpack to."""
LONGEST_CELL = 32 << 20
"""Characters of a cell that are kept."""
LONGEST_LINE = 256 << 20
"""Bytes of one line of text, at most."""
MOST_COLUMNS = 200_000
"""Columns of a table, at most."""
MOST_TABLES = 1_000
"""Tables of one file, at most."""
MOST_SHARED = 512 << 20
"""Characters of the text a workbook keeps apart, at most."""


def unpacked_limit(packed: int) -> int:
    """Return how many bytes a packed file of a size may unpack to.

    >>> unpacked_limit(1000) >> 20, unpacked_limit(100 << 20) >> 30
    (256, 24)
    """
    return min(MOST_UNPACKED, max(SMALL_UNPACKED, MOST_TIMES * packed))


DAMAGE = (zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, NotImplementedError)
"""What opening or reading a damaged packed file raises."""


class LimitedReader(io.RawIOBase):
    """A stream of unpacked bytes that ends in an error where a file unpacks to too much."""

    def __init__(self, stream: IO[bytes], limit: int, place: str) -> None:
        self._stream, self._limit, self._place = stream, limit, place
        self.position = 0

    def readable(self) -> bool:
        """Return True."""
        return True

    def readinto(self, buffer: object) -> int:
        """Read some bytes into a buffer.

        Returns:
            How many.

        Raises:
            ReadError: There are more of them than allowed, or they are damaged.
        """
        view = memoryview(buffer).cast("B")  # type: ignore[arg-type]
        try:
            data = self._stream.read(len(view))
        except DAMAGE as error:
            raise ReadError(f"{self._place}: damaged, or cut ({error})") from error
        view[: len(data)] = data
        self.position += len(data)
        if self.position > self._limit:
            raise ReadError(
                f"{self._place}: unpacks to more than {self._limit >> 20:,} MiB, far more than a "
                "table of its size would; unpack it yourself if you trust it"
            )
        return len(data)

    def close(self) -> None:
        """Close the stream below too."""
        if not self.closed:
            self._stream.close()
        super().close()
