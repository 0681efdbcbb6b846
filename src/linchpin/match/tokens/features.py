"""What is known of each word of a vocabulary: its Latin form, keys, meanings and weight."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numba import njit
from numpy.typing import NDArray

from linchpin.match.tokens.keys import bare_key, scan_key, skeleton_key, sound_key
from linchpin.match.tokens.lexicon import (
    FORM_WEIGHT,
    LONGEST_FORM,
    Kind,
    joined_meaning,
    meaning_of,
    name_weight,
)
from linchpin.match.tokens.synonyms import merge_symbols, name_groups
from linchpin.match.tokens.vocabulary import Vocabulary, hash_letters

LATIN = 0
"""Script number of words in Latin letters and digits."""
WHOLE = 1
"""Script number of words whose letters stand for syllables or words; they are never misspelled."""
OTHER = 2
"""First script number of the other alphabets."""


@dataclass(frozen=True, slots=True)
class Features:
    """Columns over the words of a vocabulary, in its order.

    Attributes:
        latin: uint32, the Latin forms one after the other; of a Latin word the word itself.
        latin_starts: int64, where each begins (one more than words).
        native: uint32, the words as they are.
        native_starts: int64, where each begins.
        scripts: int8, `LATIN`, `WHOLE` or the number of an alphabet.
        keys: uint64, (words, 6): exact, Latin form, lookalike form, sound, scan, skeleton.
        bare: uint64, skeleton key of a word without inner vowels, else 0.
        meanings: uint64, symbols of all words one after the other.
        meaning_starts: int64, where each word's begin.
        weights: float32, 0..1, how much a word says about who is meant.
        kinds: int8, `Kind` values.
        first: uint32, up to three Latin letters packed, for initials.
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

    def __len__(self) -> int:
        return len(self.weights)


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
    found = [joined_meaning(text) if joined else meaning_of(text) for text in texts]
    native = vocabulary.arena[vocabulary.starts[first] : vocabulary.starts[stop]].copy()
    native_starts = vocabulary.starts[first : stop + 1] - vocabulary.starts[first]
    latin, latin_starts = _joined([item.latin for item in found])
    looks, look_starts = _joined([item.lookalike for item in found])
    keys = np.zeros((len(texts), 6), np.uint64)
    bare = np.zeros(len(texts), np.uint64)
    packed = np.zeros(len(texts), np.uint32)
    _make_keys(
        (native, native_starts), (latin, latin_starts), (looks, look_starts), keys, bare, packed
    )
    weights = np.array([item.weight for item in found], np.float32)
    kinds = np.array([item.kind for item in found], np.int8)
    own = [() if joined else item.symbols for item in found]
    meanings, meaning_starts, forms = _meanings(keys[:, 0], own, joined=joined, people=people)
    forms &= (kinds == Kind.NAME) & (np.diff(native_starts) <= LONGEST_FORM)
    kinds[forms], weights[forms] = Kind.LEGAL_FORM, FORM_WEIGHT
    if people:
        for word in np.flatnonzero(kinds == Kind.LEGAL_FORM).tolist():
            kinds[word], weights[word] = Kind.NAME, name_weight(found[word].latin)
    return Features(
        latin=latin,
        latin_starts=latin_starts,
        native=native,
        native_starts=native_starts.astype(np.int64),
        scripts=np.array([item.script for item in found], np.int8),
        keys=keys,
        bare=bare,
        meanings=meanings,
        meaning_starts=meaning_starts,
        weights=weights,
        kinds=kinds,
        first=packed,
    )


def _meanings(
    hashes: NDArray[np.uint64], own: list[tuple[int, ...]], *, joined: bool, people: bool
) -> tuple[NDArray[np.uint64], NDArray[np.int64], NDArray[np.bool_]]:
    """Return the symbols of words, where each word's begin, and whether one is a legal form."""
    own_starts = np.zeros(len(own) + 1, np.int64)
    np.cumsum([len(item) for item in own], out=own_starts[1:])
    first = stop = np.zeros(len(own), np.int64)
    groups = (np.zeros(0, np.uint64), np.zeros(0, np.bool_))
    if not joined:
        table = name_groups()
        first = np.searchsorted(table.hashes, hashes, "left")
        stop = np.searchsorted(table.hashes, hashes, "right")
        groups = (table.symbols, table.forms)
    flat = np.array([symbol for item in own for symbol in item], np.uint64)
    out = np.empty(len(flat) + int((stop - first).sum()), np.uint64)
    out_starts = np.zeros(len(own) + 1, np.int64)
    forms = np.zeros(len(own), np.bool_)
    count = merge_symbols(
        (first, stop), groups, (flat, own_starts), (out, out_starts), forms, people
    )
    return out[:count], out_starts, forms


def _joined(texts: list[str]) -> tuple[NDArray[np.uint32], NDArray[np.int64]]:
    codes = "".join(texts).encode("utf-32-le", "surrogatepass")
    starts = np.zeros(len(texts) + 1, np.int64)
    np.cumsum([len(text) for text in texts], out=starts[1:])
    return np.frombuffer(codes, np.uint32), starts


@njit(cache=True)
def _make_keys(native, latin, looks, keys, bare, packed):  # pragma: no cover
    for word in range(len(keys)):
        letters, starts = native
        keys[word, 0] = hash_letters(letters, starts[word], starts[word + 1])
        letters, starts = looks
        if starts[word + 1] > starts[word]:
            keys[word, 2] = hash_letters(letters, starts[word], starts[word + 1])
        letters, starts = latin
        start, stop = starts[word], starts[word + 1]
        if stop == start:
            continue
        keys[word, 1] = hash_letters(letters, start, stop)
        if stop - start > 2:
            keys[word, 3] = sound_key(letters, start, stop)
            keys[word, 4] = scan_key(letters, start, stop)
        keys[word, 5] = skeleton_key(letters, start, stop)
        bare[word] = bare_key(letters, start, stop)
        size = min(stop - start, 4)
        value = np.uint32(0)
        for i in range(min(size, 3)):
            value |= np.uint32(letters[start + i] & 0xFF) << np.uint32(8 * i)
        packed[word] = value | np.uint32(size) << np.uint32(24)


def as_acronyms(features: Features, words: NDArray[np.integer]) -> None:
    """Make some words stand for acronyms: they are found by their letters alone, exactly.

    Args:
        features: What is known of the words; changed.
        words: int64, the acronyms; their first code point is a mark and does not count.
    """
    for word in words.tolist():
        start, stop = features.native_starts[word : word + 2]
        features.keys[word] = 0
        features.keys[word, 0] = hash_letters(features.native, start + 1, stop)
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

    plain = ("latin", "native", "scripts", "keys", "bare", "meanings", "weights", "kinds", "first")
    offsets = ("latin_starts", "native_starts", "meaning_starts")
    columns = {name: whole(name) for name in plain} | {name: starts(name) for name in offsets}
    return Features(**columns)  # type: ignore[arg-type]
