"""Screen a book against the archive, a list's files, or what an edition has new."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from linchpin import __version__
from linchpin.claims.counted import counted
from linchpin.claims.errors import ReadError
from linchpin.claims.progress import Progress
from linchpin.workspace.engines import engine_of
from linchpin.workspace.screening_order import ScreeningOrder
from linchpin.workspace.settings import Settings

if TYPE_CHECKING:
    from linchpin.archive import Snapshot
    from linchpin.screen.book.columns import Mapping
    from linchpin.screen.book.storage import BookIndex
    from linchpin.screen.results.record import Request, Result
    from linchpin.screen.watchlist.watchlist import Watchlist


@dataclass(frozen=True, slots=True)
class ScreenedBook:
    """A run that is done and not yet written down; its archive is still there.

    Attributes:
        result: What was found, and what could not be looked at.
        run: What the result depends on, for the record.
        watchlist: Who was watched for.
        snapshot: The claims behind it.
    """

    result: Result
    run: dict[str, Any]
    watchlist: Watchlist
    snapshot: Snapshot


def screen_book(
    settings: Settings, order: ScreeningOrder, record: Path, progress: Progress
) -> Result:
    """Write down and return who in a book may be on the lists, or near somebody who is.

    Args:
        settings: Where archive and ledger are, and what day it is.
        order: What is asked.
        record: Where the record of the run goes; see `record_path`.
        progress: Told what is done.

    Raises:
        ReadError: The book, a list or the record cannot be read, there is nobody to screen
            against, or a run that is repeated comes to another result.
    """
    from linchpin.screen.book.rows import book_hash
    from linchpin.screen.results.record import Request, settings_of
    from linchpin.screen.results.replay import check_replay, check_result
    from linchpin.screen.run import run

    old = _recorded(settings, order)
    mapping = mapping_of(settings, order, old)
    digest = book_hash(order.book)
    if old is not None:
        check_replay(old, {"linchpin": __version__, "book_sha256": digest})
    with _source(settings, order, old, progress) as own:
        progress("preparing the lists", 0, 0)
        noted = Noted(own)
        watchlist, snapshot = _watchlist(noted.settings, order, old)
        threshold = order.threshold if old is None else float(old["threshold"])
        request = Request(order.book, digest, mapping, threshold, order.jobs, order.work)
        made = settings_of(watchlist, request)
        if old is not None:
            check_replay(old, made)
        with engine_of(order) as engine:
            result = run(watchlist, request, progress, engine)
        if order.index is not None:
            opened_index(settings, order.index, request, progress)
        if old is not None:
            check_result(old, result, str(order.replay))
            settings.tell(f"same result as record {order.replay}")
        done = ScreenedBook(result, {**made, **noted.kept}, watchlist, snapshot)
        return published(own, order, done, record)


def rescreen_book(
    settings: Settings, order: ScreeningOrder, record: Path, progress: Progress
) -> Result:
    """Write down and return who in a book may be somebody new or changed since an edition.

    Args:
        settings: Where archive and ledger are, and what day it is.
        order: What is asked; `since` names the edition.
        record: Where the record of the run goes; see `record_path`.
        progress: Told what is done.

    Raises:
        ReadError: The book cannot be read, or no list has that edition.
    """
    from linchpin.screen.book.rows import book_hash
    from linchpin.screen.delta import run_indexed
    from linchpin.screen.results.record import Request, settings_of
    from linchpin.screen.watchlist.changed_entities import changed_since, check_edition
    from linchpin.screen.watchlist.watchlist import make_watchlist
    from linchpin.workspace.open import open_network

    since = order.since or ""
    check_edition(settings.archive, since)
    mapping = mapping_of(settings, order, None)
    request = Request(order.book, book_hash(order.book), mapping, order.threshold)
    index = opened_index(settings, order.index_folder, request, progress)
    progress("preparing the lists", 0, 0)
    noted = Noted(settings)
    network = open_network(noted.settings)
    change = changed_since(settings.archive, network, since)
    watchlist = make_watchlist(network, change.entities, day=settings.today(), after=change.date)
    started = time.perf_counter()
    result = run_indexed(watchlist, request, index, progress)
    settings.tell(
        f"{counted(watchlist.count, 'entry', 'entries')} of the sources new or changed "
        f"since {since}; the book was searched for them in {time.perf_counter() - started:.2f} s"
    )
    run = {**settings_of(watchlist, request), "since": change.editions, **noted.kept}
    done = ScreenedBook(result, run, watchlist, network.snapshot)
    return published(settings, order, done, record)


class Noted:
    """Settings that keep what is told while archive and ledger are opened, for the record.

    Attributes:
        settings: The same settings.
        kept: Empty, or `notes`: what was told, such as a decision that is set aside.
    """

    def __init__(self, settings: Settings) -> None:
        self.kept: dict[str, list[str]] = {}

        def tell(text: str) -> None:
            self.kept.setdefault("notes", []).append(text)
            settings.tell(text)

        self.settings = replace(settings, tell=tell)


def published(
    settings: Settings, order: ScreeningOrder, screened: ScreenedBook, record: Path
) -> Result:
    """Write hits and record, both or neither, and return the result as it was written.

    Args:
        settings: Who ran it, and when.
        order: Where the hits go, and why gaps are allowed.
        screened: What was found.
        record: Where the record goes.

    Raises:
        LinchpinError: One of them cannot be written.
    """
    from linchpin.screen.results.page_facts import page_facts
    from linchpin.screen.results.publish import publish
    from linchpin.screen.results.record import record_of

    result = replace(screened.result, allowed=order.allow_gaps)

    def make(wrote: tuple[str, str] | None) -> dict[str, Any]:
        return record_of(result, screened.run, at=settings.now(), by=settings.user(), wrote=wrote)

    facts = None
    if order.output is not None and order.output.suffix.lower() == ".html":
        facts = page_facts(
            screened.watchlist,
            result,
            snapshot=screened.snapshot,
            run=screened.run,
            at=settings.now(),
        )
    publish(result.hits, order.output, record, make, facts=facts)
    if order.work is not None:
        order.work.unlink(missing_ok=True)
    return result


def _recorded(settings: Settings, order: ScreeningOrder) -> dict[str, Any] | None:
    """Return the record that is to be repeated, and tell where the hits beside it are others."""
    from linchpin.screen.results.publish import what_is_wrong
    from linchpin.screen.results.replay import read_record

    if order.replay is None:
        return None
    record = read_record(order.replay)
    if said := what_is_wrong(order.replay, record):
        settings.tell(f"Warning: {said}.")
    return record


def mapping_of(settings: Settings, order: ScreeningOrder, old: dict[str, Any] | None) -> Mapping:
    """Return the columns to screen (recorded, given or detected), and tell which they are.

    Args:
        settings: Told which they are.
        order: What is asked.
        old: Record of a run that is repeated; None for none.
    """
    from linchpin.screen.book.survey import survey_book
    from linchpin.screen.results.replay import recorded_mapping

    if old is None:
        named = [column for columns in order.columns.values() for column in columns]
        survey = survey_book(order.book, [*named, *([] if order.key is None else [order.key])])
        mapping = survey.mapping(dict(order.columns), order.key)
        if said := survey.say(mapping):
            settings.tell(said)
    else:
        mapping = recorded_mapping(old)
    settings.tell(f"columns: {mapping.say()}")
    return mapping


@contextmanager
def _source(
    settings: Settings, order: ScreeningOrder, old: dict[str, Any] | None, progress: Progress
) -> Iterator[Settings]:
    """Yield settings whose archive is what the book is held against."""
    from linchpin.workspace.list_as_archive import archive_of_list

    if order.list_path is None:
        yield settings
        return
    progress("reading the list", 0, 0)
    with archive_of_list(settings, order.list_path, old, progress) as own:
        yield own


def _watchlist(
    settings: Settings, order: ScreeningOrder, old: dict[str, Any] | None
) -> tuple[Watchlist, Snapshot]:
    from linchpin.screen.results.replay import recorded_day, recorded_editions
    from linchpin.workspace.open_watchlist import open_watchlist

    known_by = order.as_of if old is None else recorded_day(old, "as_of")
    taken = None if old is None or order.list_path is not None else recorded_editions(old)
    recorded = None if old is None else recorded_day(old, "places_as_of")
    day = known_by or recorded or settings.today()
    watchlist, snapshot = open_watchlist(settings, known_by, taken, day=day)
    if not watchlist.count:
        raise ReadError(
            "nobody to screen against: no list in the archive is of that day or before; "
            "add one with `linchpin add ofac`, or name its files with --list"
        )
    return watchlist, snapshot


def opened_index(
    settings: Settings, folder: Path, request: Request, progress: Progress
) -> BookIndex:
    """Return the index of a book, made first where there is none that can be used.

    Args:
        settings: Told whether it is made, and why.
        folder: Where it is.
        request: Book and columns.
        progress: Told what is done.

    Raises:
        ReadError: The book cannot be read, or another run writes the index.
    """
    from linchpin.screen.book.index import make_index, sweep_left
    from linchpin.screen.book.storage import StaleIndex, open_index

    sweep_left(folder)
    digest = request.book_sha256
    try:
        index = open_index(folder, request.mapping, book_sha256=digest)
    except StaleIndex as error:
        settings.tell(f"index: being made, because {error}")
    else:
        settings.tell(f"index: {folder} is used ({counted(index.rows, 'row')})")
        return index
    make_index(request.book, request.mapping, folder, book_sha256=digest, progress=progress)
    try:
        return open_index(folder, request.mapping, book_sha256=digest)
    except StaleIndex as error:
        raise ReadError(f"{error}; perhaps another run is writing it, try again") from error
