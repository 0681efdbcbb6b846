"""Runs of words inside texts, as names to be searched: only those a list can reach whole."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numba import njit
from numpy.typing import NDArray

from linchpin.match.reverse.join import Names, joins_on
from linchpin.match.search.search import Book
from linchpin.match.tokens.vocabulary import MOST_WORDS


@dataclass(frozen=True, slots=True)
class Texts:
    """Texts read piece by piece; a piece is what stands between two blanks.

    Attributes:
        starts: int64, where the pieces of each text begin.
        pieces: int64, where the words of each piece begin.
        words: int32, the words.
    """

    starts: NDArray[np.int64]
    pieces: NDArray[np.int64]
    words: NDArray[np.int32]


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
    names, joined = book.names, book.joined
    single = np.diff(book.features.latin_starts) == 1
    known = (joined.starts, joined.words, single, pairs)
    filed = (names.posting_starts, names.postings, np.full(len(names.names), -1, np.int64))
    room = 4096
    while True:
        owners, rows = np.empty(room, np.int64), np.zeros(room + 1, np.int64)
        words = np.empty(room * MOST_WORDS, np.int32)
        whole = (texts.starts, texts.pieces, texts.words)
        needed = _windows(whole, longest, known, filed, (owners, rows, words))
        if needed <= room:
            return owners[:needed], (rows[: needed + 1], words[: rows[needed]])
        room = needed


@njit(cache=True)
def _windows(texts, longest, known, filed, out):  # pragma: no cover
    starts, pieces, all_words = texts
    owners, rows, words = out
    stamp = filed[2]
    total, mark = 0, 0
    for text in range(len(starts) - 1):
        stop = starts[text + 1]
        for first in range(starts[text], stop):
            mark += 64  # of names: mark + k is the name that holds the first k words that count
            counted = 0
            low = pieces[first]
            for size in range(1, longest + 1):
                if first + size > stop:
                    break
                high = min(pieces[first + size], low + MOST_WORDS)
                counted = _narrow(
                    all_words,
                    (low, pieces[first + size - 1], high, pieces[stop]),
                    known,
                    filed,
                    (mark, counted),
                )
                if counted < 0:
                    break
                if size < 2 or high - low < 2 or counted == 0:
                    continue
                if total < len(owners):
                    owners[total] = text
                    base = rows[total]
                    for at in range(low, high):
                        words[base + at - low] = all_words[at]
                    rows[total + 1] = base + high - low
                total += 1
        if mark > 1 << 62:
            stamp[:] = -1
            mark = 0
    return total


@njit(cache=True)
def _narrow(all_words, where, known, filed, state):  # pragma: no cover
    """Keep the names that hold the words of a further piece; return how many count, -1: none."""
    low, begin, high, end = where
    starts, similar, single, pairs = known
    posting_starts, postings, stamp = filed
    mark, counted = state
    for at in range(begin, high):
        word = all_words[at]
        before = at > low and joins_on(all_words[at - 1], word, pairs)
        second = at > low + 1 and joins_on(all_words[at - 2], all_words[at - 1], pairs)
        after = at + 1 < end and joins_on(word, all_words[at + 1], pairs)
        if single[word] or before or second or after or at + 1 == end:
            continue
        alive = False
        for k in range(starts[word], starts[word + 1]):
            for place in range(posting_starts[similar[k]], posting_starts[similar[k] + 1]):
                name = postings[place]
                if counted == 0 or stamp[name] == mark + counted:
                    stamp[name] = mark + counted + 1
                    alive = True
        if not alive:
            return -1
        counted += 1
    return counted
