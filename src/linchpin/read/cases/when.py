"""The date or span an event or relation is given, as precise as the source is."""

from __future__ import annotations

from dataclasses import dataclass

from linchpin.claims.dates import parse_date
from linchpin.claims.errors import ClaimError
from linchpin.read.cases.record import Record


@dataclass(frozen=True, slots=True)
class When:
    """When something happened or held.

    Attributes:
        values: FollowTheMoney property and EDTF value: `date`, or `startDate` and `endDate`.
        period: One EDTF text for all of it; None where no date is given.
        said: The source's own words, such as "late 2024".
    """

    values: list[tuple[str, str]]
    period: str | None
    said: str | None


def take_when(record: Record) -> When:
    """Take `date`, or `startDate` and `endDate`, and `said`; mistakes are noted."""
    return record.maybe(lambda: _when(record)) or When([], None, None)


def _when(record: Record) -> When:
    given = record.given
    day = record.maybe(lambda: record.date("date", parse_date))
    start = record.maybe(lambda: record.date("startDate", parse_date))
    end = record.maybe(lambda: record.date("endDate", parse_date))
    said = record.maybe(lambda: record.optional("said"))
    if day is not None and (start is not None or end is not None):
        record.fail("give `date`, or `startDate` and `endDate`, not both", "date")
    none = not any(map(given, ("date", "startDate", "endDate")))
    if none and said is not None:
        record.fail("`said` gives a date in the source's words, but there is no date", "said")
    dates = [("date", day), ("startDate", start), ("endDate", end)]
    values = [(prop, value) for prop, value in dates if value is not None]
    return When(values, day or _span(record, start, end), said)


def _span(record: Record, start: str | None, end: str | None) -> str | None:
    if start is None or end is None:
        return start or end
    if "/" in start or "/" in end:
        return start
    try:
        return parse_date(f"{start}/{end}").text
    except ClaimError as error:
        record.fail(str(error), "endDate")
