"""How alike two words are, 0 to 1, and why: one compiled rule for searching and for pairs."""

from __future__ import annotations

from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from linchpin.compiled import looking, looking_inline
from linchpin.match.search.edits import (
    LETTER_COST,
    TOO_MANY,
    Stretch,
    edit_cost,
    letters_apart,
    most_edits,
)
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
"""How alike words are, by why one is taken for the other."""
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


@looking
def likeness(one, x, other, y, scratch):  # pragma: no cover
    """Return how alike two words are and why; the order of the two does not matter.

    Args:
        one: `ComparedWords`.
        x: A word of them.
        other: The same or others.
        y: A word of them.
        scratch: See `linchpin.match.search.edits.edit_rows`.

    Returns:
        Likeness 0..1 and a `Reason`.
    """
    a, b = one.words[x], other.words[y]
    if a.exact == b.exact:
        return LIKENESS[Reason.EXACT], np.int64(Reason.EXACT)
    if a.kind == Kind.ACRONYM or b.kind == Kind.ACRONYM:
        return 0.0, np.int64(Reason.NONE)
    if a.script == Script.WHOLE and b.script == Script.WHOLE:
        return shared_symbol(one, a, other, b, scratch)
    # Of two words in Latin letters neither has other ways to be written, nor looks like another.
    plain = a.script == Script.LATIN and b.script == Script.LATIN
    form = Reason.NONE
    if not plain and ((a.form_bits & b.own_bits) | (b.form_bits & a.own_bits)):
        form = _shared_form(a, one.forms, b, other.forms)
    if form == Reason.TRANSLITERATED:
        return LIKENESS[form], np.int64(form)
    latin = a.latin_key != 0 and b.latin_key != 0
    if latin and a.latin_key == b.latin_key:
        return LIKENESS[Reason.TRANSLITERATED], np.int64(Reason.TRANSLITERATED)
    if not plain and (_looks_like(a, b) or _looks_like(b, a)):
        return LIKENESS[Reason.LOOKALIKE], np.int64(Reason.LOOKALIKE)
    best, reason = 0.0, np.int64(Reason.NONE)
    if a.symbols & b.symbols:
        best, reason = shared_symbol(one, a, other, b, scratch)
    best, reason = _better(best, reason, form)
    if not _may_be_misspelled(a.kind, b.kind):
        return best, reason
    # In letters, not syllables or ideographs.
    spelled = a.script != Script.WHOLE and b.script != Script.WHOLE
    if latin and spelled:
        best, reason = _shared_key(a, b, best, reason)
    joined = a.kind == Kind.JOINED or b.kind == Kind.JOINED
    found, lost = 0.0, False
    if a.script == b.script:
        first, second = Stretch(a.native, a.native_size), Stretch(b.native, b.native_size)
        found, lost = _misspelled(one.native, first, other.native, second, joined, scratch)
    elif latin and spelled:
        first, second = Stretch(a.latin, a.latin_size), Stretch(b.latin, b.latin_size)
        found, lost = _misspelled(one.latin, first, other.latin, second, joined, scratch)
    if found > best:
        return found, np.int64(Reason.LOST_LETTER if lost else Reason.SPELLING)
    return best, reason


@looking_inline
def _misspelled(one, a, other, b, joined, scratch):  # pragma: no cover
    """Return how alike two words are by their letters, and whether a letter was lost in one."""
    limit = most_edits(min(a.size, b.size))
    if limit > 1 and joined:
        limit = 1
    if limit == 0 or abs(a.size - b.size) > limit:
        return 0.0, False
    cost = edit_cost(one, a, other, b, limit, scratch)
    if cost >= TOO_MANY:
        return 0.0, False
    lost = _holds_lost(one, a) or _holds_lost(other, b)
    return 1.0 - LETTER_COST * cost / max(a.size, b.size), lost


@looking_inline
def _holds_lost(letters, word):  # pragma: no cover
    """Say whether a word holds a mark for a lost letter."""
    found = False
    for at in range(word.start, word.start + word.size):
        found |= letters[at] == WILD
    return found


