"""What a run refuses: to write over its inputs, damaged records, files that cannot be right."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from linchpin.claims.errors import ReadError
from linchpin.cli import app
from linchpin.screen.book.rows import read_book, read_header
from linchpin.screen.results import record
from linchpin.screen.results.hit import Hit

LINE = '101,"EJEMPLO PRUEBA, Ana","individual","SDNTK",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n'
BOOK = "name\nAna Ejemplo Prueba\nNadie Conocido Aqui\n"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder a command runs in, with a book and a list of one."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sdn-2021-07").mkdir()
    (tmp_path / "sdn-2021-07" / "sdn.csv").write_text(LINE, "latin-1")
    (tmp_path / "b.csv").write_text(BOOK, "utf-8")
    return tmp_path


def linchpin(*arguments: str) -> Result:
    """Return what a command does where there is no archive."""
    return CliRunner().invoke(app, ["--archive", "/nowhere", *arguments])


def screened(*arguments: str) -> Result:
    """Return what screening the book against the list does."""
    return linchpin("screen", "b.csv", "--list", "sdn-2021-07", *arguments)


@pytest.mark.parametrize(
    "arguments",
    [
        ["-o", "b.csv"],
        ["-o", "sdn-2021-07/../b.csv"],
        ["-o", "linked.csv"],
        ["-o", "hard.csv"],
        ["--record", "b.csv"],
        ["--replay", "r.json", "--record", "./r.json"],
        ["-o", "sdn-2021-07/sdn.csv"],
        ["-o", "h.csv", "--record", "h.csv"],
    ],
)
def test_no_output_overwrites_an_input(place: Path, arguments: list[str]) -> None:
    (place / "r.json").write_text("{}", "utf-8")
    (place / "linked.csv").symlink_to("b.csv")
    os.link(place / "b.csv", place / "hard.csv")
    before = {path: path.read_bytes() for path in place.rglob("*") if path.is_file()}
    result = screened(*arguments)
    assert result.exit_code == 1
    assert "name another file" in str(result.exception) or "name two" in str(result.exception)
    assert before == {path: path.read_bytes() for path in place.rglob("*") if path.is_file()}


def test_the_list_file_itself_is_not_written_over(place: Path) -> None:
    result = linchpin(
        "screen", "b.csv", "--list", "sdn-2021-07/sdn.csv", "-o", "./sdn-2021-07/sdn.csv"
    )
    assert "would overwrite --list" in str(result.exception)


def test_pairs_are_not_written_over(place: Path) -> None:
    text = "name1,name2\nAna,Anna\n"
    (place / "x.csv").write_text(text, "utf-8")
    result = linchpin("match", "--pairs", "x.csv", "-o", "../" + place.name + "/x.csv")
    assert "would overwrite --pairs" in str(result.exception)
    assert (place / "x.csv").read_text("utf-8") == text


@pytest.mark.parametrize("option", ["-o", "--record"])
def test_a_place_that_cannot_be_written_is_said_first(place: Path, option: str) -> None:
    (place / "d.csv").mkdir()
    folder = screened(option, "d.csv")
    assert "is a folder" in str(folder.exception)
    missing = screened(option, "none/h.csv")
    assert "there is no folder none" in str(missing.exception)
    assert "columns:" not in missing.output


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('name\n"Nemesio Oseguera\nBob\n', 2),
        ('name\n"Nemesio Oseguera\nBob', 2),
        ('name\r\nAna\r\n"Nemesio\r\nBob\r\n', 3),
        ('name,memo\n"two\nlines","open\nBob\n', 3),
        ('sep=,\nname\nAna\n"Bob\n', 4),
        ('name\nAna\n"', 3),
        ('"name\nAna\n', 1),
    ],
)
def test_a_quote_that_is_never_closed_is_an_error(tmp_path: Path, text: str, line: int) -> None:
    book = tmp_path / "b.csv"
    book.write_bytes(text.encode())
    with pytest.raises(ReadError, match=rf"b\.csv line {line}: a quote is opened and never"):
        list(read_book(book, read_header(book)))


@pytest.mark.parametrize("text", ['name\n"two\nlines"\n', 'name\n"two\nlines"', 'name\nBob 5"\n\n'])
def test_a_quote_that_is_closed_is_none(tmp_path: Path, text: str) -> None:
    book = tmp_path / "b.csv"
    book.write_bytes(text.encode())
    (piece,) = read_book(book, ["name"])
    assert piece.rows == 1


def test_a_folder_is_not_taken_for_a_missing_book(place: Path) -> None:
    assert "is a directory" in str(linchpin("screen", "sdn-2021-07").exception)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("threshold", "x"),
        ("threshold", 7),
        ("mapping", {"names": 5}),
        ("mapping", {"names": [5]}),
        ("mapping", {"nams": ["name"]}),
        ("mapping", []),
        ("editions", {"a": 1}),
        ("as_of", 5),
        ("places_as_of", "soon"),
        ("result_sha256", None),
    ],
)
def test_a_damaged_record_names_file_and_field(place: Path, field: str, value: object) -> None:
    screened("-o", "h.csv")
    record = json.loads((place / "h.csv.run.json").read_text("utf-8"))
    (place / "r.json").write_text(json.dumps({**record, field: value}), "utf-8")
    result = screened("--replay", "r.json")
    assert isinstance(result.exception, ReadError)
    assert str(result.exception).startswith(f"r.json: the record is damaged: {field} is ")


def test_another_book_is_said_before_the_list_is_read(place: Path) -> None:
    screened("-o", "h.csv")
    (place / "b.csv").write_text(BOOK + "Luis\n", "utf-8")
    result = linchpin("screen", "b.csv", "--list", "none", "--replay", "h.csv.run.json")
    assert "not the same book_sha256" in str(result.exception)


@pytest.mark.parametrize(
    "option",
    [("--threshold", "0.7"), ("--name", "name"), ("--key", "name"), ("--as-of", "2021-01-01")],
)
def test_what_a_replay_takes_from_its_record_is_refused(
    place: Path, option: tuple[str, str]
) -> None:
    screened("-o", "h.csv")
    result = screened("--replay", "h.csv.run.json", *option)
    assert result.exit_code == 2
    assert f"leave {option[0]} out" in result.output


def test_an_unknown_edition_is_said_before_any_work(place: Path) -> None:
    from linchpin.archive import create_archive

    create_archive(place / "a")
    result = CliRunner().invoke(app, ["--archive", "a", "rescreen", "b.csv", "--since", "1999"])
    assert "no edition '1999'; there are none" in str(result.exception)
    assert "columns:" not in result.output


def test_the_summary_counts_in_good_words(place: Path) -> None:
    one = screened().stderr
    assert "2 rows screened, 1 hit on 1 row:" in one
    assert "  1 hit scores 0.95 or more.\n" in one
    (place / "b.csv").write_text("name\nAna Ejemplo Prueba\nAna Exempla Pruebo\n", "utf-8")
    assert "1 hit scores 0.95 or more; the other is a possible hit.\n" in screened().stderr
    (place / "b.csv").write_text("name\nAna Exempla Pruebo\n", "utf-8")
    possible = screened().stderr
    assert "1 row screened, 1 hit on 1 row:" in possible
    assert "It is a possible hit: none scores 0.95 or more.\n" in possible


def pairs(place: Path, name: str, data: bytes) -> Result:
    """Return what scoring a file of pairs does; it goes to out.csv."""
    (place / name).write_bytes(data)
    return linchpin("match", "--pairs", name, "-o", "out.csv")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("p.csv", "name1;name2;note\nJosé Peña;PEÑA, José;a\n".encode("cp1252")),
        ("p.csv", "name1\tname2\tnote\nJosé Peña\tPEÑA, José\ta\n".encode("utf-16")),
        ("p.jsonl", '{"name1": "José Peña", "name2": "PEÑA, José", "note": "a"}\n'.encode()),
    ],
)
def test_pairs_come_in_every_kind_of_book(place: Path, name: str, data: bytes) -> None:
    done = pairs(place, name, data)
    assert done.exit_code == 0, done.exception
    head, row = (place / "out.csv").read_text("utf-8").splitlines()
    assert head == "name1,name2,note,score,explanation"
    assert row.startswith('José Peña,"PEÑA, José",a,1.0000,')


def test_pairs_may_hold_long_cells(place: Path) -> None:
    done = pairs(place, "p.csv", b"name1,name2,note\nAna,Anna," + b"x" * 140_000 + b"\n")
    assert done.exit_code == 0, done.exception


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"name1,name2\nAna,Anna,Peria\n", "p.csv: 1 row with more cells than headings"),
        (b"name1,name2,score\nAna,Anna,1\n", "p.csv: has a column 'score' already"),
        (b'name1,name2\nAna,Anna\nLuis,"Lu\n', "p.csv line 3: a quote is opened"),
        (b"name1,name2,schema\nAna,Anna,\nA,B,Ship\n", "p.csv row 2: schema 'Ship' is none of"),
        (b"name1,other\nAna,Anna\n", "p.csv: no column 'name2' among name1, other"),
    ],
)
def test_pairs_that_cannot_be_right_are_refused(place: Path, data: bytes, says: str) -> None:
    assert str(pairs(place, "p.csv", data).exception).startswith(says)
    assert not (place / "out.csv").exists()


@pytest.mark.parametrize(
    ("alert", "score", "certain"),
    [("name", 0.95, True), ("name", 0.94, False), ("weak name", 1.0, False)],
)
def test_a_weak_name_is_never_more_than_possible(alert: str, score: float, certain: bool) -> None:
    hit = Hit(1, "", "name", "Ana", alert, score, "ofac-1", "Ana", "Ana", "", (), "", ())
    assert hit.certain is certain
    result = record.Result((hit,), 1)
    assert result.exit_code == (3 if certain else 4)


def test_a_replay_keeps_the_record_it_repeats(place: Path) -> None:
    assert screened().exit_code in (3, 4)
    before = Path("b.csv.run.json").read_bytes()
    assert screened("--replay", "b.csv.run.json").exit_code in (3, 4)
    assert Path("b.csv.run.json").read_bytes() == before
    assert Path("b.csv.replay.run.json").exists()


def test_names_without_a_letter_are_not_compared() -> None:
    assert "nothing to compare" in linchpin("match", "", "").output
