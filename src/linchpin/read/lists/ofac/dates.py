"""Dates as OFAC writes them, turned into EDTF without gaining or losing precision."""

from __future__ import annotations

import re

from linchpin.claims.dates import parse_date
from linchpin.claims.errors import ClaimError

_NAMES = (
    "January February March April May June July August September October November December"
).split()
_MONTHS = {
    form: number for number, name in enumerate(_NAMES, start=1) for form in (name, name[:3])
} | {"Sept": 9}
_POINT = re.compile(r"(circa )?(?:(\d{1,2}) )?(?:([A-Z][a-z]{2,8}) )?(\d{4})", re.ASCII)
_YEARS = re.compile(r"(\b\d{4}) ?- ?(?=\d{4}\b)")
POINT = r"(?:circa )?(?:\d{1,2} )?(?:[A-Z][a-z]{2,8} )?\d{4}"
"""Pattern of one date, for use inside longer patterns."""


def ofac_date(text: str) -> str | None:
    """Return the EDTF form of a date OFAC wrote, or None where it is not one.

    >>> ofac_date("17 Jul 1966"), ofac_date("Jul 1966"), ofac_date("circa 1951")
    ('1966-07-17', '1966-07', '1951~')
    >>> ofac_date("1929 to 1930"), ofac_date("31 Feb 1970"), ofac_date("Junk 1970")
    ('1929/1930', None, None)
    >>> ofac_date("circa 1979-1982")
    '1979~/1982'
    """
    first, middle, last = _YEARS.sub(r"\1 to ", text.strip()).partition(" to ")
    start = _point(first)
    end = _point(last) if middle else None
    if start is None or (middle and end is None):
        return None
    edtf = start if end is None else f"{start}/{end}"
    try:
        parse_date(edtf)
    except ClaimError:
        return None
    return edtf


def _point(text: str) -> str | None:
    match = _POINT.fullmatch(text)
    if match is None:
        return None
    circa, day, month_name, year = match.groups()
    if month_name is None:
        if day is not None:
            return None
        edtf = year
    else:
        month = _MONTHS.get(month_name)
        if month is None:
            return None
        edtf = f"{year}-{month:02d}" if day is None else f"{year}-{month:02d}-{int(day):02d}"
    return f"{edtf}~" if circa else edtf


def words_of(edtf: str) -> str:
    """Return an EDTF date in the words OFAC would write it with; `ofac_date` reads them back.

    >>> words_of("1966-07-17"), words_of("1951~"), words_of("1929/1930-02")
    ('17 Jul 1966', 'circa 1951', '1929 to Feb 1930')
    """
    points = []
    for point in edtf.split("/"):
        year, *rest = point.rstrip("~").split("-")
        words = [str(int(rest[1]))] if len(rest) > 1 else []
        words += [_NAMES[int(rest[0]) - 1][:3]] if rest else []
        points.append(" ".join([*(["circa"] if point.endswith("~") else []), *words, year]))
    return " to ".join(points)
