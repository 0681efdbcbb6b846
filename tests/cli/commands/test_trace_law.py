"""`linchpin trace` over ownership, purchases, deeds and invoices, with lists in the archive."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from invented import CASE, LIST, Written, keep
from linchpin.archive import create_archive
from linchpin.cli import app

Run = Callable[..., Result]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an archive with a list of two, a dated designation, and a tax list of one."""
    folder = tmp_path_factory.mktemp("law") / "archive"
    made = create_archive(folder)
    ofac = Written(LIST)
    ofac.entry(11, "XIRAU VELMONT, Ximeno", taxNumber="XIVX700101AB1", birthDate="1970-01-01")
    ofac.entry(12, "Yago Ynca", idNumber="IXYY650505HSRNXG07")
    keep(made, ofac.edition("2024-05-01"))
    case = Written(CASE, published="2024-06-01", speaker="Treasury")
    case.say("case-x", "Person", name="Ximeno Xirau Velmont", birthDate="1970-01-01")
    case.say("case-x-event", "Event", involved="case-x", keywords="designated", date="2024-03-07")
    keep(made, case.edition("2024-06-01"), most_lost=1)
    sat = Written("mx_sat_69b", speaker="SAT")
    record = "sat69b-AIN150302QX6"
    sat.say(record, "LegalEntity", name="Arcilla Inventada", taxNumber="AIN150302QX6")
    sat.say(f"{record}-p1", "Sanction", entity=record, status="Definitivo", authority="SAT",
            program="69-B")  # fmt: skip
    for phase, days in (
        ("presunto", ["2017-01-01", "2017-01-19"]),
        ("definitivo", ["2018-05-16", "2018-05-31"]),
    ):
        sat.say(f"{record}-p1-{phase}", "Event", involved=record, keywords=f"69-B {phase}",
                date=days)  # fmt: skip
    keep(made, sat.edition("2022-11-30"), most_lost=1)
    return folder


