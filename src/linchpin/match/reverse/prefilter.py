"""Which names of a read book can be a listed one: a quick look that leaves out no match.

Of most names only one word is similar to a listed one, and all the others stand in place of other
words: a conflict, which costs more than what is left can pay. Names of which two words are
similar to words of one listed name are always kept.
"""

from __future__ import annotations

import numpy as np
from numba import njit
from numpy.typing import NDArray

from linchpin.match.reverse.join import Names, joins_on
from linchpin.match.search.align import initial_letters
from linchpin.match.search.search import Book
from linchpin.match.search.weights import CONFLICT
from linchpin.match.tokens.features import Features
from linchpin.match.tokens.vocabulary import hash_letters

_SLACK = 1e-4
"""How much more than the rule allows a name may cost and still be kept: sums are rounded."""


def reached_names(
    read: Names, book: Book, pairs: NDArray[np.uint64], *, threshold: float
) -> NDArray[np.int64]:
    """Return the names of a book that may score enough with some name of a list, in order.

    Args:
        read: The names.
        book: Their words, and the similar words of the list.
        pairs: See `linchpin.match.reverse.join.joining_neighbours`.
        threshold: Least score of a match, 0..1.
    """
    joined, names, features = book.joined, book.names, book.features
    firsts = np.zeros(len(features), np.bool_)
    firsts[(pairs >> np.uint64(32)).astype(np.int64)] = True
    similar = (joined.starts, joined.words, joined.likeness)
    held = np.zeros((len(features), len(names.names) // 64 + 1), np.uint64)
    limits = np.zeros((len(features), 3), np.float64)
    if len(names.names):
        listed = (names.rows, names.words, names.unit_rows, names.unit_words)
        filed = (names.posting_starts, names.postings, names.totals, names.initials)
        weights = (features.weights, names.features.weights)
        _limit_words(similar, listed, filed, weights, held, limits)
    loose = _loose_words(features.latin, features.latin_starts)
    # The last word of a name may be cut off: its Latin form is what a listed word begins with.
    cut = np.isin(features.keys[:, 1], _beginnings(names.features))
    kept = np.zeros(len(read[0]) - 1, np.bool_)
    known = (np.diff(joined.starts) > 0, firsts, pairs, loose, cut)
    _reached(read, known, (features.weights, held, limits), threshold, kept)
    return np.flatnonzero(kept)


@njit(cache=True)
def _limit_words(similar, listed, filed, weights, held, limits):  # pragma: no cover
    """Write, for each book word, the names with words similar to it, and what they may add.

    `limits` receives, each over all those names: the most agreement, the most asked weight that
    agrees, the least listed weight that is left.
    """
    starts, similar_words, likeness = similar
    rows, words, unit_rows, unit_words = listed
    posting_starts, postings, totals, initials = filed
    own, list_weights = weights
    stamp = np.full(len(list_weights), -1, np.int64)
    gains = np.zeros(len(list_weights), np.float64)
    for x in range(len(own)):
        for at in range(starts[x], starts[x + 1]):
            y = similar_words[at]
            stamp[y] = x
            gains[y] = likeness[at] * 0.5 * (own[x] + list_weights[y])
        limits[x, 2] = np.inf
        for at in range(starts[x], starts[x + 1]):
            y = similar_words[at]
            for k in range(posting_starts[y], posting_starts[y + 1]):
                name = postings[k]
                bit = np.uint64(1) << np.uint64(name & 63)
                if held[x, name >> 6] & bit:
                    continue
                held[x, name >> 6] |= bit
                # A listed initial may stand for any asked word.
                agreed, asked = 0.25 * initials[name], 0.0 + initials[name]
                left = totals[name] - initials[name]
                for i in range(rows[name], rows[name + 1]):
                    if stamp[words[i]] == x:
                        agreed += gains[words[i]]
                        asked += own[x]
                        left -= list_weights[words[i]]
                for i in range(unit_rows[name], unit_rows[name + 1]):
                    if stamp[unit_words[i]] == x:
                        agreed += gains[unit_words[i]]
                        asked += own[x]
                        left -= list_weights[unit_words[i]]
                limits[x, 0] = max(limits[x, 0], agreed)
                limits[x, 1] = max(limits[x, 1], asked)
                limits[x, 2] = min(limits[x, 2], left)


@njit(cache=True)
def _loose_words(letters, starts):  # pragma: no cover
    """Return which words may be initials of others."""
    loose = np.zeros(len(starts) - 1, np.bool_)
    for word in range(len(loose)):
        run = initial_letters(letters, starts[word], starts[word + 1])
        loose[word] = run == 1 or run == 2
    return loose


def _beginnings(features: Features) -> NDArray[np.uint64]:
    """Return the hashes of all beginnings of the Latin forms of some words."""
    sizes = np.maximum(np.diff(features.latin_starts) - 1, 0)
    found = np.zeros(int(sizes.sum()), np.uint64)
    _hash_beginnings(features.latin, features.latin_starts, found)
    return np.unique(found)


@njit(cache=True)
def _hash_beginnings(letters, starts, found):  # pragma: no cover
    count = 0
    for word in range(len(starts) - 1):
        for stop in range(starts[word] + 1, starts[word + 1]):
            found[count] = hash_letters(letters, starts[word], stop)
            count += 1


@njit(cache=True)
def _reached(read, known, sums, threshold, kept):  # pragma: no cover
    rows, words = read
    similar, firsts, pairs, loose, cut = known
    weights = sums[0]
    for row in range(len(kept)):
        low, high = rows[row], rows[row + 1]
        touched, sure, whole = 0, False, 0.0
        for at in range(low, high):
            word = words[at]
            whole += weights[word]
            if firsts[word] and at + 1 < high and joins_on(word, words[at + 1], pairs):
                kept[row] = True
                break
            touched += similar[word]
            sure |= loose[word]
        if kept[row] or touched == 0:
            continue
        if sure or cut[words[high - 1]]:
            kept[row] = True
        else:
            kept[row] = _may_match(words[low:high], similar, sums, whole, threshold)


@njit(cache=True)
def _may_match(words, similar, sums, whole, threshold):  # pragma: no cover
    """Say whether two words are similar to words of one name, or one of them is enough."""
    _, held, limits = sums
    for i in range(len(words)):
        x = words[i]
        if not similar[x]:
            continue
        conflict = max(0.0, min(whole - limits[x, 1], limits[x, 2]))
        if limits[x, 0] * (1 - threshold) + _SLACK >= threshold * CONFLICT * conflict:
            return True
        for j in range(i):
            if not similar[words[j]] or words[j] == x:
                continue
            for part in range(held.shape[1]):
                if held[x, part] & held[words[j], part]:
                    return True
    return False
