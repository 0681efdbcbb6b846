"""Numbers of spreadsheets as the text a person sees: days, whole numbers, leading noughts."""

from __future__ import annotations

import datetime
import re

from linchpin.tabular.cells import FaultyCell
from linchpin.tabular.coverage import GapKind

_DATE_FORMATS = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_EPOCH = datetime.datetime(1899, 12, 30)  # noqa: DTZ001
_MOST_DIGITS = 15
"""Digits a spreadsheet keeps of a number."""


def is_date_format(number: int, code: str = "") -> bool:
    """Say whether a number format shows a day or a time.

    Args:
        number: Number of a built-in format.
        code: What a format of the file's own says.

    >>> is_date_format(14), is_date_format(170, "dd/mm/yyyy"), is_date_format(171, '0.00 "days"')
    (True, True, False)
    """
    if not code:
        return number in _DATE_FORMATS
    bare = _QUOTED.sub("", code.split(";")[0]).casefold()
    return bool(re.search(r"[dyhs]|mmm|m/|/m|m-|-m", bare)) and "#" not in bare


def day_of(serial: float, *, from_1904: bool = False) -> str | None:
    """Return the day or time of a serial number as text; None for what is none.

    >>> day_of(24910), day_of(0.5), day_of(-1)
    ('1968-03-13', '12:00:00', None)
    """
    if from_1904:
        serial += 1462
    if not 0 <= serial < 2_958_466:
        return None
    if serial < 1:
        return (_EPOCH + datetime.timedelta(days=serial)).strftime("%H:%M:%S")
    if serial < 60:
        serial += 1  # spreadsheets know a 29 February 1900
    moment = _EPOCH + datetime.timedelta(seconds=round(serial * 86_400))
    return moment.date().isoformat() if moment.time() == datetime.time() else moment.isoformat(" ")


def number_text(value: str) -> str:
    """Return a stored number as a person would type it; marked where digits were lost.

    >>> number_text("123456.0"), number_text("0.30000000000000004"), number_text("12E3")
    ('123456', '0.3', '12000')
    """
    try:
        number = float(value)
    except ValueError:
        return value
    if number != number or number in (float("inf"), float("-inf")):
        return value
    if number != int(number):
        return f"{number:.15g}"
    text = str(int(number))
    if len(text.lstrip("-")) <= _MOST_DIGITS:
        return text
    return FaultyCell.of(text[:40], GapKind.DIGITS_LOST, value)
