"""Limits of merging: what the page says is what counts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from linchpin.claims.dates import parse_date
from linchpin.match.compare.facts import SHORTEST_VALUE, compare_identifiers
from linchpin.match.compare.generic_numbers import why_nobody
from linchpin.match.compare.identifiers import identifier_key
from linchpin.match.compare.profile import Profile
from linchpin.match.compare.records import WEAK_NAME, match_record
from linchpin.match.resolve import blocking, name_blocking, spelling
from linchpin.match.resolve.blocking import MOST_BEARERS
from linchpin.match.resolve.review_queue import UNCERTAIN
from linchpin.match.resolve.rules import compare

PAGE = (Path(__file__).resolve().parents[3] / "docs" / "who-is-who.md").read_text("utf-8")


def test_the_page_gives_the_limits_as_they_are() -> None:
    assert f"(score {UNCERTAIN:.2f} or more)" in PAGE
    assert f"Names that more than {MOST_BEARERS} records bear" in PAGE
    found = re.search(r"alias counts (0\.\d) of what a name counts", PAGE)
    assert found is not None
    assert float(found[1]) == WEAK_NAME
    assert (UNCERTAIN, MOST_BEARERS, WEAK_NAME) == (0.70, 50, 0.6)


def test_limits_of_what_is_compared() -> None:
    assert blocking.SHORTEST_SHARED_WORD == 3
    assert name_blocking.LEAST_LIKENESS == 0.6
    assert spelling.LEAST_VARIANT == 0.8


def test_a_weak_alias_counts_its_share() -> None:
    one = Profile("a", "one", "Person", names=["Ana Zzejemplo"])
    other = Profile("b", "two", "Person", weak_names=["Ana Zzejemplo"])
    assert match_record(one, other).name_score == pytest.approx(0.6)


def test_a_circa_is_enough_for_three_words_and_not_for_two() -> None:
    for name, merged in (("Ana Zzuno Zzdos", True), ("Ana Zzuno", False)):
        births = [parse_date("1970~")], [parse_date("1970-05-07")]
        one, other = (
            Profile(key, key, "Person", names=[name], births=born)
            for key, born in zip("ab", births, strict=True)
        )
        assert (compare(one, other, {}) is not None) is merged


def test_one_value_under_two_kinds_needs_six_characters() -> None:
    assert SHORTEST_VALUE == 6
    for value, says in (("x12345", True), ("x1234", False)):
        found = compare_identifiers({("idNumber", value)}, {("taxNumber", value)})
        assert bool(found) is says


@pytest.mark.parametrize(
    ("value", "nobody"),
    [
        ("222222-123", True), ("22222-1234", False), ("222222-1234", False), ("22222-123", False),
        ("12345", True), ("1234", False), ("00000017", False),
    ],
)  # fmt: skip
def test_what_is_a_filler(value: str, nobody: bool) -> None:
    assert (why_nobody(value) is not None) is nobody


def test_what_is_a_wallet_in_a_longer_text() -> None:
    for size, found in ((25, True), (24, False)):
        address = "1boat" + "a7" * 20
        text = f"to {address[:size]} now"
        assert (identifier_key(text, "publicKey") == address[:size]) is found
    text = "ab" * 249 + "c79"
    assert identifier_key(text[:500], "idNumber") == text[:500]
    assert identifier_key(text, "idNumber") == ""  # a text, and no number
