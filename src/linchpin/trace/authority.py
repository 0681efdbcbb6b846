"""What a typology rests on: a statute, an order, an advisory, and the days on which it holds."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum


class Force(Enum):
    """What kind of authority it is, in words."""

    STATUTE = "statute"
    REGULATION = "regulation"
    ORDER = "order"
    ADVISORY = "advisory"


@dataclass(frozen=True, slots=True)
class Authority:
    """A text by which rows are judged, on the days on which it holds.

    Attributes:
        cite: How it is cited, such as `FIN-2014-A005`.
        title: What it is called.
        force: What kind of text it is.
        since: First day on which it holds; None where it holds for every row.
        until: Last day on which it holds; None where no end is known.
        url: Where it is published.
        note: What more is to be known of it, such as why it ended.
    """

    cite: str
    title: str
    force: Force
    since: datetime.date | None
    until: datetime.date | None
    url: str
    note: str = ""

    def holds_on(self, day: datetime.date) -> bool:
        """Say whether it holds on a day."""
        return (self.since is None or self.since <= day) and (
            self.until is None or day <= self.until
        )

    def say(self) -> str:
        """Return it in words, with its days.

        >>> day = datetime.date(2014, 5, 28)
        >>> Authority("FIN-2014-A005", "Funnel accounts", Force.ADVISORY, day, None, "").say()
        'FIN-2014-A005, Funnel accounts (advisory, since 2014-05-28)'
        """
        parts = [self.force.value]
        if self.since is not None:
            parts.append(f"since {self.since.isoformat()}")
        if self.until is not None:
            parts.append(f"until {self.until.isoformat()}")
        note = f"; {self.note}" if self.note else ""
        return f"{self.cite}, {self.title} ({', '.join(parts)}){note}"


def holding(
    authorities: Sequence[Authority], days: Iterable[datetime.date]
) -> tuple[Authority, ...]:
    """Return the authorities that hold on at least one of some days, in their order."""
    when = set(days)
    return tuple(one for one in authorities if any(one.holds_on(day) for day in when))


_EPOCH = datetime.date(1970, 1, 1)


def day_of_number(number: int) -> datetime.date:
    """Return a day given as days since 1970.

    >>> day_of_number(0).isoformat()
    '1970-01-01'
    """
    return _EPOCH + datetime.timedelta(days=number)


def number_of_day(day: datetime.date) -> int:
    """Return a day as days since 1970.

    >>> number_of_day(datetime.date(1970, 1, 2))
    1
    """
    return (day - _EPOCH).days
