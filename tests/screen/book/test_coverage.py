"""The law of the run: every cell of a book is handed on or counted, whatever file it is in."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from written_tables import HEADER, WRITERS, read, write_ods

from effort import times
from linchpin.screen.book.columns import Mapping
from linchpin.screen.book.rows import read_book
from linchpin.screen.book.survey import survey_book
from linchpin.tabular.coverage import Coverage, Gap, GapKind, SheetRead, coverage_from

QUICK = settings(
    max_examples=times(20),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
words = st.sampled_from(
    ["", "", "Ana Luz", "x", "12", "PE?ALOZA", "PeÃ±a Ruiz", "Calle 1, Lugo", "1968-03-14", "MX/IR",
     "1.2E+15", "A1234567", "王小明", "payment of the rent of March", "05/06/1968", "n/a"]
)  # fmt: skip
grids = st.lists(st.lists(words, min_size=4, max_size=4), min_size=1, max_size=8)
KINDS = ["text utf-8 comma", "text utf-16 tab", "xlsx", "xls", "ods", "parquet", "json wrapped",
         "json lines", "html", "zip of text", "gzip of json"]  # fmt: skip


def account(path: Path, mapping: Mapping, piece: int = 20_000) -> Coverage:
    """Return the account of a book."""
    total = Coverage()
    for one in read_book(path, mapping, piece=piece):
        total += one.coverage
    return total


def filled(rows: list[list[str]]) -> int:
    """Return how many cells hold something."""
    return sum(1 for row in rows for cell in row if cell)


@QUICK
@given(
    grid=grids,
    kind=st.sampled_from(KINDS),
    names=st.sets(st.sampled_from(HEADER), min_size=1),
    piece=st.integers(1, 5),
)
def test_every_cell_is_handed_on_or_counted(
    grid: list[list[str]], kind: str, names: set[str], piece: int, tmp_path: Path
) -> None:
    path = WRITERS[kind](tmp_path, HEADER, grid)
    found = account(path, Mapping(names=tuple(sorted(names))), piece)
    wrapper = 1 if kind == "json wrapped" and found.rows else 0  # how many there are in all
    blank = kind == "json wrapped" and not found.rows
    assert found.cells + found.apart == filled(grid) + wrapper + blank
    assert found.rows == sum(any(row) for row in grid)


@QUICK
@given(grid=grids, above=st.lists(st.sampled_from(["List", "Ana Luz", "2024"]), max_size=3),
       beyond=st.lists(st.tuples(st.integers(0, 7), words), max_size=3))  # fmt: skip
def test_also_above_and_beside_the_table(
    grid: list[list[str]], above: list[str], beyond: list[tuple[int, str]], tmp_path: Path
) -> None:
    rows = [list(row) for row in grid]
    for at, cell in beyond:
        if at < len(rows) and len(rows[at]) == 4 and any(rows[at]) and cell:
            rows[at] += ["", cell]
    lines = [*([cell] for cell in above), HEADER, *rows]
    text = "\n".join(";".join(f'"{cell}"' for cell in line) for line in lines)
    (tmp_path / "b.csv").write_text(text, "utf-8")
    found = account(tmp_path / "b.csv", Mapping(names=("name",)))
    assert found.cells + found.apart == filled(rows) + len(above)


@QUICK
@given(st.lists(st.tuples(st.sampled_from(list(GapKind)), st.sampled_from(["", "a", "b"]),
                          st.integers(1, 9)), max_size=12), st.integers(0, 12))  # fmt: skip
@example([(GapKind.CUT, "a", 2), (GapKind.CUT, "a", 1)], 1)
def test_accounts_add_up_in_any_order(found: list[tuple[GapKind, str, int]], at: int) -> None:
    parts = [
        Coverage((SheetRead("s", 1, ("name",), line, 0),),
                 (Gap.of(kind, ("s", column), line=line, value=f"v{line}"),))
        for kind, column, line in found
    ]  # fmt: skip
    one = sum(parts, Coverage())
    other = sum(parts[at:], Coverage()) + sum(reversed(parts[:at]), Coverage())
    assert one == other
    assert coverage_from(json.loads(json.dumps(one.as_record()))) == one
    assert one.rows == len(parts)


def test_sheets_are_all_read_and_hidden_ones_said(tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    first = book.active
    assert first is not None
    first.append(["id", "name"])
    first.append([1, "Ana Luz"])
    other = book.create_sheet("Closed")
    other.sheet_state = "hidden"
    other.append(["Customer file of 2020"])
    other.append([])
    other.append(["id", "name", "born"])
    other.append([7, "Luis Vecino", "14/03/1968"])
    book.create_sheet("Empty")
    book.save(tmp_path / "b.xlsx")
    mapping = survey_book(tmp_path / "b.xlsx").mapping({})
    pieces = list(read_book(tmp_path / "b.xlsx", mapping))
    assert [piece.columns["name"] for piece in pieces] == [["Ana Luz"], ["Luis Vecino"]]
    assert [piece.place(0) for piece in pieces] == ["sheet 'Sheet', row 2", "sheet 'Closed', row 4"]
    found = account(tmp_path / "b.xlsx", mapping)
    assert found.count(GapKind.HIDDEN_SHEET) == 1
    assert found.count(GapKind.EMPTY_SHEET) == 1
    assert found.count(GapKind.SCREENED_AS_TEXT) == 1
    assert [sheet.sheet for sheet in found.sheets] == ["Closed", "Sheet"]


def test_formulas_without_value_are_counted_by_column(tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(["id", "first", "name"])
    book.active.append([1, "Ana", '=B2&" Luz"'])
    book.active.append([2, "Luis", "#N/A"])
    book.active["C3"].data_type = "e"
    book.save(tmp_path / "b.xlsx")
    found = account(tmp_path / "b.xlsx", Mapping(names=("name",)))
    (gap,) = [gap for gap in found.gaps if gap.kind is GapKind.NO_VALUE]
    assert (gap.column, gap.count, gap.examples[0].line) == ("name", 1, 2)
    assert gap.examples[0].value == '=B2&" Luz"'
    assert found.count(GapKind.ERROR_VALUE) == 1
    assert {gap.kind for gap in found.blind} >= {GapKind.NO_VALUE, GapKind.ERROR_VALUE}


def test_ods_formulas_without_value_are_counted(tmp_path: Path) -> None:
    row = "<table:table-row>{}</table:table-row>".format
    cell = "<table:table-cell><text:p>{}</text:p></table:table-cell>".format
    rows = row(cell("id") + cell("name")) + row(
        cell("1") + '<table:table-cell table:formula="of:=[.B9]"/>'
    )
    path = write_ods(tmp_path / "b.ods", {"A": rows})
    assert account(path, Mapping(names=("name",))).count(GapKind.NO_VALUE) == 1


@pytest.mark.parametrize(
    ("cells", "column", "kind"),
    [
        (["Ana María Luz", "Luis Vecino", "José Ruiz"], "other", GapKind.NAMES_NOT_SCREENED),
        (["PEHL891014MJCRRS00", "GULJ800101HSLZRQ09"], "code", GapKind.IDENTIFIERS_NOT_SCREENED),
        (["Mexico", "Iran", "Cuba"], "dest", GapKind.PLACES_NOT_SCREENED),
        (["12.50", "9.00", "1,200.00"], "amount", GapKind.COLUMN_NOT_SCREENED),
    ],
)  # fmt: skip
def test_what_is_not_screened_is_told_by_its_cells(
    cells: list[str], column: str, kind: GapKind, tmp_path: Path
) -> None:
    rows = "".join(f"{at};x;{cell}\n" for at, cell in enumerate(cells))
    (tmp_path / "b.csv").write_text(f"id;name;{column}\n{rows}", "utf-8")
    found = account(tmp_path / "b.csv", Mapping(names=("name",)))
    (gap,) = [gap for gap in found.gaps if gap.column == column]
    assert (gap.kind, gap.count) == (kind, len(cells))


def test_garbled_letters_are_mended_and_lost_ones_counted(tmp_path: Path) -> None:
    (tmp_path / "b.csv").write_text("id,name\n1,PeÃ±a Ruiz\n2,PE?ALOZA\n3,Who?\n", "utf-8")
    (piece,) = read_book(tmp_path / "b.csv", Mapping(names=("name",)))
    assert piece.columns["name"] == ["Peña Ruiz", "PE?ALOZA", "Who?"]
    assert piece.coverage.count(GapKind.MENDED) == 1
    assert piece.coverage.count(GapKind.LOST_LETTER) == 1


def test_births_and_countries_not_understood_are_counted_with_places(tmp_path: Path) -> None:
    text = "name,dob,country\nA,05/06/1968,MX/IR\nB,soon,Freedonia\nC,1900-01-01,\nD,7/8/60,n/a\n"
    (tmp_path / "b.csv").write_text(text, "utf-8")
    mapping = survey_book(tmp_path / "b.csv").mapping({})
    found = account(tmp_path / "b.csv", mapping)
    assert found.count(GapKind.BIRTH_AMBIGUOUS) == 2
    assert found.count(GapKind.BIRTH_PLACEHOLDER) == 1
    (gap,) = [gap for gap in found.gaps if gap.kind is GapKind.BIRTH_NOT_UNDERSTOOD]
    assert [(one.line, one.value) for one in gap.examples] == [(3, "soon")]
    (gap,) = [gap for gap in found.gaps if gap.kind is GapKind.COUNTRY_NOT_UNDERSTOOD]
    assert [(one.line, one.value) for one in gap.examples] == [(3, "Freedonia")]


def test_one_value_above_twelve_decides_the_column_however_late(tmp_path: Path) -> None:
    rows = "".join("A,05/06/1968\n" for _ in range(3_000))
    (tmp_path / "b.csv").write_text(f"name,dob\n{rows}B,25/12/1970\n", "utf-8")
    pieces = list(read_book(tmp_path / "b.csv", Mapping(names=("name",), births=("dob",))))
    assert [str(date) for date in pieces[0].birth("dob", 0).dates] == ["05 Jun 1968"]
    assert read(tmp_path / "b.csv")


def test_cells_above_the_headings_are_counted_as_screened(tmp_path: Path) -> None:
    (tmp_path / "b.csv").write_text("Report of 2024,\nLuis Vecino Ruiz,\nid,name\n1,Ana\n", "utf-8")
    found = account(tmp_path / "b.csv", Mapping(names=("name",)))
    assert found.count(GapKind.SCREENED_AS_TEXT) == 2
    assert not found.blind


def test_parts_of_names_are_screened_where_the_whole_name_is_empty(tmp_path: Path) -> None:
    (tmp_path / "b.csv").write_text("first,last,name\nAna,Luz,\nLuis,Paz,\n", "utf-8")
    mapping = survey_book(tmp_path / "b.csv").mapping({})
    assert mapping.parts == ("first", "last")
    (tmp_path / "b.csv").write_text("first,last,name\nAna,Luz,Ana Luz\n", "utf-8")
    assert survey_book(tmp_path / "b.csv").mapping({}).parts == ()
