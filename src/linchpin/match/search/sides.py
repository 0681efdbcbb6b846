"""A book and a list as the compiled search takes them: columns by name."""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from linchpin.compiled import looking, looking_inline, njit, record_type
from linchpin.match.search.similar_words import SimilarWords
from linchpin.match.tokens.compounds import MOST_JOINED
from linchpin.match.tokens.fold import LONGEST_WORD
from linchpin.match.tokens.word_letters import WordLetters
from linchpin.match.tokens.word_table import WordTable

MOST_PAIRS = 600
"""Word pairs of two names that are looked at: every word of one with every word of the other."""
MOST_JOINS = 40
"""List words that neighbours of an asked name make when joined, at most."""
_ONE = np.uint64(1)
FORM_BITS = 16
"""First bits of the ways to write a word by which most that are not there are told."""
FORM_SHIFT = np.uint64(64 - FORM_BITS)
MOST_LETTERS = (MOST_JOINED + 1) * LONGEST_WORD
"""Letters of neighbours that are joined, at most."""


class AskedWords(NamedTuple):
    """Every word of a book, and the list words it may stand for."""

    similar: SimilarWords
    letters: WordLetters


class ListedNames(NamedTuple):
    """The names of a list, see `linchpin.match.search.name_list.NameList`."""

    rows: NDArray[np.int64]
    words: NDArray[np.int32]
    roles: NDArray[np.float32]
    unit_rows: NDArray[np.int64]
    unit_words: NDArray[np.int32]
    unit_masks: NDArray[np.int32]
    letters: WordLetters


class ListedForms(NamedTuple):
    """List words in other letters under their ways to be written in Latin.

    Attributes:
        hashes: uint64, sorted, see `linchpin.match.tokens.features.form_hash`.
        words: int32, the word behind each.
        known: bool, whether a hash begins with each value of `FORM_BITS` bits.
    """

    hashes: NDArray[np.uint64]
    words: NDArray[np.int32]
    known: NDArray[np.bool_]


class WordTables(NamedTuple):
    """The vocabularies of a book and of a list; few functions need them."""

    book: WordTable
    names: WordTable
    forms: ListedForms


class Postings(NamedTuple):
    """Which names hold each word, and what bounds their scores; see `NameList`."""

    starts: NDArray[np.int64]
    initial_stops: NDArray[np.int64]
    names: NDArray[np.int32]
    bearers: NDArray[np.int32]
    bearer_count: int
    totals: NDArray[np.float32]
    initials: NDArray[np.float32]
    beginnings: NDArray[np.uint32]
    initial_letters: NDArray[np.uint32]


class AskedName(NamedTuple):
    """An asked name: its words, and list words that its neighbours make when joined.

    Attributes:
        row: Its number.
        words: int32, its words.
        joins: int64, list words.
        masks: int64, which words of the name make each, as bits.
        whole: Weight of its words.
    """

    row: int
    words: NDArray[np.int32]
    joins: NDArray[np.int64]
    masks: NDArray[np.int64]
    whole: float


class Sum(IntEnum):
    """Columns of sums over words: agreement, and the weights of the words that agree."""

    AGREED = 0
    ASKED = 1
    LISTED = 2


REACHED = record_type(
    [
        ("row", np.int32), ("agreed", np.float32), ("asked", np.float32), ("listed", np.float32),
        ("initials", np.float32), ("total", np.float32), ("beginnings", np.uint32),
        ("initial_letters", np.uint32),
    ]
)  # fmt: skip
"""A listed name in one record: the last asked name that reached it, and what its walked words add
(see `Sum`); what bounds its score (see `linchpin.match.search.name_list.NameList`)."""


class Marks(NamedTuple):
    """For each list word, what the asked name makes of it that is similar to it.

    Attributes:
        bits: uint64, whether it is similar to a word of the name: a bit for each list word.
        sums: float32, (words, 2): the most it adds, and the asked weight (`Sum`).
    """

    bits: NDArray[np.uint64]
    sums: NDArray[np.float32]


PAIR = record_type(
    [
        ("asked", np.int64), ("listed", np.int64), ("likeness", np.float64),
        ("weight", np.float64), ("rank", np.float64), ("reason", np.int64),
    ]
)  # fmt: skip
"""Words of two names that may be one: which of each, as bits; likeness 0..1; what the pair counts;
its rank (the best are chosen first); its `Reason`."""


def word_pairs() -> NDArray[np.void]:
    """Return room for the pairs of two names, `PAIR` records."""
    return np.empty(MOST_PAIRS, PAIR)


@njit(cache=True)
def marks_for(count):  # pragma: no cover
    """Return marks of so many list words, none of them marked."""
    return Marks(np.zeros((count >> 6) + 1, np.uint64), np.zeros((count, 2), np.float32))


@looking_inline
def is_marked(bits, word):  # pragma: no cover
    """Say whether the bit of a word is set."""
    return (bits[word >> 6] >> np.uint64(word & 63)) & _ONE != 0


@looking_inline
def set_mark(bits, word):  # pragma: no cover
    """Set the bit of a word."""
    bits[word >> 6] |= _ONE << np.uint64(word & 63)


@looking_inline
def clear_marks(bits, word):  # pragma: no cover
    """Clear the bit of a word, and of those whose bits are in the same number."""
    bits[word >> 6] = np.uint64(0)


@looking
def swap_pairs(pairs, i, j):  # pragma: no cover
    """Let two pairs change places."""
    one, other = pairs[i], pairs[j]
    one.asked, other.asked = other.asked, one.asked
    one.listed, other.listed = other.listed, one.listed
    one.likeness, other.likeness = other.likeness, one.likeness
    one.weight, other.weight = other.weight, one.weight
    one.rank, other.rank = other.rank, one.rank
    one.reason, other.reason = other.reason, one.reason
