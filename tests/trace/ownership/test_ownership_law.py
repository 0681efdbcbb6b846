"""The compiled search is the law on any graph; the law does what OFAC's FAQ say."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from effort import times
from linchpin.trace.ownership.fixpoint import as_columns, rounds_of
from linchpin.trace.ownership.law import Held, ShareReading, blocked_by_rule
from linchpin.trace.ownership.shares import PERCENT, WHOLE, OwnedShare, read_share


def _exact(percent: float) -> OwnedShare:
    return read_share(f"{percent}%")


def _held(text: str) -> Held:
    """Return stakes written as `X 50 A; A 25 B`."""
    rows = [row.split() for row in text.split(";")]
    return {(owner, owned): read_share(share + "%") for owner, share, owned in rows}


FAQ_401 = [
    ("1", "X 50 A; A 50 B", {"A", "B"}),
    ("2", "X 50 A; X 50 B; A 25 C; B 25 C", {"A", "B", "C"}),
    ("3", "X 50 A; X 10 B; A 40 B", {"A", "B"}),
    ("4", "X 50 A; X 25 B; A 25 C; B 25 C", {"A"}),
    ("5", "X 25 A; X 25 B; A 50 C; B 50 C", set()),
]
"""The examples of FAQ 401, in its order: who owns how much of whom, and who is blocked."""


@pytest.mark.parametrize(
    ("example", "stakes", "blocked"),
    FAQ_401,
    ids=lambda v: v[:20] if isinstance(v, str) else "".join(sorted(v)) or "none",
)
def test_each_example_of_faq_401(example: str, stakes: str, blocked: set[str]) -> None:
    del example
    held = _held(stakes)
    found = blocked_by_rule({"X"}, held)
    assert set(found) - {"X"} == blocked
    assert _by_columns({"X"}, held)[ShareReading.CERTAIN] == found


def test_faq_399_shares_of_all_blocked_persons_are_added() -> None:
    assert set(blocked_by_rule({"X", "Y"}, _held("X 25 A; Y 25 A"))) == {"X", "Y", "A"}
    assert set(blocked_by_rule({"X"}, _held("X 25 A; Y 25 A"))) == {"X"}


def test_firms_that_own_one_another_do_not_block_themselves() -> None:
    ring = "A 60 B; B 60 A"
    assert blocked_by_rule({"X"}, _held(ring)) == {"X": 0}
    assert set(blocked_by_rule({"X"}, _held(ring + "; X 40 A"))) == {"X"}
    assert set(blocked_by_rule({"X"}, _held(ring + "; X 50 A"))) == {"X", "A", "B"}


@pytest.mark.parametrize(
    ("bound", "reading"),
    [
        ("50%", ShareReading.CERTAIN),
        ("more than 50%", ShareReading.CERTAIN),
        ("ownership-of-shares-50-to-75-percent", ShareReading.CERTAIN),
        ("25-50%", ShareReading.POSSIBLE),
        ("ownership-of-shares-25-to-50-percent", ShareReading.POSSIBLE),
        ("at least 25%", ShareReading.POSSIBLE),
        ("49.999999%", ShareReading.INCOMPLETE),
        ("less than 50%", ShareReading.INCOMPLETE),
    ],
)
def test_bands_are_certain_possible_or_leave_it_open(bound: str, reading: ShareReading) -> None:
    held = {("X", "A"): read_share(bound)}
    found = [way for way in ShareReading if "A" in blocked_by_rule({"X"}, held, way)]
    assert min(found) is reading


def test_others_who_hold_more_than_half_leave_no_room() -> None:
    some = {("X", "A"): read_share("25-50%")}
    half = some | {("Y", "A"): read_share("50%")}
    more = some | {("Y", "A"): read_share("more than 50%")}
    assert "A" in blocked_by_rule({"X"}, half, ShareReading.POSSIBLE)
    assert "A" not in blocked_by_rule({"X"}, more, ShareReading.POSSIBLE)
    assert "A" not in blocked_by_rule({"X"}, more, ShareReading.INCOMPLETE)


def test_two_bounds_below_a_quarter_never_make_half() -> None:
    held = {(owner, "A"): read_share("less than 25%") for owner in "XY"}
    held |= {("Z", "A"): read_share("more than 50%")}
    assert "A" not in blocked_by_rule({"X", "Y"}, held, ShareReading.INCOMPLETE)
    assert "A" in blocked_by_rule(
        {"X", "Y"}, held | {("Y", "A"): read_share("25.01%"), ("Z", "A"): read_share("40%")},
        ShareReading.POSSIBLE,
    )  # fmt: skip


def _by_columns(listed: set[str], held: Held) -> dict[ShareReading, dict[str, int]]:
    stakes = as_columns(held, listed)
    numbers = np.array([stakes.names.index(name) for name in sorted(listed)], dtype=np.int32)
    return {
        reading: {stakes.names[at]: int(turn) for at, turn in enumerate(rounds) if turn >= 0}
        for reading, rounds in rounds_of(stakes, numbers).items()
    }


_NAMES = st.sampled_from("ABCDEFGH")
_UNITS = st.one_of(
    st.sampled_from([0, 10, 25, 40, 50, 60, 100]).map(lambda percent: percent * PERCENT),
    st.integers(0, WHOLE),
)
_SHARES = st.tuples(_UNITS, _UNITS).map(lambda pair: OwnedShare(min(pair), max(pair)))
_EXACT = _UNITS.map(lambda units: OwnedShare(units, units))
_GRAPHS = st.dictionaries(st.tuples(_NAMES, _NAMES), _SHARES | _EXACT, max_size=14)


@settings(max_examples=times(120), deadline=None)
@given(_GRAPHS, st.sets(_NAMES, max_size=3))
def test_the_compiled_search_is_the_law(held: Held, listed: set[str]) -> None:
    assert _by_columns(listed, held) == {
        reading: blocked_by_rule(listed, held, reading) for reading in ShareReading
    }


@settings(max_examples=times(60), deadline=None)
@given(_GRAPHS, st.sets(_NAMES, max_size=3), st.randoms(use_true_random=False))
def test_order_of_rows_does_not_matter(held: Held, listed: set[str], chance: object) -> None:
    rows = list(held.items())
    chance.shuffle(rows)  # type: ignore[attr-defined]
    assert _by_columns(listed, dict(rows)) == _by_columns(listed, held)


@settings(max_examples=times(60), deadline=None)
@given(_GRAPHS, st.sets(_NAMES, max_size=3), _NAMES)
def test_more_listed_never_block_fewer(held: Held, listed: set[str], also: str) -> None:
    for reading in ShareReading:
        fewer, more = (blocked_by_rule(who, held, reading) for who in (listed, listed | {also}))
        assert fewer.keys() <= more.keys()
        assert all(more[name] <= fewer[name] for name in fewer)


@settings(max_examples=times(60), deadline=None)
@given(_GRAPHS, st.sets(_NAMES, max_size=3))
def test_each_reading_holds_the_one_before(held: Held, listed: set[str]) -> None:
    certain, possible, open_ = (
        blocked_by_rule(listed, held, reading).keys() for reading in ShareReading
    )
    assert certain <= possible <= open_


@settings(max_examples=times(60), deadline=None)
@given(_GRAPHS, st.sets(_NAMES, max_size=3))
def test_the_blocked_are_a_fixpoint_and_each_follows_from_those_before(
    held: Held, listed: set[str]
) -> None:
    found = blocked_by_rule(listed, held)
    for firm in {owned for _, owned in held} - listed:
        sums = [
            sum(s.low for (o, f), s in held.items() if f == firm and found.get(o, 99) < turn)
            for turn in (found.get(firm, 99), 99)
        ]
        assert (sums[0] >= WHOLE // 2) == (firm in found)
        assert (sums[1] >= WHOLE // 2) == (firm in found)
