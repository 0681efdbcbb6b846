"""The bytes of an edge file: unpacked within a limit, their encoding found, read as lines."""

from __future__ import annotations

import codecs
import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from linchpin.strike.errors import StrikeError

CHUNK = 1 << 20
PEEK_BYTES = 1 << 16
ANY_UNPACKED = 64 << 20
MOST_TIMES = 100
LONGEST_LINE = 1 << 20
GZIP = b"\x1f\x8b"
_BINARY = (
    (b"PK\x03\x04", "a workbook or ZIP archive"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"%PDF", "a PDF document"),
    (b"PAR1", "a Parquet file"),
    (b"SQLite format 3", "an SQLite database"),
    (b"BZh", "a bzip2 file"),
    (b"\xfd7zXZ", "an XZ file"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard file"),
)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True, slots=True)
class EdgeBytes:
    """An edge file that can be opened again and again.

    Attributes:
        path: the file.
        packed: whether it is packed by gzip, told by its bytes.
        encoding: how its bytes are letters.
        note: what is to be said of that, or None.
    """

    path: Path
    packed: bool
    encoding: str
    note: str | None

    @property
    def size(self) -> int:
        """Bytes of the file as it lies on the disk."""
        return self.path.stat().st_size

    def peek(self) -> str:
        """Return the start of the text, whole lines where there are several."""
        with _opened(self.path, packed=self.packed) as stream:
            raw = stream.read(PEEK_BYTES)
        text = codecs.getincrementaldecoder(self.encoding)("replace").decode(raw)
        return text if len(raw) < PEEK_BYTES else text[: text.rfind("\n") + 1] or text

    def lines(self) -> Iterator[str]:
        """Yield the lines, line breaks as they are.

        Raises:
            StrikeError: a line is longer than any row of names.
        """
        with (
            _opened(self.path, packed=self.packed) as stream,
            io.TextIOWrapper(stream, self.encoding, newline="") as text,
        ):
            number = 0
            while line := text.readline(LONGEST_LINE):
                number += 1
                if len(line) >= LONGEST_LINE:
                    raise StrikeError(
                        f"{self.path}, line {number:,}: longer than {LONGEST_LINE:,} characters; "
                        "no row of names is"
                    )
                yield line

    def binary(self) -> AbstractContextManager[IO[bytes]]:
        """Return a context that gives the bytes, unpacked."""
        return _opened(self.path, packed=self.packed)

    def whole(self) -> str:
        """Return the whole text."""
        return "".join(self.lines())


def edge_bytes(path: Path) -> EdgeBytes:
    """Return a file with its encoding, after one pass over its bytes.

    Raises:
        StrikeError: it cannot be opened, is empty, binary or damaged, or unpacks to too much.
    """
    try:
        with path.open("rb") as stream:
            start = stream.read(16)
    except OSError as error:
        raise StrikeError(f"{path}: cannot be opened ({error.strerror or error})") from error
    packed = start.startswith(GZIP)
    with _opened(path, packed=packed) as stream:
        start = stream.read(4096)
    if not start:
        raise StrikeError(f"{path}: the file is empty; expected lines like NAME,NAME")
    for sign, what in _BINARY:
        if start.startswith(sign):
            raise StrikeError(f"{path}: is {what}, no text; save it as CSV (NAME,NAME a line)")
    encoding, note = _encoding(path, start, packed=packed)
    return EdgeBytes(path, packed, encoding, note)


def _encoding(path: Path, start: bytes, *, packed: bool) -> tuple[str, str | None]:
    for mark, name in _MARKS:
        if start.startswith(mark):
            return _checked(path, name, packed=packed), None
    half = len(start) // 2
    even, odd = start[0::2].count(0), start[1::2].count(0)
    if half and max(even, odd) > 0.4 * half and min(even, odd) <= 0.05 * half:
        name = "utf-16-le" if odd > even else "utf-16-be"
        return _checked(path, name, packed=packed), "read as UTF-16"
    try:
        return _checked(path, "utf-8", packed=packed), None
    except StrikeError as error:
        if not isinstance(error.__cause__, UnicodeDecodeError):
            raise
    name = _checked(path, "cp1252", packed=packed)
    return name, "the file is no UTF-8 text and was read as Windows-1252; check names with accents"


def _checked(path: Path, name: str, *, packed: bool) -> str:
    """Return the encoding after decoding all bytes with it."""
    decoder = codecs.getincrementaldecoder(name)()
    done = 0
    try:
        with _opened(path, packed=packed) as stream:
            while chunk := stream.read(CHUNK):
                decoder.decode(chunk)
                done += len(chunk)
            decoder.decode(b"", final=True)
    except UnicodeDecodeError as error:
        raise StrikeError(
            f"{path}: near byte {max(0, done - CHUNK) + error.start + 1:,}: "
            f"not {name.upper()} text, and not UTF-8"
        ) from error
    return name


@contextmanager
def _opened(path: Path, *, packed: bool) -> Iterator[IO[bytes]]:
    """Give a stream of unpacked bytes, errors of the disk and of packing in words."""
    try:
        if not packed:
            with path.open("rb") as stream:
                yield stream
            return
        limit = max(ANY_UNPACKED, MOST_TIMES * path.stat().st_size)
        with gzip.GzipFile(path) as stream:
            yield io.BufferedReader(_Limited(stream, limit, path), CHUNK)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise StrikeError(f"{path}: a damaged .gz file ({error})") from error
    except OSError as error:
        raise StrikeError(f"{path}: cannot be read ({error.strerror or error})") from error


class _Limited(io.RawIOBase):
    """A stream that ends in an error where a file unpacks to too much."""

    def __init__(self, stream: gzip.GzipFile, limit: int, path: Path) -> None:
        self._stream, self._limit, self._path = stream, limit, path
        self._done = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer).cast("B")  # type: ignore[arg-type]
        data = self._stream.read(len(view))
        view[: len(data)] = data
        self._done += len(data)
        if self._done > self._limit:
            raise StrikeError(
                f"{self._path}: unpacks to more than {self._limit >> 20:,} MiB, over {MOST_TIMES} "
                "times its size; unpack it yourself if you trust it"
            )
        return len(data)
