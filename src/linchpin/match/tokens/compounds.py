"""Words of listed names written as one: `al hakim` as `alhakim`, or by their first letters."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from linchpin.compiled import njit
from linchpin.match.tokens.features import LETTER_BITS, Features
from linchpin.match.tokens.fold import LONGEST_WORD
from linchpin.match.tokens.letters import A, Z
from linchpin.match.tokens.lexicon import Kind
from linchpin.match.tokens.vocabulary import Vocabulary
from linchpin.match.tokens.word_table import number_word

SHORTEST_UNIT = 4
"""Letters of a joined word, at least."""
ACRONYM = 1 << 20
"""Mark, in a mask, of first letters (`irgc`) rather than neighbours written as one."""
MARK = 0xE000
"""Private code point before an acronym, so that it is not taken for a listed word."""
SHORTEST_ACRONYM = 4
"""First letters that may stand for a name, at least; there are too many of three."""
LONGEST_ACRONYM = 6
"""First letters that may stand for a name, at most."""


MOST_JOINED = 3
"""Neighbours that are written as one, at most."""


class NameWords(NamedTuple):
    """Names as `Vocabulary.read` returns them.

    Attributes:
        rows: int64, where the words of each name begin (one more than names).
        words: int32, their words.
    """

    rows: NDArray[np.int64]
    words: NDArray[np.int32]


class RoleRates(NamedTuple):
    """What missing a word of a name counts by its role; 1 is normal."""

    paternal: float
    maternal: float
    first_given: float
    second_given: float


class Units(NamedTuple):
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
        NameWords(rows, words), acronyms, features.word_letters, vocabulary.table,
        vocabulary.count, units,
    )  # fmt: skip
    found = int(units.rows[-1])
    return Units(units.rows, units.words[:found], units.masks[:found])


@njit(cache=True)
def _join(names, acronyms, features, table, count, out):  # pragma: no cover
    """Write the joined words of names; return how many words the vocabulary holds then."""
    letters = np.empty(MOST_JOINED * LONGEST_WORD, np.uint32)
    total = 0
    for row in range(len(names.rows) - 1):
        first, stop = names.rows[row], names.rows[row + 1]
        for i in range(first, stop - 1):
            size, named = 0, False
            small = _is_small(features.words[names.words[i]].kind)
            small = small or _is_small(features.words[names.words[i + 1]].kind)
            for j in range(i, min(i + (MOST_JOINED if small else MOST_JOINED - 1), stop)):
                word = names.words[j]
                for k in range(table.starts[word], table.starts[word + 1]):
                    letters[size] = table.arena[k]
                    size += 1
                named = named or features.words[word].kind == Kind.NAME
                if j == i or not named or size < SHORTEST_UNIT or size > LONGEST_WORD:
                    continue
                out.words[total], count = number_word(letters, size, table, count)
                out.masks[total] = ((1 << (j - i + 1)) - 1) << (i - first)
                total += 1
        if acronyms[row]:
            size, mask = _first_letters(names.words[first:stop], features, letters)
            if size > 0:
                out.words[total], count = number_word(letters, size, table, count)
                out.masks[total] = mask | ACRONYM
                total += 1
        out.rows[row + 1] = total
    return count


@njit(cache=True)
def _first_letters(words, features, letters):  # pragma: no cover
    """Write the first letters of a name after a mark; return their number and the words' mask.

    Particles are passed over, legal forms left out; nothing is written (0, 0) where they are too
    few or too many or a word has no Latin letters.
    """
    letters[0] = MARK
    size, mask = 1, 0
    for i in range(len(words)):
        kind = features.words[words[i]].kind
        if kind in (Kind.PARTICLE, Kind.LEGAL_FORM):
            continue
        letter = features.words[words[i]].first & ((np.uint32(1) << LETTER_BITS) - np.uint32(1))
        if size > LONGEST_ACRONYM or letter < A or letter > Z:
            return 0, 0
        letters[size] = letter
        size += 1
        mask |= 1 << i
    return (size, mask) if size > SHORTEST_ACRONYM else (0, 0)


@njit(cache=True, inline="always")
def _is_small(kind):  # pragma: no cover
    return kind in (Kind.PARTICLE, Kind.TITLE)


@njit(cache=True)
def weigh_units(weights, first, names, units, plain):  # pragma: no cover
    """Give each joined word the weight of its parts (the most, where it has several readings).

    Args:
        weights: Out, float32, weights of the joined words.
        first: Number of the first joined word.
        names: See `NameWords`.
        units: See `Units`.
        plain: float32, weights of the single words.
    """
    weights[:] = 0
    for row in range(len(names.rows) - 1):
        low, high = names.rows[row], names.rows[row + 1]
        for at in range(units.rows[row], units.rows[row + 1]):
            word = units.words[at]
            if word < first:
                continue
            total = 0.0
            for i in range(high - low):
                if (units.masks[at] >> i) & 1:
                    total += np.float64(plain[names.words[low + i]])
            weights[word - first] = max(weights[word - first], total)


@njit(cache=True)
def weigh_roles(roles, names, surnames, kinds, rates):  # pragma: no cover
    """Write what missing each word of a name counts; names without stated surnames keep theirs.

    Args:
        roles: Out, float32, one a word.
        names: See `NameWords`.
        surnames: The same of the part of each name that is the surname.
        kinds: `Kind` of each word.
        rates: What missing a word of each role counts.
    """
    for row in range(len(names.rows) - 1):
        low, high = surnames.rows[row], surnames.rows[row + 1]
        family, first = 0, -1
        for at in range(low, high):
            if kinds[surnames.words[at]] == Kind.NAME:
                family += 1
                if first < 0:
                    first = surnames.words[at]
        given_seen = False
        for at in range(names.rows[row], names.rows[row + 1]) if high > low else range(0):
            word = names.words[at]
            if kinds[word] != Kind.NAME:
                continue
            inside = False
            for k in range(low, high):
                inside = inside or surnames.words[k] == word
            if inside:
                if family > 1:
                    roles[at] = rates.paternal if word == first else rates.maternal
            else:
                roles[at] = rates.second_given if given_seen else rates.first_given
                given_seen = True
