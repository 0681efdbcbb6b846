"""Names as rows of word numbers: a compiled reader and the vocabulary it fills."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from linchpin.compiled import is_uncompiled, njit
from linchpin.match.tokens.fold import (
    DOT,
    DROPPED,
    END,
    END_CODE,
    END_MARK,
    EXPANSION,
    LONGEST_WORD,
    LOST,
    WILD,
    Folds,
    FoldTable,
    SurnameTable,
    fold_table,
    surname_table,
)
from linchpin.match.tokens.legal_phrases import Phrases, make_phrases, next_place, short_form
from linchpin.match.tokens.reading import (
    FIRST_ARABIC,
    FIRST_BURMESE,
    belongs,
    expand,
    letter_lost,
    single_follows,
    surname_size,
    syllable_size,
)
from linchpin.match.tokens.tables import legal_phrases
from linchpin.match.tokens.word_table import WordTable, fill_slots, find_word, number_word

MOST_WORDS = 16
"""Words of a name that count; further ones are read and left out."""


@njit(cache=True)
def _read(codes, tables, table, count, rows, words):  # pragma: no cover
    """Read names into word numbers; returns how many words the vocabulary holds then."""
    folding, surnames, phrases = tables.folding, tables.surnames, tables.phrases
    letters = np.empty(2 * LONGEST_WORD, np.uint32)
    size = begin = place = 0
    singles = 0  # letters of the current word that each stand before a dot
    since_dot = 0
    row = filled = 0
    rows[0] = 0
    for at in range(len(codes) + 1):
        # Plain letters are dealt with here: a call for each would take ten times as long.
        code = codes[at] if at < len(codes) else END_CODE
        fold = folding.table[code] if code < len(folding.table) else code
        if fold == DROPPED:
            continue
        if fold > END and code != END_CODE:
            since_dot += 1
            if fold >= EXPANSION:
                size = expand(fold, letters, size, folding)
            elif size < LONGEST_WORD:
                letters[size] = fold
                size += 1
            continue
        if fold == LOST and letter_lost(codes, at, letters, size, folding):
            if size < LONGEST_WORD and (size == 0 or letters[size - 1] != WILD):
                letters[size] = WILD
                size += 1
            continue
        if size > 0 and letters[0] >= FIRST_ARABIC and belongs(codes, at, letters, size, folding):
            continue
        if fold == DOT and size > 0 and since_dot == 1 and singles == size - 1:  # noqa: SIM102
            if single_follows(codes, at, folding):
                singles += 1
                since_dot = 0
                continue
        alone = filled == rows[row] and code == END_CODE
        first = surname_size(letters, size, alone, surnames)
        if first == 0 and size > 1 and letters[0] >= FIRST_BURMESE:
            first = syllable_size(letters, size)
        while first > 0 and filled - rows[row] < MOST_WORDS:
            words[filled], count = number_word(letters, first, table, count)
            filled += 1
            for k in range(first, size):
                letters[k - first] = letters[k]
            size -= first
            first = syllable_size(letters, size)
        if size > 0 and filled - rows[row] < MOST_WORDS:
            words[filled], count = number_word(letters, size, table, count)
            before, place = place, next_place(letters, size, place, phrases)
            if place == 0 and before > 0:
                before, place = 0, next_place(letters, size, 0, phrases)
            begin = filled if before == 0 else begin
            filled += 1
            size = short_form(place, letters, phrases) if place > 0 else 0
            if size > 0:
                words[begin], count = number_word(letters, size, table, count)
                filled, place = begin + 1, 0
        size = singles = since_dot = 0
        if code == END_CODE:
            row += 1
            rows[row] = filled
            place = 0
    return count


class _ReadingTables(NamedTuple):
    """What names are read by: how letters are folded, surnames, and legal forms in full."""

    folding: FoldTable
    surnames: SurnameTable
    phrases: Phrases


_MET = Folds()
"""What is known of code points where few are read: to learn them all takes longer."""


def _reading_tables(codes: NDArray[np.uint32]) -> _ReadingTables:
    """Return what some code points are read by."""
    folding = _MET.learn(codes) if is_uncompiled() else fold_table()
    return _ReadingTables(folding, surname_table(), _phrases())


@cache
def _phrases() -> Phrases:
    """Return the legal forms in full, their words as they are read."""
    found = []
    for short, full in legal_phrases():
        vocabulary, codes = Vocabulary.empty(), encode([full])
        folding = _MET.learn(codes)
        bare = _ReadingTables(folding, surname_table(), make_phrases([]))
        rows, words = np.zeros(2, np.int64), np.zeros(MOST_WORDS + 1, np.int32)
        vocabulary.count = _read(codes, bare, vocabulary.table, 0, rows, words)
        found.append((short, [vocabulary.text(word) for word in words[: rows[1]].tolist()]))
    return make_phrases(found)


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

    @property
    def table(self) -> WordTable:
        """Return the words as compiled functions take them; stale once more words are read."""
        return WordTable(self.slots, self.arena, self.starts)

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
        words = np.zeros(min(len(codes) + 1, MOST_WORDS * len(names)) + 1, np.int32)
        self.count = _read(codes, _reading_tables(codes), self.table, self.count, rows, words)
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
        found = int(find_word(codes, 0, len(codes), self.table))
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
        self.reserve(3 * letters + LONGEST_WORD, letters + 2)

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
            fill_slots(self.table, self.count)


def encode(names: Sequence[str]) -> NDArray[np.uint32]:
    """Return names as code points, `END_MARK` between them, which is taken out of the names."""
    text = END_MARK.join(names)
    if text.count(END_MARK) != max(0, len(names) - 1):
        text = END_MARK.join(name.replace(END_MARK, " ") for name in names)
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def _grown(array, size):
    wider = np.zeros(size, array.dtype)
    wider[: len(array)] = array
    return wider
