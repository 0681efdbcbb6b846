"""Shares in a firm as whole numbers, known exactly or between two bounds.

A basis point is `POINT` units, so that six decimals of a percent are exact and sums of shares are
never rounded. A bound that is not reached ("less than 25 %") lies one unit below: as fewer than
`POINT` owners of one firm have such a bound, a sum reaches a threshold in units if and only if the
true sum can reach it. A bound that is passed ("more than 25 %") lies one unit above.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from enum import Enum
from fractions import Fraction

POINT = 10**8
"""Units of a basis point."""
PERCENT = 100 * POINT
"""Units of a percent."""
WHOLE = 100 * PERCENT
"""Units of all shares of a firm."""
HALF = WHOLE // 2
"""Units of the threshold of OFAC's rule: 50 percent or more."""


@dataclass(frozen=True, slots=True)
class OwnedShare:
    """How much of a firm somebody owns.

    Attributes:
        low: Units that are surely owned.
        high: Units that may be owned, at most.
    """

    low: int
    high: int

    @property
    def exact(self) -> bool:
        """Say whether the share is known exactly."""
        return self.low == self.high

    def __str__(self) -> str:
        if self.exact:
            return say_units(self.low)
        return f"{say_units(self.low)} to {say_units(self.high)}"


UNKNOWN = OwnedShare(0, WHOLE)
"""An owner of whom no share is told, or whose share cannot be read."""


class ShareUnit(Enum):
    """What a number without a sign means in a column of shares."""

    PERCENT = "percent"
    FRACTION = "parts of one"
    POINTS = "basis points"
    UNSURE = "percent or parts of one"


