"""A run repeated from its record: also after newer editions came, and never with other counts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from linchpin.cli import app

LINE = '{n},"EJEMPLO PRUEBA, {name}","individual","SDNTK"' + ",-0- " * 8 + "\r\n"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with an archive of one edition and a book."""
    monkeypatch.chdir(tmp_path)
    add("2021-07", "Ana")
    (tmp_path / "b.csv").write_text("name\nAna Ejemplo Prueba\nBerta Ejemplo Prueba\n", "utf-8")
    return tmp_path


def add(date: str, *names: str) -> None:
    """Add an edition of a list of ours with some entries."""
    folder = Path(f"sdn-{date}")
    folder.mkdir()
    lines = [LINE.format(n=100 + at, name=name) for at, name in enumerate(names)]
    (folder / "sdn.csv").write_text("".join(lines), "latin-1")
    done = linchpin("add", "ofac", "--from", str(folder), "--date", date, "--accept-shrunken")
    assert done.exit_code == 0, done.output


def linchpin(*arguments: str) -> Result:
    """Return what a command does with the archive of the folder."""
    return CliRunner().invoke(app, ["--archive", "a", *arguments])


def test_a_run_is_repeated_after_a_newer_edition_came(place: Path) -> None:
    first = linchpin("screen", "b.csv", "-o", "h.jsonl")
    assert first.exit_code == 3, first.output
    add("2021-08", "Ana", "Berta")
    again = linchpin("screen", "b.csv", "--replay", "h.jsonl.run.json", "-o", "again.jsonl")
    assert again.exit_code == 3, str(again.exception)
    assert "same result as record h.jsonl.run.json" in again.stderr
    assert (place / "h.jsonl").read_bytes() == (place / "again.jsonl").read_bytes()
    assert len((place / "h.jsonl").read_text("utf-8").splitlines()) == 1
    newer = linchpin("screen", "b.csv", "-o", "newer.jsonl")
    assert newer.exit_code == 3
    assert len((place / "newer.jsonl").read_text("utf-8").splitlines()) == 2


@pytest.mark.parametrize(
    ("field", "value"), [("hits", 7), ("rows", 1), ("alerts", {"name": 9}), ("result_sha256", "0")]
)
def test_a_record_that_says_other_counts_is_refused(place: Path, field: str, value: object) -> None:
    linchpin("screen", "b.csv", "-o", "h.jsonl")
    record = json.loads((place / "h.jsonl.run.json").read_text("utf-8"))
    (place / "r.json").write_text(json.dumps({**record, field: value}), "utf-8")
    done = linchpin("screen", "b.csv", "--replay", "r.json", "-o", "x.jsonl")
    assert done.exit_code == 1
    assert str(done.exception).startswith("r.json: ")
    assert not (place / "x.jsonl").exists()
