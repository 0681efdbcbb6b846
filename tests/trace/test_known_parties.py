"""Parties of findings against the archive: who they may be, what sources say of flows."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from traced_tables import write_rows

from linchpin.cli import app

HEADER = "date,amount,payer,payee,channel"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an archive with the two bundled cases."""
    folder = tmp_path_factory.mktemp("known") / "archive"
    done = CliRunner().invoke(app, ["--archive", str(folder), "demo"])
    assert done.exit_code == 0, done.output
    return folder


def wires(folder: Path, *names: str) -> Path:
    """Write wires that hand a sum from name to name, in the days of the indictment."""
    rows = [
        [f"2014-05-0{at + 1} 10:00:00", f"{9000 * 0.95**at:.2f}", names[at], names[at + 1], "wire"]
        for at in range(len(names) - 1)
    ]
    return write_rows(folder / "wires.csv", HEADER, rows)


def findings(archive: Path, table: Path) -> list[dict[str, object]]:
    """Return the findings of a run."""
    words = ["--archive", str(archive), "trace", str(table), "--json"]
    done = CliRunner().invoke(app, words)
    return [json.loads(line) for line in done.stdout.splitlines()][:-1]


def test_what_the_indictment_says_of_flows_stands_beside(archive: Path, tmp_path: Path) -> None:
    names = ["Lake Holdings", "Joel Efren Ruelas Avila", "Berta Inventada", "Carla", "Dora"]
    (found,) = findings(archive, wires(tmp_path, *names))
    said = " | ".join(map(str, found["exposure"]))  # type: ignore[call-overload]
    assert "Joel Efrén Ruelas Avila" in said
    assert "more than USD 2,000,000" in said
    assert "the indictment" in said
    assert "charged" in said


def test_exposure_makes_no_finding(archive: Path, tmp_path: Path) -> None:
    table = wires(tmp_path, "Lake Holdings", "Joel Efren Ruelas Avila")
    assert findings(archive, table) == []


def test_exposure_goes_first_and_changes_nothing_else(archive: Path, tmp_path: Path) -> None:
    plain = ["Ana", "Berta", "Carla", "Dora", "Elsa"]
    rows = [
        [
            f"2014-04-0{at + 1} 10:00:00",
            f"{90_000 * 0.95**at:.2f}",
            plain[at],
            plain[at + 1],
            "wire",
        ]
        for at in range(4)
    ]
    known = ["Lake Holdings", "Joel Efren Ruelas Avila", "Gil", "Paz", "Luz"]
    rows += [
        [f"2014-05-0{at + 1} 10:00:00", f"{9_000 * 0.95**at:.2f}", known[at], known[at + 1], "wire"]
        for at in range(4)
    ]
    table = write_rows(tmp_path / "wires.csv", HEADER, rows)
    with_archive = findings(archive, table)
    without = findings(tmp_path / "none", table)
    assert [one["subject"] for one in with_archive] == ["Lake Holdings", "Ana"]
    assert {str(one["id"]) for one in with_archive} == {str(one["id"]) for one in without}


def test_the_wallets_of_an_archive_are_looked_for(tmp_path: Path) -> None:
    address = "0xAbCdEf0123456789AbCdEf0123456789AbCdEf01"
    sdn = tmp_path / "sdn.csv"
    remarks = f"Digital Currency Address - ETH {address}; (Linked To: NOBODY)"
    row = f'90001,"EJEMPLO, Inventado","individual","SDNTK",{"-0- ," * 7}"{remarks}"\n'
    sdn.write_text(row, encoding="utf-8")
    folder = tmp_path / "archive"
    words = ["--archive", str(folder), "add", "ofac", "--from", str(sdn), "--date", "2024-01-02"]
    words.append("--accept-shrunken")
    added = CliRunner().invoke(app, words)
    assert added.exit_code == 0, added.output + str(added.exception)
    rows = [["2024-03-01 10:00:00", "10", "0x" + "1" * 40, address.lower(), "transfer"]]
    table = write_rows(tmp_path / "chain.csv", HEADER, rows)
    found = findings(folder, table)
    assert [one["typology"] for one in found] == ["listed-wallet"]
    assert "EJEMPLO" in str(found[0]["says"]).upper()
    assert "not stated" in str(found[0]["says"])
