"""The time a relation holds for, in words and as of a day."""

from __future__ import annotations

import datetime

from linchpin.claims.dates import parse_date, say_date


def say_period(start: str | None, end: str | None, on: str | None = None) -> str:
    """Return the time something holds for, as it follows what holds; empty where none is stated.

    Args:
        start: EDTF date from which it holds.
        end: EDTF date until which it holds.
        on: EDTF date at which it is said to have held or happened.

    >>> say_period("2001", "2005"), say_period("2001", None), say_period(None, "2009")
    ('from 2001 to 2005', 'since 2001', 'until 2009')
    >>> say_period(None, None, "2019-05-03"), say_period(None, None, "2019"), say_period(None, None)
    ('on 03 May 2019', 'in 2019', '')
    """
    if start is not None and end is not None:
        return f"from {say_date(start)} to {say_date(end)}"
    if start is not None:
        return f"since {say_date(start)}"
    if end is not None:
        return f"until {say_date(end)}"
    if on is None:
        return ""
    precision = parse_date(on).precision
    word = {"day": "on ", "month": "in ", "year": "in "}.get(precision, "")
    return f"{word}{say_date(on)}"


def holds_on(start: str | None, end: str | None, day: datetime.date) -> bool:
    """Say whether something may hold on a day, for all its dates say.

    Where a date leaves it open (until 2009, asked for a day of 2009), it may.

    Args:
        start: EDTF date from which it holds.
        end: EDTF date until which it holds.
        day: The day.

    >>> holds_on("2001", "2005", datetime.date(2005, 6, 1))
    True
    >>> holds_on("2001", "2005", datetime.date(2006, 1, 1))
    False
    """
    if start is not None and parse_date(start).earliest > day:
        return False
    return end is None or parse_date(end).latest >= day


def is_past(end: str | None, newest: datetime.date) -> bool:
    """Say whether sources tell that something is over, to whom asks without a day.

    Args:
        end: EDTF date until which it holds.
        newest: The day of the newest source.
    """
    return end is not None and parse_date(end).earliest <= newest
