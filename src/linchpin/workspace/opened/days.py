"""The day somebody asks for."""

from __future__ import annotations

import datetime

from linchpin.claims.dates import last_day
from linchpin.claims.errors import LinchpinError

Day = str | datetime.date | None
"""A day: a date, `2018-03-06`, or a month or year, which mean their last day; None for none."""


def day_of(day: Day, what: str = "as_of") -> datetime.date | None:
    """Return the day that is meant, None where none is.

    Args:
        day: As somebody gives it.
        what: What it is, for the error.

    Raises:
        LinchpinError: It is no date.
    """
    if day is None or isinstance(day, datetime.date):
        return day.date() if isinstance(day, datetime.datetime) else day
    found = last_day(day)
    if found is None:
        raise LinchpinError(f"{what} {day!r} is no date; write it as YYYY-MM-DD")
    return found
