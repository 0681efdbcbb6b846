"""Where the bytes of a table are: a file, or a file packed in one; opened as often as needed."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from linchpin.claims.errors import ReadError

_IN_MEMORY = 16 << 20
START = 1 << 16
"""Bytes of the start of a file that are looked at to tell what it is."""


@dataclass(frozen=True, slots=True)
class TableSource:
    """Bytes that can be read again and again.

    Attributes:
        place: The file for people: `book.zip`, or `book.zip: clients.csv` for one within.
        name: The name of the file within a file; empty for a file by itself.
        open: Opens the bytes at their start.
        size: Packed size in bytes.
        depth: How many files it is packed in.
        path: The file on the disk, where it is one by itself.
    """

    place: str
    name: str
    open: Callable[[], IO[bytes]]
    size: int
    depth: int = 0
    path: Path | None = None

    def start(self) -> bytes:
        """Return the first `START` bytes.

        Raises:
            ReadError: They cannot be read.
        """
        try:
            with self.open() as stream:
                return stream.read(START)
        except OSError as error:
            raise ReadError(f"{self.place}: {error.strerror or error}") from error

    def seekable(self, stack: ExitStack) -> IO[bytes]:
        """Return the bytes in a stream that can go back: packed ones are unpacked aside."""
        stream = stack.enter_context(self.open())
        if self.path is not None:
            return stream
        copy: IO[bytes] = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115
        stack.callback(copy.close)
        shutil.copyfileobj(stream, copy)
        copy.seek(0)
        return copy


def file_source(path: Path) -> TableSource:
    """Return a file as a source.

    Raises:
        ReadError: It is no file that can be read.
    """
    if path.is_dir():
        raise ReadError(f"{path}: is a directory; name a file in it")
    if not path.is_file():
        raise ReadError(f"{path}: no such file")
    return TableSource(
        str(path), "", lambda: open(path, "rb"), max(1, path.stat().st_size), path=path
    )
