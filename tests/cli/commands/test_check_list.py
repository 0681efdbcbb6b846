"""`linchpin check-list`, and what `linchpin add` says of a faulty edition."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]


def sdn(folder: Path, births: int) -> str:
    """Write a small list in OFAC's layout; only the first entries have a birth."""
    lines = [
        f'{number},"PRUEBA{number}, Invented","individual","SDNTK",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,'
        f"-0- ,{f'DOB {number} Jan 1960.' if number <= births else '-0-'}"
        for number in range(1, 21)
    ]
    folder.mkdir()
    (folder / "sdn.csv").write_text("\n".join(lines) + "\n\x1a", "utf-8")
    return str(folder)


@pytest.fixture
def faulty(run: Run, tmp_path: Path) -> Run:
    run("add", "ofac", "--from", sdn(tmp_path / "a", 20), "--date", "2021-05-01",
        "--accept-shrunken")  # fmt: skip
    said = run("add", "ofac", "--from", sdn(tmp_path / "b", 8), "--date", "2021-06-01",
               "--accept-shrunken").output  # fmt: skip
    assert "fault of the publication: birth date: 12 of 20" in " ".join(said.split())
    return run


def test_a_fault_is_shown_until_a_person_accepts_it(faulty: Run) -> None:
    done = faulty("check-list", "ofac", "--json", fails=True)
    assert done.exit_code == 3
    told = json.loads(done.stdout)
    birth = next(one for one in told["faults"] if one["fact"] == "birthDate")
    assert len(birth["entities"]) == 12
    for fault in told["faults"]:
        faulty("check-list", "ofac", "--accept", fault["id"], "--because", "asked", fails=True)
    done = faulty("check-list", "ofac@2021-06-01", fails=True)
    assert "accepted by" in done.output
    assert done.exit_code in (0, 5)
    assert faulty("check-list", "ofac@2021-05-01", fails=True).exit_code in (3, 5)


def test_an_edition_that_is_not_there_is_named(faulty: Run) -> None:
    done = faulty("check-list", "ofac@1999-01-01", fails=True)
    assert done.exit_code == 1
    assert "us_ofac_sdn@2021-06-01" in str(done.exception)
    wrong = faulty("check-list", "ofac", "--accept", "zz", "--because", "x", fails=True)
    assert "no fault of that id" in str(wrong.exception)
    assert faulty("check-list", "ofac", "--accept", "zz", fails=True).exit_code == 2
