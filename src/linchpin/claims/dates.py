"""Dates that keep the precision their source gave them.

The text form is a small part of EDTF (Extended Date/Time Format, ISO 8601-2:2019, level 1):
`2021-07-04`, `2021-07`, `2021`, `1960~` (circa) and `1959/1961` (an interval).
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from linchpin.claims.errors import ClaimError

CIRCA_DAYS = 730
"""How far "circa" reaches to either side when dates are compared (two years); never shown."""

_POINT = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(~?)", re.ASCII)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date, a month, a year, a circa of one of these, or an interval between two.

    Attributes:
        text: The EDTF form, the only thing that is stored.
        earliest: First day it can mean; circa reaches `CIRCA_DAYS` further.
        latest: Last day it can mean, inclusive.
    """

    text: str
    earliest: date
    latest: date

    @property
    def precision(self) -> str:
        """Return `day`, `month`, `year`, `circa` or `range`.

        >>> [parse_date(t).precision for t in ("2021-07", "1960~", "1959/1961")]
        ['month', 'circa', 'range']
        """
        if "/" in self.text:
            return "range"
        if self.text.endswith("~"):
            return "circa"
        return {4: "year", 7: "month", 10: "day"}[len(self.text)]

    def overlaps(self, other: PartialDate) -> bool:
        """Say whether both can mean the same day."""
        return self.earliest <= other.latest and other.earliest <= self.latest

    def __str__(self) -> str:
        return say_date(self.text)


def parse_date(text: str) -> PartialDate:
    """Return the date an EDTF text means.

    Args:
        text: `YYYY`, `YYYY-MM`, `YYYY-MM-DD`, one of these with `~`, or two joined by `/`.

    Raises:
        ClaimError: The text is none of these, or names a day that does not exist.

    >>> parse_date("2021-02").latest
    datetime.date(2021, 2, 28)
    """
    first, slash, last = text.partition("/")
    start, end = _point(first, text), _point(last, text) if slash else None
    if end is None:
        return PartialDate(text, *start)
    if start[0] > end[1] or first[:4] > last[:4]:
        raise ClaimError(f"date {text!r}: the interval ends before it begins")
    return PartialDate(text, start[0], end[1])


def last_day(text: str) -> date | None:
    """Return the day a question means by a date: the last one of a month or year; None for no date.

    Args:
        text: What somebody typed; circa and intervals are no day to ask for.

    >>> last_day("2018"), last_day("2018-02"), last_day("2018~"), last_day("soon")
    (datetime.date(2018, 12, 31), datetime.date(2018, 2, 28), None, None)
    """
    try:
        found = parse_date(text)
    except ClaimError:
        return None
    return found.latest if found.precision in ("day", "month", "year") else None


def _point(text: str, whole: str) -> tuple[date, date]:
    match = _POINT.fullmatch(text)
    if match is None:
        raise ClaimError(
            f"date {whole!r} is not YYYY, YYYY-MM, YYYY-MM-DD, one of these with ~ (circa), "
            "or an interval A/B"
        )
    year, month, day = int(match[1]), match[2], match[3]
    try:
        first = date(year, int(month or 1), int(day or 1))
        if day:
            last = first
        elif month:
            last = first.replace(day=monthrange(year, int(month))[1])
        else:
            last = date(year, 12, 31)
        if match[4]:
            reach = timedelta(days=CIRCA_DAYS)
            return first - reach, last + reach
    except (ValueError, OverflowError) as error:
        raise ClaimError(f"date {whole!r}: no such day") from error
    return first, last


def say_date(text: str) -> str:
    """Return the date as a person reads it, no more precise than it is.

    >>> say_date("1966-07-17"), say_date("2021-07"), say_date("1960~"), say_date("1959/1961")
    ('17 Jul 1966', 'Jul 2021', 'circa 1960', '1959 to 1961')
    """
    if "/" in text:
        return " to ".join(say_date(part) for part in text.split("/"))
    if text.endswith("~"):
        return "circa " + say_date(text[:-1])
    parts = text.split("-")
    if len(parts) == 1:
        return text
    month = _MONTHS[int(parts[1]) - 1]
    return f"{month} {parts[0]}" if len(parts) == 2 else f"{parts[2]} {month} {parts[0]}"
