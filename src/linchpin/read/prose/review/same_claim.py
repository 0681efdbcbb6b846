"""Whether two claims of one document are the same, read by another reader or in a changed text."""

from __future__ import annotations

import re
import unicodedata

from linchpin.read.prose.review.claim_in_words import SYMMETRIC, ClaimInWords, NamedEnd

_WORD = re.compile(r"[^\W_]+")
_LEAST_COMMON = 0.5
"""Share of the words of the shorter sentence, at least, that the longer has too."""


def same_sentence(one: ClaimInWords, other: ClaimInWords) -> bool:
    """Say whether two claims stand in the same sentence, unchanged.

    Args:
        one: A claim.
        other: Another.
    """
    return one.sentence == other.sentence


def same_statement(one: ClaimInWords, other: ClaimInWords) -> bool:
    """Say whether two claims say the same of the same, firmly or not, wherever they stand.

    Args:
        one: A claim.
        other: Another.
    """
    if one.type != other.type or (one.object is None) != (other.object is None):
        return False
    if one.polarity is not other.polarity:
        return False
    straight = same_end(one.subject, other.subject) and _same_object(one, other)
    if straight or one.type not in SYMMETRIC or one.object is None or other.object is None:
        return straight
    return same_end(one.subject, other.object) and same_end(one.object, other.subject)


def same_place(one: ClaimInWords, other: ClaimInWords) -> bool:
    """Say whether two claims stand in one sentence, as it was and as somebody put it anew.

    Args:
        one: A claim.
        other: Another.
    """
    first, second = set(_words(one.sentence)), set(_words(other.sentence))
    least = min(len(first), len(second))
    return least > 0 and len(first & second) >= _LEAST_COMMON * least


def same_end(one: NamedEnd, other: NamedEnd) -> bool:
    """Say whether two names of a document are of one: they share a name, or one is a part.

    Args:
        one: Somebody.
        other: Somebody.

    >>> same_end(NamedEnd("Joel Ruelas Avila", "Person"), NamedEnd("RUELAS ÁVILA", "Person"))
    True
    """
    return any(
        _same_name(_words(a), _words(b))
        for a in (one.name, *one.aliases)
        for b in (other.name, *other.aliases)
    )


def _same_object(one: ClaimInWords, other: ClaimInWords) -> bool:
    if one.object is None or other.object is None:
        return one.object is other.object
    return same_end(one.object, other.object)


def _same_name(one: list[str], other: list[str]) -> bool:
    if one == other:
        return bool(one)
    short, long = sorted((set(one), set(other)), key=len)
    return len(short) > 1 and short <= long


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text.lower())
    return _WORD.findall("".join(one for one in plain if not unicodedata.combining(one)))
