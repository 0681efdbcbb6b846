"""Files packed in a file: ZIP archives with one table or several, and gzip."""

from __future__ import annotations

import gzip
import zipfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from typing import IO

from linchpin.claims.counted import counted
from linchpin.claims.errors import ReadError
from linchpin.tabular.coverage import Gap, GapKind
from linchpin.tabular.kind import Sheet
from linchpin.tabular.limits import DAMAGE, MOST_TABLES, LimitedReader, unpacked_limit
from linchpin.tabular.sniffing import ZIPPED
from linchpin.tabular.source import TableSource

DEEPEST = 3
"""How many files may be packed in one another."""
_NO_TABLE = ("__MACOSX/", ".DS_Store", "Thumbs.db")
_SECRET = 0x1
"""Flag of a packed file with a password."""


Inner = Callable[[TableSource, ExitStack], Iterator[Sheet]]
"""What yields the sheets of a file that was packed in another: it may be of any kind."""


@dataclass(frozen=True, slots=True)
class Zip:
    """ZIP archives.

    Attributes:
        inner: Reads what is packed in them.
        name: What such a file is called.
    """

    inner: Inner
    name: str = "a ZIP archive"

    def accepts(self, start: bytes, source: TableSource) -> bool:
        """Say whether a file begins as ZIP archives do."""
        return start.startswith(ZIPPED)

    def sheets(self, source: TableSource, stack: ExitStack) -> Iterator[Sheet]:
        """Yield the tables of all files packed in it; see `FileKind`."""
        try:
            archive = stack.enter_context(zipfile.ZipFile(source.seekable(stack)))
        except DAMAGE as error:
            raise ReadError(f"{source.place}: a damaged ZIP archive ({error})") from error
        packed = [
            info for info in archive.infolist()
            if not info.is_dir() and not any(part in info.filename for part in _NO_TABLE)
        ]  # fmt: skip
        if len(packed) > MOST_TABLES:
            raise ReadError(
                f"{source.place}: holds {counted(len(packed), 'file')}; {MOST_TABLES:,} at most"
            )
        missed: list[tuple[TableSource, ReadError]] = []
        read = 0
        for info in packed:
            inner = _member(archive, info, source)
            try:
                if info.flag_bits & _SECRET:
                    raise ReadError(f"{inner.place}: is packed with a password; unpack it first")
                for sheet in self.inner(_not_too_deep(inner), stack):
                    read += 1
                    yield sheet
            except ReadError as error:
                missed.append((inner, error))
        if not read:
            raise missed[0][1] if missed else ReadError(f"{source.place}: holds no file")
        for inner, refused in missed:
            why = str(refused).removeprefix(inner.place).lstrip(": ")
            gap = Gap.of(GapKind.SHEET_NOT_READ, (inner.name, ""), value=why)
            yield Sheet(inner.name, iter(()), None, [gap], lambda: 0.0)


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, source: TableSource) -> TableSource:
    place = f"{source.place}: {info.filename}"
    name = f"{source.name}: {info.filename}".removeprefix(": ")

    def opened() -> IO[bytes]:
        limit = unpacked_limit(info.compress_size)
        try:
            stream = archive.open(info)
        except DAMAGE as error:
            raise ReadError(f"{place}: damaged ({error})") from error
        return LimitedReader(stream, limit, place)  # type: ignore[return-value]

    return TableSource(place, name, opened, max(1, info.compress_size), source.depth + 1)


@dataclass(frozen=True, slots=True)
class Gzip:
    """Files packed by gzip.

    Attributes:
        inner: Reads what is packed in them.
        name: What such a file is called.
    """

    inner: Inner
    name: str = "a gzip file"

    def accepts(self, start: bytes, source: TableSource) -> bool:
        """Say whether a file begins as gzip files do."""
        return start.startswith(b"\x1f\x8b")

    def sheets(self, source: TableSource, stack: ExitStack) -> Iterator[Sheet]:
        """Yield the tables of the file packed in it; see `FileKind`."""

        def opened() -> IO[bytes]:
            stream = gzip.GzipFile(fileobj=stack.enter_context(source.open()))
            limit = unpacked_limit(source.size)
            return LimitedReader(stream, limit, source.place)  # type: ignore[return-value,arg-type]

        inner = TableSource(source.place, source.name, opened, source.size, source.depth + 1)
        yield from self.inner(_not_too_deep(inner), stack)


def _not_too_deep(inner: TableSource) -> TableSource:
    if inner.depth > DEEPEST:
        raise ReadError(f"{inner.place}: packed in over {DEEPEST} files; unpack it")
    return inner
