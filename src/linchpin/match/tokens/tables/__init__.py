"""Word tables: how common words are, short forms of names, words that name nobody."""

from __future__ import annotations

import math
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
def small_words() -> dict[str, str]:
    """Return words that say little about who is meant, with their kind (see `Kind`)."""
    found: dict[str, str] = {}
    for line in _lines("small_words.txt"):
        kind, _, words = line.partition(" ")
        found.update(dict.fromkeys(words.split(), kind))
    return found
