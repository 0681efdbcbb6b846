"""How words in other letters are written in Latin: the usual way, and the other usual ways.

A table gives each letter by itself; what depends on neighbours is done here: Hangul by the
Revised and the McCune-Reischauer rules, kana, Khmer, Burmese, Indic vowels. Of scripts that
leave vowels out the consonants are compared.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import product

from linchpin.match.tokens.keys import SHORTEST_CONSONANTS
from linchpin.match.tokens.tables import han_readings, letter_readings, syllables
from linchpin.match.tokens.thai import FIRST_THAI, LAST_THAI, thai_consonants

MOST_FORMS = 48
"""Ways to write one word that are looked at, at most."""
_HANGUL, _LAST_HANGUL = 0xAC00, 0xD7A3
_VOWELS, _LASTS = 21, 28
_HIRAGANA = (0x3041, 0x309F)
_SMALL_KANA = {"ゃ": "ya", "ゅ": "yu", "ょ": "yo"}
_DOUBLING = "っ"
_KHMER = (0x1780, 0x17D3)
_BURMESE = (0x1000, 0x109F)
_ASAT, _STACKED = "်", "္"
_SYLLABLE = re.compile("[က-အဣ-ဪ](?:[^က-အဣ-ဪ]|[က-အ](?=့?[်္]))*")
_CREAKY = "့"
_STANDING_VOWELS = "ဣဤဥဦဧဩဪ"
_SIBILANTS = {"ရ": "sh", "ယ": "sh"}
_MEDIALS = {"ျ": "y", "ြ": "y", "ှ": "h"}
_FINAL_I = "يیי"
"""Letters that are a vowel at the end of a word: `Ahmadi` is not `Ahmad`."""
_INDIC = (0x900, 0xD7F)
_WADE = (
    ("zh", "ch"), ("ch", "ch"), ("sh", "sh"), ("b", "p"), ("d", "t"), ("g", "k"), ("j", "ch"),
    ("q", "ch"), ("x", "hs"), ("z", "ts"), ("c", "ts"), ("r", "j"),
)  # fmt: skip
"""First sounds of Pinyin, and what Wade and Giles wrote (without the apostrophe)."""
_WADE_LAST = (("ong", "ung"), ("ian", "ien"), ("ie", "ieh"), ("ue", "ueh"), ("ei", "ei"))


def written_in_latin(word: str) -> tuple[str, ...]:
    """Return the ways to write a folded word in Latin letters, the usual one first.

    >>> written_in_latin("владимир")
    ('vladimir',)
    >>> "jongun" in written_in_latin("정은"), "jungeun" in written_in_latin("정은")
    (True, True)
    """
    point = ord(word[0])
    known = syllables().names.get(word)
    if _HANGUL <= point <= _LAST_HANGUL:
        found = _join_all([_hangul(letter) for letter in word])
    elif _HIRAGANA[0] <= point <= _HIRAGANA[1]:
        found = _kana(word)
    elif _KHMER[0] <= point <= _KHMER[1]:
        found = _khmer(word)
    elif _BURMESE[0] <= point <= _BURMESE[1]:
        found = _join_all([_burmese(part) for part in _SYLLABLE.findall(word)])
    elif _INDIC[0] <= point <= _INDIC[1]:
        written = _indic(word)
        found = [written, written.removesuffix("a")]
    elif word[0] in han_readings():
        found = _han(word)
    else:
        found = ["".join(map(_letter, word))]
    ways = dict.fromkeys([*(known or ()), *found])
    return tuple(way for way in ways if way)


def consonants_in_latin(word: str) -> tuple[str, ...]:
    """Return the consonants of a word of a script without vowels, all ways to hear them.

    They are those of `linchpin.match.tokens.keys.consonant_key`.

    >>> "hsn" in consonants_in_latin("حسن")
    True
    """
    if FIRST_THAI <= word[0] <= LAST_THAI:
        return _enough(thai_consonants(word))
    table = syllables().abjad
    if table.keys().isdisjoint(word):
        return ()
    word = word.replace("الله", "له")
    ways = [list(table[letter]) for letter in word if letter in table]
    if word[-1] in _FINAL_I:
        ways[-1] = ["i"]
    found = _consonant_ways(ways)
    if word.startswith("ال") and len(word) > 4:
        found += _consonant_ways(ways[2:])
        found += _consonant_ways([["^"], *ways[2:]])
    return _enough(found)[:MOST_FORMS]


def _enough(found: list[str]) -> tuple[str, ...]:
    enough = [way for way in found if len(way.strip("^i")) >= SHORTEST_CONSONANTS]
    return tuple(dict.fromkeys(enough))


def _consonant_ways(ways: Sequence[list[str]]) -> list[str]:
    found = [""]
    for at, letters in enumerate(ways):
        more: list[str] = []
        for way in found:
            for letter in letters:
                # A carrier of vowels is heard at the beginning only; glides and h may be silent.
                silent = letter == "-" or (letter == "^" and at > 0)
                more.append(way if silent else way + letter)
        found = list(dict.fromkeys(more))[:MOST_FORMS] or found
    return found


def _join_all(parts: Sequence[Iterable[str]]) -> list[str]:
    """Return every way to write some parts, each in one of its ways, fewest odd ones first."""
    ways = [list(part) for part in parts]
    while _count(ways) > MOST_FORMS:
        longest = max(range(len(ways)), key=lambda at: len(ways[at]))
        ways[longest].pop()
    return ["".join(way) for way in product(*ways)]


def _count(ways: Sequence[list[str]]) -> int:
    total = 1
    for way in ways:
        total *= len(way)
    return total


@cache
def _hangul(letter: str) -> tuple[str, ...]:
    """Return the ways to write a syllable of Hangul."""
    place = ord(letter) - _HANGUL
    if not 0 <= place <= _LAST_HANGUL - _HANGUL:
        return (_letter(letter),)
    first, rest = divmod(place, _VOWELS * _LASTS)
    vowel, last = divmod(rest, _LASTS)
    table = syllables().hangul
    parts = [table["first"][first], table["vowel"][vowel], table["last"][last]]
    usual = syllables().names.get(letter, ())
    found = dict.fromkeys([*usual, *("".join(way) for way in product(*parts))])
    return tuple(found)


def _kana(word: str) -> list[str]:
    """Return a word in kana as Hepburn wrote it, with and without long vowels."""
    out = ""
    double = False
    for letter in word:
        if letter in _SMALL_KANA:
            sound = _SMALL_KANA[letter]
            if out.endswith(("shi", "chi", "ji")):
                out = out[:-1] + sound[1:]
            elif out.endswith("i"):
                out = out[:-1] + sound
            continue
        if letter == _DOUBLING:
            double = True
            continue
        sound = _letter(letter)
        out += (sound[:1] if double else "") + sound
        double = False
    short = out.replace("ou", "o").replace("uu", "u").replace("oo", "o")
    return [short, out, short.replace("o", "oh")] if short != out else [out]


def _khmer(word: str) -> list[str]:
    """Return the ways to write a word in Khmer letters."""
    table = syllables().khmer
    ways: list[list[str]] = []
    open_consonant = False
    for at, letter in enumerate(word):
        category = unicodedata.category(letter)
        if letter == "្":  # the next consonant stands below
            open_consonant = False
        elif letter == "៉" and ways:  # muusikatoan hardens a consonant
            ways[-1] = ["p" if way == "b" else way for way in ways[-1]]
        elif letter in table and category[0] == "L":
            if open_consonant and at + 1 < len(word) and _has_vowel(word, at):
                ways.append(["o", "a", ""])
            elif open_consonant:
                ways.append(["o", "a", "e"])
            ways.append(list(table[letter]))
            open_consonant = True
        elif letter in table:
            ways.append(list(table[letter]))
            open_consonant = False
    return _join_all(ways)


def _has_vowel(word: str, at: int) -> bool:
    return unicodedata.category(word[at + 1])[0] == "M"


def _burmese(word: str) -> list[str]:
    """Return the ways to write one syllable in Burmese letters, see `burmese_syllables`."""
    table, rimes = syllables().burmese, syllables().burmese_rimes
    first = table.get(word[0], (_letter(word[0]),))
    rest = word[1:].replace(_CREAKY, "").replace("း", "")
    medial = "".join(_MEDIALS[letter] for letter in rest if letter in _MEDIALS)
    rest = "".join(letter for letter in rest if letter not in _MEDIALS)
    glide = "w" if "ွ" in rest and rest not in rimes else ""
    rime = rimes.get(rest) or rimes.get(rest.replace("ွ", "")) or ("",)
    if word[0] in _STANDING_VOWELS and not rest:
        rime = ("",)
    if _CREAKY in word and rest.endswith(_ASAT):
        rime = (*rime, *(f"{way}t" for way in rime))
    if "h" in medial and word[0] in _SIBILANTS:
        first = (_SIBILANTS[word[0]],)
    elif "h" in medial:
        first = (*(f"h{way}" for way in first), *first)
    medial = medial.replace("h", "")
    return ["".join(way) for way in product(first, [medial], [glide], rime)]


def _indic(word: str) -> str:
    """Return a word in an Indic script: a consonant's `a` goes before a vowel or virama."""
    out = ""
    for letter in word:
        category = unicodedata.category(letter)
        virama = unicodedata.combining(letter) == 9
        if category[0] == "M" and out.endswith("a") and (virama or _letter(letter)):
            sign = unicodedata.name(letter, "")
            if virama or "VOWEL SIGN" in sign:
                out = out[:-1]
        out += "" if virama else _letter(letter)
    return out


def _han(word: str) -> list[str]:
    """Return a word in ideographs as Pinyin and as Wade and Giles wrote it."""
    readings = [han_readings().get(letter, "") for letter in word]
    pinyin = "".join(readings)
    wade = "".join(_wade(reading) for reading in readings)
    return [pinyin, wade]


def _wade(reading: str) -> str:
    rest = reading
    first = ""
    for pinyin, written in _WADE:
        if reading.startswith(pinyin):
            first, rest = written, reading[len(pinyin) :]
            break
    for pinyin, written in _WADE_LAST:
        if rest.endswith(pinyin) and not rest.endswith("iong"):
            rest = rest[: -len(pinyin)] + written
            break
    if rest == "i" and reading[:2] in ("zh", "ch", "sh"):
        rest = "ih"
    elif rest == "i" and reading[:1] in ("z", "c", "s"):
        first, rest = {"z": "tz", "c": "tz", "s": "sz"}[reading[0]], "u"
    elif rest == "e" and first in ("ts", "t"):
        rest = "e"
    return first + rest


@cache
def _letter(letter: str) -> str:
    if letter.isascii():
        return letter
    return letter_readings().get(letter) or han_readings().get(letter, "")
