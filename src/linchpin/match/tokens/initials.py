"""How many initials a word may stand for."""

from __future__ import annotations

import numpy as np

from linchpin.compiled import njit
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
def initial_runs(latin, native_starts, kinds):  # pragma: no cover
    """Return, for each word, how many initials it may stand for, int8.

    Particles and legal forms (`LA`, `KG`) stand for one letter at most; words of other letters
    that are fewer or more in Latin are no initials.

    Args:
        latin: `LetterRuns` of the words in Latin letters.
        native_starts: Where each word begins as it is.
        kinds: `Kind` of each word.
    """
    letters, starts = latin.letters, latin.starts
    runs = np.zeros(len(kinds), np.int8)
    for word in range(len(runs)):
        run = initial_letters(letters, starts[word], starts[word + 1])
        if native_starts[word + 1] - native_starts[word] != starts[word + 1] - starts[word]:
            run = 0
        small = kinds[word] in (Kind.PARTICLE, Kind.LEGAL_FORM)
        runs[word] = 0 if run > 1 and small else run
    return runs
