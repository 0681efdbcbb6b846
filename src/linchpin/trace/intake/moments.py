"""Days and times as people write them, as seconds since 1970 and the day where it happened."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from zoneinfo import ZoneInfo

from linchpin.tabular.dates import DateOrder, Understood, find_order, read_date

_CLOCK = re.compile(
    r"[T ]\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*([ap])?\.?m?\.?\s*"
    r"(Z|UTC|GMT|[+-]\d{2}:?\d{2})?$",
    re.IGNORECASE,
)
_SERIAL = re.compile(r"(\d{4,5})\.(\d+)")
_SECONDS = re.compile(r"1\d{9}(?:\.\d+)?")
_MILLISECONDS = re.compile(r"1\d{12}")
_EPOCH = datetime.datetime(1970, 1, 1)  # noqa: DTZ001 - as the clock showed it
DAY = 86_400


class MomentFault(Enum):
    """Why a day or time is not compared, in words."""

    NOT_READ = "date not understood"
    EMPTY = "no date"
    AMBIGUOUS = "date with day and month in either order"
    NO_DAY = "date without a day"
    NO_SUCH_TIME = "time that clocks skipped that day"


@dataclass(frozen=True, slots=True)
class ReadMoment:
    """What a cell says as a moment.

    Attributes:
        seconds: Since 1970; in UTC where the zone is known, else as the clock showed it.
        day: Days since 1970, where it happened.
        fault: Why it is not known; None where it is.
        zoned: Whether it says its zone.
        twice: Whether clocks showed that time twice that day; the first is taken.
    """

    seconds: int = 0
    day: int = 0
    fault: MomentFault | None = None
    zoned: bool = False
    twice: bool = False


def read_moment(
    cell: str, order: DateOrder = DateOrder.UNKNOWN, zone: ZoneInfo | None = None
) -> ReadMoment:
    """Return what a cell says as a moment; a day alone is its first second.

    Args:
        cell: The cell.
        order: What stands first in the column where day and month are numbers.
        zone: Zone of times that say none; None to leave them as the clock showed them.

    >>> read_moment("2024-03-01T10:00:00-05:00").seconds - read_moment("2024-03-01 15:00").seconds
    0
    >>> read_moment("45352").day == read_moment("2024-03-01").day
    True
    """
    text = cell.strip()
    if not text:
        return ReadMoment(fault=MomentFault.EMPTY)
    if _SECONDS.fullmatch(text) or _MILLISECONDS.fullmatch(text):
        seconds = int(float(text)) // (1000 if _MILLISECONDS.fullmatch(text) else 1)
        return ReadMoment(seconds, _local(seconds, zone), zoned=True)
    clock, offset, text = _clock_of(text)
    if clock is None:
        return ReadMoment(fault=MomentFault.NOT_READ)
    if serial := _SERIAL.fullmatch(text):
        clock, text = round(float(f"0.{serial[2]}") * DAY), serial[1]
    read = read_date(text, order)
    if read.standing is Understood.AMBIGUOUS:
        return ReadMoment(fault=MomentFault.AMBIGUOUS)
    if read.standing is not Understood.YES or not read.dates:
        return ReadMoment(fault=MomentFault.NOT_READ)
    date = read.dates[0] if len(read.dates) == 1 else max(read.dates, key=lambda one: one.earliest)
    if date.precision != "day":
        return ReadMoment(fault=MomentFault.NO_DAY)
    when = datetime.datetime.combine(date.earliest, datetime.time()) + datetime.timedelta(0, clock)
    return _placed(when, offset, zone, has_clock=bool(_CLOCK.search(cell.strip())))


def _clock_of(text: str) -> tuple[int | None, int | None, str]:
    """Return seconds of the day (None for no such time), offset in seconds, and what is left."""
    found = _CLOCK.search(text)
    if found is None:
        return 0, None, text
    hour, minute, second = int(found[1]), int(found[2]), int(found[3] or 0)
    if found[4]:
        hour = hour % 12 + (12 if found[4].lower() == "p" else 0)
    if hour > 23 or minute > 59 or second > 60:
        return None, None, text
    offset = None
    if found[5]:
        zone = found[5].upper()
        offset = 0
        if zone[0] in "+-":
            offset = (int(zone[1:3]) * 60 + int(zone[-2:])) * 60 * (-1 if zone[0] == "-" else 1)
    return hour * 3600 + minute * 60 + second, offset, text[: found.start()].strip()


def _placed(
    when: datetime.datetime, offset: int | None, zone: ZoneInfo | None, *, has_clock: bool
) -> ReadMoment:
    seconds = int((when - _EPOCH).total_seconds())
    day = seconds // DAY
    if offset is not None:
        return ReadMoment(seconds - offset, day, zoned=True)
    if zone is None or not has_clock:
        return ReadMoment(seconds, day)
    first, second = (when.replace(tzinfo=zone, fold=fold).utcoffset() for fold in (0, 1))
    if first is None or second is None:
        return ReadMoment(seconds, day)
    if first < second:  # clocks went forward over it
        return ReadMoment(fault=MomentFault.NO_SUCH_TIME)
    return ReadMoment(seconds - int(first.total_seconds()), day, zoned=True, twice=first != second)


def _local(seconds: int, zone: ZoneInfo | None) -> int:
    if zone is None:
        return seconds // DAY
    when = datetime.datetime.fromtimestamp(seconds, zone)
    return (when.date() - _EPOCH.date()).days


def order_of(cells: Iterable[str]) -> DateOrder:
    """Return what stands first in a column of days and times; see `find_order`.

    >>> order_of(["25/01/2024 10:00"])
    <DateOrder.DAY_FIRST: 'day first'>
    """
    return find_order(_CLOCK.sub("", cell.strip()) for cell in cells)


def looks_like_moments(cells: Sequence[str]) -> bool:
    """Say whether most of some cells are days or times.

    >>> looks_like_moments(["2024-01-02", "3/4/2024"]), looks_like_moments(["12.50", "7"])
    (True, False)
    """
    filled = [cell for cell in cells if cell.strip()]
    good = sum(
        read_moment(cell).fault in (None, MomentFault.AMBIGUOUS, MomentFault.NO_SUCH_TIME)
        for cell in filled
    )
    return bool(filled) and good >= 0.6 * len(filled)
