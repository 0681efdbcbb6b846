"""The similar-word join: for each word of a book, the words of a list it may stand for.

Every word is filed under its keys (itself, Latin form, sound, scan, skeleton, symbols) and under
what is left when one or two letters are deleted (symmetric deletion, after Garbe's SymSpell
idea). Two words that `likeness` finds alike share a key, so the join misses no pair.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from linchpin.compiled import looking, looking_inline, njit
from linchpin.match.search.edits import edit_rows
from linchpin.match.search.unlike_words import surely_unlike
from linchpin.match.search.word_keys import MOST_KEYS, word_keys
from linchpin.match.search.word_similarity import LEAST_LIKENESS, likeness
from linchpin.match.tokens.features import Features
from linchpin.match.tokens.word_columns import describe, one_word

MOST_LOOKED_AT = 4096
"""Words sharing a key with one that are compared with it, at most."""
_MOST_BITS, _LEAST_BITS = 20, 4
_KEY_BITS = 64
_WORD_BITS = np.uint64(6)
_IN_WORD = np.uint64(63)
_ONE = np.uint64(1)


class FiledKeys(NamedTuple):
    """Keys as compiled functions take them, see `KeyIndex`; `shift` leaves their first bits."""

    keys: NDArray[np.uint64]
    words: NDArray[np.int32]
    heads: NDArray[np.int64]
    shift: np.uint64
    known: NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class KeyIndex:
    """The words of a list under their keys.

    Attributes:
        features: The words.
        keys: uint64, sorted.
        words: int32, the word behind each key.
        heads: int64, where the keys of each value of their first `bits` bits begin.
        bits: How many bits, 4 to 20.
        known: uint64, bits set where some key ends so: most keys asked for are not there.
    """

    features: Features
    keys: NDArray[np.uint64]
    words: NDArray[np.int32]
    heads: NDArray[np.int64]
    bits: int
    known: NDArray[np.uint64]

    @property
    def filed(self) -> FiledKeys:
        """Return the keys as compiled functions take them."""
        shift = np.uint64(_KEY_BITS - self.bits)
        return FiledKeys(self.keys, self.words, self.heads, shift, self.known)


class SimilarWords(NamedTuple):
    """Similar words, a row for each word asked about, ordered by list word.

    Attributes:
        starts: int64, where each row begins.
        words: int32, words of the list.
        likeness: float32, 0..1.
        reasons: int8, `Reason` values.
    """

    starts: NDArray[np.int64]
    words: NDArray[np.int32]
    likeness: NDArray[np.float32]
    reasons: NDArray[np.int8]


class WordBounds(NamedTuple):
    """What each asked word may do at most.

    Attributes:
        gain: float32, agreement it adds at most.
        postings: int64, how many names its similar words are in.
        listed: float32, weight of the heaviest of its similar words.
    """

    gain: NDArray[np.float32]
    postings: NDArray[np.int64]
    listed: NDArray[np.float32]


def index_words(features: Features) -> KeyIndex:
    """Return the words of a list under all their keys."""
    columns = features.columns
    count = _count_keys(columns)
    keys, words = np.empty(count, np.uint64), np.empty(count, np.int32)
    _fill_keys(columns, keys, words)
    order = np.argsort(keys, kind="stable")
    keys, words = keys[order], words[order]
    bits = min(_MOST_BITS, max(_LEAST_BITS, int(count).bit_length()))
    edges = np.arange(1 << bits, dtype=np.uint64) << np.uint64(_KEY_BITS - bits)
    heads = np.append(np.searchsorted(keys, edges), count).astype(np.int64)
    known = np.zeros(1 << max(_LEAST_BITS, int(count).bit_length() - 2), np.uint64)
    _note_keys(keys, known)
    return KeyIndex(features, keys, words, heads, bits, known)


def join_words(index: KeyIndex, features: Features) -> SimilarWords:
    """Return, for each word of some features, the similar words of a list with the reason."""
    starts = np.zeros(len(features) + 1, np.int64)
    room = max(1024, 8 * len(features))
    while True:
        found = SimilarWords(
            starts, np.empty(room, np.int32), np.empty(room, np.float32), np.empty(room, np.int8)
        )
        needed = _join(index.filed, index.features.compared, features.columns, found)
        if needed <= room:
            return SimilarWords(
                starts, found.words[:needed], found.likeness[:needed], found.reasons[:needed]
            )
        room = needed


@njit(cache=True)
def _count_keys(one):  # pragma: no cover
    out = np.empty(MOST_KEYS, np.uint64)
    total = 0
    for x in range(len(one.scripts)):
        total += word_keys(one, x, out)
    return total


@njit(cache=True)
def _fill_keys(one, keys, words):  # pragma: no cover
    out = np.empty(MOST_KEYS, np.uint64)
    total = 0
    for x in range(len(one.scripts)):
        count = word_keys(one, x, out)
        for i in range(count):
            keys[total] = out[i]
            words[total] = x
            total += 1


@njit(cache=True)
def _note_keys(keys, known):  # pragma: no cover
    mask = np.uint64(len(known) - 1)
    for key in keys:
        known[key >> _WORD_BITS & mask] |= _ONE << (key & _IN_WORD)


@looking
def _sharing_words(filed, own, count, x, seen, row):  # pragma: no cover
    """Write the filed words that share one of some keys, each once; return how many."""
    known, heads, words, keys = filed.known, filed.heads, filed.words, filed.keys
    shift, mask = filed.shift, np.uint64(len(known) - 1)
    size = 0
    for i in range(count):
        key = own[i]
        if not known[key >> _WORD_BITS & mask] >> (key & _IN_WORD) & _ONE:
            continue
        bucket = key >> shift
        for at in range(heads[bucket], heads[bucket + _ONE]):
            if keys[at] == key and seen[words[at]] != x:
                seen[words[at]] = x
                if size < MOST_LOOKED_AT:
                    row[size] = words[at]
                    size += 1
    return size


@njit(cache=True)
def _join(filed, listed, asked, found):  # pragma: no cover
    """Write the similar words of each asked word; return how many, even past the room."""
    own = np.empty(MOST_KEYS, np.uint64)
    scratch = edit_rows()
    seen = np.full(len(listed.words), -1, np.int32)
    row = np.empty(MOST_LOOKED_AT, np.int32)
    mine = one_word(asked)
    starts = found.starts
    total = 0
    for x in range(len(asked.scripts)):
        count = word_keys(asked, x, own)
        size = _sharing_words(filed, own, count, x, seen, row)
        describe(asked, x, mine.words, 0)
        total = _write_alike(listed, row[:size], mine, found, total, scratch)
        starts[x + 1] = total
    return total


@looking
def _write_alike(listed, row, mine, found, total, scratch):  # pragma: no cover
    """Write the words of a row that a word is similar to, in order; return how many there are."""
    word, words = mine.words[0], listed.words
    letters, listed_letters = mine.native, listed.native
    room, first = len(found.words), total
    for at in range(len(row)):
        if surely_unlike(word, letters, words[row[at]], listed_letters):
            continue
        score, reason = likeness(listed, row[at], mine, 0, scratch)
        if score >= LEAST_LIKENESS:
            if total < room:
                _put_in_order(found, first, total, row[at], score, reason)
            total += 1
    return total


@looking_inline
def _put_in_order(found, first, stop, word, score, reason):  # pragma: no cover
    """Add a similar word to a row that is in the order of words."""
    words, alike, reasons = found.words, found.likeness, found.reasons
    at = stop
    while at > first and words[at - 1] > word:
        words[at] = words[at - 1]
        alike[at] = alike[at - 1]
        reasons[at] = reasons[at - 1]
        at -= 1
    words[at] = word
    alike[at] = score
    reasons[at] = reason


@njit(cache=True)
def word_bounds(similar, weights, list_weights, posting_starts):  # pragma: no cover
    """Return what each asked word may do at most.

    Args:
        similar: See `SimilarWords`.
        weights: Weights of the asked words.
        list_weights: Weights of the list words.
        posting_starts: See `linchpin.match.search.name_list.NameList`.
    """
    count = len(similar.starts) - 1
    bounds = WordBounds(
        np.zeros(count, np.float32), np.zeros(count, np.int64), np.zeros(count, np.float32)
    )
    for x in range(count):
        for at in range(similar.starts[x], similar.starts[x + 1]):
            y = similar.words[at]
            gain = similar.likeness[at] * 0.5 * (weights[x] + list_weights[y])
            bounds.gain[x] = max(bounds.gain[x], gain)
            bounds.listed[x] = max(bounds.listed[x], list_weights[y])
            bounds.postings[x] += posting_starts[y + 1] - posting_starts[y]
    return bounds
