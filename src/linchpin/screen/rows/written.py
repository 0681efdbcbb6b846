"""Names of the watched inside free text."""

from __future__ import annotations

from collections.abc import Iterator

from linchpin.match.search.explain import explain
from linchpin.match.search.name_list import NameClass
from linchpin.match.search.search import search_rows
from linchpin.screen.book.rows import Piece
from linchpin.screen.results.hit import Alert
from linchpin.screen.rows.screener import Screener
from linchpin.screen.rows.sighting import Sighting
from linchpin.screen.rows.texts import TEXT_THRESHOLD, windows


def sighted_in_texts(screener: Screener, piece: Piece) -> Iterator[Sighting]:
    """Yield whose names stand whole in the texts of some rows.

    Args:
        screener: The watched and the columns.
        piece: The rows.
    """
    book, watchlist = screener.book, screener.watchlist
    for column in screener.mapping.texts:
        values = piece.columns[column]
        spans = [list(windows(value)) for value in values]
        texts = [text for row in spans for text in row]
        if not texts:
            continue
        owners = [row for row, found in enumerate(spans) for _ in found]
        rows, words = book.read(texts)
        hits = search_rows(book, rows, words, threshold=TEXT_THRESHOLD)
        for at, name, score in zip(
            hits.rows.tolist(), hits.names.tolist(), hits.scores.tolist(), strict=True
        ):
            asked = words[rows[at] : rows[at + 1]]
            match = explain(book, asked, name)
            listed = watchlist.names.names[name]
            if listed.kind is not NameClass.NAME or len(asked) < 2:
                continue
            if any(not pair.listed for pair in match.words):
                continue
            yield Sighting(
                at=owners[at],
                column=column,
                value=values[owners[at]],
                watched=watchlist.watched[listed.bearer],
                alert=Alert.CONTAINS,
                score=score,
                listed_name=listed.text,
                reason=match.explanation,
                claims=watchlist.claims[name],
                name=name,
            )
