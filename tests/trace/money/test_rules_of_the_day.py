"""Orders and lists judge a row by its day; parties' names are no feature."""

from __future__ import annotations

import datetime
import json
from itertools import pairwise
from pathlib import Path

import pytest
from click.testing import CliRunner
from test_boundary_vectors import VECTORS, found, mirror
from traced_tables import intake_of, traced, write_rows

from linchpin.cli import app
from linchpin.trace.money.border_orders import ORDERS, covered_place, order_on

HEADER = "date,amount,customer,direction,zip,kind of business"


def border(folder: Path, *rows: tuple[str, str, str]) -> int:
    """Return how many rows are covered: each is day, amount, place."""
    lines = [[day, amount, "Ana", "in", place, "check cashing"] for day, amount, place in rows]
    result = traced(intake_of(write_rows(folder / "cash.csv", HEADER, lines)), "border-cash")
    return sum(len(fit.rows) for fit in result.fits)


@pytest.mark.parametrize(
    ("day", "amount", "place", "covered"),
    [
        ("2025-04-13", "500", "78040", 0),
        ("2025-04-14", "200.00", "78040", 0),
        ("2025-04-14", "200.01", "78040", 1),
        ("2025-04-14", "10000", "78040", 1),
        ("2025-04-14", "10000.01", "78040", 0),
        ("2025-04-14", "500", "78042", 0),
        ("2025-09-09", "500", "78040", 1),
        ("2025-09-10", "500", "78040", 0),
        ("2025-09-10", "999.99", "78040", 0),
        ("2025-09-10", "1000", "78040", 1),
        ("2025-09-10", "1000", "Santa Cruz County, AZ", 0),
        ("2025-10-10", "1000", "Santa Cruz County, AZ", 1),
        ("2025-10-10", "1000", "Santa Cruz, CA", 0),
        ("2026-03-06", "1000", "Yuma County", 1),
        ("2026-03-07", "1000", "Yuma County", 0),
    ],
)
def test_an_order_covers_its_days_amounts_and_places(
    day: str, amount: str, place: str, covered: int, tmp_path: Path
) -> None:
    assert border(tmp_path, (day, amount, place)) == covered


def test_rows_of_the_order_whose_places_are_not_known_are_counted(tmp_path: Path) -> None:
    lines = [["2026-04-01", "5000", "Ana", "in", "Nogales, AZ", "msb"]]
    result = traced(intake_of(write_rows(tmp_path / "c.csv", HEADER, lines)), "border-cash")
    assert "1 cash row from" in result.unseen[0]
    assert not result.fits


def test_the_orders_follow_one_another_without_a_gap() -> None:
    for one, other in pairwise(ORDERS):
        assert one.authority.until is not None
        assert one.authority.until + datetime.timedelta(1) == other.authority.since
    assert order_on(datetime.date(2026, 9, 3)) is None


def test_the_first_order_names_thirty_zip_codes() -> None:
    day = datetime.date(2025, 5, 1)
    codes = [f"{code:05}" for code in range(78000, 80000)] + [str(c) for c in range(91000, 93000)]
    assert sum(covered_place(ORDERS[0], code, day) is not None for code in codes) == 30


def test_a_bank_is_not_covered(tmp_path: Path) -> None:
    lines = [["2025-05-01", "5000", "Ana", "in", "78040", "bank"]]
    result = traced(intake_of(write_rows(tmp_path / "c.csv", HEADER, lines)), "border-cash")
    assert not result.fits


def test_an_advisory_of_later_says_so(tmp_path: Path) -> None:
    rows = [[str(row[0]).replace("2025", "2012"), *row[1:]] for row in VECTORS[0][2]()]
    fit = found(tmp_path, "funnel-account", rows).fits[0]
    assert fit.authorities[0].startswith("none of its authorities held on these days")


def test_names_are_no_feature_of_mirror_transfers(tmp_path: Path) -> None:
    rows = mirror()
    parties = sorted({str(cell) for row in rows for cell in row[2:4] if cell})
    other = {name: f"{(7 * at) % 997:03} {name[::-1]}" for at, name in enumerate(parties)}
    renamed = [[*row[:2], *(other.get(str(c), c) for c in row[2:4]), *row[4:]] for row in rows]
    plain = found(tmp_path, "mirror-transfers", rows).fits
    odd = found(tmp_path, "mirror-transfers", renamed).fits
    assert [fit.derived.sums for fit in plain] == [fit.derived.sums for fit in odd]
    assert len(plain) == 1


WALLET = "0xAbCdEf0123456789AbCdEf0123456789AbCdEf01"


@pytest.fixture
def wallets(tmp_path: Path) -> Path:
    """Return a file of one listed wallet."""
    path = tmp_path / "wallets.json"
    row = {
        "address": WALLET, "entity_name": "Invented Market", "date_listed": "2024-03-10",
        "programs": ["SDNTK"],
    }  # fmt: skip
    path.write_text(json.dumps({"addresses": [row]}), encoding="utf-8")
    return path


def test_wallets_are_followed_one_and_two_hops(tmp_path: Path, wallets: Path) -> None:
    rows = [
        ["2024-03-01 10:00:00", "10", "0x" + "1" * 40, WALLET.lower()],
        ["2024-03-12 10:00:00", "20", "0x" + "1" * 40, WALLET],
        ["2024-03-11 10:00:00", "30", "0x" + "2" * 40, "0x" + "1" * 40],
        ["2024-03-13 10:00:00", "30", "0x" + "3" * 40, "0x" + "1" * 40],
        ["2024-01-11 10:00:00", "30", "0x" + "4" * 40, "0x" + "1" * 40],
    ]
    table = write_rows(tmp_path / "chain.csv", "date,amount,from,to", rows)
    done = CliRunner().invoke(
        app,
        ["--archive", str(tmp_path / "none"), "trace", str(table), "--wallets", str(wallets),
         "--typology", "listed-wallet", "--json"],
    )  # fmt: skip
    says = [json.loads(line) for line in done.stdout.splitlines()]
    assert says[-1]["findings"] == 2
    assert "2 transfers" in says[0]["says"]
    assert "1 on or after" in says[0]["says"]
    assert says[1]["subject"] == "0x" + "2" * 40
    assert "two hops" in says[1]["says"]
    assert done.exit_code == 3
