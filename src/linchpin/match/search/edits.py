"""Edits that turn one word into another, weighed by what readers and typists confuse."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from linchpin.compiled import looking, looking_inline, njit
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
_ROWS = 3
"""Rows of edits that are kept."""


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


class Stretch(NamedTuple):
    """A word as a stretch of an array of letters."""

    start: int
    size: int


@njit(cache=True)
def edit_rows():  # pragma: no cover
    """Return room for `edit_cost`: three rows of whole edits, and three of weighted ones."""
    return np.empty((2 * _ROWS, LONGEST_WORD + 2), np.float32)


@looking
def edit_cost(one, a, other, b, limit, scratch):  # pragma: no cover
    """Return the weighted edits that turn one word into another, or `TOO_MANY` above `limit`.

    Edits are those of optimal string alignment (Damerau; insert, delete, replace, swap
    neighbours). A pair a reader or typist confuses costs less than one; `limit` counts whole
    edits.

    Args:
        one: Letters.
        a: The `Stretch` of them that is a word.
        other: The same or other letters.
        b: The `Stretch` of them that is the other word.
        limit: Most edits, 0 to 2.
        scratch: See `edit_rows`.
    """
    if not within_edits(one, a, other, b, limit):
        return TOO_MANY
    for j in range(min(b.size, limit) + 1):
        scratch[0, j] = scratch[_ROWS, j] = j
    for i in range(1, a.size + 1):
        _next_row(one, a, other, b, i, (limit, scratch))
    return np.float64(scratch[_ROWS + a.size % _ROWS, b.size])


@looking_inline
def _next_row(one, a, other, b, i, room):  # pragma: no cover
    """Write what the first `i` letters of a word cost, up to so many letters of the other.

    Only what at most `limit` edits reach is written, and only that is read.
    """
    limit, scratch = room
    now, before, two = i % _ROWS, (i - 1) % _ROWS, (i - 2) % _ROWS
    x = one[a.start + i - 1]
    scratch[now, 0] = scratch[_ROWS + now, 0] = i
    for j in range(max(1, i - limit), min(b.size, i + limit) + 1):
        y = other[b.start + j - 1]
        step = scratch[before, j - 1] + (0 if x == y else 1)
        swap = 0.0 if x == y else swap_cost(x, y)
        cost = scratch[_ROWS + before, j - 1] + np.float64(swap)
        if j < i + limit and scratch[before, j] + 1 <= step:
            dropped = scratch[_ROWS + before, j] + _odd_letter_cost(one, a.start, i - 1)
            if scratch[before, j] + 1 < step or dropped < cost:
                cost = dropped
            step = scratch[before, j] + 1
        if j > i - limit and scratch[now, j - 1] + 1 <= step:
            added = scratch[_ROWS + now, j - 1] + _odd_letter_cost(other, b.start, j - 1)
            if scratch[now, j - 1] + 1 < step or added < cost:
                cost = added
            step = scratch[now, j - 1] + 1
        if i > 1 and j > 1 and x != y:
            swapped = x == other[b.start + j - 2] and one[a.start + i - 2] == y
            if swapped and scratch[two, j - 2] + 1 <= step:
                cost = min(cost, scratch[_ROWS + two, j - 2] + np.float64(SWAPPED))
                step = scratch[two, j - 2] + 1
        scratch[now, j] = step
        scratch[_ROWS + now, j] = cost


@looking_inline
def _odd_letter_cost(letters, start, at):  # pragma: no cover
    """Return the cost of a letter of a word that the other word does not have."""
    letter = letters[start + at]
    if letter >= ZERO and letter <= NINE:
        return np.float64(ANOTHER_NUMBER)
    if letter == WILD:
        return np.float64(LOST_LETTER)
    doubled = at > 0 and letters[start + at - 1] == letter
    return np.float64(LESS_HEARD if doubled or letter == H else 1.0)


@looking
def within_edits(one, a, other, b, limit):  # pragma: no cover
    """Return whether at most `limit` edits (0 to 2) turn one word into another.

    Args:
        one: Letters.
        a: The `Stretch` of them that is a word.
        other: The same or other letters.
        b: The `Stretch` of them that is the other word.
        limit: Most edits, 0 to 2.
    """
    if abs(a.size - b.size) > limit:
        return False
    i, j = a.start, b.start
    n, m = i + a.size, j + b.size
    while i < n and j < m and one[i] == other[j]:
        i += 1
        j += 1
    while n > i and m > j and one[n - 1] == other[m - 1]:
        n -= 1
        m -= 1
    if limit < 2:
        return _within_one(one, Stretch(i, n - i), other, Stretch(j, m - j), limit)
    left, right = n - i, m - j
    if left == 0 or right == 0:
        return True
    if _within_one(one, Stretch(i + 1, left - 1), other, Stretch(j + 1, right - 1), 1):
        return True
    if _within_one(one, Stretch(i + 1, left - 1), other, Stretch(j, right), 1):
        return True
    if _within_one(one, Stretch(i, left), other, Stretch(j + 1, right - 1), 1):
        return True
    swapped = left > 1 and right > 1 and one[i] == other[j + 1] and one[i + 1] == other[j]
    return swapped and _within_one(
        one, Stretch(i + 2, left - 2), other, Stretch(j + 2, right - 2), 1
    )


@looking
def _within_one(one, a, other, b, limit):  # pragma: no cover
    """Return whether the rests of two words are one edit (or none) apart."""
    i, j = a.start, b.start
    n, m = i + a.size, j + b.size
    if abs(a.size - b.size) > limit:
        return False
    while i < n and j < m and one[i] == other[j]:
        i += 1
        j += 1
    while n > i and m > j and one[n - 1] == other[m - 1]:
        n -= 1
        m -= 1
    left, right = n - i, m - j
    if limit == 0 or left == 0 or right == 0:
        return left + right <= limit
    if left == 1 and right == 1:
        return True
    return left == 2 and right == 2 and one[i] == other[j + 1] and one[i + 1] == other[j]


@looking
def letters_apart(one, a, other, b, row):  # pragma: no cover
    """Return how many letters of one word are not, in order, those of the other (Levenshtein).

    Args:
        one: Letters.
        a: The `Stretch` of them that is a word.
        other: The same or other letters.
        b: The `Stretch` of them that is the other word.
        row: Scratch, a number more than the second word has letters.
    """
    for j in range(b.size + 1):
        row[j] = j
    for i in range(a.size):
        before, row[0] = row[0], i + 1
        for j in range(b.size):
            same = one[a.start + i] == other[b.start + j]
            step = min(row[j] + 1, row[j + 1] + 1, before + (0 if same else 1))
            before, row[j + 1] = row[j + 1], step
    return row[b.size]


@looking
def swap_cost(x, y):  # pragma: no cover
    """Return the cost of one letter written for another, 0.3 to 1.3."""
    if x < _KNOWN_CODES and y < _KNOWN_CODES:
        return _SWAP_COSTS[x, y]
    if x == WILD or y == WILD:
        return LOST_LETTER
    return A_DIGIT if min(x, y) <= NINE else 1.0


@looking
def most_edits(size):  # pragma: no cover
    """Return how many edits a word of some letters may be away from another."""
    if size < SHORTEST_MISSPELLED:
        return 0
    return 1 if size < TWO_EDITS else 2
