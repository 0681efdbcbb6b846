"""What one word means by itself: script, Latin form, name symbols, kind and weight."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from hashlib import blake2b

import numpy as np
from numba import njit
from rigour.text.translit import ascii_text

from linchpin.match.tokens.tables import frequencies, short_forms, small_words
from linchpin.match.tokens.vocabulary import LONGEST_WORD


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


LIKENESS_BITS = np.uint64(2)
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
        symbols: Hashes of what it is a short or full form of, sorted; see `groups` for more.
        kind: What it does in a name.
        weight: 0..1, how much it says about who is meant.
    """

    latin: str
    lookalike: str
    script: int
    symbols: tuple[int, ...]
    kind: int
    weight: float


_LIKENESS = {
    "written": Likeness.ABBREVIATION,
    "nickname": Likeness.NICKNAME,
    "form": Likeness.NAME_SYMBOL,
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
_PLAIN = re.compile("[a-z0-9]+")
_LATIN_LETTER = re.compile("[a-z0-9]")
_NOT_PLAIN = re.compile("[^a-z0-9]+")
PARTICLE_WEIGHT = 0.08
TITLE_WEIGHT = 0.04
FORM_WEIGHT = 0.06
LONGEST_FORM = 5
"""Letters of a word that is a legal form and no name; `foundation` may be either."""
NUMBER_WEIGHT = 0.30
INITIAL_WEIGHT = 0.35
SHORT_WEIGHT = {2: 0.6, 3: 0.75, 4: 0.9}
"""Words of few letters are borne by chance more often than rare ones of many."""


def meaning_of(word: str) -> Meaning:
    """Return what is known of one folded word; the same word always means the same.

    >>> meaning_of("jose").latin, meaning_of("владимир").latin
    ('jose', 'vladimir')
    """
    if _PLAIN.fullmatch(word):
        script, latin, lookalike = int(Script.LATIN), word, ""
    else:
        script, latin, lookalike = _other_script(word)
    kind = _kind(latin)
    return Meaning(latin, lookalike, script, _symbols(latin), int(kind), _weight(latin, kind))


def joined_meaning(text: str) -> Meaning:
    """Return what is known of several words written as one: only its letters."""
    script, latin, _ = (
        (int(Script.LATIN), text, "") if _PLAIN.fullmatch(text) else _other_script(text)
    )
    return Meaning(latin, "", script, (), int(Kind.JOINED), 1.0)


def _other_script(word: str) -> tuple[int, str, str]:
    lookalike = word.translate(_LOOKALIKES)
    plain_look = _PLAIN.fullmatch(lookalike) is not None
    if plain_look and _LATIN_LETTER.search(word):
        return Script.LATIN, lookalike, ""
    if _WHOLE.search(word):
        script = int(Script.WHOLE)
    else:
        point = ord(word[0])
        script = next((s for low, high, s in _SCRIPTS if low <= point <= high), UNKNOWN_SCRIPT)
    latin = _NOT_PLAIN.sub("", ascii_text(word).lower())
    return script, latin[:LONGEST_WORD], lookalike if plain_look else ""


def _symbols(latin: str) -> tuple[int, ...]:
    """Return what a word is a short or a full form of."""
    found = set()
    for form in short_forms().get(latin, ()):
        found.add(symbol_number(form, _LIKENESS[form.partition(":")[0]]))
    return tuple(sorted(found))


def _kind(latin: str) -> Kind:
    small = small_words().get(latin)
    if small is not None:
        return Kind[small]
    return Kind.NUMBER if latin.isdigit() else Kind.NAME


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
