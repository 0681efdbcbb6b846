"""What a word is filed under: its keys, its symbols and what is left without a letter or two.

Two words that `likeness` finds alike share one of these.
"""

from __future__ import annotations

import numpy as np

from linchpin.compiled import njit
from linchpin.match.search.edits import SHORTEST_MISSPELLED, TWO_EDITS
from linchpin.match.tokens.forms import BARE_FORM, form_hash
from linchpin.match.tokens.hashing import finished, mixed
from linchpin.match.tokens.lexicon import Kind, Script
from linchpin.match.tokens.word_columns import Key

MOST_KEYS = 2000
"""Keys of a word, at most."""
LONGEST_MISSPELLED = 24
"""Letters of a word that is filed under what is left of it, at most."""
_MOST_SYMBOL_KEYS = 200
"""Keys of a word from which on no more are made of its symbols."""
_LATIN_SALT, _SKELETON_SALT, _FORM_SALT, _SYMBOL_SALT, _LEFT_SALT = 21, 25, 26, 30, 40
_SALTS = np.array(
    [
        {
            Key.EXACT: 20,
            Key.LATIN: _LATIN_SALT,
            Key.LOOKALIKE: _LATIN_SALT,  # filed as the Latin form it looks like
            Key.SOUND: 23,
            Key.SCAN: 24,
            Key.SKELETON: _SKELETON_SALT,  # meets bare words only
            Key.CONSONANTS: _FORM_SALT,
        }[key]
        for key in Key
    ]
)
_STEP = np.uint64(0x9E3779B97F4A7C15)
_LETTER_SALT = 7


@njit(cache=True)
def word_keys(one, x, out):  # pragma: no cover
    """Write the keys of a word and return how many.

    Args:
        one: `WordColumns`.
        x: The word.
        out: Out, uint64, room for `MOST_KEYS`.
    """
    if one.kinds[x] == Kind.ACRONYM:
        out[0] = finished(one.keys[x, Key.EXACT], _SALTS[Key.EXACT])
        return 1
    count = 0
    for key in range(len(_SALTS)):
        if one.keys[x, key] != 0:
            value = one.keys[x, key]
            if key in (Key.LATIN, Key.LOOKALIKE, Key.CONSONANTS):
                value = form_hash(value, key == Key.CONSONANTS)
            out[count] = finished(value, _SALTS[key])
            count += 1
    for at in range(one.form_starts[x], one.form_starts[x + 1]):
        salt = _FORM_SALT if one.forms[at] & BARE_FORM else _LATIN_SALT
        out[count] = finished(one.forms[at], salt)
        count += 1
    if one.bare[x] != 0:
        out[count] = finished(one.bare[x], _SKELETON_SALT)
        count += 1
    for at in range(one.meaning_starts[x], one.meaning_starts[x + 1]):
        out[count] = finished(one.meanings[at], _SYMBOL_SALT)
        count += 1
        if count > _MOST_SYMBOL_KEYS:
            break
    two = one.kinds[x] != Kind.JOINED
    if one.scripts[x] != Script.WHOLE:
        native = one.native[one.native_starts[x] : one.native_starts[x + 1]]
        count = _without_letters(native, out, count, two)
    if one.scripts[x] != Script.LATIN:
        latin = one.latin[one.latin_starts[x] : one.latin_starts[x + 1]]
        count = _without_letters(latin, out, count, two)
    return count


@njit(cache=True)
def _without_letters(letters, out, count, two):  # pragma: no cover
    """Write keys of a word and of what is left without one letter or, of long words, two.

    A polynomial hash over the letters gives each in a few steps: of a word cut in three it is
    the sum of the hashes of its parts, each shifted by the letters after it.

    Args:
        letters: The word.
        out: Out, the keys.
        count: How many there are already.
        two: Whether two letters may be left out.
    """
    size = len(letters)
    if size < SHORTEST_MISSPELLED or size > LONGEST_MISSPELLED:
        return count
    before = np.zeros(LONGEST_MISSPELLED + 2, np.uint64)  # hash of the letters before each place
    power = np.ones(LONGEST_MISSPELLED + 2, np.uint64)
    for i in range(size):
        before[i + 1] = before[i] * _STEP + mixed(np.uint64(letters[i]), _LETTER_SALT)
        power[i + 1] = power[i] * _STEP
    whole = before[size]
    out[count] = finished(whole, _LEFT_SALT)
    count += 1
    for i in range(size):
        after = whole - before[i + 1] * power[size - 1 - i]
        out[count] = finished(before[i] * power[size - 1 - i] + after, _LEFT_SALT)
        count += 1
    if size >= TWO_EDITS and two:
        for i in range(size - 1):
            head = before[i] * power[size - 2 - i]
            for j in range(i + 1, size):
                middle = before[j] - before[i + 1] * power[j - i - 1]
                after = whole - before[j + 1] * power[size - 1 - j]
                left = head + middle * power[size - 1 - j] + after
                out[count] = finished(left, _LEFT_SALT)
                count += 1
    return count
