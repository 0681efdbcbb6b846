"""What is known of words as compiled functions take it: in columns, or a record for each word.

A word is compared with a dozen others. To look up twelve columns for each costs more than to
compare: a record is one stretch of memory, and is handed on for nothing.
"""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from linchpin.compiled import looking, looking_inline, njit, record_type
from linchpin.match.tokens.forms import form_hash


class Key(IntEnum):
    """Columns of keys: what two words may share."""

    EXACT = 0
    LATIN = 1
    LOOKALIKE = 2
    SOUND = 3
    SCAN = 4
    SKELETON = 5
    CONSONANTS = 6


class WordColumns(NamedTuple):
    """The columns of `linchpin.match.tokens.features.Features` that tell words apart."""

    latin: NDArray[np.uint32]
    latin_starts: NDArray[np.int64]
    native: NDArray[np.uint32]
    native_starts: NDArray[np.int64]
    scripts: NDArray[np.int8]
    keys: NDArray[np.uint64]
    bare: NDArray[np.uint64]
    meanings: NDArray[np.uint64]
    meaning_starts: NDArray[np.int64]
    kinds: NDArray[np.int8]
    forms: NDArray[np.uint64]
    form_starts: NDArray[np.int64]


_ONE, _KINDS, _FOLDED = np.uint64(1), np.uint64(63), np.uint64(6)
_TO_BIT = np.uint64(58)
COMPARED = record_type(
    [
        ("exact", np.uint64), ("latin_key", np.uint64), ("lookalike", np.uint64),
        ("sound", np.uint64), ("scan", np.uint64), ("skeleton", np.uint64),
        ("consonants", np.uint64), ("bare", np.uint64),
        ("symbols", np.uint64), ("form_bits", np.uint64), ("own_bits", np.uint64),
        ("latin", np.int64), ("native", np.int64), ("latin_size", np.int64),
        ("native_size", np.int64), ("meaning", np.int32), ("meaning_stop", np.int32),
        ("form", np.int32), ("form_stop", np.int32), ("script", np.int8), ("kind", np.int8),
    ],
    align=True,
)  # fmt: skip
"""A word in one record: its keys (`Key`); which symbols it has, as bits;
which other ways to be written, and how it is written itself, as bits (see `_form_bit`);
where its letters, symbols and forms are; its script and kind."""


class ComparedWords(NamedTuple):
    """Words in records, with what these point to.

    Attributes:
        words: `COMPARED` records.
        latin: uint32, letters of the Latin forms.
        native: uint32, letters of the words as they are.
        meanings: uint64, symbols.
        forms: uint64, other ways to write the words, hashed.
    """

    words: NDArray[np.void]
    latin: NDArray[np.uint32]
    native: NDArray[np.uint32]
    meanings: NDArray[np.uint64]
    forms: NDArray[np.uint64]


def compared_words(columns: WordColumns) -> ComparedWords:
    """Return all words in records.

    Args:
        columns: What is known of them.
    """
    words = np.empty(len(columns.scripts), COMPARED)
    _describe_all(columns, words)
    return ComparedWords(words, columns.latin, columns.native, columns.meanings, columns.forms)


@looking
def _describe_all(columns, words):  # pragma: no cover
    for x in range(len(words)):
        describe(columns, x, words, x)


@njit(cache=True)
def one_word(columns):  # pragma: no cover
    """Return room for one word of some columns, see `describe`.

    Args:
        columns: See `WordColumns`.
    """
    room = np.empty(1, COMPARED)
    return ComparedWords(room, columns.latin, columns.native, columns.meanings, columns.forms)


@looking
def describe(columns, x, words, at):  # pragma: no cover
    """Write what is known of a word into a record.

    Args:
        columns: See `WordColumns`.
        x: The word.
        words: Out, `COMPARED` records.
        at: Which of them.
    """
    word, keys = words[at], columns.keys
    word.exact, word.latin_key = keys[x, Key.EXACT], keys[x, Key.LATIN]
    word.lookalike, word.sound = keys[x, Key.LOOKALIKE], keys[x, Key.SOUND]
    word.scan, word.skeleton = keys[x, Key.SCAN], keys[x, Key.SKELETON]
    word.consonants, word.bare = keys[x, Key.CONSONANTS], columns.bare[x]
    starts = columns.latin_starts
    word.latin, word.latin_size = starts[x], starts[x + 1] - starts[x]
    starts = columns.native_starts
    word.native, word.native_size = starts[x], starts[x + 1] - starts[x]
    starts = columns.meaning_starts
    word.meaning, word.meaning_stop = starts[x], starts[x + 1]
    starts = columns.form_starts
    word.form, word.form_stop = starts[x], starts[x + 1]
    word.script, word.kind = columns.scripts[x], columns.kinds[x]
    word.symbols = _bits_of(columns.meanings, word.meaning, word.meaning_stop)
    word.form_bits = np.uint64(0)
    for place in range(word.form, word.form_stop):
        word.form_bits |= _form_bit(columns.forms[place])
    word.own_bits = np.uint64(0)
    if word.latin_key != 0:
        word.own_bits |= _form_bit(form_hash(word.latin_key, False))
    if word.consonants != 0:
        word.own_bits |= _form_bit(form_hash(word.consonants, True))


@looking_inline
def _form_bit(form):  # pragma: no cover
    """Return a form as one of 64 bits: two words may meet in a form only where they share one."""
    return _ONE << (np.uint64(form) >> _TO_BIT)


@looking_inline
def _bits_of(values, start, stop):  # pragma: no cover
    """Return which of 64 kinds of values are in a stretch, as bits."""
    bits = np.uint64(0)
    for at in range(start, stop):
        value = np.uint64(values[at])
        bits |= _ONE << ((value ^ value >> _FOLDED) & _KINDS)
    return bits
