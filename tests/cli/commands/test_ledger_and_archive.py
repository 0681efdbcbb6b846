"""The ledger and the archive as a user meets them: mistyped, missing, damaged, put back."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from click.testing import Result

Run = Callable[..., Result]


@pytest.fixture
def demo(run: Run) -> Run:
    run("add", "case", "jalisco")
    run("add", "case", "ruelas")
    return run


def error(result: Result) -> str:
    assert result.exception is not None, result.output
    return f"{result.exception} {result.output}"


def judged(run: Run, *options: str, fails: bool = False) -> Result:
    return run(
        *options,
        "same",
        "jalisco-el-mencho",
        "ruelas-jose-luis-ruelas-torres",
        "--no",
        "--because",
        "two people",
        fails=fails,
    )


def files(path: Path) -> set[str]:
    return {str(item.relative_to(path)) for item in path.rglob("*")}


def test_a_mistyped_ledger_is_an_error_and_makes_nothing(demo: Run, tmp_path: Path) -> None:
    before = files(tmp_path)
    for options in (["audit"], ["ask", "El Mencho"], ["judge", "--list"]):
        result = demo("--ledger", "ledgr.sqlite", *options, fails=True)
        assert "ledgr.sqlite: there is none" in error(result)
        assert "--new-ledger" in error(result)
    assert "there is none" in error(judged(demo, "--ledger", "ledgr.sqlite", fails=True))
    assert files(tmp_path) == before
    judged(demo, "--ledger", "l.sqlite", "--new-ledger")
    assert "1 decision" in demo("--ledger", "l.sqlite", "audit").stdout
    assert "--ledger names; name one" in error(demo("--new-ledger", "audit", fails=True))


def test_reading_makes_no_ledger(demo: Run, tmp_path: Path) -> None:
    before = files(tmp_path)
    demo("ask", "El Mencho")
    demo("judge", "--list")
    assert "No decisions yet" in demo("audit").stdout
    demo("--ledger", "new.sqlite", "--new-ledger", "ask", "El Mencho")
    assert files(tmp_path) == before


def test_an_expected_head_of_a_missing_ledger_is_an_error(demo: Run) -> None:
    head = f"3:{'a' * 64}"
    assert "3 decisions were written down" in error(demo("audit", "--expect", head, fails=True))
    result = demo("audit", "--expect", head, "--json", fails=True)
    assert json.loads(result.stdout)["intact"] is False
    assert json.loads(demo("audit", "--json").stdout)["decisions"] == []


def test_an_empty_ledger_is_begun_anew_with_a_word(demo: Run, tmp_path: Path) -> None:
    path = tmp_path / "linchpin-archive" / "ledger.sqlite"
    path.touch()
    assert "is empty, as after a full disk" in demo("ask", "El Mencho").stderr
    assert path.stat().st_size == 0
    assert "is empty, as after a full disk" in judged(demo).stderr
    assert "is empty" not in demo("audit").stderr


@pytest.mark.parametrize("lost", [Path.unlink, lambda path: path.write_bytes(b"")])
def test_a_lost_ledger_is_noticed(
    demo: Run, tmp_path: Path, lost: Callable[[Path], object]
) -> None:
    judged(demo)
    lost(tmp_path / "linchpin-archive" / "ledger.sqlite")
    for options in (["audit"], ["ask", "El Mencho"], ["judge", "--list"]):
        assert "but held decisions; put back a copy" in error(demo(*options, fails=True))
    assert "but held decisions" in error(judged(demo, fails=True))


def test_a_ledger_that_audit_calls_broken_is_used_by_nobody(demo: Run, tmp_path: Path) -> None:
    judged(demo)
    judged(demo)
    with closing(sqlite3.connect(tmp_path / "linchpin-archive" / "ledger.sqlite")) as connection:
        connection.execute("DROP TRIGGER ledger_no_delete")
        connection.execute("DELETE FROM ledger_decisions WHERE sequence = 2")
        connection.commit()
    for options in (
        ["audit"],
        ["ask", "El Mencho"],
        ["judge", "--list"],
        ["new", "--since", "2020"],
    ):
        assert "broken at decision 2" in error(demo(*options, fails=True))


def test_a_clock_set_back_is_said(
    demo: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from linchpin.workspace.settings import Settings

    judged(demo)
    monkeypatch.setattr(Settings, "now", lambda _: "2001-02-03T04:05:06+00:00")
    said = judged(demo).stderr
    assert "decision 2 is dated 2001-02-03T04:05:06Z, before decision 1" in said
    assert "a clock was set back" in said
    assert "decision 2 is dated before decision 1" in demo("audit").stderr
    assert json.loads(demo("audit", "--json").stdout)["set_back"] == [2]
    run_again = demo("add", "case", "jalisco")
    assert "is in the archive already" in run_again.stdout


@pytest.mark.parametrize(
    "place",
    [
        "postgresql://[::1",
        "sqlite:///x?colour=red",
        "://",
        "sqlite://host/x",
        "a\x00b",
        ".",
        "/",
        "sqlite:///file:x?uri=perhaps",
        "postgresql://[" + "(" * 99 + "]:1/x",
        "postgresql://\ufffd/x",
    ],
)
def test_an_address_that_is_none_is_an_error_in_words(demo: Run, place: str) -> None:
    result = demo("--ledger", place, "audit", fails=True)
    assert type(result.exception).__name__ == "LedgerError"


def test_the_check_of_a_whole_archive(demo: Run, tmp_path: Path) -> None:
    said = demo("archive", "check").stdout
    assert "sound    case_jalisco" in said
    head = said.split("head ")[1].strip()
    demo("archive", "check", "--expect", head)
    assert json.loads(demo("archive", "check", "--json").stdout)["sound"] is True
    path = next((tmp_path / "linchpin-archive").rglob("case_ruelas/*/claims.parquet"))
    whole = path.read_bytes()
    path.write_bytes(whole[:-200] + bytes([whole[-200] ^ 4]) + whole[-199:])
    result = demo("archive", "check", fails=True)
    assert f"{path.name}: is damaged or was replaced" in error(result)
    assert "damaged  case_ruelas" in result.stdout
    found = json.loads(demo("archive", "check", "--json", fails=True).stdout)
    assert found["sound"] is False
    assert [len(item["faults"]) for item in found["editions"]] == [0, 1]
    assert "is damaged or was replaced" in error(demo("ask", "El Mencho", fails=True))
    demo("add", "case", "ruelas")
    assert json.loads(demo("archive", "check", "--json").stdout)["sound"] is True


def test_nobody_is_cleared_by_an_edition_that_somebody_was_taken_out_of(
    run: Run, sdn: Callable[..., str], tmp_path: Path
) -> None:
    run("add", "ofac", "--from", sdn(), "--accept-shrunken")
    path = next((tmp_path / "linchpin-archive").rglob("claims.parquet"))
    table = pq.read_table(path)
    kept = [entity != "ofac-17674" for entity in table.column("entity_id").to_pylist()]
    pq.write_table(table.filter(kept), path)
    Path("book.csv").write_text("name\nNemesio Oseguera Cervantes\n")
    result = run("screen", "book.csv", fails=True)
    assert "claims.parquet: is damaged or was replaced" in error(result)


def test_a_source_that_names_another_place_is_refused(demo: Run, tmp_path: Path) -> None:
    archive = tmp_path / "linchpin-archive"
    shutil.copytree(archive / "sources" / "case_ruelas", tmp_path / "outside")
    (archive / "archive.json").write_text('{"format": 1}')
    path = next((archive / "sources" / "case_ruelas").rglob("edition.json"))
    found = json.loads(path.read_text())
    path.write_text(json.dumps(found | {"dataset": "../../outside"}))
    result = error(demo("ask", "Ruelas", fails=True))
    assert "edition.json: describes an edition of '../../outside'" in result
    for field, value in (("sequence", "1"), ("claims", -1), ("counts", []), ("title", None)):
        path.write_text(json.dumps(found | {field: value}))
        assert f"edition.json: {field} is " in error(demo("editions", fails=True))
    path.write_text(json.dumps(found | {"colour": "red"}))
    assert "fields this Linchpin does not know ('colour')" in error(demo("editions", fails=True))
    path.write_text(json.dumps(found))
    assert "looked through and sealed" in demo("editions").stderr


@pytest.mark.parametrize("name", ["arch*", "arch[a-z]", "a ñ 'b\""])
def test_the_archive_that_was_named_is_the_one_that_answers(run: Run, name: str) -> None:
    run("--archive", "archb", "add", "case", "ruelas")
    run("--archive", name, "add", "case", "jalisco")
    assert "ruelas" not in run("--archive", name, "ask", "El Mencho").stdout.lower()
    assert run("--archive", name, "ask", "RUELAS TORRES", fails=True).exception is not None
