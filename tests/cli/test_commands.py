"""Every command as a user types it."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from linchpin.claims.errors import EditionRefused, LinchpinError, NetworkError
from linchpin.cli import app

Run = Callable[..., Result]
Sdn = Callable[..., str]


@pytest.fixture
def ready(run: Run, sdn: Sdn) -> Run:
    """Return the runner with both cases and a small list added."""
    run("add", "case", "ruelas")
    run("add", "case", "jalisco")
    run("add", "ofac", "--from", sdn(), "--accept-shrunken")
    return run


def words_of(result: Result) -> str:
    """Return what was printed, however the lines were broken."""
    return " ".join(result.output.split())


@pytest.mark.parametrize("name", sorted(app.commands))
def test_help_has_a_sentence_and_an_example(run: Run, name: str) -> None:
    output = run(name, "--help").output
    assert "Usage:" in output
    if name != "add":
        assert "Example" in output


def test_who_is_el_mencho(ready: Run) -> None:
    for who in ("El Mencho", "nemesio oseguera cervantes", "RUBÉN OSEGUERA CERVANTES", "17674"):
        answer = json.loads(ready("ask", who, "--json").output)
        assert answer["entity"] == "ofac-17674", who
    antonio = json.loads(ready("ask", "Antonio Oseguera Cervantes", "--json").output)
    assert antonio["entity"] == "ofac-20109"


def test_he_is_the_same_when_the_list_flips_his_primary_name(ready: Run, sdn: Sdn) -> None:
    ready("add", "ofac", "--from", sdn("sdn-2025-01-31", flipped=True), "--accept-shrunken")
    answer = json.loads(ready("ask", "El Mencho", "--json").output)
    assert answer["entity"] == "ofac-17674"
    listed = [
        line["text"]
        for line in answer["sections"]["Names"]
        if line["kind"] == "name" and any(s["date"] == "2025-01-31" for s in line["said"])
    ]
    assert listed == ["Ruben OSEGUERA CERVANTES"]


def test_father_and_son_stay_two(ready: Run) -> None:
    father = json.loads(ready("ask", "Jose Luis Ruelas Torres", "--json").output)
    son = json.loads(ready("ask", "José Luis Ruelas Avila", "--json").output)
    assert (father["entity"], son["entity"]) == ("ofac-18957", "ofac-22343")
    with pytest.raises(NetworkError, match="none is picked"):
        raise ready("ask", "jose luis ruelas", fails=True).exception or AssertionError


def test_ask_prints_quote_speaker_standing_date_and_source(ready: Run) -> None:
    output = words_of(ready("ask", "Joel Efren Ruelas Avila"))
    assert "indicted: criminal organisation, drug trafficking, money laundering" in output
    assert "— US Attorney, District of Colorado, charged, May 2017 [" in output
    assert "SOURCES" in output


def test_ask_as_of_an_earlier_day(ready: Run) -> None:
    output = ready("ask", "Joel Efren Ruelas Avila", "--as-of", "2018-01-01").output
    assert "no edition that early" in output
    assert "has led the organisation" not in output


def test_a_day_that_is_none_is_named(ready: Run) -> None:
    result = ready("ask", "17674", "--as-of", "yesterday", fails=True)
    assert isinstance(result.exception, LinchpinError)
    assert "--as-of 'yesterday' is no day" in str(result.exception)


def test_paths_shows_each_link_with_its_words(ready: Run) -> None:
    output = ready("paths", "21577", "Fausto Isidro Meza Flores").output
    assert "CHAIN 1 OF 1, 2 LINKS" in output
    assert "The action of 6 March 2018 designated eight companies" in output
    nothing = ready("paths", "20109", "18957").output
    assert "not a finding that they are unconnected" in nothing


def test_same_records_a_judgement_that_wins(ready: Run) -> None:
    before = json.loads(ready("ask", "El Mencho", "--json").output)
    assert len(before["records"]) == 2
    output = ready(
        "same", "ofac-17674", "jalisco-el-mencho", "--no", "--because", "a test", "--by", "me"
    ).output
    assert "decision 1: ofac-17674 and jalisco-el-mencho are not the same" in output
    after = json.loads(ready("ask", "El Mencho", "--json").output)
    assert after["entity"] == "jalisco-el-mencho"
    ready("same", "ofac-17674", "jalisco-el-mencho", "--yes", "--because", "on reflection")
    again = json.loads(ready("ask", "El Mencho", "--json").output)
    assert "decided so: on reflection" in again["records"][0][1]
    audit = json.loads(ready("audit", "--json").output)
    assert audit["intact"] is True
    assert [item["because"] for item in audit["decisions"]] == ["a test", "on reflection"]


def test_audit_without_a_ledger_makes_none(ready: Run, tmp_path: Path) -> None:
    assert "No decisions yet" in ready("audit").output
    assert not (tmp_path / "linchpin-archive" / "ledger.sqlite").exists()


def test_same_needs_a_verdict_and_two_who_are_not_one(ready: Run) -> None:
    assert ready("same", "17674", "20109", "--because", "x", fails=True).exit_code == 2
    one = ready("same", "El Mencho", "17674", "--no", "--because", "x", fails=True)
    assert "are one here already" in str(one.exception)


def test_new_since_a_day(ready: Run, sdn: Sdn) -> None:
    ready("add", "ofac", "--from", sdn("sdn-2025-01-31", flipped=True), "--accept-shrunken")
    output = ready("new", "--since", "2022-01-01").output
    assert "edition of Jul 2021 against that of 31 Jan 2025" in output
    assert "1 changed" in output
    assert "+ name: Ruben OSEGUERA CERVANTES" in output
    assert "statements in documents published since" in output


def test_editions_lists_what_is_there(ready: Run) -> None:
    found = json.loads(ready("editions", "--json").output)
    assert [item["dataset"] for item in found] == ["case_jalisco", "case_ruelas", "us_ofac_sdn"]
    assert "us_ofac_sdn" in ready("editions").output


@pytest.mark.parametrize("form", ["ftm", "csv"])
def test_export_to_a_file_and_to_standard_output(ready: Run, tmp_path: Path, form: str) -> None:
    ready("export", "--format", form, "-o", "out.txt")
    assert (tmp_path / "out.txt").read_text("utf-8") == ready("export", "--format", form).output
    missing = ready("export", "--format", form, "-o", "no/such/folder/x", fails=True)
    assert isinstance(missing.exception, LinchpinError)


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


def test_without_an_archive_the_error_says_what_to_do(run: Run) -> None:
    for command in (("ask", "x"), ("paths", "a", "b"), ("editions",), ("audit",)):
        result = run(*command, fails=True)
        assert isinstance(result.exception, LinchpinError), command
        assert "linchpin add" in str(result.exception)


def test_the_demo_tells_both_stories(run: Run, sdn: Sdn) -> None:
    output = run("demo", "--list", sdn("sdn-2021-08"), fails=True)
    assert isinstance(output.exception, EditionRefused)
    folder = sdn("sdn-2021-09")
    run("--archive", "linchpin-demo", "add", "ofac", "--from", folder, "--accept-shrunken")
    told = words_of(run("demo", "--list", folder))
    for words in (
        "leader: Joel Efrén Ruelas Avila, since 2017",
        "charged; InSight Crime analysis of May 2017",
        "kept side by side",
        '2 entries are "Linked To" the organisation',
        "22 Feb 2026: killed by Mexican special forces",
        "both carry the list's own number OFAC 17674",
        "What to type next".upper(),
    ):
        assert words in told, words


def test_the_demo_leaves_the_users_archive_alone(
    ready: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LINCHPIN_ARCHIVE", str(tmp_path / "linchpin-archive"))
    before = ready("editions").output
    refused = ready("--archive", "linchpin-archive", "demo", "--list", "x", fails=True)
    assert "something of yours" in str(refused.exception)
    into = ready("demo", "--into", "linchpin-archive", "--list", "x", fails=True)
    assert isinstance(into.exception, LinchpinError)
    ready("demo", "--list", "nowhere", fails=True)
    assert (tmp_path / "linchpin-demo" / "archive.json").is_file()
    assert ready("editions").output == before


def linchpin(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run the installed command in a process of its own, with no way out to the network."""
    return subprocess.run(
        [Path(sys.executable).with_name("linchpin"), *arguments],
        cwd=cwd,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env={**os.environ, "ALL_PROXY": "http://127.0.0.1:9", "HTTPS_PROXY": "http://127.0.0.1:9"},
    )


def test_offline_the_demo_ends_well(tmp_path: Path) -> None:
    done = linchpin("demo", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "Today's SDN list is not among them" in done.stdout
    assert "2. FEBRUARY 2026" in done.stdout
    assert done.stderr == ""


def test_offline_a_download_says_what_to_do(tmp_path: Path) -> None:
    done = linchpin("add", "ofac", cwd=tmp_path)
    assert done.returncode == 1
    assert "Nothing was changed" in done.stderr
    assert "--from PATH" in done.stderr
    assert "Traceback" not in done.stderr


def test_errors_are_one_line_without_a_traceback(tmp_path: Path) -> None:
    done = linchpin("ask", "nobody", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stderr.startswith("linchpin: linchpin-archive: no archive there")
    assert linchpin("ask", cwd=tmp_path).returncode == 2


def test_a_closed_pipe_is_no_error(tmp_path: Path) -> None:
    linchpin("add", "case", "ruelas", cwd=tmp_path)
    command = f"{Path(sys.executable).with_name('linchpin')} export --format csv | head -1"
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stdout.startswith("entity,caption,id")
    assert done.stderr == ""
