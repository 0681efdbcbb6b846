"""How alike two words are, 0 to 1, and why: one compiled rule for searching and for pairs."""

from __future__ import annotations

from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from linchpin.compiled import njit
from linchpin.match.search.edits import LETTER_COST, TOO_MANY, edit_cost, most_edits
from linchpin.match.tokens.features import Key
from linchpin.match.tokens.fold import WILD
from linchpin.match.tokens.forms import BARE_FORM, form_hash
from linchpin.match.tokens.lexicon import Kind, Likeness, Script, likeness_of


class Reason(IntEnum):
    """Why two words are taken for one."""

    NONE = 0
    EXACT = 1
    TRANSLITERATED = 2
    LOOKALIKE = 3
    SOUND = 4
    SCAN = 5
    ABBREVIATION = 6
    NICKNAME = 7
    NAME_SYMBOL = 8
    SAME_MEANING = 9
    SPELLING = 10
    NO_VOWELS = 11
    CUT = 12
    INITIAL = 13
    JOINED = 14
    ACRONYM = 15
    EXCHANGED = 16
    LISTED_INITIAL = 17
    LOST_LETTER = 18


_ALIKE = {
    Reason.NONE: 0.0,
    Reason.EXACT: 1.0,
    Reason.TRANSLITERATED: 0.98,
    Reason.LOOKALIKE: 0.98,
    Reason.SOUND: 0.95,
    Reason.SCAN: 0.94,
    Reason.ABBREVIATION: 0.95,
    Reason.NICKNAME: 0.82,
    Reason.NAME_SYMBOL: 0.88,
    Reason.SAME_MEANING: 0.97,
    Reason.SPELLING: 0.0,
    Reason.NO_VOWELS: 0.86,
    Reason.CUT: 0.90,
    Reason.INITIAL: 0.90,
    Reason.JOINED: 0.98,
    Reason.ACRONYM: 0.75,
    Reason.EXCHANGED: 0.20,
    Reason.LISTED_INITIAL: 0.90,
    Reason.LOST_LETTER: 0.0,
}
LIKENESS = np.array([_ALIKE[reason] for reason in Reason])
"""Likeness of words for each reason; that of `SPELLING` and `LOST_LETTER` depends on the edits."""
LEAST_LIKENESS = 0.55
"""Words less alike than this are not taken for one."""
_REASONS_OF_SYMBOLS = np.array(
    [
        {
            Likeness.NAME_SYMBOL: Reason.NAME_SYMBOL,
            Likeness.ABBREVIATION: Reason.ABBREVIATION,
            Likeness.NICKNAME: Reason.NICKNAME,
            Likeness.SAME_MEANING: Reason.SAME_MEANING,
            Likeness.FORM: Reason.NAME_SYMBOL,
        }[likeness]
        for likeness in Likeness
    ]
)


_BEGIN_ALIKE = ("aeiou", "ckqgx", "jy", "bvwf", "szx", "dt")
"""Letters that forms of one name begin with for one another."""


def _first_sounds() -> NDArray[np.int64]:
    sounds = np.arange(128)
    for letters in _BEGIN_ALIKE:
        for letter in letters:
            sounds[ord(letter)] = ord(letters[0])
    return sounds


_FIRST_SOUNDS = _first_sounds()
_FORM_REASONS = np.array([Reason.NONE, Reason.NO_VOWELS, Reason.TRANSLITERATED])


