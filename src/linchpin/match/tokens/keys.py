"""Three spellings-blind keys of a word: how it sounds, how a scanner sees it, its consonants."""

from __future__ import annotations

import numpy as np
from numba import njit

# Letters are compared as numbers: a = 97 ... z = 122.


@njit(cache=True)
def mixed(value, letter):  # pragma: no cover
    """Return a running hash with one more letter."""
    return (value ^ np.uint64(letter)) * np.uint64(0x100000001B3)


@njit(cache=True)
def finished(value, salt):  # pragma: no cover
    """Return a running hash closed with the kind of key it is."""
    value = (value ^ np.uint64(salt)) * np.uint64(0x100000001B3)
    value ^= value >> np.uint64(29)
    value *= np.uint64(0xBF58476D1CE4E5B9)
    return value ^ (value >> np.uint64(32))


@njit(cache=True)
def sound_key(letters, start, stop):  # pragma: no cover
    """Return a key that words share which a Spanish speaker pronounces alike.

    b/v/w, s/z/c before e and i, c/k/q, ll/y/i, g before e and i/j/x at the start, silent h,
    doubled letters, ph/f, m/n before a consonant.
    """
    value = np.uint64(0xCBF29CE484222325)
    last = 0
    at = start
    while at < stop:
        c = letters[at]
        n = letters[at + 1] if at + 1 < stop else 0
        out = c
        step = 1
        soft = n == 101 or n == 105
        if c == 104:  # h
            out = 0
        elif c == 118 or c == 119:  # v w
            out = 98
        elif c == 122:  # z
            out = 115
        elif c == 99:  # c
            if n == 104:
                out, step = 1, 2
            elif n == 107:
                out, step = 107, 2
            else:
                out = 115 if soft else 107
        elif c == 113:  # q, qu
            out = 107
            step = 2 if n == 117 else 1
        elif c == 120:  # x
            out = 106 if at == start else 115
        elif c == 108 and n == 108:  # ll
            out, step = 105, 2
        elif c == 121:  # y
            out = 105
        elif c == 103:  # g
            if soft:
                out = 106
            elif n == 117 and at + 2 < stop and letters[at + 2] in (101, 105):
                out, step = 103, 2
        elif c == 112 and n == 104:  # ph
            out, step = 102, 2
        elif c == 109 and n != 0 and n not in (97, 101, 105, 111, 117):
            out = 110
        if out != 0 and out != last:
            value = mixed(value, out)
            last = out
        at += step
    return finished(value, 11)


@njit(cache=True)
def scan_key(letters, start, stop):  # pragma: no cover
    """Return a key of words that a scanner confuses: rn/m, cl/d, 0/o, 1/l/i, 5/s, 8/b, 2/z."""
    value = np.uint64(0xCBF29CE484222325)
    at = start
    while at < stop:
        c = letters[at]
        n = letters[at + 1] if at + 1 < stop else 0
        out = c
        step = 1
        if c == 114 and n == 110:
            out, step = 109, 2
        elif c == 99 and n == 108:
            out, step = 100, 2
        elif c == 48:
            out = 111
        elif c == 49 or c == 105:
            out = 108
        elif c == 53:
            out = 115
        elif c == 56:
            out = 98
        elif c == 50:
            out = 122
        value = mixed(value, out)
        at += step
    return finished(value, 12)


@njit(cache=True)
def skeleton_key(letters, start, stop):  # pragma: no cover
    """Return a key of the first letter, the inner consonants and the last letter; 0 if short."""
    if stop - start < 4:
        return np.uint64(0)
    value = mixed(np.uint64(0xCBF29CE484222325), letters[start])
    kept = 0
    for at in range(start + 1, stop - 1):
        c = letters[at]
        if c not in (97, 101, 105, 111, 117):
            value = mixed(value, c)
            kept += 1
    if kept < 1:
        return np.uint64(0)
    value = mixed(value, letters[stop - 1])
    return finished(value, 13)


@njit(cache=True)
def bare_key(letters, start, stop):  # pragma: no cover
    """Return the skeleton key of a word that has no inner vowels to lose; 0 for others."""
    if stop - start < 3:
        return np.uint64(0)
    for at in range(start + 1, stop - 1):
        if letters[at] in (97, 101, 105, 111, 117):
            return np.uint64(0)
    value = mixed(np.uint64(0xCBF29CE484222325), letters[start])
    for at in range(start + 1, stop):
        value = mixed(value, letters[at])
    return finished(value, 13)
