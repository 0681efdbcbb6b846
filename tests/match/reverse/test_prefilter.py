"""The quick look at a read book leaves out no name that a search finds."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from linchpin.match.reverse.join import joining_neighbours
from linchpin.match.reverse.prefilter import reached_names
from linchpin.match.search.name_list import ListedName, make_list
from linchpin.match.search.search import Book, search_rows

WORDS = st.sampled_from(
    "jose juan joseluis garcia garsia lopez hdz hernandez hernan ali mohammed mhmd al de la bin "
    "perez m j g jg guzman alguzman abdul rahman abdulrahman jgal jmpg sa ltd 2 ii хосе 李 "
    "grigorievich ja jarosh arquimedes arq per strange stranger".split()
)
NAMES = st.lists(st.lists(WORDS, min_size=1, max_size=6).map(" ".join), min_size=1, max_size=8)


@settings(max_examples=150, deadline=None)
@given(listed=NAMES, asked=NAMES, threshold=st.sampled_from([0.5, 0.7, 0.9]))
def test_no_name_that_a_search_finds_is_left_out(
    listed: list[str], asked: list[str], threshold: float
) -> None:
    names = make_list(
        ListedName(i, text, acronym=i % 2 == 0, surnames=text.split()[0] if i % 3 else "")
        for i, text in enumerate(listed)
    )
    book = Book.empty(names)
    rows, words = book.read(asked)
    pairs = joining_neighbours(book.vocabulary, names)
    kept = set(reached_names((rows, words), book, pairs, threshold=threshold).tolist())
    found = search_rows(book, rows, words, threshold=threshold)
    lost = [asked[row] for row in set(found.rows.tolist()) - kept]
    assert not lost
