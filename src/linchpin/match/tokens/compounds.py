"""Words of listed names written as one: `al hakim` as `alhakim`, or by their first letters."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numba import njit
from numpy.typing import NDArray

from linchpin.match.tokens.features import Features
from linchpin.match.tokens.vocabulary import LONGEST_WORD, Vocabulary, number_word

SHORTEST_UNIT = 4
"""Letters of a joined word, at least."""
ACRONYM = 1 << 20
"""Mark, in a mask, of first letters (`irgc`) rather than neighbours written as one."""
MARK = 0xE000
"""Private code point before an acronym, so that it is not taken for a listed word."""
SHORTEST_ACRONYM = 4
"""First letters that may stand for a name, at least; there are too many of three."""
LONGEST_ACRONYM = 6
"""And at most, see `linchpin.match.search.align.initial_letters`."""


@dataclass(frozen=True, slots=True)
class Units:
    """The joined words of names.

    Attributes:
        rows: int64, where those of each name begin (one more than names).
        words: int32, the joined words.
        masks: int32, which words of the name each joins, as bits; with `ACRONYM` if by their
            first letters.
    """

    rows: NDArray[np.int64]
    words: NDArray[np.int32]
    masks: NDArray[np.int32]


def join_units(
    vocabulary: Vocabulary,
    features: Features,
    rows: NDArray[np.int64],
    words: NDArray[np.int32],
    acronyms: NDArray[np.bool_],
) -> Units:
    """Return the joined words of names, adding them to the vocabulary.

    Two neighbours are joined, three where one of the first two is a particle or title.

    Args:
        vocabulary: The words.
        features: What is known of them.
        rows: Where the words of each name begin.
        words: Words of the names.
        acronyms: Whether the first letters of each name may stand for it.
    """
    most = 2 * len(words) + len(acronyms)
    letters = 5 * int((vocabulary.starts[words + 1] - vocabulary.starts[words]).sum())
    letters += (LONGEST_ACRONYM + 1) * len(acronyms)
    vocabulary.reserve(letters, most)
    units = Units(np.zeros(len(rows), np.int64), np.empty(most, np.int32), np.empty(most, np.int32))
    vocabulary.count = _join(
        (rows, words, acronyms),
        (features.kinds, features.first),
        (vocabulary.slots, vocabulary.arena, vocabulary.starts),
        vocabulary.count,
        (units.rows, units.words, units.masks),
    )
    found = int(units.rows[-1])
    return Units(units.rows, units.words[:found], units.masks[:found])


@njit(cache=True)
def _join(names, features, texts, count, out):  # pragma: no cover
    """Write the joined words of names; return how many words the vocabulary holds then."""
    rows, words, acronyms = names
    kinds, firsts = features
    arena, starts = texts[1], texts[2]
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
                out[1][total], count = number_word(letters, size, texts, count)
                out[2][total] = ((1 << (j - i + 1)) - 1) << (i - first)
                total += 1
        if acronyms[row]:
            size, mask = _first_letters(words[first:stop], kinds, firsts, letters)
            if size > 0:
                out[1][total], count = number_word(letters, size, texts, count)
                out[2][total] = mask | ACRONYM
                total += 1
        out[0][row + 1] = total
    return count


@njit(cache=True)
def _first_letters(words, kinds, firsts, letters):  # pragma: no cover
    """Write the first letters of a name after a mark; return their number and the words' mask.

    Particles are passed over, legal forms left out; nothing is written (0, 0) where they are too
    few or too many or a word has no Latin letters.
    """
    letters[0] = MARK
    size, mask = 1, 0
    for i in range(len(words)):
        kind = kinds[words[i]]
        if kind == 1 or kind == 3:
            continue
        letter = firsts[words[i]] & np.uint32(0xFF)
        if size > LONGEST_ACRONYM or letter < 97 or letter > 122:
            return 0, 0
        letters[size] = letter
        size += 1
        mask |= 1 << i
    return (size, mask) if size > SHORTEST_ACRONYM else (0, 0)


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
