"""Open what a user points at, plain or .gz, without letting it fill the memory."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from linchpin.claims.errors import ReadError

MAX_BYTES = 512 * 1024 * 1024
"""Largest file that is read, unpacked; the SDN list in XML is about 30 MB."""

MAX_STREAMED = 16 * MAX_BYTES
"""Largest file that is read line by line, unpacked."""
MAX_LINE = 16 << 20
"""Longest line of such a file, in bytes."""

_CHUNK = 1 << 20


def read_bytes(path: Path, *, max_bytes: int = MAX_BYTES) -> bytes:
    """Return the content of a file, unpacked where its first bytes say gzip; see `read_chunks`."""
    return b"".join(read_chunks(path, max_bytes=max_bytes))


def read_chunks(path: Path, *, max_bytes: int) -> Iterator[bytes]:
    """Yield the content of a file chunk by chunk, unpacked where its first bytes say gzip.

    Raises:
        ReadError: Missing, not a file, unreadable, cut gzip, or larger than `max_bytes`.
    """
    try:
        if not path.is_file():
            raise ReadError(f"{path}: no such file" if not path.exists() else f"{path}: not a file")
        with path.open("rb") as raw:
            packed = raw.read(2) == b"\x1f\x8b"
            raw.seek(0)
            size = 0
            with gzip.GzipFile(fileobj=raw) if packed else raw as stream:
                while chunk := stream.read(_CHUNK):
                    size += len(chunk)
                    if size > max_bytes:
                        raise ReadError(
                            f"{path}: larger than {max_bytes:,} bytes"
                            f"{' when unpacked' if packed else ''}; refused"
                        )
                    yield chunk
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise ReadError(f"{path}: the gzip data is cut or damaged ({error})") from error
    except OSError as error:
        raise ReadError(f"{path}: {error.strerror or error}") from error


def lines_of_text(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the lines of a UTF-8 file with their numbers, one at a time; empty ones are left out.

    Raises:
        ReadError: It cannot be read, a line is longer than `MAX_LINE`, or is not UTF-8.
    """
    rest, number = b"", 0
    for chunk in chain(read_chunks(path, max_bytes=MAX_STREAMED), [b"\n"]):
        *lines, rest = (rest + chunk).split(b"\n")
        for line in lines:
            number += 1
            if line.strip():
                yield number, decode_utf8(line, Path(f"{path} from line {number}"))
        if len(rest) > MAX_LINE:
            raise ReadError(f"{path}: line {number + 1} is longer than {MAX_LINE:,} bytes; refused")


def read_start(path: Path, length: int = 4096) -> bytes:
    """Return how a file begins, unpacked where its first bytes say gzip.

    Args:
        path: The file.
        length: Bytes at most.

    Raises:
        ReadError: It cannot be read.
    """
    try:
        with path.open("rb") as raw:
            packed = raw.read(2) == b"\x1f\x8b"
            raw.seek(0)
            with gzip.GzipFile(fileobj=raw) if packed else raw as stream:
                return stream.read(length)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise ReadError(f"{path}: the gzip data is cut or damaged ({error})") from error
    except OSError as error:
        raise ReadError(f"{path}: {error.strerror or error}") from error


def decode_utf8(data: bytes, path: Path) -> str:
    """Return the text of UTF-8 bytes, with or without a byte order mark.

    Raises:
        ReadError: The bytes are not UTF-8; names the line and the bytes.
    """
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        seen = data[error.start : error.start + 8]
        raise ReadError(
            f"{path} line {line}: not UTF-8 at byte {error.start} ({seen!r}); "
            "re-encode the file, for example with: iconv -f LATIN1 -t UTF-8"
        ) from error
