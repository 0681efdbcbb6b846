"""Names explained in one go are explained as each is by itself."""

from __future__ import annotations

from hypothesis import given
from hypothesis import settings as effort
from hypothesis import strategies as st

from effort import times
from linchpin.match.search.explain import explain, explain_many
from linchpin.match.search.name_list import ListedName, make_list
from linchpin.match.search.search import Book, search_rows
from linchpin.match.search.similar_words import word_bounds

LISTED = ["Ana Ejemplo Muestra", "Óscar Muestra Wolf", "Gasolinera Ficticia SA de CV", "J. A. Gil"]
WORDS = st.sampled_from("ana ejemplo muestra oscar wolf gasolinera gil j a ficticia sa".split())
NAMES = st.lists(st.lists(WORDS, min_size=1, max_size=6).map(" ".join), min_size=1, max_size=6)


@given(NAMES)
@effort(max_examples=times(15))
def test_together_or_alone_the_words_are_the_same(asked: list[str]) -> None:
    names = make_list(ListedName(at, text) for at, text in enumerate(LISTED))
    book = Book.empty(names)
    rows, words = book.read(asked)
    pairs = [
        (words[rows[at] : rows[at + 1]], name) for at in range(len(asked)) for name in range(4)
    ]
    together = explain_many(book, [one for one, _ in pairs], [name for _, name in pairs])
    assert together == [explain(book, one, name) for one, name in pairs]


@given(st.lists(NAMES, min_size=1, max_size=4))
@effort(max_examples=times(10))
def test_bounds_of_words_are_those_of_all_words_at_once(pieces: list[list[str]]) -> None:
    names = make_list(ListedName(at, text) for at, text in enumerate(LISTED))
    book = Book.empty(names)
    for piece in pieces:
        rows, words = book.read(piece)
        search_rows(book, rows, words, threshold=0.5)
    whole = word_bounds(
        book.joined, book.features.weights, names.features.weights, names.posting_starts
    )
    for one, other in zip(book.bounds, whole, strict=True):
        assert one.tolist() == other.tolist()
