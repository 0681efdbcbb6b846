"""The join from the list's side: which words, and which rows, of a read book a list can reach.

A name is reached only through a word similar to one of its words, or through neighbours that
make one of its words when joined. For a few list words it is far quicker to look for both in
what is known of the book than to ask for every word and row of the book.
"""

from __future__ import annotations

import numpy as np
from numba import njit
from numpy.typing import NDArray

from linchpin.match.search.name_list import NameList
from linchpin.match.search.similar_words import KeyIndex, Rows, columns, word_keys
from linchpin.match.search.word_similarity import likeness
from linchpin.match.tokens.vocabulary import Vocabulary, find_word

Names = tuple[NDArray[np.int64], NDArray[np.int32]]
"""Names as `Vocabulary.read` returns them: where each begins, and the words."""


def join_from_list(index: KeyIndex, names: NameList) -> Rows:
    """Return, for each word of a book, the similar words of a list: the rows of `join_words`.

    Args:
        index: The words of the book under their keys.
        names: The list.
    """
    room = max(1024, 16 * len(names.features))
    filed = (index.keys, index.words, index.heads, np.uint64(64 - index.bits))
    pair = (columns(names.features), columns(index.features))
    while True:
        out = (np.empty(room, np.int32), np.empty(room, np.int32),
               np.empty(room, np.float32), np.empty(room, np.int8))  # fmt: skip
        needed = _join_back(filed, pair, out)
        if needed <= room:
            break
        room = needed
    book = out[0][:needed]
    order = np.argsort(book, kind="stable")
    starts = np.zeros(len(index.features) + 1, np.int64)
    np.cumsum(np.bincount(book, minlength=len(index.features)), out=starts[1:])
    return Rows(starts, out[1][order], out[2][order], out[3][order])


def joining_neighbours(
    vocabulary: Vocabulary, names: NameList, *, units: bool = True
) -> NDArray[np.uint64]:
    """Return the pairs of book words that begin a list word when joined, sorted.

    Two or three neighbours make a list word; of three the first two are returned. A pair is the
    first word's number times 2**32, plus the second's.

    Args:
        vocabulary: The words of the book.
        names: The list.
        units: Whether neighbours of a listed name joined count as a list word too.
    """
    book = (vocabulary.slots, vocabulary.arena, vocabulary.starts)
    listed = names.vocabulary
    count = listed.count if units else int(names.words.max(initial=-1)) + 1
    room = max(1024, 4 * count)
    while True:
        out = np.empty(room, np.uint64)
        needed = _split(listed.arena, listed.starts, count, book, out)
        if needed <= room:
            return np.unique(out[:needed])
        room = needed


def picked_names(read: Names, picked: NDArray[np.int64]) -> Names:
    """Return some of the names, in the order given."""
    sizes = np.diff(read[0])[picked]
    rows = np.zeros(len(picked) + 1, np.int64)
    np.cumsum(sizes, out=rows[1:])
    words = np.empty(rows[-1], np.int32)
    _pick(read[0], read[1], picked, rows, words)
    return rows, words


@njit(cache=True)
def _join_back(filed, pair, out):  # pragma: no cover
    """Write every pair of a book word and a similar list word; return how many there are."""
    keys, filed_words, heads, shift = filed
    listed, book = pair
    found, words, scores, reasons = out
    own = np.empty(2000, np.uint64)
    costs = np.empty((2, 3, 64), np.float32)
    seen = np.full(len(book[4]), -1, np.int32)
    total = 0
    for y in range(len(listed[4])):
        count = word_keys(listed, y, own)
        for i in range(count):
            bucket = own[i] >> shift
            low, high = heads[bucket], heads[bucket + 1]
            while low < high:
                middle = (low + high) >> 1
                if keys[middle] < own[i]:
                    low = middle + 1
                else:
                    high = middle
            while low < heads[bucket + 1] and keys[low] == own[i]:
                x = filed_words[low]
                low += 1
                if seen[x] == y:
                    continue
                seen[x] = y
                score, reason = likeness(listed, y, book, x, costs)
                if score >= 0.55:
                    if total < len(found):
                        found[total] = x
                        words[total] = y
                        scores[total] = score
                        reasons[total] = reason
                    total += 1
    return total


@njit(cache=True)
def _split(arena, starts, count, book, out):  # pragma: no cover
    """Write the pairs of book words a list word begins with, where the rest is one word or none."""
    slots, book_arena, book_starts = book
    total = 0
    for word in range(count):
        low, high = starts[word], starts[word + 1]
        if high - low < 4 or high - low > 40:
            continue
        for cut in range(low + 1, high):
            first = find_word(arena, low, cut, slots, book_arena, book_starts)
            if first < 0:
                continue
            for stop in range(cut + 1, high + 1):
                second = find_word(arena, cut, stop, slots, book_arena, book_starts)
                if second < 0:
                    continue
                if stop < high and find_word(arena, stop, high, slots, book_arena, book_starts) < 0:
                    continue
                if total < len(out):
                    out[total] = (np.uint64(first) << np.uint64(32)) | np.uint64(second)
                total += 1
    return total


@njit(cache=True)
def joins_on(first, second, pairs):  # pragma: no cover
    """Say whether two neighbouring words are one of the sorted pairs."""
    wanted = (np.uint64(first) << np.uint64(32)) | np.uint64(second)
    low, high = 0, len(pairs)
    while low < high:
        middle = (low + high) >> 1
        if pairs[middle] < wanted:
            low = middle + 1
        else:
            high = middle
    return low < len(pairs) and pairs[low] == wanted


@njit(cache=True)
def _pick(rows, words, picked, out_rows, out_words):  # pragma: no cover
    for i in range(len(picked)):
        first = rows[picked[i]]
        for k in range(out_rows[i + 1] - out_rows[i]):
            out_words[out_rows[i] + k] = words[first + k]
