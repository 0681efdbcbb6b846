"""The twin benchmark: does a declared price follow diesel day by day, or base oil?

A cargo that is declared as lubricant, additive or base oil is sold at a price. If it is diesel, and
the price is what was paid, the price stands near diesel's and moves with it. For each importer the
moves of the prices beside either benchmark are compared, as logarithms, after one level for the
importer: whoever moves with base oil at any level, cheap or dear, does not follow diesel. And the
level at which diesel is followed may differ from it by a quarter at most. The ratio of likelihoods
is that of errors after Laplace, whose size is measured on the importer, without the farthest: they
may be errors of typing.

Where the price of the declared good is declared instead, no test of prices can tell.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

LEVEL = math.log(1.25)
"""How far the level of an importer's prices may stand from a benchmark: a quarter."""
LEAST_CARGOES = 12
"""Cargoes of an importer, on as many days, from which prices can be compared."""
LEAST_RATIO = 10.0
"""Natural logarithm of the likelihood ratio from which a price follows the one, not the other."""
LEAST_POWER = 30.0
"""The ratio to be expected where a price follows one benchmark; below, a low one tells nothing."""
_LEFT_OUT = 20
"""One in so many cargoes, that which stands farthest from the level, may be an error of typing."""
_LEAST_ERROR = 0.0025
"""No error is smaller: prices are rounded, and days of quotation differ."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """A cargo with the benchmarks of its day, all in one unit of money and volume.

    Attributes:
        price: Declared price.
        diesel: Price of diesel.
        base_oil: Price of base oil.
    """

    price: float
    diesel: float
    base_oil: float


@dataclass(frozen=True, slots=True)
class Twin:
    """How an importer's prices stand to the benchmarks.

    Attributes:
        cargoes: How many prices were compared.
        ratio: Natural logarithm of the likelihood that they follow diesel over that they follow
            base oil.
        diesel_level: Median of price over diesel.
        base_oil_level: Median of price over base oil.
        diesel_error: Mean distance to diesel at that level, as a logarithm.
        base_oil_error: Mean distance to base oil at that level.
        apart: Mean distance between the moves of the benchmarks; small where they move as one.
    """

    cargoes: int
    ratio: float
    diesel_level: float
    base_oil_level: float
    diesel_error: float
    base_oil_error: float
    apart: float

    @property
    def power(self) -> float:
        """Return the ratio to be expected: more for benchmarks that part, less for loose prices."""
        error = min(self.diesel_error, self.base_oil_error)
        return self.cargoes / 2 * math.log1p((self.apart / error) ** 2)

    @property
    def follows_diesel(self) -> bool:
        """Say whether the prices follow diesel, at its level, and not base oil."""
        return (
            self.cargoes >= LEAST_CARGOES
            and self.ratio >= LEAST_RATIO
            and abs(math.log(self.diesel_level)) <= LEVEL
        )

    @property
    def undecided(self) -> bool:
        """Say whether nothing can be told: few cargoes, loose prices, benchmarks moving as one."""
        few = self.cargoes < LEAST_CARGOES or self.power < LEAST_POWER
        return few and not self.follows_diesel


def twin_of(cargoes: Sequence[Quoted]) -> Twin | None:
    """Return how prices stand to the benchmarks, whatever their order; None for no price.

    Args:
        cargoes: Cargoes of one importer; prices above nought.

    >>> days = [1 + 0.02 * (at % 7) for at in range(30)]
    >>> like = [Quoted(1.05 * d, d, 1.5 + 0.01 * (at % 5)) for at, d in enumerate(days)]
    >>> twin = twin_of(like)
    >>> twin.follows_diesel, round(twin.diesel_level, 2)
    (True, 1.05)
    """
    if not cargoes:
        return None
    to_diesel = sorted(math.log(one.price / one.diesel) for one in cargoes)
    to_base = sorted(math.log(one.price / one.base_oil) for one in cargoes)
    spread = sorted(math.log(one.diesel / one.base_oil) for one in cargoes)
    diesel_error, base_error = _error(to_diesel), _error(to_base)
    middle = median(spread)
    return Twin(
        len(cargoes),
        len(cargoes) * math.log(base_error / diesel_error),
        math.exp(median(to_diesel)),
        math.exp(median(to_base)),
        diesel_error,
        base_error,
        math.fsum(abs(one - middle) for one in spread) / len(spread),
    )


def _error(distances: Sequence[float]) -> float:
    """Return the mean distance to the median, without the twentieth that stands farthest."""
    level = median(distances)
    apart = sorted(abs(one - level) for one in distances)
    kept = apart[: len(apart) - math.ceil(len(apart) / _LEFT_OUT)]
    return max(_LEAST_ERROR, math.fsum(kept) / len(kept)) if kept else _LEAST_ERROR
