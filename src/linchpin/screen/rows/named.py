"""Names of the watched in the columns of names."""

from __future__ import annotations

from collections.abc import Iterator

from linchpin.match.search.explain import explain
from linchpin.match.search.name_list import NameClass
from linchpin.match.search.search import search_rows
from linchpin.screen.book.columns import name_columns
from linchpin.screen.book.rows import Piece
from linchpin.screen.results.hit import Alert
from linchpin.screen.rows.screener import Screener
from linchpin.screen.rows.sighting import Sighting


def sighted_names(screener: Screener, piece: Piece) -> Iterator[Sighting]:
    """Yield whom the names of some rows may mean.

    Args:
        screener: The watched and the columns.
        piece: The rows.
    """
    book, watchlist = screener.book, screener.watchlist
    for column, values in name_columns(screener.mapping, piece.columns).items():
        rows, words = book.read(values)
        hits = search_rows(book, rows, words, threshold=screener.threshold)
        for row, name, score in zip(
            hits.rows.tolist(), hits.names.tolist(), hits.scores.tolist(), strict=True
        ):
            listed = watchlist.names.names[name]
            yield Sighting(
                at=row,
                column=column,
                value=values[row],
                watched=watchlist.watched[listed.bearer],
                alert=Alert.NAME if listed.kind is NameClass.NAME else Alert.WEAK,
                score=score,
                listed_name=listed.text,
                reason=explain(book, words[rows[row] : rows[row + 1]], name).explanation,
                claims=watchlist.claims[name],
                name=name,
            )
