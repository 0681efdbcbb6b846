"""A decision on a list's number does not move to whoever bears the number next."""

from __future__ import annotations

import time
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
    assert "taken for one with" in run("ask", "ofac-95002").output
    time.sleep(1.1)  # moments are kept in whole seconds
    run("add", "ofac", "--from", two, "--date", "2026-02-01", "--accept-shrunken")
    answer = run("ask", "ofac-95001").output
    assert answer.startswith("Oleksandra KOVALENKO")
    assert "Ana PRUEBA" not in answer
    assert "were not taken for one, although decision 1 says so" in " ".join(answer.split())
    assert "named somebody else" in " ".join(answer.split())
    # As of the older edition the decision holds.
    assert "taken for one with" in run("ask", "ofac-95002", "--as-of", "2026-01-15").output
    news = run("new", "--since", "2026-01-15").output
    assert "Rutilio AGUILAR" in news
    assert "the number names somebody else now" in news
