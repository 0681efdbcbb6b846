"""`linchpin chart` as a user runs it, on the bundled cases."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from linchpin.archive import create_archive
from linchpin.claims.errors import LinchpinError
from linchpin.cli import app
from linchpin.cli.options.settings import system_settings
from linchpin.workspace.add_edition import add_case, find_case

GROUP = "ruelas torres drug trafficking organization"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an archive of one case."""
    folder = tmp_path_factory.mktemp("command") / "archive"
    add_case(create_archive(folder), find_case("ruelas"), system_settings(folder))
    return folder


def run(folder: Path, *words: str) -> Result:
    """Run `linchpin chart` with some words."""
    return CliRunner().invoke(app, ["--archive", str(folder), "chart", *words])


def test_it_draws_checks_and_packs(folder: Path, tmp_path: Path) -> None:
    picture, pack = tmp_path / "a.svg", tmp_path / "b.pdf"
    done = run(folder, GROUP, "-o", str(picture), "--pack", str(pack), "--check", "--lang", "es")
    assert done.exception is None, done.exception
    pages = [picture] if picture.exists() else sorted(tmp_path.glob("a-*.svg"))
    assert pages
    assert all(page.read_text("utf-8").startswith("<svg") for page in pages)
    assert pack.read_bytes().startswith(b"%PDF")
    assert "none without a claim" in done.output
    told = " ".join(done.output.split())
    assert "summary: Ruelas Torres leads the organisation — Treasury, stated" in told


def test_as_of_a_day_only_what_was_out_by_then_is_drawn(folder: Path, tmp_path: Path) -> None:
    done = run(folder, GROUP, "-o", str(tmp_path / "a.svg"), "--as-of", "2017-12-31")
    assert done.exception is None, done.exception
    text = (tmp_path / "a.svg").read_text("utf-8")
    assert "As of 31 Dec 2017" in text
    assert "Gilberto Ruelas Torres" in text
    assert "Pedro Sanchez Medrano" not in text
    assert "DIED" not in text


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((GROUP,), "name a picture with -o FILE"),
        ((GROUP, "-o", "a.gif"), "must end in"),
        ((GROUP, "--pack", "a.svg"), "is a .pdf"),
        (("nobody at all", "-o", "a.svg"), "nobody"),
        ((GROUP, "-o", "a.svg", "--as-of", "soon"), "no date"),
    ],
)
def test_what_cannot_be_drawn_is_told(folder: Path, words: tuple[str, ...], told: str) -> None:
    done = run(folder, *words)
    assert isinstance(done.exception, LinchpinError)
    assert told in str(done.exception)


def test_a_portrait_needs_whom_it_shows(folder: Path) -> None:
    done = run(folder, GROUP, "-o", "a.svg", "--portrait", "nobody")
    assert done.exit_code == 2
    assert "WHO=FILE" in done.output
