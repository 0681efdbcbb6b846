"""Groups of words that stand for one another: forms of a name, words of one meaning, legal forms.

The table is made by `scripts/generate_name_groups.py` from the package `rigour` (MIT; X"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from linchpin.compiled import njit
from linchpin.match.tokens.lexicon import LIKENESS_BITS, Likeness, likeness_of

HASHES, PACKED = "name_hashes.npy", "name_groups.npy"
"""Files of the table: hashes, sorted, and for each the number of its group and its mark."""
MARKS, MARK_BITS = "FNM-", 2
"""Marks of groups: legal forms, forms of one name, words of one meaning; the bits they take."""


class Symbols(NamedTuple):
    """The symbols of words: all one after the other, and where each word's begin."""

    symbols: NDArray[np.uint64]
    starts: NDArray[np.int64]


class Stretches(NamedTuple):
    """Where in the table the groups of each word begin and end."""

    first: NDArray[np.int64]
    stop: NDArray[np.int64]


class Groups(NamedTuple):
    """Every word of the table under its hash, once for each group it is in.

    Attributes:
        hashes: uint64, sorted; see `linchpin.match.tokens.hashing.hash_letters`.
        symbols: uint64, the group; its last two bits are a `Likeness`.
        forms: bool, whether the group is one of legal forms.
    """

    hashes: NDArray[np.uint64]
    symbols: NDArray[np.uint64]
    forms: NDArray[np.bool_]


@cache
def name_groups() -> Groups:
    """Return the table."""
    hashes, packed = _column(HASHES), _column(PACKED)
    marks, groups = packed & (len(MARKS) - 1), packed >> MARK_BITS
    likeness = np.where(marks == MARKS.index("N"), Likeness.NAME_SYMBOL, Likeness.SAME_MEANING)
    symbols = groups.astype(np.uint64) << LIKENESS_BITS | likeness.astype(np.uint64)
    return Groups(hashes, symbols, marks == MARKS.index("F"))


def _column(name: str) -> Any:
    """Return a column of the table as it lies on disk; only what is looked at is read."""
    path = Path(str(files("linchpin.match.tokens.tables").joinpath(name)))
    return np.asarray(np.load(path, mmap_mode="r"))


@njit(cache=True)
def merge_symbols(found, groups, own, out, is_form, people):  # pragma: no cover
    """Write the symbols of each word, sorted, each once; return how many there are.

    Args:
        found: `Stretches` of the table where the groups of each word are.
        groups: The table.
        own: `Symbols` of the words from elsewhere.
        out: `Symbols`, out, with room for all of them.
        is_form: bool, set for words in a group of legal forms.
        people: Whether only groups of forms of a name count.
    """
    total = 0
    for word in range(len(is_form)):
        first = total
        for at in range(found.first[word], found.stop[word]):
            if people and likeness_of(groups.symbols[at]) != Likeness.NAME_SYMBOL:
                continue
            is_form[word] |= groups.forms[at]
            total = _put_sorted(out.symbols, first, total, groups.symbols[at])
        for at in range(own.starts[word], own.starts[word + 1]):
            total = _put_sorted(out.symbols, first, total, own.symbols[at])
        out.starts[word + 1] = total
    return total


@njit(cache=True)
def _put_sorted(out, first, stop, value):  # pragma: no cover
    """Put a value into a sorted stretch unless it is there; return the new end."""
    at = stop
    while at > first and out[at - 1] >= value:
        at -= 1
    if at < stop and out[at] == value:
        return stop
    for i in range(stop, at, -1):
        out[i] = out[i - 1]
    out[at] = value
    return stop + 1
