"""Screening a book: kinds of files, alert classes, records, jobs and hostile input."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from linchpin.claims.errors import ReadError
from linchpin.cli import app
from linchpin.screen.book.columns import detect
from linchpin.screen.book.rows import read_book, read_header
from linchpin.screen.kept_pieces import ScreenedPiece

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an archive with an edition of a small list of ours and a bundled case."""
    folder = tmp_path_factory.mktemp("screen")
    files = folder / "list"
    files.mkdir()
    rows = [
        '101,"GUZMAN LOERA, Joaquin","individual","SDNTK",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,'
        "\"DOB 25 Dec 1954; a.k.a. 'CHAPO'; R.F.C. GULJ541225XX1 (Mexico).\"",
        '102,"ALMAZ-ANTEY",-0- ,"UKRAINE-EO13662",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ',
        '103,"SIS D.O.O.",-0- ,"SDNTK",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ',
    ]
    (files / "sdn.csv").write_text("\r\n".join(rows) + "\r\n", encoding="latin-1")
    target = folder / "archive"
    result = CliRunner().invoke(
        app,
        ["--archive", str(target), "add", "ofac", "--from", str(files), "--date", "2021-01",
         "--accept-shrunken"],
    )  # fmt: skip
    assert result.exit_code == 0, result.output + str(result.exception)
    return target


def screen(archive: Path, *arguments: str | Path) -> tuple[int, str]:
    """Return the exit code and output of `linchpin screen`."""
    result = CliRunner().invoke(
        app, ["--archive", str(archive), "screen", *map(str, arguments)], catch_exceptions=True
    )
    if isinstance(result.exception, Exception):
        raise result.exception
    return result.exit_code, result.output


def write_book(path: Path, rows: list[list[str]], **kind: str) -> Path:
    """Return a CSV file with rows."""
    with open(path, "w", encoding=kind.get("encoding", "utf-8"), newline="") as stream:
        csv.writer(stream, delimiter=kind.get("delimiter", ",")).writerows(rows)
    return path


def hits_of(path: Path) -> list[dict[str, object]]:
    """Return the hits of a JSON lines output."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_alert_classes_are_kept_apart(archive: Path, tmp_path: Path) -> None:
    book = write_book(
        tmp_path / "book.csv",
        [["id", "name", "rfc", "memo"],
         ["a", "Joaquin Guzman", "", ""],
         ["b", "Chapo", "", ""],
         ["c", "Chapo Guzman", "", ""],
         ["d", "Nobody Atall", "GULJ-541225-XX1", ""],
         ["e", "Somebody Else", "", "cattle for Joaquin Guzman Loera of Culiacan"],
         ["f", "Maria Fernandez", "", "rent"]],
    )  # fmt: skip
    out = tmp_path / "hits.jsonl"
    code, _ = screen(archive, book, "-o", out)
    found = {(hit["key"], hit["alert"]) for hit in hits_of(out)}
    assert found == {
        ("a", "name"),
        ("b", "weak name"),
        ("c", "weak name"),
        ("d", "identifier"),
        ("e", "contains a listed name"),
    }
    assert code == 3
    assert all(hit["claims"] and hit["programs"] == ["SDNTK"] for hit in hits_of(out))


def test_ofac_enforcement_cases_alert(archive: Path, tmp_path: Path) -> None:
    """Apple, 2019 (SIS d.o.o.) and Cobham, 2018 (Almaz Antey Telecom): OFAC's releases."""
    book = write_book(tmp_path / "b.csv", [["name"], ["SIS DOO"], ["Almaz Antey Telecom"]])
    out = tmp_path / "h.jsonl"
    screen(archive, book, "-o", out)
    assert {hit["entity"] for hit in hits_of(out)} == {"ofac-103", "ofac-102"}


def test_a_birth_date_speaks_for_or_against(archive: Path, tmp_path: Path) -> None:
    rows = [["name", "dob"], ["Joaquin Guzman Loera", "1954-12-25"],
            ["Joaquin Guzman Loera", "1990-01-01"]]  # fmt: skip
    out = tmp_path / "h.jsonl"
    screen(archive, write_book(tmp_path / "b.csv", rows), "-o", out)
    same, other = hits_of(out)
    assert float(str(same["score"])) > float(str(other["score"]))
    assert "birth date agrees" in str(same["reason"])
    assert "birth date differs" in str(other["reason"])


def test_exit_codes_and_a_record_of_every_run(archive: Path, tmp_path: Path) -> None:
    clean = write_book(tmp_path / "clean.csv", [["name"], ["Sigrid Holm"]])
    code, output = screen(archive, clean)
    assert code == 5  # this edition has neither aliases nor addresses
    assert "alt.csv is not there" in output
    assert screen(archive, clean, "--allow-gaps", "a small list of ours")[0] == 0
    record = json.loads((tmp_path / "clean.csv.run.json").read_text())
    assert record["hits"] == 0
    assert record["rows"] == 1
    assert record["editions"]["us_ofac_sdn"]["date"] == "2021-01"
    possible = write_book(tmp_path / "possible.csv", [["name"], ["Joaquin Guzmann"]])
    assert screen(archive, possible)[0] == 4


