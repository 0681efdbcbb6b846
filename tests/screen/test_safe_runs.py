"""What a run refuses: to write over its inputs, damaged records, files that cannot be right."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from linchpin.cli import app

LINE = '101,"EJEMPLO PRUEBA, Ana","individual","SDNTK",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n'
BOOK = "name\nAna Ejemplo Prueba\nNadie Conocido Aqui\n"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder a command runs in, with a book and a list of one."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sdn-2021-07").mkdir()
    (tmp_path / "sdn-2021-07" / "sdn.csv").write_text(LINE, "latin-1")
    (tmp_path / "b.csv").write_text(BOOK, "utf-8")
    return tmp_path


def linchpin(*arguments: str) -> Result:
    """Return what a command does where there is no archive."""
    return CliRunner().invoke(app, ["--archive", "/nowhere", *arguments])


def screened(*arguments: str) -> Result:
    """Return what screening the book against the list does."""
    return linchpin("screen", "b.csv", "--list", "sdn-2021-07", *arguments)


@pytest.mark.parametrize(
    "arguments",
    [
        ["-o", "b.csv"],
        ["-o", "sdn-2021-07/../b.csv"],
        ["-o", "linked.csv"],
        ["-o", "hard.csv"],
        ["--record", "b.csv"],
        ["--replay", "r.json", "--record", "./r.json"],
        ["-o", "sdn-2021-07/sdn.csv"],
        ["-o", "h.csv", "--record", "h.csv"],
    ],
)
def test_no_output_overwrites_an_input(place: Path, arguments: list[str]) -> None:
    (place / "r.json").write_text("{}", "utf-8")
    (place / "linked.csv").symlink_to("b.csv")
    os.link(place / "b.csv", place / "hard.csv")
    before = {path: path.read_bytes() for path in place.rglob("*") if path.is_file()}
    result = screened(*arguments)
    assert result.exit_code == 1
    assert "name another file" in str(result.exception) or "name two" in str(result.exception)
    assert before == {path: path.read_bytes() for path in place.rglob("*") if path.is_file()}


def test_the_list_file_itself_is_not_written_over(place: Path) -> None:
    result = linchpin(
        "screen", "b.csv", "--list", "sdn-2021-07/sdn.csv", "-o", "./sdn-2021-07/sdn.csv"
    )
    assert "would overwrite --list" in str(result.exception)


def test_pairs_are_not_written_over(place: Path) -> None:
    text = "name1,name2\nAna,Anna\n"
    (place / "x.csv").write_text(text, "utf-8")
    result = linchpin("match", "--pairs", "x.csv", "-o", "../" + place.name + "/x.csv")
    assert "would overwrite --pairs" in str(result.exception)
    assert (place / "x.csv").read_text("utf-8") == text


@pytest.mark.parametrize("option", ["-o", "--record"])
def test_a_place_that_cannot_be_written_is_said_first(place: Path, option: str) -> None:
    (place / "d.csv").mkdir()
    folder = screened(option, "d.csv")
    assert "is a folder" in str(folder.exception)
    missing = screened(option, "none/h.csv")
    assert "there is no folder none" in str(missing.exception)
    assert "columns:" not in missing.output
