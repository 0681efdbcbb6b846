"""Find who of a list a name may mean: postings walked with max-score pruning, then aligned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from linchpin.match.search.kernel import search_all
from linchpin.match.search.name_list import NameList
from linchpin.match.search.similar_words import Rows, join_words, word_bounds
from linchpin.match.search.weights import rates
from linchpin.match.tokens.features import Features, join_features, make_features
from linchpin.match.tokens.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Hits:
    """Who was found, ordered by asked name, best score first.

    Attributes:
        rows: int64, number of the asked name.
        names: int32, number of the listed name that fits best of its bearer's.
        scores: float32, 0..1.
    """

    rows: NDArray[np.int64]
    names: NDArray[np.int32]
    scores: NDArray[np.float32]


@dataclass(slots=True)
class Book:
    """The words of names asked about, and the listed words each may stand for.

    Whole names are not kept: only words are. A book can be read in any number of pieces.

    Attributes:
        names: The list.
        vocabulary: Words seen so far.
        features: What is known of them.
        joined: Similar list words of each.
    """

    names: NameList
    vocabulary: Vocabulary
    features: Features
    joined: Rows

    @classmethod
    def empty(cls, names: NameList) -> Book:
        """Return a book that has seen no word yet."""
        vocabulary = Vocabulary.empty()
        features = make_features(vocabulary)
        return cls(names, vocabulary, features, join_words(names.index, features))

    def read(self, texts: Sequence[str]) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
        """Return the words of names (see `Vocabulary.read`), new ones joined with the list."""
        known = self.vocabulary.count
        rows, words = self.vocabulary.read(texts)
        if self.vocabulary.count > known:
            features = make_features(self.vocabulary, known, people=self.names.people)
            joined = join_words(self.names.index, features)
            self.features = join_features([self.features, features])
            self.joined = _join_rows(self.joined, joined)
        return rows, words


def _join_rows(one: Rows, other: Rows) -> Rows:
    return Rows(
        np.concatenate([one.starts, other.starts[1:] + one.starts[-1]]),
        np.concatenate([one.words, other.words]),
        np.concatenate([one.likeness, other.likeness]),
        np.concatenate([one.reasons, other.reasons]),
    )


def search(book: Book, texts: Sequence[str], *, threshold: float = 0.70) -> Hits:
    """Return every bearer of a listed name that an asked name may mean.

    Args:
        book: The list and the words seen so far; new words are added.
        texts: Names.
        threshold: Least score, 0 to 1.
    """
    rows, words = book.read(texts)
    return search_rows(book, rows, words, threshold=threshold)


def search_rows(
    book: Book, rows: NDArray[np.int64], words: NDArray[np.int32], *, threshold: float
) -> Hits:
    """Return the same for names that are read already."""
    names, features = book.names, book.features
    room = max(4096, (len(rows) - 1) // 2)
    joined = book.joined
    bounds = word_bounds(
        (joined.starts, joined.words, joined.likeness),
        features.weights,
        names.features.weights,
        names.posting_starts,
    )
    bearers = int(names.bearers.max()) + 1 if len(names.bearers) else 0
    while True:
        out = (np.empty(room, np.int64), np.empty(room, np.int32), np.empty(room, np.float32))
        needed = search_all(
            (rows, words),
            as_asked(book),
            bounds,
            as_listed(names),
            (
                names.posting_starts,
                names.postings,
                names.bearers,
                bearers,
                names.totals,
                names.initials,
                names.firsts,
                names.initial_stops,
            ),
            (rates(spelled_out=names.spelled_out), float(threshold)),
            out,
        )
        if needed <= room:
            break
        room = needed
    found, who, scores = out[0][:needed], out[1][:needed], out[2][:needed]
    order = np.lexsort((who, -scores, found))
    return Hits(found[order], who[order], scores[order])


def as_asked(book: Book):
    """Return a book as the compiled functions take it."""
    features, joined, vocabulary = book.features, book.joined, book.vocabulary
    return (
        (joined.starts, joined.words, joined.likeness, joined.reasons),
        features.weights,
        (features.latin, features.latin_starts, features.kinds),
        (vocabulary.arena, vocabulary.starts),
        features.first,
    )


def as_listed(names: NameList):
    """Return a list as the compiled functions take it."""
    features, vocabulary = names.features, names.vocabulary
    return (
        (names.rows, names.words, names.roles),
        (names.unit_rows, names.unit_words, names.unit_masks),
        features.weights,
        (features.latin, features.latin_starts, features.kinds),
        (vocabulary.slots, vocabulary.arena, vocabulary.starts),
        features.first,
    )