def test_replay_gives_the_same_result_with_any_jobs(archive: Path, tmp_path: Path) -> None:
    rows = [["name"], *[[f"Joaquin Guzman{'n' * (i % 3)}"] for i in range(50)]]
    book = write_book(tmp_path / "b.csv", rows)
    out, again = tmp_path / "one.csv", tmp_path / "two.csv"
    screen(archive, book, "-o", out)
    screen(archive, book, "--replay", f"{out}.run.json", "-o", again, "--jobs", "2")
    assert out.read_bytes() == again.read_bytes()
    book.write_text("name\nSomebody\n")
    with pytest.raises(ReadError, match="not the same book_sha256"):
        screen(archive, book, "--replay", f"{out}.run.json")


def test_a_stopped_run_goes_on(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("linchpin.screen.run.PIECE", 10)
    book = write_book(tmp_path / "b.csv", [["name"], *[["Joaquin Guzman"] for _ in range(35)]])
    whole = tmp_path / "whole.jsonl"
    screen(archive, book, "-o", whole)
    real, done = ScreenedPiece.of, []

    def stop(screener: Any, piece: Any) -> ScreenedPiece:
        if len(done) == 2:
            raise KeyboardInterrupt
        done.append(piece)
        return real(screener, piece)

    out = tmp_path / "out.jsonl"
    monkeypatch.setattr(ScreenedPiece, "of", stop)
    CliRunner().invoke(app, ["--archive", str(archive), "screen", str(book), "-o", str(out)])
    assert not out.exists()
    assert len(done) == 2
    monkeypatch.setattr(ScreenedPiece, "of", real)
    screen(archive, book, "-o", out)
    assert out.read_bytes() == whole.read_bytes()


@pytest.mark.parametrize(
    ("encoding", "delimiter"), [("utf-8-sig", ";"), ("latin-1", "\t"), ("utf-16", "|")]
)
def test_dialects_and_encodings(tmp_path: Path, encoding: str, delimiter: str) -> None:
    rows = [["Nombre completo", "País"], ["José Peña, hijo", "México"]]
    path = write_book(tmp_path / "b.csv", rows, encoding=encoding, delimiter=delimiter)
    assert read_header(path) == rows[0]
    (piece,) = read_book(path, ["Nombre completo"])
    assert piece.columns["Nombre completo"] == ["José Peña, hijo"]


def test_xlsx_parquet_and_json_lines(tmp_path: Path) -> None:
    import openpyxl
    import pyarrow as pa
    import pyarrow.parquet as pq

    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(["name"])
    book.active.append(["José"])
    book.save(tmp_path / "b.xlsx")
    pq.write_table(pa.table({"name": ["José"]}), tmp_path / "b.parquet")
    (tmp_path / "b.jsonl").write_text('{"name": "José"}\n', encoding="utf-8")
    for kind in ("xlsx", "parquet", "jsonl"):
        (piece,) = read_book(tmp_path / f"b.{kind}", ["name"])
        assert piece.columns == {"name": ["José"]}, kind


def test_columns_are_detected() -> None:
    found = detect(["Id", "FirstName", "LastName", "Date of Birth", "RFC", "Concepto"])
    assert found.parts == ("FirstName", "LastName")
    assert (found.births, found.identifiers, found.texts) == (
        ("Date of Birth",),
        ("RFC",),
        ("Concepto",),
    )
    assert detect(["payer", "payee", "memo"]).names == ("payer", "payee")


def test_errors_name_file_line_and_value(tmp_path: Path) -> None:
    (tmp_path / "b.jsonl").write_text('{"name": "a"}\nnot json\n')
    with pytest.raises(ReadError, match=r"b\.jsonl line 2: not JSON"):
        list(read_book(tmp_path / "b.jsonl", ["name"]))
    with pytest.raises(ReadError, match="no such file"):
        read_header(tmp_path / "none.csv")
    (tmp_path / "b.xlsx").write_bytes(b"PK\x03\x04 no zip")
    with pytest.raises(ReadError, match="damaged ZIP or XLSX"):
        read_header(tmp_path / "b.xlsx")


def test_hostile_books(archive: Path, tmp_path: Path) -> None:
    wide = tmp_path / "wide.csv"
    wide.write_text("name," + ",".join(f"c{i}" for i in range(20_000)) + "\nJoaquin Guzman\n")
    assert screen(archive, wide)[0] == 4
    rows = [["name"], ["=1+1 Joaquin Guzman Loera"], ["a" * 1_000_000], ["\x00"], ["\u202e"]]
    out = tmp_path / "h.csv"
    screen(archive, write_book(tmp_path / "b.csv", rows), "-o", out)
    with open(out, encoding="utf-8", newline="") as stream:
        cells = [cell for row in csv.reader(stream) for cell in row]
    assert any("Joaquin Guzman Loera" in cell for cell in cells)
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


def test_the_command_match(tmp_path: Path) -> None:
    runner = CliRunner()
    answer = runner.invoke(app, ["match", "Juan Hdz", "Juan Hernandez", "--json"])
    assert json.loads(answer.output)["score"] > 0.9
    pairs = write_book(tmp_path / "p.csv", [["schema", "name1", "name2"], ["Person", "a b", "b a"]])
    out = tmp_path / "o.csv"
    assert runner.invoke(app, ["match", "--pairs", str(pairs), "-o", str(out)]).exit_code == 0
    with open(out, encoding="utf-8", newline="") as stream:
        (row,) = csv.DictReader(stream)
    assert list(row) == ["schema", "name1", "name2", "score", "explanation"]
    assert float(row["score"]) == 1
