"""What is known of each word of a vocabulary: its Latin form, keys, meanings and weight."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from linchpin.compiled import njit
from linchpin.match.tokens.forms import LetterRuns, hashed_forms, letter_runs
from linchpin.match.tokens.hashing import hash_letters
from linchpin.match.tokens.initials import initial_runs
from linchpin.match.tokens.keys import (
    SHORTEST_SOUND,
    bare_key,
    consonant_key,
    scan_key,
    skeleton_key,
    sound_key,
)
from linchpin.match.tokens.lexicon import (
    FORM_WEIGHT,
    LONGEST_FORM,
    Kind,
    Script,
    meanings_of,
    name_weight,
)
from linchpin.match.tokens.synonyms import Stretches, Symbols, merge_symbols, name_groups
from linchpin.match.tokens.vocabulary import Vocabulary
from linchpin.match.tokens.word_columns import ComparedWords, Key, WordColumns, compared_words
from linchpin.match.tokens.word_letters import WORD, WordLetters

LETTER_BITS = np.uint32(8)
"""Bits of a packed letter, see `Features.first`."""
MOST_PACKED = 3
"""Letters that are packed."""
_SIZE_BITS = np.uint32(24)


@dataclass(frozen=True)
class Features:
    """Columns over the words of a vocabulary, in its order.

    Attributes:
        latin: uint32, the Latin forms one after the other; of a Latin word the word itself.
        latin_starts: int64, where each begins (one more than words).
        native: uint32, the words as they are.
        native_starts: int64, where each begins.
        scripts: int8, `Script` values.
        keys: uint64, (words, 7): a column for each `Key`; 0 where a word has none.
        bare: uint64, skeleton key of a word without inner vowels, else 0.
        meanings: uint64, symbols of all words one after the other.
        meaning_starts: int64, where each word's begin.
        weights: float32, 0..1, how much a word says about who is meant.
        kinds: int8, `Kind` values.
        first: uint32, up to three Latin letters packed, for initials.
        forms: uint64, other ways to write words in Latin letters, hashed; those with the last bit
            set are consonants only (see `written_in_latin` and `consonants_in_latin`).
        form_starts: int64, where each word's begin.
        initials: int8, how many initials a word may stand for, see `initial_runs`.
    """

    latin: NDArray[np.uint32]
    latin_starts: NDArray[np.int64]
    native: NDArray[np.uint32]
    native_starts: NDArray[np.int64]
    scripts: NDArray[np.int8]
    keys: NDArray[np.uint64]
    bare: NDArray[np.uint64]
    meanings: NDArray[np.uint64]
    meaning_starts: NDArray[np.int64]
    weights: NDArray[np.float32]
    kinds: NDArray[np.int8]
    first: NDArray[np.uint32]
    initials: NDArray[np.int8]
    forms: NDArray[np.uint64]
    form_starts: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.weights)

    @property
    def columns(self) -> WordColumns:
        """Return them as functions that compare single words take them."""
        return WordColumns(*(getattr(self, name) for name in WordColumns._fields))

    @cached_property
    def compared(self) -> ComparedWords:
        """Return them as records, for words that many others are compared with."""
        return compared_words(self.columns)

    @cached_property
    def word_letters(self) -> WordLetters:
        """Return them as functions that align names take them."""
        words = np.empty(len(self), WORD)
        words["start"], words["stop"] = self.latin_starts[:-1], self.latin_starts[1:]
        words["weight"], words["first"] = self.weights, self.first
        words["kind"], words["initials"] = self.kinds, self.initials
        words["whole"] = (self.scripts == Script.WHOLE) & (self.kinds == Kind.NAME)
        return WordLetters(words, self.latin)


def make_features(
    vocabulary: Vocabulary,
    first: int = 0,
    stop: int | None = None,
    *,
    joined: bool = False,
    people: bool = False,
) -> Features:
    """Return what is known of the words from `first` up to, not including, `stop`.

    Args:
        vocabulary: The words.
        first: Number of the first word.
        stop: Number after the last word; None for all.
        joined: Whether the words are several words of a name written as one.
        people: Whether the names are people's, so that no word is a legal form.
    """
    stop = vocabulary.count if stop is None else stop
    texts = vocabulary.texts(first, stop)
    found = meanings_of(texts, joined=joined)
    native = LetterRuns(
        vocabulary.arena[vocabulary.starts[first] : vocabulary.starts[stop]].copy(),
        vocabulary.starts[first : stop + 1] - vocabulary.starts[first],
    )
    latin, looks = letter_runs(found.latin), letter_runs(found.lookalike)
    forms, form_starts = hashed_forms(found)
    scripts = np.array(found.script, np.int8)
    keys = np.zeros((len(texts), len(Key)), np.uint64)
    bare = np.zeros(len(texts), np.uint64)
    packed = np.zeros(len(texts), np.uint32)
    _make_keys(native, latin, looks, scripts, keys, bare, packed)
    weights = np.array(found.weight, np.float32)
    kinds = np.array(found.kind, np.int8)
    hashes = keys[:, Key.EXACT]
    symbols, legal = _find_symbols(hashes, found.symbols, joined=joined, people=people)
    legal &= (kinds == Kind.NAME) & (np.diff(native.starts) <= LONGEST_FORM)
    kinds[legal], weights[legal] = Kind.LEGAL_FORM, FORM_WEIGHT
    if people:
        for word in np.flatnonzero(kinds == Kind.LEGAL_FORM).tolist():
            kinds[word], weights[word] = Kind.NAME, name_weight(found.latin[word])
    return Features(
        latin=latin.letters,
        latin_starts=latin.starts,
        native=native.letters,
        native_starts=native.starts.astype(np.int64),
        scripts=scripts,
        keys=keys,
        bare=bare,
        meanings=symbols.symbols,
        meaning_starts=symbols.starts,
        weights=weights,
        kinds=kinds,
        first=packed,
        initials=initial_runs(latin, native.starts, kinds),
        forms=forms,
        form_starts=form_starts,
    )


def _find_symbols(
    hashes: NDArray[np.uint64], own: list[tuple[int, ...]], *, joined: bool, people: bool
) -> tuple[Symbols, NDArray[np.bool_]]:
    """Return the symbols of words, and which words are legal forms."""
    own_starts = np.zeros(len(own) + 1, np.int64)
    np.cumsum([len(item) for item in own], out=own_starts[1:])
    first = stop = np.zeros(len(own), np.int64)
    table = name_groups()
    if not joined:
        first = np.searchsorted(table.hashes, hashes, "left")
        stop = np.searchsorted(table.hashes, hashes, "right")
    flat = np.array([symbol for item in own for symbol in item], np.uint64)
    out = Symbols(
        np.empty(len(flat) + int((stop - first).sum()), np.uint64),
        np.zeros(len(own) + 1, np.int64),
    )
    forms = np.zeros(len(own), np.bool_)
    count = merge_symbols(
        Stretches(first, stop), table, Symbols(flat, own_starts), out, forms, people
    )
    return Symbols(out.symbols[:count], out.starts), forms


@njit(cache=True)
def _make_keys(native, latin, looks, scripts, keys, bare, packed):  # pragma: no cover
    for word in range(len(keys)):
        start, stop = native.starts[word], native.starts[word + 1]
        keys[word, Key.EXACT] = hash_letters(native.letters, start, stop)
        start, stop = looks.starts[word], looks.starts[word + 1]
        if stop > start:
            keys[word, Key.LOOKALIKE] = hash_letters(looks.letters, start, stop)
        start, stop = latin.starts[word], latin.starts[word + 1]
        if stop == start:
            continue
        keys[word, Key.LATIN] = hash_letters(latin.letters, start, stop)
        if stop - start >= SHORTEST_SOUND:
            keys[word, Key.SOUND] = sound_key(latin.letters, start, stop)
            keys[word, Key.SCAN] = scan_key(latin.letters, start, stop)
        keys[word, Key.SKELETON] = skeleton_key(latin.letters, start, stop)
        if scripts[word] == Script.LATIN:
            keys[word, Key.CONSONANTS] = consonant_key(latin.letters, start, stop)
        bare[word] = bare_key(latin.letters, start, stop)
        packed[word] = _packed(latin.letters, start, stop)


@njit(cache=True)
def _packed(letters, start, stop):  # pragma: no cover
    """Return the first letters of a word in one number, and above them how many it has."""
    size = min(stop - start, MOST_PACKED + 1)
    value = np.uint32(size) << _SIZE_BITS
    for i in range(min(size, MOST_PACKED)):
        letter = np.uint32(letters[start + i]) & ((np.uint32(1) << LETTER_BITS) - np.uint32(1))
        value |= letter << (LETTER_BITS * np.uint32(i))
    return value


def as_acronyms(features: Features, words: NDArray[np.integer]) -> None:
    """Make some words stand for acronyms: they are found by their letters alone, exactly.

    Args:
        features: What is known of the words; changed.
        words: int64, the acronyms; their first code point is a mark and does not count.
    """
    for word in words.tolist():
        start, stop = features.native_starts[word : word + 2]
        features.keys[word] = 0
        features.keys[word, Key.EXACT] = hash_letters(features.native, start + 1, stop)
    features.bare[words] = 0
    features.kinds[words] = Kind.ACRONYM


def join_features(parts: list[Features]) -> Features:
    """Return the features of several stretches of one vocabulary, in their order."""
    if len(parts) == 1:
        return parts[0]

    def whole(name: str) -> NDArray[np.generic]:
        return np.concatenate([getattr(part, name) for part in parts])

    def starts(name: str) -> NDArray[np.int64]:
        columns, offset = [np.zeros(1, np.int64)], 0
        for part in parts:
            column = getattr(part, name)
            columns.append(column[1:] + offset)
            offset += int(column[-1])
        return np.concatenate(columns)

    plain = ("latin", "native", "scripts", "keys", "bare", "meanings", "weights", "kinds", "first",
             "initials", "forms")  # fmt: skip
    offsets = ("latin_starts", "native_starts", "meaning_starts", "form_starts")
    columns = {name: whole(name) for name in plain} | {name: starts(name) for name in offsets}
    return Features(**columns)  # type: ignore[arg-type]
