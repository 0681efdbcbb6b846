"""Dates in any usual form are understood, or it is said why not; none is guessed."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linchpin.tabular.dates import DateOrder, Understood, find_order, read_date
from linchpin.tabular.workbook.spreadsheet_numbers import day_of

days = st.dates(datetime.date(1911, 1, 1), datetime.date(2025, 12, 31))
SPANISH = "ene feb mar abr may jun jul ago sep oct nov dic".split()
FILLERS = {"1970-01-01", "1901-01-01"}


def written(day: datetime.date) -> list[str]:
    """Return a day in forms that can mean only that day."""
    serial = (day - datetime.date(1899, 12, 30)).days
    return [
        day.isoformat(), f"{day:%Y/%m/%d}", f"{day:%Y.%m.%d}", f"{day:%Y%m%d}", f"{day:%d %b %Y}",
        f"{day:%d-%b-%Y}", f"{day:%B %d, %Y}", f"{day.day} {SPANISH[day.month - 1]} {day.year}",
        f"{day:%d} de {SPANISH[day.month - 1]} de {day:%Y}", f"{day}T00:00:00Z",
        f"{day} 00:00:00", str(serial), f"{serial}.0",
    ]  # fmt: skip


@given(days)
def test_forms_that_can_mean_one_day(day: datetime.date) -> None:
    for text in written(day):
        read = read_date(text)
        if day.isoformat() in FILLERS:
            assert read.standing is Understood.FILLER, text
        else:
            assert [date.text for date in read.dates] == [day.isoformat()], text
            assert read.standing is Understood.YES


@given(days, st.sampled_from("/-. "))
def test_the_column_decides_day_or_month(day: datetime.date, mark: str) -> None:
    first = f"{day:%d}{mark}{day:%m}{mark}{day:%Y}"
    second = f"{day:%m}{mark}{day:%d}{mark}{day:%Y}"
    if day.isoformat() in FILLERS:
        return
    assert [d.text for d in read_date(first, DateOrder.DAY_FIRST).dates] == [day.isoformat()]
    assert [d.text for d in read_date(second, DateOrder.MONTH_FIRST).dates] == [day.isoformat()]
    for order in (DateOrder.UNKNOWN, DateOrder.MIXED):
        read = read_date(first, order)
        assert day.isoformat() in [date.text for date in read.dates]
        ambiguous = day.day <= 12 and day.day != day.month
        assert (read.standing is Understood.AMBIGUOUS) == ambiguous


@given(st.lists(days, min_size=1, max_size=20))
def test_an_order_is_decided_only_by_a_number_above_twelve(column: list[datetime.date]) -> None:
    cells = [f"{day:%d/%m/%Y}" for day in column]
    decided = any(day.day > 12 for day in column)
    assert find_order(cells) is (DateOrder.DAY_FIRST if decided else DateOrder.UNKNOWN)


@pytest.mark.parametrize("text", ["1900-01-01", "01/01/1900", "01/01/1970", "31.12.9999",
                                  "00/00/0000",
                                  "n/a", "desconocido", "unknown", "-", "0001-01-01"])  # fmt: skip
def test_fillers_are_no_births(text: str) -> None:
    assert read_date(text) == read_date("n/a")
    assert read_date(text).standing is Understood.FILLER


@pytest.mark.parametrize(
    ("text", "dates"),
    [("1968", ["1968"]), ("mar 1968", ["1968-03"]), ("03/1968", ["1968-03"]),
     ("circa 1968", ["1968~"]), ("1968-1970", ["1968/1970"]), ("00/00/1968", ["1968"]),
     ("14/03/68", ["1968-03-14"]), ("14/03/05", ["1905-03-14", "2005-03-14"]),
     ("14/03/1968; 15/03/1968", ["1968-03-14", "1968-03-15"])],
)  # fmt: skip
def test_dates_keep_their_precision(text: str, dates: list[str]) -> None:
    assert [date.text for date in read_date(text).dates] == dates


@pytest.mark.parametrize(
    "text", ["hello", "31/02/1968", "13/13/1968", "1.5", "-1", "1234", "99999999"]
)
def test_what_is_no_date_is_not_understood(text: str) -> None:
    assert read_date(text).standing is Understood.NO


@given(st.text(max_size=70))
def test_any_text_is_read_or_not_understood(text: str) -> None:
    read = read_date(text)
    assert bool(read.dates) == (read.standing in (Understood.YES, Understood.AMBIGUOUS))


@given(days.filter(lambda day: day > datetime.date(1900, 3, 1)))
def test_serial_numbers_of_spreadsheets(day: datetime.date) -> None:
    serial = (day - datetime.date(1899, 12, 30)).days
    assert day_of(serial) == day.isoformat()
    assert day_of(serial - 1462, from_1904=True) == day.isoformat()
