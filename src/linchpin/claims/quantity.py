"""Amounts as their speakers gave them: a number, a unit, and what was left open."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from linchpin.claims.dates import parse_date, say_date
from linchpin.claims.errors import ClaimError

_AMOUNT = re.compile(r"-?[0-9]{1,60}(\.[0-9]{1,60})?")
BOUNDS = ("exactly", "about", "more than", "at least", "less than", "at most", "in the order of")
"""How the speaker bounded the number; "exactly" means no qualification was given."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit, as stated.

    Attributes:
        amount: Decimal digits, such as `2000000` or `0.8`; never rounded.
        unit: ISO 4217 code for money (`USD`), otherwise a plain noun (`weapons`, `percent`).
        bound: One of `BOUNDS`.
        period: EDTF date or interval the number covers, if stated.
    """

    amount: str
    unit: str
    bound: str = "exactly"
    period: str | None = None

    def __post_init__(self) -> None:
        if _AMOUNT.fullmatch(self.amount) is None:
            raise ClaimError(
                f"amount {self.amount[:60]!r} is not a number; write digits, such as 2000000 or 0.8"
            )
        if not self.unit:
            raise ClaimError(f"amount {self.amount!r} has no unit")
        if self.bound not in BOUNDS:
            raise ClaimError(f"bound {self.bound!r} is none of: {', '.join(BOUNDS)}")
        if self.period is not None:
            parse_date(self.period)

    def __str__(self) -> str:
        """Return the quantity in words.

        >>> print(Quantity("2000000", "USD", "more than", "2014-03/2015-02"))
        more than USD 2,000,000 (Mar 2014 to Feb 2015)
        >>> print(Quantity("80", "percent", "about"))
        about 80 percent
        """
        number = f"{Decimal(self.amount):,f}"
        money = len(self.unit) == 3 and self.unit.isupper()
        words = f"{self.unit} {number}" if money else f"{number} {self.unit}"
        if self.bound != "exactly":
            words = f"{self.bound} {words}"
        return words if self.period is None else f"{words} ({say_date(self.period)})"
