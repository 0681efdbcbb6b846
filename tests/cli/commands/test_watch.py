"""`linchpin watch` and `linchpin watched` as a user types them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from invented import Written, keep
from linchpin.archive import create_archive
from linchpin.claims.errors import LinchpinError

Run = Callable[..., Result]


@pytest.fixture
def book(tmp_path: Path) -> str:
    """Return a book beside an archive whose list holds one of its customers."""
    archive = create_archive(tmp_path / "linchpin-archive")
    written = Written()
    written.entry(1, "Ana EJEMPLO PRUEBA")
    keep(archive, written.edition("2021-07-01"))
    (tmp_path / "day1.csv").write_text("id,name\n1,Ana Ejemplo Prueba\n2,Nadie Aqui\n", "utf-8")
    return "day1.csv"


def test_an_alert_is_told_decided_and_proven(run: Run, book: str, tmp_path: Path) -> None:
    first = run("watch", f"clients={book}", "--key", "id", "--json", fails=True)
    assert first.exit_code == 3
    told = json.loads(first.stdout)
    assert [(one["kind"], one["book"], one["key"]) for one in told["alerts"]] == [
        ("new", "clients", "1")
    ]
    again = run("watch", f"clients={book}", "--key", "id", fails=True)
    assert (again.exit_code, "Nothing was found" in again.output) == (0, True)
    (alert,) = json.loads(run("watched", "alerts", "--json").stdout)
    run("watched", "decide", alert["id"][:6], "--false-match", "--because", "passport seen")
    assert "0 alerts" in run("watched", "alerts").output
    assert "passport seen" in run("watched", "alerts", "--all").output
    assert "false match" in run("audit").output
    assert "2 records" in run("watched", "records").output
    state = tmp_path / "linchpin-archive-watch" / "records" / "000001.json"
    state.write_text(state.read_text("utf-8").replace('"exit_code": 3', '"exit_code": 0'), "utf-8")
    broken = run("watched", "records", fails=True)
    assert "broken at record 1" in str(broken.exception)


def test_where_nothing_was_watched_there_is_nothing_to_show(run: Run, book: str) -> None:
    for words in (("alerts",), ("records",), ("deliveries",)):
        result = run("watched", *words, fails=True)
        assert isinstance(result.exception, LinchpinError)
        assert "nothing was watched there" in str(result.exception)


def test_two_questions_at_once_are_refused(run: Run, book: str) -> None:
    assert run("watch", book, "--last", "--since", "2021", fails=True).exit_code == 2
    assert run("watched", "decide", "x", "--because", "y", fails=True).exit_code == 2
