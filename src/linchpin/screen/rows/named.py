"""Names of the watched in the columns of names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linchpin.match.search.explain import SAME, NameMatch, explain
from linchpin.match.search.name_list import NameClass
from linchpin.match.search.search import search_rows
from linchpin.screen.book.columns import name_columns
from linchpin.screen.book.rows import Piece
from linchpin.screen.results.hit import Alert
from linchpin.screen.rows.name_parts import name_parts
from linchpin.screen.rows.screener import Screener
from linchpin.screen.rows.sighting import Sighting

_OTHER_BEARER = "; somebody else bears the name just as it is written here"


def sighted_names(screener: Screener, piece: Piece) -> Iterator[Sighting]:
    """Yield whom the names of some rows may mean.

    Args:
        screener: The watched and the columns.
        piece: The rows.
    """
    for column, values in name_columns(screener.mapping, piece.columns).items():
        yield from _sighted(
            screener, column, values, [(at, text, "") for at, text in enumerate(values)]
        )
        yield from _sighted(screener, column, values, list(_parts_of(values)))


def _parts_of(values: Sequence[str]) -> Iterator[tuple[int, str, str]]:
    """Yield the names that cells join: the row, the name, and what is to be said of it."""
    for at, value in enumerate(values):
        for part in name_parts(value):
            yield at, part, f"the part “{part}” of the cell: "


def _sighted(
    screener: Screener, column: str, values: Sequence[str], names: Sequence[tuple[int, str, str]]
) -> Iterator[Sighting]:
    """Yield whom some names may mean, each with its row and what is to be said of it."""
    book, watchlist = screener.book, screener.watchlist
    if names:
        rows, words = book.read([text for _, text, _ in names])
        hits = search_rows(book, rows, words, threshold=screener.threshold)
        matches = [
            explain(book, words[rows[row] : rows[row + 1]], name)
            for row, name in zip(hits.rows.tolist(), hits.names.tolist(), strict=True)
        ]
        exactly = {
            row for row, match in zip(hits.rows.tolist(), matches, strict=True) if _is_same(match)
        }
        for row, name, score, match in zip(
            hits.rows.tolist(), hits.names.tolist(), hits.scores.tolist(), matches, strict=True
        ):
            listed = watchlist.names.names[name]
            at, _, says = names[row]
            other = listed.kind is not NameClass.NAME and row in exactly and not _is_same(match)
            yield Sighting(
                at=at,
                column=column,
                value=values[at],
                watched=watchlist.watched[listed.bearer],
                alert=Alert.NAME if listed.kind is NameClass.NAME else Alert.WEAK,
                score=score,
                listed_name=listed.text,
                reason=says + match.explanation + (_OTHER_BEARER if other else ""),
                claims=watchlist.claims[name],
                name=name,
                words=match.words,
            )


def _is_same(match: NameMatch) -> bool:
    """Say whether every listed word stands in the asked name as it is listed."""
    return all(pair.reason == SAME for pair in match.words if pair.listed)