@njit(cache=True)
def likeness(one, x, other, y, scratch):  # pragma: no cover
    """Return how alike two words are and why; the order of the two does not matter.

    Args:
        one: `WordColumns`.
        x: A word of it.
        other: The same or other columns.
        y: A word of it.
        scratch: See `linchpin.match.search.edits.EditRows`.

    Returns:
        Likeness 0..1 and a `Reason`.
    """
    if one.keys[x, Key.EXACT] == other.keys[y, Key.EXACT]:
        return LIKENESS[Reason.EXACT], np.int64(Reason.EXACT)
    if one.kinds[x] == Kind.ACRONYM or other.kinds[y] == Kind.ACRONYM:
        return 0.0, np.int64(Reason.NONE)
    if one.scripts[x] == Script.WHOLE and other.scripts[y] == Script.WHOLE:
        return shared_symbol(one, x, other, y, scratch)
    # Of two words in Latin letters neither has other ways to be written, nor looks like another.
    plain = one.scripts[x] == Script.LATIN and other.scripts[y] == Script.LATIN
    form = Reason.NONE if plain else _shared_form(one, x, other, y)
    if form == Reason.TRANSLITERATED:
        return LIKENESS[form], np.int64(form)
    latin = one.keys[x, Key.LATIN] != 0 and other.keys[y, Key.LATIN] != 0
    if latin and one.keys[x, Key.LATIN] == other.keys[y, Key.LATIN]:
        return LIKENESS[Reason.TRANSLITERATED], np.int64(Reason.TRANSLITERATED)
    if not plain and (_looks_like(one, x, other, y) or _looks_like(other, y, one, x)):
        return LIKENESS[Reason.LOOKALIKE], np.int64(Reason.LOOKALIKE)
    best, reason = 0.0, np.int64(Reason.NONE)
    if _has_meaning(one, x) and _has_meaning(other, y):
        best, reason = shared_symbol(one, x, other, y, scratch)
    best, reason = _better(best, reason, form)
    if not _may_be_misspelled(one.kinds[x], other.kinds[y]):
        return best, reason
    # In letters, not syllables or ideographs.
    spelled = one.scripts[x] != Script.WHOLE and other.scripts[y] != Script.WHOLE
    if latin and spelled:
        best, reason = _shared_key(one, x, other, y, best, reason)
    if one.scripts[x] == other.scripts[y]:
        a = one.native[one.native_starts[x] : one.native_starts[x + 1]]
        b = other.native[other.native_starts[y] : other.native_starts[y + 1]]
    elif latin and spelled:
        a = one.latin[one.latin_starts[x] : one.latin_starts[x + 1]]
        b = other.latin[other.latin_starts[y] : other.latin_starts[y + 1]]
    else:
        return best, reason
    limit = most_edits(min(len(a), len(b)))
    if limit > 1 and (one.kinds[x] == Kind.JOINED or other.kinds[y] == Kind.JOINED):
        limit = 1
    if limit > 0 and abs(len(a) - len(b)) <= limit:
        cost = edit_cost(a, b, limit, scratch)
        found = 1.0 - LETTER_COST * cost / max(len(a), len(b))
        if cost < TOO_MANY and found > best:
            lost = WILD in a or WILD in b
            best, reason = found, np.int64(Reason.LOST_LETTER if lost else Reason.SPELLING)
    return best, reason


@njit(cache=True, inline="always")
def _may_be_misspelled(one, other):  # pragma: no cover
    """Say whether words of two kinds may be misspellings of one another.

    Numbers are not misspelled. Titles, particles and legal forms are known words, and two of
    them are two.
    """
    if Kind.NUMBER in (one, other):
        return False
    return one in (Kind.NAME, Kind.JOINED) or other in (Kind.NAME, Kind.JOINED)


@njit(cache=True, inline="always")
def _has_meaning(one, x):  # pragma: no cover
    """Say whether a word has symbols."""
    return one.meaning_starts[x] < one.meaning_starts[x + 1]


@njit(cache=True)
def _may_be_forms(one, x, other, y, scratch):  # pragma: no cover
    """Say whether two words of one group may be forms of a name within one language.

    Groups hold the forms of all languages. Across scripts they are translations. Two words in
    Latin letters must begin alike and share most letters: `Juan` is no form of `Ivan`.
    """
    if one.scripts[x] != Script.LATIN or other.scripts[y] != Script.LATIN:
        return True
    a = one.latin[one.latin_starts[x] : one.latin_starts[x + 1]]
    b = other.latin[other.latin_starts[y] : other.latin_starts[y + 1]]
    if len(a) == 0 or len(b) == 0 or _FIRST_SOUNDS[a[0] & 127] != _FIRST_SOUNDS[b[0] & 127]:
        return False
    longer = max(len(a), len(b))
    return (
        2 * abs(len(a) - len(b)) <= longer and 2 * letters_apart(a, b, scratch.whole[0]) <= longer
    )


