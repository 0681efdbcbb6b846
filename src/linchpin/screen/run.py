"""Screen a whole book: in pieces, by several processes, resumable."""

from __future__ import annotations

import json
import multiprocessing
import signal
import threading
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from multiprocessing.pool import Pool
from pathlib import Path
from typing import Any

from linchpin.claims.progress import Progress
from linchpin.match.compare.rarity import Rarity
from linchpin.screen.book.columns import name_columns
from linchpin.screen.book.population import Population
from linchpin.screen.book.rows import PIECE, Piece, read_book
from linchpin.screen.results.record import Request, Result, lacking_parts, settings_of
from linchpin.screen.rows.evidence import Weighed, settle, weighed_from
from linchpin.screen.rows.row_screener import screen_rows
from linchpin.screen.rows.screener import Screener
from linchpin.screen.watchlist.watchlist import Watchlist
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


def run(watchlist: Watchlist, request: Request, progress: Progress) -> Result:
    """Return the hits of a book; they depend on neither jobs, pieces nor interruptions."""
    done = _resume(request.work, settings_of(watchlist, request))
    pieces = read_book(request.book, request.mapping, piece=PIECE)
    screener = Screener.of(watchlist, request.mapping, request.threshold)
    found = dict(done)
    population = Population()
    total = sum(item.rows for item in done.values())
    shares: dict[int, float] = {}

    def waiting() -> Iterator[Piece]:
        for piece in pieces:
            for names in name_columns(request.mapping, piece.columns).values():
                population.see(names)
            if piece.number not in done:
                shares[piece.number] = piece.share
                yield piece

    for item in _screened(screener, waiting(), request.jobs):
        found[item.piece] = item
        total += item.rows
        share = shares.pop(item.piece)
        progress(f"{share:.0%} of the book read; rows screened:", total, 0)
        if request.work is not None:
            with open(request.work, "a", encoding="utf-8") as stream:
                stream.write(item.kept() + "\n")
    ordered = [found[number] for number in sorted(found)]
    weighed = [one for item in ordered for one in item.hits]
    hits = tuple(settle(weighed, Rarity.of(population.names()), request.book.name))
    coverage = sum((item.coverage for item in ordered), Coverage())
    lacking = lacking_parts(watchlist)
    return Result(hits, total, sum(item.longer for item in ordered), coverage, lacking)


def _resume(work: Path | None, settings: dict[str, Any]) -> dict[int, ScreenedPiece]:
    """Return the pieces a stopped run of the same settings finished; start the file if none."""
    if work is None:
        return {}
    done: dict[int, ScreenedPiece] = {}
    head = json.dumps(settings, sort_keys=True)
    if work.exists():
        lines = work.read_text(encoding="utf-8").splitlines()
        if lines and lines[0] == head:
            for line in lines[1:]:
                try:
                    item = ScreenedPiece.read(json.loads(line))
                except (ValueError, KeyError, TypeError):
                    break  # the line a stopped run was writing
                done[item.piece] = item
    text = [head, *(item.kept() for item in done.values())]
    work.write_text("\n".join(text) + "\n", encoding="utf-8")
    return done


_SCREENER: Screener | None = None


def _screened(screener: Screener, pieces: Iterator[Piece], jobs: int) -> Iterator[ScreenedPiece]:
    if jobs <= 1:
        for piece in pieces:
            yield ScreenedPiece.of(screener, piece)
        return
    global _SCREENER  # handed to the workers by fork, not by pickling
    _SCREENER = screener
    # Compile before forking, so that no worker compiles for itself.
    screener.book.read(["a b"])
    waiting = threading.Semaphore(2 * jobs)
    over = threading.Event()

    def fed() -> Iterator[Piece]:
        for piece in pieces:
            waiting.acquire()
            if over.is_set():
                return
            yield piece

    with _pool(jobs) as pool:
        try:
            for result in pool.imap(_work, fed()):
                waiting.release()
                yield result
        finally:
            over.set()
            waiting.release()  # or the thread that feeds the workers would wait for ever


def _pool(jobs: int) -> Pool:
    """Return workers that Ctrl-C ends without a word; the process that waits for them tells."""
    held = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        # Workers inherit the blocked signal, so that none can stop before it knows how.
        return multiprocessing.get_context("fork").Pool(jobs, _end_quietly)
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, held)


def _end_quietly() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})


def _work(piece: Piece) -> ScreenedPiece:
    assert _SCREENER is not None
    return ScreenedPiece.of(_SCREENER, piece)
