"""`linchpin screen` as a user types it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]
Sdn = Callable[..., str]


@pytest.fixture
def book(tmp_path: Path) -> str:
    """Return the name of a book with a customer who bears a listed name."""
    (tmp_path / "book.csv").write_text("id,name\n7,Jose Luis Ruelas Torres\n", "utf-8")
    return "book.csv"


def test_where_nobody_is_listed_nothing_is_called_clear(run: Run, book: str) -> None:
    run("add", "case", "jalisco")
    done = run("screen", book, fails=True)
    assert done.exit_code == 1
    assert "nobody to screen against" in str(done.exception)


def test_standard_output_holds_hits_or_the_summary(ready: Run, book: str, tmp_path: Path) -> None:
    shown = ready("screen", book, fails=True)
    assert "row 1 (7), book.csv, line 2, column 'name': Jose Luis Ruelas Torres" in shown.stdout
    assert "1 row screened" in shown.stderr
    written = ready("screen", book, "-o", "hits.csv", fails=True)
    assert "row 1 (7)" not in written.stdout
    assert "1 row screened" in written.stdout
    assert "hits:   hits.csv" in written.stdout
    assert (tmp_path / "hits.csv").is_file()


def test_every_run_keeps_its_record(ready: Run, book: str, tmp_path: Path) -> None:
    for _ in range(3):
        ready("screen", book, fails=True)
    kept = sorted(item.name for item in tmp_path.glob("*.run.json"))
    assert kept == ["book.csv.2.run.json", "book.csv.3.run.json", "book.csv.run.json"]
    before = (tmp_path / "book.csv.run.json").read_bytes()
    again = ready("screen", book, "--record", "book.csv.run.json", fails=True)
    assert "is the record of another run and stays" in again.stderr
    assert (tmp_path / "book.csv.run.json").read_bytes() == before
    assert (tmp_path / "book.csv.run.2.json").is_file()
