"""`linchpin trends`: each number leads to its entries."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from invented import Written, keep
from linchpin.archive import create_archive

Run = Callable[..., Result]


@pytest.fixture
def ready(run: Run, tmp_path: Path) -> Run:
    """Return the runner beside three editions of a list and a case with an arrest."""
    archive = create_archive(tmp_path / "linchpin-archive")
    for date, numbers in (("2021-02-01", (1, 2)), ("2021-05-01", (2, 3)), ("2021-06-01", (2, 4))):
        written = Written()
        for number in numbers:
            written.entry(number, f"Invented PERSON{number}")
        keep(archive, written.edition(date), most_lost=1)
    case = Written("case_invented", published="2022-01-01", speaker="A court")
    case.say("case-arrest", "Event", name="an arrest", keywords="arrested", date="2020-03-01",
             involved="ofac-4")  # fmt: skip
    keep(archive, case.edition("2022-01-01"), most_lost=1)
    return run


def test_numbers_and_the_entries_behind_them(ready: Run) -> None:
    told = json.loads(ready("trends", "--json").stdout)
    row = next(one for one in told["rows"] if one["quarter"] == "2021-Q2")
    assert row["added"] == [["ofac-3", "2021-05-01"], ["ofac-4", "2021-06-01"]]
    assert row["removed"] == [["ofac-1", "2021-05-01"], ["ofac-3", "2021-06-01"]]
    lines = ready("trends", "us_ofac_sdn", "--entries", "narcotics:2021-Q2:removed").output
    assert "Invented PERSON1" in lines
    assert "2 entries" in lines
    wrong = ready("trends", "--entries", "narcotics:2021-Q9:removed", fails=True)
    assert "names no number" in str(wrong.exception)


def test_an_event_before_the_listing_is_told_so(ready: Run) -> None:
    output = ready("trends").output
    assert "arrested 01 Mar 2020, before the listing" in " ".join(output.split())


def test_the_picture_is_written(ready: Run, tmp_path: Path) -> None:
    ready("trends", "--by", "all", "--svg", "t.svg")
    assert "all entries" in (tmp_path / "t.svg").read_text("utf-8")
    assert ready("trends", "--svg", "t.png", fails=True).exit_code == 1
