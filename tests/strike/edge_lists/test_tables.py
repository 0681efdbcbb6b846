"""Edge lists in workbooks and other files of tables: the same network as the same rows as text."""

from __future__ import annotations

import gzip
import json
import zipfile
from pathlib import Path

import openpyxl
import pytest
from written_tables import WRITERS, Rows

from linchpin.strike.edge_lists.edge_file import EdgeFile, read_edges
from linchpin.strike.edge_lists.options import EdgeOptions
from linchpin.strike.errors import StrikeError

TIES: Rows = [["Ana Peña", "Bo", "2"], ["Bo", "Кирилл", "1.5"], ["Кирилл", "Dai", "3"]]

KINDS = [
    kind for kind in WRITERS
    if not kind.endswith(("tilde", "hash", "caret", "wrapped", "xml")) and "gzip" not in kind
]  # fmt: skip
"""Kinds of which edge lists are made; the others are refused in words."""


def book(path: Path, sheets: dict[str, list[list[object]]]) -> Path:
    made = openpyxl.Workbook()
    made.remove(made.active)  # type: ignore[arg-type]
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    made.save(path)
    return path


def ties(read: EdgeFile) -> set[tuple[str, str]]:
    one, other = read.graph.ends()
    return set(zip(read.graph.named(one), read.graph.named(other), strict=True))


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_file_gives_the_network_of_its_rows(
    tmp_path: Path, kind: str, packed: bool
) -> None:
    path = WRITERS[kind](tmp_path, ["Caller", "Called", "weight"], TIES)
    if packed:
        path.write_bytes(gzip.compress(path.read_bytes(), mtime=0))
    read = read_edges(path)
    assert {name for tie in ties(read) for name in tie} == {"Ana Peña", "Bo", "Dai", "Кирилл"}
    assert ties(read) == {("Ana Peña", "Bo"), ("Bo", "Кирилл"), ("Dai", "Кирилл")}
    assert read.graph.weights is not None
    assert sorted(read.graph.weights.tolist()) == [1.5, 1.5, 2.0, 2.0, 3.0, 3.0]
    assert read.gaps == ()


def test_a_workbook_without_headings_below_a_title_and_with_numbers(tmp_path: Path) -> None:
    rows: list[list[object]] = [[5551001, 5551002], [5551002, 5551003], [5551003, 5551001]]
    read = read_edges(book(tmp_path / "plain", {"S": rows}))
    assert ties(read) == {
        ("5551001", "5551002"), ("5551002", "5551003"), ("5551001", "5551003"),
    }  # fmt: skip
    titled = [["Calls of May"], [], ["from", "to"], *rows]
    again = read_edges(book(tmp_path / "titled", {"S": titled}))
    assert ties(again) == ties(read)
    assert any("above the headings" in note and "Calls of May" in note for note in again.notes)
    text = tmp_path / "titled.csv"
    text.write_text("Calls of May,\n\nfrom,to\n5551001,5551002\n5551002,5551003\n")
    assert ties(read_edges(text)) == {("5551001", "5551002"), ("5551002", "5551003")}


def test_the_sheet_of_ties_is_found_and_others_are_named(tmp_path: Path) -> None:
    people = [["Id", "Label"], ["a", "Ana"], ["b", "Bo"]]
    edges = [["Source", "Target"], ["a", "b"]]
    read = read_edges(book(tmp_path / "b", {"People": people, "Ties": edges, "Nothing": []}))
    assert ties(read) == {("a", "b")}
    assert any("not used: People" in note for note in read.notes)


def test_several_tables_of_ties_are_asked_about(tmp_path: Path) -> None:
    one, other = [["from", "to"], ["a", "b"]], [["from", "to"], ["c", "d"]]
    path = book(tmp_path / "b", {"2020": one, "2021": other})
    with pytest.raises(StrikeError, match=r"'2020', '2021'.*--sheet"):
        read_edges(path)
    assert ties(read_edges(path, EdgeOptions(sheet="2021"))) == {("c", "d")}
    with pytest.raises(StrikeError, match="no table '2022'"):
        read_edges(path, EdgeOptions(sheet="2022"))


