"""Rows of who owns how much of whom, and what of them holds on a day."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from linchpin.claims.dates import PartialDate
from linchpin.trace.ownership.shares import WHOLE, OwnedShare


@dataclass(frozen=True, slots=True)
class Stake:
    """A row that says who owns how much of whom.

    Attributes:
        owner: Who owns it, as the table tells owners apart.
        owned: The firm it is a share of.
        share: How much; from nothing to all where it is not told or cannot be read.
        row: Place in the table, such as `owners.csv line 12`.
        since: First day it holds; None where the row does not say.
        until: Day on which it ended; None where the row does not say.
        control: Words for a tie that is none of ownership (`director`); None for a share.
    """

    owner: str
    owned: str
    share: OwnedShare
    row: str
    since: PartialDate | None = None
    until: PartialDate | None = None
    control: str | None = None

    def on(self, day: datetime.date) -> OwnedShare | None:
        """Return what of it is held on a day; None where it surely is not.

        On the day on which it ended, and on days that a date such as `2021-07` may mean, it may be
        held or not.

        Args:
            day: The day.

        >>> from linchpin.claims.dates import parse_date
        >>> stake = Stake("X", "A", OwnedShare(WHOLE, WHOLE), "line 2", until=parse_date("2021-07"))
        >>> [str(stake.on(datetime.date(2021, month, 5))) for month in (6, 7, 8)]
        ['100.00 %', '0.00 % to 100.00 %', 'None']
        """
        begins, ends = self.since, self.until
        if (begins is not None and begins.earliest > day) or (
            ends is not None and ends.latest < day
        ):
            return None
        surely = (begins is None or begins.latest <= day) and (ends is None or ends.earliest > day)
        return self.share if surely else OwnedShare(0, self.share.high)


@dataclass(frozen=True, slots=True)
class Holding:
    """What one owner holds of one firm on a day.

    Attributes:
        share: How much.
        rows: The rows it is told by.
        several: Whether rows tell different shares: two classes of shares, or one row is out of
            date. Surely held is then the largest of them, and their sum may be.
    """

    share: OwnedShare
    rows: tuple[str, ...]
    several: bool = False


@dataclass(frozen=True, slots=True)
class HeldOn:
    """Who holds what on a day.

    Attributes:
        holdings: Owner and owned to what is held.
        control: Owner and controlled to the words for it and the rows.
        over: Firms of which more than all is told, with how much.
        repeated: Rows that say the same as one before.
    """

    holdings: Mapping[tuple[str, str], Holding]
    control: Mapping[tuple[str, str], tuple[str, tuple[str, ...]]]
    over: Mapping[str, int]
    repeated: tuple[str, ...]

    def shares(self) -> dict[tuple[str, str], OwnedShare]:
        """Return owner and owned to the share."""
        return {pair: holding.share for pair, holding in self.holdings.items()}


_Said = tuple[OwnedShare, str, str]


@dataclass(slots=True)
class _Gathered:
    told: dict[tuple[OwnedShare, str, str], tuple[OwnedShare, list[str]]] = field(
        default_factory=dict
    )


def held_on(stakes: Iterable[Stake], day: datetime.date) -> HeldOn:
    """Return who holds what on a day, whatever the order of the rows.

    Args:
        stakes: The rows.
        day: The day.
    """
    gathered: dict[tuple[str, str], _Gathered] = {}
    control: dict[tuple[str, str], tuple[str, tuple[str, ...]]] = {}
    repeated: list[str] = []
    for stake in stakes:
        share = stake.on(day)
        if share is None:
            continue
        pair = (stake.owner, stake.owned)
        if stake.control is not None:
            words, rows = control.get(pair, ("", ()))
            parts = {*words.split("; "), stake.control} - {""}
            control[pair] = ("; ".join(sorted(parts)), (*rows, stake.row))
            continue
        since, until = (date.text if date else "" for date in (stake.since, stake.until))
        key = (stake.share, since, until)
        told = gathered.setdefault(pair, _Gathered()).told
        if key in told:
            told[key][1].append(stake.row)
            repeated.append(stake.row)
        else:
            told[key] = (share, [stake.row])
    holdings = {pair: _holding(found) for pair, found in gathered.items()}
    known: dict[str, int] = {}
    for (_, owned), holding in holdings.items():
        known[owned] = known.get(owned, 0) + holding.share.low
    over = {firm: units for firm, units in known.items() if units > WHOLE}
    return HeldOn(holdings, control, over, tuple(repeated))


def _holding(found: _Gathered) -> Holding:
    shares = [share for share, _ in found.told.values()]
    rows = tuple(row for _, rows in found.told.values() for row in rows)
    if len(shares) == 1:
        return Holding(shares[0], rows)
    low, high = max(s.low for s in shares), min(WHOLE, sum(s.high for s in shares))
    return Holding(OwnedShare(low, high), rows, several=True)
