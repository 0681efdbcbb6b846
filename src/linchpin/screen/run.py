"""Screen a whole book: in pieces, by several processes, resumable, with a record of the run."""

from __future__ import annotations

import hashlib
import json
import multiprocessing
import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from linchpin import __version__
from linchpin.claims.errors import ReadError
from linchpin.screen.book import PIECE, Piece, book_hash, read_book
from linchpin.screen.mapping import Mapping
from linchpin.screen.piece import CERTAIN, Hit, Screener
from linchpin.screen.watchlist import Watchlist

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked of a run.

    Attributes:
        book: The book.
        mapping: What its columns hold.
        threshold: Least score of an alert, 0..1.
        jobs: Processes.
        work: File that keeps finished pieces, so that a stopped run goes on; None for none.
    """

    book: Path
    mapping: Mapping
    threshold: float = 0.70
    jobs: int = 1
    work: Path | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """The outcome of a run.

    Attributes:
        hits: In the order of the book.
        rows: Rows screened.
        settings: What the result depends on, as JSON values.
        digest: SHA-256 of the hits.
    """

    hits: tuple[Hit, ...]
    rows: int
    settings: dict[str, Any]
    digest: str

    def record(self, *, at: str, by: str) -> dict[str, Any]:
        """Return the record of the run, with who ran it when."""
        counts: dict[str, int] = {}
        for hit in self.hits:
            counts[hit.alert] = counts.get(hit.alert, 0) + 1
        return {
            **self.settings,
            "rows": self.rows,
            "hits": len(self.hits),
            "alerts": dict(sorted(counts.items())),
            "result_sha256": self.digest,
            "at": at,
            "by": by,
        }

    @property
    def exit_code(self) -> int:
        """Return 0 for no hit, 3 for at least one certain hit, 4 for possible ones only."""
        if not self.hits:
            return 0
        return 3 if any(hit.score >= CERTAIN for hit in self.hits) else 4


def settings_of(watchlist: Watchlist, request: Request) -> dict[str, Any]:
    """Return what a result depends on: book, editions, version, mapping, threshold."""
    snapshot = watchlist.network.snapshot
    return {
        "linchpin": __version__,
        "book": str(request.book),
        "book_sha256": book_hash(request.book),
        "editions": {e.dataset: {"id": e.id, "date": e.date} for e in snapshot.editions},
        "as_of": None if snapshot.as_of is None else snapshot.as_of.isoformat(),
        "threshold": request.threshold,
        "mapping": {k: list(v) if isinstance(v, tuple) else v
                    for k, v in asdict(request.mapping).items()},
    }  # fmt: skip


def run(watchlist: Watchlist, request: Request, progress: Progress) -> Result:
    """Return the hits of a book; they depend on neither jobs, pieces nor interruptions."""
    settings = settings_of(watchlist, request)
    done = _resume(request.work, settings)
    pieces = read_book(request.book, request.mapping.columns(), piece=PIECE)
    waiting = (piece for piece in pieces if piece.number not in done)
    screener = Screener.of(watchlist, request.mapping, request.threshold)
    found: dict[int, tuple[int, list[Hit]]] = dict(done)
    total = sum(rows for rows, _ in done.values())
    for piece, rows, hits in _screened(screener, waiting, request.jobs):
        found[piece] = (rows, hits)
        total += rows
        progress("rows screened", total, 0)
        if request.work is not None:
            line = {"piece": piece, "rows": rows, "hits": [asdict(hit) for hit in hits]}
            with open(request.work, "a", encoding="utf-8") as stream:
                stream.write(json.dumps(line) + "\n")
    ordered = tuple(hit for number in sorted(found) for hit in found[number][1])
    return Result(ordered, total, settings, digest_of(ordered))


def digest_of(hits: Iterable[Hit]) -> str:
    """Return the SHA-256 of hits, hexadecimal."""
    digest = hashlib.sha256()
    for hit in hits:
        digest.update(json.dumps(asdict(hit), sort_keys=True).encode())
    return digest.hexdigest()


def _resume(work: Path | None, settings: dict[str, Any]) -> dict[int, tuple[int, list[Hit]]]:
    """Return the pieces a stopped run of the same settings finished; start the file if none."""
    if work is None:
        return {}
    done: dict[int, tuple[int, list[Hit]]] = {}
    head = json.dumps(settings, sort_keys=True)
    if work.exists():
        lines = work.read_text(encoding="utf-8").splitlines()
        if lines and lines[0] == head:
            for line in lines[1:]:
                try:
                    item = json.loads(line)
                except ValueError:
                    break  # the line a stopped run was writing
                done[item["piece"]] = (item["rows"], [_hit(hit) for hit in item["hits"]])
    text = [head]
    for number, (rows, hits) in done.items():
        kept = {"piece": number, "rows": rows, "hits": [asdict(hit) for hit in hits]}
        text.append(json.dumps(kept))
    work.write_text("\n".join(text) + "\n", encoding="utf-8")
    return done


def _hit(item: dict[str, Any]) -> Hit:
    lists = {name: tuple(item[name]) for name in ("programs", "claims", "path")}
    return Hit(**{**item, **lists})


_SCREENER: Screener | None = None


def _screened(
    screener: Screener, pieces: Iterator[Piece], jobs: int
) -> Iterator[tuple[int, int, list[Hit]]]:
    if jobs <= 1:
        for piece in pieces:
            yield piece.number, piece.rows, screener.screen(piece)
        return
    global _SCREENER  # handed to the workers by fork, not by pickling
    _SCREENER = screener
    # Compile before forking, so that no worker compiles for itself.
    screener.book.read(["a b"])
    waiting = threading.BoundedSemaphore(2 * jobs)

    def fed() -> Iterator[Piece]:
        for piece in pieces:
            waiting.acquire()
            yield piece

    with multiprocessing.get_context("fork").Pool(jobs) as pool:
        for result in pool.imap(_work, fed()):
            waiting.release()
            yield result


def _work(piece: Piece) -> tuple[int, int, list[Hit]]:
    assert _SCREENER is not None
    return piece.number, piece.rows, _SCREENER.screen(piece)


def check_replay(record: dict[str, Any], settings: dict[str, Any]) -> None:
    """Make sure that a run can be repeated bit for bit.

    Raises:
        ReadError: Something the result depends on is not what it was.
    """
    for name in ("linchpin", "book_sha256", "editions", "mapping", "threshold"):
        if record.get(name) != settings.get(name):
            raise ReadError(
                f"not the same {name}: the record has {str(record.get(name))[:200]}, "
                f"here is {str(settings.get(name))[:200]}"
            )
