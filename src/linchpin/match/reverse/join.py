"""The join from the list's side: which words, and which rows, of a read book a list can reach.

A name is reached only through a word similar to one of its words, or through neighbours that
make one of its words when joined. For a few list words it is far quicker to look for both in
what is known of the book than to ask for every word and row of the book.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from linchpin.compiled import looking, looking_inline, njit
from linchpin.match.search.edits import edit_rows
from linchpin.match.search.name_list import NameList
from linchpin.match.search.similar_words import KeyIndex, SimilarWords
from linchpin.match.search.word_keys import MOST_KEYS, word_keys
from linchpin.match.search.word_similarity import LEAST_LIKENESS, likeness
from linchpin.match.tokens.compounds import SHORTEST_UNIT
from linchpin.match.tokens.fold import LONGEST_WORD
from linchpin.match.tokens.forms import LetterRuns
from linchpin.match.tokens.lexicon import Script
from linchpin.match.tokens.vocabulary import Vocabulary
from linchpin.match.tokens.word_columns import describe, one_word
from linchpin.match.tokens.word_table import find_word

_HALF = np.uint64(32)
Names = tuple[NDArray[np.int64], NDArray[np.int32]]
"""Names as `Vocabulary.read` returns them: where each begins, and the words."""


class _Meetings(NamedTuple):
    """Room for pairs of a book word and a similar list word."""

    book: NDArray[np.int32]
    words: NDArray[np.int32]
    likeness: NDArray[np.float32]
    reasons: NDArray[np.int8]


def join_from_list(index: KeyIndex, names: NameList) -> SimilarWords:
    """Return, for each word of a book, the similar words of a list: the rows of `join_words`.

    Args:
        index: The words of the book under their keys.
        names: The list.
    """
    room = max(1024, 16 * len(names.features))
    while True:
        out = _Meetings(np.empty(room, np.int32), np.empty(room, np.int32),
                        np.empty(room, np.float32), np.empty(room, np.int8))  # fmt: skip
        needed = _join_back(index.filed, names.features.columns, index.features.columns, out)
        if needed <= room:
            break
        room = needed
    book = out.book[:needed]
    order = np.argsort(book, kind="stable")
    starts = np.zeros(len(index.features) + 1, np.int64)
    np.cumsum(np.bincount(book, minlength=len(index.features)), out=starts[1:])
    return SimilarWords(starts, out.words[order], out.likeness[order], out.reasons[order])


def joining_neighbours(
    vocabulary: Vocabulary, names: NameList, *, units: bool = True
) -> NDArray[np.uint64]:
    """Return the pairs of book words that begin a list word when joined, sorted.

    Two or three neighbours make a list word, or a way to write one in Latin letters; of three
    the first two are returned. A pair is the first word's number times 2**32, plus the second's.

    Args:
        vocabulary: The words of the book.
        names: The list.
        units: Whether neighbours of a listed name joined count as a list word too.
    """
    listed, features = names.vocabulary, names.features
    count = listed.count if units else int(names.words.max(initial=-1)) + 1
    # A word in other letters is made of neighbours in Latin letters in each way to write it so.
    other = np.flatnonzero(features.scripts[:count] != Script.LATIN)
    ways = int(np.searchsorted(names.spelling_words, count))
    latin = LetterRuns(features.latin, features.latin_starts)
    found = [
        _cut_in_two(LetterRuns(listed.arena, listed.starts), np.arange(count), vocabulary),
        _cut_in_two(latin, other, vocabulary),
        _cut_in_two(names.spellings, np.arange(ways), vocabulary),
    ]
    return np.unique(np.concatenate(found))


def _cut_in_two(
    runs: LetterRuns, which: NDArray[np.int64], vocabulary: Vocabulary
) -> NDArray[np.uint64]:
    """Return the pairs of words of a book that some of the runs of letters begin with."""
    room = max(1024, 4 * len(which))
    while True:
        out = np.empty(room, np.uint64)
        needed = _split(runs, which, vocabulary.table, out)
        if needed <= room:
            return out[:needed]
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
def _join_back(filed, listed, book, out):  # pragma: no cover
    """Write every pair of a book word and a similar list word; return how many there are."""
    own = np.empty(MOST_KEYS, np.uint64)
    scratch = edit_rows()
    seen = np.full(len(book.scripts), -1, np.int32)
    mine, theirs = one_word(listed), one_word(book)
    total = 0
    for y in range(len(listed.scripts)):
        count = word_keys(listed, y, own)
        describe(listed, y, mine.words, 0)
        for i in range(count):
            at = _first_of(filed, own[i])
            while at < len(filed.keys) and filed.keys[at] == own[i]:
                x = filed.words[at]
                at += 1
                if seen[x] == y:
                    continue
                seen[x] = y
                describe(book, x, theirs.words, 0)
                score, reason = likeness(mine, 0, theirs, 0, scratch)
                if score < LEAST_LIKENESS:
                    continue
                if total < len(out.book):
                    out.book[total] = x
                    out.words[total] = y
                    out.likeness[total] = score
                    out.reasons[total] = reason
                total += 1
    return total


@njit(cache=True)
def _first_of(filed, key):  # pragma: no cover
    """Return where a key is filed first, or would be."""
    bucket = key >> filed.shift
    low, high = filed.heads[bucket], filed.heads[bucket + 1]
    while low < high:
        middle = (low + high) >> 1
        if filed.keys[middle] < key:
            low = middle + 1
        else:
            high = middle
    return low


@njit(cache=True)
def _split(runs, which, book, out):  # pragma: no cover
    """Write the pairs of book words a run begins with, where the rest is one word or none."""
    total = 0
    letters = runs.letters
    for run in which:
        low, high = runs.starts[run], runs.starts[run + 1]
        if high - low < SHORTEST_UNIT or high - low > LONGEST_WORD:
            continue
        for cut in range(low + 1, high):
            first = find_word(letters, low, cut, book)
            if first < 0:
                continue
            for stop in range(cut + 1, high + 1):
                second = find_word(letters, cut, stop, book)
                if second < 0:
                    continue
                if stop < high and find_word(letters, stop, high, book) < 0:
                    continue
                if total < len(out):
                    out[total] = pair_number(first, second)
                total += 1
    return total


@looking_inline
def pair_number(first, second):  # pragma: no cover
    """Return one number for two neighbouring words."""
    return (np.uint64(first) << _HALF) | np.uint64(second)


@looking
def joins_on(first, second, pairs):  # pragma: no cover
    """Say whether two neighbouring words are one of the sorted pairs."""
    wanted = pair_number(first, second)
    low, high = 0, len(pairs)
    while low < high:
        middle = (low + high) >> 1
        if pairs[middle] < wanted:
            low = middle + 1
        else:
            high = middle
    return low < len(pairs) and pairs[low] == wanted


def first_of_pairs(pairs: NDArray[np.uint64]) -> NDArray[np.int64]:
    """Return the first words of pairs of neighbours."""
    return (pairs >> _HALF).astype(np.int64)


@njit(cache=True)
def _pick(rows, words, picked, out_rows, out_words):  # pragma: no cover
    for i in range(len(picked)):
        first = rows[picked[i]]
        for k in range(out_rows[i + 1] - out_rows[i]):
            out_words[out_rows[i] + k] = words[first + k]
