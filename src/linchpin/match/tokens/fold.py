"""The code point table by which names are folded: case, accents, width and invisible marks off."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from linchpin.match.tokens.tables import simplified, syllables

SEPARATOR = 0
"""Ends a word."""
DROPPED = 1
"""Is passed over: accents, apostrophes, zero-width and direction marks."""
LONGEST_WORD = 40
"""Letters of a word that count."""
DOT = 2
"""Ends a word, except inside a run of single letters (`S.A.`)."""
LOST = 3
"""May stand for a letter that was lost (`LOST_MARKS`, U+FFFD); else it ends a word."""
END = 4
"""Ends a name: the noncharacter U+10FFFF, which no name holds."""
EXPANSION = 0x200000
"""Values from here on are indices into the expansions: `ß` is `ss`."""
END_MARK = "\U0010ffff"
END_CODE = np.uint32(0x10FFFF)
"""The same as a number."""

WILD = 0xFFFD
"""Stands in a word for a letter that was lost."""
_APOSTROPHES = "'’‘`´ʻʼʽʾʿ‛ʹ′＇"
_LETTERS = {
    "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h", "œ": "oe",
    "æ": "ae", "ə": "e", "ŋ": "n", "ƒ": "f", "ɓ": "b", "ɗ": "d", "ŧ": "t", "ĸ": "k",
}  # fmt: skip
"""Latin letters that Unicode does not take apart."""
_STRIPPED_SCRIPTS = ("LATIN", "GREEK", "CYRILLIC", "ARABIC", "HEBREW", "ARMENIAN")
LOST_MARKS = "?#¤±§¥¿¢£¬÷×"
"""Signs that programs put in the place of a letter they cannot write."""
_KANA, _KATAKANA, _KANA_SHIFT = range(0x3041, 0x3097), range(0x30A1, 0x30F7), 0x60
_ALIKE = {"ـ": "", "أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه", "ک": "ك", "ی": "ي"}
"""Arabic letters that are written one for another; the stretching mark is dropped."""
_LIMIT = 0x20000
_MARKS = {ord("."): DOT, **dict.fromkeys((*map(ord, LOST_MARKS), WILD), LOST)}
_IDEOGRAPHS, _SYLLABLES = range(0x3400, 0xA000), range(0xAC00, 0xD7A4)
"""They stand for themselves."""
_FIRST_TRADITIONAL = 0x2E80
"""Code points from here on may be traditional ideographs."""


class FoldTable(NamedTuple):
    """The fold of every code point, and the expansions as one text with its offsets.

    Attributes:
        table: uint32, one value for each code point under 0x20000 (others stand for
            themselves): a folded code point, one of the marks of this module, or `EXPANSION + i`.
        letters: uint32, the expansions one after the other.
        starts: int32, where each begins.
    """

    table: NDArray[np.uint32]
    letters: NDArray[np.uint32]
    starts: NDArray[np.int32]


class SurnameTable(NamedTuple):
    """Surnames in Hangul and Han.

    Attributes:
        single: bool, for each code point whether it is a surname.
        double: uint64, sorted: those of two letters, the first times 2**32 plus the second.
    """

    single: NDArray[np.bool_]
    double: NDArray[np.uint64]


@cache
def surname_table() -> SurnameTable:
    """Return the surnames that are written together with a given name."""
    single = np.zeros(_LIMIT, np.bool_)
    double = []
    for surname in syllables().surnames:
        if len(surname) == 1:
            single[ord(surname)] = True
        elif len(surname) == 2:
            double.append(ord(surname[0]) << 32 | ord(surname[1]))
    return SurnameTable(single, np.array(sorted(double), np.uint64))


class Folds:
    """The folds of code points, learnt as they are met."""

    def __init__(self) -> None:
        """Know nothing yet: every code point stands for itself."""
        self._table = np.arange(_LIMIT, dtype=np.uint32)
        self._known = np.zeros(_LIMIT, np.bool_)
        self._letters: list[int] = []
        self._starts = [0]
        self._expansions: dict[str, int] = {}
        self._simple: dict[str, str] = {}

    def learn(self, points: NDArray[np.integer]) -> FoldTable:
        """Return a table in which some code points, and all met before, have their fold.

        Args:
            points: Code points.
        """
        points = points[points < _LIMIT]
        new = list(dict.fromkeys(points[~self._known[points]].tolist()))
        if not self._simple and max(new, default=0) >= _FIRST_TRADITIONAL:
            self._simple = simplified()
        self._table[new] = list(map(self._fold, new))
        self._known[new] = True
        letters, starts = self._letters or [0], self._starts
        return FoldTable(self._table, np.array(letters, np.uint32), np.array(starts, np.int32))

    def _fold(self, point: int) -> int:
        if point in _MARKS:
            return _MARKS[point]
        letter = chr(point)
        if letter in self._simple:
            return ord(self._simple[letter])
        if point in _IDEOGRAPHS or point in _SYLLABLES:
            return point
        folded = fold_letter(letter)
        if folded is None:
            return SEPARATOR
        if len(folded) < 2:
            return ord(folded) if folded else DROPPED
        if folded not in self._expansions:
            self._expansions[folded] = len(self._starts) - 1
            self._letters.extend(map(ord, folded))
            self._starts.append(len(self._letters))
        return EXPANSION + self._expansions[folded]


@cache
def fold_table() -> FoldTable:
    """Return the table by which names are folded."""
    traditional = [ord(letter) for letter in simplified()]
    rest = (*range(_IDEOGRAPHS.start), *range(_IDEOGRAPHS.stop, _SYLLABLES.start))
    return Folds().learn(np.array([*rest, *range(_SYLLABLES.stop, _LIMIT), *traditional]))


def fold_letter(letter: str) -> str | None:
    """Return what is left of one code point: letters or digits, nothing, or None for a break.

    >>> fold_letter("É"), fold_letter("ß"), fold_letter("-"), fold_letter(chr(0x200B))
    ('e', 'ss', None, '')
    """
    if letter.isascii():
        if letter.isalnum():
            return letter.lower()
        return "" if letter in "'`" or letter == "\x00" else None
    if letter in _APOSTROPHES:
        return ""
    if ord(letter) in _KANA:
        return letter
    if ord(letter) in _KATAKANA:
        return chr(ord(letter) - _KANA_SHIFT)
    category = unicodedata.category(letter)
    if category in ("Cf", "Cc", "Cs", "Mn", "Me", "Lm"):
        return "" if category in ("Cf", "Cc", "Lm") or _drops_marks(letter) else letter
    if category[0] not in "LMN":
        return None
    plain = unicodedata.normalize("NFKD", letter.casefold())
    kept = [_ALIKE.get(char, _LETTERS.get(char, char)) for char in plain if not _is_mark(char)]
    text = "".join(kept).casefold()
    if category[0] == "N":
        digit = unicodedata.digit(letter, None)
        text = text if digit is None else str(digit)
    return "".join(char for char in text if char.isalnum() or unicodedata.category(char)[0] == "M")


def _is_mark(char: str) -> bool:
    return unicodedata.combining(char) != 0 and _drops_marks(char)


def _drops_marks(mark: str) -> bool:
    """Return whether a mark is an accent rather than a vowel of its script."""
    name = unicodedata.name(mark, "COMBINING")
    return name.startswith(("COMBINING", "VARIATION", *_STRIPPED_SCRIPTS))
