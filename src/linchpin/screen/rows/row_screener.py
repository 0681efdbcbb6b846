"""The way of a row: its columns are read, its rooms visited in order, its facts heard."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain

from linchpin.screen.book.columns import Mapping
from linchpin.screen.book.rows import Piece
from linchpin.screen.results.hit import Hit
from linchpin.screen.rows.addressed import sighted_addresses
from linchpin.screen.rows.embargoed import sighted_places
from linchpin.screen.rows.named import sighted_names
from linchpin.screen.rows.numbered import sighted_identifiers
from linchpin.screen.rows.row_facts import weigh_facts
from linchpin.screen.rows.screener import Screener
from linchpin.screen.rows.sighting import Sighting, hit_of
from linchpin.screen.rows.written import sighted_in_texts


def screen_rows(screener: Screener, piece: Piece) -> list[Hit]:
    """Return the hits of some rows, ordered by row, column, class, score and entity.

    Args:
        screener: The watched and the columns.
        piece: The rows.
    """
    seen = chain(
        sighted_names(screener, piece),
        sighted_identifiers(screener, piece),
        sighted_in_texts(screener, piece),
        sighted_addresses(screener, piece),
        sighted_places(screener, piece),
    )
    heard = facts_heard(screener, piece, seen)
    names = screener.watchlist.network.names
    hits = (
        hit_of(one, piece, screener.mapping, one.caption or names.caption(one.watched.entity))
        for one in heard
    )
    return best_in_order(hits, screener.mapping)


def facts_heard(screener: Screener, piece: Piece, seen: Iterable[Sighting]) -> Iterator[Sighting]:
    """Yield sightings with what the other cells of the row say; names may fall below the threshold.

    Args:
        screener: The watched, the columns and the threshold.
        piece: The rows.
        seen: What was seen in them.
    """
    for one in seen:
        if one.name is None:
            yield one
            continue
        listed = screener.watchlist.names.names[one.name]
        weighed = weigh_facts(
            screener.mapping,
            piece,
            one.at,
            (one.watched, listed),
            (one.score, screener.threshold),
        )
        if weighed.score >= screener.threshold:
            yield replace(one, score=weighed.score, reason=one.reason + weighed.note)


def best_in_order(hits: Iterable[Hit], mapping: Mapping) -> list[Hit]:
    """Return the best hit for each row, column, class and entity, in the order of the book.

    Args:
        hits: Hits of some rows.
        mapping: Says the order of the columns.
    """
    order = {column: at for at, column in enumerate(mapping.columns())}
    best: dict[tuple[int, str, str, str], Hit] = {}
    for hit in hits:
        where = (hit.row, hit.column, hit.alert, hit.entity)
        known = best.get(where)
        if known is None or (-hit.score, hit.listed_name) < (-known.score, known.listed_name):
            best[where] = hit
    return sorted(
        best.values(),
        key=lambda h: (h.row, order.get(h.column, -1), h.alert, -h.score, h.entity),
    )