@pytest.fixture
def trace(archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return a function that traces a table written from text."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path.with_name("law-cache")))

    def call(text: str, *arguments: str, name: str = "table.csv") -> Result:
        Path(name).write_text(text, encoding="utf-8")
        given = ["--archive", str(archive), "trace", name, *arguments]
        return CliRunner().invoke(app, given)

    return call


def _found(result: Result) -> list[dict[str, Any]]:
    lines = [json.loads(line) for line in result.stdout.splitlines() if line.startswith("{")]
    return [line for line in lines if "typology" in line]


OWNERS = """owner,company,share %,until
"XIRAU VELMONT, Ximeno",Holding Uno SA,50,
Holding Uno SA,Casa Dos SA,25-50%,
Ana Gil,Casa Dos SA,30,
Holding Uno SA,Tres SA,director,
Ana Gil,Tres SA,100,
Ximeno Xirau Velmont,Cuatro SA,60,2024-08-01
Ana Gil,Cuatro SA,40,
"""


def test_ownership_with_the_list_of_the_archive(trace: Run) -> None:
    result = trace(OWNERS, "--as-of", "2025-01-01", "--json")
    said = {(f["typology"], f["subject"]): f["says"] for f in _found(result)}
    assert set(said) == {
        ("half-owned", "Holding Uno SA"), ("half-owned", "Casa Dos SA"),
        ("controlled-not-owned", "Tres SA"), ("half-owned-before", "Cuatro SA"),
    }  # fmt: skip
    assert "since 2024-03-07" in said["half-owned", "Holding Uno SA"]
    assert "(possible" in said["half-owned", "Casa Dos SA"]
    assert result.exit_code == 3


def test_before_the_designation_nobody_is_blocked(trace: Run) -> None:
    result = trace(OWNERS, "--as-of", "2024-03-06", "--json")
    assert not _found(result)


def test_a_share_that_cannot_be_read_leaves_nobody_clear(trace: Run) -> None:
    rows = "Ximeno Xirau Velmont,Uno SA,many\nAna Gil,Dos SA,100\nAna Gil,Tres SA,60\n"
    result = trace(f"owner,company,share\n{rows}", "--as-of", "2025-01-01", "--json")
    assert result.exit_code == 5
    assert "taken for anything from none to all" in result.output
    assert "'many'" in result.output
    assert "(possible" in _found(result)[0]["says"]


def test_a_day_that_cannot_be_read_makes_a_share_possible(trace: Run) -> None:
    rows = "Ximeno Xirau Velmont,Uno SA,60,03/04/2024\nAna Gil,Uno SA,40,2020-01-01\n"
    rows += "Ana Gil,Dos SA,40,2020-01-01\n"
    result = trace(f"owner,company,share,since\n{rows}", "--as-of", "2025-01-01", "--json")
    assert result.exit_code == 5
    assert "(possible" in _found(result)[0]["says"]


def test_without_an_archive_it_is_said_that_nobody_was_looked_up(
    trace: Run, tmp_path: Path
) -> None:
    Path("table.csv").write_text(OWNERS, encoding="utf-8")
    given = ["--archive", str(tmp_path / "none"), "trace", "table.csv"]
    result = CliRunner().invoke(app, given)
    assert result.exit_code == 5
    assert "nobody of the owners was looked up" in result.output


INVOICES = """invoice date,rfc emisor,nombre emisor,total,currency
2016-12-31,AIN150302QX6,Arcilla Inventada,1000,MXN
2018-06-01,AIN150302QX6,Arcilla Inventada,2000,MXN
2018-06-01,AIN150302QX6,Arcilla Inventada,-500,MXN
2018-06-01,XIVX700101AB1,Ximeno,10,MXN
2018-06-01,IXYY650505AA1,YNCA YAGO,10,MXN
2018-06-01,GODE561331GR8,Nadie,10,MXN
"""


def test_invoices_with_both_lists(trace: Run) -> None:
    result = trace(INVOICES, "--json")
    found = {(f["typology"], f["subject"]): f for f in _found(result)}
    listed = found["listed-supplier", "Arcilla Inventada (AIN150302QX6)"]
    assert "definitivo since 2018-05-16 (in the Diario Oficial since 2018-05-31)" in listed["says"]
    assert listed["sums"][1]["value"] == 150_000  # a credit note counts against it
    assert ("supplier-definitive-later", "Arcilla Inventada (AIN150302QX6)") in found
    assert "the same RFC" in found["blocked-supplier", "Ximeno (XIVX700101AB1)"]["says"]
    assert "the CURP" in found["blocked-supplier", "YNCA YAGO (IXYY650505AA1)"]["says"]
    assert ("invalid-rfc", "Nadie (GODE561331GR8)") in found


SALES = """date,buyer,dealer,type,state,action,caliber,magazine,model,recovered
2025-03-03,Ivo Tannert,Mesa Arms,pistol,TX,,9mm,,G19,
2025-03-07,Ivo Tannert,Mesa Arms,revolver,TX,,.38,,R8,
2025-03-03,Ida Vane,Mesa Arms,rifle,TX,semi-automatic,.223,detachable,V1,2026-01-01
2025-03-05,Ida Vane,Mesa Arms,rifle,TX,semi-automatic,.308,detachable,V2,
"""


def test_purchases(trace: Run) -> None:
    result = trace(SALES, "--json")
    assert {(f["typology"], f["subject"]) for f in _found(result)} == {
        ("multiple-handguns", "Ivo Tannert"), ("multiple-rifles", "Ida Vane"),
        ("short-time-to-crime", "Ida Vane"),
    }  # fmt: skip
    assert result.exit_code == 3


DEEDS = """closing date,buyer,price,financing,buyer type,property type,formation date,address
2026-03-10,Lomas Azules LLC,1200000,none,LLC,single family,2025-12-01,1 Olive Way
,Mexico-based shell company presented as a tequila producer,1200000,,shell company,\
five-bedroom house,,"Riverside, California"
"""


def test_deeds_with_the_house_of_the_case(trace: Run) -> None:
    result = trace(DEEDS, "--json")
    says = [f["says"] for f in _found(result)]
    assert len(says) == 2
    assert any("not told: without a loan, the day" in text for text in says)
    assert "reportable" not in result.output
    assert {f["typology"] for f in _found(result)} == {"cash-homes"}


def test_a_run_is_repeated_on_the_day_it_was_judged(trace: Run) -> None:
    first = trace(OWNERS)
    assert first.exit_code == 3
    again = trace(OWNERS, "--replay", "table.csv.trace.run.json")
    assert again.exit_code == 3, again.output
    assert "same result" in again.output


def test_fuel_with_the_tables_beside_it(trace: Run) -> None:
    Path("permits.csv").write_text(
        "permit holder,permit,valid from,valid until\nOther SA,P-1,2025-01-01,\n", "utf-8"
    )
    Path("storage.csv").write_text(
        "storage holder,capacity,unit\nAceites Nube SA,50000,litres\n", "utf-8"
    )
    Path("manifests.csv").write_text(
        "bill of lading,cargo description,manifested quantity,unit\n"
        "BL-1,ULSD diesel,60000,litres\n",
        "utf-8",
    )
    Path("payments.csv").write_text(
        "date,amount,payer,payee,currency\n2026-07-02,90000,Aceites Nube SA,Gulf Vane LLC,USD\n",
        "utf-8",
    )
    trade = (
        "date,importer,exporter,goods,declared value,currency,litres,bill of lading,destination\n"
        "2026-07-10,Aceites Nube SA,Gulf Vane LLC,lubricant base oil,50000,USD,60000,BL-1,Mexico\n"
    )
    beside = ("permits.csv", "storage.csv", "manifests.csv", "payments.csv")
    result = trace(trade, *beside, "--json")
    assert {f["typology"] for f in _found(result)} == {
        "no-permit-on-day", "more-than-storage", "manifest-apart", "wires-above-value",
    }  # fmt: skip
    assert result.exit_code == 5  # no prices
    assert "add a table of prices" in result.output