def test_cells_that_cannot_be_read_are_counted_and_never_names(tmp_path: Path) -> None:
    rows = [["from", "to"], ["a", "b"], ["#N/A", "b"], ["=A2", "c"], [12345678901234567890, "d"]]
    read = read_edges(book(tmp_path / "b", {"S": rows}))
    said = " ".join(read.gaps)
    assert ties(read) == {("a", "b")}
    for words in ("error in place of a value", "without a stored value", "digits lost", "row 3"):
        assert words in said


def test_a_matrix_in_a_workbook_loses_nothing_silently(tmp_path: Path) -> None:
    rows = [[None, "a", "b", "c"], ["a", 0, 1, 0], ["b", 1, 0, 1], ["c", 0, 1, 0]]
    read = read_edges(book(tmp_path / "b", {"S": rows}))
    assert ties(read) == {("a", "b"), ("b", "c")}
    text = tmp_path / "m.csv"
    text.write_text(",a,b,c\na,0,1,0\nb,1,0,1,1\nc,0,1,0\n")
    said = " ".join(read_edges(text).gaps)
    assert "1 number of the matrix without a name at one end" in said


def test_a_damaged_workbook_and_one_without_rows_are_refused(tmp_path: Path) -> None:
    path = book(tmp_path / "b", {"S": [["from", "to"], ["a", "b"]]})
    cut = tmp_path / "cut"
    cut.write_bytes(path.read_bytes()[:-300])
    with pytest.raises(StrikeError, match="damaged"):
        read_edges(cut)
    with pytest.raises(StrikeError, match="no table with rows"):
        read_edges(book(tmp_path / "empty", {"S": []}))


def test_files_of_an_archive_that_cannot_be_read_are_gaps(tmp_path: Path) -> None:
    path = tmp_path / "b"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("ties.csv", "from,to\na,b\n")
        archive.writestr("scan.pdf", b"%PDF-1.4 and so on")
    read = read_edges(path)
    assert ties(read) == {("a", "b")}
    assert any("scan.pdf" in gap for gap in read.gaps)


def test_records_of_json_are_ties(tmp_path: Path) -> None:
    path = tmp_path / "b"
    values = [{"source": "a", "target": "b"}, {"source": "b", "target": "c"}]
    for text in (json.dumps(values), "\n".join(map(json.dumps, values))):
        path.write_text(text)
        assert ties(read_edges(path)) == {("a", "b"), ("b", "c")}


@pytest.mark.parametrize(
    ("page", "name"),
    [("cp1252", "Núñez Peña"), ("cp1251", "Владимир Петров")],
)
def test_code_pages_are_found_by_their_letters(tmp_path: Path, page: str, name: str) -> None:
    path = tmp_path / "ties.csv"
    others = ["Сергей Иванов", "Анна Смирнова"] if page == "cp1251" else ["Ana", "Bo"]
    rows = [f"{name},{other}\n" for other in others] * 3
    path.write_bytes(("from,to\n" + "".join(rows)).encode(page))
    read = read_edges(path)
    assert name in {end for tie in ties(read) for end in tie}
    assert any("no UTF-8" in note for note in read.notes)


def test_bytes_that_are_no_letters_are_a_gap(tmp_path: Path) -> None:
    path = tmp_path / "ties.csv"
    text = "from,to\nAna,Бо\nБо,Cy\n".encode("utf-16")
    path.write_bytes(text[:-5] + b"\x00\xd8" + text[-5:-1])
    read = read_edges(path)
    assert any("no letters" in gap for gap in read.gaps)


def test_a_heading_that_begins_as_archives_do_is_text(tmp_path: Path) -> None:
    path = tmp_path / "ties.csv"
    path.write_text("PK,source,target\n1,a,b\n2,b,c\n")
    assert ties(read_edges(path)) == {("a", "b"), ("b", "c")}


def test_a_hidden_sheet_that_is_read_is_said(tmp_path: Path) -> None:
    made = openpyxl.load_workbook(
        book(tmp_path / "a.xlsx", {"Shown": [["a title"]], "Aside": [["from", "to"], ["a", "b"]]})
    )
    made["Aside"].sheet_state = "hidden"
    made.save(tmp_path / "b.xlsx")
    read = read_edges(tmp_path / "b.xlsx")
    assert ties(read) == {("a", "b")}
    assert any("hidden sheet" in note for note in read.notes)
