"""Dates in a sentence, as precise as the words and the date of the document allow."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from linchpin.read.prose.tables import lines
from linchpin.read.prose.tokens.words import fold

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan enero ene", "february feb febrero", "march mar marzo",
            "april apr abril abr",
            "may mayo", "june jun junio", "july jul julio",
            "august aug agosto ago",
            "september sep sept septiembre setiembre", "october oct octubre",
            "november nov noviembre", "december dec diciembre dic",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday lunes", "tuesday martes", "wednesday miercoles", "thursday jueves",
            "friday viernes", "saturday sabado", "sunday domingo",
        )
    )
    for name in names.split()
}  # fmt: skip
_NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "ten": 10, "a": 1, "an": 1, "uno": 1, "un": 1, "una": 1, "dos": 2, "tres": 3, "cuatro": 4,
    "cinco": 5, "seis": 6, "siete": 7, "ocho": 8, "diez": 10,
}  # fmt: skip
_MONTH = r"(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
_MONTH2 = _MONTH.replace("month", "month2")
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th|º|°)?"
_WEEKDAY = r"(?P<weekday>" + "|".join(WEEKDAYS) + r")"
_COUNT = r"(?P<count>\d{1,2}|" + "|".join(_NUMBERS) + r")"


@dataclass(frozen=True, slots=True)
class DateInText:
    """A date that a sentence gives.

    Attributes:
        start: Offset of its first character.
        end: Offset behind its last.
        edtf: `2021-07-04`, `2021-07`, `2021` or an interval `A/B`; None where it cannot be told.
        since: Whether the words say "since", "from ... on".
    """

    start: int
    end: int
    edtf: str | None
    since: bool = False


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    parts = {
        "<MONTH>": _MONTH,
        "<MONTH2>": _MONTH2,
        "<YEAR>": _YEAR,
        "<DAY>": _DAY,
        "<COUNT>": _COUNT,
        "<WEEKDAY>": _WEEKDAY,
        "<NUMBERS>": "|".join(_NUMBERS),
    }
    found = []
    for line in lines("date_shapes.txt"):
        kind, _, shape = line.partition("\t")
        for name, value in parts.items():
            shape = shape.replace(name, value)
        found.append((kind, re.compile(shape)))
    return tuple(found)


_HINT = re.compile(
    r"\d|today|ayer|hoy|year|ano|mont|mes|ago|hace|yesterday|morning|manana|tarde|noche|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|lunes|martes|miercoles|jueves|viernes|sabado|domingo|"
    r"pasado|last|afternoon|evening|tonight"
)


def find_dates(text: str, start: int, end: int, published: str | None) -> list[DateInText]:
    """Return the dates of a sentence in order, none overlapping.

    Args:
        text: The whole text.
        start: Where the sentence begins.
        end: Where it ends.
        published: EDTF date of the document; None where nobody said.

    >>> said = "On April 8, 2015, and again last year"
    >>> [one.edtf for one in find_dates(said, 0, 37, "2018-03-06")]
    ['2015-04-08', '2017']
    """
    sentence = "".join(_folded_letter(letter) for letter in text[start:end])
    if _HINT.search(sentence) is None:
        return []
    day = _day_of(published)
    taken: list[DateInText] = []
    for kind, shape in _patterns():
        for found in shape.finditer(sentence):
            first, last = start + found.start(), start + found.end()
            if any(one.start < last and first < one.end for one in taken):
                continue
            value = _value(kind, found, day, published)
            before = sentence[max(0, found.start() - 12) : found.start()]
            since = bool(re.search(r"(?:since|desde|a partir de)\s+(?:el\s+|the\s+)?$", before))
            taken.append(DateInText(first, last, value, since))
    return sorted(taken, key=lambda one: one.start)


def _folded_letter(letter: str) -> str:
    if letter.isascii():
        return letter.lower()
    plain = fold(letter)
    return plain if len(plain) == 1 else letter


def _day_of(published: str | None) -> date | None:
    if published is None or len(published) < 10:
        return None
    try:
        return date.fromisoformat(published[:10])
    except ValueError:
        return None


def _value(kind: str, found: re.Match[str], day: date | None, published: str | None) -> str | None:
    groups = found.groupdict()
    month = MONTHS.get(groups.get("month") or "")
    year = groups.get("year")
    if kind in ("year", "part"):
        return year
    if kind == "month":
        return f"{year}-{month:02}"
    if kind == "day":
        return _written(int(year or 0), month or 0, int(groups["day"]))
    if kind in ("iso", "slash"):
        return _written(int(year or 0), int(groups["number"]), int(groups["day"]))
    if kind == "span":
        first = (groups["year1"] or year or "").strip()
        return f"{first}-{month:02}/{year}-{MONTHS[groups['month2']]:02}"
    if kind == "years":
        return f"{groups['year1']}/{year}"
    return _relative(kind, groups, month, (day, published))


def _relative(
    kind: str,
    groups: dict[str, str | None],
    month: int | None,
    when: tuple[date | None, str | None],
) -> str | None:
    day, published = when
    this_year = int(published[:4]) if published and published[:4].isdigit() else None
    if this_year is None:
        return None
    number = int(groups.get("day") or groups.get("day2") or 0)
    if kind in ("relyear", "thisyear") and month:
        year = this_year - (kind == "relyear")
        return _written(year, month, number) if number else f"{year}-{month:02}"
    if kind == "lastyear":
        return str(this_year - 1)
    if kind == "earlier":
        return str(this_year)
    if kind in ("noyear", "lastmonth") and month:
        return _latest(month, number if kind == "noyear" else 0, this_year, published or "")
    if kind == "ago":
        return _ago(groups, day, this_year)
    if day is None:
        return published if kind == "today" else None
    return _near(kind, groups, day)


def _near(kind: str, groups: dict[str, str | None], day: date) -> str | None:
    if kind == "today":
        return day.isoformat()
    if kind == "yesterday":
        return (day - timedelta(days=1)).isoformat()
    if kind == "weekday":
        back = (day.weekday() - WEEKDAYS[groups["weekday"] or "monday"]) % 7
        return (day - timedelta(days=back)).isoformat()
    if kind == "thismo":
        return day.isoformat()[:7]
    if kind == "lastmo":
        return (day.replace(day=1) - timedelta(days=1)).isoformat()[:7]
    return None


def _ago(groups: dict[str, str | None], day: date | None, this_year: int) -> str | None:
    said = groups.get("count") or groups.get("count2") or "0"
    count = int(said) if said.isdigit() else _NUMBERS[said]
    unit = (groups.get("unit") or groups.get("unit2") or "")[:2]
    if unit in ("ye", "an"):
        return str(this_year - count)
    if day is None or count == 0:
        return None
    if unit in ("mo", "me"):
        months = day.year * 12 + day.month - 1 - count
        return f"{months // 12}-{months % 12 + 1:02}"
    if unit == "da" or unit == "di":
        return (day - timedelta(days=count)).isoformat()
    return (day - timedelta(weeks=count)).isoformat()[:7]


def _latest(month: int, number: int, this_year: int, published: str) -> str | None:
    """Return the latest such day or month that is not after the document's date."""
    tail = f"-{month:02}" + (f"-{number:02}" if number else "")
    year = this_year
    if len(published) >= 7 and f"{year}{tail}"[: len(published)] > published[: 5 + len(tail)]:
        year -= 1
    return _written(year, month, number) if number else f"{year}{tail}"


def _written(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return str(year)
