"""A run of a screening becomes a queue: repeated bit for bit, with rows and facts beside hits."""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from linchpin import __version__
from linchpin.claims.errors import LinchpinError, ReadError
from linchpin.claims.progress import Progress
from linchpin.ledger.decision import QUEUED, RUN, Draft, canonical_json
from linchpin.workspace.alerts.beside import make_alerts
from linchpin.workspace.alerts.folder import AlertFolder, QueuedRun
from linchpin.workspace.alerts.queued import QueuedAlert
from linchpin.workspace.settings import Settings

if TYPE_CHECKING:
    from linchpin.archive import Snapshot
    from linchpin.screen.book.columns import Mapping as Columns
    from linchpin.screen.book.storage import BookIndex
    from linchpin.screen.results.record import Result
    from linchpin.watch.pair import Pair


def queue_run(
    settings: Settings,
    folder: AlertFolder,
    record: Path,
    progress: Progress,
    *,
    named: str | None = None,
) -> tuple[QueuedRun, bool]:
    """Return the queue of a recorded run, and whether it was not there yet.

    The run is repeated first: hits, book and lists must be those of the record.

    Args:
        settings: Where archive and ledger are, what time it is and who is at the keyboard.
        folder: Where queues are kept.
        record: The record that `linchpin screen` wrote.
        progress: Told what is done.
        named: What the book is called, where its file name changes; None for the file name.

    Raises:
        ReadError: The record cannot be repeated here.
        LedgerError: The ledger cannot be written.
    """
    from linchpin.screen.results.replay import read_record
    from linchpin.workspace.open import append_decision

    old = read_record(record)
    name = run_name(old)
    known = folder.runs()
    for run in known:
        if run.id == name:
            return run, False
    book = named or Path(str(old.get("book", ""))).name
    alerts, result = repeat_run(settings, folder, record, (name, book), progress)
    number = known[-1].number + 1 if known else 1
    run = QueuedRun(name, number, book, settings.now(), settings.user(), len(alerts), _kept(old))
    folder.keep_run(run, alerts)
    details = {
        "book": book,
        "book_sha256": old["book_sha256"],
        "editions": old["editions"],
        "alerts": len(alerts),
        "threshold": old["threshold"],
        "exit_code": old.get("exit_code"),
        "linchpin": __version__,
    }
    draft = Draft(
        kind=RUN,
        subjects=(f"run:{name}", f"result:{result}"),
        verdict=QUEUED,
        because=f"{len(alerts)} alerts of {book}",
        by=settings.user(),
        at=settings.now(),
        details=canonical_json(details),
    )
    append_decision(settings, draft)
    return run, True


def _kept(record: Mapping[str, Any]) -> dict[str, Any]:
    """Return a record without what the alerts say."""
    return {name: value for name, value in record.items() if name != "findings"}


def run_name(record: Mapping[str, Any]) -> str:
    """Return the short name of a recorded run."""
    text = canonical_json({name: record.get(name) for name in (*_NAMED, "at", "by")})
    return hashlib.sha256(text.encode("ascii")).hexdigest()[:12]


_NAMED = ("book_sha256", "editions", "result_sha256", "threshold", "mapping")


@dataclass(frozen=True, slots=True)
class Repeated:
    """A recorded run, repeated.

    Attributes:
        result: What came out.
        pairs: Its hits as pairs of customer and entry.
        mapping: What the columns of the book hold.
        index: The index of the book.
        rows: The rows of each customer, from 0.
        snapshot: The claims behind the entries.
    """

    result: Result
    pairs: list[Pair]
    mapping: Columns
    index: BookIndex
    rows: dict[str, list[int]]
    snapshot: Snapshot


