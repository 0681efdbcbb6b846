"""Days that stand in one cell of a table, one or several, as people type them."""

from __future__ import annotations

import re
from datetime import date, timedelta

from linchpin.read.lists.entry_facts import edtf_or_none

_DAY = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})(?!\d)|(?<![\d/-])([34]\d{4})(?!\d)")
_BEFORE_DAY_ONE = date(1899, 12, 30)
"""What a workbook counts its days from, with the day 1900-02-29 that it believes in."""


def days_of(text: str) -> list[tuple[str, str]]:
    """Return each day of a cell as EDTF and as written; none where anything else stands there.

    Days are day, month and year with two or four digits, or the number of a workbook's day.

    >>> days_of("22/06/2018 // 10-10-18")
    [('2018-06-22', '22/06/2018'), ('2018-10-10', '10-10-18')]
    >>> days_of("44014"), days_of("31/02/2018"), days_of("in May")
    ([('2020-07-02', '44014')], [], [])
    """
    found = [(_edtf(match), match[0]) for match in _DAY.finditer(text)]
    if re.search(r"[^\s/-]", _DAY.sub("", text)):
        return []
    days = [(edtf, words) for edtf, words in found if edtf is not None]
    return days if len(days) == len(found) else []


def _edtf(match: re.Match[str]) -> str | None:
    if match[4]:
        return str(_BEFORE_DAY_ONE + timedelta(days=int(match[4])))
    year = match[3] if len(match[3]) == 4 else f"20{match[3]}"
    return edtf_or_none(f"{year}-{match[2]:0>2}-{match[1]:0>2}")
