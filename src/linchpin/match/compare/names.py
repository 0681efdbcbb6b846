"""How much evidence two names are: how improbable it is that a stranger bears a name so alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import log2
from typing import TYPE_CHECKING

from linchpin.match.compare.rarity import RAREST_BITS, Rarity
from linchpin.match.tokens.lexicon import Kind, meaning_of

if TYPE_CHECKING:
    from linchpin.match.search.explain import WordPair

INITIAL_BITS = 1.5
"""Evidence of an initial that fits a word."""
ACRONYM_BITS = 5.0
"""Evidence of first letters that stand for several words."""
SMALL_WORD_BITS = 0.5
"""Evidence of a particle, title, legal form or number that both names have."""
ASKED_WORD = 2.0
"""Taken off for a word that the listed name lacks."""
LISTED_WORD = 1.2
"""Taken off for a listed word that the name lacks: people leave parts of their names out."""
OTHER_WORD = 3.0
"""Taken off besides where a word stands in place of another."""
SPELLING_BITS = 2.0
"""Taken off for a word spelled almost the same, and more the less alike, see `UNLIKE_BITS`."""
UNLIKE_BITS = 14.0
"""Taken off for a word with nothing in common, were it taken for another."""
TAKEN_OFF = {
    "the same": 0.0,
    "the same in Latin letters": 0.3,
    "letters that look alike": 0.3,
    "written as one word": 0.5,
    "an abbreviation": 1.0,
    "a letter was lost": 1.0,
    "a scanner takes one for the other": 1.0,
    "on the other side of 'son of'": 1.0,
    "sounds the same in Spanish": 2.0,
    "sounds the same": 2.0,
    "a pet name": 2.0,
    "means the same": 2.0,
    "cut off at the end": 2.0,
    "forms of one name": 2.5,
    "the same without vowels": 3.0,
}
"""Taken off for a word that is not written the same, by why it is taken for the other: the less
particular the reason, the more strangers fit."""
_SMALL = (Kind.PARTICLE, Kind.TITLE, Kind.LEGAL_FORM, Kind.NUMBER)
_COUNTED_APART = {"an initial": INITIAL_BITS, "first letters": ACRONYM_BITS}


def name_bits(words: Iterable[WordPair], rarity: Rarity) -> float:
    """Return the evidence of two names, in bits; more for rarer words, less for looser reasons.

    Args:
        words: What was taken for what, and what is missing; see `NameMatch`.
        rarity: How rare words are.
    """
    total, only_asked, only_listed = 0.0, 0, 0
    agreeing: list[str] = []
    for pair in words:
        asked, listed = _telling(pair.asked), _telling(pair.listed)
        if pair.asked and pair.listed:
            total += _pair_bits(pair, asked, listed, rarity)
            agreeing.extend(asked)
        elif asked:
            only_asked += 1
        elif listed:
            only_listed += 1
    total -= rarity.together(list(dict.fromkeys(agreeing)))
    total -= ASKED_WORD * only_asked + LISTED_WORD * only_listed
    return total - OTHER_WORD * min(only_asked, only_listed)


def _telling(words: str) -> Sequence[str]:
    """Return the words that tell who is meant: no particles, titles, forms or numbers."""
    return [word for word in words.split() if meaning_of(word).kind not in _SMALL]


def _pair_bits(
    pair: WordPair, asked: Sequence[str], listed: Sequence[str], rarity: Rarity
) -> float:
    apart = _COUNTED_APART.get(pair.reason)
    if apart is not None:
        return apart
    if not asked or not listed:
        return SMALL_WORD_BITS
    shares = [_share(words, rarity) for words in (asked, listed)]
    share = shares[0] if asked == listed else sum(shares)
    off = TAKEN_OFF.get(pair.reason)
    if off is None:
        off = SPELLING_BITS + UNLIKE_BITS * (1 - pair.likeness)
    return max(0.0, min(RAREST_BITS, -log2(min(1.0, share))) - off)


def _share(words: Iterable[str], rarity: Rarity) -> float:
    share = 1.0
    for word in words:
        share *= rarity.share(word)
    return share


def reasons_priced() -> Iterator[str]:
    """Yield the reasons for which two words are taken for each other and that have a price here."""
    yield from TAKEN_OFF
    yield from _COUNTED_APART
    yield "spelled almost the same"
