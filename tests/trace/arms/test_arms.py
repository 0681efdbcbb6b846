"""Sales of firearms at each boundary of the definitions, with ATF's own examples."""

from __future__ import annotations

from typing import Any

import pytest
from laid_out import day, found, laid_out

from linchpin.trace.arms.firearms import is_above_22
from linchpin.trace.arms.multiple_sales import HANDGUNS, RIFLES
from linchpin.trace.arms.rings import RINGS
from linchpin.trace.arms.time_to_crime import TIME_TO_CRIME

PISTOL: dict[str, Any] = {
    "buyer": "Ivo Tannert", "seller": "Mesa Arms", "item": "pistol", "state": "TX",
    "model": "G19", "maker": "Glock",
}  # fmt: skip
RIFLE: dict[str, Any] = {
    "buyer": "Ivo Tannert", "seller": "Mesa Arms", "item": "rifle", "state": "AZ",
    "action": "semi-automatic", "calibre": "7.62x39", "magazine": "detachable", "model": "VZ",
}  # fmt: skip


def _sold(row: dict[str, Any], *days: str, **changed: Any) -> list[dict[str, Any]]:
    return [row | changed | {"on": on} for on in days]


def _fits(typology: Any, rows: list[dict[str, Any]]) -> list[Any]:
    return found(typology, laid_out({"purchases": rows}))


@pytest.mark.parametrize(
    ("rows", "findings"),
    [
        (_sold(PISTOL, "2025-03-03"), 0),
        (_sold(PISTOL, "2025-03-03", quantity=2), 1),
        (_sold(PISTOL, "2025-03-03", "2025-03-03"), 1),
        (_sold(PISTOL, "2025-03-03", "2025-03-07"), 1),  # Monday and Friday
        (_sold(PISTOL, "2025-03-03", "2025-03-10"), 0),  # Monday and the next one
        (_sold(PISTOL, "2025-03-04", "2025-03-10"), 1),  # Tuesday and the next Monday
        (_sold(PISTOL, "2025-03-03", "2025-03-08"), 0),  # Monday and Saturday: open on six days
        (_sold(PISTOL, "2025-03-03", "2025-03-07", "2025-03-10"), 2),  # each pair within five
        (_sold(PISTOL, "2025-04-15", "2025-04-22"), 1),  # over two holidays of Texas
        (_sold(PISTOL, "2025-04-15", "2025-04-22", state="AZ"), 0),
        (_sold(PISTOL, "2025-03-03") + _sold(PISTOL, "2025-03-04", buyer="Another"), 0),
        (_sold(PISTOL, "2025-03-03") + _sold(PISTOL, "2025-03-04", seller="Another"), 0),
        (_sold(PISTOL, "2025-03-03") + _sold(PISTOL, "2025-03-04", item="revolver"), 1),
        (_sold(PISTOL, "2025-03-03") + _sold(PISTOL, "2025-03-04", item="shotgun"), 0),
        (_sold(PISTOL, "2025-03-03") + _sold(PISTOL, "2025-03-04", buyer="IVO  TANNERT"), 1),
    ],
    ids=range(15),
)
def test_two_handguns_in_five_business_days(rows: list[dict[str, Any]], findings: int) -> None:
    assert len(_fits(HANDGUNS, rows)) == findings
    assert len(_fits(HANDGUNS, rows[::-1])) == findings


def test_a_seller_who_is_open_on_saturdays_has_six_business_days() -> None:
    pair = _sold(PISTOL, "2025-03-04", "2025-03-10")
    other = _sold(PISTOL, "2025-03-08", buyer="Somebody Else")
    (alone,) = HANDGUNS.find(laid_out({"purchases": pair})).fits
    (beside,) = HANDGUNS.find(laid_out({"purchases": pair + other})).fits
    assert not alone.set_aside
    assert "weekend" in alone.derived.says
    assert "6 of its business days" in beside.set_aside


@pytest.mark.parametrize(
    ("changed", "findings", "open_"),
    [
        ({}, 1, False),
        ({"state": "Texas"}, 1, False),
        ({"state": "CA"}, 1, False),
        ({"state": "NM"}, 1, False),
        ({"state": "CO"}, 0, False),
        ({"state": None}, 0, True),
        ({"calibre": ".22 LR"}, 0, False),
        ({"calibre": ".223 Rem"}, 1, False),
        ({"calibre": "5.56 NATO"}, 1, False),
        ({"calibre": ".50 BMG"}, 1, False),
        ({"calibre": None}, 0, True),
        ({"action": "bolt action"}, 0, False),
        ({"action": None}, 0, True),
        ({"magazine": "fixed"}, 0, False),
        ({"magazine": None}, 0, True),
        ({"magazine": None, "action": None, "model": "SCAR 17S"}, 1, False),
        ({"item": "pistol"}, 0, False),
        ({"item": "shotgun"}, 0, False),
    ],
    ids=range(18),
)
def test_two_rifles_as_demand_letter_3_means_them(
    changed: dict[str, Any], findings: int, open_: bool
) -> None:
    tables = laid_out({"purchases": _sold(RIFLE, "2025-03-03", "2025-03-07", **changed)})
    assert len(found(RIFLES, tables)) == findings
    assert bool(RIFLES.find(tables).unseen) is open_


