"""Screen one watched book: what changed through its index where that is enough, else all of it."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from linchpin import __version__
from linchpin.claims.progress import Progress
from linchpin.workspace.screening_order import ScreeningOrder
from linchpin.workspace.settings import Settings

if TYPE_CHECKING:
    from linchpin.ledger.decision import Decision
    from linchpin.network.network import Network
    from linchpin.screen.book.storage import BookIndex
    from linchpin.screen.results.record import Request, Result
    from linchpin.watch.pair import Pair
    from linchpin.watch.state import WatchedBook


@dataclass(frozen=True, slots=True)
class OpenedBook:
    """A book ready to be screened.

    Attributes:
        name: What the user calls it.
        request: Book, columns, threshold.
        index: Its index.
        basis: What a delta rests on, by name.
    """

    name: str
    request: Request
    index: BookIndex
    basis: dict[str, str]


@dataclass(frozen=True, slots=True)
class Screened:
    """What a screening of one book saw.

    Attributes:
        result: The outcome.
        pairs: Its hits as pairs.
        subjects: How many were looked for.
        embargoes: The day after which embargoes count; None where all do.
    """

    result: Result
    pairs: list[Pair] = field(default_factory=list)
    subjects: int = 0
    embargoes: datetime.date | None = None


def opened_book(
    settings: Settings,
    named: tuple[str, ScreeningOrder],
    decided: Sequence[Decision],
    progress: Progress,
) -> OpenedBook:
    """Return a book ready to be screened, with its index.

    Args:
        settings: Told which columns are screened.
        named: What the user calls it, and what is asked of it.
        decided: What people decided about who is who.
        progress: Told what is done.

    Raises:
        ReadError: It cannot be read.
    """
    from linchpin.ledger.decision import canonical_json
    from linchpin.screen.book.rows import book_hash
    from linchpin.screen.book.storage import engine_mark, key_of
    from linchpin.screen.results.record import Request
    from linchpin.workspace.screening import mapping_of, opened_index

    name, order = named
    mapping = mapping_of(settings, order, None)
    digest = book_hash(order.book)
    request = Request(order.book, digest, mapping, order.threshold, order.jobs)
    index = opened_index(settings, order.index_folder, request, progress)
    basis = {
        "book": digest,
        "columns": _short(canonical_json(key_of("", mapping))),
        "threshold": str(order.threshold),
        "rules": _short(__version__ + engine_mark()),
        "judgements": _short("\x1f".join(item.hash for item in decided)),
    }
    return OpenedBook(name, request, index, basis)


def why_whole(
    before: WatchedBook | None, book: OpenedBook, network: Network, known_editions: int
) -> str | None:
    """Return why all of a book is screened against everybody; None where a delta is enough.

    Args:
        before: Its last run; None for none.
        book: The book.
        network: Of the current editions.
        known_editions: How many editions of the last run are still in the archive.
    """
    if before is None:
        return "this is its first run"
    words = {
        "book": "the book changed",
        "columns": "other columns are screened",
        "threshold": "the threshold is another",
        "rules": "this version of Linchpin compares otherwise",
        "judgements": "people decided about who is who",
    }
    for name, text in words.items():
        if before.basis.get(name) != book.basis[name]:
            return text
    cases = {e.dataset: e.folder for e in network.snapshot.editions if e.kind == "case"}
    if dict(before.cases) != cases:
        return "a case of the archive changed"
    lists = {e.dataset for e in network.snapshot.editions if e.kind == "list"}
    if lists != set(before.editions):
        return "the archive holds other lists"
    if known_editions != len(before.editions):
        return "an edition of the last run is no longer in the archive"
    return None


def screen_whole(
    book: OpenedBook, network: Network, day: datetime.date, progress: Progress
) -> Screened:
    """Return what a screening of all of a book against everybody sees.

    Args:
        book: The book.
        network: Of the current editions.
        day: The day of which embargoes are taken.
        progress: Told what is done.
    """
    from linchpin.screen.run import run
    from linchpin.screen.watchlist.watchlist import make_watchlist
    from linchpin.workspace.watched_pairs import pairs_of

    watchlist = make_watchlist(network, day=day)
    result = run(watchlist, book.request, progress)
    named = book.name, book.request.mapping.key
    pairs = pairs_of(result.hits, watchlist, network.resolution.canonical, book.index, named)
    return Screened(result, pairs, len(watchlist.watched))


def screen_some(
    book: OpenedBook,
    network: Network,
    only: frozenset[str],
    days: tuple[datetime.date, datetime.date],
    progress: Progress,
) -> Screened:
    """Return what a screening of a book against some subjects sees, through its index.

    Args:
        book: The book.
        network: Of the editions that count.
        only: Canonical ids of the subjects; who is tied through them is looked for too.
        days: The day after which embargoes count, and the day of which they are taken.
        progress: Told what is done.
    """
    from linchpin.screen.delta import run_indexed
    from linchpin.screen.watchlist.watchlist import make_watchlist
    from linchpin.workspace.watched_pairs import pairs_of

    after, day = days
    watchlist = make_watchlist(network, only, day=day, after=after)
    result = run_indexed(watchlist, book.request, book.index, progress)
    named = book.name, book.request.mapping.key
    pairs = pairs_of(result.hits, watchlist, network.resolution.canonical, book.index, named)
    return Screened(result, pairs, len(watchlist.watched), after)


def _short(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]
