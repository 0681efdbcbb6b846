"""Screen a whole book: in pieces, by several processes, resumable."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial

from linchpin.claims.progress import Progress
from linchpin.claims.workers import worker_pool
from linchpin.match.compare.rarity import Rarity
from linchpin.screen.book.columns import name_columns
from linchpin.screen.book.population import Population
from linchpin.screen.book.rows import PIECE, Piece, read_book
from linchpin.screen.kept_pieces import KeptPieces, ScreenedPiece
from linchpin.screen.results.held_hits import hold
from linchpin.screen.results.record import Request, Result, lacking_parts, settings_of
from linchpin.screen.rows.evidence import settle
from linchpin.screen.rows.screener import Screener
from linchpin.screen.watchlist.watchlist import Watchlist

Engine = Callable[[Screener, Iterator[Piece]], Iterator[ScreenedPiece]]
"""Screens pieces of a book, in any order."""


def run(
    watchlist: Watchlist, request: Request, progress: Progress, engine: Engine | None = None
) -> Result:
    """Return the hits of a book; they depend on neither engine, jobs, pieces nor interruptions.

    Args:
        watchlist: Who is watched for.
        request: What is asked.
        progress: Told what is done.
        engine: Screens the pieces; None for processes of this computer, as many as are asked for.
    """
    with closing(KeptPieces(request.work, settings_of(watchlist, request))) as kept:
        chosen = engine or partial(_screened, jobs=request.jobs)
        population = _screen(watchlist, request, kept, progress, chosen)
        hits = hold(settle(kept, Rarity.of(population.names()), request.book.name), request.work)
    return Result(hits, kept.rows, kept.longer, kept.coverage, lacking_parts(watchlist))


def _screen(
    watchlist: Watchlist,
    request: Request,
    kept: KeptPieces,
    progress: Progress,
    engine: Engine,
) -> Population:
    """Keep the pieces of a book that are not kept yet, and return its population."""
    pieces = read_book(request.book, request.mapping, piece=PIECE)
    screener = Screener.of(watchlist, request.mapping, request.threshold)
    population = Population()
    shares: dict[int, float] = {}

    def waiting() -> Iterator[Piece]:
        for piece in pieces:
            for names in name_columns(request.mapping, piece.columns).values():
                population.see(names)
            if piece.number not in kept:
                shares[piece.number] = piece.share
                yield piece

    for item in engine(screener, waiting()):
        kept.add(item)
        share = shares.pop(item.piece)
        progress(f"{share:.0%} of the book read; rows screened:", kept.rows, 0)
    return population


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

    with worker_pool(jobs) as pool:
        try:
            for result in pool.imap(_work, fed()):
                waiting.release()
                yield result
        finally:
            over.set()
            waiting.release()  # or the thread that feeds the workers would wait for ever


def _work(piece: Piece) -> ScreenedPiece:
    assert _SCREENER is not None
    return ScreenedPiece.of(_SCREENER, piece)
