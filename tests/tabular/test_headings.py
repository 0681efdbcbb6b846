"""Headings stand where a person sees them: under cover rows, on two lines, or nowhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from written_tables import csv_text, read

from linchpin.tabular.headings import find_headings
from linchpin.tabular.text.dialect import NOWHERE, find_dialect


def headings(*rows: list[str], named: tuple[str, ...] = ()) -> tuple[list[str], int, bool]:
    """Return headings, how many rows are above the data, and whether there are headings."""
    found = find_headings(list(enumerate(map(list, rows), 1)), frozenset(named))
    return found.names, found.above, found.found


PEOPLE = [["1", "Ana Luz", "1990-01-01"], ["2", "Luis Vecino", "1991-02-02"]]


def test_under_cover_rows() -> None:
    rows = [["Bank of Examples"], ["Customers at 31 December"], [], ["id", "name", "dob"], *PEOPLE]
    assert headings(*(row for row in rows if row)) == (["id", "name", "dob"], 3, True)


def test_on_two_lines_with_merged_cells() -> None:
    rows = [["Customer", "", "", "Payment", ""], ["id", "name", "dob", "amount", "date"],
            ["1", "Ana Luz", "1990-01-01", "5", "2024-01-01"]]  # fmt: skip
    names, above, _ = headings(*rows)
    assert names == ["Customer id", "Customer name", "Customer dob", "Payment amount",
                     "Payment date"]  # fmt: skip
    assert above == 2


@pytest.mark.parametrize(
    "rows",
    [
        PEOPLE,
        [["Ana María Luz"], ["Luis Vecino"], ["José Ruiz Paz"]],
        [["Ana Luz", "Lugo"], ["Luis Vecino", "Vigo"]],
        [["Ana Luz"]],
    ],
)
def test_a_table_without_headings_loses_no_row(rows: list[list[str]]) -> None:
    names, above, found = headings(*rows)
    assert (above, found) == (0, False)
    assert names[0] == "column 1"


@pytest.mark.parametrize(
    "header",
    [["Kunde", "Geburtsdatum"], ["Nome completo", "CPF"], ["Nom", "Prénom"], ["customer_name", "x"],
     ["Razón Social", "RFC"], ["NOMBRE DEL CLIENTE", "C.U.R.P."]],
)  # fmt: skip
def test_headings_of_other_languages(header: list[str]) -> None:
    assert headings(header, ["Ana Luz", "1"], ["Luis Vecino", "2"]) == (header, 1, True)


def test_headings_of_unknown_words_are_told_from_what_stands_below() -> None:
    assert headings(["wojew", "kwota"], ["Ana Luz", "12"], ["Luis Vecino", "15"])[1:] == (1, True)


def test_columns_a_user_names_are_the_heading() -> None:
    rows = [["Ana Luz", "Lugo"], ["Luis Vecino", "Vigo"], ["José Ruiz", "Vigo"]]
    assert headings(*rows, named=("Lugo",)) == (["Ana Luz", "Lugo"], 1, True)


def test_a_firm_named_like_a_heading_is_data() -> None:
    rows = [["id", "name"], ["1", "Banco de la Empresa"], ["2", "Legal Partners Company"]]
    assert headings(*rows)[1] == 1


def test_a_column_without_heading_is_read(tmp_path: Path) -> None:
    (tmp_path / "b.csv").write_text(
        csv_text([["id", "name"], ["1", "Ana", "x"], ["2", "Eva", "y"]])
    )
    assert read(tmp_path / "b.csv") == [
        ("", ["id", "name", "column 3"], [["1", "Ana", "x"], ["2", "Eva", "y"]])
    ]


@pytest.mark.parametrize("mark", list(",;\t|~^#:"))
def test_any_separator(mark: str) -> None:
    rows = [["id", "name", "city"], ["1", "Ana", "Lugo"], ["2", "Eva Paz", "Vigo"]]
    assert find_dialect(csv_text(rows, mark)).separator == mark


@pytest.mark.parametrize(
    "text",
    ["name\nPAZ, Ana\nGIL, Luis\n", "PAZ, Ana\nGIL, Luis\n", "name\nAna\nLuis\n",
     "memo\npaid: rent; water\npaid: rent\n"],
)  # fmt: skip
def test_one_column_stays_one(text: str) -> None:
    assert find_dialect(text).separator == NOWHERE


def test_columns_of_fixed_widths(tmp_path: Path) -> None:
    text = "ID    NAME             CITY\n000001ANA LUZ          LUGO\n000002LUIS VECINO      VIGO\n"
    lines = text.splitlines()
    lines = [line[:6].ljust(8) + line[6:] for line in lines]
    (tmp_path / "b.txt").write_text("\n".join(lines))
    assert read(tmp_path / "b.txt") == [
        ("", ["ID", "NAME", "CITY"],
         [["000001", "ANA LUZ", "LUGO"], ["000002", "LUIS VECINO", "VIGO"]])
    ]  # fmt: skip


def test_quotes_in_quotes_and_blanks_before_them(tmp_path: Path) -> None:
    (tmp_path / "b.csv").write_text('id, name\n1, "Paz, Ana"\n2, "Gil, ""el Rubio"""\n')
    assert read(tmp_path / "b.csv")[0][2] == [["1", "Paz, Ana"], ["2", 'Gil, "el Rubio"']]
    (tmp_path / "b.csv").write_text('id,name\n1,"Ana \\"la Rubia\\", Paz"\n')
    assert read(tmp_path / "b.csv")[0][2] == [["1", 'Ana "la Rubia", Paz']]
