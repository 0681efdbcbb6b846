"""`linchpin add` as a user types it."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from linchpin.claims.errors import EditionRefused, LinchpinError
from linchpin.claims.progress import silent
from linchpin.cli.commands.add import add
from linchpin.read.lists.registry import LISTS, ListEntry, list_reader
from linchpin.read.lists.source import load_source

Run = Callable[..., Result]
Sdn = Callable[..., str]


def test_the_report_names_file_line_and_text(run: Run, sdn: Sdn, tmp_path: Path) -> None:
    folder = Path(sdn())
    text = (folder / "sdn.csv").read_text("utf-8")
    (folder / "sdn.csv").write_text(text.replace("DOB 10 Sep 1953", "born in a storm"), "utf-8")
    run("add", "ofac", "--from", str(folder), "--accept-shrunken", "--report", "report.csv")
    rows = list(csv.DictReader((tmp_path / "report.csv").read_text("utf-8").splitlines()))
    unread = [row for row in rows if row["kind"] == "not understood"]
    assert [(row["text"], row["entity"]) for row in unread] == [("born in a storm", "ofac-18957")]
    assert "sdn.csv line 4" in unread[0]["place"]


def test_a_report_that_cannot_be_written_is_said_before_anything_is_added(
    run: Run, sdn: Sdn, tmp_path: Path
) -> None:
    options = ("--from", sdn(), "--accept-shrunken", "--report", "no/such/folder/x.csv")
    assert isinstance(run("add", "ofac", *options, fails=True).exception, LinchpinError)
    assert not (tmp_path / "linchpin-archive").exists()


def test_a_small_list_is_refused_unless_on_purpose(run: Run, sdn: Sdn) -> None:
    folder = sdn()
    refused = run("add", "ofac", "--from", folder, fails=True)
    assert isinstance(refused.exception, EditionRefused)
    assert "entries is 7, expected at least 5000" in str(refused.exception)
    assert "accepted on purpose" in run("add", "ofac", "--from", folder, "--accept-shrunken").output
    assert (
        "is in the archive already"
        in run("add", "ofac", "--from", folder, "--accept-shrunken").output
    )


def test_a_list_without_a_date_asks_for_one(run: Run, sdn: Sdn) -> None:
    folder = sdn("downloads")
    result = run("add", "ofac", "--from", folder, "--accept-shrunken", fails=True)
    assert "Give it with --date" in str(result.exception)
    run("add", "ofac", "--from", folder, "--accept-shrunken", "--date", "2021-07")


@pytest.mark.parametrize("entry", LISTS, ids=lambda entry: entry.name)
def test_the_examples_of_a_list_are_of_what_it_takes(entry: ListEntry, tmp_path: Path) -> None:
    told = add.commands[entry.name].epilog or ""
    online = bool(load_source(entry.name).files)
    assert ("download today" in told, "--mirror" in told) == (online, online)
    assert f"--from {entry.example} " in told
    with pytest.raises(LinchpinError) as refused:
        list_reader(entry).read(tmp_path, date="2021-07", progress=silent)
    takes_folders = "a folder; name the file" not in str(refused.value)
    assert ("a folder with" in told) == takes_folders
    assert (f"--from {entry.folder or 'FOLDER/'} " in told) == takes_folders
