"""Watch books: screen what is new, hold it against what was told, and write down what came out."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from linchpin.claims.errors import LinchpinError
from linchpin.claims.progress import Progress
from linchpin.workspace.list_news import ListNews
from linchpin.workspace.screening_order import ScreeningOrder
from linchpin.workspace.settings import Settings
from linchpin.workspace.watch_folder import WatchFolder
from linchpin.workspace.watch_run import BookRun, Watch, WatchOrder

if TYPE_CHECKING:
    from linchpin.watch.digest import Digest
    from linchpin.watch.pair import Pair
    from linchpin.watch.state import WatchedBook, WatchState


def watch_books(settings: Settings, order: WatchOrder, progress: Progress) -> tuple[Digest, Path]:
    """Return what is to be told since the last run (or a day), and where its record is.

    The run counts once its state is written; one that was stopped before is done again, whole.

    Args:
        settings: Where archive and ledger are, and what day it is.
        order: What is asked.
        progress: Told what is done.

    Raises:
        LinchpinError: No book could be screened, or the folder cannot be written.
    """
    from linchpin.workspace.watch_outcome import written_down
    from linchpin.workspace.watch_since import since_day

    folder = WatchFolder(order.folder)
    with folder.held():
        state = folder.state()
        watch = Watch(settings, order, progress)
        runs = []
        for name, asked in order.books:
            named = name, replace(asked, index=folder.index_of(name))
            try:
                if order.since is None:
                    runs.append(_since_last(watch, named, state))
                else:
                    runs.append(since_day(watch, named, order.since))
            except LinchpinError as error:
                if len(order.books) == 1:
                    raise
                runs.append(BookRun(named[0], problem=str(error)))
        if all(run.problem is not None for run in runs):
            raise LinchpinError("; ".join(f"{run.name}: {run.problem}" for run in runs))
        return written_down(watch, folder, state, runs)


def _since_last(watch: Watch, named: tuple[str, ScreeningOrder], state: WatchState) -> BookRun:
    from linchpin.watch.alerts import Seen, alerts_for
    from linchpin.watch.subject_change import by_entity
    from linchpin.workspace.list_news import editions_in
    from linchpin.workspace.passed_by import passed_by
    from linchpin.workspace.watched_books import opened_book, screen_some, screen_whole, why_whole
    from linchpin.workspace.watched_pairs import customers_in

    book = opened_book(watch.settings, named, watch.decided, watch.progress)
    before = state.books.get(book.name)
    editions = {} if before is None else editions_in(watch.archive, before.editions)
    whole = why_whole(before, book, watch.network, len(editions))
    whole = whole or _embargo_ended(before, watch.settings.today())
    news = watch.news(editions) if before is not None else None
    known = () if before is None else before.known
    of = watch.network.resolution.of
    looked_at, customers = None, None
    if whole is not None or news is None or before is None:
        seen = screen_whole(book, watch.network, watch.settings.today(), watch.progress)
        if before is not None and before.basis.get("book") != book.basis["book"]:
            customers = customers_in(book.index, book.name, book.request.mapping.key)
    else:
        only = touched_subjects(news, known, of)
        days = (datetime.date.fromisoformat(before.day), watch.settings.today())
        seen = screen_some(book, watch.network, only, days, watch.progress)
        looked_at = only
    changes = {} if news is None else by_entity(news.changes)
    outcome = alerts_for(
        known, Seen(seen.pairs, of, looked_at, changes, customers), watch.decisions()
    )
    passed = () if before is None else passed_by(watch, book, editions, outcome)
    return BookRun(book.name, book, seen, outcome, whole, passed)


def touched_subjects(
    news: ListNews, known: Sequence[Pair], of: Callable[[str], str]
) -> frozenset[str]:
    """Return the subjects to look at: whom news are about, and whoever was told with them.

    Args:
        news: What the lists have new.
        known: The pairs told before.
        of: Gives the canonical id of a record.
    """
    news_of = set(map(of, news.touched))
    found = set(news_of)
    for pair in known:
        records = {*pair.records, *pair.through}
        if records & news.touched or news_of & set(map(of, records)):
            found |= set(map(of, pair.records))
    return frozenset(found)


def _embargo_ended(before: WatchedBook | None, today: datetime.date) -> str | None:
    """Return that an embargo ended since the last run, for then all of a book is looked at."""
    from linchpin.screen.embargoes.embargoes import embargoes

    if before is None:
        return None
    last = datetime.date.fromisoformat(before.day)
    ended = [
        one.name for one in embargoes().values() if one.end is not None and last <= one.end < today
    ]
    return f"an embargo ended: {', '.join(ended)}" if ended else None
