"""Edits that turn one word into another, weighed by what readers and typists confuse."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from linchpin.compiled import njit
from linchpin.match.tokens.fold import LONGEST_WORD, WILD
from linchpin.match.tokens.letters import NINE, ZERO, H

TOO_MANY = 99.0
"""Cost of words that more edits than allowed tell apart."""
SHORTEST_MISSPELLED = 3
"""Words shorter than this are never misspelled ones of others."""
TWO_EDITS = 6
"""Words of so many letters may differ by two edits, shorter ones by one."""
LETTER_COST = 1.15
"""Likeness lost by one edit, times the length of the longer word."""
SWAPPED = 0.8
"""Cost of two neighbours that changed places."""
LESS_HEARD = 0.6
"""Cost of a letter more or less where it is an `h` or the one before it again."""
LOST_LETTER = 0.1
"""Cost of a letter in place of one that was lost (`?`, `#`, U+FFFD)."""
ANOTHER_NUMBER = 4.0
"""Cost of a digit more, less or in place of another: numbers are not misspelled."""
A_DIGIT = 1.3
"""Cost of a digit that does not look like the letter."""
_CONFUSED = {
    0.3: "0o 1l 1i 5s 8b 2z",
    0.5: "bv sz iy",
    0.6: "ck cs gj kq",
    0.7: "vw mn ij",
    0.8: "ei ou ae",
}
"""Letters written for one another, by what one for the other costs; all else costs 1."""
_KNOWN_CODES = 128


def _swap_costs() -> NDArray[np.float64]:
    costs = np.ones((_KNOWN_CODES, _KNOWN_CODES))
    costs[: NINE + 1, :] = costs[:, : NINE + 1] = A_DIGIT
    costs[ZERO : NINE + 1, ZERO : NINE + 1] = ANOTHER_NUMBER
    for cost, pairs in _CONFUSED.items():
        for pair in pairs.split():
            one, other = ord(pair[0]), ord(pair[1])
            costs[one, other] = costs[other, one] = cost
    return costs


_SWAP_COSTS = _swap_costs()


class EditRows(NamedTuple):
    """Scratch of `edit_cost`: three rows of whole and of weighted edits."""

    whole: NDArray[np.float32]
    weighted: NDArray[np.float32]


@njit(cache=True)
def edit_rows():  # pragma: no cover
    """Return room for `edit_cost`."""
    width = LONGEST_WORD + 2
    return EditRows(np.empty((3, width), np.float32), np.empty((3, width), np.float32))


@njit(cache=True)
def edit_cost(a, b, limit, scratch):  # pragma: no cover
    """Return the weighted edits that turn one word into another, or `TOO_MANY` above `limit`.

    Edits are those of optimal string alignment (Damerau; insert, delete, replace, swap
    neighbours). A pair a reader or typist confuses costs less than one; `limit` counts whole
    edits.

    Args:
        a: Letters of a word.
        b: Letters of another.
        limit: Most edits, 0 to 2.
        scratch: See `EditRows`.
    """
    n, m = len(a), len(b)
    if not within_edits(a, b, limit):
        return TOO_MANY
    for j in range(m + 1):
        scratch.whole[0, j] = j
        scratch.weighted[0, j] = j
    for i in range(1, n + 1):
        best = _next_row(a, b, i, limit, scratch)
        if best > limit:
            return TOO_MANY
    last = n % 3
    return scratch.weighted[last, m] if scratch.whole[last, m] <= limit else TOO_MANY


@njit(cache=True)
def _next_row(a, b, i, limit, scratch):  # pragma: no cover
    """Write what the first `i` letters of a word cost; return the fewest whole edits of the row."""
    whole, weighted = scratch.whole, scratch.weighted
    m = len(b)
    now, before, two = i % 3, (i - 1) % 3, (i - 2) % 3
    x = a[i - 1]
    whole[now, 0] = i
    weighted[now, 0] = i
    best = whole[now, 0]
    low, high = max(1, i - limit), min(m, i + limit)
    if low > 1:
        whole[now, low - 1] = TOO_MANY
        weighted[now, low - 1] = TOO_MANY
    for j in range(low, high + 1):
        y = b[j - 1]
        step = whole[before, j - 1] + (0 if x == y else 1)
        cost = weighted[before, j - 1] + (0.0 if x == y else swap_cost(x, y))
        if j < i + limit and whole[before, j] + 1 <= step:
            added = _odd_letter_cost(a, i - 1)
            if whole[before, j] + 1 < step or weighted[before, j] + added < cost:
                cost = weighted[before, j] + added
            step = whole[before, j] + 1
        if j > i - limit and whole[now, j - 1] + 1 <= step:
            added = _odd_letter_cost(b, j - 1)
            if whole[now, j - 1] + 1 < step or weighted[now, j - 1] + added < cost:
                cost = weighted[now, j - 1] + added
            step = whole[now, j - 1] + 1
        swapped = i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y and x != y
        if swapped and whole[two, j - 2] + 1 <= step:
            cost = min(cost, weighted[two, j - 2] + SWAPPED)
            step = whole[two, j - 2] + 1
        whole[now, j] = step
        weighted[now, j] = cost
        best = min(best, step)
    if high < m:
        whole[now, high + 1] = TOO_MANY
        weighted[now, high + 1] = TOO_MANY
    return best


@njit(cache=True, inline="always")
def _odd_letter_cost(letters, at):  # pragma: no cover
    """Return the cost of a letter that the other word does not have."""
    if letters[at] >= ZERO and letters[at] <= NINE:
        return ANOTHER_NUMBER
    if letters[at] == WILD:
        return LOST_LETTER
    doubled = at > 0 and letters[at - 1] == letters[at]
    return LESS_HEARD if doubled or letters[at] == H else 1.0


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
    """Return the cost of one letter written for another, 0.3 to 1.3."""
    if x < _KNOWN_CODES and y < _KNOWN_CODES:
        return _SWAP_COSTS[x, y]
    if x == WILD or y == WILD:
        return LOST_LETTER
    return A_DIGIT if min(x, y) <= NINE else 1.0


@njit(cache=True)
def most_edits(size):  # pragma: no cover
    """Return how many edits a word of some letters may be away from another."""
    if size < SHORTEST_MISSPELLED:
        return 0
    return 1 if size < TWO_EDITS else 2
