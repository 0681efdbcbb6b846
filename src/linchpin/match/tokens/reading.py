"""What a reader of names asks about the letters around it, compiled."""

from __future__ import annotations

import numpy as np

from linchpin.compiled import looking, looking_inline
from linchpin.match.tokens.fold import END, END_CODE, EXPANSION, LONGEST_WORD
from linchpin.match.tokens.letters import NINE, ZERO

HASH = ord("#")
FIRST_HAN, LAST_HAN, FIRST_HANGUL, LAST_HANGUL = 0x4E00, 0x9FFF, 0xAC00, 0xD7A3
AIN, BA, DAL, ALIF, LAM, HA = map(ord, "عبداله")
FIRST_ARABIC, LAST_ARABIC = 0x600, 0x6FF
FIRST_BURMESE, LAST_BURMESE = 0x1000, 0x109F
_LAST_CONSONANT, _FIRST_VOWEL, _LAST_VOWEL = 0x1021, 0x1023, 0x102A
_ASAT, _STACKED, _CREAKY = 0x103A, 0x1039, 0x1037
LONGEST_HAN_NAME = 4
"""Letters of a name in Hangul or Han that is a surname and a given name written as one."""


@looking
def fold_at(codes, at, folding):  # pragma: no cover
    """Return the fold of a code point of some texts; past their end, and at END_MARK, `END`.

    Args:
        codes: Code points of some texts.
        at: A place in them.
        folding: See `FoldTable`.
    """
    if at >= len(codes) or codes[at] == END_CODE:
        return np.uint32(END)
    return folding.table[codes[at]] if codes[at] < len(folding.table) else codes[at]


@looking
def expand(fold, letters, size, folding):  # pragma: no cover
    """Append the letters that one stands for to a word; return its new size.

    Args:
        fold: The fold of the letter.
        letters: Out, the word.
        size: How many letters it has.
        folding: See `FoldTable`.
    """
    which = fold - EXPANSION
    for i in range(folding.starts[which], folding.starts[which + 1]):
        if size < LONGEST_WORD:
            letters[size] = folding.letters[i]
            size += 1
    return size


@looking
def single_follows(codes, at, folding):  # pragma: no cover
    """Say whether one letter stands alone after a dot, as in `S.A.`.

    Args:
        codes: Code points of some texts.
        at: Where the dot is.
        folding: See `FoldTable`.
    """
    return fold_at(codes, at + 1, folding) > END and fold_at(codes, at + 2, folding) <= END


@looking_inline
def _is_letter(fold):  # pragma: no cover
    """Say whether a fold is a letter and no digit."""
    return fold > END and not (fold >= ZERO and fold <= NINE)


@looking
def letter_lost(codes, at, letters, size, folding):  # pragma: no cover
    """Say whether a mark stands for a letter that was lost: inside a word, or at its edge.

    `#` is a number sign too, so it needs a letter on both sides; digits beside are no words.

    Args:
        codes: Code points of some texts.
        at: Where the mark is.
        letters: The word so far.
        size: How many letters it has.
        folding: See `FoldTable`.
    """
    after = fold_at(codes, at + 1, folding)
    before = letters[size - 1] if size > 0 else np.uint32(0)
    if (after >= ZERO and after <= NINE) or (before >= ZERO and before <= NINE):
        return False
    if codes[at] == HASH:
        return size > 0 and _is_letter(after)
    return size > 0 or _is_letter(after)


@looking
def belongs(codes, at, letters, size, folding):  # pragma: no cover
    """Say whether an Arabic word and the next are one name: `Abd` and an article, `Allah` after.

    Args:
        codes: Code points of some texts.
        at: Where the word ends.
        letters: The word.
        size: How many letters it has.
        folding: See `FoldTable`.
    """
    if letters[0] > LAST_ARABIC or at >= len(codes) or codes[at] == END_CODE:
        return False
    if fold_at(codes, at + 1, folding) != ALIF or fold_at(codes, at + 2, folding) != LAM:
        return False
    if size == 3 and letters[0] == AIN and letters[1] == BA and letters[2] == DAL:
        return True
    allah = fold_at(codes, at + 3, folding) == LAM and fold_at(codes, at + 4, folding) == HA
    return allah and fold_at(codes, at + 5, folding) <= END


@looking
def surname_size(letters, size, alone, surnames):  # pragma: no cover
    """Return how many letters of a word in Hangul or Han are a surname before a name, or 0.

    Three letters are a surname of one and a name of two; two are so only if nothing else is there.

    Args:
        letters: The word.
        size: How many letters it has.
        alone: Whether it is the whole name.
        surnames: See `SurnameTable`.
    """
    if size > LONGEST_HAN_NAME or not (size > 2 or (size == 2 and alone)):
        return 0
    for i in range(size):
        han = letters[i] >= FIRST_HAN and letters[i] <= LAST_HAN
        hangul = letters[i] >= FIRST_HANGUL and letters[i] <= LAST_HANGUL
        if not (han or hangul):
            return 0
    pair = np.uint64(letters[0]) << np.uint64(32) | np.uint64(letters[1])
    at = np.searchsorted(surnames.double, pair)
    if size > 2 and at < len(surnames.double) and surnames.double[at] == pair:
        return 2
    return 1 if size < LONGEST_HAN_NAME and surnames.single[letters[0]] else 0


@looking_inline
def _begins_syllable(letters, at, size):  # pragma: no cover
    """Say whether a Burmese letter begins a syllable: it does unless it closes the one before."""
    letter = letters[at]
    if not (FIRST_BURMESE <= letter <= _LAST_CONSONANT or _FIRST_VOWEL <= letter <= _LAST_VOWEL):
        return False
    after = at + 1
    if after < size and letters[after] == _CREAKY:
        after += 1
    return after >= size or letters[after] not in (_ASAT, _STACKED)


@looking
def syllable_size(letters, size):  # pragma: no cover
    """Return how many letters of a Burmese word its first syllable has, or 0 if it has but one.

    Names are written without blanks, and in Latin letters with one between syllables. A consonant
    without a vowel sign is no syllable of its own: it belongs to the one before.

    Args:
        letters: The word.
        size: How many letters it has.
    """
    if letters[0] < FIRST_BURMESE or letters[0] > LAST_BURMESE:
        return 0
    for at in range(1, size):
        light = at + 1 >= size or _begins_syllable(letters, at + 1, size)
        if _begins_syllable(letters, at, size) and not light:
            return at
    return 0
