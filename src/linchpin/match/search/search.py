"""Find who of a list a name may mean: postings walked with max-score pruning, then aligned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from linchpin.match.search.kernel import Found, search_all
from linchpin.match.search.name_list import NameList
from linchpin.match.search.sides import AskedWords, WordTables, word_pairs
from linchpin.match.search.similar_words import SimilarWords, WordBounds, join_words, word_bounds
from linchpin.match.search.weights import MATCH, rates
from linchpin.match.tokens.features import Features, join_features, make_features
from linchpin.match.tokens.vocabulary import Vocabulary

MOST_KEPT = 100_000
"""Words of a book that are kept, at most: names repeat their words, references do not."""


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

    Whole names are not kept: only words are. A book can be read in any number of pieces. Words
    are forgotten once there are `MOST_KEPT` more than it began with, so that memory does not
    grow with the book; numbers of words are good until the next reading only.

    Attributes:
        names: The list.
        vocabulary: Words seen so far.
        features: What is known of them.
        joined: Similar list words of each.
        first_words: How many words it began with.
    """

    names: NameList
    vocabulary: Vocabulary
    features: Features
    joined: SimilarWords
    first_words: int = 0
    _bounds: WordBounds | None = None

    @property
    def bounds(self) -> WordBounds:
        """Return what each word may do at most; looked at once, however often it is asked for."""
        known = 0 if self._bounds is None else len(self._bounds.gain)
        if self._bounds is None or known < len(self.features):
            new = word_bounds(
                self.joined._replace(starts=self.joined.starts[known:]),
                self.features.weights[known:],
                self.names.features.weights,
                self.names.posting_starts,
            )
            old = self._bounds
            if old is not None:
                new = WordBounds(
                    np.concatenate([old.gain, new.gain]),
                    np.concatenate([old.postings, new.postings]),
                    np.concatenate([old.listed, new.listed]),
                )
            self._bounds = new
        return self._bounds

    @property
    def side(self) -> AskedWords:
        """Return the words as compiled functions take them; stale once more words are read."""
        return AskedWords(self.joined, self.features.word_letters)

    @property
    def tables(self) -> WordTables:
        """Return both vocabularies as compiled functions take them."""
        return WordTables(self.vocabulary.table, self.names.vocabulary.table, self.names.forms)

    @classmethod
    def empty(cls, names: NameList) -> Book:
        """Return a book that has seen no word yet."""
        vocabulary = Vocabulary.empty()
        features = make_features(vocabulary)
        return cls(names, vocabulary, features, join_words(names.index, features))

    def read(self, texts: Sequence[str]) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
        """Return the words of names (see `Vocabulary.read`), new ones joined with the list."""
        if self.vocabulary.count > self.first_words + MOST_KEPT:
            self._forget()
        known = self.vocabulary.count
        rows, words = self.vocabulary.read(texts)
        if self.vocabulary.count > known:
            features = make_features(self.vocabulary, known, people=self.names.people)
            joined = join_words(self.names.index, features)
            self.features = join_features([self.features, features])
            self.joined = _join_rows(self.joined, joined)
        return rows, words

    def _forget(self) -> None:
        """Forget every word; those that come again are joined with the list again."""
        new = Book.empty(self.names)
        self.vocabulary, self.features, self.joined = new.vocabulary, new.features, new.joined
        self.first_words, self._bounds = 0, None


def _join_rows(one: SimilarWords, other: SimilarWords) -> SimilarWords:
    return SimilarWords(
        np.concatenate([one.starts, other.starts[1:] + one.starts[-1]]),
        np.concatenate([one.words, other.words]),
        np.concatenate([one.likeness, other.likeness]),
        np.concatenate([one.reasons, other.reasons]),
    )


def search(book: Book, texts: Sequence[str], *, threshold: float = MATCH) -> Hits:
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
    names = book.names
    room = max(4096, (len(rows) - 1) // 2)
    bounds = book.bounds
    pairs = word_pairs()
    rule = rates(spelled_out=names.spelled_out)
    while True:
        out = Found(np.empty(room, np.int64), np.empty(room, np.int32), np.empty(room, np.float32))
        needed = search_all(
            rows, words, book.side, book.tables, bounds, names.side, names.filed, rule,
            float(threshold), pairs, out,
        )  # fmt: skip
        if needed <= room:
            break
        room = needed
    found, who, scores = out.rows[:needed], out.names[:needed], out.scores[:needed]
    order = np.lexsort((who, -scores, found))
    return Hits(found[order], who[order], scores[order])
