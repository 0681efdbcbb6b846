"""`linchpin export` as a user types it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from click.testing import Result

from linchpin.claims.errors import LinchpinError
from linchpin.network.export import FORMATS

Run = Callable[..., Result]
Sdn = Callable[..., str]


def test_every_format_to_a_file_and_to_standard_output(ready: Run, tmp_path: Path) -> None:
    for form in FORMATS:
        done = ready("export", "--format", form, "-o", f"out.{form}")
        assert f"to out.{form}" in done.stderr
        if form == "xlsx":
            refused = ready("export", "--format", form, fails=True)
            assert refused.exit_code == 2
            assert "name a file with -o FILE.xlsx" in refused.output
            continue
        if form in ("ftm", "html"):
            text = (tmp_path / f"out.{form}").read_text("utf-8")
            assert text == ready("export", "--format", form).stdout, form
        left_out = "claims about nobody are left out" in done.stderr
        assert left_out == (form != "csv"), "what a format cannot hold is counted"


def test_an_export_goes_nowhere_it_cannot(ready: Run) -> None:
    for form in ("ftm", "xlsx", "html"):
        missing = ready("export", "--format", form, "-o", "no/such/folder/x", fails=True)
        assert isinstance(missing.exception, LinchpinError)


def test_a_file_of_others_is_not_replaced(ready: Run, tmp_path: Path) -> None:
    (tmp_path / "mine.graphml").write_text("<graphml/>", "utf-8")
    done = ready("export", "--format", "graphml", "-o", "mine.graphml", fails=True)
    assert "did not write" in str(done.exception)
