"""When two names of groups, firms or bodies are one's."""

from __future__ import annotations

from functools import lru_cache

from linchpin.read.prose.tables import lines, word_set
from linchpin.read.prose.tokens.words import split_words

_SMALL = word_set("name_small") | set(",.&“”\"'")
_GENERIC = word_set("generic")
_FIRM_GENERIC = {"inc", "llc", "ltd", "corp", "corporation", "company", "co", "limited"}


@lru_cache(maxsize=16384)
def all_words(name: str) -> tuple[str, ...]:
    """Return the words of a name without small ones, folded."""
    return tuple(token.key for token in split_words(name) if token.key not in _SMALL)


@lru_cache(maxsize=16384)
def without_form(name: str) -> tuple[str, ...]:
    """Return the words of a firm's name without its legal form.

    >>> without_form("Agrícola Ríos, S.A. de C.V.")
    ('agricola', 'rios')
    """
    low = name.lower()
    for line in sorted(lines("legal_tails.txt"), key=len, reverse=True):
        tail = line.strip()
        if low.endswith(tail) and len(low) > len(tail) + 1 and low[-len(tail) - 1] in " ,":
            return tuple(w for w in all_words(name[: -len(tail)]) if w)
    return tuple(word for word in all_words(name) if word not in _FIRM_GENERIC)


@lru_cache(maxsize=16384)
def group_core(name: str) -> tuple[str, ...]:
    """Return the words of a group's name that are its own.

    >>> group_core("Ruelas Torres Drug Trafficking Organization"), group_core("Los Cuinis")
    (('ruelas', 'torres'), ('cuinis',))
    """
    core = tuple(word for word in all_words(name) if word not in _GENERIC)
    return core or all_words(name)


def same_group(one: str, two: str) -> bool:
    """Say whether two names are one group's."""
    a, b = group_core(one), group_core(two)
    return a == b or (len(a) > 1 and len(b) > 1 and sorted(a) == sorted(b))


def same_firm(one: str, two: str) -> bool:
    """Say whether two names are one firm's: the same words, or one begins or ends the other."""
    a, b = without_form(one), without_form(two)
    short, long_ = (a, b) if len(a) <= len(b) else (b, a)
    if not short:
        return False
    if short == long_:
        return True
    if len(short) < 2:
        return (
            len(short[0]) > 4
            and len(long_) > 1
            and (short[0] == long_[-1] or short[0] == long_[0])
            and short[0] not in _COMMON_FIRM_WORDS
        )
    return long_[: len(short)] == short or long_[-len(short) :] == short


_COMMON_FIRM_WORDS = word_set("common_firm_words")


def initials_of(name: str) -> str:
    """Return the first letters of a name's words, for acronyms.

    >>> initials_of("Unidad de Inteligencia Financiera")
    'uif'
    """
    return "".join(word[0] for word in all_words(name))