def say_units(units: int) -> str:
    """Return units as a percentage, no more exact than it is.

    >>> say_units(HALF), say_units(HALF - 1), say_units(HALF + 1), say_units(PERCENT // 8)
    ('50.00 %', 'less than 50.00 %', 'more than 50.00 %', '0.125 %')
    """
    step = PERCENT // 1_000_000
    over = (units + step // 2) % step - step // 2  # of bounds that are passed or not reached
    if over:
        return f"{'more' if over > 0 else 'less'} than {say_units(units - over)}"
    millionths = units // step
    whole, part = divmod(millionths, 1_000_000)
    digits = f"{part:06}".rstrip("0").ljust(2, "0")
    return f"{whole}.{digits} %"


_NUMBER = r"\d+(?:[.,]\d+)?"
_MORE = re.compile(r"(?:more than|over|above|greater than|mas de|>)\s*", re.I)
_LESS = re.compile(r"(?:less than|under|below|up to but not including|menos de|<)\s*", re.I)
_LEAST = re.compile(r"(?:at least|no less than|minimum|al menos|>=|≥)\s*|\s*(?:or more|\+)$", re.I)
_MOST = re.compile(r"(?:at most|not more than|up to|no more than|maximum|hasta|<=|≤)\s*", re.I)
_BETWEEN = re.compile(rf"({_NUMBER})\s*%?\s*(?:-|–|—|to|and|a|y|/to/)\s*({_NUMBER})\s*%?", re.I)
_BUT = re.compile(
    rf"more than ({_NUMBER})\s*%? (?:but|and) (not more|less) than ({_NUMBER})\s*%?", re.I
)
_PARTS = re.compile(r"(\d+)\s*(?:/|of|de|out of)\s*(\d+)", re.I)
_PSC = re.compile(r"ownership-of-shares-(\d+)-to-(\d+)-percent(?:-.*)?", re.I)
"""A nature of control at Companies House that is one of shares."""
_PSC_BANDS = {
    ("25", "50"): (25 * PERCENT + 1, 50 * PERCENT),
    ("50", "75"): (50 * PERCENT + 1, 75 * PERCENT - 1),
    ("75", "100"): (75 * PERCENT, WHOLE),
}
"""More than 25 and not more than 50 percent; more than 50 and less than 75; 75 or more.

Companies Act 2006, schedule 1A, with the bands of the Register of People with Significant Control
Regulations 2016 (SI 2016/339), schedule 2.
"""
_NOTHING = frozenset({"", "-", "?", "n/a", "na", "unknown", "not known", "desconocido", "s/d"})


def read_share(cell: str, unit: ShareUnit = ShareUnit.PERCENT) -> OwnedShare:
    """Return the share a cell tells.

    Args:
        cell: A number, a part such as `1/3`, a band such as `25-50 %`, or a nature of control at
            Companies House such as `ownership-of-shares-25-to-50-percent`.
        unit: What a number without `%` means in this column.

    Raises:
        ValueError: The cell tells no share, or one below nothing or above all.

    >>> str(read_share("25 %")), str(read_share("1/2")), str(read_share("0.5", ShareUnit.FRACTION))
    ('25.00 %', '50.00 %', '50.00 %')
    >>> str(read_share("under 50%")), str(read_share("ownership-of-shares-50-to-75-percent"))
    ('0.00 % to less than 50.00 %', 'more than 50.00 % to less than 75.00 %')
    """
    text = " ".join(cell.replace("\u00a0", " ").split()).strip(" .").lower()
    if text in _NOTHING:
        return UNKNOWN
    found = _PSC.fullmatch(text)
    if found is not None:
        band = _PSC_BANDS.get((found[1], found[2]))
        if band is None:
            raise ValueError(f"{cell!r} is no band of Companies House")
        return OwnedShare(*band)
    if (found := _PARTS.fullmatch(text)) is not None:
        return _part(int(found[1]), int(found[2]), cell)
    unit = ShareUnit.PERCENT if "%" in text or "percent" in text else unit
    text = text.replace("percent", "%").replace("per cent", "%").replace("por ciento", "%")
    if (found := _BUT.fullmatch(text)) is not None:
        high = _units(found[3], unit, cell).high - (found[2] == "less")
        return _ordered(_units(found[1], unit, cell).low + 1, high, cell)
    if (found := _BETWEEN.fullmatch(text)) is not None:
        return _ordered(_units(found[1], unit, cell).low, _units(found[2], unit, cell).high, cell)
    for pattern, lower, strict in _BOUNDS:
        bare = pattern.sub("", text, count=1).strip()
        if bare != text:
            bound = _units(bare.rstrip("% "), unit, cell)
            if lower:
                return _ordered(bound.low + strict, WHOLE, cell)
            return _ordered(0, bound.high - strict, cell)
    return _units(text.rstrip("% "), unit, cell)


_BOUNDS = ((_LEAST, True, 0), (_MOST, False, 0), (_MORE, True, 1), (_LESS, False, 1))


def _units(text: str, unit: ShareUnit, cell: str) -> OwnedShare:
    points = text.endswith("bp")
    number = text.removesuffix("bp").strip().replace(",", ".")
    if re.fullmatch(_NUMBER, number) is None:
        raise ValueError(f"{cell!r} is no share")
    value = Decimal(number)
    if points or unit is ShareUnit.POINTS:
        return _exact(value / 100, cell)
    if unit is ShareUnit.FRACTION:
        return _exact(value * 100, cell)
    if unit is ShareUnit.UNSURE and value <= 1:
        return OwnedShare(_exact(value, cell).low, _exact(value * 100, cell).high)
    return _exact(value, cell)


def _exact(percent: Decimal, cell: str) -> OwnedShare:
    if not 0 <= percent <= 100:
        raise ValueError(f"{cell!r} is not between 0 and 100 %")
    # Only six decimals of a percent are told apart: beyond, between one and the next.
    scaled = percent * 1_000_000
    low = int(scaled.to_integral_value(ROUND_FLOOR))
    high = int(scaled.to_integral_value(ROUND_CEILING))
    return OwnedShare(low * (PERCENT // 1_000_000), high * (PERCENT // 1_000_000))


def _part(part: int, of: int, cell: str) -> OwnedShare:
    if of == 0 or part > of:
        raise ValueError(f"{cell!r} is no part of a whole")
    share = Fraction(part * 100 * 1_000_000, of)
    step = PERCENT // 1_000_000
    low = share.numerator // share.denominator
    return OwnedShare(low * step, -(-share.numerator // share.denominator) * step)


def _ordered(low: int, high: int, cell: str) -> OwnedShare:
    if low > high:
        raise ValueError(f"{cell!r}: the lower bound is above the upper one")
    return OwnedShare(low, high)


def share_unit(heading: str, cells: Iterable[str]) -> ShareUnit:
    """Return what numbers without a sign mean in a column of shares.

    A heading that says percent decides, or any number above one. A column of which every number
    is at most one may hold either: each such share then runs from the one to the other.

    Args:
        heading: Heading of the column.
        cells: Its cells.

    >>> [share_unit("share", cells).value for cells in (["0.25", "60"], ["1"])]
    ['percent', 'percent or parts of one']
    """
    words = heading.lower()
    if "basis point" in words or re.search(r"\bbps?\b", words):
        return ShareUnit.POINTS
    if "%" in words or "percent" in words or "pct" in words or "porcentaje" in words:
        return ShareUnit.PERCENT
    if "fraction" in words or "proportion" in words:
        return ShareUnit.FRACTION
    below = False
    for cell in cells:
        number = cell.strip().replace(",", ".")
        if re.fullmatch(_NUMBER, number) is None:
            continue
        if Decimal(number) > 1:
            return ShareUnit.PERCENT
        below = below or 0 < Decimal(number) <= 1
    return ShareUnit.UNSURE if below else ShareUnit.PERCENT
