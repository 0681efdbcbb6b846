"""Which names of a read book can be a listed one: a quick look that leaves out no match.

Of most names only one word is similar to a listed one, and all the others stand in place of other
words: a conflict, which costs more than what is left can pay. Names of which two words are
similar to words of one listed name are always kept.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from linchpin.compiled import njit
from linchpin.match.reverse.join import Names, first_of_pairs, joins_on
from linchpin.match.search.search import Book
from linchpin.match.search.sides import Sum, clear_marks, is_marked, marks_for, set_mark
from linchpin.match.search.weights import CONFLICT, rates
from linchpin.match.tokens.features import Features
from linchpin.match.tokens.hashing import hash_letters
from linchpin.match.tokens.initials import MOST_INITIALS, initial_letters
from linchpin.match.tokens.word_columns import Key

_SLACK = 1e-4
"""How much more than the rule allows a name may cost and still be kept: sums are rounded."""


NAMES_IN_ONE = 64
"""Names that one number holds as bits."""


class BookLimits(NamedTuple):
    """What is known of the words of a book before its names are looked at.

    Attributes:
        similar: bool, whether a list word is similar.
        firsts: bool, whether it begins a list word joined with a neighbour.
        loose: bool, whether it may be an initial.
        cut: bool, whether it may be a list word cut off.
        weights: float32.
        held: uint64, (words, ...): the names with words similar to it, as bits.
        limits: float64, (words, 3): `Sum` columns, see `_limit_words`.
    """

    similar: NDArray[np.bool_]
    firsts: NDArray[np.bool_]
    loose: NDArray[np.bool_]
    cut: NDArray[np.bool_]
    weights: NDArray[np.float32]
    held: NDArray[np.uint64]
    limits: NDArray[np.float64]


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
    firsts[first_of_pairs(pairs)] = True
    held = np.zeros((len(features), len(names.names) // NAMES_IN_ONE + 1), np.uint64)
    limits = np.zeros((len(features), len(Sum)), np.float64)
    if len(names.names):
        _limit_words(
            joined, features.weights, names.side, names.filed,
            rates(spelled_out=names.spelled_out), held, limits,
        )  # fmt: skip
    # The last word of a name may be cut off: its Latin form is what a listed word begins with.
    cut = np.isin(features.keys[:, Key.LATIN], _beginnings(names.features))
    known = BookLimits(
        similar=np.diff(joined.starts) > 0,
        firsts=firsts,
        loose=_loose_words(features.latin, features.latin_starts),
        cut=cut,
        weights=features.weights,
        held=held,
        limits=limits,
    )
    kept = np.zeros(len(read[0]) - 1, np.bool_)
    _reached(*read, known, pairs, threshold, kept)
    return np.flatnonzero(kept)


@njit(cache=True)
def _limit_words(similar, own, names, postings, rule, held, limits):  # pragma: no cover
    """Write, for each book word, the names with words similar to it, and what they may add.

    `limits` receives, each over all those names: the most agreement, the most asked weight that
    agrees, the least listed weight that is left.
    """
    known = names.letters.words
    marks = marks_for(len(known))
    for x in range(len(own)):
        for at in range(similar.starts[x], similar.starts[x + 1]):
            y = similar.words[at]
            set_mark(marks.bits, y)
            marks.sums[y, Sum.AGREED] = similar.likeness[at] * 0.5 * (own[x] + known[y].weight)
        limits[x, Sum.LISTED] = np.inf
        for at in range(similar.starts[x], similar.starts[x + 1]):
            y = similar.words[at]
            for k in range(postings.starts[y], postings.starts[y + 1]):
                name = postings.names[k]
                bit = np.uint64(1) << np.uint64(name % NAMES_IN_ONE)
                if held[x, name // NAMES_IN_ONE] & bit:
                    continue
                held[x, name // NAMES_IN_ONE] |= bit
                agreed, asked, left = _most_of_name(name, own[x], names, postings, marks, rule)
                limits[x, Sum.AGREED] = max(limits[x, Sum.AGREED], agreed)
                limits[x, Sum.ASKED] = max(limits[x, Sum.ASKED], asked)
                limits[x, Sum.LISTED] = min(limits[x, Sum.LISTED], left)
        for at in range(similar.starts[x], similar.starts[x + 1]):
            clear_marks(marks.bits, similar.words[at])


@njit(cache=True)
def _most_of_name(name, weight, names, postings, marks, rule):  # pragma: no cover
    """Return the most a name agrees with one book word, in what asked weight; and what is left."""
    # A listed initial may stand for any asked word.
    initials = postings.initials[name]
    agreed, asked = rule.initial * initials, 0.0 + initials
    left = postings.totals[name] - initials
    for i in range(names.rows[name], names.rows[name + 1]):
        y = names.words[i]
        if is_marked(marks.bits, y):
            agreed += marks.sums[y, Sum.AGREED]
            asked += weight
            left -= names.letters.words[y].weight
    for i in range(names.unit_rows[name], names.unit_rows[name + 1]):
        y = names.unit_words[i]
        if is_marked(marks.bits, y):
            agreed += marks.sums[y, Sum.AGREED]
            asked += weight
            left -= names.letters.words[y].weight
    return agreed, asked, left


@njit(cache=True)
def _loose_words(letters, starts):  # pragma: no cover
    """Return which words may be initials of others."""
    loose = np.zeros(len(starts) - 1, np.bool_)
    for word in range(len(loose)):
        loose[word] = 0 < initial_letters(letters, starts[word], starts[word + 1]) <= MOST_INITIALS
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
def _reached(rows, words, known, pairs, threshold, kept):  # pragma: no cover
    for row in range(len(kept)):
        low, high = rows[row], rows[row + 1]
        touched, sure, whole = 0, False, 0.0
        for at in range(low, high):
            word = words[at]
            whole += known.weights[word]
            if known.firsts[word] and at + 1 < high and joins_on(word, words[at + 1], pairs):
                kept[row] = True
                break
            touched += known.similar[word]
            sure |= known.loose[word]
        if kept[row] or touched == 0:
            continue
        if sure or known.cut[words[high - 1]]:
            kept[row] = True
        else:
            kept[row] = _may_match(words[low:high], known, whole, threshold)


@njit(cache=True)
def _may_match(words, known, whole, threshold):  # pragma: no cover
    """Say whether two words are similar to words of one name, or one of them is enough."""
    for i in range(len(words)):
        x = words[i]
        if not known.similar[x]:
            continue
        left = min(whole - known.limits[x, Sum.ASKED], known.limits[x, Sum.LISTED])
        agreed = known.limits[x, Sum.AGREED]
        if agreed * (1 - threshold) + _SLACK >= threshold * CONFLICT * max(0.0, left):
            return True
        for j in range(i):
            if not known.similar[words[j]] or words[j] == x:
                continue
            for part in range(known.held.shape[1]):
                if known.held[x, part] & known.held[words[j], part]:
                    return True
    return False
