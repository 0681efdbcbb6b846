"""A decision on a list's number does not move to whoever bears the number next."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

Run = Callable[..., Result]

ROW = '{number},"{name}","individual","SDNTK",' + "-0- ," * 7 + '"{remarks}"\n'


def write_list(folder: Path, people: dict[int, tuple[str, str]]) -> str:
    """Write a small list; returns its folder."""
    folder.mkdir()
    rows = [ROW.format(number=n, name=name, remarks=r) for n, (name, r) in people.items()]
    (folder / "sdn.csv").write_text("".join(rows) + "\x1a", "utf-8")
    return str(folder)


def test_a_decision_stays_with_whom_it_was_made_on(run: Run, tmp_path: Path) -> None:
    other = {95002: ("PRUEBA, Ana", "DOB 01 Jan 1970; nationality Mexico.")}
    first = {95001: ("AGUILAR PENALOZA, Rutilio", "DOB 14 Mar 1968; nationality Mexico."), **other}
    then = {95001: ("KOVALENKO, Oleksandra", "DOB 02 Feb 1990; nationality Ukraine."), **other}
    one, two = write_list(tmp_path / "e1", first), write_list(tmp_path / "e2", then)
    run("add", "ofac", "--from", one, "--date", "2026-01-01", "--accept-shrunken")
    run("same", "ofac-95001", "ofac-95002", "--yes", "--because", "one man, two entries")
    assert "the same as" in run("ask", "ofac-95002").output
    run("add", "ofac", "--from", two, "--date", "2026-02-01", "--accept-shrunken")
    answer = run("ask", "ofac-95001").stdout
    assert answer.startswith("Oleksandra KOVALENKO")
    assert "Ana PRUEBA" not in answer
    assert "were kept apart, although decision 1 says so" in " ".join(answer.split())
    assert "named somebody else" in " ".join(answer.split())
    # As of the older edition the decision holds.
    assert "the same as" in run("ask", "ofac-95002", "--as-of", "2026-01-15").output
    news = run("new", "--since", "2026-01-15").output
    assert "Rutilio AGUILAR" in news
    assert "the number names somebody else now" in news


def test_every_command_says_that_a_decision_is_set_aside(run: Run, tmp_path: Path) -> None:
    other = {95002: ("PRUEBA, Ana", "DOB 01 Jan 1970; nationality Mexico.")}
    first = {95001: ("AGUILAR PENALOZA, Rutilio", "DOB 14 Mar 1968; nationality Mexico."), **other}
    then = {95001: ("KOVALENKO, Oleksandra", "DOB 02 Feb 1990; nationality Ukraine."), **other}
    one, two = write_list(tmp_path / "e1", first), write_list(tmp_path / "e2", then)
    run("add", "ofac", "--from", one, "--date", "2026-01-01", "--accept-shrunken")
    run("same", "ofac-95001", "ofac-95002", "--yes", "--because", "one man, two entries")
    run("add", "ofac", "--from", two, "--date", "2026-02-01", "--accept-shrunken")
    book = tmp_path / "book.csv"
    book.write_text("name\nAna Prueba\n", "utf-8")
    said = "decision 1 is set aside: ofac-95001 named somebody else"
    hits = str(tmp_path / "hits.csv")
    for line in (
        ["screen", str(book), "-o", hits],
        ["rescreen", str(book), "--since", "2026-01-01", "-o", hits],
    ):
        result = run(*line, fails=True)
        assert said in " ".join(result.stderr.split()), line
        records = sorted(
            tmp_path.glob("hits.csv*.run.json"), key=lambda path: path.stat().st_mtime_ns
        )
        assert any(said in note for note in json.loads(records[-1].read_text())["notes"])
    for line in (
        ["export", "--format", "ftm", "-o", str(tmp_path / "n.json")],
        ["judge", "--list"],
    ):
        assert said in " ".join(run(*line).stderr.split()), line
