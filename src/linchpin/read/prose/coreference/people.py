"""When two names of people are one person's."""

from __future__ import annotations

from functools import lru_cache

from linchpin.read.prose.mentions.runs import is_given
from linchpin.read.prose.tables import word_set
from linchpin.read.prose.tokens.words import split_words

_SMALL = word_set("person_small") | {".", ","}
_QUOTES = set("“”\"«»‘’'")

Words = tuple[str, ...]


@lru_cache(maxsize=16384)
def name_words(name: str) -> Words:
    """Return the words of a person's name that tell who it is: no particles, no nickname in quotes.

    >>> name_words("Joaquín “El Chapo” Guzmán Loera"), name_words("Cindy K. Jorgenson")
    (('joaquin', 'guzman', 'loera'), ('cindy', 'jorgenson'))
    """
    found: list[str] = []
    inside = False
    for token in split_words(name):
        if token.text in _QUOTES:
            inside = not inside
        elif not inside and token.key not in _SMALL and len(token.key) > 1:
            found.append(token.key)
    return tuple(found)


def is_junior(name: str) -> bool:
    """Say whether a name ends in Jr. or hijo, which tells a son from his father."""
    words = name.lower().replace(".", "").replace(",", "").split()
    return bool(words) and words[-1] in ("jr", "junior", "hijo", "ii", "iii", "padre", "sr")


def same_person(one: Words, two: Words) -> bool:
    """Say whether two full names fit one person: one is the other with words left out.

    >>> same_person(("ovidio", "guzman"), ("ovidio", "guzman", "lopez"))
    True
    >>> same_person(("jose", "ruelas"), ("maria", "ruelas"))
    False
    """
    short, long_ = (one, two) if len(one) <= len(two) else (two, one)
    if len(short) < 2:
        return False
    if short == long_:
        return True
    if short[0] == long_[0]:
        return _in_order(short, long_) and short[1:] != long_[1:2] * (
            is_given(long_[1]) and len(long_) > 2
        )
    first = long_.index(short[0]) if short[0] in long_ else -1
    if first < 1 or (is_given(short[0]) and first > 1):
        return False
    return long_[first : first + len(short)] == short


def _in_order(short: Words, long_: Words) -> bool:
    at = 0
    for word in long_:
        if at < len(short) and word == short[at]:
            at += 1
    return at == len(short)


_FEMALE_ENDINGS = ("a",)
_MALE_IN_A = {"joshua", "luca", "garcia", "bautista", "ezra", "elisha"}
_FEMALE = word_set("female")


def gender(name: str) -> str:
    """Return `f`, `m` or an empty text as a name's first given name tells.

    >>> gender("María Ríos"), gender("José Ríos")
    ('f', 'm')
    """
    words = name_words(name)
    if not words:
        return ""
    first = words[0]
    if first in _FEMALE or (
        first.endswith(_FEMALE_ENDINGS) and first not in _MALE_IN_A and is_given(first)
    ):
        return "f"
    return "m" if is_given(first) else ""
