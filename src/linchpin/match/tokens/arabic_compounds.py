"""Arabic names of two words that are written as one: `Abd al-Rahman`, `Salah al-Din`.

Latin letters write them as one word, two or three, with the article in any vowel and taken in by
the letters of the sun: `Abdurrahman`, `Abdel Rahman`, `Saladin`. Names of one line of the table
are the same name however they are written.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from linchpin.match.tokens.tables import arabic_compounds
from linchpin.match.tokens.vocabulary import Vocabulary

_SHORTEST = 5
"""Letters of a word that is one name in each way to write it."""
_SERVANT = ("abdal", "abdul", "abdel", "abdol", "abdoul", "abdil", "abd", "abdu")
_SUN = frozenset("tdrzsln")
_SUN_ARTICLES = ("abda", "abdu", "abde", "abdo", "abdou")
_FAITH = (
    *("aldin", "eldin", "uldin", "oldin", "uddin", "eddin", "addin", "oddin", "adin", "udin"),
    *("edin", "aldeen", "eldeen", "uddeen", "eddeen", "addeen", "eldine", "eddine", "aldine"),
    *("oddine", "ouddine", "edine", "dine", "din"),
)
_ARABIC_SERVANT, _ARABIC_FAITH, _ARTICLE = "عبد", "الدين", "ال"


def compound_of(word: str) -> str:
    """Return the name that a folded word is a way to write; empty where it is none.

    >>> compound_of("abdurrahman") == compound_of("abdelrahmane") == "abd رحمن"
    True
    >>> compound_of("saladin"), compound_of("rahman")
    ('din صلاح', '')
    """
    return compounds_by_way().get(word, "")


def ways_to_write(word: str) -> tuple[str, ...]:
    """Return the other ways to write the name that a folded word is a way to write.

    >>> "salahaldin" in ways_to_write("salaheddine")
    True
    """
    name = compound_of(word)
    return tuple(way for way in _ways()[name] if way != word) if name else ()


def word_of(word: str) -> str:
    """Return the name borne after `Abd al-` that a folded word is a way to write, else nothing.

    >>> word_of("waheed") == word_of("wahid") != ""
    True
    """
    return borne_by_way().get(word, "")


@cache
def borne_by_way() -> dict[str, str]:
    """Return the names borne after `Abd al-`, see `word_of`, by each way to write them."""
    return {
        way: arabic
        for kind, arabic, *latin in arabic_compounds()
        if kind == "abd"
        for way in latin
        if len(way) >= _SHORTEST
    }


@cache
def _ways() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {"abd": _SERVANT[:6]}
    for kind, arabic, *latin in arabic_compounds():
        make = _servant_of if kind == "abd" else _faithful
        ways = dict.fromkeys(way for one in latin for way in make(one))
        written = (
            f"{_ARABIC_SERVANT}{_ARTICLE}{arabic}" if kind == "abd" else arabic + _ARABIC_FAITH
        )
        found[f"{kind} {arabic}"] = (*ways, _folded(written))
    return found


def _servant_of(name: str) -> Iterator[str]:
    for servant in _SERVANT:
        yield servant + name
    if name[0] in _SUN or name.startswith(("sh", "ch")):
        for servant in _SUN_ARTICLES:
            yield servant + name[0] + name


def _faithful(name: str) -> Iterator[str]:
    for faith in _FAITH:
        yield name + faith
        if name[-1] == faith[0]:
            yield name + faith[1:]


@cache
def compounds_by_way() -> dict[str, str]:
    """Return the names written as one word, see `compound_of`, by each way to write them."""
    return {way: name for name, ways in _ways().items() for way in ways}


def _folded(word: str) -> str:
    vocabulary = Vocabulary.empty()
    _, words = vocabulary.read([word])
    return vocabulary.text(int(words[0]))
