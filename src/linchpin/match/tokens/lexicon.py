"""What one word means by itself: script, Latin form, name symbols, kind and weight."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from hashlib import blake2b
from typing import NamedTuple

import numpy as np

from linchpin.compiled import njit
from linchpin.match.tokens.arabic_compounds import (
    borne_by_way,
    compounds_by_way,
    ways_to_write,
)
from linchpin.match.tokens.fold import LONGEST_WORD, WILD
from linchpin.match.tokens.romanise import consonants_in_latin, written_in_latin
from linchpin.match.tokens.tables import frequencies, short_forms, small_words


class Kind(IntEnum):
    """What a word does in a name."""

    NAME = 0
    PARTICLE = 1
    TITLE = 2
    LEGAL_FORM = 3
    NUMBER = 4
    JOINED = 5
    ACRONYM = 6


class Likeness(IntEnum):
    """How alike two words are that share a symbol: the last bits of its number."""

    NAME_SYMBOL = 0
    ABBREVIATION = 1
    NICKNAME = 2
    SAME_MEANING = 3
    FORM = 4


LIKENESS_BITS = np.uint64(3)
"""Bits of a symbol's number that say how alike its words are."""
_LIKENESS_MASK = (1 << int(LIKENESS_BITS)) - 1


class Script(IntEnum):
    """Scripts that the rule tells apart; the other alphabets have numbers from `OTHER` on."""

    LATIN = 0
    WHOLE = 1
    OTHER = 2


@dataclass(frozen=True, slots=True)
class Meaning:
    """A word by itself.

    Attributes:
        latin: Its Latin form, lower case letters and digits; empty where there is none.
        lookalike: Latin letters it looks like, if it is written in others; else empty.
        script: A `Script`: Latin; letters that stand for syllables or words, which are never
            misspelled; or the number of another alphabet.
        forms: Other ways to write it in Latin letters.
        consonants: Its consonants, of a script without vowels, all ways to hear them.
        symbols: Hashes of what it is a short or full form of, sorted; see `groups` for more.
        kind: What it does in a name.
        weight: 0..1, how much it says about who is meant.
    """

    latin: str
    lookalike: str
    script: int
    forms: tuple[str, ...]
    consonants: tuple[str, ...]
    symbols: tuple[int, ...]
    kind: int
    weight: float


_LIKENESS = {
    "written": Likeness.ABBREVIATION,
    "nickname": Likeness.NICKNAME,
    "form": Likeness.FORM,
    "romanised": Likeness.SAME_MEANING,
}
"""How alike words are by the kind of group in `tables/short_forms.txt`."""
_LOOKALIKES = str.maketrans(
    "асеорхуіѕјԁһкмнтвгԛԝѵӏαοερτυικνχγωηβμ", "aceopxyisjdhkmhtbrqwvlaoeptuikvxywnbu"
)
"""Cyrillic and Greek letters, lower case, and the Latin letters they are taken for."""
_SCRIPTS = [
    (0x370, 0x3FF, 2), (0x400, 0x52F, 3), (0x530, 0x58F, 4), (0x590, 0x5FF, 5),
    (0x600, 0x6FF, 6), (0x750, 0x77F, 6), (0x900, 0x97F, 7), (0x980, 0x9FF, 8),
    (0xA00, 0xDFF, 9), (0xE00, 0xEFF, 10), (0x1000, 0x109F, 11), (0x10A0, 0x10FF, 12),
    (0x1780, 0x17FF, 13),
]  # fmt: skip
UNKNOWN_SCRIPT = 14
_WHOLE = re.compile("[ᄀ-ᇿ぀-ヿ㄰-㆏㐀-鿿가-퟿豈-﫿\U00020000-\U0003ffff]")
_PLAIN = re.compile("[a-z0-9\ufffd]+")
_LATIN_LETTER = re.compile("[a-z0-9]")
PARTICLE_WEIGHT = 0.08
"""Weight of `de`, `al`, `bin` and other connecting words."""
TITLE_WEIGHT = 0.04
"""Weight of a title such as `Dr.` or `Gen.`"""
FORM_WEIGHT = 0.06
"""Weight of a legal form such as `S.A. de C.V.`"""
LONGEST_FORM = 5
"""Letters of a word that is a legal form and no name; `foundation` may be either."""
NUMBER_WEIGHT = 0.30
"""Weight of a number."""
INITIAL_WEIGHT = 0.35
"""Weight of a single letter."""
SHORT_WEIGHT = {2: 0.6, 3: 0.75, 4: 0.9}
"""Words of few letters are borne by chance more often than rare ones of many."""


class Meanings(NamedTuple):
    """Columns of `Meaning` over words."""

    latin: list[str]
    lookalike: list[str]
    script: list[int]
    forms: list[tuple[str, ...]]
    consonants: list[tuple[str, ...]]
    symbols: list[tuple[int, ...]]
    kind: list[int]
    weight: list[float]


