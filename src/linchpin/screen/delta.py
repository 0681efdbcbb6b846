"""Screen a book against a few entries through its saved index: only rows they can reach."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from linchpin.claims.progress import Progress
from linchpin.match.compare.rarity import Rarity
from linchpin.match.reverse.join import joining_neighbours, picked_names
from linchpin.match.reverse.prefilter import reached_names
from linchpin.match.reverse.text_windows import Texts, reached_windows
from linchpin.match.search.search import Book, search_rows
from linchpin.match.tokens.vocabulary import MOST_WORDS
from linchpin.screen.book.storage import BookIndex
from linchpin.screen.results.held_hits import hold
from linchpin.screen.results.record import Request, Result, lacking_parts
from linchpin.screen.rows.embargoed import sighted_places
from linchpin.screen.rows.evidence import Weighed, settle
from linchpin.screen.rows.row_screener import best_in_order, screen_rows
from linchpin.screen.rows.screener import Screener
from linchpin.screen.rows.texts import SHORTEST_GLUED, TEXT_THRESHOLD, long_runs
from linchpin.screen.watchlist.watchlist import Watchlist

_TEXTS = 50_000
"""Texts looked at together."""
_ROWS = 20_000
"""Rows screened together."""


def run_indexed(
    watchlist: Watchlist, request: Request, index: BookIndex, progress: Progress
) -> Result:
    """Return what `run` returns for the same request, found through the index of the book.

    Args:
        watchlist: Who is watched for; the fewer, the quicker.
        request: Book, columns and threshold.
        index: The index of that book for those columns.
        progress: Told what is done.
    """
    book = index.words.joined_with(watchlist.names)
    screener = Screener.of(watchlist, request.mapping, request.threshold, book)
    rows = np.unique(
        np.concatenate([
            np.zeros(0, np.int64),
            *_named(index, book, request.threshold),
            *_written(index, book),
            *_glued(index, screener),
            *(index.rows_with(key) for key in (*watchlist.identifiers, *watchlist.addresses)),
            *_embargoed(index, screener),
        ])
    )  # fmt: skip
    weighed: list[Weighed] = []
    for first in range(0, len(rows), _ROWS):
        progress("rows looked at again", first, len(rows))
        weighed += screen_rows(screener, index.piece(rows[first : first + _ROWS]))
    weighed += screen_rows(screener, index.beside())
    weighed = best_in_order(weighed, request.mapping)  # a cell beside a row is seen with it, too
    hits = hold(settle(weighed, Rarity.of(index.population), request.book.name))
    return Result(hits, index.rows, index.longer, index.coverage, lacking_parts(watchlist))


def _named(index: BookIndex, book: Book, threshold: float) -> Iterator[NDArray[np.int64]]:
    """Yield the rows that bear a name of the list."""
    pairs = joining_neighbours(book.vocabulary, book.names)
    for names in index.names.values():
        reached = reached_names(names, book, pairs, threshold=threshold)
        rows, words = picked_names(names, reached)
        yield reached[np.unique(search_rows(book, rows, words, threshold=threshold).rows)]
    for names, owners in index.parts.values():
        reached = reached_names(names, book, pairs, threshold=threshold)
        rows, words = picked_names(names, reached)
        found = np.unique(search_rows(book, rows, words, threshold=threshold).rows)
        yield np.unique(owners[reached[found]])


def _written(index: BookIndex, book: Book) -> Iterator[NDArray[np.int64]]:
    """Yield the rows with a text that holds a name of the list."""
    pairs = joining_neighbours(book.vocabulary, book.names, units=False)
    for column, texts in index.texts.items():
        rows_of = index.owners[column]
        for first in range(0, len(rows_of), _TEXTS):
            some = Texts(texts.starts[first : first + _TEXTS + 1], texts.pieces, texts.words)
            owners, (rows, words) = reached_windows(some, MOST_WORDS, book, pairs)
            found = search_rows(book, rows, words, threshold=TEXT_THRESHOLD).rows
            yield np.unique(rows_of[first + owners[found]])


def _glued(index: BookIndex, screener: Screener) -> Iterator[NDArray[np.int64]]:
    """Yield the rows with a text in which a name of the list is glued to other words."""
    import pyarrow.compute as pc

    if not screener.glued.keys:
        return
    for column in index.texts:
        cells = index.cells.column(column)
        pattern = rf"[\pL\pN'.,&-]{{{SHORTEST_GLUED}}}|[^ -~]"
        long = pc.match_substring_regex(cells, pattern=pattern)
        rows = np.flatnonzero(long.to_numpy())
        texts = cells.take(rows).to_pylist()
        held = [any(map(screener.glued.inside, long_runs(text))) for text in texts]
        yield rows[np.array(held, np.bool_)]


def _embargoed(index: BookIndex, screener: Screener) -> Iterator[NDArray[np.int64]]:
    """Yield the rows that name a place whose embargo is new."""
    mapping = screener.mapping
    if not screener.places.listed.places or not (mapping.places or mapping.texts):
        return
    for first in range(0, index.rows, _ROWS):
        piece = index.piece(np.arange(first, min(first + _ROWS, index.rows)))
        yield np.array([first + one.at for one in sighted_places(screener, piece)], np.int64)
