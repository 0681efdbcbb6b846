"""No all-clear where a listed name or number stands somewhere in the file: found, or said."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.comments import Comment

from linchpin.cli import app

NAME = "Rutilio Ejemplo Peñaloza"
LISTED = (
    '101,"EJEMPLO PEÑALOZA, Rutilio",individual,"SDNTK"' + ",-0- " * 7 + ',"DOB 14 Mar 1968; '
    'Passport G12345678 (Mexico); R.F.C. EEPR680314AB1 (Mexico)."\r\n'
    '102,"GARZA DORADA",vessel,"IRAN"' + ",-0- " * 7 + ',"Vessel Registration Identification IMO '
    '9187629."\r\n'
)
REST = {
    "alt.csv": '101,1,"aka","EJEMPLO, Ruti",-0- \r\n',
    "add.csv": "101,1,-0- ,-0- ,Mexico,-0- \r\n",
    "sdn_comments.csv": "101,more.\r\n",
}


@pytest.fixture(scope="module")
def watched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a list of two."""
    place = tmp_path_factory.mktemp("list")
    for name, text in {"sdn.csv": LISTED, **REST}.items():
        (place / name).write_text(text, encoding="utf-8")
    return place


def screened(book: Path, watched: Path) -> tuple[Result, list[tuple[int, str]]]:
    """Return how a screening ended, and the row and entity of each hit."""
    record = book.with_name("run.json")
    options = ["--list", str(watched), "--record", str(record), "--json"]
    result = CliRunner().invoke(app, ["--archive", "none", "screen", str(book), *options])
    lines = [json.loads(line) for line in result.stdout.splitlines() if line.startswith("{")]
    return result, [(line["row"], line["entity"]) for line in lines if "entity" in line]


TEXTS = {
    "a row that slipped by a cell": (
        "id,name,amount\n" + "".join(f"{n},Ana Gil,{n}\n" for n in range(1, 9)) + f"9,7,{NAME}\n",
        [(9, "ofac-101")],
    ),
    "a second table below": (f"id,name\n1,Ana Gil\n\nVendor,City\n{NAME},X\n", [(3, "ofac-101")]),
    "another separator in one line": (f"id;name\n1;Ana Gil\n2,{NAME},Y\n", [(2, "ofac-101")]),
    "names in the headings": (f"Name,Ana Gil,{NAME}\nCity,X,Y\nYear,1970,1968\n",
                              [(0, "ofac-101")]),
    "one line of something else": (f"INSERT INTO c (id) VALUES ('{NAME}');\n", [(1, "ofac-101")]),
    "a number in a cell of names": ("vessel\nUnknown (IMO 9187629)\nEBANO\n", [(1, "ofac-102")]),
    "series and number apart": ("name,passport series,passport number\nAna,G,12345678\n",
                                [(1, "ofac-101")]),
    "headings in Russian": ("№,Фамилия,Имя,Дата рождения\n1,Эхемпло Пеньялоса,Рутилио,1968\n",
                           [(1, "ofac-101")]),
    "headings in Chinese": (f"编号,姓名,出生日期\n1,{NAME},1968年3月14日\n", [(1, "ofac-101")]),
    "headings in Arabic": (f"الرقم,الاسم,الجنسية\n1,{NAME},المكسيك\n", [(1, "ofac-101")]),
    "customers that are numbers": (f"customer,detail\n1001,{NAME}\n1002,Ana Gil\n",
                                   [(1, "ofac-101")]),
    "names under the heading of a key": (f"id\n{NAME}\nAna Gil\nLuis Paz\n", [(1, "ofac-101")]),
    "nought bytes": (f"id,name\n1,{NAME}\0\0\0\n2,Ana\0\n", [(1, "ofac-101")]),
    "a code page read as another": ("name\nRutilio Ejemplo Pe├▒aloza\n", [(1, "ofac-101")]),
    "letters as HTML": ("name\nRutilio Ejemplo Pe&ntilde;aloza\n", [(1, "ofac-101")]),
    "letters as JSON": ("name\nRutilio Ejemplo Pe\\u00f1aloza\n", [(1, "ofac-101")]),
    "letters as mail": ("name\nRutilio Ejemplo Pe=C3=B1aloza\n", [(1, "ofac-101")]),
    "a sign for a letter": ("name\nRutilio Ejemplo Pe¥aloza\n", [(1, "ofac-101")]),
    "a name at birth": ("name\nRutilio Soto Paz, né Ejemplo Peñaloza\n", [(1, "ofac-101")]),
}  # fmt: skip


