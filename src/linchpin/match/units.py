"""Neighbouring words of listed names written as one: `al hakim` as `alhakim`."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numba import njit
from numpy.typing import NDArray

from linchpin.match.features import Features
from linchpin.match.words import LONGEST_WORD, Vocabulary, find_word

SHORTEST_UNIT = 4
"""Letters of a joined word, at least."""


@dataclass(frozen=True, slots=True)
class Units:
    """The joined words of names.

    Attributes:
        rows: int64, where those of each name begin (one more than names).
        words: int32, the joined words.
        masks: int32, which words of the name each joins, as bits.
    """

    rows: NDArray[np.int64]
    words: NDArray[np.int32]
    masks: NDArray[np.int32]


def join_units(
    vocabulary: Vocabulary, features: Features, rows: NDArray[np.int64], words: NDArray[np.int32]
) -> Units:
    """Return the joined words of names, adding them to the vocabulary.

    Two neighbours are joined, three where one of the first two is a particle or title.

    Args:
        vocabulary: The words.
        features: What is known of them.
        rows: Where the words of each name begin.
        words: Words of the names.
    """
    most = 2 * len(words)
    letters = 5 * int((vocabulary.starts[words + 1] - vocabulary.starts[words]).sum())
    vocabulary.reserve(letters, most)
    units = Units(np.zeros(len(rows), np.int64), np.empty(most, np.int32), np.empty(most, np.int32))
    vocabulary.count = _join(
        (rows, words),
        features.kinds,
        (vocabulary.slots, vocabulary.arena, vocabulary.starts),
        vocabulary.count,
        (units.rows, units.words, units.masks),
    )
    found = int(units.rows[-1])
    return Units(units.rows, units.words[:found], units.masks[:found])


@njit(cache=True)
def _join(names, kinds, texts, count, out):  # pragma: no cover
    """Write the joined words of names; return how many words the vocabulary holds then."""
    rows, words = names
    slots, arena, starts = texts
    letters = np.empty(3 * LONGEST_WORD, np.uint32)
    total = 0
    for row in range(len(rows) - 1):
        first, stop = rows[row], rows[row + 1]
        for i in range(first, stop - 1):
            small = _is_small(kinds[words[i]]) or _is_small(kinds[words[i + 1]])
            size, named = 0, False
            for j in range(i, min(i + (3 if small else 2), stop)):
                word = words[j]
                for k in range(starts[word], starts[word + 1]):
                    letters[size] = arena[k]
                    size += 1
                named = named or kinds[word] == 0
                if j == i or not named or size < SHORTEST_UNIT or size > LONGEST_WORD:
                    continue
                found = find_word(letters, 0, size, slots, arena, starts)
                if found < 0:
                    slots[-1 - found] = count
                    found = np.int64(count)
                    for k in range(size):
                        arena[starts[count] + k] = letters[k]
                    starts[count + 1] = starts[count] + size
                    count += 1
                out[1][total] = found
                out[2][total] = ((1 << (j - i + 1)) - 1) << (i - first)
                total += 1
        out[0][row + 1] = total
    return count


@njit(cache=True, inline="always")
def _is_small(kind):  # pragma: no cover
    return kind == 1 or kind == 2


@njit(cache=True)
def weigh_units(weights, first, names, units, plain):  # pragma: no cover
    """Give each joined word the weight of its parts (the most, where it has several readings).

    Args:
        weights: Out, float32, weights of the joined words.
        first: Number of the first joined word.
        names: Rows and words of the names.
        units: Rows, words and masks of `Units`.
        plain: float32, weights of the single words.
    """
    weights[:] = 0
    rows, words = names
    for row in range(len(rows) - 1):
        for at in range(units[0][row], units[0][row + 1]):
            word = units[1][at]
            if word < first:
                continue
            total = 0.0
            for i in range(rows[row + 1] - rows[row]):
                if (units[2][at] >> i) & 1:
                    total += plain[words[rows[row] + i]]
            weights[word - first] = max(weights[word - first], total)


@njit(cache=True)
def weigh_roles(roles, names, surnames, kinds, rates):  # pragma: no cover
    """Write what missing each word of a name counts; names without stated surnames keep theirs.

    Args:
        roles: Out, float32, one a word.
        names: Rows and words of the names.
        surnames: Rows and words of the part of each that is the surname.
        kinds: `Kind` of each word.
        rates: Of a first and a second surname, a first and a further given name.
    """
    rows, words = names
    for row in range(len(rows) - 1):
        low, high = surnames[0][row], surnames[0][row + 1]
        family, first = 0, -1
        for at in range(low, high):
            if kinds[surnames[1][at]] == 0:
                family += 1
                if first < 0:
                    first = surnames[1][at]
        given_seen = False
        for at in range(rows[row], rows[row + 1]) if high > low else range(0):
            word = words[at]
            if kinds[word] != 0:
                continue
            inside = False
            for k in range(low, high):
                inside = inside or surnames[1][k] == word
            if inside:
                if family > 1:
                    roles[at] = rates[0] if word == first else rates[1]
            else:
                roles[at] = rates[3] if given_seen else rates[2]
                given_seen = True
