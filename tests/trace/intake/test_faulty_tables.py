"""Tables as people have them: what cannot be read or compared is said with file, line and value."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from traced_tables import intake_of, write_rows

from linchpin.cli import app
from linchpin.trace.intake.amounts import Comma, read_amount
from linchpin.trace.intake.moments import read_moment
from linchpin.trace.intake.reading import ReadingOrder


def run(*words: str | Path) -> tuple[int, str, dict[str, object]]:
    """Return exit code, all output, and the summary of a run."""
    done = CliRunner().invoke(app, ["--archive", "/none", "trace", *map(str, words), "--json"])
    lines = [line for line in done.stdout.splitlines() if line.startswith("{")]
    text = done.output + str(done.exception or "")
    return done.exit_code, text, json.loads(lines[-1]) if lines else {}


HEADER = "date,amount,payer,payee"
GOOD = ["2025-01-02", "100.00", "Ana", "Berta"]


@pytest.mark.parametrize(
    ("row", "said", "code"),
    [
        (["2025-02-30", "5", "Ana", "Berta"], "date not understood", 5),
        (["01/02/2025", "5", "Ana", "Berta"], "day and month in either order", 5),
        (["", "5", "Ana", "Berta"], "no date", 5),
        (["2025-01", "5", "Ana", "Berta"], "date not understood", 5),
        (["2025-01-02", "-5", "Ana", "Berta"], "negative amount", 5),
        (["2025-01-02", "(5.00)", "Ana", "Berta"], "negative amount", 5),
        (["2025-01-02", "five", "Ana", "Berta"], "amount not understood", 5),
        (["2025-01-02", "", "Ana", "Berta"], "no amount", 5),
        (["2025-01-02", "0.00", "Ana", "Berta"], "amount of nought", 0),
        (["2025-01-02", "5", "", "Berta"], "nobody named", 5),
        (["2025-01-02", "5", "Ana", "N/A"], "nobody named", 5),
        (["2025-01-02", "5", "Ana", "ANA"], "", 0),
        (["2025-01-02", "5.129", "Ana", "Berta"], "parts of a cent", 0),
        (["45678", "5", "Ana", "Berta"], "", 0),
        (["45678.5", "5", "Ana", "Berta"], "", 0),
    ],
)
def test_a_row_that_is_not_compared_is_said(
    row: list[str], said: str, code: int, tmp_path: Path
) -> None:
    table = write_rows(tmp_path / "t.csv", HEADER, [GOOD, row, [GOOD[0], "7", "Carla", "Dora"]])
    found, text, summary = run(table)
    assert found == code
    assert said in text
    if said:
        assert "row 3" in text
        rows = summary["rows"]
        assert rows == (3 if "parts of a cent" in said else 2)


def test_a_table_with_no_usable_column_is_refused(tmp_path: Path) -> None:
    table = write_rows(tmp_path / "t.csv", "colour,shape", [["red", "round"], ["blue", "square"]])
    code, text, _ = run(table)
    assert code == 1
    assert "t.csv" in text
    assert "columns: 'col" in text
    assert "--column" in text


def test_an_empty_table_is_no_all_clear(tmp_path: Path) -> None:
    code, text, _ = run(write_rows(tmp_path / "t.csv", HEADER, []))
    assert code == 5
    assert "no row" in text


def test_a_named_column_that_is_not_there_is_refused(tmp_path: Path) -> None:
    table = write_rows(tmp_path / "t.csv", HEADER, [GOOD])
    assert run(table, "--column", "payer=Nobody")[0] == 1
    assert run(table, "--column", "colour=payer")[0] == 1
    assert run(table, "--column", "payer")[0] == 2


def test_copies_count_once_and_equal_rows_each(tmp_path: Path) -> None:
    numbered = [["7", *GOOD], ["7", *GOOD], ["8", *GOOD]]
    _, text, summary = run(write_rows(tmp_path / "a.csv", f"id,{HEADER}", numbered))
    assert summary["rows"] == 2
    assert "copy of a row" in text
    _, text, summary = run(write_rows(tmp_path / "b.csv", HEADER, [GOOD, GOOD]))
    assert summary["rows"] == 2
    assert "row equal to another" in text


def test_currencies_are_never_mixed(tmp_path: Path) -> None:
    lines = [
        [f"2025-05-0{at + 1}", f"{5000 * 0.95**at:.2f}", name, other, money]
        for at, (name, other, money) in enumerate(
            [("A", "B", "USD"), ("B", "C", "MXN"), ("C", "D", "USD"), ("D", "E", "USD")]
        )
    ]
    table = write_rows(tmp_path / "t.csv", f"{HEADER},currency", lines)
    assert run(table, "--typology", "layering-chain")[0] == 0
    same = [[*line[:4], "mxn"] for line in lines]
    table = write_rows(tmp_path / "u.csv", f"{HEADER},currency", same)
    code, text, _ = run(table, "--typology", "layering-chain")
    assert code == 3
    assert "MXN 5,000.00" in text


def test_times_with_and_without_a_zone_are_not_compared(tmp_path: Path) -> None:
    lines = [["2025-01-02T10:00:00-05:00", "5", "A", "B"], ["2025-01-02 10:00:00", "5", "C", "D"]]
    code, text, _ = run(write_rows(tmp_path / "t.csv", HEADER, lines))
    assert code == 5
    assert "time without a zone" in text
    assert run(tmp_path / "t.csv", "--zone", "America/Denver")[0] == 0
    assert run(tmp_path / "t.csv", "--zone", "Nowhere/At All")[0] == 1


def test_clocks_that_change_are_said(tmp_path: Path) -> None:
    lines = [
        ["2025-03-09 02:30:00", "5", "A", "B"],
        ["2025-11-02 01:30:00", "6", "A", "B"],
        ["2025-06-02 01:30:00", "7", "A", "B"],
    ]
    table = write_rows(tmp_path / "t.csv", HEADER, lines)
    code, text, _ = run(table, "--zone", "America/Denver")
    assert code == 5
    assert "time that clocks skipped" in text
    assert "time that clocks showed twice" in text


def test_a_day_is_that_of_the_place(tmp_path: Path) -> None:
    table = write_rows(tmp_path / "t.csv", HEADER, [["2025-01-02T23:30:00-07:00", "5", "A", "B"]])
    rows = intake_of(table).tables.by_kind["transfers"].to_pylist()
    assert rows[0]["day"] == 20_090
    assert rows[0]["time"] // 86_400 == 20_091


def test_dates_of_a_column_are_read_in_its_order(tmp_path: Path) -> None:
    lines = [["25/01/2025", "5", "A", "B"], ["02/01/2025", "6", "A", "B"]]
    table = write_rows(tmp_path / "t.csv", HEADER, lines)
    code, text, _ = run(table)
    assert code == 0
    assert "day first" in text
    ambiguous = write_rows(tmp_path / "u.csv", HEADER, lines[1:])
    assert run(ambiguous)[0] == 5
    assert run(ambiguous, "--dates", "month")[0] == 0


def test_a_workbook_without_a_table_on_one_sheet_is_said(tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    book.active.append(HEADER.split(","))  # type: ignore[union-attr]
    book.active.append(GOOD)  # type: ignore[union-attr]
    notes = book.create_sheet("Notes")
    notes.append(["shape", "colour"])
    notes.append(["round", "red"])
    book.save(tmp_path / "t.xlsx")
    code, text, _ = run(tmp_path / "t.xlsx")
    assert code == 5
    assert "sheet not read" in text


def test_gaps_may_be_allowed_for_a_reason(tmp_path: Path) -> None:
    table = write_rows(tmp_path / "t.csv", HEADER, [GOOD, ["x", "5", "A", "B"]])
    assert run(table)[0] == 5
    code, _, summary = run(table, "--allow-gaps", "totals row")
    assert code == 0
    record = json.loads(Path(str(summary["record"])).read_text("utf-8"))
    assert record["gaps_allowed"] == "totals row"


@given(
    st.integers(-(10**12), 10**12), st.sampled_from(["{:.2f}", "{:,.2f}", "${:,.2f}", "USD {:.2f}"])
)
def test_amounts_are_read_as_they_are_written(cents: int, form: str) -> None:
    text = form.format(abs(cents) / 100)
    read = read_amount(f"({text})" if cents < 0 else text, Comma.THOUSANDS)
    assert read.cents == cents


@settings(max_examples=60)
@given(st.datetimes(), st.integers(-12, 12))
def test_a_zone_moves_seconds_and_not_the_day(when: object, hours: int) -> None:
    import datetime

    assert isinstance(when, datetime.datetime)
    when = when.replace(year=2000 + when.year % 90, microsecond=0, day=min(when.day, 28))
    text = when.strftime("%Y-%m-%d %H:%M:%S")
    plain, zoned = read_moment(text), read_moment(f"{text}{hours:+03}:00")
    assert plain.day == zoned.day
    assert plain.seconds - zoned.seconds == hours * 3600


def test_amounts_of_either_comma(tmp_path: Path) -> None:
    lines = [["2025-01-02", "1.234,50", "A", "B"], ["2025-01-02", "1.234", "C", "D"]]
    intake = intake_of(write_rows(tmp_path / "t.csv", HEADER, lines), ReadingOrder())
    cents = sorted(intake.tables.by_kind["transfers"]["cents"].to_pylist())
    assert cents == [123400, 123450]
