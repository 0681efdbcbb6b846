"""The words of a book as arrays that can be saved, memory-mapped and joined with any list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from linchpin.match.reverse.join import join_from_list
from linchpin.match.search.name_list import NameList
from linchpin.match.search.search import Book
from linchpin.match.search.similar_words import KeyIndex, index_words
from linchpin.match.tokens.features import Features, make_features
from linchpin.match.tokens.vocabulary import Vocabulary
from linchpin.match.tokens.word_table import WordTable, fill_slots

Arrays = dict[str, NDArray[np.generic]]
_FEATURES = tuple(item.name for item in fields(Features))
_INDEX = tuple(item.name for item in fields(KeyIndex) if item.name != "features")


@dataclass(frozen=True, slots=True)
class BookWords:
    """Every different word of a book, with what is known of it.

    Attributes:
        vocabulary: The words.
        index: The same under their keys.
    """

    vocabulary: Vocabulary
    index: KeyIndex

    def joined_with(self, names: NameList) -> Book:
        """Return the book as if all its words had been read against a list."""
        joined = join_from_list(self.index, names)
        return Book(names, self.vocabulary, self.index.features, joined, self.vocabulary.count)


def arrays_of(vocabulary: Vocabulary) -> Arrays:
    """Return everything known of the words of a vocabulary as named arrays."""
    count = vocabulary.count
    starts = vocabulary.starts[: count + 1].copy()
    arena = vocabulary.arena[: starts[-1]].copy()
    slots = np.full(1 << max(4, (2 * count).bit_length()), -1, np.int32)
    fill_slots(WordTable(slots, arena, starts), count)
    features = make_features(vocabulary)
    index = index_words(features)
    return {
        "slots": slots,
        "arena": arena,
        "starts": starts,
        **{f"feature_{name}": getattr(features, name) for name in _FEATURES},
        **{f"index_{name}": np.asarray(getattr(index, name)) for name in _INDEX},
    }


def words_from(arrays: Mapping[str, NDArray[np.generic]]) -> BookWords:
    """Return the words that `arrays_of` made arrays of; nothing is copied.

    Raises:
        KeyError: An array is missing.
        ValueError: The arrays do not belong together.
    """
    count = len(arrays["starts"]) - 1
    features = Features(**{name: arrays[f"feature_{name}"] for name in _FEATURES})  # type: ignore[arg-type]
    parts = {name: arrays[f"index_{name}"] for name in _INDEX}
    filed = {name: part if part.ndim else part.item() for name, part in parts.items()}
    index = KeyIndex(features, **filed)  # type: ignore[arg-type]
    slots = len(arrays["slots"])
    if len(features) != count or len(index.keys) != len(index.words) or slots < 2 * count:
        raise ValueError("the arrays do not belong together")
    vocabulary = Vocabulary(arrays["slots"], arrays["arena"], arrays["starts"], count)  # type: ignore[arg-type]
    return BookWords(vocabulary, index)
