"""How a cell of a table reads as text, and how much of it is kept in outputs."""

from __future__ import annotations

import datetime
import json
import math
from decimal import Decimal

LONGEST = 2000
"""Characters of a cell that are kept in outputs."""


def cell_text(value: object) -> str:
    """Return a cell of a table as the text a person would have typed.

    A whole number has no decimals, a day no hour; half letters no file can hold are replaced.

    >>> cell_text(123456.0), cell_text(datetime.datetime(1954, 12, 25)), cell_text(None)
    ('123456', '1954-12-25', '')
    """
    if isinstance(value, str):
        return value if value.isascii() else _whole_letters(value)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float | Decimal):
        return _number_text(value)
    if isinstance(value, datetime.datetime):
        midnight = value.time() == datetime.time()
        return value.date().isoformat() if midnight else value.isoformat(" ")
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, dict | list):
        return _whole_letters(json.dumps(value, ensure_ascii=False, default=str))
    return str(value)


def _number_text(value: float | Decimal) -> str:
    if not math.isfinite(value):
        return ""
    if value == int(value) and abs(int(value)) < 10**18:
        return str(int(value))
    return str(value)


def _whole_letters(text: str) -> str:
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
