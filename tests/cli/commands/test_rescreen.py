"""`linchpin rescreen`, and exposure through the network, end to end on invented people."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from invented import Written, keep
from linchpin.archive import create_archive

Run = Callable[..., Result]

BOOK = "id,name\n1,Ana Ejemplo Prueba\n2,Luis Nuevo Vecino\n3,Nadie Conocido Aqui\n"


@pytest.fixture
def book(tmp_path: Path) -> str:
    """Return a customer book beside an archive of two editions; Luis is new in the second."""
    archive = create_archive(tmp_path / "linchpin-archive")
    older = Written()
    older.entry(1, "Ana EJEMPLO PRUEBA")
    keep(archive, older.edition("2021-07-01"))
    newer = Written()
    newer.entry(1, "Ana EJEMPLO PRUEBA")
    newer.entry(2, "Luis NUEVO VECINO")
    keep(archive, newer.edition("2021-08-01"))
    (tmp_path / "book.csv").write_text(BOOK, "utf-8")
    return "book.csv"


def hits(path: Path) -> set[tuple[str, str]]:
    """Return row and entity of every hit in a CSV file."""
    rows = csv.DictReader(path.read_text("utf-8").splitlines())
    return {(row["key"], row["entity"]) for row in rows}


def test_the_delta_finds_what_full_screening_finds_of_it(
    run: Run, book: str, tmp_path: Path
) -> None:
    run("screen", book, "-o", "all.csv", "--key", "id", "--name", "name", fails=True)
    changed = run(
        "rescreen", book, "--since", "2021-07-01", "-o", "new.csv", "--key", "id", fails=True
    )
    assert changed.exit_code in (3, 4), changed.output
    assert hits(tmp_path / "all.csv") == {("1", "ofac-1"), ("2", "ofac-2")}
    assert hits(tmp_path / "new.csv") == {("2", "ofac-2")}


def test_nothing_new_gives_no_hits(run: Run, book: str) -> None:
    done = run("rescreen", book, "--since", "2021-08-01", fails=True)
    assert done.exit_code == 0, done.output
    assert "0 hits" in done.output


def test_an_edition_that_is_not_there_is_named(run: Run, book: str) -> None:
    done = run("rescreen", book, "--since", "1999-01-01", fails=True)
    assert done.exit_code == 1
    assert "1999-01-01" in str(done.exception) + done.output


def test_a_relative_of_somebody_listed_is_indirect_exposure(run: Run, tmp_path: Path) -> None:
    archive = create_archive(tmp_path / "linchpin-archive")
    listed = Written()
    listed.entry(1, "Ana EJEMPLO PRUEBA")
    keep(archive, listed.edition("2021-07-01"))
    case = Written(dataset="case_x", published="2020-01-01", speaker="The Gazette")
    case.say("x-berta", "Person", name="Berta Pariente Lejana")
    case.say("x-kin", "Family", person="ofac-1", relative="x-berta", relationship="sister")
    keep(archive, case.edition("2020-01-01"))
    (tmp_path / "book.csv").write_text("id,name\n7,Berta Pariente Lejana\n", "utf-8")
    done = run("screen", "book.csv", "--json", fails=True)
    lines = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    found = [line for line in lines if "alert" in line]
    assert [hit["alert"] for hit in found] == ["indirect exposure"], found
    assert "Ana" in json.dumps(found[0])
    assert found[0]["claims"]


@pytest.mark.parametrize("change", ["a tie came", "its end was listed", "a birth date went"])
def test_a_change_beside_somebody_is_looked_at(run: Run, tmp_path: Path, change: str) -> None:
    """Nothing new is said of Berta herself, and her alert is new all the same."""
    archive = create_archive(tmp_path / "linchpin-archive")
    for date in ("2021-07-01", "2021-08-01"):
        new = date == "2021-08-01"
        listed = Written()
        listed.entry(2, "Carlos OTRO")
        if new or change != "its end was listed":
            listed.entry(1, "Ana EJEMPLO PRUEBA")
        else:
            listed.say("ofac-1", "Person", name="Ana EJEMPLO PRUEBA")
        listed.say("x-berta", "Person", name="Berta Pariente Lejana")
        if change == "a birth date went":
            born = {} if new else {"birthDate": "1931-02-03"}
            listed.entry(3, "Berta Pariente Lejana", **born)
        elif new or change != "a tie came":
            kin = {"person": "ofac-1", "relative": "x-berta", "relationship": "sister"}
            listed.say("x-kin", "Family", **kin)
        keep(archive, listed.edition(date), most_lost=1.0)
    (tmp_path / "b.csv").write_text("id,name,born\n1,Berta Pariente Lejana,1985-05-05\n", "utf-8")
    found = run("rescreen", "b.csv", "--since", "2021-07-01", "-o", "new.csv", fails=True)
    assert found.exit_code in (3, 4), found.output
    assert {who for who, _ in hits(tmp_path / "new.csv")} == {"1"}


def test_the_index_is_made_once_used_again_and_made_anew_when_the_book_changes(
    run: Run, book: str, tmp_path: Path
) -> None:
    since = ("rescreen", book, "--since", "2021-07-01", "-o", "new.csv")
    first = run(*since, fails=True)
    assert "index: being made, because book.csv.index: there is no index yet" in first.stderr
    again = run(*since, fails=True)
    assert "index: book.csv.index is used (3 rows)" in again.stderr
    assert hits(tmp_path / "new.csv") == {("2", "ofac-2")}
    (tmp_path / book).write_text(BOOK + "4,Luis Nuevo Vecino\n", "utf-8")
    other = run(*since, fails=True)
    assert "index: being made" in other.stderr
    assert "or the book has changed" in other.stderr
    assert hits(tmp_path / "new.csv") == {("2", "ofac-2"), ("4", "ofac-2")}
    records = ["new.csv.run.json", "new.csv.2.run.json", "new.csv.3.run.json"]
    first_record, _, record = [json.loads((tmp_path / name).read_text()) for name in records]
    assert (first_record["rows"], record["rows"]) == (3, 4)
    assert record["since"][0].startswith("us_ofac_sdn 2021-07-01 ")


def test_screen_makes_the_index_on_the_way(run: Run, book: str, tmp_path: Path) -> None:
    run("screen", book, "--index", "kept", fails=True)
    done = run("rescreen", book, "--since", "2021-07-01", "--index", "kept", fails=True)
    assert "index: kept is used" in done.stderr
    assert not (tmp_path / "book.csv.index").exists()
    assert (tmp_path / "kept").stat().st_mode & 0o077 == 0


def test_a_folder_of_somebody_else_is_no_index(run: Run, book: str, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("years of work")
    done = run("rescreen", book, "--since", "2021-07-01", "--index", "mine", fails=True)
    assert done.exit_code == 1
    assert "name another folder with --index" in str(done.exception)
    assert (tmp_path / "mine" / "thesis.txt").exists()


def test_an_embargo_that_began_since_is_new_too(run: Run, book: str, tmp_path: Path) -> None:
    rows = "id,name,city\n1,Some Body,Donetsk People's Republic\n2,Any Body,Yalta\n"
    (tmp_path / book).write_text(rows, "utf-8")
    full = run("screen", book, "-o", "all.csv", fails=True)
    assert full.exit_code == 3, full.output
    assert hits(tmp_path / "all.csv") == {("1", "embargo-donetsk"), ("2", "embargo-crimea")}
    run("rescreen", book, "--since", "2021-07-01", "-o", "new.csv", fails=True)
    assert hits(tmp_path / "new.csv") == {("1", "embargo-donetsk")}