@pytest.mark.parametrize("kind", TEXTS)
def test_what_stands_in_a_text_is_found(kind: str, watched: Path, tmp_path: Path) -> None:
    text, expected = TEXTS[kind]
    book = tmp_path / "b.csv"
    book.write_text(text, encoding="utf-8")
    result, hits = screened(book, watched)
    assert result.exit_code in ((3, 4) if expected else (0,)), result.output
    assert set(expected) <= set(hits)


def test_keys_of_json_objects_are_names_too(watched: Path, tmp_path: Path) -> None:
    book = tmp_path / "b.json"
    book.write_text(json.dumps({NAME: {"city": "X"}, "Ana Gil": {"city": "Y"}}), encoding="utf-8")
    result, hits = screened(book, watched)
    assert (result.exit_code, hits) == (3, [(1, "ofac-101")])


def test_a_note_on_a_cell_of_a_workbook_is_read(watched: Path, tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    workbook.active.append(["id", "name"])
    workbook.active.append(["1", "Ana Gil"])
    workbook.active["B2"].comment = Comment(f"also known as {NAME}", "someone")
    workbook.save(tmp_path / "b.xlsx")
    result, hits = screened(tmp_path / "b.xlsx", watched)
    assert result.exit_code == 3, result.output
    assert hits == [(0, "ofac-101")]
    assert "note on a cell" in result.output


def test_a_book_without_rows_is_no_all_clear(watched: Path, tmp_path: Path) -> None:
    book = tmp_path / "b.csv"
    book.write_text("id,name\n", encoding="utf-8")
    result, hits = screened(book, watched)
    assert (result.exit_code, hits) == (5, [])
    assert "no row under the headings" in result.output


def test_genders_that_are_not_understood_are_counted(watched: Path, tmp_path: Path) -> None:
    book = tmp_path / "b.csv"
    book.write_text("name,sexo\nAna Gil,2\nLuis Paz,Masc.\nSol Ruiz,N/A\n", encoding="utf-8")
    result, _ = screened(book, watched)
    assert result.exit_code == 0
    assert "gender not understood (row 2: '2')" in result.output


def _number(row: int, column: int) -> str:
    return str(1_000 * row + column)


CELLS: dict[str, Callable[[int, int], str]] = {
    "numbers": _number,
    "dates": lambda row, column: f"2024-{1 + row % 12:02}-{1 + column:02}",
    "empty": lambda row, column: "",
}


@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    filler=st.sampled_from(sorted(CELLS)),
    row=st.integers(0, 11),
    column=st.integers(0, 3),
    heading=st.sampled_from(["amount", "x", "id", "birth date", "sexo", "passport", "fecha"]),
)
def test_a_name_anywhere_in_a_table_of_numbers_is_found_or_said(
    filler: str, row: int, column: int, heading: str, watched: Path, tmp_path: Path
) -> None:
    cell = CELLS[filler]
    rows = [["name", *(f"{heading} {at}".removesuffix(" 1") for at in range(1, 4))]]
    rows += [["Ana Gil", *(cell(at, column) for column in range(1, 4))] for at in range(12)]
    rows[1 + row][column] = NAME
    book = tmp_path / "b.csv"
    book.write_text("".join(",".join(one) + "\n" for one in rows), encoding="utf-8")
    result, hits = screened(book, watched)
    assert "ofac-101" in {entity for _, entity in hits} or result.exit_code in (1, 5)
