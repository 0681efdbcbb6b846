"""Shares of a company as registers write them: exact, or as a band, in basis points."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_WHOLE = 10_000
_BAND = re.compile(
    r"(\d{1,3}(?:\.\d+)?)\s*%?\s*(?:-|–|to|a|hasta|and|up to)+\s*-?(\d{1,3}(?:\.\d+)?)\s*%?"
)
_MORE = re.compile(r"(?:>=?|≥|more than|over|at least|mas de|más de)\s*(\d{1,3}(?:\.\d+)?)\s*%?")
_LESS = re.compile(r"(?:<=?|≤|less than|under|up to|menos de)\s*(\d{1,3}(?:\.\d+)?)\s*%?")
_ONE = re.compile(r"(\d{1,3}(?:[.,]\d+)?)\s*(%|percent|por ciento|pct)?")


@dataclass(frozen=True, slots=True)
class ReadShare:
    """A share in basis points, 0..10,000: what it is at least, and at most."""

    low: int
    high: int


def read_share(cell: str, *, fractions: bool = False) -> ReadShare | None:
    """Return what a cell says as a share; None where it says none.

    UK PSC bands (`ownership-of-shares-25-to-50-percent`) are more than the first and not more
    than the last number, save 75 to 100.

    Args:
        cell: The cell.
        fractions: Whether the column writes 0.5 for a half.

    >>> read_share("50%"), read_share("25-50%"), read_share("0.5", fractions=True)
    (ReadShare(low=5000, high=5000), ReadShare(low=2500, high=5000), ReadShare(low=5000, high=5000))
    """
    text = cell.strip().lower().replace("percent", "%").replace("-%", "%")
    if found := _BAND.search(text):
        low, high = (round(float(number) * 100) for number in found.groups())
        strict = "-to-" in text
        found_share = ReadShare(low + (1 if strict and low != 7500 else 0), high)
        return found_share if 0 <= low <= high <= _WHOLE else None
    if found := _MORE.search(text):
        low = round(float(found[1]) * 100)
        exact = any(mark in text for mark in ("=", "≥", "at least"))
        return ReadShare(min(low + (0 if exact else 1), _WHOLE), _WHOLE) if low <= _WHOLE else None
    if found := _LESS.search(text):
        high = round(float(found[1]) * 100)
        exact = any(mark in text for mark in ("=", "≤", "up to"))
        return ReadShare(0, max(0, high - (0 if exact else 1))) if high <= _WHOLE else None
    whole = _ONE.fullmatch(text)
    if whole is None:
        return None
    number = float(whole[1].replace(",", "."))
    points = round(number * (_WHOLE if fractions and not whole[2] else 100))
    return ReadShare(points, points) if 0 <= points <= _WHOLE else None


def are_fractions(cells: Sequence[str]) -> bool:
    """Say whether a column writes shares as fractions of one: none is above 1.

    >>> are_fractions(["0.5", "1"]), are_fractions(["0.5", "25"])
    (True, False)
    """
    numbers = [cell.strip() for cell in cells if re.fullmatch(r"\d+(\.\d+)?", cell.strip())]
    return (
        bool(numbers) and all(float(one) <= 1 for one in numbers) and any("." in n for n in numbers)
    )


def looks_like_shares(cells: Sequence[str]) -> bool:
    """Say whether most of some cells are shares."""
    filled = [cell for cell in cells if cell.strip()]
    good = sum(read_share(cell) is not None for cell in filled)
    return bool(filled) and good >= 0.6 * len(filled)