def meanings_of(words: list[str], *, joined: bool) -> Meanings:
    """Return what is known of folded words; the same word always means the same.

    Args:
        words: The words.
        joined: Whether they are several words written as one, of which only the letters count.
    """
    found = Meanings(list(words), [""] * len(words), [int(Script.LATIN)] * len(words),
                     [()] * len(words), [()] * len(words), [()] * len(words),
                     [int(Kind.JOINED)] * len(words), [1.0] * len(words))  # fmt: skip
    for at, word in enumerate(words):
        if not word.isascii():
            read = _read_word(word)
            found.latin[at], found.lookalike[at] = read.latin, "" if joined else read.lookalike
            found.script[at], found.forms[at] = read.script, read.forms
            found.consonants[at] = read.consonants
    _note_compounds(words, found)
    if not joined:
        _note_kinds(found)
    return found


def _note_compounds(words: list[str], found: Meanings) -> None:
    """Write which Arabic names of two words are written as each word."""
    compounds, borne = compounds_by_way(), borne_by_way()
    for at, word in enumerate(words):
        if word in compounds:
            name = f"compound:{compounds[word]}"
            found.forms[at] += ways_to_write(word)
        elif word in borne:
            name = f"borne:{borne[word]}"
        else:
            continue
        found.symbols[at] = (symbol_number(name, Likeness.SAME_MEANING),)


def _note_kinds(found: Meanings) -> None:
    """Write what each word does in a name and how much it says, and what it is short for."""
    small, short, common = small_words(), _short_symbols(), frequencies()
    kinds, weights, symbols = found.kind, found.weight, found.symbols
    plain, shortness = int(Kind.NAME), SHORT_WEIGHT.get
    for at, latin in enumerate(found.latin):
        if latin in short:
            symbols[at] = tuple(sorted({*symbols[at], *short[latin]}))
        if latin in small or latin.isdigit():
            kind = Kind[small[latin]] if latin in small else Kind.NUMBER
            kinds[at], weights[at] = int(kind), _weight(latin, kind)
        else:
            size = len(latin)
            weight = common.get(latin, 1.0) * shortness(size, 1.0)
            kinds[at], weights[at] = plain, weight if size != 1 else INITIAL_WEIGHT


def meaning_of(word: str) -> Meaning:
    """Return what is known of one folded word.

    >>> meaning_of("jose").latin, meaning_of("владимир").latin
    ('jose', 'vladimir')
    """
    found = meanings_of([word], joined=False)
    return Meaning(
        found.latin[0], found.lookalike[0], found.script[0], found.forms[0],
        found.consonants[0], found.symbols[0], found.kind[0], found.weight[0],
    )  # fmt: skip


class _Read(NamedTuple):
    """A word in Latin letters, see `Meaning`."""

    script: int
    latin: str
    lookalike: str = ""
    forms: tuple[str, ...] = ()
    consonants: tuple[str, ...] = ()


def _read_word(word: str) -> _Read:
    if _PLAIN.fullmatch(word):
        return _Read(Script.LATIN, word)
    lookalike = word.translate(_LOOKALIKES)
    plain_look = _PLAIN.fullmatch(lookalike) is not None
    if plain_look and _LATIN_LETTER.search(word):
        return _Read(Script.LATIN, lookalike)
    script = int(Script.WHOLE) if _WHOLE.search(word) else _script_of(word[0])
    look = lookalike if plain_look else ""
    lost = chr(WILD)
    if lost in word:
        parts = [(*written_in_latin(part), "")[0] if part else "" for part in word.split(lost)]
        return _Read(script, lost.join(parts)[:LONGEST_WORD], look)
    forms = tuple(form[:LONGEST_WORD] for form in written_in_latin(word)) or ("",)
    return _Read(script, forms[0], look, forms[1:], consonants_in_latin(word))


@cache
def _script_of(letter: str) -> int:
    """Return the number of the alphabet of a letter."""
    point = ord(letter)
    return next((number for low, high, number in _SCRIPTS if low <= point <= high), UNKNOWN_SCRIPT)


@cache
def _short_symbols() -> dict[str, tuple[int, ...]]:
    """Return what each word of the table is a short or a full form of."""
    return {
        word: tuple(
            sorted({symbol_number(form, _LIKENESS[form.partition(":")[0]]) for form in forms})
        )
        for word, forms in short_forms().items()
    }


@cache
def _text_hash(text: str) -> int:
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "little")


def symbol_number(text: str, likeness: int) -> int:
    """Return the number of a symbol; its last two bits say how alike two of its words are."""
    return _text_hash(text) & ~_LIKENESS_MASK | likeness


@njit(cache=True, inline="always")
def likeness_of(symbol):  # pragma: no cover
    """Return how alike two words are that share a symbol, see `Likeness`."""
    return np.int64(symbol & np.uint64(_LIKENESS_MASK))


def _weight(latin: str, kind: Kind) -> float:
    if kind is Kind.PARTICLE:
        return PARTICLE_WEIGHT
    if kind is Kind.TITLE:
        return TITLE_WEIGHT
    if kind is Kind.LEGAL_FORM:
        return FORM_WEIGHT
    if kind is Kind.NUMBER:
        return NUMBER_WEIGHT
    return name_weight(latin)


def name_weight(latin: str) -> float:
    """Return how much a word says about who is meant if it is part of a name, 0 to 1."""
    if len(latin) == 1:
        return INITIAL_WEIGHT
    return frequencies().get(latin, 1.0) * SHORT_WEIGHT.get(len(latin), 1.0)
