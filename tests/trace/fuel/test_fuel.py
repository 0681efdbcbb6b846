"""Fuel: prices, permits, tanks, papers, wires and statistics, each at its boundary."""

from __future__ import annotations

import math
import random
from typing import Any

import pytest
from laid_out import day, found, laid_out

from linchpin.trace.fuel.crude_north import CRUDE_NORTH
from linchpin.trace.fuel.mirror import CIF, Month, mirrored
from linchpin.trace.fuel.mirror_gap import MIRROR_GAP
from linchpin.trace.fuel.papers import with_papers
from linchpin.trace.fuel.papers_apart import MANIFEST_APART, WIRES_ABOVE
from linchpin.trace.fuel.permits_and_tanks import NO_PERMIT, OVER_STORAGE
from linchpin.trace.fuel.twin import Quoted, twin_of
from linchpin.trace.fuel.twin_benchmark import TWIN_BENCHMARK
from linchpin.trace.fuel.wires_a_day import WIRES_A_DAY

CARGO: dict[str, Any] = {
    "on": "2026-07-10", "importer": "Aceites Nube SA", "exporter": "Gulf Vane LLC",
    "goods": "lubricant base oil", "cents": 5_000_000, "currency": "USD", "quantity": 60_000.0,
    "unit": "litre", "destination": "Mexico", "origin": "US", "document": "BL-1", "tariff": "",
}  # fmt: skip


def _tables(cargoes: list[dict[str, Any]], **others: list[dict[str, Any]]) -> Any:
    return with_papers(laid_out({"trade": cargoes, **others}))


def _market(days: int) -> list[tuple[float, float]]:
    chance, crude, crack = random.Random(5), 0.0, 0.0
    made = []
    for _ in range(days):
        crude += chance.gauss(0, 0.02)
        crack = 0.98 * crack + chance.gauss(0, 0.015)
        made.append((0.6 * math.exp(crude + crack), 0.95 * math.exp(0.7 * crude)))
    return made


def _priced(level: float, series: int, cargoes: int = 40) -> Any:
    """Return cargoes that follow diesel (0) or base oil (1) at a level, with the prices."""
    market = _market(cargoes)
    rows, prices = [], []
    for at, quotes in enumerate(market):
        on = f"2026-{1 + at // 28:02}-{1 + at % 28:02}"
        cents = round(quotes[series] * level * 60_000 * 100)
        rows.append(CARGO | {"on": on, "cents": cents})
        for product, quote in zip(("ULSD diesel", "Base oil SN500"), quotes, strict=True):
            prices.append({"on": on, "product": product, "price": quote, "unit": "USD per litre",
                           "currency": "USD"})  # fmt: skip
    return _tables(rows, prices=prices)


@pytest.mark.parametrize(
    ("level", "series", "fits"),
    [(1.0, 0, True), (1.24, 0, True), (1.26, 0, False), (0.81, 0, True), (0.79, 0, False),
     (1.0, 1, False), (0.65, 1, False)],
)  # fmt: skip
def test_a_price_that_follows_diesel_within_a_quarter(
    level: float, series: int, fits: bool
) -> None:
    tables = _priced(level, series)
    assert bool(found(TWIN_BENCHMARK, tables)) is fits
    assert any("only litres against storage" in n for n in TWIN_BENCHMARK.find(tables).notes)


def test_few_cargoes_or_no_prices_are_said() -> None:
    assert "fewer than 12 cargoes" in TWIN_BENCHMARK.find(_priced(1.0, 0, 11)).unseen[0]
    assert "add a table of prices" in TWIN_BENCHMARK.find(_tables([CARGO])).unseen[0]
    assert not TWIN_BENCHMARK.find(_tables([CARGO | {"goods": "diesel"}])).unseen


def test_benchmarks_that_move_as_one_tell_nothing() -> None:
    same = [Quoted(d, d, 1.5 * d) for d in (0.5 + 0.01 * (at % 9) for at in range(60))]
    twin = twin_of(same)
    assert twin is not None
    assert twin.undecided
    assert not twin.follows_diesel


