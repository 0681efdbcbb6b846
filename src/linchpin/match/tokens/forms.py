"""Ways to write words in Latin letters as hashes, of which the last bit says what they hold."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from linchpin.compiled import looking_inline, njit
from linchpin.match.tokens.hashing import hash_letters
from linchpin.match.tokens.lexicon import Meanings

BARE_FORM = np.uint64(1)
"""The bit of a form that says that it is consonants only."""


class LetterRuns(NamedTuple):
    """Words as letters one after the other, and where each begins (one more than words)."""

    letters: NDArray[np.uint32]
    starts: NDArray[np.int64]


def hashed_forms(found: Meanings) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
    """Return the other ways to write words, hashed, and where each word's begin.

    Args:
        found: The words.
    """
    both = [
        (*forms, *bare) if forms or bare else ()
        for forms, bare in zip(found.forms, found.consonants, strict=True)
    ]
    starts = np.zeros(len(both) + 1, np.int64)
    np.cumsum([len(item) for item in both], out=starts[1:])
    runs = letter_runs([form for item in both for form in item])
    bare = np.zeros(int(starts[-1]), np.bool_)
    for at, consonants in enumerate(found.consonants):
        if consonants:
            bare[starts[at + 1] - len(consonants) : starts[at + 1]] = True
    hashes = np.zeros(len(bare), np.uint64)
    _hash_runs(runs, bare, hashes)
    return hashes, starts


@njit(cache=True)
def _hash_runs(runs, bare, hashes):  # pragma: no cover
    for at in range(len(hashes)):
        value = hash_letters(runs.letters, runs.starts[at], runs.starts[at + 1])
        hashes[at] = form_hash(value, bare[at])


@looking_inline
def form_hash(value, bare):  # pragma: no cover
    """Return a hash with its last bit saying whether it is of consonants only.

    Args:
        value: The hash.
        bare: Whether it is of consonants only.
    """
    return (value & ~BARE_FORM) | (BARE_FORM if bare else np.uint64(0))


def letter_runs(texts: list[str]) -> LetterRuns:
    """Return words one after the other.

    Args:
        texts: The words.
    """
    codes = "".join(texts).encode("utf-32-le", "surrogatepass")
    starts = np.zeros(len(texts) + 1, np.int64)
    np.cumsum([len(text) for text in texts], out=starts[1:])
    # Of bytes that may be changed: for others compiled functions would be compiled anew.
    return LetterRuns(np.frombuffer(bytearray(codes), np.uint32), starts)
