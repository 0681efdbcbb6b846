"""What comes into an account within a window and goes out again soon after, window by window."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from linchpin.compiled import compiled


class ByAccount(NamedTuple):
    """Transfers of each account in order of time.

    Attributes:
        starts: int64, where each account begins; one more than there are accounts.
        items: int64, transfers.
    """

    starts: Any
    items: Any


class Flows(NamedTuple):
    """What a window looks at, one value for each transfer.

    Attributes:
        time: int64, seconds.
        cents: int64.
        key_in: int64, what must differ among those that come in; -1 for nothing.
        key_out: int64, the same of those that go out.
        use_in: bool, which count as coming in.
        use_out: bool, which count as going out.
    """

    time: Any
    cents: Any
    key_in: Any
    key_out: Any
    use_in: Any
    use_out: Any


class WindowRules(NamedTuple):
    """When a window counts.

    Attributes:
        window: Seconds from the first to the last that comes in, at most.
        hold: Seconds from the last that comes in to the last that goes out, at most.
        rows_in: Transfers that come in, at least.
        keys_in: Different keys of theirs, at least.
        rows_out: Transfers that go out, at least.
        keys_out: Different keys of theirs, at least.
        cents: What comes in together, at least.
        low: What goes out in basis points of what comes in, at least.
        high: The same, at most.
        part: What goes out counts only from this many basis points of what comes in.
        after: 1 where what goes out must follow the last that comes in.
    """

    window: int
    hold: int
    rows_in: int
    keys_in: int
    rows_out: int
    keys_out: int
    cents: int
    low: int
    high: int
    part: int
    after: int


MOST_IN_WINDOW = 400
"""Transfers into an account within one window, at most; of more only the first are looked at."""


@compiled
def through_windows(into: ByAccount, out_of: ByAccount, columns: Flows, rules: WindowRules) -> Any:
    """Return windows as rows of account, first and last in, first and last out, and how many.

    The numbers of transfers are places in the items of the account. Windows of an account do not
    overlap; of those that begin with one transfer the widest that counts is taken.

    Args:
        into: What comes into each account.
        out_of: What goes out of each.
        columns: What is looked at.
        rules: When a window counts.
    """
    accounts = into.starts.shape[0] - 1
    keys = 1
    for at in range(columns.key_in.shape[0]):
        keys = max(keys, columns.key_in[at] + 1, columns.key_out[at] + 1)
    seen = np.zeros(keys, np.int64)
    stamp = 0
    found = np.empty((1024, 5), np.int64)
    count = 0
    for account in range(accounts):
        begin, end = into.starts[account], into.starts[account + 1]
        left, right = out_of.starts[account], out_of.starts[account + 1]
        if end - begin < rules.rows_in or right - left < rules.rows_out:
            continue
        first = begin
        while first < end:
            start = into.items[first]
            if not columns.use_in[start]:
                first += 1
                continue
            stamp += 1
            last, rows, cents, kinds = first, 0, 0, 0
            best_last, best_from, best_to = -1, -1, -1
            while last < end and rows < MOST_IN_WINDOW:
                item = into.items[last]
                if columns.time[item] - columns.time[start] > rules.window:
                    break
                if columns.use_in[item]:
                    rows += 1
                    cents += columns.cents[item]
                    key = columns.key_in[item]
                    if key >= 0 and seen[key] != stamp:
                        seen[key] = stamp
                        kinds += 1
                    if rows >= rules.rows_in and kinds >= rules.keys_in and cents >= rules.cents:
                        span = (left, right, columns.time[start], columns.time[item], cents)
                        low, high = _goes_out(out_of, columns, rules, span, rules.after)
                        if low < 0 and rules.after == 0:
                            low, high = _goes_out(out_of, columns, rules, span, 1)
                        if low >= 0:
                            best_last, best_from, best_to = last, low, high
                last += 1
            if best_last < 0:
                first += 1
                continue
            if count == found.shape[0]:
                more = np.empty((2 * count, 5), np.int64)
                more[:count] = found
                found = more
            found[count] = (account, first, best_last, best_from, best_to)
            count += 1
            first = best_last + 1
    return found[:count].copy()


@compiled
def _goes_out(out_of: ByAccount, columns: Flows, rules: WindowRules, span: Any, after: int) -> Any:
    """Return the first and last transfer that goes out in time; -1 where they do not count."""
    left, right, begins, ends, cents = span
    since = ends if after else begins
    least = cents * rules.part // 10_000
    low, high = left, right  # the first not before `since`
    while low < high:
        middle = (low + high) // 2
        if columns.time[out_of.items[middle]] < since:
            low = middle + 1
        else:
            high = middle
    total, rows, kinds = 0, 0, 0
    first, at = -1, low
    stop = -1
    while at < right:
        item = out_of.items[at]
        if columns.time[item] > ends + rules.hold:
            break
        if columns.use_out[item] and columns.cents[item] >= least:
            new = True
            for before in range(low, at):
                other = out_of.items[before]
                if (
                    columns.use_out[other]
                    and columns.cents[other] >= least
                    and columns.key_out[other] == columns.key_out[item]
                ):
                    new = False
                    break
            if new:
                kinds += 1
            total += columns.cents[item]
            rows += 1
            if first < 0:
                first = at
            stop = at
            if total * 10_000 > rules.high * cents:
                return -1, -1
        at += 1
    if rows < rules.rows_out or kinds < rules.keys_out or total * 10_000 < rules.low * cents:
        return -1, -1
    return first, stop
