"""The quick look at a read book leaves out no name that a search finds."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from effort import times
from linchpin.match.reverse.join import join_from_list, joining_neighbours
from linchpin.match.reverse.prefilter import reached_names
from linchpin.match.search.name_list import ListedName, make_list
from linchpin.match.search.search import Book, search_rows
from linchpin.match.search.similar_words import index_words

WORDS = st.sampled_from(
    "jose juan joseluis garcia garsia lopez hdz hernandez hernan ali mohammed mhmd al de la bin "
    "perez m j g jg guzman alguzman abdul rahman abdulrahman jgal jmpg sa ltd 2 ii хосе 李 "
    "grigorievich ja jarosh arquimedes arq per strange stranger".split()
)
WRITTEN = [
    ["김정은", "정은", "kim jong un", "Kim Jongun", "jong un", "Chong Eun"],
    ["王小明", "小明", "Wang Xiao Ming", "xiao ming", "Hsiao Ming", "xiaoming wang"],
    ["عبدالله", "عبد الله", "Abd Allah", "abdullah", "Abd al Lah"],
    ["محمد", "Mohamed", "Mo hamed", "Muham mad"],
    ["ហ៊ុនសែន", "ហ៊ុន សែន", "Hun Sen", "hunsen"],
    ["山田太郎", "山田 太郎", "Yama da Taro", "yamada taro", "やまだ"],
    ["владимир", "Vladi Mir", "vladimir", "Влади мир"],
    ["Garcia", "J. Li", "S.A.", "al", "strange"],
]
"""Parts of names, each written in several ways."""
BOTH = st.lists(
    st.sampled_from(WRITTEN).flatmap(
        lambda ways: st.tuples(st.sampled_from(ways), st.sampled_from(ways))
    ),
    min_size=1,
    max_size=3,
)
NAMES = st.lists(st.lists(WORDS, min_size=1, max_size=6).map(" ".join), min_size=1, max_size=8)


@settings(max_examples=times(60))
@given(listed=NAMES, asked=NAMES, threshold=st.sampled_from([0.5, 0.7, 0.9]))
def test_no_name_that_a_search_finds_is_left_out(
    listed: list[str], asked: list[str], threshold: float
) -> None:
    assert_none_lost(listed, asked, threshold)


@settings(max_examples=times(120))
@given(names=st.lists(BOTH, min_size=1, max_size=5), threshold=st.sampled_from([0.5, 0.7, 0.9]))
def test_no_name_in_other_letters_is_left_out(
    names: list[list[tuple[str, str]]], threshold: float
) -> None:
    one, other = ([" ".join(part[side] for part in name) for name in names] for side in range(2))
    assert_none_lost(one, other, threshold)
    assert_none_lost(other, one, threshold)


@pytest.mark.parametrize(
    ("other", "latin"),
    [
        ("김정은", "Kim Jong Un"),
        ("王小明", "Wang Xiao Ming"),
        ("习近平", "Xi Jin Ping"),
        ("ហ៊ុនសែន", "Hun Sen"),
        ("山田太郎", "Yama da Taro"),
        ("Владимир", "Vladi Mir"),
    ],
)
def test_neighbours_make_a_word_in_other_letters_both_ways(other: str, latin: str) -> None:
    assert assert_none_lost([other], [latin], 0.7) == {0}
    assert assert_none_lost([latin], [other], 0.7) == {0}


def assert_none_lost(listed: list[str], asked: list[str], threshold: float) -> set[int]:
    """Return which asked names a search finds, having checked that the quick look keeps them."""
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
    return set(found.rows.tolist())


@settings(max_examples=times(40))
@given(listed=st.lists(BOTH, min_size=1, max_size=5), asked=st.lists(BOTH, max_size=5))
def test_similar_words_are_the_same_from_either_side(
    listed: list[list[tuple[str, str]]], asked: list[list[tuple[str, str]]]
) -> None:
    texts = (" ".join(part[0] for part in name) for name in listed)
    names = make_list(ListedName(i, text) for i, text in enumerate(texts))
    book = Book.empty(names)
    book.read([" ".join(part[1] for part in name) for name in asked])
    back = join_from_list(index_words(book.features), names)
    for found, wanted in zip(back, book.joined, strict=True):
        np.testing.assert_array_equal(found, wanted)
