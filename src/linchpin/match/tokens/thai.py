"""The consonants of a word in Thai letters, in the ways the Royal System and people write them."""

from __future__ import annotations

import re

from linchpin.match.tokens.tables import syllables

MOST_WAYS = 400
"""Ways to write the consonants of one word that are looked at, at most."""
FIRST_THAI, LAST_THAI = "\u0e01", "\u0e4e"
_SILENT = re.compile("[ก-ฮ][ิุ]?์")
"""A letter under the sign of silence, with its vowel."""
_FINAL_I = "ีิย"
_CARRIER = "อ"
"""Carries a vowel; it is heard at the beginning only."""
_LAST = {"ร": ("rn", "n", "r"), "ล": ("n", "l"), "ส": ("t", "s"), "ศ": ("t", "s"), "ษ": ("t", "s"),
         "จ": ("t", "j", "$"), "ช": ("t", "j", "$"), "ด": ("t", "d"), "บ": ("p", "b")}  # fmt: skip
"""Letters that sound otherwise at the end of a syllable."""


def thai_consonants(word: str) -> list[str]:
    """Return the consonants of a word, all ways to hear them, the usual first.

    They are those of `linchpin.match.tokens.keys.consonant_key`: `f` stands for `ph`, `x` for
    `kh`, `$` for `ch`.

    >>> thai_consonants("ปรีดี")[0], "tnm" in thai_consonants("ถนอม")
    ('prdi', True)
    """
    word = _SILENT.sub("", word)
    if not word:
        return []
    table = syllables().thai
    ways: list[tuple[str, ...]] = []
    for at, letter in enumerate(word):
        if letter == _CARRIER:
            ways += [("^",)] if at == 0 else []
        if letter not in table:
            continue
        following = word[at + 1 : at + 2]
        if letter == following:
            continue  # a doubled letter is heard once
        closes = not following or following in table
        sounds = (*_LAST.get(letter, ()), *table[letter]) if closes and ways else table[letter]
        ways.append(tuple(dict.fromkeys(sounds)))
    if word[-1] in _FINAL_I:
        ways.append(("i", ""))
    found = [""]
    for sounds in ways:
        found = list(dict.fromkeys(way + sound for way in found for sound in sounds))[:MOST_WAYS]
    return found
