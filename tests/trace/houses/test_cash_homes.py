"""Homes without a loan: each part at its boundary, the rule of each day, the house in Riverside."""

from __future__ import annotations

from typing import Any

import pytest
from laid_out import day, found, laid_out

from linchpin.trace.houses.cash_homes import CASH_HOMES

HOME: dict[str, Any] = {
    "on": "2026-03-10", "buyer": "Lomas Azules LLC", "cents": 120_000_000, "currency": "USD",
    "financing": "none", "property_kind": "single family residence",
    "founded_day": day("2025-03-10"),
}  # fmt: skip


def _find(**changed: Any) -> Any:
    return CASH_HOMES.find(laid_out({"deeds": [HOME | changed]}))


@pytest.mark.parametrize(
    ("changed", "fits", "open_"),
    [
        ({}, True, False),
        ({"founded_day": day("2025-03-09")}, False, False),  # 366 days
        ({"founded_day": day("2026-03-10")}, True, False),
        ({"founded_day": day("2026-03-11")}, False, True),  # registered after the purchase
        ({"founded_day": None}, False, True),
        ({"founded_day": None, "buyer": "Arroyo Seco Family Trust"}, True, False),
        ({"founded_day": None, "buyer_kind": "trust"}, True, False),
        ({"founded_day": None, "buyer_kind": "shell company"}, True, False),
        ({"buyer": "Ana Gil", "buyer_kind": "individual"}, False, False),
        ({"buyer": "Ana Gil"}, False, True),
        ({"financing": "First Mesa Bank, 30 years"}, False, False),
        ({"financing": "250000"}, False, False),
        ({"financing": "hard money loan"}, True, False),
        ({"financing": None}, False, True),
        ({"property_kind": "warehouse"}, False, False),
        ({"property_kind": None}, True, False),
    ],
    ids=range(16),
)
def test_each_part(changed: dict[str, Any], fits: bool, open_: bool) -> None:
    tables = laid_out({"deeds": [HOME | changed]})
    assert bool(found(CASH_HOMES, tables)) is fits
    assert bool(CASH_HOMES.find(tables).unseen) is open_


@pytest.mark.parametrize(
    ("on", "authorities"),
    [
        ("2017-08-21", ["none of its authorities held"]),
        ("2017-08-22", ["FIN-2017-A003"]),
        ("2026-02-28", ["FIN-2017-A003"]),
        ("2026-03-01", ["31 CFR 1031.320", "FIN-2017-A003"]),
        ("2026-03-18", ["31 CFR 1031.320", "FIN-2017-A003"]),
        ("2026-03-19", ["FIN-2017-A003"]),
    ],
)
def test_a_deed_is_judged_by_the_rule_of_its_day(on: str, authorities: list[str]) -> None:
    (fit,) = _find(on=on, founded_day=day(on)).fits
    assert len(fit.authorities) == len(authorities)
    assert all(
        said.startswith(cite) for said, cite in zip(fit.authorities, authorities, strict=True)
    )
    assert "reportable" not in f"{fit}".lower()


def test_who_stands_behind_the_buyer_is_shown_for_two_steps() -> None:
    owners = [("Uno SA", "Lomas Azules LLC"), ("Dos SA", "Uno SA"), ("Ana Gil", "Dos SA")]
    rows = [{"owner": owner, "owned": owned} for owner, owned in owners]
    (fit,) = CASH_HOMES.find(laid_out({"deeds": [HOME], "ownership": rows})).fits
    assert fit.compared == ("owned by Uno SA", "Uno SA is owned by Dos SA")


def test_the_house_in_riverside_fits_as_far_as_court_records_tell() -> None:
    # What the bundled case states of it; day, loan and registry are stated nowhere.
    row = {
        "on": None, "buyer": "Mexico-based shell company presented as a tequila producer",
        "buyer_kind": "shell company", "cents": 120_000_000, "currency": "USD",
        "address": "Riverside, California", "property_kind": "five-bedroom house",
        "financing": None, "founded_day": None,
    }  # fmt: skip
    (fit,) = found(CASH_HOMES, laid_out({"deeds": [row]}))
    assert "for USD 1,200,000.00" in fit.derived.says
    assert "not told: without a loan, the day" in fit.derived.says
