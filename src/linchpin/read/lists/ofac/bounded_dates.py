"""Dates as OFAC's enhanced and advanced formats give them: bounds of a start and of an end."""

from __future__ import annotations

from calendar import monthrange

from linchpin.read.lists.entry_facts import day_of_time
from linchpin.read.lists.record_rows import Row

_BOUNDS = ("fromDateBegin", "fromDateEnd", "toDateBegin", "toDateEnd")


def edtf_of_bounds(
    start: tuple[str, str], end: tuple[str, str], *, approximate: bool, ranged: bool
) -> str:
    """Return the EDTF date between bounds, no finer and no coarser than they are.

    Args:
        start: Earliest and latest day it may begin, `YYYY-MM-DD`.
        end: Earliest and latest day it may end.
        approximate: Whether the list says "circa".
        ranged: Whether the list says "from ... to"; else the bounds are those of one date.

    >>> whole = ("1962-01-01", "1962-01-01"), ("1962-12-31", "1962-12-31")
    >>> edtf_of_bounds(*whole, approximate=False, ranged=False)
    '1962'
    >>> span = ("1951-01-01", "1951-12-31"), ("1953-01-01", "1953-12-31")
    >>> edtf_of_bounds(*span, approximate=True, ranged=True)
    '1951~/1953~'
    """
    mark = "~" if approximate else ""
    if ranged:
        return f"{_between(*start)}{mark}/{_between(*end)}{mark}"
    whole = _between(start[0], end[1])
    return "/".join(f"{point}{mark}" for point in whole.split("/"))


def _between(first: str, last: str) -> str:
    if first == last:
        return first
    if (first[:4], first[5:], last[5:]) == (last[:4], "01-01", "12-31"):
        return first[:4]
    month = first[:7]
    if month == last[:7] and first[8:] == "01" and month.replace("-", "").isdecimal():
        year, number = int(month[:4]), int(month[5:])
        if 1 <= number <= 12 and last[8:] == str(monthrange(year, number)[1]):
            return month
    return f"{first}/{last}"


def bounds_of(row: Row) -> str | None:
    """Return the EDTF date of a row of bounds in the enhanced format; None where it has none."""
    days = [day_of_time(row.word(name)) or "" for name in _BOUNDS]
    circa, ranged = row.word("isApproximate") == "true", row.word("isDateRange") == "true"
    if not all(days):
        return None
    return edtf_of_bounds((days[0], days[1]), (days[2], days[3]), approximate=circa, ranged=ranged)
