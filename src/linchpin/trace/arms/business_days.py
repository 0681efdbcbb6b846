"""Business days between two sales: weekdays that are no holiday of the nation or the state.

A licensee's business days are those on which it is open (ATF, questions and answers on the report
of multiple sales of rifles, example 3: a store open from Monday to Saturday has six a week). A
table of sales does not tell on which days nobody bought. So days are counted twice: at least those
on which an office is open or something was sold, and at most all.
"""

from __future__ import annotations

import csv
import datetime
from collections.abc import Collection
from functools import cache
from importlib.resources import files

FIRST_YEAR, LAST_YEAR = 2000, 2035
"""Years for which holidays of states are known; before and after only those of the nation are."""
_DAY = datetime.timedelta(days=1)
_MONDAY, _THURSDAY, _SATURDAY, _SUNDAY = 0, 3, 5, 6
_FIXED = (
    (1, 1, 1885, "New Year's Day"),
    (6, 19, 2021, "Juneteenth"),
    (7, 4, 1885, "Independence Day"),
    (11, 11, 1978, "Veterans Day"),
    (12, 25, 1885, "Christmas Day"),
)
"""Month, day and first year of federal holidays on a date (5 USC 6103)."""
_MOVING = (
    (1, 3, _MONDAY, 1986, "Martin Luther King Jr. Day"),
    (2, 3, _MONDAY, 1971, "Washington's Birthday"),
    (9, 1, _MONDAY, 1894, "Labor Day"),
    (10, 2, _MONDAY, 1971, "Columbus Day"),
    (11, 4, _THURSDAY, 1942, "Thanksgiving Day"),
)
"""Month, which of its weekdays, and first year of federal holidays on a weekday (the same)."""


def federal_holidays(year: int) -> dict[datetime.date, str]:
    """Return the federal holidays that are kept in a year, with what they are called.

    One on a Saturday is kept the day before, one on a Sunday the day after.

    >>> days = federal_holidays(2021)
    >>> days[datetime.date(2021, 6, 18)], days[datetime.date(2021, 12, 31)]
    ('Juneteenth', "New Year's Day")
    """
    kept: dict[datetime.date, str] = {}
    for of in (year, year + 1):
        for month, day, first, name in _FIXED:
            date = datetime.date(of, month, day)
            if of < first:
                continue
            shift = {_SATURDAY: -_DAY, _SUNDAY: _DAY}.get(date.weekday(), datetime.timedelta())
            if (date + shift).year == year:
                kept[date + shift] = name
    for month, which, weekday, first, name in _MOVING:
        if year >= first:
            kept[_nth(year, month, weekday, which)] = name
    if year >= 1971:
        last = datetime.date(year, 5, 31)
        kept[last - _DAY * ((last.weekday() - _MONDAY) % 7)] = "Memorial Day"
    return kept


def _nth(year: int, month: int, weekday: int, which: int) -> datetime.date:
    first = datetime.date(year, month, 1)
    return first + _DAY * ((weekday - first.weekday()) % 7 + 7 * (which - 1))


@cache
def _state_holidays() -> dict[tuple[str, int], dict[datetime.date, str]]:
    """Return the holidays of states beyond the federal ones, by state and year.

    The table is made by `scripts/generate_state_holidays.py`.
    """
    found: dict[tuple[str, int], dict[datetime.date, str]] = {}
    text = files("linchpin.trace.arms").joinpath("state_holidays.csv").read_text("utf-8")
    for row in csv.DictReader(text.splitlines()):
        month, day = (int(part) for part in row["day"].split("-"))
        for year in range(int(row["first"]), int(row["last"]) + 1):
            date = datetime.date(year, month, day)
            found.setdefault((row["state"], year), {})[date] = row["name"]
    return found


@cache
def _holidays(state: str, year: int) -> dict[datetime.date, str]:
    return federal_holidays(year) | _state_holidays().get((state, year), {})


def why_closed(day: datetime.date, state: str = "") -> str | None:
    """Return why a day is no business day of offices; None where it is one.

    Args:
        day: The day.
        state: Two letters of a state; empty where it is not known.

    >>> why_closed(datetime.date(2025, 4, 21), "TX"), why_closed(datetime.date(2025, 4, 21), "AZ")
    ('San Jacinto Day', None)
    """
    if day.weekday() >= _SATURDAY:
        return "Saturday" if day.weekday() == _SATURDAY else "Sunday"
    return _holidays(state, day.year).get(day)


def business_days(
    first: datetime.date,
    last: datetime.date,
    state: str = "",
    open_on: Collection[datetime.date] = (),
) -> int:
    """Return how many business days lie between two days, both counted.

    Args:
        first: The first day.
        last: The last day.
        state: Two letters of a state; empty where it is not known.
        open_on: Days on which the seller surely was open, whatever day it was.

    >>> monday, saturday = datetime.date(2025, 3, 3), datetime.date(2025, 3, 8)
    >>> business_days(monday, saturday), business_days(monday, saturday, open_on=[saturday])
    (5, 6)
    """
    days = (last - first).days + 1
    return sum(
        1
        for day in (first + _DAY * at for at in range(days))
        if day in open_on or why_closed(day, state) is None
    )


def days_not_counted(
    first: datetime.date, last: datetime.date, state: str, open_on: Collection[datetime.date]
) -> tuple[str, ...]:
    """Return the days between two that are not counted, with why; weekends in one word.

    Args:
        first: The first day.
        last: The last day.
        state: Two letters of a state; empty where it is not known.
        open_on: Days on which the seller surely was open.
    """
    found: list[str] = []
    for at in range((last - first).days + 1):
        day = first + _DAY * at
        why = None if day in open_on else why_closed(day, state)
        if why is not None:
            found.append("weekend" if day.weekday() >= _SATURDAY else f"{day.isoformat()} ({why})")
    return tuple(dict.fromkeys(found))
