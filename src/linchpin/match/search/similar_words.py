"""The similar-word join: for each word of a book, the words of a list it may stand for.

Every word is filed under its keys (itself, Latin form, sound, scan, skeleton, symbols) and under
what is left when one or two letters are deleted (symmetric deletion, after Garbe's SymSpell
idea). Two words that `likeness` finds alike share a key, so the join misses no pair.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numba import njit
from numpy.typing import NDArray

from linchpin.match.search.word_similarity import likeness
from linchpin.match.tokens.features import Features
from linchpin.match.tokens.keys import finished, mixed

LEAST_LIKENESS = 0.55
"""Words less alike than this are not taken for one."""


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


@dataclass(frozen=True, slots=True)
class Rows:
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


def columns(features: Features) -> tuple[NDArray[np.generic], ...]:
    """Return the features as the compiled functions take them."""
    return (
        features.latin,
        features.latin_starts,
        features.native,
        features.native_starts,
        features.scripts,
        features.keys,
        features.bare,
        features.meanings,
        features.meaning_starts,
        features.kinds,
    )


def index_words(features: Features) -> KeyIndex:
    """Return the words of a list under all their keys."""
    count = _count_keys(columns(features))
    keys, words = np.empty(count, np.uint64), np.empty(count, np.int32)
    _fill_keys(columns(features), keys, words)
    order = np.argsort(keys, kind="stable")
    keys, words = keys[order], words[order]
    bits = min(20, max(4, int(count).bit_length()))
    edges = np.arange(1 << bits, dtype=np.uint64) << np.uint64(64 - bits)
    heads = np.append(np.searchsorted(keys, edges), count).astype(np.int64)
    known = np.zeros(1 << max(4, int(count).bit_length() - 2), np.uint64)
    _note_keys(keys, known)
    return KeyIndex(features, keys, words, heads, bits, known)


def join_words(index: KeyIndex, features: Features) -> Rows:
    """Return, for each word of some features, the similar words of a list with the reason."""
    starts = np.zeros(len(features) + 1, np.int64)
    room = max(1024, 8 * len(features))
    while True:
        words = np.empty(room, np.int32)
        scores, reasons = np.empty(room, np.float32), np.empty(room, np.int8)
        shift = np.uint64(64 - index.bits)
        filed = (index.keys, index.words, index.heads, shift, index.known)
        pair = (columns(index.features), columns(features))
        needed = _join(filed, pair, starts, (words, scores, reasons))
        if needed <= room:
            return Rows(starts, words[:needed], scores[:needed], reasons[:needed])
        room = needed


@njit(cache=True)
def word_keys(one, x, out):  # pragma: no cover
    """Write the keys of a word and return how many.

    Args:
        one: Columns of `Features`, see `columns`.
        x: The word.
        out: Out, uint64, room for 2,000.
    """
    keys = one[5]
    if one[9][x] == 6:  # an acronym
        out[0] = finished(keys[x, 0], 20)
        return 1
    count = 0
    for which in range(6):
        if keys[x, which] != 0:
            # A lookalike form is filed as the Latin form it looks like.
            salt = 1 if which == 2 else which
            if which == 5 and one[6][x] == 0:
                # Skeletons meet bare words only; they are filed under one salt.
                salt = 5
            out[count] = finished(keys[x, which], 20 + salt)
            count += 1
    if one[6][x] != 0:
        out[count] = finished(one[6][x], 25)
        count += 1
    for at in range(one[8][x], one[8][x + 1]):
        out[count] = finished(one[7][at], 30)
        count += 1
        if count > 200:
            break
    if one[4][x] != 1:
        native = one[2][one[3][x] : one[3][x + 1]]
        count = _deletions(native, out, count, one[9][x] == 5)
    if one[4][x] != 0:
        latin = one[0][one[1][x] : one[1][x + 1]]
        count = _deletions(latin, out, count, one[9][x] == 5)
    return count


@njit(cache=True)
def _deletions(letters, out, count, joined):  # pragma: no cover
    """Write keys of a word and of what is left without one letter or, of long words, two.

    A polynomial hash over the letters gives each in a few steps: of a word cut in three it is
    the sum of the hashes of its parts, each shifted by the letters after it.
    """
    size = len(letters)
    if size < 3 or size > 24:
        return count
    step = np.uint64(0x9E3779B97F4A7C15)
    before = np.zeros(26, np.uint64)  # hash of the letters before each place
    power = np.ones(26, np.uint64)
    for i in range(size):
        before[i + 1] = before[i] * step + mixed(np.uint64(letters[i]), 7)
        power[i + 1] = power[i] * step
    whole = before[size]
    out[count] = finished(whole, 40)
    count += 1
    for i in range(size):
        after = whole - before[i + 1] * power[size - 1 - i]
        out[count] = finished(before[i] * power[size - 1 - i] + after, 40)
        count += 1
    if size >= 6 and not joined:
        for i in range(size - 1):
            head = before[i] * power[size - 2 - i]
            for j in range(i + 1, size):
                middle = before[j] - before[i + 1] * power[j - i - 1]
                after = whole - before[j + 1] * power[size - 1 - j]
                out[count] = finished(head + middle * power[size - 1 - j] + after, 40)
                count += 1
    return count


@njit(cache=True)
def _count_keys(one):  # pragma: no cover
    out = np.empty(2000, np.uint64)
    total = 0
    for x in range(len(one[4])):
        total += word_keys(one, x, out)
    return total


@njit(cache=True)
def _fill_keys(one, keys, words):  # pragma: no cover
    out = np.empty(2000, np.uint64)
    total = 0
    for x in range(len(one[4])):
        count = word_keys(one, x, out)
        for i in range(count):
            keys[total] = out[i]
            words[total] = x
            total += 1


@njit(cache=True)
def _note_keys(keys, known):  # pragma: no cover
    mask = np.uint64(len(known) - 1)
    for key in keys:
        known[key >> np.uint64(6) & mask] |= np.uint64(1) << (key & np.uint64(63))


@njit(cache=True)
def _join(filed, pair, starts, found):  # pragma: no cover
    keys, filed_words, heads, shift, known = filed
    mask = np.uint64(len(known) - 1)
    listed, asked = pair
    words, scores, reasons = found
    out = np.empty(2000, np.uint64)
    costs = np.empty((2, 3, 64), np.float32)
    seen = np.full(len(listed[4]), -1, np.int32)
    row = np.empty(4096, np.int32)
    total = 0
    for x in range(len(asked[4])):
        count = word_keys(asked, x, out)
        size = 0
        for i in range(count):
            noted = known[out[i] >> np.uint64(6) & mask] >> (out[i] & np.uint64(63))
            if not noted & np.uint64(1):
                continue
            bucket = out[i] >> shift
            for at in range(heads[bucket], heads[bucket + 1]):
                if keys[at] == out[i]:
                    y = filed_words[at]
                    if seen[y] != x:
                        seen[y] = x
                        if size < 4096:
                            row[size] = y
                            size += 1
        ordered = np.sort(row[:size])
        for i in range(size):
            score, reason = likeness(listed, ordered[i], asked, x, costs)
            if score >= 0.55:
                if total < len(words):
                    words[total] = ordered[i]
                    scores[total] = score
                    reasons[total] = reason
                total += 1
        starts[x + 1] = total
    return total


@njit(cache=True)
def word_bounds(rows, weights, list_weights, posting_starts):  # pragma: no cover
    """Return, for each asked word, what it adds at most, its postings, its heaviest list word.

    Args:
        rows: Starts, words and likeness of `Rows`.
        weights: Weights of the asked words.
        list_weights: Weights of the list words.
        posting_starts: See `linchpin.match.search.name_list.NameList`.
    """
    starts, words, likeness = rows
    most = np.zeros(len(starts) - 1, np.float32)
    cost = np.zeros(len(starts) - 1, np.int64)
    listed = np.zeros(len(starts) - 1, np.float32)
    for x in range(len(most)):
        for at in range(starts[x], starts[x + 1]):
            y = words[at]
            gain = likeness[at] * 0.5 * (weights[x] + list_weights[y])
            most[x] = max(most[x], gain)
            listed[x] = max(listed[x], list_weights[y])
            cost[x] += posting_starts[y + 1] - posting_starts[y]
    return most, cost, listed
