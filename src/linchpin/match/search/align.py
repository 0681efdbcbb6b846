"""One asked name against one listed name: words aligned one to one, scored, compiled.

The rule is a soft TF-IDF (Cohen, Ravikumar, Fienberg 2003) in which a word that stands in place
of another costs far more than one that is only missing.
"""

from __future__ import annotations

import numpy as np
from numba import njit

MOST_PAIRS = 600
"""Word pairs of two names that are looked at: every word of one with every word of the other."""


@njit(cache=True)
def row_of(rows, word, wanted):  # pragma: no cover
    """Return the place of a list word in the row of an asked word, or -1."""
    low, high = rows[0][word], rows[0][word + 1]
    stop = high
    while low < high:
        middle = (low + high) >> 1
        if rows[1][middle] < wanted:
            low = middle + 1
        else:
            high = middle
    if low < stop and rows[1][low] == wanted:
        return low
    return -1


@njit(cache=True)
def _spelled_out(letters, low, high, words, features, start):  # pragma: no cover
    """Return how many words, from one on, begin with the letters of a word in turn, or 0."""
    latin, latin_starts, kinds = features
    at = start
    for i in range(low, high):
        while at < len(words) and kinds[words[at]] == 1 and i > low:
            at += 1
        if at >= len(words):
            return 0
        first = latin_starts[words[at]]
        if kinds[words[at]] == 4:  # a number: `i` is no initial of `ii`
            return 0
        if latin_starts[words[at] + 1] - first < 2 or latin[first] != letters[i]:
            return 0
        at += 1
    return at - start


@njit(cache=True)
def find_pairs(asked, joins, listed, units, book, names, rates, pairs):  # pragma: no cover
    """Write every pair of similar words of two names and return how many.

    Args:
        asked: int32, words of the asked name.
        joins: int64, (n, 2): list word and mask of asked words that make it when joined.
        listed: int32, words of the listed name.
        units: words and masks of the listed name's joined words (see `Units`).
        book: Rows (starts, words, likeness, reasons), weights, and (latin, latin_starts, kinds)
            of the asked words.
        names: Weights, (latin, latin_starts, kinds) and marks of the list words: int64, the
            number of the asked name where the word is similar to one of its words, and that
            number.
        rates: See `linchpin.match.search.weights`.
        pairs: Out, float64, (n, 6): asked mask, listed mask, likeness, weight, reason, rank.
    """
    rows, weights, _ = book
    list_weights, _, stamp, row = names
    count = 0
    for j in range(len(listed)):
        y = listed[j]
        if stamp[y] != row:
            continue
        for i in range(len(asked)):
            at = row_of(rows, asked[i], y)
            if at >= 0 and count < MOST_PAIRS:
                weight = 0.5 * (weights[asked[i]] + list_weights[y])
                _put(pairs, count, 1 << i, 1 << j, rows[2][at], weight, rows[3][at])
                count += 1
        for k in range(len(joins)):
            if y == joins[k, 0] and count < MOST_PAIRS:
                weight = 0.5 * (masked(asked, joins[k, 1], weights) + list_weights[y])
                _put(pairs, count, joins[k, 1], 1 << j, rates[7], weight, 14)
                count += 1
    for j in range(len(units[0])):
        y = units[0][j]
        if stamp[y] != row:
            continue
        mask = units[1][j] & 0xFFFF
        for i in range(len(asked)):
            at = row_of(rows, asked[i], y)
            if at >= 0 and count < MOST_PAIRS:
                weight = 0.5 * (weights[asked[i]] + masked(listed, mask, list_weights))
                if mask != units[1][j]:
                    _put(pairs, count, 1 << i, mask, 0.75 * rows[2][at], weight, 15)
                else:
                    _put(pairs, count, 1 << i, mask, rows[2][at] * rates[7], weight, 14)
                count += 1
    for i in range(len(asked)):
        count = _find_initials(asked, i, listed, book, names, rates, pairs, count)
    return count


@njit(cache=True)
def initial_letters(letters, low, high):  # pragma: no cover
    """Return how many initials a word may stand for: 1, 2 (`JC`: no vowel), 3 to 6, or 0."""
    size = high - low
    if size > 6:
        return 0
    if size == 2:
        for i in range(low, high):
            if letters[i] in (97, 101, 105, 111, 117, 121):
                return 0
    return size


@njit(cache=True)
def count_initials(letters, starts, kinds):  # pragma: no cover
    """Return, for each word, how many initials it may stand for; acronyms are not counted.

    Args:
        letters: Latin letters of the words.
        starts: Where each word's begin.
        kinds: `Kind` of each word.
    """
    runs = np.zeros(len(starts) - 1, np.float32)
    for word in range(len(runs)):
        run = initials_of(letters, starts[word], starts[word + 1], kinds[word])
        runs[word] = run if run <= 2 else 0
    return runs


