"""The contract of book readers: the same rows give the same cells, whatever file they come in."""

from __future__ import annotations

import csv
import datetime
import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from effort import times
from linchpin.claims.errors import LinchpinError, ReadError
from linchpin.screen.book.columns import detect
from linchpin.screen.book.rows import Piece, read_book, read_header
from linchpin.tabular.cells import cell_text
from linchpin.tabular.headings import distinct

HEADER = ["id", "name", "memo; or not"]
ROWS = [
    ["1", "José Peña, hijo", 'said "no"; twice'],
    ["2", "Владимир Петров", "a\tb|c"],
    ["3", "", ""],
    ["4", "王小明", "two\nlines"],
    ["5", " =1+1", "\u200bzero\u202ewidth"],
]
LATIN = [["1", "José Peña, hijo", "café; y té"], ["2", "Ñandú", ""]]
Writer = Callable[[Path, list[list[str]]], Path]


def table(encoding: str, delimiter: str, rows: list[list[str]] = ROWS) -> Writer:
    """Return a writer of delimited text."""

    def write(folder: Path, given: list[list[str]]) -> Path:
        path = folder / "b.csv"
        with open(path, "w", encoding=encoding, newline="") as stream:
            csv.writer(stream, delimiter=delimiter).writerows([HEADER, *given])
        return path

    return write


def xlsx(folder: Path, rows: list[list[str]]) -> Path:
    """Write an Excel file."""
    import openpyxl

    book = openpyxl.Workbook()
    assert book.active is not None
    for row in (HEADER, *rows):
        book.active.append(row)
    for line in book.active.iter_rows():
        for cell in line:
            if isinstance(cell.value, str):
                cell.data_type = "s"  # a text that begins with = is a text here
    book.save(folder / "b.xlsx")
    return folder / "b.xlsx"