def test_the_rifles_of_days_before_the_letter_fit_but_no_authority_held() -> None:
    before, after = ("2011-08-11", "2011-08-12"), ("2011-08-15", "2011-08-16")
    (old,) = _fits(RIFLES, _sold(RIFLE, *before))
    (new,) = _fits(RIFLES, _sold(RIFLE, *after))
    assert old.authorities[0].startswith("none of its authorities held")
    assert "since 2011-08-14" in new.authorities[0]


@pytest.mark.parametrize(
    ("calibre", "above"),
    [
        (".22", False), ("22", False), ("22 LR", False), (".22 WMR", False), (".17 HMR", False),
        (".223", True), ("223 Wylde", True), ("5.56x45", True), ("5.56mm", True),
        (".308 Win", True),
        ("308", True), ("7.62", True), ("7.62 mm", True), ("9mm", True), ("9x19", True),
        ("6.5 Creedmoor", True), ("30-06", True), ("45 ACP", True), ("12 gauge", True),
        ("5.45x39", None), (".22-250", None), ("multi", None), ("", None),
    ],
)  # fmt: skip
def test_calibres(calibre: str, above: bool | None) -> None:
    assert is_above_22(calibre) is above


SAME_HOUSE = {"address": "12 Elm St, Mesa AZ", "phone": None}


def _ring(**changed: Any) -> list[dict[str, Any]]:
    rows = [
        PISTOL | SAME_HOUSE | {"buyer": buyer, "on": on}
        for buyer, on in (
            ("Ana Roble", "2025-01-02"), ("Beto Roble", "2025-01-20"),
            ("Ana Roble", "2025-02-03"), ("Beto Roble", "2025-03-01"),
        )
    ]  # fmt: skip
    return [row | changed for row in rows]


def test_linked_buyers_of_one_model() -> None:
    (fit,) = _fits(RINGS, _ring())
    assert "2 buyers with address 12 elm st mesa az" in fit.derived.says
    assert [one.value for one in fit.derived.sums] == [2, 4, 59]
    assert not _fits(RINGS, _ring(address=None))
    assert not _fits(RINGS, _ring()[:3])  # three firearms
    assert not _fits(RINGS, _ring(buyer="Ana Roble"))  # one buyer
    late = [*_ring()[:3], _ring()[3] | {"on": "2025-04-02"}]
    assert not _fits(RINGS, late)  # 91 days
    other = [*_ring()[:3], _ring()[3] | {"model": "P320"}]
    assert not _fits(RINGS, other)


def test_a_payer_links_those_for_whom_he_pays_and_himself() -> None:
    rows = _ring(address=None)
    assert _fits(RINGS, [row | {"payer": "Carlo Vint"} for row in rows])
    assert _fits(RINGS, [row | {"payer": "Ana Roble"} for row in rows])
    assert not _fits(RINGS, [row | {"payer": row["buyer"]} for row in rows])


def test_an_address_of_many_tells_nothing() -> None:
    others = [
        PISTOL | SAME_HOUSE | {"buyer": f"Buyer {at}", "model": f"M{at}", "on": "2024-01-05"}
        for at in range(9)
    ]
    assert not _fits(RINGS, _ring() + others)
    fits = RINGS.find(laid_out({"purchases": _ring() + others})).fits
    assert "11 buyers of the table have address" in fits[0].set_aside


@pytest.mark.parametrize(
    ("sold", "recovered", "short"),
    [
        ("2020-05-10", "2023-05-09", True),
        ("2020-05-10", "2023-05-10", False),
        ("2020-05-10", "2020-05-10", True),
        ("2020-02-29", "2023-02-28", True),
        ("2020-02-29", "2023-03-01", False),
    ],
)
def test_a_short_time_to_crime_is_under_three_years(sold: str, recovered: str, short: bool) -> None:
    row = PISTOL | {"on": sold, "recovered_day": day(recovered)}
    assert bool(_fits(TIME_TO_CRIME, [row])) is short


def test_a_recovery_before_the_sale_is_said() -> None:
    row = PISTOL | {"on": "2020-05-10", "recovered_day": day("2020-05-09")}
    said = TIME_TO_CRIME.find(laid_out({"purchases": [row]}))
    assert not said.fits
    assert said.unseen == ("1 firearm recovered before the sale, not compared",)