@njit(cache=True, inline="always")
def initials_of(letters, low, high, kind):  # pragma: no cover
    """Return how many initials a word of some kind may stand for, see `initial_letters`.

    Args:
        letters: Latin letters.
        low: Where the word begins.
        high: Where it ends.
        kind: `Kind`; particles and legal forms (`LA`, `KG`) stand for one letter at most.
    """
    run = initial_letters(letters, low, high)
    return 0 if run > 1 and kind in (1, 3) else run


@njit(cache=True)
def _find_initials(asked, i, listed, book, names, rates, pairs, count):  # pragma: no cover
    """Write the pairs an asked word makes as initials of listed ones, or they of it."""
    _, weights, (latin, starts, kinds) = book
    list_weights, (list_latin, list_starts, list_kinds), _, _ = names
    word = asked[i]
    low, high = starts[word], starts[word + 1]
    if high == low:
        return count
    first = latin[low]
    rate, most = rates[6], 6 if rates[9] > 0 else 2
    run = initials_of(latin, low, high, kinds[word])
    cut = i == len(asked) - 1 and high - low >= 2 and cut_length(asked, starts) >= 16
    for j in range(len(listed)):
        y = listed[j]
        list_low, list_high = list_starts[y], list_starts[y + 1]
        if list_high == list_low or list_latin[list_low] != first or count > MOST_PAIRS - 4:
            continue
        if 0 < run <= most:
            used = _spelled_out(latin, low, high, listed, names[1], j)
            if used > 0:
                mask = ((1 << used) - 1) << j
                weight = 0.5 * (weights[word] + masked(listed, mask, list_weights))
                _put_run(pairs, count, 1 << i, mask, run, rate, weight)
                count += 1
        list_run = initials_of(list_latin, list_low, list_high, list_kinds[y])
        if 0 < list_run <= most:
            used = _spelled_out(list_latin, list_low, list_high, asked, book[2], i)
            if used > 0:
                mask = ((1 << used) - 1) << i
                weight = 0.5 * (masked(asked, mask, weights) + list_weights[y])
                _put_run(pairs, count, mask, 1 << j, list_run, rate, weight)
                pairs[count, 4] = 17 if list_run <= 2 else 15
                count += 1
        if cut and list_high - list_low > high - low:
            same = 0
            while low + same < high and list_latin[list_low + same] == latin[low + same]:
                same += 1
            if same == high - low:
                weight = same / (list_high - list_low) * list_weights[y]
                _put(pairs, count, 1 << i, 1 << j, 0.9, weight, 12)
                count += 1
    return count


@njit(cache=True)
def _put_run(pairs, at, asked_mask, listed_mask, run, rate, weight):  # pragma: no cover
    """Write the pair of one or two initials, or of an acronym of three letters and more."""
    if run <= 2:
        _put(pairs, at, asked_mask, listed_mask, 0.9, run * rate, 13)
    else:
        _put(pairs, at, asked_mask, listed_mask, 0.75, weight, 15)


@njit(cache=True)
def cut_length(asked, starts):  # pragma: no cover
    """Return how many letters and spaces a name has, as a field of fixed width counts them."""
    total = len(asked) - 1
    for i in range(len(asked)):
        total += starts[asked[i] + 1] - starts[asked[i]]
    return total


@njit(cache=True, inline="always")
def _put(pairs, at, asked_mask, listed_mask, like, weight, reason):  # pragma: no cover
    """Write one pair."""
    pairs[at, 0] = asked_mask
    pairs[at, 1] = listed_mask
    pairs[at, 2] = like
    pairs[at, 3] = weight
    pairs[at, 4] = reason
    # The most alike first, so that a name and itself agree word by word; initials come last.
    pairs[at, 5] = like + 0.01 * weight - (0.45 if reason >= 12 and reason != 14 else 0.0)


@njit(cache=True)
def masked(words, mask, weights):  # pragma: no cover
    """Return the weight of the words a mask covers."""
    total = 0.0
    for i in range(len(words)):
        if (mask >> i) & 1:
            total += weights[words[i]]
    return total


@njit(cache=True)
def choose(pairs, count):  # pragma: no cover
    """Keep, best first, pairs that share no word; they end up in front. Returns how many."""
    asked_used, listed_used, kept = 0, 0, 0
    while True:
        best, rank = -1, 0.0
        for k in range(kept, count):
            a, b = int(pairs[k, 0]), int(pairs[k, 1])
            if pairs[k, 5] > rank + 1e-9 and not (a & asked_used) and not (b & listed_used):
                best, rank = k, pairs[k, 5]
        if best < 0:
            return kept
        for column in range(6):
            value = pairs[best, column]
            pairs[best, column] = pairs[kept, column]
            pairs[kept, column] = value
        asked_used |= int(pairs[kept, 0])
        listed_used |= int(pairs[kept, 1])
        kept += 1
