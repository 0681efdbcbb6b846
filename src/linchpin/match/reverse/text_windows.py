"""Runs of words inside texts, as names to be searched: only those a list can reach whole."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numba import njit
from numpy.typing import NDArray

from linchpin.match.reverse.join import Names, joins_on
from linchpin.match.search.search import Book
from linchpin.match.tokens.features import Features
from linchpin.match.tokens.vocabulary import MOST_WORDS

LONGEST_LETTERS = 6
"""Letters of a word that may be the first letters of others, at most."""


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
    """Return the windows of two to `longest` pieces all of whose words a listed name may hold.

    One word at least is similar to a listed one, or joined with a neighbour. A further one may
    also stand for first letters, be cut off (the last), or begin as a listed initial does.
    Words that fit nothing can only be what listed first letters of three words and more stand
    for; the rest must outweigh them.

    Args:
        texts: The texts.
        longest: Pieces of a window, at most.
        book: The words and their similar list words.
        pairs: See `linchpin.match.reverse.join.joining_neighbours`.

    Returns:
        The text each window is of, and the windows.
    """
    features = book.features
    known = (
        np.diff(book.joined.starts) > 0,
        _may_be_letters(features) | _may_be_spelled(features, book.names.features),
        features.weights,
        pairs,
    )
    room = 4096
    while True:
        owners, rows = np.empty(room, np.int64), np.zeros(room + 1, np.int64)
        words = np.empty(room * MOST_WORDS, np.int32)
        whole = (texts.starts, texts.pieces, texts.words)
        needed = _windows(whole, longest, known, (owners, rows, words))
        if needed <= room:
            return owners[:needed], (rows[: needed + 1], words[: rows[needed]])
        room = needed


def _may_be_letters(features: Features) -> NDArray[np.bool_]:
    return np.diff(features.latin_starts) <= LONGEST_LETTERS


def _may_be_spelled(features: Features, listed: Features) -> NDArray[np.bool_]:
    """Return which words begin with a letter of a listed initial, or of two together."""
    letters = set()
    for word in np.flatnonzero(np.diff(listed.latin_starts) <= 2).tolist():
        first, stop = listed.latin_starts[word], listed.latin_starts[word + 1]
        letters.update(listed.latin[first:stop].tolist())
    firsts = np.array(sorted(letters), np.uint32)
    begins = features.latin_starts[:-1]
    filled = np.diff(features.latin_starts) > 0
    spelled = np.zeros(len(features), np.bool_)
    spelled[filled] = np.isin(features.latin[begins[filled]], firsts)
    return spelled


@njit(cache=True)
def _windows(texts, longest, known, out):  # pragma: no cover
    starts, pieces, all_words = texts
    owners, rows, words = out
    total = 0
    for text in range(len(starts) - 1):
        for first in range(starts[text], starts[text + 1]):
            for size in range(2, longest + 1):
                if first + size > starts[text + 1]:
                    break
                low = pieces[first]
                high = min(pieces[first + size], low + 16)
                if high - low < 2 or not _fits(all_words[low:high], known):
                    continue
                if total < len(owners):
                    owners[total] = text
                    base = rows[total]
                    for at in range(low, high):
                        words[base + at - low] = all_words[at]
                    rows[total + 1] = base + high - low
                total += 1
    return total


@njit(cache=True)
def _fits(words, known):  # pragma: no cover
    """Say whether all words of a window may be of a listed name."""
    listed, other, weights, pairs = known
    touched, fitting, unfit = 0, 0, 0.0
    joined_until = -1
    for at in range(len(words)):
        if at + 1 < len(words) and joins_on(words[at], words[at + 1], pairs):
            joined_until = at + 2  # a third word may follow the pair
        if listed[words[at]] or at <= joined_until:
            touched += 1
        elif other[words[at]] or at + 1 == len(words):
            fitting += 1
        else:
            unfit += weights[words[at]]
    return touched > 0 and unfit <= touched + fitting
