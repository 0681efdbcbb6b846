"""The bytes of an edge file: unpacked within a limit, their encoding found, read as lines."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from linchpin.claims.errors import ReadError
from linchpin.strike.errors import StrikeError
from linchpin.tabular.coverage import Gap
from linchpin.tabular.text.decoding import Decoder
from linchpin.tabular.text.encodings import Encoding, encoding_of

CHUNK = 1 << 20
PEEK_BYTES = 1 << 16
ANY_UNPACKED = 64 << 20
MOST_TIMES = 100
LONGEST_LINE = 1 << 20
GZIP = b"\x1f\x8b"


@dataclass(frozen=True, slots=True)
class EdgeBytes:
    """An edge file of text that can be opened again and again.

    Attributes:
        path: the file.
        packed: whether it is packed by gzip, told by its bytes.
        encoding: how its bytes are letters.
        gaps: what was odd in the bytes of the last pass over its lines.
    """

    path: Path
    packed: bool
    encoding: Encoding
    gaps: list[Gap] = field(default_factory=list)

    @property
    def size(self) -> int:
        """Bytes of the file as it lies on the disk."""
        return self.path.stat().st_size

    @property
    def is_utf8(self) -> bool:
        """Whether all its bytes are UTF-8."""
        return self.encoding.name == "utf-8" and not self.encoding.stray

    @property
    def notes(self) -> tuple[str, ...]:
        """What is to be said of the encoding."""
        name, page = self.encoding.name, self.encoding.found
        if name.startswith("utf-16") and not self.encoding.mark:
            return ("read as UTF-16",)
        if page is None:
            return ()
        said = f"the file is no UTF-8 text and was read as {_page_in_words(page.name)}"
        if not page.doubtful:
            return (f"{said}; check names with accents",)
        shown = "; ".join(f"{one!r} or {other!r}" for one, other in page.doubtful[:3])
        return (f"{said}; its letters may be others ({shown}), who is tied to whom stays the same",)

    def peek(self) -> str:
        """Return the start of the text, whole lines where there are several."""
        with self.binary() as stream:
            raw = stream.read(PEEK_BYTES)
        text = raw[self.encoding.mark :].decode(self.encoding.name, "replace")
        return text if len(raw) < PEEK_BYTES else text[: text.rfind("\n") + 1] or text

    def lines(self) -> Iterator[str]:
        """Yield the lines, line breaks as they are; bytes that are no letters go to `gaps`.

        Raises:
            StrikeError: a line is longer than any row of names.
        """
        self.gaps.clear()
        number = 0
        with self.binary() as stream:
            for text in self._texts(stream):
                while line := text.readline(LONGEST_LINE):
                    number += 1
                    if len(line) >= LONGEST_LINE:
                        raise StrikeError(
                            f"{self.path}, line {number:,}: longer than {LONGEST_LINE:,} "
                            "characters; no row of names is"
                        )
                    yield line

    def _texts(self, stream: IO[bytes]) -> Iterator[io.TextIOBase]:
        """Yield the text in streams that end with a line."""
        if self.is_utf8:
            stream.read(self.encoding.mark)
            yield io.TextIOWrapper(stream, "utf-8", newline="")
            return
        decoder = Decoder(self.encoding, str(self.path), "", self.gaps)
        for text in decoder.texts(stream):
            yield io.StringIO(text, newline="")

    def binary(self) -> AbstractContextManager[IO[bytes]]:
        """Return a context that gives the bytes, unpacked."""
        return _opened(self.path, packed=self.packed)

    def whole(self) -> str:
        """Return the whole text."""
        return "".join(self.lines())


def edge_bytes(path: Path, *, packed: bool) -> EdgeBytes:
    """Return a file of text with its encoding, after one pass over its bytes.

    Args:
        path: the file.
        packed: see `start_of`.

    Raises:
        StrikeError: it is damaged, or unpacks to too much.
    """
    return EdgeBytes(path, packed, encoding_of(lambda: _opened(path, packed=packed)))


def start_of(path: Path) -> tuple[bytes, bool]:
    """Return the first bytes of a file, unpacked, and whether it is packed by gzip.

    Raises:
        StrikeError: it cannot be opened, is empty or damaged.
    """
    try:
        with path.open("rb") as stream:
            start = stream.read(16)
    except OSError as error:
        raise StrikeError(f"{path}: cannot be opened ({error.strerror or error})") from error
    packed = start.startswith(GZIP)
    with _opened(path, packed=packed) as stream:
        start = stream.read(PEEK_BYTES)
    if not start:
        raise StrikeError(f"{path}: the file is empty; expected lines like NAME,NAME")
    return start, packed


def _page_in_words(name: str) -> str:
    """Return a code page as people call it.

    >>> _page_in_words("cp1252"), _page_in_words("cp850"), _page_in_words("mac_roman")
    ('Windows-1252', 'code page 850', 'MAC-ROMAN')
    """
    if name.startswith("cp125"):
        return f"Windows-{name[2:]}"
    return f"code page {name[2:]}" if name.startswith("cp") else name.upper().replace("_", "-")


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
    except ReadError as error:
        raise StrikeError(str(error)) from error
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
