"""How alike two words are, 0 to 1, and why: one compiled rule for searching and for pairs."""

from __future__ import annotations

from enum import IntEnum

import numpy as np
from numba import njit


class Reason(IntEnum):
    """Why two words are taken for one."""

    NONE = 0
    EXACT = 1
    TRANSLITERATED = 2
    LOOKALIKE = 3
    SOUND = 4
    SCAN = 5
    ABBREVIATION = 6
    NICKNAME = 7
    NAME_SYMBOL = 8
    SAME_MEANING = 9
    SPELLING = 10
    NO_VOWELS = 11
    CUT = 12
    INITIAL = 13
    JOINED = 14
    ACRONYM = 15
    EXCHANGED = 16
    LISTED_INITIAL = 17


LIKENESS = np.array(
    # none exact translit looks sound scan abbrev nick symbol meaning (the rest are computed)
    [
        0,
        1,
        0.98,
        0.98,
        0.95,
        0.94,
        0.95,
        0.82,
        0.88,
        0.97,
        0,
        0.86,
        0.80,
        0.60,
        0.98,
        0.75,
        0.20,
        0.60,
    ],
    np.float32,
)
"""Likeness of words that share the key behind each reason; `SPELLING` is computed."""
SHORTEST_MISSPELLED = 3
"""Words shorter than this are never misspelled ones of others."""
TWO_EDITS = 6
"""Words of so many letters may differ by two edits, shorter ones by one."""
LETTER_COST = 1.15
"""Likeness lost by one edit, times the length of the longer word."""
SHORTEST_CUT = 5
"""Letters of a word cut off at the end of a field, at least."""


@njit(cache=True)
def edit_cost(a, b, limit, costs):  # pragma: no cover
    """Return the weighted edits that turn one word into another, or 99 if more than `limit`.

    Edits are those of optimal string alignment (Damerau; insert, delete, replace, swap
    neighbours). A pair a reader or typist confuses costs less than one; `limit` counts whole
    edits.

    Args:
        a: Letters of a word.
        b: Letters of another.
        limit: Most edits, 0 to 2.
        costs: Scratch, float32, (2, 3, 42): rows of whole and of weighted edits.
    """
    n, m = len(a), len(b)
    if not within_edits(a, b, limit):
        return 99.0
    whole, weighted = costs[0], costs[1]
    for j in range(m + 1):
        whole[0, j] = j
        weighted[0, j] = j
    for i in range(1, n + 1):
        now, before, two = i % 3, (i - 1) % 3, (i - 2) % 3
        whole[now, 0] = i
        weighted[now, 0] = i
        best = whole[now, 0]
        low, high = max(1, i - limit), min(m, i + limit)
        if low > 1:
            whole[now, low - 1] = 99
            weighted[now, low - 1] = 99
        for j in range(low, high + 1):
            x, y = a[i - 1], b[j - 1]
            step = whole[before, j - 1] + (0 if x == y else 1)
            cost = weighted[before, j - 1] + (0.0 if x == y else swap_cost(x, y))
            if j < i + limit and whole[before, j] + 1 <= step:
                added = 0.6 if (i > 1 and a[i - 2] == x) or x == 104 else 1.0
                if whole[before, j] + 1 < step or weighted[before, j] + added < cost:
                    cost = weighted[before, j] + added
                step = whole[before, j] + 1
            if j > i - limit and whole[now, j - 1] + 1 <= step:
                added = 0.6 if (j > 1 and b[j - 2] == y) or y == 104 else 1.0
                if whole[now, j - 1] + 1 < step or weighted[now, j - 1] + added < cost:
                    cost = weighted[now, j - 1] + added
                step = whole[now, j - 1] + 1
            swapped = i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y and x != y
            if swapped and whole[two, j - 2] + 1 <= step:
                cost = min(cost, weighted[two, j - 2] + 0.8)
                step = whole[two, j - 2] + 1
            whole[now, j] = step
            weighted[now, j] = cost
            if step < best:
                best = step
        if high < m:
            whole[now, high + 1] = 99
            weighted[now, high + 1] = 99
        if best > limit:
            return 99.0
    return weighted[n % 3, m] if whole[n % 3, m] <= limit else 99.0


@njit(cache=True)
def within_edits(a, b, limit):  # pragma: no cover
    """Return whether at most `limit` edits (0 to 2) turn one word into another."""
    n, m = len(a), len(b)
    if abs(n - m) > limit:
        return False
    i = 0
    while i < n and i < m and a[i] == b[i]:
        i += 1
    if limit < 2:
        return _within_one(a, b, i, i, limit)
    if i in (n, m):
        return True
    if _within_one(a, b, i + 1, i + 1, 1) or _within_one(a, b, i + 1, i, 1):
        return True
    if _within_one(a, b, i, i + 1, 1):
        return True
    swapped = i + 1 < n and i + 1 < m and a[i] == b[i + 1] and a[i + 1] == b[i]
    return swapped and _within_one(a, b, i + 2, i + 2, 1)


