"""Compare birth dates that are as precise as their sources made them."""

from __future__ import annotations

from collections.abc import Iterable

from linchpin.claims.dates import PartialDate
from linchpin.match.compare.agreement import Agreement, Fact, best_of

SAME_DAY = 0.60
"""How far the same day of birth closes the gap to certainty; see `record_score`."""
SAME_MONTH = 0.45
SAME_YEAR = 0.35
CIRCA = 0.15
"""Dates of which one is circa or a range, and which can mean the same day."""
TRANSPOSED = 0.25
"""Day and month in each other's place: 3 April and 4 March of one year."""
ONE_DIGIT = 0.10
"""One digit of the day or month, or two neighbouring digits in each other's place."""
ONE_YEAR = 0.05
"""One year apart, the rest the same or not given."""
OTHER_BIRTH = 0.45
"""How much of the score two births take away that cannot be the same."""

_EXACT = ("day", "month", "year")
_RATES = {"day": SAME_DAY, "month": SAME_MONTH, "year": SAME_YEAR}


def compare_births(ones: Iterable[PartialDate], others: Iterable[PartialDate]) -> Fact:
    """Return how the birth dates of two records compare; of several the pair that fits best.

    Args:
        ones: Birth dates of one record.
        others: Birth dates of the other.
    """
    found = [compare_dates(one, other) for one in ones for other in others]
    if not found:
        return Fact("birth date", Agreement.UNKNOWN, 0.0, "not given on both sides")
    return best_of(found)


def compare_dates(one: PartialDate, other: PartialDate) -> Fact:
    """Return how two birth dates compare.

    >>> from linchpin.claims.dates import parse_date
    >>> compare_dates(parse_date("1970-03-04"), parse_date("1970-04-03")).words
    "03 Apr 1970 and 04 Mar 1970: day and month may be in each other's place"
    """
    agreement, rate, how = _compare(one, other)
    both = " and ".join(sorted({str(one), str(other)}))
    return Fact("birth date", agreement, rate, f"{both}: {how}")


def _compare(one: PartialDate, other: PartialDate) -> tuple[Agreement, float, str]:
    exact = one.precision in _EXACT and other.precision in _EXACT
    if one.overlaps(other):
        if not exact:
            return Agreement.NEAR, CIRCA, "can be the same, as far as they say"
        coarser = max(one.precision, other.precision, key=_EXACT.index)
        rate = _RATES[coarser]
        return Agreement.AGREE, rate, f"the same {coarser}"
    if one.precision == other.precision == "day":
        slip = _slip(one.text, other.text)
        if slip is not None:
            return slip
    elif exact and abs(one.earliest.year - other.earliest.year) == 1 and _only_years(one, other):
        return Agreement.NEAR, ONE_YEAR, "one year apart"
    return Agreement.DIFFER, OTHER_BIRTH, "cannot be the same"


def _only_years(one: PartialDate, other: PartialDate) -> bool:
    """Say whether nothing but the year speaks against the same date."""
    if "year" in (one.precision, other.precision):
        return True
    return one.earliest.month == other.earliest.month


def _slip(one: str, other: str) -> tuple[Agreement, float, str] | None:
    """Return what slip of the pen makes one day of the other, or None."""
    if one[:4] == other[:4] and (one[5:7], one[8:]) == (other[8:], other[5:7]):
        return Agreement.NEAR, TRANSPOSED, "day and month may be in each other's place"
    if one[4:] == other[4:] and abs(int(one[:4]) - int(other[:4])) == 1:
        return Agreement.NEAR, ONE_YEAR, "one year apart, day and month the same"
    first, second = one.replace("-", ""), other.replace("-", "")
    places = [i for i in range(8) if first[i] != second[i]]
    if len(places) == 1 and places[0] >= 4:
        return Agreement.NEAR, ONE_DIGIT, "one digit differs"
    if len(places) == 2 and places[1] == places[0] + 1:
        i, k = places
        if (first[i], first[k]) == (second[k], second[i]):
            return Agreement.NEAR, ONE_DIGIT, "two digits may be in each other's place"
    return None