@pytest.mark.parametrize(
    ("changed", "fits", "open_"),
    [
        ({}, True, False),
        ({"importer_founded_day": day("2024-07-10")}, True, False),  # 730 days
        ({"importer_founded_day": day("2024-07-09")}, False, False),
        ({"importer_founded_day": day("2010-01-01"), "carrier_founded_day": day("2026-01-01")},
         True, False),
        ({"importer_founded_day": None, "carrier_founded_day": None}, False, True),
        ({"origin": None}, False, True),
        ({"origin": "Canada"}, False, False),
        ({"origin": "New Mexico, US"}, False, False),
        ({"goods": "hazardous material, n.o.s."}, True, False),
        ({"goods": "crude oil"}, False, True),  # no price beside crude
        ({"goods": "machine parts"}, False, False),
    ],
    ids=range(11),
)  # fmt: skip
def test_crude_north(changed: dict[str, Any], fits: bool, open_: bool) -> None:
    waste = CARGO | {
        "goods": "waste oil", "origin": "Mexico", "destination": "US",
        "importer_founded_day": day("2026-01-01"), "carrier_founded_day": day("2010-01-01"),
    }  # fmt: skip
    tables = _tables([waste | changed])
    assert bool(found(CRUDE_NORTH, tables)) is fits
    assert bool(CRUDE_NORTH.find(tables).unseen) is open_


@pytest.mark.parametrize(("price", "fits"), [(0.449, True), (0.45, False)])
def test_crude_below_nine_tenths_of_the_benchmark(price: float, fits: bool) -> None:
    crude = CARGO | {
        "goods": "crude oil", "origin": "Mexico", "importer_founded_day": day("2026-01-01"),
        "carrier_founded_day": None, "cents": round(price * 60_000 * 100),
    }  # fmt: skip
    quote = {"on": "2026-07-08", "product": "Crude WTI", "price": 0.5 * 158.987294928,
             "unit": "bbl", "currency": "USD"}  # fmt: skip
    assert bool(found(CRUDE_NORTH, _tables([crude], prices=[quote]))) is fits
    old = quote | {"on": "2026-07-02"}
    assert CRUDE_NORTH.find(_tables([crude], prices=[old])).unseen


@pytest.mark.parametrize(
    ("since", "until", "fits"),
    [
        ("2026-07-10", "2026-07-10", False), ("2026-07-11", None, True),
        (None, "2026-07-09", True), (None, None, False),
    ],
)  # fmt: skip
def test_a_permit_on_the_day(since: str | None, until: str | None, fits: bool) -> None:
    permit = {
        "holder": "ACEITES NUBE, S.A.", "permit": "P-1",
        "since_day": since and day(since), "until_day": until and day(until),
    }  # fmt: skip
    tables = _tables([CARGO], permits=[permit])
    assert bool(found(NO_PERMIT, tables)) is fits


def test_without_a_table_of_permits_nothing_is_taken_for_clear() -> None:
    said = NO_PERMIT.find(_tables([CARGO]))
    assert not said.fits
    assert "add a table of permits" in said.unseen[0]


@pytest.mark.parametrize(("capacity", "fits"), [(119_999.0, True), (120_000.0, False)])
def test_more_litres_in_a_day_than_can_be_stored(capacity: float, fits: bool) -> None:
    tanks = [{"holder": "Aceites Nube SA", "quantity": capacity, "unit": "litre"}]
    tables = _tables([CARGO, CARGO | {"document": "BL-2"}], storage=tanks)
    assert bool(found(OVER_STORAGE, tables)) is fits
    other = _tables([CARGO, CARGO | {"on": "2026-07-11"}], storage=tanks)
    assert not found(OVER_STORAGE, other)


