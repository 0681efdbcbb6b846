"""Screen a table or a file against a watchlist that is open, without writing anything."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from linchpin.claims.errors import ReadError
from linchpin.claims.progress import silent
from linchpin.screen.book.rows import book_hash
from linchpin.screen.results.record import Request, settings_of
from linchpin.screen.run import run
from linchpin.workspace.opened.frames import FRAME, Frame, book_of
from linchpin.workspace.opened.screening import Screening, allowed
from linchpin.workspace.screening import ScreenedBook, mapping_of
from linchpin.workspace.screening_order import ScreeningOrder
from linchpin.workspace.settings import Settings

if TYPE_CHECKING:
    from linchpin.archive import Snapshot
    from linchpin.screen.watchlist.watchlist import Watchlist


def screen_frame(
    settings: Settings,
    frame: Frame,
    order: ScreeningOrder,
    watchlist: Watchlist,
    snapshot: Snapshot,
) -> Screening:
    """Return who in a table may be somebody watched for, or near somebody who is.

    Args:
        settings: Whom to tell which columns are screened.
        frame: The table, or the path of a book.
        order: Columns, threshold, processes; its book is not looked at.
        watchlist: Who is watched for.
        snapshot: The claims behind it.

    Raises:
        ReadError: The table cannot be read, or there is nobody to screen against.
    """
    if not watchlist.count:
        raise ReadError(
            "nobody to screen against: no list in the archive is of that day or before; "
            "add one with `linchpin add ofac`"
        )
    told: list[str] = []
    noting = replace(settings, tell=told.append)
    with book_of(frame) as book:
        mapping = mapping_of(noting, replace(order, book=book), None)
        request = Request(book, book_hash(book), mapping, order.threshold, order.jobs)
        result = run(watchlist, request, silent)
        made = settings_of(watchlist, request)
    if book.name == FRAME and not book.exists():
        made["book"] = FRAME
    screened = ScreenedBook(result, made, watchlist, snapshot)
    return Screening(allowed(screened, order.allow_gaps), settings, tuple(told))
