"""FinCEN's geographic targeting orders for the southwest border: days, amounts, places."""

from __future__ import annotations

import csv
import datetime
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from linchpin.trace.authority import Authority, Force

_TITLE = "Geographic targeting order for money services businesses along the southwest border"
_ZIP = re.compile(r"(?<!\d)(\d{5})(?:-\d{4})?(?!\d)")
_STATES = {
    "arizona": "az", "california": "ca", "texas": "tx", "new mexico": "nm",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class BorderOrder:
    """One order.

    Attributes:
        authority: The order and its days.
        above: Cents which a covered sum is more than.
        most: Cents of a covered sum, at most.
        places_known: Whether its places are known here.
    """

    authority: Authority
    above: int
    most: int
    places_known: bool


FIRST = BorderOrder(
    Authority(
        "FinCEN GTO of 2025-03-14 (90 FR 12106)",
        _TITLE,
        Force.ORDER,
        datetime.date(2025, 4, 14),
        datetime.date(2025, 9, 9),
        "https://www.govinfo.gov/content/pkg/FR-2025-03-14/html/2025-04099.htm",
        "currency of more than $200 and not more than $10,000 in 30 ZIP codes",
    ),
    200_00,
    10_000_00,
    True,
)
SECOND = BorderOrder(
    Authority(
        "FinCEN GTO of 2025-09-08",
        _TITLE,
        Force.ORDER,
        datetime.date(2025, 9, 10),
        datetime.date(2026, 3, 6),
        "https://www.fincen.gov/news/news-releases/"
        "fincen-issues-expanded-southwest-border-geographic-targeting-order",
        "currency of $1,000 to $10,000; those not covered before report from 2025-10-10",
    ),
    1_000_00 - 1,
    10_000_00,
    True,
)
THIRD = BorderOrder(
    Authority(
        "FinCEN GTO of 2026-03",
        _TITLE,
        Force.ORDER,
        datetime.date(2026, 3, 7),
        datetime.date(2026, 9, 2),
        "https://bankingjournal.aba.com/2026/03/"
        "fincen-issues-new-geographic-targeting-order-for-southwest-border/",
        "currency of $1,000 to $10,000 in twelve counties and some ZIP codes, which are not known "
        "here: no row is judged by it",
    ),
    1_000_00 - 1,
    10_000_00,
    False,
)
ORDERS = (FIRST, SECOND, THIRD)
LATER_COMERS = datetime.date(2025, 10, 10)
"""Day from which those report who were not covered before the second order."""


@cache
def _places() -> dict[str, dict[tuple[str, str], str]]:
    found: dict[str, dict[tuple[str, str], str]] = {}
    text = files("linchpin.trace.money").joinpath("border_places.csv").read_text("utf-8")
    for row in csv.DictReader(text.splitlines()):
        found.setdefault(row["order"], {})[row["kind"], row["place"]] = row["within"]
    return found


def order_on(day: datetime.date) -> BorderOrder | None:
    """Return the order that holds on a day; None for none."""
    return next((order for order in ORDERS if order.authority.holds_on(day)), None)


def covered_place(order: BorderOrder, place: str, day: datetime.date) -> str | None:
    """Return the county in which a place of an order lies; None where the order does not name it.

    A county counts by its name with `County` or its state. ZIP codes of a county are those that an
    order names; others are not known here.

    Args:
        order: The order.
        place: A ZIP code, an address with one, or a county.
        day: The day of the row: who was not covered before the second order had 30 days.

    >>> covered_place(FIRST, "Laredo, TX 78040", datetime.date(2025, 5, 1))
    'Webb County, Texas'
    >>> covered_place(SECOND, "Webb County", datetime.date(2025, 11, 1))
    'Webb County, Texas'
    """
    since = order.authority.since
    places = _places().get("" if since is None else since.isoformat(), {})
    for code in _ZIP.findall(place):
        within = places.get(("zip", code)) or _old_zip(order, code)
        if within is not None:
            return within
    text = " ".join(re.findall(r"[a-z]+", place.lower()))
    for (kind, name), within in places.items():
        if kind != "county" or not re.search(rf"\b{name}\b", text):
            continue
        state = within.rpartition(", ")[2].lower()
        named = re.search(rf"\b{name} county\b", text)
        if (named or re.search(rf"\b({state}|{_STATES[state]})\b", text)) and (
            day >= LATER_COMERS or not _is_new(within)
        ):
            return within
    return None


def _old_zip(order: BorderOrder, code: str) -> str | None:
    """Return the county of a ZIP code of the first order that lies in a county of this one."""
    within = _places()["2025-04-14"].get(("zip", code))
    since = order.authority.since
    held = _places().get("" if since is None else since.isoformat(), {})
    return within if within is not None and within in held.values() else None


def _is_new(within: str) -> bool:
    return within not in _places()["2025-04-14"].values()


def is_in_border_state(place: str) -> bool:
    """Say whether a place may lie in a state of the orders, so that it is not judged but unknown.

    >>> is_in_border_state("Nogales, AZ"), is_in_border_state("85621"), is_in_border_state("Boston")
    (True, True, False)
    """
    text = place.lower()
    states = "|".join([*_STATES, *_STATES.values()])
    if re.search(rf"\b({states})\b", text):
        return True
    return any(
        code[:2] in ("85", "86", "87", "88", "75", "76", "77", "78", "79", "90", "91", "92", "93")
        for code in _ZIP.findall(place)
    )
