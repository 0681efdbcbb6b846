"""What was not looked at: the exit code, the record and both ways to print it."""

from __future__ import annotations

import itertools
import json
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner
from click.testing import Result as Done

from linchpin.cli import app
from linchpin.cli.text.screening_text import summary_lines, summary_of
from linchpin.screen.results.hit import Hit
from linchpin.screen.results.record import Result
from linchpin.tabular.coverage import Coverage, Gap, GapKind

BLIND = Coverage((), (Gap.of(GapKind.NO_VALUE, ("", "name"), line=2, value="=A1"),))
ODD = Coverage((), (Gap.of(GapKind.BIRTH_NOT_UNDERSTOOD, ("", "dob"), line=2, value="x"),))
LACKING = ("list 2021-07: alt.csv is not there: aliases are missing",)
LINE = '101,"EJEMPLO PRUEBA, Ana","individual","SDNTK",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n'


def hit(score: float) -> Hit:
    """Return an invented hit."""
    return Hit(1, "", "name", "Ana", "name", score, "ofac-1", "Ana", "Ana", "", (), "", ("c",))


@pytest.mark.parametrize(
    ("hits", "coverage", "lacking", "code"),
    [
        ((), Coverage(), (), 0),
        ((), ODD, (), 0),
        ((), BLIND, (), 5),
        ((), Coverage(), LACKING, 5),
        ((hit(1.0),), Coverage(), (), 3),
        ((hit(1.0),), Coverage(), LACKING, 3),
        ((hit(1.0),), BLIND, (), 5),
        ((hit(0.8),), Coverage(), LACKING, 4),
        ((hit(0.8),), BLIND, (), 5),
    ],
)
def test_exit_codes(
    hits: tuple[Hit, ...], coverage: Coverage, lacking: tuple[str, ...], code: int
) -> None:
    assert Result(hits, 1, 0, coverage, lacking).exit_code == code


@pytest.mark.parametrize(
    ("hits", "coverage", "lacking"),
    list(itertools.product([(), (hit(0.8),), (hit(1.0),)], [Coverage(), BLIND], [(), LACKING])),
)
def test_allowed_gaps_never_change_the_exit_code_and_are_still_said(
    hits: tuple[Hit, ...], coverage: Coverage, lacking: tuple[str, ...]
) -> None:
    result = Result(hits, 1, 0, coverage, lacking, "the sheet holds formulas only")
    assert result.exit_code == Result(hits, 1).exit_code
    lines = "\n".join(summary_lines(result, None, Path("r.json")))
    said = summary_of(result, None, Path("r.json"))
    for gap in result.gaps:
        assert gap["says"] in lines
    assert said["gaps"] == result.gaps
    if result.gaps:
        assert "the sheet holds formulas only" in lines


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder a command runs in, with a list of one."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sdn-2021-07").mkdir()
    (tmp_path / "sdn-2021-07" / "sdn.csv").write_text(LINE, "latin-1")
    return tmp_path


def screened(*arguments: str) -> Done:
    """Return what screening the book against the list does."""
    return CliRunner().invoke(
        app, ["--archive", "/nowhere", "screen", "b.csv", "--list", "sdn-2021-07", *arguments]
    )


def test_a_gap_of_the_book_is_in_exit_code_record_and_json(place: Path) -> None:
    book = openpyxl.Workbook()
    for row in (["name"], ["=A1"], ["Nadie Conocido"]):
        book.active.append(row)
    book.save(place / "b.csv")
    done = screened("--json", "-o", "h.csv")
    assert done.exit_code == 5
    said = json.loads(done.stdout.splitlines()[-1])
    assert "no_value" in {gap["kind"] for gap in said["gaps"]}
    record = json.loads((place / "h.csv.run.json").read_text("utf-8"))
    assert record["gaps"] == said["gaps"]
    assert record["exit_code"] == 5
    assert "NOT EVERYTHING COULD BE SCREENED" in done.stderr
    allowed = screened("--allow-gaps", "a note of the clerk", "-o", "a.csv")
    assert allowed.exit_code == 0
    record = json.loads((place / "a.csv.run.json").read_text("utf-8"))
    assert record["gaps_allowed"] == "a note of the clerk"


def test_the_record_cites_its_findings_and_its_hits(place: Path) -> None:
    (place / "b.csv").write_text("name\nAna Ejemplo Prueba\n")
    assert screened("-o", "h.csv").exit_code == 3
    record = json.loads((place / "h.csv.run.json").read_text("utf-8"))
    (found,) = record["findings"]
    assert (found["method"], found["subject"]) == ("screen: name", "ofac-101")
    assert found["rows"] == ["b.csv row 1, name"]
    assert found["claims"]
    assert record["hits_file"]["name"] == "h.csv"
