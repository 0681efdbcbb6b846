"""What changed for a book since a day or an edition, whatever was told before."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from linchpin.claims.dates import parse_date
from linchpin.claims.errors import ClaimError, ReadError
from linchpin.workspace.list_news import editions_by, entities_of
from linchpin.workspace.screening_order import ScreeningOrder
from linchpin.workspace.watch_run import BookRun, Watch

if TYPE_CHECKING:
    from linchpin.watch.pair import Pair
    from linchpin.workspace.watched_books import OpenedBook


def since_day(watch: Watch, named: tuple[str, ScreeningOrder], since: str) -> BookRun:
    """Return what changed for a book since a day; what was told before does not count.

    Args:
        watch: The run.
        named: What the book is called, and what is asked of it.
        since: A date, or the date or id of an edition.

    Raises:
        ReadError: It is neither, or the book cannot be read.
    """
    from linchpin.watch.alerts import Seen, alerts_for
    from linchpin.watch.subject_change import by_entity
    from linchpin.workspace.watched_books import opened_book, screen_some

    day = _day(watch, since)
    book = opened_book(watch.settings, named, watch.decided, watch.progress)
    news = watch.news(editions_by(watch.archive, watch.network, day))
    of = watch.network.resolution.of
    only = frozenset(map(of, news.touched | _said_by_cases(watch, day)))
    known = _before(watch, book, day, only)
    days = (day, watch.settings.today())
    seen = screen_some(book, watch.network, only, days, watch.progress)
    changes = by_entity(news.changes)
    outcome = alerts_for(known, Seen(seen.pairs, of, only, changes), watch.decisions())
    return BookRun(book.name, book, seen, outcome)


def _before(watch: Watch, book: OpenedBook, day: datetime.date, only: frozenset[str]) -> list[Pair]:
    """Return the pairs there were by a day, of the subjects that changed since."""
    from linchpin.archive import take_snapshot
    from linchpin.network.network import network_of
    from linchpin.workspace.open import who_is_who
    from linchpin.workspace.watched_books import screen_some

    snapshot = take_snapshot(watch.archive, as_of=day)
    if not snapshot.editions:
        return []
    network = network_of(snapshot, who_is_who(snapshot, watch.decided, {}))
    of, now = network.resolution.of, watch.network.resolution
    records = {record for record, canonical in now.canonical.items() if canonical in only} | only
    then = frozenset(map(of, records))
    seen = screen_some(book, network, then, (day, day), watch.progress)
    return seen.pairs


def _said_by_cases(watch: Watch, day: datetime.date) -> set[str]:
    from linchpin.archive.queries.everything import claims_published_after

    snapshot = watch.network.snapshot
    return {
        entity
        for edition in snapshot.editions
        if edition.kind == "case"
        for entity in entities_of(claims_published_after(snapshot, edition.dataset, day))
    }


def _day(watch: Watch, since: str) -> datetime.date:
    """Return the day an edition was surely out by, or the day itself.

    Raises:
        ReadError: It names neither.
    """
    held = [item for name in watch.archive.datasets() for item in watch.archive.editions(name)]
    lists = [item for item in held if item.kind == "list"]
    named = [item for item in lists if since and (item.date == since or item.id.startswith(since))]
    if named:
        return min(item.known_by for item in named)
    try:
        return parse_date(since).latest
    except ClaimError as error:
        known = ", ".join(f"{item.dataset} {item.date}" for item in lists)
        raise ReadError(f"{since!r} is no day and no edition; there are {known}") from error
