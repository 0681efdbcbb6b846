"""Names as rows of word numbers: a compiled reader and the vocabulary it fills."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numba import njit
from numpy.typing import NDArray

from linchpin.match.tokens.fold import DOT, DROPPED, END, END_MARK, EXPANSION, SEPARATOR, fold_table

MOST_WORDS = 16
"""Words of a name that count; further ones are read and left out."""
LONGEST_WORD = 40
"""Letters of a word that count."""
_FNV_START = np.uint64(0xCBF29CE484222325)
_FNV_PRIME = np.uint64(0x100000001B3)


@njit(cache=True)
def hash_letters(letters, start, stop):  # pragma: no cover
    """Return a 64-bit hash of some code points (FNV-1a with a final mix)."""
    value = np.uint64(0xCBF29CE484222325)
    for i in range(start, stop):
        value = (value ^ np.uint64(letters[i])) * np.uint64(0x100000001B3)
    value ^= value >> np.uint64(29)
    value *= np.uint64(0xBF58476D1CE4E5B9)
    return value ^ (value >> np.uint64(32))


@njit(cache=True)
def find_word(letters, start, stop, slots, arena, starts):  # pragma: no cover
    """Return the number of a word, or -1 - (the free slot where it belongs).

    Args:
        letters: Code points the word is a stretch of.
        start: Where it begins.
        stop: Where it ends.
        slots: See `Vocabulary`.
        arena: See `Vocabulary`.
        starts: See `Vocabulary`.
    """
    mask = np.uint64(len(slots) - 1)
    slot = hash_letters(letters, start, stop) & mask
    size = stop - start
    while slots[slot] >= 0:
        word = slots[slot]
        at = starts[word]
        if starts[word + 1] - at == size:
            same = True
            for i in range(size):
                if arena[at + i] != letters[start + i]:
                    same = False
                    break
            if same:
                return np.int64(word)
        slot = (slot + np.uint64(1)) & mask
    return np.int64(-1) - np.int64(slot)


@njit(cache=True)
def _kind_of(codes, at, table):  # pragma: no cover
    """Return the fold of a code point of some texts; past their end, and at END_MARK, `END`."""
    if at >= len(codes) or codes[at] == 0x10FFFF:
        return np.uint32(3)
    return table[codes[at]] if codes[at] < len(table) else codes[at]


@njit(cache=True)
def _expand(which, letters, size, extra, extra_starts):  # pragma: no cover
    """Append the letters that one stands for to a word; return its new size."""
    for i in range(extra_starts[which], extra_starts[which + 1]):
        if size < 40:
            letters[size] = extra[i]
            size += 1
    return size


@njit(cache=True)
def number_word(letters, size, texts, count):  # pragma: no cover
    """Return the number of a word, added if it is new, and how many words there are then.

    Args:
        letters: The word, from the start.
        size: How many letters it has.
        texts: Slots, arena and starts of `Vocabulary`, with room for one more.
        count: How many words there are.
    """
    slots, arena, starts = texts
    found = find_word(letters, 0, size, slots, arena, starts)
    if found >= 0:
        return found, count
    slots[-1 - found] = count
    for k in range(size):
        arena[starts[count] + k] = letters[k]
    starts[count + 1] = starts[count] + size
    return np.int64(count), count + 1


@njit(cache=True)
def _read(codes, folds, texts, count, rows, words):  # pragma: no cover
    """Read names into word numbers; returns how many words the vocabulary holds then."""
    table, extra, extra_starts = folds
    letters = np.empty(64, np.uint32)
    size = 0
    singles = 0  # letters of the current word that each stand before a dot
    since_dot = 0
    row = 0
    filled = 0
    rows[0] = 0
    for at in range(len(codes) + 1):
        # Plain letters are dealt with here: a call for each would take ten times as long.
        code = codes[at] if at < len(codes) else np.uint32(0x10FFFF)
        kind = table[code] if code < len(table) else code
        if kind == 1:
            continue
        if kind > 3 and code != 0x10FFFF:
            since_dot += 1
            if kind >= 0x200000:
                size = _expand(kind - 0x200000, letters, size, extra, extra_starts)
            elif size < 40:
                letters[size] = kind
                size += 1
            continue
        if (
            kind == 2
            and size > 0
            and since_dot == 1
            and singles == size - 1
            and _kind_of(codes, at + 1, table) > 3
            and _kind_of(codes, at + 2, table) <= 3
        ):
            singles += 1
            since_dot = 0
            continue
        if size > 0 and filled - rows[row] < 16:
            words[filled], count = number_word(letters, size, texts, count)
            filled += 1
        size = singles = since_dot = 0
        if code == 0x10FFFF:
            row += 1
            rows[row] = filled
    return count


@dataclass(slots=True)
class Vocabulary:
    """Every different word, numbered in the order it was first seen.

    Attributes:
        slots: int32, hash table of word numbers, -1 where free; its length is a power of two.
        arena: uint32, the letters of all words one after the other.
        starts: int64, where each word begins in the arena.
        count: How many words there are.
    """

    slots: NDArray[np.int32]
    arena: NDArray[np.uint32]
    starts: NDArray[np.int64]
    count: int

    @classmethod
    def empty(cls) -> Vocabulary:
        """Return a vocabulary without words."""
        slots = np.full(1 << 12, -1, np.int32)
        return cls(slots, np.zeros(1 << 12, np.uint32), np.zeros(1 << 10, np.int64), 0)

    def read(self, names: Sequence[str]) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
        """Return the words of names, adding new ones to the vocabulary.

        Args:
            names: Any texts.

        Returns:
            `rows`, int64, where the words of each name begin (one more than names), and `words`,
            int32, their numbers.
        """
        codes = encode(names)
        self._make_room(len(codes))
        rows = np.zeros(len(names) + 1, np.int64)
        words = np.zeros(min(len(codes) // 2 + 1, MOST_WORDS * len(names)) + 1, np.int32)
        texts = (self.slots, self.arena, self.starts)
        self.count = _read(codes, fold_table(), texts, self.count, rows, words)
        return rows, words[: rows[-1]]

    def text(self, word: int) -> str:
        """Return the letters of a word, folded."""
        letters = self.arena[self.starts[word] : self.starts[word + 1]]
        return letters.astype("<u4").tobytes().decode("utf-32-le", "surrogatepass")

    def texts(self, first: int, stop: int) -> list[str]:
        """Return the letters of the words from `first` up to, not including, `stop`."""
        begin, end = int(self.starts[first]), int(self.starts[stop])
        whole = self.arena[begin:end].astype("<u4").tobytes().decode("utf-32-le", "surrogatepass")
        cuts = (self.starts[first : stop + 1] - begin).tolist()
        return [whole[a:b] for a, b in pairwise(cuts)]

    def add(self, word: str) -> int:
        """Return the number of a word that is folded already, adding it if it is new."""
        codes = encode([word])
        self._make_room(len(codes))
        found = int(find_word(codes, 0, len(codes), self.slots, self.arena, self.starts))
        if found >= 0:
            return found
        self.slots[-1 - found] = self.count
        at = int(self.starts[self.count])
        self.arena[at : at + len(codes)] = codes
        self.starts[self.count + 1] = at + len(codes)
        self.count += 1
        return self.count - 1

    def _make_room(self, letters: int) -> None:
        # An expansion can make three letters of one.
        self.reserve(3 * letters + LONGEST_WORD, letters // 2 + 2)

    def reserve(self, letters: int, words: int) -> None:
        """Make room for so many more letters and words."""
        letters += int(self.starts[self.count])
        words += self.count
        if len(self.arena) < letters:
            self.arena = _grown(self.arena, 2 * letters)
        if len(self.starts) < words + 1:
            self.starts = _grown(self.starts, 2 * words + 1)
        if len(self.slots) < 2 * words:
            size = 1 << (4 * words).bit_length()
            self.slots = np.full(size, -1, np.int32)
            fill_slots(self.slots, self.arena, self.starts, self.count)


def encode(names: Sequence[str]) -> NDArray[np.uint32]:
    """Return names as code points, `END_MARK` between them, which is taken out of the names."""
    text = END_MARK.join(names)
    if text.count(END_MARK) != max(0, len(names) - 1):
        text = END_MARK.join(name.replace(END_MARK, " ") for name in names)
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


@njit(cache=True)
def fill_slots(slots, arena, starts, count):  # pragma: no cover
    """File the words of a vocabulary in an empty hash table.

    Args:
        slots: Out, see `Vocabulary`; -1 throughout.
        arena: See `Vocabulary`.
        starts: See `Vocabulary`.
        count: How many words there are.
    """
    for word in range(count):
        found = find_word(arena, starts[word], starts[word + 1], slots, arena, starts)
        slots[-1 - found] = word


def _grown(array, size):
    wider = np.zeros(size, array.dtype)
    wider[: len(array)] = array
    return wider


assert (SEPARATOR, DROPPED, DOT, END, EXPANSION) == (0, 1, 2, 3, 0x200000)
