"""Each compiled rule about words against its definition in plain Python."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from effort import times
from linchpin.match.search import weights
from linchpin.match.search.align import choose
from linchpin.match.search.edits import (
    Stretch,
    edit_cost,
    edit_rows,
    letters_apart,
    swap_cost,
    within_edits,
)
from linchpin.match.search.score_bounds import most_score
from linchpin.match.search.sides import word_pairs
from linchpin.match.search.similar_words import index_words, join_words
from linchpin.match.search.word_similarity import (
    LEAST_LIKENESS,
    LIKENESS,
    Reason,
    likeness,
)
from linchpin.match.tokens.features import make_features
from linchpin.match.tokens.vocabulary import Vocabulary

WORD = st.text("abehkoz", min_size=0, max_size=8)


def codes(word: str) -> np.ndarray:
    return np.array([ord(letter) for letter in word], np.uint32)


def stretch(word: str) -> tuple[np.ndarray, Stretch]:
    """Return a word as a stretch of letters that other words stand around."""
    return codes(f"ab{word}ab"), Stretch(2, len(word))


def whole_edits(a: str, b: str) -> int:
    """Return the optimal string alignment distance, by its textbook recursion."""
    rows = [[max(i, j) if 0 in (i, j) else 0 for j in range(len(b) + 1)] for i in range(len(a) + 1)]
    for i in range(1, len(a) + 1):
        for j in range(1, len(b) + 1):
            rows[i][j] = min(
                rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + (a[i - 1] != b[j - 1])
            )
            if i > 1 and j > 1 and a[i - 1] == b[j - 2] and a[i - 2] == b[j - 1]:
                rows[i][j] = min(rows[i][j], rows[i - 2][j - 2] + 1)
    return rows[-1][-1]


@given(WORD, WORD, st.integers(0, 2))
def test_edits_are_those_of_optimal_string_alignment(a: str, b: str, limit: int) -> None:
    expected = whole_edits(a, b) <= limit
    assert within_edits(*stretch(a), *stretch(b), limit) is expected
    assert (edit_cost(*stretch(a), *stretch(b), limit, edit_rows()) < 99) is expected


@given(WORD, WORD)
def test_weighted_edits_cost_no_more_than_whole_ones(a: str, b: str) -> None:
    cost = edit_cost(*stretch(a), *stretch(b), 2, edit_rows())
    if cost < 99:
        assert cost <= whole_edits(a, b) + 1e-6
        assert (cost == 0) is (a == b)


def odd_cost(word: str, at: int) -> float:
    letter = word[at]
    if letter.isdigit():
        return 4.0
    if letter == "\ufffd":
        return 0.1
    return 0.6 if letter == "h" or (at > 0 and word[at - 1] == letter) else 1.0


def fewest_then_cheapest(a: str, b: str) -> tuple[int, float]:
    """Return the fewest whole edits and the least that so many cost, by plain recursion."""
    found: dict[tuple[int, int], tuple[int, float]] = {}
    for i in range(len(a) + 1):
        for j in range(len(b) + 1):
            if 0 in (i, j):
                found[i, j] = (i + j, float(i + j))
                continue
            x, y = a[i - 1], b[j - 1]
            cost = 0.0 if x == y else swap_cost(np.uint32(ord(x)), np.uint32(ord(y)))
            ways = [
                (found[i - 1, j - 1], int(x != y), cost),
                (found[i - 1, j], 1, odd_cost(a, i - 1)),
                (found[i, j - 1], 1, odd_cost(b, j - 1)),
            ]
            if i > 1 and j > 1 and x != y and x == b[j - 2] and a[i - 2] == y:
                ways.append((found[i - 2, j - 2], 1, 0.8))
            found[i, j] = min((one[0] + whole, one[1] + cost) for one, whole, cost in ways)
    return found[len(a), len(b)]


@given(st.text("abhhe5\ufffd", max_size=9), st.text("abhhe5\ufffd", max_size=9))
def test_edits_cost_the_least_that_so_few_can(a: str, b: str) -> None:
    whole, cost = fewest_then_cheapest(a, b)
    found = edit_cost(*stretch(a), *stretch(b), 2, edit_rows())
    assert found == (pytest.approx(cost, abs=1e-5) if whole <= 2 else 99.0)


@pytest.mark.parametrize(
    ("pair", "cost"),
    [("0o", 0.3), ("bv", 0.5), ("ck", 0.6), ("mn", 0.7), ("ei", 0.8), ("at", 1.0), ("7q", 1.3),
     ("57", 4.0), ("a\ufffd", 0.1)],
)  # fmt: skip
def test_what_readers_confuse_costs_less(pair: str, cost: float) -> None:
    one, other = np.uint32(ord(pair[0])), np.uint32(ord(pair[1]))
    assert swap_cost(one, other) == swap_cost(other, one) == pytest.approx(cost)


@given(WORD, WORD)
def test_letters_apart_is_levenshteins_distance(a: str, b: str) -> None:
    rows = list(range(len(b) + 1))
    for i, x in enumerate(a):
        before, rows[0] = rows[0], i + 1
        for j, y in enumerate(b):
            before, rows[j + 1] = rows[j + 1], min(before + (x != y), rows[j] + 1, rows[j + 1] + 1)
    assert letters_apart(*stretch(a), *stretch(b), np.zeros(42, np.float32)) == rows[-1]


WORDS = st.lists(
    st.sampled_from(
        "jose josef jsoe pepe garcia garsia gracia hdz hernandez mohammed muhammad хосе محمد 김 "
        "kim 정은 jongun 7865 7864 lic llc bo pak juan ivan pe\ufffda pena sa".split()
    ),
    min_size=1,
    max_size=12,
    unique=True,
)


@settings(max_examples=times(20))
@given(WORDS, WORDS)
def test_the_join_finds_every_pair_that_comparing_finds(
    listed: list[str], asked: list[str]
) -> None:
    sides = []
    for words in (listed, asked):
        vocabulary = Vocabulary.empty()
        for word in words:
            vocabulary.add(word)
        sides.append(make_features(vocabulary))
    found = join_words(index_words(sides[0]), sides[1])
    pairs = {
        (x, int(y))
        for x in range(len(asked))
        for y in found.words[found.starts[x] : found.starts[x + 1]]
    }
    for x in range(len(asked)):
        for y in range(len(listed)):
            alike, _ = likeness(sides[0].compared, y, sides[1].compared, x, edit_rows())
            back, _ = likeness(sides[1].compared, x, sides[0].compared, y, edit_rows())
            assert alike == pytest.approx(back)
            assert ((x, y) in pairs) is bool(alike >= LEAST_LIKENESS), (asked[x], listed[y])


PAIRS = st.lists(
    st.tuples(st.integers(1, 7), st.integers(1, 7), st.floats(0.1, 1).map(lambda x: round(x, 2))),
    max_size=5,
    unique_by=lambda pair: pair[2],
)


@given(PAIRS)
def test_pairs_are_chosen_best_first(made: list[tuple[int, int, float]]) -> None:
    pairs = word_pairs()
    for at, (asked, listed, rank) in enumerate(made):
        pairs[at]["asked"], pairs[at]["listed"], pairs[at]["rank"] = asked, listed, rank
    expected, used = [], (0, 0)
    for asked, listed, rank in sorted(made, key=lambda pair: -pair[2]):
        if not asked & used[0] and not listed & used[1]:
            expected.append((asked, listed, rank))
            used = used[0] | asked, used[1] | listed
    kept = choose(pairs, len(made))
    chosen = [(int(p["asked"]), int(p["listed"]), float(p["rank"])) for p in pairs[:kept]]
    assert chosen == expected


AMOUNT = st.floats(0, 4)


@given(AMOUNT, AMOUNT, AMOUNT)
def test_the_bound_is_the_score_of_what_agrees_against_what_is_left(
    agreed: float, asked: float, listed: float
) -> None:
    rule = weights.rates(spelled_out=False)
    conflict = min(asked, listed)
    lost = 2.1 * conflict + 0.42 * (asked - conflict) + 0.45 * 0.36 * (listed - conflict)
    expected = agreed / (agreed + lost) if agreed else 0.0
    if lost > 0.08 * agreed and agreed < 1.3:
        expected *= (agreed / 1.3) ** 0.55
    assert most_score(agreed, asked, listed, rule) == pytest.approx(expected)


def test_rates_and_likeness_are_what_we_measured() -> None:
    assert weights.rates(spelled_out=True) == (
        2.1, 0.36, 0.42, 1.0, 1.30, 0.55, 0.25, 0.80, 0.08, 3.0, 0.45, 6,
    )  # fmt: skip
    assert weights.ROLES == (1.5, 0.45, 1.2, 0.6)
    said = {reason.name: float(LIKENESS[reason]) for reason in Reason}
    assert said == {
        "NONE": 0, "EXACT": 1, "TRANSLITERATED": 0.98, "LOOKALIKE": 0.98, "SOUND": 0.95,
        "SCAN": 0.94, "ABBREVIATION": 0.95, "NICKNAME": 0.82, "NAME_SYMBOL": 0.88,
        "SAME_MEANING": 0.97, "SPELLING": 0, "NO_VOWELS": 0.86, "CUT": 0.9, "INITIAL": 0.9,
        "JOINED": 0.98, "ACRONYM": 0.75, "EXCHANGED": 0.2, "LISTED_INITIAL": 0.9,
        "LOST_LETTER": 0,
    }  # fmt: skip


def test_the_order_of_pairs_does_not_matter() -> None:
    made = [(1, 1, 0.9), (1, 2, 0.8), (2, 1, 0.7), (2, 2, 0.6)]
    found = set()
    for order in permutations(made):
        pairs = word_pairs()
        for at, (asked, listed, rank) in enumerate(order):
            pairs[at]["asked"], pairs[at]["listed"], pairs[at]["rank"] = asked, listed, rank
        kept = choose(pairs, len(order))
        found.add(tuple((int(p["asked"]), int(p["listed"])) for p in pairs[:kept]))
    assert found == {((1, 1), (2, 2))}
