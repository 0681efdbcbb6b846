"""Hits of a run, however many: few are held in memory, many in a file that nobody else can open."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO, overload
from weakref import finalize

from linchpin.screen.results.hit import Hit, hit_from

MOST_HELD = 10_000
"""Hits that are held in memory, at most."""
_READ_AT_ONCE = 1 << 18


def hold(hits: Iterable[Hit], beside: Path | None = None) -> Sequence[Hit]:
    """Return hits that can be gone through any number of times.

    Args:
        hits: In the order of the book.
        beside: The file beside which many are put; None for where temporary files go.

    >>> hold(iter(()))
    ()
    """
    coming = iter(hits)
    first = tuple(islice(coming, MOST_HELD + 1))
    return first if len(first) <= MOST_HELD else _HitsOnDisk(chain(first, coming), beside)


class _HitsOnDisk(Sequence[Hit]):
    """Hits in a file without a name, which goes when nobody needs it any more."""

    def __init__(self, hits: Iterable[Hit], beside: Path | None) -> None:
        self._stream: BinaryIO = unnamed_file(beside)
        finalize(self, self._stream.close)
        self._count = 0
        for hit in hits:
            self._stream.write(json.dumps(asdict(hit)).encode() + b"\n")
            self._count += 1

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Hit]:
        return (hit_from(json.loads(line)) for _, line in lines_of(self._stream))

    @overload
    def __getitem__(self, at: int) -> Hit: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[Hit]: ...

    def __getitem__(self, at: int | slice) -> Hit | Sequence[Hit]:
        if isinstance(at, int):
            number = range(self._count)[at]
            return next(islice(iter(self), number, None))
        wanted = range(self._count)[at]
        stop = max(wanted, default=-1) + 1
        kept = {number: hit for number, hit in enumerate(islice(self, stop)) if number in wanted}
        return tuple(kept[number] for number in wanted)


def unnamed_file(beside: Path | None) -> BinaryIO:
    """Return a new file for reading and writing that has no name, so that none is left behind.

    Args:
        beside: The file beside which it takes its room; None for where temporary files go.
    """
    folder = None if beside is None else beside.parent
    return tempfile.TemporaryFile(dir=folder)


def lines_of(stream: BinaryIO, start: int = 0) -> Iterator[tuple[int, bytes]]:
    """Yield the lines of a file and where each begins; several may go through it in turn.

    A last line without an end is none: it was being written.

    Args:
        stream: The file.
        start: Where the first line begins.
    """
    stream.flush()
    at, rest = start, b""
    while True:
        stream.seek(at + len(rest))
        read = stream.read(_READ_AT_ONCE)
        if not read:
            return
        *lines, rest = (rest + read).split(b"\n")
        for line in lines:
            yield at, line
            at += len(line) + 1
