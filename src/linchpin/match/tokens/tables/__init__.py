"""Word tables: how common words are, short forms of names, words that name nobody."""

from __future__ import annotations

import lzma
import math
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

LEAST_WEIGHT = 0.30
"""Weight of the most common word of the table; words that are not in it weigh 1."""
LEAST_COUNT = 4
"""Bearers a word needs to be in the table."""


def _lines(name: str) -> list[str]:
    text = files(__name__).joinpath(name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@cache
def counts() -> dict[str, int]:
    """Return how many published names of official lists hold a word, for words of four or more."""
    pairs = (line.split("\t") for line in _lines("frequency.tsv"))
    return {word: int(count) for word, count in pairs}


@cache
def frequencies() -> dict[str, float]:
    """Return the weight of every word of the table, `LEAST_WEIGHT` to 1, rarer is heavier."""
    most = math.log(1500 / LEAST_COUNT)
    return {
        word: max(LEAST_WEIGHT, 1 - (1 - LEAST_WEIGHT) * math.log(count / LEAST_COUNT) / most)
        for word, count in counts().items()
    }


@cache
def short_forms() -> dict[str, tuple[str, ...]]:
    """Return, for abbreviations, nicknames and the names they stand for, the groups they are in.

    >>> short_forms()["hdz"] == short_forms()["hernandez"]
    True
    """
    found: dict[str, list[str]] = {}
    for line in _lines("short_forms.txt"):
        kind, _, words = line.partition(" ")
        name, *others = words.split()
        for word in (name, *others):
            found.setdefault(word, []).append(f"{kind}:{name}")
    return {word: tuple(groups) for word, groups in found.items()}


@cache
def arabic_compounds() -> tuple[tuple[str, ...], ...]:
    """Return `abd` or `din`, a word in Arabic letters, and the ways to write it in Latin ones."""
    return tuple(tuple(line.split()) for line in _lines("arabic_compounds.txt"))


@cache
def legal_phrases() -> tuple[tuple[str, str], ...]:
    """Return the short form and the full one of legal forms of several words."""
    return tuple(
        (line.partition(" ")[0], line.partition(" ")[2]) for line in _lines("legal_phrases.txt")
    )


@cache
def small_words() -> dict[str, str]:
    """Return words that say little about who is meant, with their kind (see `Kind`)."""
    found: dict[str, str] = {}
    for line in _lines("small_words.txt"):
        kind, _, words = line.partition(" ")
        found.update(dict.fromkeys(words.split(), kind))
    return found


@cache
def letter_readings() -> dict[str, str]:
    """Return how each letter of another script is written in Latin."""
    pairs = (line.split("\t") for line in _lines("letters.tsv"))
    return {chr(int(point, 16)): written for point, written in pairs}


@cache
def _han_lines() -> list[str]:
    packed = files(__name__).joinpath("han.txt.xz").read_bytes()
    return lzma.decompress(packed).decode().splitlines()


@cache
def han_readings() -> dict[str, str]:
    """Return the Mandarin reading of each ideograph."""
    found: dict[str, str] = {}
    for line in _han_lines():
        reading, _, letters = line.partition(" ")
        if reading != "=":
            found.update(dict.fromkeys(letters, reading))
    return found


@cache
def simplified() -> dict[str, str]:
    """Return the simplified form of each traditional ideograph that has one."""
    return {line[2]: line[3] for line in _han_lines() if line.startswith("= ")}


@dataclass(frozen=True, slots=True)
class Syllables:
    """How syllables are written in Latin, see `syllables.txt`.

    Attributes:
        names: Surnames and given names in Hangul and ideographs (simplified), and how they are
            written, the usual way first.
        surnames: Those that are surnames.
        hangul: `first`, `vowel` and `last` sounds, the ways to write each.
        khmer: The ways to write each letter.
        burmese: The ways to write each consonant.
        burmese_rimes: The ways to write what follows it.
        abjad: The consonants each letter of a script without vowels may stand for; `-` is none,
            `^` a vowel at the beginning.
        thai: The ways to hear each consonant, as `abjad`; `kh` is `x`, `ph` is `f`, `ch` is `$`.
    """

    names: dict[str, tuple[str, ...]]
    surnames: frozenset[str]
    hangul: dict[str, list[tuple[str, ...]]]
    khmer: dict[str, tuple[str, ...]]
    burmese: dict[str, tuple[str, ...]]
    burmese_rimes: dict[str, tuple[str, ...]]
    abjad: dict[str, str]
    thai: dict[str, tuple[str, ...]]


@cache
def syllables() -> Syllables:
    """Return how syllables are written in Latin."""
    pairs: dict[str, dict[str, str]] = defaultdict(dict)
    hangul: dict[str, list[str]] = {}
    for line in _lines("syllables.txt"):
        kind, *fields = line.split()
        if kind.startswith("hangul"):
            hangul[kind] = fields
        else:
            for letter, ways in zip(fields[::2], fields[1::2], strict=True):
                known = pairs[kind].get(letter)
                pairs[kind][letter] = ways if known is None else f"{known},{ways}"
    return Syllables(
        names={
            name: tuple(ways.split(","))
            for kind in ("surname", "given")
            for name, ways in pairs[kind].items()
        },
        surnames=frozenset(pairs["surname"]),
        hangul={
            part: [
                _ways(one, other)
                for one, other in zip(
                    hangul[f"hangul-{part}"], hangul[f"hangul-{part}-other"], strict=True
                )
            ]
            for part in ("first", "vowel", "last")
        },
        khmer={letter: _ways(ways) for letter, ways in pairs["khmer"].items()},
        burmese={letter: _ways(ways) for letter, ways in pairs["burmese"].items()},
        burmese_rimes={
            "" if letter == "-" else letter: _ways(ways)
            for letter, ways in pairs["burmese-rime"].items()
        },
        abjad=pairs["abjad"],
        thai={letter: _ways(ways) for letter, ways in pairs["thai"].items()},
    )


def _ways(*texts: str) -> tuple[str, ...]:
    """Return the ways of a field, `-` for nothing; a second field adds to the first."""
    first, *rest = (text.split(",") for text in texts)
    more = [way for ways in rest for way in ways if ways != ["-"]]
    return tuple("" if way == "-" else way for way in (*first, *more))
