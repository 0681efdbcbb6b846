"""Three spellings-blind keys of a word: how it sounds, how a scanner sees it, its consonants."""

from __future__ import annotations

import numpy as np

from linchpin.compiled import njit
from linchpin.match.tokens.fold import LONGEST_WORD
from linchpin.match.tokens.hashing import FNV_START, finished, hash_letters, mixed
from linchpin.match.tokens.letters import (
    EIGHT,
    FIVE,
    ONE,
    TWO,
    VOWELS,
    ZERO,
    B,
    C,
    D,
    E,
    F,
    G,
    H,
    I,
    J,
    K,
    L,
    M,
    N,
    O,
    P,
    Q,
    R,
    S,
    T,
    U,
    V,
    W,
    X,
    Y,
    Z,
)  # fmt: skip

SOUND_SALT, SCAN_SALT, SKELETON_SALT = 11, 12, 13
"""What keeps the keys of one kind apart from those of another."""
SILENT = 0
"""Stands for a letter that is not heard."""
CH = 1
"""Stands for the sound of `ch`."""
SHORTEST_CONSONANTS = 3
"""Consonants of a word that are a key, at least."""
BEGINS_OPEN, SH = ord("^"), ord("$")
"""Stand for a vowel at the beginning, and for `sh` and `ch`."""
SHORTEST_SOUND = 3
"""Letters of a word that has a sound, at least."""
SHORTEST_SKELETON = 4
"""Letters of a word that has a skeleton, at least; a bare one may have one less."""


@njit(cache=True)
def sound_key(letters, start, stop):  # pragma: no cover
    """Return a key that words share which a Spanish speaker pronounces alike.

    b/v/w, s/z/c before e and i, c/k/q, ll/y/i, g before e and i/j/x at the start, silent h,
    doubled letters, ph/f, m/n before a consonant.
    """
    value = FNV_START
    last = SILENT
    at = start
    while at < stop:
        following = letters[at + 1] if at + 1 < stop else 0
        third = letters[at + 2] if at + 2 < stop else 0
        sound, step = _spoken(letters[at], following, third, at == start)
        if sound not in (SILENT, last):
            value = mixed(value, sound)
            last = sound
        at += step
    return finished(value, SOUND_SALT)


@njit(cache=True, inline="always")
def _spoken(letter, following, third, begins):  # pragma: no cover
    """Return how a letter sounds before the next two, and how many letters that takes."""
    soft = following in (E, I)
    sound, step = np.int64(letter), 1
    if letter == H:
        sound = SILENT
    elif letter in (V, W):
        sound = B
    elif letter == Z:
        sound = S
    elif letter == C:
        if following == H:
            sound, step = CH, 2
        elif following == K:
            sound, step = K, 2
        else:
            sound = S if soft else K
    elif letter == Q:
        sound, step = K, 2 if following == U else 1
    elif letter == X:
        sound = J if begins else S
    elif letter == L and following == L:
        sound, step = I, 2
    elif letter == Y:
        sound = I
    elif letter == G and soft:
        sound = J
    elif letter == G and following == U and third in (E, I):
        sound, step = G, 2
    elif letter == P and following == H:
        sound, step = F, 2
    elif letter == M and following != 0 and following not in VOWELS:
        sound = N
    return sound, step


@njit(cache=True)
def scan_key(letters, start, stop):  # pragma: no cover
    """Return a key of words that a scanner confuses: rn/m, cl/d, 0/o, 1/l/i, 5/s, 8/b, 2/z."""
    value = FNV_START
    at = start
    while at < stop:
        letter = letters[at]
        following = letters[at + 1] if at + 1 < stop else 0
        seen, step = np.int64(letter), 1
        if letter == R and following == N:
            seen, step = M, 2
        elif letter == C and following == L:
            seen, step = D, 2
        elif letter == ZERO:
            seen = O
        elif letter in (ONE, I):
            seen = L
        elif letter == FIVE:
            seen = S
        elif letter == EIGHT:
            seen = B
        elif letter == TWO:
            seen = Z
        value = mixed(value, seen)
        at += step
    return finished(value, SCAN_SALT)


@njit(cache=True)
def consonant_key(letters, start, stop):  # pragma: no cover
    """Return a key of the consonants of a word as scripts without vowels write them; 0 if few.

    A vowel counts at the beginning only; w and y are taken for vowels, a doubled letter for one.

    Args:
        letters: Latin letters.
        start: Where the word begins.
        stop: Where it ends.
    """
    heard = np.empty(LONGEST_WORD, np.uint32)
    size, vowels, at = 0, 0, start
    while at < stop and size < LONGEST_WORD:
        letter = letters[at]
        following = letters[at + 1] if at + 1 < stop else 0
        step = 1
        if letter in VOWELS or letter in (W, Y):
            if at == start and letter in VOWELS:
                heard[size] = BEGINS_OPEN
                size += 1
            elif at == stop - 1 and letter in (I, Y) and size > 0:
                heard[size] = I
                vowels += 1
                size += 1
        elif following != letter:
            heard[size], step = _consonant(letter, following)
            size += 1
        at += step
    vowels += 1 if size > 0 and heard[0] == BEGINS_OPEN else 0
    enough = size - vowels >= SHORTEST_CONSONANTS
    return hash_letters(heard, 0, size) if enough else np.uint64(0)


@njit(cache=True, inline="always")
def _consonant(letter, following):  # pragma: no cover
    """Return the consonant that a letter and perhaps the next are heard as, and how many it is."""
    heard, step = np.int64(letter), 1
    if following == H and letter in (K, G, S, C, T, D, P, Z):
        step = 2
        if letter == K:
            heard = X
        elif letter in (S, C):
            heard = SH
        elif letter == P:
            heard = F
        elif letter == Z:
            heard = J
    elif letter == T and following in (S, Z):
        heard, step = np.int64(C), 2
    elif letter == C:
        heard = S if following in (E, I) else K
    elif letter == Q:
        heard = K
    return heard, step


@njit(cache=True)
def skeleton_key(letters, start, stop):  # pragma: no cover
    """Return a key of the first letter, the inner consonants and the last letter; 0 if short."""
    if stop - start < SHORTEST_SKELETON:
        return np.uint64(0)
    value = mixed(FNV_START, letters[start])
    kept = 0
    for at in range(start + 1, stop - 1):
        if letters[at] not in VOWELS:
            value = mixed(value, letters[at])
            kept += 1
    if kept < 1:
        return np.uint64(0)
    return finished(mixed(value, letters[stop - 1]), SKELETON_SALT)


@njit(cache=True)
def bare_key(letters, start, stop):  # pragma: no cover
    """Return the skeleton key of a word that has no inner vowels to lose; 0 for others."""
    if stop - start < SHORTEST_SKELETON - 1:
        return np.uint64(0)
    for at in range(start + 1, stop - 1):
        if letters[at] in VOWELS:
            return np.uint64(0)
    value = FNV_START
    for at in range(start, stop):
        value = mixed(value, letters[at])
    return finished(value, SKELETON_SALT)
