"""Mirror statistics: what one country says it sent against what the other says it received.

For a good and month the logarithm of exports over imports, imports cut to the border of the
exporter (CIF to FOB). A month stands out by its robust z, the distance to the median over the
median of the distances; a change that stays shows in the cumulative sum of Page (1954).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

CIF = 0.06
"""Freight and insurance as part of the value at the exporter's border, as the IMF takes it in its
Direction of Trade Statistics since 2018; before it took 10 percent."""
OUTLIER = 3.5
"""Robust z from which a month stands out (Iglewicz and Hoaglin, 1993)."""
SLACK, ALARM = 0.5, 5.0
"""Slack and alarm of the cumulative sum, in robust standard deviations (Page, 1954)."""
LEAST_MONTHS = 12
"""Months before a series can be judged."""
_SCALE = 0.6745
"""The median of distances of a normal distribution, in standard deviations."""


@dataclass(frozen=True, slots=True)
class Month:
    """A good in a month, in one currency.

    Attributes:
        month: Such as `2024-03`.
        exported: What the exporter's statistics say, at its border.
        imported: What the importer's say, with freight and insurance.
    """

    month: str
    exported: int
    imported: int

    def gap(self, cif: float = CIF) -> float | None:
        """Return the logarithm of exports over imports at one border; None where one is nought.

        >>> Month("2024-03", 100, 106).gap(), Month("2024-03", 100, 0).gap()
        (0.0, None)
        """
        if self.exported <= 0 or self.imported <= 0:
            return None
        return math.log(self.exported / (self.imported / (1 + cif)))


@dataclass(frozen=True, slots=True)
class Mirrored:
    """What a series of months shows.

    Attributes:
        middle: Median of the gaps.
        spread: Robust standard deviation of the gaps.
        outliers: Months that stand out, with robust z.
        broke: First month of the run that raised the alarm; None for none.
        alarm: Month in which the cumulative sum passed the alarm; None for none.
        one_sided: Months in which one of the two tells nothing.
    """

    middle: float
    spread: float
    outliers: tuple[tuple[str, float], ...]
    broke: str | None
    alarm: str | None
    one_sided: tuple[str, ...]


def mirrored(months: Sequence[Month], cif: float = CIF) -> Mirrored | None:
    """Return what a series shows, whatever its order; None for too few months.

    Middle and spread are those of the first half: a break in the second must not hide itself.

    Args:
        months: One for each month of a good between two countries.
        cif: Freight and insurance.
    """
    ordered = sorted(months, key=lambda one: one.month)
    gaps = [(one.month, gap) for one in ordered if (gap := one.gap(cif)) is not None]
    one_sided = tuple(one.month for one in ordered if one.gap(cif) is None)
    if len(gaps) < LEAST_MONTHS:
        return None
    before = [gap for _, gap in gaps[: (len(gaps) + 1) // 2]]
    middle = median(before)
    spread = max(median(abs(gap - middle) for gap in before) / _SCALE, 0.01)
    scores = [(month, (gap - middle) / spread) for month, gap in gaps]
    outliers = tuple((month, round(z, 2)) for month, z in scores if abs(z) > OUTLIER)
    broke, alarm = _break(scores)
    return Mirrored(middle, spread, outliers, broke, alarm, one_sided)


def _break(scores: Sequence[tuple[str, float]]) -> tuple[str | None, str | None]:
    """Return where the cumulative sum that passes the alarm began, and where it passed it."""
    sums, begins = [0.0, 0.0], [None, None]
    for month, z in scores:
        for side, sign in enumerate((1, -1)):
            after = max(0.0, sums[side] + sign * z - SLACK)
            if after > 0 and sums[side] == 0:
                begins[side] = month  # type: ignore[call-overload]
            sums[side] = after
            if after > ALARM:
                return begins[side], month
    return None, None
