"""What comes in and goes out again: the search that several typologies share, and its figures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from linchpin.trace.engine.habits import long_habit
from linchpin.trace.engine.transfers import DAY, HOUR, Bools, Transfers
from linchpin.trace.fit import Figure, Row, money
from linchpin.trace.kernels.windows import ByAccount, Flows, WindowRules, through_windows
from linchpin.trace.typology import WitnessRows

KIND = "transfers"


@dataclass(frozen=True, slots=True)
class Passing:
    """When money that comes in and goes out again counts.

    Attributes:
        days: From the first to the last that comes in, at most.
        hold_hours: From the last that comes in to the last that goes out, at most.
        rows_in: Rows that come in, at least.
        sources: Different sources (or places) of theirs, at least.
        cents: What comes in together, at least.
        low: What goes out in percent of what comes in, at least.
        high: The same, at most.
        rows_out: Rows that go out, at least.
        targets: Different payees of theirs, at least.
        part: What goes out counts only from this many percent of what comes in.
        after: Whether what goes out must follow the last that comes in.
    """

    days: int
    hold_hours: int
    rows_in: int
    sources: int
    cents: int
    low: int
    high: int
    rows_out: int = 1
    targets: int = 1
    part: int = 3
    after: bool = False

    def rules(self) -> WindowRules:
        """Return the same as a kernel takes it."""
        return WindowRules(
            self.days * DAY, self.hold_hours * HOUR, self.rows_in, self.sources, self.rows_out,
            self.targets, self.cents, self.low * 100, self.high * 100, self.part * 100,
            int(self.after),
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Passed:
    """What rows that come in and go out add up to.

    Attributes:
        account: Whose account.
        currency: Of all rows.
        cents_in: Figure of what comes in.
        cents_out: Figure of what goes out.
        percent: What goes out of what comes in, rounded down.
        hours: From the first that comes in to the last that goes out, rounded up.
    """

    account: str
    currency: str
    cents_in: int
    cents_out: int
    percent: int
    hours: int


def passed(ins: Sequence[Row], outs: Sequence[Row], rule: Passing) -> Passed | None:
    """Return what rows add up to, in plain arithmetic; None where they do not fit the rule.

    Args:
        ins: Rows that come in.
        outs: Rows that go out.
        rule: When they count.
    """
    if len(ins) < rule.rows_in or len(outs) < rule.rows_out:
        return None
    accounts = {_fold(row["payee"]) for row in ins} | {_fold(row["payer"]) for row in outs}
    currencies = {str(row["currency"]) for row in (*ins, *outs)}
    if len(accounts) != 1 or len(currencies) != 1:
        return None
    cents_in, cents_out = total(ins), total(outs)
    begins, ends = first_time(ins), last_time(ins)
    since = ends if rule.after else begins
    in_time = all(
        since <= number(row, "time") <= ends + rule.hold_hours * HOUR
        and number(row, "cents") * 10_000 >= cents_in * rule.part * 100 - 10_000
        for row in outs
    )
    targets = {_fold(row["payee"]) for row in outs}
    if (
        ends - begins > rule.days * DAY
        or not in_time
        or cents_in < rule.cents
        or not rule.low * cents_in <= 100 * cents_out <= rule.high * cents_in
        or len(targets) < rule.targets
    ):
        return None
    names = sorted(str(row["payee"]) for row in ins)
    hours = -(-(last_time(outs) - begins) // HOUR)
    percent = 100 * cents_out // cents_in
    return Passed(names[0], currencies.pop(), cents_in, cents_out, percent, hours)


def _fold(value: object) -> str:
    return str(value or "").lower()


def number(row: Row, column: str) -> int:
    """Return a whole number of a row."""
    value: Any = row[column]
    return int(value)


def total(rows: Sequence[Row]) -> int:
    """Return the cents of rows together."""
    return sum(number(row, "cents") for row in rows)


def first_time(rows: Sequence[Row]) -> int:
    """Return when the first of rows was, seconds."""
    return min(number(row, "time") for row in rows)


def last_time(rows: Sequence[Row]) -> int:
    """Return when the last of rows was, seconds."""
    return max(number(row, "time") for row in rows)


def different(rows: Sequence[Row], column: str) -> list[str]:
    """Return the different texts of a column, sorted, without regard to case."""
    found = {_fold(row[column]): str(row[column]) for row in rows if row.get(column)}
    return [found[key] for key in sorted(found)]


def figures(found: Passed, ins: Sequence[Row], outs: Sequence[Row]) -> tuple[Figure, ...]:
    """Return the arithmetic of rows that come in and go out."""
    return (
        Figure("came in", found.cents_in, found.currency),
        Figure("rows in", len(ins), "rows"),
        Figure("went out", found.cents_out, found.currency),
        Figure("rows out", len(outs), "rows"),
        Figure("passed on", found.percent, "percent"),
        Figure("hours from first in to last out", found.hours, "hours"),
    )


def said(found: Passed) -> str:
    """Return what passed through, in words."""
    return (
        f"{money(found.cents_in, found.currency)} came in and "
        f"{money(found.cents_out, found.currency)} ({found.percent} %) went out again within "
        f"{found.hours} hours"
    )


@dataclass(frozen=True, slots=True)
class Looked:
    """What a search for money that passes through looks at.

    Attributes:
        key_in: int, what must differ among those that come in.
        use_in: Which transfers count as coming in.
        use_out: Which count as going out.
    """

    key_in: NDArray[Any]
    use_in: Bools
    use_out: Bools


def search_passing(
    transfers: Transfers,
    looked: Looked,
    rule: Passing,
    compared: Callable[[int], tuple[str, ...]] = lambda _: (),
) -> list[WitnessRows]:
    """Return windows of money that passes through as proposals.

    Args:
        transfers: All transfers.
        looked: Which of them count.
        rule: When a window counts.
        compared: Says how an account stands beside others.
    """
    into, out_of = ByAccount(*transfers.into), ByAccount(*transfers.out_of)
    columns = Flows(
        transfers.time, transfers.cents, looked.key_in.astype(np.int64),
        transfers.payee.astype(np.int64), looked.use_in, looked.use_out,
    )  # fmt: skip
    windows = through_windows(into, out_of, columns, rule.rules())
    proposals = []
    for account in np.unique(windows[:, 0]):
        mine = windows[windows[:, 0] == account]
        starts = transfers.time[into.items[mine[:, 1]]]
        habit = long_habit(starts, *seen_span(transfers, int(account)))
        for _, first, last, left, right in mine.tolist():
            ins = into.items[first : last + 1]
            ins = ins[looked.use_in[ins]]
            outs = out_of.items[left : right + 1]
            least = transfers.cents[ins].sum() * rule.part // 100
            outs = outs[looked.use_out[outs] & (transfers.cents[outs] >= least)]
            aside = HABIT if habit else ""
            if not aside and not _is_burst(transfers, looked, rule, (into, ins, int(account))):
                aside = EVEN
            proposals.append(
                WitnessRows(
                    KIND,
                    (("in", rows_of(transfers, ins)), ("out", rows_of(transfers, outs))),
                    compared(int(account)),
                    aside,
                    rank_of(transfers.cents[ins].sum()),
                )
            )
    return proposals


HABIT = "the account does so in most of its months"
EVEN = "the account takes in as much in its other weeks"
"""Why a pattern is set aside where it is what the account always does."""
BURST = 2.5
"""How many times what an account takes in elsewhere must come in within a window."""


def _is_burst(
    transfers: Transfers, looked: Looked, rule: Passing, window: tuple[ByAccount, Any, int]
) -> bool:
    """Say whether far more comes in within a window than in as many days elsewhere."""
    into, ins, account = window
    every = into.items[into.starts[account] : into.starts[account + 1]]
    every = every[looked.use_in[every]]
    outside = float(transfers.cents[every].sum() - transfers.cents[ins].sum())
    first, last = int(transfers.time[every[0]]), int(transfers.time[every[-1]])
    length = max(DAY * 7, int(transfers.time[ins].max() - transfers.time[ins].min()))
    elsewhere = max(1, last - first - length)
    if elsewhere < 2 * length:
        return True
    return bool(transfers.cents[ins].sum() >= BURST * outside * length / elsewhere)


def seen_span(transfers: Transfers, account: int) -> tuple[int, int]:
    """Return when an account is first and last seen, seconds."""
    times = []
    for starts, items in (transfers.into, transfers.out_of):
        if starts[account] < starts[account + 1]:
            times += [items[starts[account]], items[starts[account + 1] - 1]]
    seen = transfers.time[np.array(times, np.int64)]
    return int(seen.min()), int(seen.max())


def rows_of(transfers: Transfers, items: NDArray[np.int64]) -> tuple[int, ...]:
    """Return the numbers of the rows of transfers, in order of time."""
    return tuple(transfers.row[items].tolist())


def rank_of(cents: int) -> float:
    """Return a rank for an amount: a tenth for each factor of ten above ten dollars, 0..0.95.

    >>> rank_of(1_000_00), rank_of(1_000_000_00)
    (0.2, 0.5)
    """
    return round(min(0.95, max(0.0, (float(np.log10(max(int(cents), 1))) - 3) / 10)), 4)
