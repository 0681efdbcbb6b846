"""The windows of texts that a list can reach, against their definition."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from effort import times
from linchpin.match.reverse.join import Names, joining_neighbours
from linchpin.match.reverse.text_windows import Texts, reached_windows
from linchpin.match.search.name_list import ListedName, make_list
from linchpin.match.search.search import Book
from linchpin.match.tokens.lexicon import Kind
from linchpin.match.tokens.vocabulary import MOST_WORDS

WORDS = "jose juan joseluis luis garcia garsia lopez hernandez ali al de m j sa paid by li-wei"
TEXT = st.lists(st.sampled_from(WORDS.split()), max_size=MOST_WORDS + 4)
NAMES = st.lists(
    st.lists(st.sampled_from(WORDS.split()), min_size=1, max_size=4).map(" ".join),
    min_size=1,
    max_size=6,
)


def texts_of(book: Book, pieces: list[list[str]]) -> Texts:
    starts = np.cumsum([0, *map(len, pieces)])
    rows, words = book.read([piece for text in pieces for piece in text])
    return Texts(starts, rows, words.copy())


def windows(texts: Texts, longest: int, book: Book, pairs: set[tuple[int, int]]) -> list[object]:
    """Return the text and the words of each window, as `reached_windows` defines them."""
    words, pieces = texts.words.tolist(), texts.pieces.tolist()
    single = (np.diff(book.features.latin_starts) == 1).tolist()
    listed = [set(of) for of in rows_of((book.names.rows, book.names.words))]
    for more, of in zip(
        rows_of((book.names.unit_rows, book.names.unit_words)), listed, strict=True
    ):
        of.update(more)
    names = book.features.kinds == Kind.NAME
    telling = {word for word in range(len(single)) if names[word] and not single[word]}
    similar = rows_of((book.joined.starts, book.joined.words))

    def counts(at: int, low: int, end: int) -> bool:
        joined = [(words[k], words[k + 1]) in pairs for k in range(max(at - 2, low), at)]
        if at + 1 == end or single[words[at]] or any(joined):
            return False
        return (words[at], words[at + 1]) not in pairs

    found: list[object] = []
    for text, (start, stop) in enumerate(pairwise(texts.starts.tolist())):
        for first in range(start, stop):
            for size in range(2, min(longest, stop - first) + 1):
                low = pieces[first]
                run = range(low, min(pieces[first + size], low + MOST_WORDS))
                alone = [words[at] for at in run if counts(at, low, pieces[stop])]
                held = not alone or any(
                    all(of & set(similar[word]) for word in alone) for of in listed
                )
                joins = any(
                    (words[at], words[at + 1]) in pairs and {words[at], words[at + 1]} <= telling
                    for at in run[:-1]
                )
                if (alone or joins) and held and len(run) > 1:
                    found.append((text, [words[at] for at in run]))
    return found


def rows_of(table: Names) -> list[list[int]]:
    rows, words = table
    return [words[a:b].tolist() for a, b in pairwise(rows.tolist())]


@settings(max_examples=times(60))
@given(listed=NAMES, texts=st.lists(TEXT, max_size=3), longest=st.sampled_from([2, 3, MOST_WORDS]))
def test_windows_as_defined(listed: list[str], texts: list[list[str]], longest: int) -> None:
    book = Book.empty(make_list(ListedName(i, text) for i, text in enumerate(listed)))
    read = texts_of(book, texts)
    pairs = joining_neighbours(book.vocabulary, book.names)
    owners, found = reached_windows(read, longest, book, pairs)
    known = {(int(pair) >> 32, int(pair) & 0xFFFFFFFF) for pair in pairs}
    got = list(zip(owners.tolist(), rows_of(found), strict=True))
    assert got == windows(read, longest, book, known)


def test_more_windows_than_there_is_room_for_at_first() -> None:
    book = Book.empty(make_list([ListedName(0, "ali garcia lopez")]))
    read = texts_of(book, [["ali", "garcia", "lopez", "garcia"] * 120] * 3)
    pairs = joining_neighbours(book.vocabulary, book.names, units=False)
    assert not len(pairs)
    owners, found = reached_windows(read, MOST_WORDS, book, pairs)
    got = list(zip(owners.tolist(), rows_of(found), strict=True))
    assert len(got) > 4096
    assert got == windows(read, MOST_WORDS, book, set())
