"""Legal forms written in full, read as their short form: `Open Joint Stock Company` as OJSC."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from linchpin.compiled import njit
from linchpin.match.tokens.hashing import hash_letters

_STEP = np.uint64(0x9E3779B97F4A7C15)
"""Tells a word in one place of a phrase from the same word in another."""
_SIZES = 32
"""Columns of `Phrases.begins`: sizes of words."""
_LETTERS = 64
"""Rows of `Phrases.begins`: first letters of words."""


class Phrases(NamedTuple):
    """Phrases as compiled functions take them: a tree of words.

    Attributes:
        begins: bool, (`_LETTERS`, `_SIZES`): whether a phrase may begin with a word of that first
            letter and size.
        steps: uint64, sorted: a word in a place of the tree.
        places: int32, the place each step leads to.
        ends: int32, the phrase that ends in each place; -1 for none.
        letters: uint32, the short forms one after the other.
        starts: int64, where each begins.
    """

    begins: NDArray[np.bool_]
    steps: NDArray[np.uint64]
    places: NDArray[np.int32]
    ends: NDArray[np.int32]
    letters: NDArray[np.uint32]
    starts: NDArray[np.int64]


def make_phrases(phrases: list[tuple[str, list[str]]]) -> Phrases:
    """Return phrases as a tree.

    Args:
        phrases: The short form of each, and its words, all folded.
    """
    begins = np.zeros((_LETTERS, _SIZES), np.bool_)
    tree: dict[tuple[int, str], int] = {}
    ends = [-1]
    for number, (_, words) in enumerate(phrases):
        place = 0
        for word in words:
            if (place, word) not in tree:
                tree[place, word] = len(ends)
                ends.append(-1)
            place = tree[place, word]
        ends[place] = number
        begins[ord(words[0][0]) % _LETTERS, len(words[0]) % _SIZES] = True
    steps = np.array([_step(_codes(word), len(word), place) for place, word in tree], np.uint64)
    order = np.argsort(steps)
    starts = np.zeros(len(phrases) + 1, np.int64)
    np.cumsum([len(short) for short, _ in phrases], out=starts[1:])
    places = np.array(list(tree.values()), np.int32)
    letters = _codes("".join(short for short, _ in phrases))
    return Phrases(begins, steps[order], places[order], np.array(ends, np.int32), letters, starts)


def _codes(word: str) -> NDArray[np.uint32]:
    return np.frombuffer(word.encode("utf-32-le"), np.uint32)


@njit(cache=True)
def _step(letters, size, place):  # pragma: no cover
    return hash_letters(letters, 0, size) ^ (np.uint64(place) * _STEP)


@njit(cache=True, inline="always")
def next_place(letters, size, place, phrases):  # pragma: no cover
    """Return where a word leads in the tree of phrases from a place, 0 where nowhere.

    Args:
        letters: The word.
        size: How many letters it has.
        place: The place; 0 is the beginning.
        phrases: See `Phrases`.
    """
    if place == 0 and not phrases.begins[letters[0] % _LETTERS, size % _SIZES]:
        return 0
    return _found(_step(letters, size, place), phrases)


@njit(cache=True)
def _found(step, phrases):  # pragma: no cover
    at = np.searchsorted(phrases.steps, step)
    if at < len(phrases.steps) and phrases.steps[at] == step:
        return np.int64(phrases.places[at])
    return np.int64(0)


@njit(cache=True)
def short_form(place, letters, phrases):  # pragma: no cover
    """Write the short form of the phrase that ends in a place; return its size, 0 for none.

    Args:
        place: The place.
        letters: Out, the short form.
        phrases: See `Phrases`.
    """
    phrase = phrases.ends[place]
    if phrase < 0:
        return 0
    first = phrases.starts[phrase]
    size = phrases.starts[phrase + 1] - first
    for at in range(size):
        letters[at] = phrases.letters[first + at]
    return size
