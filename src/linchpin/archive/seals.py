"""Whether a file is still the one that was written, by size and SHA-256."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from linchpin.archive.index import FileSeal
from linchpin.claims.errors import ArchiveError

_ADVICE = "put back a copy, or add that edition again"
_MOST_BYTES = 4_000_000
"""A memory of files that grows beyond this is begun anew."""
_SETTLED_NS = 2_000_000_000
"""A file that changed so shortly before it was hashed might change again within one tick."""


class Remembered:
    """Files that were found to be what they should be, so that they are not hashed again.

    A file counts as unchanged while device, inode, size, and the times of its content and of its
    entry are the same: nobody can set the last one. A line is kept for each file that was found
    sound; a memory that is lost, damaged or cannot be written only costs time.

    Args:
        path: File to keep the memory in; None to keep none.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._lines: set[bytes] | None = None

    def knows(self, line: bytes) -> bool:
        """Say whether a file was found sound as it is now."""
        if self._lines is None:
            self._lines = self._read()
        return line in self._lines

    def add(self, line: bytes, changed_ns: int) -> None:
        """Keep in mind that a file is sound, unless it changed only a moment ago.

        Args:
            line: What `_line` gives for it.
            changed_ns: When its entry was changed last, in nanoseconds.
        """
        if self._path is None:
            return
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with self._path.open("ab") as stream:
                os.utime(stream.fileno())  # the time on the disk's own clock
                state = os.fstat(stream.fileno())
                if state.st_mtime_ns - changed_ns < _SETTLED_NS:
                    return
                if state.st_size > _MOST_BYTES:
                    stream.truncate(0)
                stream.write(line + b"\n")
        except OSError:
            return
        if self._lines is not None:
            self._lines.add(line)

    def _read(self) -> set[bytes]:
        if self._path is None:
            return set()
        try:
            return set(self._path.read_bytes().split(b"\n"))
        except OSError:
            return set()


def seal_file(path: Path) -> FileSeal:
    """Return what a file is now.

    Raises:
        OSError: It cannot be read.
    """
    with path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
        return FileSeal(os.fstat(stream.fileno()).st_size, digest)


def check_file(path: Path, seal: FileSeal, remembered: Remembered) -> None:
    """Make sure that a file is the one that was sealed.

    Args:
        path: The file.
        seal: What it was.
        remembered: Files that need not be hashed again.

    Raises:
        ArchiveError: It is missing, cannot be read, or is another one; in words.
    """
    try:
        state = path.stat()
        if state.st_size != seal.size:
            raise ArchiveError(
                f"{path}: is damaged or was replaced ({state.st_size:,} bytes, {seal.size:,} "
                f"were written); {_ADVICE}"
            )
        line = _line(state, seal)
        if remembered.knows(line):
            return
        found = seal_file(path)
    except FileNotFoundError as error:
        raise ArchiveError(f"{path}: is missing; {_ADVICE}") from error
    except OSError as error:
        raise ArchiveError(f"{path}: cannot be read ({error.strerror or error})") from error
    if found != seal:
        raise ArchiveError(
            f"{path}: is damaged or was replaced (its SHA-256 is not the one that was "
            f"written down); {_ADVICE}"
        )
    remembered.add(line, max(state.st_mtime_ns, state.st_ctime_ns))


def _line(state: os.stat_result, seal: FileSeal) -> bytes:
    parts = (state.st_dev, state.st_ino, state.st_size, state.st_mtime_ns, state.st_ctime_ns)
    return " ".join([*map(str, parts), seal.sha256]).encode("ascii")
