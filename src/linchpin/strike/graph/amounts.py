"""Weights and costs written as text."""

from __future__ import annotations

import math

from linchpin.strike.errors import StrikeError


def weight_of(text: str, place: str) -> float:
    """Return a weight or cost as a number.

    Raises:
        StrikeError: it is no finite number, or negative; the message starts with `place`.
    """
    try:
        value = float(text)
    except ValueError:
        raise StrikeError(f"{place}: {text.strip()[:40]!r} is not a number") from None
    if not math.isfinite(value) or value < 0:
        raise StrikeError(f"{place}: {text.strip()} must be a finite number, zero or more")
    return value
