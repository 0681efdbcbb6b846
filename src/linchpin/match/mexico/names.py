"""Mexican names as the population and tax registers take them apart: words, vowels, consonants."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

PARTICLES = frozenset("DA DAS DE DEL DER DI DIE DD EL LA LOS LAS LE LES MAC MC VAN VON Y".split())
"""Words before a surname or given name that do not count (RENAPO, Instructivo Normativo)."""
COMMON_GIVEN = frozenset("MARIA MA MA. M M. JOSE J J. JSE JSE.".split())
"""First given names that do not count where a second one follows, also as registers shorten them
(the same)."""
UNKNOWN = "?"
"""Stands for a letter that nobody can tell from what is known."""
_INITIAL = re.compile(r"[A-ZÑ]\.?")
_SPECIAL = re.compile(r"[/.'’´-]")
_LETTER = re.compile(r"[A-ZÑ]")
MOST_WORDS = 16
"""Words of a name that is taken apart, particles too; a longer one has no reading."""


@dataclass(frozen=True, slots=True)
class CivilName:
    """A Mexican name in its parts.

    Attributes:
        given: Given names.
        paternal: First surname.
        maternal: Second surname; empty where none is given.
    """

    given: str
    paternal: str
    maternal: str = ""


def register_letters(text: str) -> str:
    """Return a text as registers write it: capitals, no accents, the Ñ kept.

    >>> register_letters("Peña Güemes, José")
    'PEÑA GUEMES, JOSE'
    """
    kept = unicodedata.normalize("NFC", text.upper()).replace("Ñ", "\x00")
    plain = unicodedata.normalize("NFKD", kept).upper()
    bare = "".join(char for char in plain if not unicodedata.combining(char))
    return bare.replace("\x00", "Ñ")


def leading_word(part: str) -> str:
    """Return the word of a surname or given name that counts: the first that is no particle.

    >>> leading_word("DE LA TORRE"), leading_word("MC GREGOR"), leading_word("RIVA PALACIO")
    ('TORRE', 'GREGOR', 'RIVA')
    """
    words = register_letters(part).split()
    for word in words:
        if word not in PARTICLES:
            return word
    return words[-1] if words else ""


def leading_given(given: str) -> str:
    """Return the given name that counts: the second one after María or José, in full or short.

    >>> leading_given("María de los Ángeles"), leading_given("José"), leading_given("Luis José")
    ('ANGELES', 'JOSE', 'LUIS')
    >>> leading_given("Mª Luisa"), leading_given("M. del Carmen"), leading_given("J. Jesús")
    ('LUISA', 'CARMEN', 'JESUS')
    """
    words = [word for word in register_letters(given).split() if word not in PARTICLES]
    if len(words) > 1 and words[0] in COMMON_GIVEN:
        return words[1]
    return words[0] if words else leading_word(given)


def is_initial(word: str) -> bool:
    """Say whether a word is one letter of a name; `Y` is a particle.

    >>> is_initial("P."), is_initial("P"), is_initial("Y"), is_initial("PO")
    (True, True, False, False)
    """
    return _INITIAL.fullmatch(word) is not None and word not in PARTICLES


def initial(word: str) -> str:
    """Return the first letter; X for Ñ, for what is no letter, and where there is no word."""
    first = word[:1]
    return first if "A" <= first <= "Z" and len(first) == 1 else "X"


def inner_vowel(word: str) -> str:
    """Return the first vowel after the first letter; X where a special character comes first.

    Of an initial nobody can tell.

    >>> inner_vowel("PEREZ"), inner_vowel("D/AMICO"), inner_vowel("ICH"), inner_vowel("P.")
    ('E', 'X', 'X', '?')
    """
    if is_initial(word):
        return UNKNOWN
    for char in word[1:]:
        if char in "AEIOU":
            return char
        if _SPECIAL.fullmatch(char):
            return "X"
    return "X"


def inner_consonant(word: str) -> str:
    """Return the first consonant after the first letter; X for Ñ and where there is none.

    Of an initial nobody can tell.

    >>> inner_consonant("PEREZ"), inner_consonant("OÑATE"), inner_consonant("PO")
    ('R', 'X', 'X')
    """
    if is_initial(word):
        return UNKNOWN
    for char in word[1:]:
        if char == "Ñ" or _SPECIAL.fullmatch(char):
            return "X"
        if "A" <= char <= "Z" and char not in "AEIOU":
            return char
    return "X"


def readings(name: str, surnames: str = "") -> tuple[CivilName, ...]:
    """Return every way to take a name apart into given names and surnames.

    Where the source marks the surnames, only they are divided; otherwise given names may stand
    first or last. `M.` and `J.` may be María and José, which do not count before a second given
    name, or the initial of another name, which does. Names with a hyphen are one name or two. A
    name of other letters than Latin has no reading, nor one of more words than `MOST_WORDS`: cut
    off, it would lose the surnames.

    Args:
        name: In natural order, or `SURNAMES, Given`.
        surnames: The part that is the surnames, where the source says so; else empty.

    >>> readings("Ana Prueba Ejemplo", "Prueba Ejemplo")
    (CivilName(given='ANA', paternal='PRUEBA', maternal='EJEMPLO'),)
    """
    if not surnames and "," in name:
        surnames, _, name = name.partition(",")
        name = f"{name} {surnames}"
    found = [*_readings(_words(name), _words(surnames))]
    if "-" in name:
        found += _readings(_words(name.replace("-", " ")), _words(surnames.replace("-", " ")))
    return tuple(dict.fromkeys(found))


def _readings(whole: list[str], family: list[str]) -> tuple[CivilName, ...]:
    if not whole or not all(_LETTER.search(word) for word in whole):
        return ()
    if max(len(whole), len(family)) > MOST_WORDS:
        return ()
    found: list[CivilName] = []
    if family:
        given = list(whole)
        for word in family:
            if word in given:
                given.reverse()
                given.remove(word)
                given.reverse()
        if given:
            found.extend(_divided(given, family))
    else:
        for at in range(1, len(whole)):
            found.extend(_divided(whole[:at], whole[at:]))
            found.extend(_divided(whole[at:], whole[:at]))
    return tuple(found)


def _words(text: str) -> list[str]:
    return re.sub(r"[,\s]+|(?<=\.)(?=\w)", " ", register_letters(text)).split()


def _divided(given: list[str], family: list[str]) -> Iterator[CivilName]:
    """Yield the ways to divide surnames into two; a particle belongs to the word after it."""
    yield from _with_surnames(" ".join(given), family)
    if len(given) > 1 and is_initial(given[0]) and given[0] in COMMON_GIVEN:
        yield from _with_surnames(given[0], family)


def _with_surnames(names: str, family: list[str]) -> Iterator[CivilName]:
    parts: list[list[str]] = [[]]
    for word in family:
        parts[-1].append(word)
        if word not in PARTICLES:
            parts.append([])
    groups = [" ".join(part) for part in parts if part]
    if len(groups) == 1:
        yield CivilName(names, groups[0])
        return
    for at in range(1, len(groups)):
        yield CivilName(names, " ".join(groups[:at]), " ".join(groups[at:]))
