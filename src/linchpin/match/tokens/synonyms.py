"""Groups of words that stand for one another: forms of a name, words of one meaning, legal forms.

The table is made by `scripts/generate_name_groups.py` from the package `rigour` (MIT; person
names from Wikidata, CC0), which takes 6 s to load its own. Ours is ready in a third of a second
and is asked for all words of a vocabulary at once.
"""

from __future__ import annotations

import lzma
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from linchpin.compiled import njit
from linchpin.match.tokens.hashing import hash_letters
from linchpin.match.tokens.lexicon import LIKENESS_BITS, Likeness, likeness_of

FORMS = ord("F")
"""Mark of a group of legal forms."""
NAMES = ord("N")
"""Mark of a group of forms of one name; all others are words of one meaning."""
BLANK, LINE_END = ord(" "), ord("\n")


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
    packed = files("linchpin.match.tokens.tables").joinpath("name_groups.txt.xz").read_bytes()
    codes = np.frombuffer(lzma.decompress(packed).decode().encode("utf-32-le"), np.uint32)
    room = int(np.count_nonzero(codes == BLANK))
    hashes, symbols = np.empty(room, np.uint64), np.empty(room, np.uint64)
    forms = np.empty(room, np.bool_)
    _read_groups(codes, hashes, symbols, forms)
    order = np.argsort(hashes, kind="stable")
    return Groups(hashes[order], symbols[order], forms[order])


@njit(cache=True)
def _read_groups(codes, hashes, symbols, forms):  # pragma: no cover
    count, group, mark, start = 0, 0, np.uint32(0), 0
    for at in range(len(codes)):
        if codes[at] not in (BLANK, LINE_END):
            continue
        if at - start == 1 and mark == 0:
            mark = codes[start]
        else:
            hashes[count] = hash_letters(codes, start, at)
            likeness = Likeness.NAME_SYMBOL if mark == NAMES else Likeness.SAME_MEANING
            symbols[count] = (np.uint64(group) << LIKENESS_BITS) | np.uint64(likeness)
            forms[count] = mark == FORMS
            count += 1
        start = at + 1
        if codes[at] == LINE_END:
            group += 1
            mark = np.uint32(0)


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