@njit(cache=True)
def _within_one(a, b, i, j, limit):  # pragma: no cover
    """Return whether the rests of two words, from two places on, are one edit (or none) apart."""
    n, m = len(a), len(b)
    while i < n and j < m and a[i] == b[j]:
        i += 1
        j += 1
    while n > i and m > j and a[n - 1] == b[m - 1]:
        n -= 1
        m -= 1
    left, right = n - i, m - j
    if limit == 0 or left == 0 or right == 0:
        return left + right <= limit
    if left == 1 and right == 1:
        return True
    return left == 2 and right == 2 and a[i] == b[j + 1] and a[i + 1] == b[j]


@njit(cache=True)
def swap_cost(x, y):  # pragma: no cover
    """Return the cost of one letter written for another, 0.3 to 1."""
    if x > y:
        x, y = y, x
    if x < 58:  # a digit for the letter it looks like: 0o 1l 1i 5s 8b 2z
        if (x == 48 and y == 111) or (x == 49 and (y == 108 or y == 105)):
            return 0.3
        if (x == 53 and y == 115) or (x == 56 and y == 98) or (x == 50 and y == 122):
            return 0.3
        return 1.3
    if (x == 98 and y == 118) or (x == 115 and y == 122) or (x == 105 and y == 121):
        return 0.5  # bv sz iy
    if (x == 99 and (y == 107 or y == 115)) or (x == 103 and y == 106) or (x == 107 and y == 113):
        return 0.6  # ck cs gj kq
    if (x == 118 and y == 119) or (x == 109 and y == 110) or (x == 105 and y == 106):
        return 0.7  # vw mn ij
    if (x == 101 and y == 105) or (x == 111 and y == 117) or (x == 97 and y == 101):
        return 0.8  # ei ou ae
    return 1.0


@njit(cache=True)
def most_edits(size):  # pragma: no cover
    """Return how many edits a word of some letters may be away from another."""
    if size < 3:
        return 0
    return 1 if size < 6 else 2


@njit(cache=True)
def likeness(one, x, other, y, costs):  # pragma: no cover
    """Return how alike two words are and why; the order of the two does not matter.

    Args:
        one: Columns of `Features` (latin, latin_starts, native, native_starts, scripts, keys,
            bare, meanings, meaning_starts, kinds).
        x: A word of it.
        other: Columns of the same or other features.
        y: A word of it.
        costs: Scratch for `edit_cost`.

    Returns:
        Likeness 0..1 and a `Reason`.
    """
    keys, others = one[5], other[5]
    if keys[x, 0] == others[y, 0]:
        return 1.0, 1
    if one[9][x] == 6 or other[9][y] == 6:  # acronyms
        return 0.0, 0
    if one[4][x] == 1 and other[4][y] == 1:
        return shared_symbol(one, x, other, y)
    latin = keys[x, 1] != 0 and others[y, 1] != 0
    if latin and keys[x, 1] == others[y, 1]:
        return 0.98, 2
    if (keys[x, 2] != 0 and keys[x, 2] == others[y, 1]) or (
        others[y, 2] != 0 and others[y, 2] == keys[x, 1]
    ):
        return 0.98, 3
    best, reason = shared_symbol(one, x, other, y)
    same_script = one[4][x] == other[4][y]
    spelled = one[4][x] != 1 and other[4][y] != 1  # in letters, not syllables or ideographs
    if latin and spelled:
        if keys[x, 3] != 0 and keys[x, 3] == others[y, 3] and best < 0.95:
            best, reason = 0.95, 4
        if keys[x, 4] != 0 and keys[x, 4] == others[y, 4] and best < 0.94:
            best, reason = 0.94, 5
        bare = one[6][x] != 0 and one[6][x] == others[y, 5]
        if (bare or (other[6][y] != 0 and other[6][y] == keys[x, 5])) and best < 0.86:
            best, reason = 0.86, 11
    if same_script:
        a = one[2][one[3][x] : one[3][x + 1]]
        b = other[2][other[3][y] : other[3][y + 1]]
    elif latin and spelled:
        a = one[0][one[1][x] : one[1][x + 1]]
        b = other[0][other[1][y] : other[1][y + 1]]
    else:
        return best, reason
    shorter, longer = min(len(a), len(b)), max(len(a), len(b))
    limit = most_edits(shorter)
    if limit > 1 and (one[9][x] == 5 or other[9][y] == 5):
        limit = 1
    if limit > 0 and longer - shorter <= limit:
        cost = edit_cost(a, b, limit, costs)
        if cost < 50:
            found = 1.0 - 1.15 * cost / longer
            if found > best:
                best, reason = found, 10
    return best, reason


@njit(cache=True)
def shared_symbol(one, x, other, y):  # pragma: no cover
    """Return the likeness of two words by the symbols they share, and the reason."""
    best, reason = 0.0, 0
    at, stop = one[8][x], one[8][x + 1]
    to, end = other[8][y], other[8][y + 1]
    while at < stop and to < end:
        a, b = one[7][at], other[7][to]
        if a == b:
            kind = int(a & np.uint64(3))
            if kind == 1 and best < 0.95:
                best, reason = 0.95, 6
            elif kind == 2 and best < 0.82:
                best, reason = 0.82, 7
            elif kind == 0 and best < 0.88:
                best, reason = 0.88, 8
            elif kind == 3 and best < 0.97:
                best, reason = 0.97, 9
            at += 1
            to += 1
        elif a < b:
            at += 1
        else:
            to += 1
    return best, reason
