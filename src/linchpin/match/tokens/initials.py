"""How many initials a word may stand for."""

from __future__ import annotations

import numpy as np
from numba import njit

from linchpin.match.tokens.letters import VOWELS_AND_Y
from linchpin.match.tokens.lexicon import Kind

MOST_INITIALS = 2
"""Letters of one word that are initials, at most; more are an acronym."""
MOST_FIRST_LETTERS = 6
"""Letters of an acronym, at most."""


@njit(cache=True)
def initial_letters(letters, low, high):  # pragma: no cover
    """Return how many initials a word may stand for: 1, 2 (`JC`: no vowel), 3 to 6, or 0.

    Args:
        letters: Latin letters.
        low: Where the word begins.
        high: Where it ends.
    """
    size = high - low
    if size > MOST_FIRST_LETTERS:
        return 0
    if size == MOST_INITIALS:
        for i in range(low, high):
            if letters[i] in VOWELS_AND_Y:
                return 0
    return size


@njit(cache=True)
def initial_runs(letters, starts, kinds):  # pragma: no cover
    """Return, for each word, how many initials it may stand for, int8.

    Particles and legal forms (`LA`, `KG`) stand for one letter at most.

    Args:
        letters: Latin letters of the words.
        starts: Where each word's begin.
        kinds: `Kind` of each word.
    """
    runs = np.zeros(len(kinds), np.int8)
    for word in range(len(runs)):
        run = initial_letters(letters, starts[word], starts[word + 1])
        small = kinds[word] in (Kind.PARTICLE, Kind.LEGAL_FORM)
        runs[word] = 0 if run > 1 and small else run
    return runs
