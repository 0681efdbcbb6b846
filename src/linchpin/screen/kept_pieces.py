"""The pieces of a book that are screened, kept in a file: memory does not grow with the book."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from linchpin.screen.book.rows import Piece
from linchpin.screen.results.held_hits import lines_of, unnamed_file
from linchpin.screen.rows.evidence import Weighed, weighed_from
from linchpin.screen.rows.row_screener import screen_rows
from linchpin.screen.rows.screener import Screener
from linchpin.tabular.coverage import Coverage, coverage_from


@dataclass(frozen=True, slots=True)
class ScreenedPiece:
    """A piece of a book that was screened.

    Attributes:
        piece: Its place in the book, from 0.
        rows: How many rows it has.
        longer: Rows with more cells than headings.
        hits: What was found.
        coverage: Account of what was read of it and what was not.
    """

    piece: int
    rows: int
    longer: int
    hits: list[Weighed]
    coverage: Coverage = field(default_factory=Coverage)

    @classmethod
    def of(cls, screener: Screener, piece: Piece) -> ScreenedPiece:
        """Return a piece with its hits."""
        hits = screen_rows(screener, piece)
        return cls(piece.number, piece.rows, piece.longer, hits, piece.coverage)

    @classmethod
    def read(cls, item: dict[str, Any]) -> ScreenedPiece:
        """Return the piece that was kept as JSON."""
        hits = [weighed_from(hit) for hit in item["hits"]]
        coverage = coverage_from(item["coverage"])
        return cls(item["piece"], item["rows"], item["longer"], hits, coverage)

    def kept(self) -> str:
        """Return the piece as the JSON that `read` takes."""
        hits = [asdict(hit) for hit in self.hits]
        item = {"piece": self.piece, "rows": self.rows, "longer": self.longer, "hits": hits}
        return json.dumps({**item, "coverage": self.coverage.as_record()})


class KeptPieces:
    """Screened pieces in a file, and what they say together.

    Attributes:
        rows: Rows of all of them.
        longer: Those with more cells than headings.
        coverage: Account of what was read of the book and what was not.
    """

    def __init__(self, work: Path | None, settings: dict[str, Any]) -> None:
        """Go on with the pieces that a stopped run of the same settings finished.

        Args:
            work: The file; None for one that goes with this object.
            settings: What the result depends on.
        """
        self.rows = self.longer = 0
        self.coverage = Coverage()
        self._places: dict[int, int] = {}
        self._stream = unnamed_file(None) if work is None else _opened(work)
        head = json.dumps(settings, sort_keys=True).encode()
        lines = lines_of(self._stream)
        end = 0
        if next(lines, (0, b""))[1] == head:
            end = self._resume(lines, len(head) + 1)
        self._stream.seek(end)
        self._stream.truncate()
        if not end:
            self._stream.write(head + b"\n")
            self._stream.flush()

    def _resume(self, lines: Iterator[tuple[int, bytes]], end: int) -> int:
        """Take in the pieces of a file; return where the last whole one ends."""
        for at, line in lines:
            try:
                self._note(ScreenedPiece.read(json.loads(line)), at)
            except (ValueError, KeyError, TypeError):
                break  # the line a stopped run was writing
            end = at + len(line) + 1
        return end

    def close(self) -> None:
        """Let go of the file."""
        self._stream.close()

    def __contains__(self, piece: int) -> bool:
        return piece in self._places

    def __iter__(self) -> Iterator[Weighed]:
        """Yield the hits of all pieces in the order of the book."""
        for _, place in sorted(self._places.items()):
            _, line = next(lines_of(self._stream, place))
            yield from ScreenedPiece.read(json.loads(line)).hits

    def add(self, item: ScreenedPiece) -> None:
        """Keep one more piece; it is on its way to the disk when this returns.

        Args:
            item: The piece.
        """
        place = self._stream.seek(0, os.SEEK_END)
        self._stream.write(item.kept().encode() + b"\n")
        self._stream.flush()
        self._note(item, place)

    def _note(self, item: ScreenedPiece, place: int) -> None:
        if item.piece in self._places:
            return
        self._places[item.piece] = place
        self.rows += item.rows
        self.longer += item.longer
        self.coverage += item.coverage


def _opened(work: Path) -> BinaryIO:
    """Return a work file for reading and writing, made if there is none."""
    work.touch()
    return open(work, "r+b")