@looking_inline
def _may_be_misspelled(one, other):  # pragma: no cover
    """Say whether words of two kinds may be misspellings of one another.

    Numbers are not misspelled. Titles, particles and legal forms are known words, and two of
    them are two.
    """
    if one == Kind.NUMBER or other == Kind.NUMBER:
        return False
    named = one == Kind.NAME or one == Kind.JOINED
    return named or other == Kind.NAME or other == Kind.JOINED


@looking
def _may_be_forms(one, a, other, b, scratch):  # pragma: no cover
    """Say whether two words of one group may be forms of a name within one language.

    Groups hold the forms of all languages. Across scripts they are translations. Two words in
    Latin letters must begin alike and share most letters: `Juan` is no form of `Ivan`.
    """
    if a.script != Script.LATIN or b.script != Script.LATIN:
        return True
    if a.latin_size == 0 or b.latin_size == 0:
        return False
    first, second = one.latin[a.latin], other.latin[b.latin]
    if _FIRST_SOUNDS[first & 127] != _FIRST_SOUNDS[second & 127]:
        return False
    longer = max(a.latin_size, b.latin_size)
    if 2 * abs(a.latin_size - b.latin_size) > longer:
        return False
    mine, theirs = Stretch(a.latin, a.latin_size), Stretch(b.latin, b.latin_size)
    return 2 * letters_apart(one.latin, mine, other.latin, theirs, scratch[0]) <= longer


@looking
def _shared_form(a, own, b, theirs):  # pragma: no cover
    """Return the reason for which ways to write two words in Latin letters meet, or none."""
    found = 0
    for at in range(a.form, a.form_stop):
        found = max(found, _form_meets(own[at], b))
    for at in range(b.form, b.form_stop):
        found = max(found, _form_meets(theirs[at], a))
    return _FORM_REASONS[found]


@looking_inline
def _form_meets(form, word):  # pragma: no cover
    """Return 2 where a form is how a word is written, 1 where it has its consonants, else 0."""
    if form & BARE_FORM:
        return 1 if word.consonants != 0 and form_hash(word.consonants, True) == form else 0
    return 2 if word.latin_key != 0 and form_hash(word.latin_key, False) == form else 0


@looking_inline
def _looks_like(a, b):  # pragma: no cover
    """Say whether a word in other letters looks like a Latin one."""
    return a.lookalike != 0 and a.lookalike == b.latin_key


@looking_inline
def _shared_key(a, b, best, reason):  # pragma: no cover
    """Return the better of a likeness and that of two words by the keys they share."""
    if a.sound != 0 and a.sound == b.sound:
        best, reason = _better(best, reason, Reason.SOUND)
    if a.scan != 0 and a.scan == b.scan:
        best, reason = _better(best, reason, Reason.SCAN)
    bare = a.bare != 0 and a.bare == b.skeleton
    if bare or (b.bare != 0 and b.bare == a.skeleton):
        best, reason = _better(best, reason, Reason.NO_VOWELS)
    return best, reason


@looking_inline
def _better(best, reason, other):  # pragma: no cover
    """Return a likeness and its reason, or those of another reason if they are higher."""
    if LIKENESS[other] > best:
        return LIKENESS[other], np.int64(other)
    return best, reason


@looking
def shared_symbol(one, a, other, b, scratch):  # pragma: no cover
    """Return the likeness of two words by the symbols they share, and the reason.

    Args:
        one: `ComparedWords`.
        a: A record of them.
        other: The same or others.
        b: A record of them.
        scratch: See `linchpin.match.search.edits.edit_rows`.
    """
    best, reason = 0.0, np.int64(Reason.NONE)
    mine, theirs = one.meanings, other.meanings
    at, to = a.meaning, b.meaning
    while at < a.meaning_stop and to < b.meaning_stop:
        p, q = mine[at], theirs[to]
        if p == q:
            kind = likeness_of(p)
            better = LIKENESS[_REASONS_OF_SYMBOLS[kind]] > best
            if better and (
                kind != Likeness.NAME_SYMBOL or _may_be_forms(one, a, other, b, scratch)
            ):
                best, reason = _better(best, reason, _REASONS_OF_SYMBOLS[kind])
        if p <= q:
            at += 1
        if q <= p:
            to += 1
    return best, reason