def repeat_run(
    settings: Settings,
    folder: AlertFolder,
    record: Path,
    named: tuple[str, str],
    progress: Progress,
) -> tuple[list[QueuedAlert], str]:
    """Return the alerts of a recorded run and the hash of its result, repeated bit for bit.

    Args:
        settings: Where archive and ledger are.
        folder: Where the index of the book is kept.
        record: The record.
        named: The name of the run, and what the book is called.
        progress: Told what is done.

    Raises:
        ReadError: The record cannot be repeated, or comes to another result.
    """
    from linchpin.screen.results.replay import check_result, read_record

    old = read_record(record)
    found = screen_again(settings, folder, (old, record, named[1]), progress)
    check_result(old, found.result, str(record))
    book = found.mapping, found.index, found.rows
    return make_alerts(named[0], found.pairs, book, found.snapshot), found.result.digest


def screen_again(
    settings: Settings,
    folder: AlertFolder,
    asked: tuple[dict[str, Any], Path, str],
    progress: Progress,
    *,
    threshold: float | None = None,
) -> Repeated:
    """Return what a recorded run comes to today, with its book, lists and rules.

    Args:
        settings: Where archive and ledger are.
        folder: Where the index of the book is kept.
        asked: The record, where it is, and what the book is called.
        progress: Told what is done.
        threshold: Another least score of an alert; None for that of the record.

    Raises:
        ReadError: The book, the lists or the rules are not those of the record.
    """
    from linchpin.screen.book.rows import book_hash
    from linchpin.screen.results.record import Request, settings_of
    from linchpin.screen.results.replay import (
        check_replay,
        recorded_day,
        recorded_editions,
        recorded_mapping,
    )
    from linchpin.screen.run import run
    from linchpin.workspace.open import open_network
    from linchpin.workspace.open_watchlist import open_watchlist
    from linchpin.workspace.screening import opened_index
    from linchpin.workspace.watched_pairs import pairs_of, rows_of_pairs

    old, record, name = asked
    if "since" in old:
        raise ReadError(
            f"{record}: a rescreening looks at what changed only; make a queue of the whole "
            "screening"
        )
    book = _book_of(old, record)
    digest = book_hash(book)
    check_replay(old, {"linchpin": __version__, "book_sha256": digest})
    mapping = recorded_mapping(old)
    request = Request(book, digest, mapping, float(old["threshold"]))
    known_by, editions = recorded_day(old, "as_of"), recorded_editions(old)
    progress("preparing the lists", 0, 0)
    day = recorded_day(old, "places_as_of") or settings.today()
    watchlist, snapshot = open_watchlist(settings, known_by, editions, day=day)
    check_replay(old, settings_of(watchlist, request))
    if threshold is not None:
        request = replace(request, threshold=threshold)
    place = folder.indexes / hashlib.sha256(name.encode()).hexdigest()[:16]
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    index = opened_index(settings, place, request, progress)
    result = run(watchlist, request, progress)
    canonical = open_network(settings, known_by, editions).resolution.canonical
    pairs = pairs_of(result.hits, watchlist, canonical, index, (name, mapping.key))
    rows = rows_of_pairs(result.hits, index, (name, mapping.key))
    return Repeated(result, pairs, mapping, index, rows, snapshot)


def _book_of(record: Mapping[str, Any], place: Path) -> Path:
    book = Path(str(record.get("book", "")))
    for found in (book, place.parent / book.name):
        if found.is_file():
            return found
    raise ReadError(f"{place}: its book is not at {book}, nor beside the record")


def repeat_decision(
    settings: Settings, folder: AlertFolder, run: QueuedRun, progress: Progress
) -> list[QueuedAlert]:
    """Return the alerts of a kept run, screened again from its record; they are what is kept.

    Args:
        settings: Where archive and ledger are.
        folder: Where queues are kept.
        run: The run.
        progress: Told what is done.

    Raises:
        LinchpinError: Something comes out otherwise than it was kept.
    """
    with tempfile.TemporaryDirectory(prefix="linchpin-") as place:
        record = Path(place) / "run.json"
        record.write_text(json.dumps(run.record), "utf-8")
        again, _ = repeat_run(settings, folder, record, (run.id, run.book), progress)
    kept = list(folder.alerts(run))
    if [replace(one, run="") for one in again] != [replace(one, run="") for one in kept]:
        raise LinchpinError(f"queue {run.id}: the run repeated gives other alerts than are kept")
    return kept
