"""Runs of words inside texts, as names to be searched: only those a list can reach whole."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from linchpin.compiled import looking, looking_inline
from linchpin.match.reverse.join import Names, joins_on
from linchpin.match.search.search import Book
from linchpin.match.search.similar_words import SimilarWords
from linchpin.match.tokens.lexicon import Kind
from linchpin.match.tokens.vocabulary import MOST_WORDS


class Texts(NamedTuple):
    """Texts read piece by piece; a piece is what stands between two blanks.

    Attributes:
        starts: int64, where the pieces of each text begin.
        pieces: int64, where the words of each piece begin.
        words: int32, the words.
    """

    starts: NDArray[np.int64]
    pieces: NDArray[np.int64]
    words: NDArray[np.int32]


class _Reach(NamedTuple):
    """What a list can reach of a book.

    Attributes:
        similar: For each word of the book, the similar words of the list.
        single: bool, which words of the book are one letter.
        telling: bool, which are names, not particles, titles, legal forms or letters.
        pairs: uint64, neighbours that make a word of the list, see `joins_on`.
        starts: int64, for each word of the list, where the names that hold it begin.
        names: int32, those names.
    """

    similar: SimilarWords
    single: NDArray[np.bool_]
    telling: NDArray[np.bool_]
    pairs: NDArray[np.uint64]
    starts: NDArray[np.int64]
    names: NDArray[np.int32]


class _Windows(NamedTuple):
    """Room for windows: the text of each, where its words begin, and the words."""

    texts: NDArray[np.int64]
    rows: NDArray[np.int64]
    words: NDArray[np.int32]


class _Piece(NamedTuple):
    """A piece that a window is to hold too, by places of words.

    Attributes:
        window: Where the window begins.
        start: Where the piece begins.
        stop: Where it ends.
        end: Where its text ends.
    """

    window: int
    start: int
    stop: int
    end: int


class _Bearers(NamedTuple):
    """Which names hold every word of a window that counts: those stamped `mark` + `counted`."""

    stamp: NDArray[np.int64]
    mark: int
    counted: int


_FIRST_ROOM = 4096
_LEAST_PIECES = 2
"""Words of a listed name that is looked for in texts, at least."""
_MARKS = MOST_WORDS + 1
"""Stamps of one start of windows: none of their words counts, one does, two do, ..."""
_NO_NAME = -1
"""In place of how many words count: no listed name holds them all."""


def reached_windows(
    texts: Texts, longest: int, book: Book, pairs: NDArray[np.uint64]
) -> tuple[NDArray[np.int64], Names]:
    """Return the windows of two to `longest` pieces all of whose words one listed name may hold.

    Every word is similar to a word of that name, or joined with a neighbour; a single letter may
    be an initial, and the last word of a text may be cut off. Words that are the first letters
    of several, or stand for a listed initial, are not looked for in texts.

    Args:
        texts: The texts.
        longest: Pieces of a window, at most.
        book: The words and their similar list words.
        pairs: See `linchpin.match.reverse.join.joining_neighbours`.

    Returns:
        The text each window is of, and the windows.
    """
    names = book.names
    single = np.diff(book.features.latin_starts) == 1
    telling = (book.features.kinds == Kind.NAME) & ~single
    reach = _Reach(book.joined, single, telling, pairs, names.posting_starts, names.postings)
    stamp = np.full(len(names.names), -1, np.int64)
    room = _FIRST_ROOM
    while True:
        out = _Windows(
            np.empty(room, np.int64),
            np.zeros(room + 1, np.int64),
            np.empty(room * MOST_WORDS, np.int32),
        )
        stamp[:] = -1
        needed = _write_windows(texts, longest, reach, stamp, out)
        if needed <= room:
            rows = out.rows[: needed + 1]
            return out.texts[:needed], (rows, out.words[: rows[-1]])
        room = needed


@looking
def _write_windows(texts, longest, reach, stamp, out):  # pragma: no cover
    """Write the windows of all texts as far as there is room; return how many there are."""
    total, mark = 0, 0
    for text in range(len(texts.starts) - 1):
        stop = texts.starts[text + 1]
        for first in range(texts.starts[text], stop):
            mark += _MARKS
            counted = 0
            low, end = texts.pieces[first], texts.pieces[stop]
            for size in range(1, min(longest, stop - first) + 1):
                start = texts.pieces[first + size - 1]
                high = min(texts.pieces[first + size], low + MOST_WORDS)
                piece = _Piece(low, start, high, end)
                counted = _narrow(texts.words, piece, reach, _Bearers(stamp, mark, counted))
                if counted == _NO_NAME:
                    break
                if (
                    size >= _LEAST_PIECES
                    and high - low >= _LEAST_PIECES
                    and (counted > 0 or _holds_join(texts.words, low, high, reach))
                ):
                    if total < len(out.texts):
                        _write(out, total, text, texts.words[low:high])
                    total += 1
    return total


@looking_inline
def _write(out, place, text, words):  # pragma: no cover
    """Write one window."""
    start = out.rows[place]
    out.texts[place] = text
    out.rows[place + 1] = start + len(words)
    for at in range(len(words)):
        out.words[start + at] = words[at]


@looking_inline
def _narrow(words, piece, reach, held):  # pragma: no cover
    """Keep the names that hold the words of a further piece; return how many words count."""
    counted = held.counted
    for at in range(piece.start, piece.stop):
        if _stands_alone(words, at, piece, reach):
            if not _keep_bearers(words[at], reach, held.stamp, held.mark + counted, counted == 0):
                return _NO_NAME
            counted += 1
    return counted


@looking
def _holds_join(words, low, high, reach):  # pragma: no cover
    """Say whether neighbours that tell make a list word: then no word of a window need count."""
    found = False
    for at in range(low, high - 1):
        tells = reach.telling[words[at]] and reach.telling[words[at + 1]]
        found = found or (tells and joins_on(words[at], words[at + 1], reach.pairs))
    return found


@looking_inline
def _stands_alone(words, at, piece, reach):  # pragma: no cover
    """Say whether a word can be none but a whole word of a listed name, and so counts."""
    if reach.single[words[at]] or at + 1 == piece.end:
        return False
    for first in range(max(at - 2, piece.window), at + 1):
        if joins_on(words[first], words[first + 1], reach.pairs):
            return False
    return True


@looking_inline
def _keep_bearers(word, reach, stamp, mark, any_name):  # pragma: no cover
    """Let the names with this mark that hold a similar word have the next; say if there are any."""
    alive = False
    similar, starts, names = reach.similar, reach.starts, reach.names
    for k in range(similar.starts[word], similar.starts[word + 1]):
        listed = similar.words[k]
        for place in range(starts[listed], starts[listed + 1]):
            name = names[place]
            if any_name or stamp[name] == mark:
                stamp[name] = mark + 1
                alive = True
    return alive
