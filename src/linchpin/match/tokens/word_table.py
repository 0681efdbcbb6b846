"""A hash table of words: which number a word has, and the next number for a new one."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from linchpin.compiled import looking, njit
from linchpin.match.tokens.hashing import hash_letters


class WordTable(NamedTuple):
    """A vocabulary as compiled functions take it, see `Vocabulary`."""

    slots: NDArray[np.int32]
    arena: NDArray[np.uint32]
    starts: NDArray[np.int64]


@looking
def find_word(letters, start, stop, table):  # pragma: no cover
    """Return the number of a word, or -1 - (the free slot where it belongs).

    Args:
        letters: Code points the word is a stretch of.
        start: Where it begins.
        stop: Where it ends.
        table: See `WordTable`.
    """
    mask = np.uint64(len(table.slots) - 1)
    slot = hash_letters(letters, start, stop) & mask
    size = stop - start
    while table.slots[slot] >= 0:
        word = table.slots[slot]
        at = table.starts[word]
        if table.starts[word + 1] - at == size:
            same = True
            for i in range(size):
                if table.arena[at + i] != letters[start + i]:
                    same = False
                    break
            if same:
                return np.int64(word)
        slot = (slot + np.uint64(1)) & mask
    return np.int64(-1) - np.int64(slot)


@looking
def number_word(letters, size, table, count):  # pragma: no cover
    """Return the number of a word, added if it is new, and how many words there are then.

    Args:
        letters: The word, from the start.
        size: How many letters it has.
        table: See `WordTable`, with room for one more.
        count: How many words there are.
    """
    found = find_word(letters, 0, size, table)
    if found >= 0:
        return found, count
    table.slots[-1 - found] = count
    for k in range(size):
        table.arena[table.starts[count] + k] = letters[k]
    table.starts[count + 1] = table.starts[count] + size
    return np.int64(count), count + 1


@njit(cache=True)
def fill_slots(table, count):  # pragma: no cover
    """File the words of a vocabulary in an empty hash table.

    Args:
        table: See `WordTable`; its slots are out, -1 throughout.
        count: How many words there are.
    """
    for word in range(count):
        found = find_word(table.arena, table.starts[word], table.starts[word + 1], table)
        table.slots[-1 - found] = word
