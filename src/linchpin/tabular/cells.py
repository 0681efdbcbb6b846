"""A cell as text, and what may be wrong with it."""

from __future__ import annotations

import datetime
import json
import math
from decimal import Decimal

from linchpin.tabular.coverage import GapKind


class FaultyCell(str):
    """A cell with which something is wrong; its text is what could be read of it.

    Attributes:
        fault: What is wrong.
        shown: What stands in the file, to be shown as an example.
    """

    fault: GapKind
    shown: str

    @classmethod
    def of(cls, text: str, fault: GapKind, shown: str = "") -> FaultyCell:
        """Return a text marked with what is wrong with it."""
        made = cls(text)
        made.fault, made.shown = fault, shown or text
        return made


def cell_text(value: object) -> str:
    """Return a cell of a table as the text a person would have typed.

    A whole number has no decimals, a day no hour; half letters no file can hold are replaced.

    >>> cell_text(123456.0), cell_text(datetime.datetime(1954, 12, 25)), cell_text(None)
    ('123456', '1954-12-25', '')
    """
    if isinstance(value, str):
        return value if value.isascii() else whole_letters(value)
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
        return whole_letters(json.dumps(value, ensure_ascii=False, default=str))
    return str(value)


def _number_text(value: float | Decimal) -> str:
    if not math.isfinite(value):
        return ""
    if value == int(value) and abs(int(value)) < 10**18:
        return str(int(value))
    return str(value)


def whole_letters(text: str) -> str:
    """Return a text in which half letters, which no file can hold, are replaced."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