@njit(cache=True)
def letters_apart(a, b, row):  # pragma: no cover
    """Return how many letters of one word are not, in order, those of the other (Levenshtein).

    Args:
        a: Letters of a word.
        b: Letters of another.
        row: Scratch, a number more than the second word has letters.
    """
    for j in range(len(b) + 1):
        row[j] = j
    for i in range(len(a)):
        before, row[0] = row[0], i + 1
        for j in range(len(b)):
            step = min(row[j] + 1, row[j + 1] + 1, before + (0 if a[i] == b[j] else 1))
            before, row[j + 1] = row[j + 1], step
    return row[len(b)]


@njit(cache=True)
def _shared_form(one, x, other, y):  # pragma: no cover
    """Return the reason for which ways to write two words in Latin letters meet, or none."""
    first, stop = one.form_starts[x], one.form_starts[x + 1]
    begin, end = other.form_starts[y], other.form_starts[y + 1]
    found = 0
    for at in range(first, stop):
        found = max(found, _form_meets(one.forms[at], other, y))
    for at in range(begin, end):
        found = max(found, _form_meets(other.forms[at], one, x))
    return _FORM_REASONS[found]


@njit(cache=True, inline="always")
def _form_meets(form, other, y):  # pragma: no cover
    """Return 2 where a form is how a word is written, 1 where it has its consonants, else 0."""
    if form & BARE_FORM:
        consonants = other.keys[y, Key.CONSONANTS]
        return 1 if consonants != 0 and form_hash(consonants, True) == form else 0
    latin = other.keys[y, Key.LATIN]
    return 2 if latin != 0 and form_hash(latin, False) == form else 0


@njit(cache=True, inline="always")
def _looks_like(one, x, other, y):  # pragma: no cover
    """Say whether a word in other letters looks like a Latin one."""
    looks = one.keys[x, Key.LOOKALIKE]
    return looks != 0 and looks == other.keys[y, Key.LATIN]


@njit(cache=True)
def _shared_key(one, x, other, y, best, reason):  # pragma: no cover
    """Return the better of a likeness and that of two words by the keys they share."""
    if one.keys[x, Key.SOUND] != 0 and one.keys[x, Key.SOUND] == other.keys[y, Key.SOUND]:
        best, reason = _better(best, reason, Reason.SOUND)
    if one.keys[x, Key.SCAN] != 0 and one.keys[x, Key.SCAN] == other.keys[y, Key.SCAN]:
        best, reason = _better(best, reason, Reason.SCAN)
    bare = one.bare[x] != 0 and one.bare[x] == other.keys[y, Key.SKELETON]
    if bare or (other.bare[y] != 0 and other.bare[y] == one.keys[x, Key.SKELETON]):
        best, reason = _better(best, reason, Reason.NO_VOWELS)
    return best, reason


@njit(cache=True, inline="always")
def _better(best, reason, other):  # pragma: no cover
    """Return a likeness and its reason, or those of another reason if they are higher."""
    if LIKENESS[other] > best:
        return LIKENESS[other], np.int64(other)
    return best, reason


@njit(cache=True)
def shared_symbol(one, x, other, y, scratch):  # pragma: no cover
    """Return the likeness of two words by the symbols they share, and the reason.

    Args:
        one: `WordColumns`.
        x: A word of it.
        other: The same or other columns.
        y: A word of it.
        scratch: See `linchpin.match.search.edits.EditRows`.
    """
    best, reason = 0.0, np.int64(Reason.NONE)
    at, stop = one.meaning_starts[x], one.meaning_starts[x + 1]
    to, end = other.meaning_starts[y], other.meaning_starts[y + 1]
    while at < stop and to < end:
        a, b = one.meanings[at], other.meanings[to]
        if a == b:
            kind = likeness_of(a)
            better = LIKENESS[_REASONS_OF_SYMBOLS[kind]] > best
            if better and (
                kind != Likeness.NAME_SYMBOL or _may_be_forms(one, x, other, y, scratch)
            ):
                best, reason = _better(best, reason, _REASONS_OF_SYMBOLS[kind])
        if a <= b:
            at += 1
        if b <= a:
            to += 1
    return best, reason
