"""A file appears whole or not at all, whatever happens on the way."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from linchpin.claims.errors import LinchpinError
from linchpin.workspace.outputs import can_write_beside, ledger_file
from linchpin.workspace.settings import Settings
from linchpin.workspace.write_whole import write_bytes_whole, write_whole


def names(folder: Path) -> list[str]:
    """Return what is in a folder, hidden files too."""
    return sorted(os.listdir(folder))


def test_a_file_is_written_and_nothing_else_left(tmp_path: Path) -> None:
    with write_whole(tmp_path / "a.csv") as stream:
        stream.write("año\r\n")
    write_bytes_whole(tmp_path / "b.pdf", b"\x00\x01")
    assert (tmp_path / "a.csv").read_bytes() == "año\r\n".encode()
    assert names(tmp_path) == ["a.csv", "b.pdf"]


@pytest.mark.parametrize("failure", [ValueError, OSError, KeyboardInterrupt])
def test_what_was_there_stays_when_writing_fails(
    tmp_path: Path, failure: type[BaseException]
) -> None:
    (tmp_path / "a.csv").write_text("years of work")
    expected = LinchpinError if failure is OSError else failure

    def write() -> None:
        with write_whole(tmp_path / "a.csv") as stream:
            stream.write("half")
            raise failure

    with pytest.raises(expected):
        write()
    assert (tmp_path / "a.csv").read_text() == "years of work"
    assert names(tmp_path) == ["a.csv"]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.csv").write_text("old")
    (tmp_path / "link.csv").symlink_to("real.csv")
    with write_whole(tmp_path / "link.csv") as stream:
        stream.write("new")
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real.csv").read_text() == "new"


def test_a_place_that_is_none_is_named(tmp_path: Path) -> None:
    with pytest.raises(LinchpinError, match="cannot be written"):
        write_bytes_whole(tmp_path / "no" / "a.pdf", b"")


@pytest.mark.parametrize(
    ("ledger", "file"),
    [
        (None, "archive/ledger.sqlite"),
        ("mine.sqlite", "mine.sqlite"),
        ("sqlite:///mine.sqlite", "mine.sqlite"),
        ("sqlite:////srv/mine.sqlite?timeout=5", "/srv/mine.sqlite"),
        ("postgresql://somebody@server/ledger", None),
    ],
)
def test_the_file_of_a_ledger(ledger: str | None, file: str | None, settings: Settings) -> None:
    own = Settings(Path("archive"), ledger, clock=settings.clock, person=settings.person)
    assert ledger_file(own) == (None if file is None else Path(file))


def test_beside_a_file_of_the_system_nothing_is_written(tmp_path: Path) -> None:
    assert can_write_beside(tmp_path / "book.csv")
    assert not can_write_beside(Path("/etc/passwd"))
    assert not can_write_beside(tmp_path / "nowhere" / "book.csv")
