"""Weights as people write them in tables."""

from __future__ import annotations

import math
import re

_DECIMAL_COMMA = re.compile(r"[+-]?\d+,\d+")


def weight_in(text: str) -> float | None:
    """Return a weight, zero or more, or None where a text is none.

    >>> weight_in("1.5"), weight_in("1,5"), weight_in("heavy"), weight_in("-3"), weight_in("nan")
    (1.5, 1.5, None, None, None)
    """
    plain = text.strip()
    if _DECIMAL_COMMA.fullmatch(plain):
        plain = plain.replace(",", ".")
    try:
        value = float(plain)
    except ValueError:
        return None
    return value if math.isfinite(value) and value >= 0 else None


def is_number(text: str) -> bool:
    """Say whether a text is a number of any sign.

    >>> is_number("-1"), is_number("1,5"), is_number("ana"), is_number("inf")
    (True, True, False, False)
    """
    plain = text.strip()
    if _DECIMAL_COMMA.fullmatch(plain):
        return True
    try:
        return math.isfinite(float(plain))
    except ValueError:
        return False