@pytest.mark.parametrize(
    ("cargo", "litres", "says"),
    [
        ("base oil", 60_000.0, ""),
        ("base oil", 63_157.0, ""),
        ("base oil", 63_159.0, "60,000 litres declared, 63,159 on the manifest"),
        ("ULSD diesel", 60_000.0, "a fuel on the manifest (ULSD diesel)"),
    ],
)
def test_a_manifest_that_says_other(cargo: str, litres: float, says: str) -> None:
    manifest = {"document": "bl 1", "cargo": cargo, "quantity": litres, "unit": "litre"}
    fits = found(MANIFEST_APART, _tables([CARGO], manifests=[manifest]))
    assert bool(fits) is bool(says)
    assert all(says in fit.derived.says for fit in fits)


@pytest.mark.parametrize(("cents", "fits"), [(3_125_000, True), (3_124_999, False)])
def test_wires_above_the_declared_value(cents: int, fits: bool) -> None:
    wire = {"payer": "Aceites Nube SA", "payee": "Gulf Vane LLC", "cents": cents,
            "currency": "USD"}  # fmt: skip
    wires = [wire | {"on": "2026-07-01"}, wire | {"on": "2026-07-31"}, wire | {"on": "2026-08-01"}]
    assert bool(found(WIRES_ABOVE, _tables([CARGO], transfers=wires))) is fits


def _wired(*days: str, **changed: Any) -> Any:
    wire = {
        "payer": "Aceites Nube SA", "payee": "Gulf Vane LLC", "payee_business": "petroleum",
        "payee_name": None, "payer_name": None, "memo": None, "cash": "", "cents": 100,
        "currency": "USD", "payer_place": "MX",
    }  # fmt: skip
    return laid_out({"transfers": [wire | changed | {"on": on} for on in days]})


TWICE = ("2026-07-01", "2026-07-01", "2026-07-15", "2026-07-15")


@pytest.mark.parametrize(
    ("days", "changed", "fits"),
    [
        ((*TWICE, "2026-07-30", "2026-07-30"), {}, True),
        ((*TWICE, "2026-07-31", "2026-07-31"), {}, False),  # 31 days
        ((*TWICE, "2026-07-30"), {}, False),
        ((*TWICE, "2026-07-30", "2026-07-30"), {"payee_business": "bakery"}, False),
        ((*TWICE, "2026-07-30", "2026-07-30"), {"payer_place": "US"}, False),
        ((*TWICE, "2026-07-30", "2026-07-30"), {"payer_place": None}, True),
        ((*TWICE, "2026-07-30", "2026-07-30"), {"payee_business": None, "memo": "diesel"}, True),
    ],
    ids=range(7),
)
def test_several_wires_a_day(days: tuple[str, ...], changed: dict[str, Any], fits: bool) -> None:
    assert bool(found(WIRES_A_DAY, _wired(*days, **changed))) is fits


def _months(factor: float, count: int = 36) -> list[Month]:
    chance = random.Random(3)
    months = []
    for at in range(count):
        exported = 1_000_000 * math.exp(chance.gauss(0, 0.05))
        after = factor if at >= 24 else 1.0
        name = f"{2022 + at // 12}-{1 + at % 12:02}"
        imported = exported * (1 + CIF) * math.exp(chance.gauss(0, 0.03))
        months.append(Month(name, round(exported * after), round(imported)))
    return months


def test_a_change_that_stays_is_seen_and_dated() -> None:
    told = mirrored(_months(1.5))
    assert told is not None
    assert told.broke == "2024-01"
    assert told.outliers
    calm = mirrored(_months(1.0))
    assert calm is not None
    assert calm.alarm is None
    assert mirrored(_months(1.5)[:11]) is None
    assert mirrored(_months(1.5)[::-1]) == told


def test_statistics_that_part_are_a_finding() -> None:
    rows = [
        {"on": f"{m.month}-01", "goods": "271019", "exporter": "US", "importer": "MX",
         "exported": float(m.exported), "imported": float(m.imported)}
        for m in _months(1.5)
    ]  # fmt: skip
    (fit,) = found(MIRROR_GAP, laid_out({"mirror": rows}))
    assert "a change that stays from 2024-01" in fit.derived.says
    assert "not compared" in MIRROR_GAP.find(laid_out({"mirror": rows[:5]})).unseen[0]
