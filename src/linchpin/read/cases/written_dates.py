"""Dates as people write them, turned into the form a case wants: a suggestion, never a reading."""

from __future__ import annotations

import re

from linchpin.claims.dates import parse_date
from linchpin.claims.errors import ClaimError

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january enero jan ene", "february febrero feb", "march marzo mar",
            "april abril apr abr", "may mayo", "june junio jun", "july julio jul",
            "august agosto aug ago", "september septiembre sep sept",
            "october octubre oct", "november noviembre nov", "december diciembre dec dic",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_PART = re.compile(r"[^\W\d_]+|\d+")
_SMALL = frozenset("of de del the st nd rd th on in el".split())
_ABOUT = frozenset("about circa around early late mid c approximately alrededor".split())


def suggested_date(text: str) -> str | None:
    """Return how a case writes a date that is given in words; None where that is not clear.

    >>> suggested_date("August 2010"), suggested_date("6 de julio de 2010"), suggested_date("2010s")
    ('2010-08', '2010-07-06', None)
    >>> suggested_date("February 2008 / November 2008"), suggested_date("about 1960")
    ('2008-02/2008-11', '1960~')
    >>> suggested_date("07/06/2010") is None
    True
    """
    sides = re.split(r"\s*/\s*|\s+(?:to|until|through|a|hasta)\s+|\s+[-–]\s+", text.strip())
    found = [_one(side) for side in sides[:3]]
    if len(found) > 2 or None in found:
        return None
    made = "/".join(str(one) for one in found)
    try:
        return parse_date(made).text
    except ClaimError:
        return None


def _one(text: str) -> str | None:
    parts = [part.casefold() for part in _PART.findall(text)]
    circa = any(part in _ABOUT for part in parts)
    parts = [part for part in parts if part not in _SMALL and part not in _ABOUT]
    years = [part for part in parts if len(part) == 4 and part.isdigit()]
    months = [_MONTHS[part] for part in parts if part in _MONTHS]
    days = [part for part in parts if part.isdigit() and len(part) < 3]
    if len(years) != 1 or len(parts) != 1 + len(months) + len(days):
        return None
    if len(months) > 1 or len(days) > len(months):
        return None
    made = years[0] + "".join(f"-{month:02}" for month in months)
    made += "".join(f"-{int(day):02}" for day in days)
    return f"{made}~" if circa else made
