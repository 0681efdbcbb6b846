"""Amounts as people write them, in whole cents."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

_DECIMAL = re.compile(r"[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d{1,2})?")
_COMMAS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_POINTS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_COMMA_DECIMAL = re.compile(r"\d+,\d+")
_MARKS = re.compile(
    r"(?:US\$|MX\$|USD|MXN|EUR|GBP|CNY|CAD|[$€£¥]|M\.?N\.?|dlls?\.?|dollars?|pesos?)", re.IGNORECASE
)
_CODES = {"us$": "USD", "mx$": "MXN", "€": "EUR", "£": "GBP"}
MOST_CENTS = 10**17
"""No amount is larger: sums of many must stay whole numbers of 64 bits."""


class Comma(Enum):
    """What a comma is in the amounts of a column."""

    UNKNOWN = "not decided"
    THOUSANDS = "between thousands"
    DECIMAL = "before the decimals"


class AmountFault(Enum):
    """Why an amount is not compared, in words."""

    NOT_READ = "amount not understood"
    EMPTY = "no amount"
    AMBIGUOUS = "amount whose comma or point is thousands or decimals"
    TOO_LARGE = "amount beyond all bounds"


@dataclass(frozen=True, slots=True)
class Amount:
    """What a cell says as an amount.

    Attributes:
        cents: Whole cents; None where it is not known.
        fault: Why it is not known; None where it is.
        rounded: Whether parts of a cent were left away.
        currency: The currency written beside it; empty for none.
    """

    cents: int | None
    fault: AmountFault | None = None
    rounded: bool = False
    currency: str = ""


def comma_of(cells: Iterable[str]) -> Comma:
    """Return what a comma is in a column: cells with both marks or two decimals decide.

    >>> comma_of(["1.234,50", "10"]), comma_of(["1,234.50"]), comma_of(["1,234"])
    (<Comma.DECIMAL: 'before the decimals'>, <Comma.THOUSANDS: 'between thousands'>, \
<Comma.UNKNOWN: 'not decided'>)
    """
    decimal = thousands = False
    for cell in cells:
        comma, point = cell.rfind(","), cell.rfind(".")
        if comma >= 0 and point >= 0:
            decimal, thousands = decimal or comma > point, thousands or point > comma
        elif comma >= 0:
            decimal = decimal or (cell.count(",") == 1 and len(_digits(cell[comma:])) != 3)
            thousands = thousands or cell.count(",") > 1
        elif point >= 0:
            thousands = thousands or (cell.count(".") == 1 and len(_digits(cell[point:])) != 3)
            decimal = decimal or cell.count(".") > 1
    if decimal == thousands:
        return Comma.UNKNOWN
    return Comma.DECIMAL if decimal else Comma.THOUSANDS


def _digits(text: str) -> str:
    return "".join(char for char in text if char.isdecimal())


def read_amount(cell: str, comma: Comma = Comma.UNKNOWN) -> Amount:
    """Return what a cell says as an amount; brackets and a minus behind are negative too.

    Args:
        cell: The cell.
        comma: What a comma is in its column.

    >>> [read_amount(text).cents for text in ("1234.5", "$1,234.50", "(10)", "USD 7", "5-")]
    [123450, 123450, -1000, 700, -500]
    >>> read_amount("1.234").fault, read_amount("1.234", Comma.DECIMAL).cents
    (<AmountFault.AMBIGUOUS: 'amount whose comma or point is thousands or decimals'>, 123400)
    """
    text = cell.strip()
    if not text:
        return Amount(None, AmountFault.EMPTY)
    currency = ""
    if found := _MARKS.search(text):
        mark = found[0].lower()
        currency = _CODES.get(mark, mark.upper() if len(mark) == 3 and mark.isalpha() else "")
        text = _MARKS.sub("", text)
    text = re.sub(r"[\s\u00a0\u202f'’_]", "", text).replace("−", "-")
    negative = (text.startswith("(") and text.endswith(")")) or text.endswith("-")
    text = text.strip("()").rstrip("-")
    if text[:1] in "+-":
        negative, text = negative != (text[:1] == "-"), text[1:]
    number = _number(text, comma)
    if isinstance(number, AmountFault):
        return Amount(None, number, currency=currency)
    exact = Decimal(number) * 100
    if abs(exact) > MOST_CENTS:
        return Amount(None, AmountFault.TOO_LARGE, currency=currency)
    cents = int(exact)
    if cents != exact and round(exact, 6) == round(exact):  # 0.1 + 0.2 of a program
        cents = round(exact)
    return Amount(-cents if negative else cents, None, cents != round(exact, 6), currency)


def read_number(cell: str, comma: Comma = Comma.UNKNOWN) -> float | None:
    """Return what a cell says as a number with all its decimals; None where it says none.

    Args:
        cell: The cell.
        comma: What a comma is in its column.

    >>> read_number("0.6543"), read_number("12,5"), read_number("1.234"), read_number("x")
    (0.6543, 12.5, None, None)
    """
    text = re.sub(r"[\s\u00a0\u202f'’_]", "", _MARKS.sub("", cell)).replace("−", "-")
    if re.fullmatch(r"-?0[.,]\d+", text):
        return float(text.replace(",", "."))
    sign = -1.0 if text.startswith("-") else 1.0
    number = _number(text.lstrip("+-"), comma)
    return None if isinstance(number, AmountFault) else sign * float(number)


def _number(text: str, comma: Comma) -> str | AmountFault:
    """Return a number with a point before its decimals, or why there is none."""
    if re.fullmatch(r"\d{1,3}\.\d{3}", text) and comma is not Comma.THOUSANDS:
        return text.replace(".", "") if comma is Comma.DECIMAL else AmountFault.AMBIGUOUS
    if re.fullmatch(r"\d{1,3},\d{3}", text) and comma is Comma.DECIMAL:
        return text.replace(",", ".")
    if _DECIMAL.fullmatch(text):
        return text
    if _COMMAS.fullmatch(text):
        return text.replace(",", "")
    if _POINTS.fullmatch(text):
        return text.replace(".", "").replace(",", ".")
    if _COMMA_DECIMAL.fullmatch(text):
        return text.replace(",", ".")
    return AmountFault.NOT_READ


def looks_like_amounts(cells: Sequence[str]) -> bool:
    """Say whether most of some cells are amounts.

    >>> looks_like_amounts(["1,234.50", "7"]), looks_like_amounts(["Ana", "2024-01-02"])
    (True, False)
    """
    filled = [cell for cell in cells if cell.strip()]
    good = sum(
        read_amount(cell, Comma.THOUSANDS).cents is not None and len(_digits(cell)) <= 15
        for cell in filled
    )
    return bool(filled) and good >= 0.6 * len(filled)
