"""Compare birth dates that are as precise as their sources made them."""

from __future__ import annotations

from collections.abc import Iterable
from math import log2

from linchpin.claims.dates import PartialDate
from linchpin.match.compare.agreement import Agreement, Fact, best_of

SAME_DAY = 0.60
"""How far the same day of birth closes the gap to certainty; see `record_score`."""
SAME_MONTH = 0.45
"""The same month of birth, where a side gives no day."""
SAME_YEAR = 0.35
"""The same year of birth, where a side gives no more."""
CIRCA = 0.15
"""Two dates that can mean the same day, of which one is circa, a range or 1 January."""
TRANSPOSED = 0.25
"""Day and month in each other's place: 3 April and 4 March of one year."""
ONE_DIGIT = 0.10
"""One digit, or two neighbouring digits in each other's place."""
ONE_YEAR = 0.05
"""One year apart, the rest the same or not given."""
OTHER_BIRTH = 0.45
"""How much of the score two births take away that cannot be the same."""

BIRTH_DAYS = 22_000
"""Days on which the people of a book are born, some sixty years."""
SHARED = 0.85
"""Share of records of one bearer that give the same birth date."""
TRANSPOSED_BITS = 7.0
"""Evidence of a slip: how often a typist makes it, over how many strangers are born so."""
ONE_YEAR_BITS = 5.8
"""One year apart, day and month the same."""
TWO_DIGITS_BITS = 4.5
"""Two neighbouring digits in each other's place."""
ONE_DIGIT_BITS = 3.5
"""One digit of the date differs."""
NEXT_YEAR_BITS = 1.0
"""One year apart, where a side gives no more than the year."""
SAME_YEAR_BITS = -0.5
"""Another day of the same year."""
OTHER_BIRTH_BITS = -5.0
"""Two births that cannot be the same: few records of one bearer differ so."""

_EXACT = ("day", "month", "year")
_RATES = {"day": SAME_DAY, "month": SAME_MONTH, "year": SAME_YEAR}
_YEAR_DAYS = 365
"""Days that a birth of which only the year is known may be on, at least."""
_NEW_YEAR = "-01-01"
"""What forms and lists write where they know the year only."""
_Says = tuple[Agreement, float, str, float]


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
    agreement, rate, how, bits = _compare(one, other)
    both = " and ".join(sorted({str(one), str(other)}))
    return Fact("birth date", agreement, rate, f"{both}: {how}", bits=bits)


def shared_by_chance(days: int) -> float:
    """Return the evidence, in bits, of two births that agree to so many days.

    >>> [round(shared_by_chance(days), 1) for days in (1, 31, 365, 5 * 365)]
    [14.2, 9.2, 5.7, 3.4]
    """
    return max(0.0, log2(SHARED * BIRTH_DAYS / days))


def _compare(one: PartialDate, other: PartialDate) -> _Says:
    exact = one.precision in _EXACT and other.precision in _EXACT
    year_only = one.text.endswith(_NEW_YEAR) or other.text.endswith(_NEW_YEAR)
    if one.overlaps(other):
        days = max((date.latest - date.earliest).days + 1 for date in (one, other))
        bits = shared_by_chance(max(days, _YEAR_DAYS) if year_only else days)
        if not exact:
            return Agreement.NEAR, CIRCA, "can be the same, as far as they say", bits
        coarser = max(one.precision, other.precision, key=_EXACT.index)
        return Agreement.AGREE, _RATES[coarser], f"the same {coarser}", bits
    same_year = one.earliest.year == other.earliest.year
    if exact and year_only and same_year:
        words = "the same year, and 1 January may stand for all of it"
        return Agreement.NEAR, CIRCA, words, shared_by_chance(_YEAR_DAYS)
    if one.precision == other.precision == "day":
        slip = _slip(one.text, other.text)
        if slip is not None:
            return slip
    elif exact and abs(one.earliest.year - other.earliest.year) == 1 and _only_years(one, other):
        return Agreement.NEAR, ONE_YEAR, "one year apart", NEXT_YEAR_BITS
    bits = SAME_YEAR_BITS if exact and same_year else OTHER_BIRTH_BITS
    return Agreement.DIFFER, OTHER_BIRTH, "cannot be the same", bits


def _only_years(one: PartialDate, other: PartialDate) -> bool:
    """Say whether nothing but the year speaks against the same date."""
    if "year" in (one.precision, other.precision):
        return True
    return one.earliest.month == other.earliest.month


def _slip(one: str, other: str) -> _Says | None:
    """Return what slip of the pen makes one day of the other, or None."""
    if one[:4] == other[:4] and (one[5:7], one[8:]) == (other[8:], other[5:7]):
        words = "day and month may be in each other's place"
        return Agreement.NEAR, TRANSPOSED, words, TRANSPOSED_BITS
    if one[4:] == other[4:] and abs(int(one[:4]) - int(other[:4])) == 1:
        words = "one year apart, day and month the same"
        return Agreement.NEAR, ONE_YEAR, words, ONE_YEAR_BITS
    first, second = one.replace("-", ""), other.replace("-", "")
    places = [i for i in range(8) if first[i] != second[i]]
    if len(places) == 1:
        return Agreement.NEAR, ONE_DIGIT, "one digit differs", ONE_DIGIT_BITS
    if len(places) == 2 and places[1] == places[0] + 1:
        i, k = places
        if (first[i], first[k]) == (second[k], second[i]):
            words = "two digits may be in each other's place"
            return Agreement.NEAR, ONE_DIGIT, words, TWO_DIGITS_BITS
    return None
