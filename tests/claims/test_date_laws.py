"""Dates keep their precision, and quantities their digits."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from claim_strategies import amounts, circas, dates, intervals, points, quantities
from hypothesis import given
from hypothesis import strategies as st

from linchpin.claims.dates import parse_date, say_date
from linchpin.claims.errors import ClaimError
from linchpin.claims.quantity import Quantity


@given(dates)
def test_a_date_keeps_its_text_and_covers_at_least_a_day(text: str) -> None:
    parsed = parse_date(text)
    assert parsed.text == text
    assert parsed.earliest <= parsed.latest
    assert str(parsed) == say_date(text)


@given(dates, dates)
def test_overlap_is_symmetric_and_means_a_common_day(one: str, two: str) -> None:
    a, b = parse_date(one), parse_date(two)
    common = max(a.earliest, b.earliest) <= min(a.latest, b.latest)
    assert a.overlaps(b) == b.overlaps(a) == common
    assert a.overlaps(a)


@given(st.dates(min_value=date(1000, 1, 1)))
def test_a_day_lies_in_its_month_and_year_and_in_no_other(day: date) -> None:
    exact = parse_date(day.isoformat())
    assert exact.earliest == exact.latest == day
    assert exact.overlaps(parse_date(f"{day:%Y-%m}"))
    assert exact.overlaps(parse_date(f"{day:%Y}"))
    assert not exact.overlaps(parse_date(f"{day.year - 1 if day.year > 1000 else 1002}"))


@pytest.mark.parametrize(
    ("strategy", "known"),
    [(points, {"year", "month", "day"}), (circas, {"circa"}), (intervals, {"range"})],
)
def test_precision_is_what_the_text_says(strategy: st.SearchStrategy[str], known: set[str]) -> None:
    @given(strategy)
    def law(text: str) -> None:
        assert parse_date(text).precision in known

    law()


@given(points)
def test_saying_a_date_adds_no_precision(text: str) -> None:
    said = say_date(text)
    assert len(said.split()) == len(text.split("-"))
    assert text[:4] in said
    assert say_date(f"{text}~") == f"circa {said}"


@given(circas)
def test_circa_reaches_to_both_sides(text: str) -> None:
    around, exact = parse_date(text), parse_date(text[:-1])
    assert around.earliest < exact.earliest
    assert around.latest > exact.latest


@given(st.text(max_size=12))
def test_any_other_text_is_a_claim_error_and_nothing_else(text: str) -> None:
    with suppress(ClaimError):
        assert parse_date(text).text == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "21",
        "2021-13",
        "2021-02-30",
        "0000",
        "1960/1959",
        "1960~/1958~",
        "2021/",
        "2021-7",
        "٢٠٢١",
        "2021-07-04T00:00",
        "1959/1960/1961",
        " 2021",
        "2021\n",
    ],
)
def test_what_is_no_date(text: str) -> None:
    with pytest.raises(ClaimError):
        parse_date(text)


@given(quantities)
def test_a_quantity_says_every_digit_it_was_given(quantity: Quantity) -> None:
    said = str(quantity)
    assert quantity.amount in said.replace(",", "")
    assert quantity.unit in said
    assert (quantity.bound in said) == (quantity.bound != "exactly")


@given(amounts, st.sampled_from(["", "weapons"]), st.text(max_size=5))
def test_a_quantity_needs_a_unit_and_a_known_bound(amount: str, unit: str, bound: str) -> None:
    with pytest.raises(ClaimError):
        Quantity(amount, unit, bound)


@pytest.mark.parametrize(
    "amount",
    ["", "many", "NaN", "Infinity", "1e5", "1E+999999999", "1_000", " 1", "٢", "1,000", "1."],
)
def test_what_is_no_amount(amount: str) -> None:
    with pytest.raises(ClaimError, match="is not a number"):
        Quantity(amount, "USD")