def parquet(folder: Path, rows: list[list[str]]) -> Path:
    """Write a Parquet file in several row groups."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    found = {name: [row[at] for row in rows] for at, name in enumerate(HEADER)}
    pq.write_table(pa.table(found), folder / "b.parquet", row_group_size=2)
    return folder / "b.parquet"


def json_lines(folder: Path, rows: list[list[str]]) -> Path:
    """Write JSON lines."""
    lines = [json.dumps(dict(zip(HEADER, row, strict=True))) for row in rows]
    (folder / "b.jsonl").write_text("\n\n".join(lines) + "\n", "utf-8")
    return folder / "b.jsonl"


def json_array(folder: Path, rows: list[list[str]]) -> Path:
    """Write one JSON array over several lines."""
    found = [dict(zip(HEADER, row, strict=True)) for row in rows]
    (folder / "b.json").write_text(json.dumps(found, indent=1, ensure_ascii=False), "utf-8")
    return folder / "b.json"


WRITERS: dict[str, Writer] = {
    **{f"csv {name}": table(encoding, mark)
       for encoding in ("utf-8", "utf-8-sig", "utf-16")
       for name, mark in ((f"{encoding} {mark!r}", mark) for mark in ",;\t|")},
    "xlsx": xlsx,
    "parquet": parquet,
    "json lines": json_lines,
    "json array": json_array,
}  # fmt: skip


def cells(path: Path, piece: int = 2) -> list[tuple[int, list[str]]]:
    """Return number and cells of every row of a book."""
    header = read_header(path)
    found: list[tuple[int, list[str]]] = []
    for one in read_book(path, header, piece=piece):
        rows = zip(*(one.columns[name] for name in header), strict=True)
        found += zip(one.numbers, map(list, rows), strict=True)
    return found


@pytest.mark.parametrize("kind", WRITERS)
def test_the_same_rows_whatever_the_file(kind: str, tmp_path: Path) -> None:
    path = WRITERS[kind](tmp_path, ROWS)
    assert read_header(path) == HEADER
    assert cells(path) == [(number, row) for number, row in enumerate(ROWS, 1)]


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_latin_1(mark: str, tmp_path: Path) -> None:
    path = table("latin-1", mark)(tmp_path, LATIN)
    assert [row for _, row in cells(path)] == LATIN


@pytest.mark.parametrize("kind", WRITERS)
def test_blank_rows_keep_the_numbers_of_others(kind: str, tmp_path: Path) -> None:
    rows = [ROWS[0], ["", "", ""], ROWS[1]]
    assert cells(WRITERS[kind](tmp_path, rows)) == [(1, ROWS[0]), (3, ROWS[1])]


@pytest.mark.parametrize("kind", [kind for kind in WRITERS if not kind.startswith("json")])
def test_headings_only(kind: str, tmp_path: Path) -> None:
    path = WRITERS[kind](tmp_path, [])
    assert read_header(path) == HEADER
    assert cells(path) == []


@pytest.mark.parametrize("name", ["b.csv", "b.jsonl", "b.json", "b.xlsx", "b.parquet"])
def test_an_empty_file_is_an_error_that_names_it(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"")
    with pytest.raises(ReadError, match=name):
        read_header(tmp_path / name)


def test_ragged_rows_are_filled_and_counted(tmp_path: Path) -> None:
    (tmp_path / "b.csv").write_text("id,name\n1\n\n2,Ana,x\n3,Luis,\n")
    (piece,) = read_book(tmp_path / "b.csv", ["id", "name"])
    assert piece.columns == {"id": ["1", "2", "3"], "name": ["", "Ana", "Luis"]}
    assert (list(piece.numbers), piece.longer) == ([1, 2, 3], 1)


@pytest.mark.parametrize("kind", ["csv", "xlsx", "parquet"])
def test_a_heading_that_is_there_twice_is_read_twice(kind: str, tmp_path: Path) -> None:
    import openpyxl
    import pyarrow as pa
    import pyarrow.parquet as pq

    header, row = ["name", "name", ""], ["Ana", "Luis", "x"]
    path = tmp_path / f"b.{kind}"
    if kind == "csv":
        path.write_text(",".join(header) + "\n" + ",".join(row) + "\n")
    elif kind == "xlsx":
        book = openpyxl.Workbook()
        assert book.active is not None
        book.active.append(["name", "name", None, "z"])
        book.active.append([*row, "z"])
        book.save(path)
    else:
        pq.write_table(pa.Table.from_arrays([pa.array([cell]) for cell in row], header), path)
    found = read_header(path)
    assert found[:3] == ["name", "name (2)", "column 3"]
    (piece,) = read_book(path, found[:3])
    assert [piece.columns[name] for name in found[:3]] == [["Ana"], ["Luis"], ["x"]]
    assert detect(found).names == ("name", "name (2)")


@given(st.lists(st.sampled_from(["", "a", "a (2)", "b", "column 1"]), max_size=8))
def test_headings_end_up_all_different(header: list[str]) -> None:
    found = distinct(header)
    assert len(set(found)) == len(header)
    assert all(
        new == old for new, old in zip(found, header, strict=True) if header.count(old) == 1 and old
    )


def test_cells_of_excel_and_parquet_are_what_a_person_would_type(tmp_path: Path) -> None:
    import openpyxl
    import pyarrow as pa
    import pyarrow.parquet as pq

    born = datetime.datetime.fromisoformat("1954-12-25")
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(["born", "number", "share", "yes"])
    book.active.append([born, 123456.0, 0.5, True])
    book.save(tmp_path / "b.xlsx")
    columns = {"born": pa.array([born], pa.timestamp("ns")), "number": [123456.0],
               "share": [0.5], "yes": [True]}  # fmt: skip
    pq.write_table(pa.table(columns), tmp_path / "b.parquet")
    for name in ("b.xlsx", "b.parquet"):
        assert cells(tmp_path / name) == [(1, ["1954-12-25", "123456", "0.5", "true"])]


@pytest.mark.parametrize(
    ("value", "text"),
    [(None, ""), (float("nan"), ""), (float("inf"), ""), (1e3, "1000"), (Decimal("7.50"), "7.50"),
     (datetime.date(2020, 1, 2), "2020-01-02"),
     (datetime.datetime.fromisoformat("2020-01-02T03:04"), "2020-01-02 03:04:00"),
     (b"\xff", "\ufffd"), (["a", {"b": None}], '["a", {"b": null}]'), ("\ud800x", "\ufffdx"),
     (10**30, "1" + "0" * 30)],
)  # fmt: skip
def test_cell_text(value: object, text: str) -> None:
    assert cell_text(value) == text


def test_a_quote_that_is_never_closed_is_an_error_with_its_line(tmp_path: Path) -> None:
    lines = ["id,name", '1,"Ana', *(f"{number},Luis" for number in range(2, 500))]
    (tmp_path / "b.csv").write_text("\n".join(lines))
    with pytest.raises(ReadError, match=r"line 2: a row of .* is a quote not closed"):
        cells(tmp_path / "b.csv")


def test_a_line_that_names_the_separator(tmp_path: Path) -> None:
    (tmp_path / "b.csv").write_text("sep=;\nid;name\n1;Peña, Ana\n")
    assert cells(tmp_path / "b.csv") == [(1, ["1", "Peña, Ana"])]


def test_a_hundred_thousand_columns_and_ten_megabytes_in_a_cell(tmp_path: Path) -> None:
    wide = ",".join(f"c{number}" for number in range(100_000))
    (tmp_path / "b.csv").write_text(f"name,{wide}\nAna{',x' * 100_000}\n")
    (piece,) = read_book(tmp_path / "b.csv", ["name", "c99999"])
    assert piece.columns == {"name": ["Ana"], "c99999": ["x"]}
    long = "a" * 10_000_000
    (tmp_path / "long.csv").write_text(f"name\n{long}\nAna\x00Luis\n")
    assert [row for _, row in cells(tmp_path / "long.csv")] == [[long], ["Ana\x00Luis"]]


def test_a_sheet_that_lies_about_its_size_is_read_whole(tmp_path: Path) -> None:
    import shutil
    import zipfile

    whole = xlsx(tmp_path, ROWS)
    shutil.move(whole, tmp_path / "whole.xlsx")
    with zipfile.ZipFile(tmp_path / "whole.xlsx") as old, zipfile.ZipFile(whole, "w") as new:
        for item in old.namelist():
            content = old.read(item)
            if item.endswith("sheet1.xml"):
                assert b'<dimension ref="A1:C6"' in content
                content = content.replace(b'ref="A1:C6"', b'ref="A1"')
            new.writestr(item, content)
    assert cells(whole) == [(number, row) for number, row in enumerate(ROWS, 1)]


def refusal(path: Path) -> str:
    """Return the error in words that reading a file ends in; nothing where it is read."""
    try:
        cells(path)
    except LinchpinError as error:
        return str(error)
    return ""


@settings(
    max_examples=times(30),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    content=st.binary(max_size=300),
    kind=st.sampled_from(["csv", "xlsx", "parquet", "jsonl", "json"]),
)
def test_any_bytes_are_read_or_refused_in_words(content: bytes, kind: str, tmp_path: Path) -> None:
    path = tmp_path / f"b.{kind}"
    path.write_bytes(content)
    assert str(path) in (refusal(path) or str(path))


@pytest.mark.parametrize("kind", ["xlsx", "parquet"])
def test_a_file_cut_or_changed_anywhere_is_read_or_refused(kind: str, tmp_path: Path) -> None:
    path = WRITERS[kind](tmp_path, ROWS)
    whole = path.read_bytes()
    for at in range(0, len(whole), 97):
        for damaged in (whole[:at], whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1 :]):
            path.write_bytes(damaged)
            assert str(path) in (refusal(path) or str(path))


texts = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8)


@settings(
    max_examples=times(30),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(rows=st.lists(st.lists(texts, min_size=3, max_size=3), min_size=1, max_size=6),
       kind=st.sampled_from(sorted(WRITERS)))  # fmt: skip
def test_what_is_written_is_read(rows: list[list[str]], kind: str, tmp_path: Path) -> None:
    wanted = [(number, row) for number, row in enumerate(rows, 1) if any(row)]
    assert cells(WRITERS[kind](tmp_path, rows)) == wanted


def pieces_of(path: Path, size: int) -> list[Piece]:
    """Return the pieces of a book."""
    return list(read_book(path, read_header(path), piece=size))


@pytest.mark.parametrize("kind", WRITERS)
def test_the_share_read_grows_to_all(kind: str, tmp_path: Path) -> None:
    shares: list[Any] = [piece.share for piece in pieces_of(WRITERS[kind](tmp_path, ROWS), 1)]
    assert shares == sorted(shares)
    assert shares[-1] > 0.5
