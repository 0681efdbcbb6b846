"""Which transfers are usual between two: the like of them was there before or after."""

from __future__ import annotations

from typing import Any

import numpy as np

from linchpin.compiled import compiled

MOST_LOOKED_AT = 60
"""Transfers of one pair before and after one that are compared with it, at most."""


@compiled
def usual_transfers(
    order: Any, pair: Any, time: Any, cents: Any, apart: int, span_least: int
) -> Any:
    """Return which transfers are usual, bool, in the order of the columns.

    One is usual where the same pair has two others at least `apart` seconds from it and from each
    other whose amounts are within a fifth of its own, and the three span `span_least` seconds or
    more; or eight others that do.

    Args:
        order: Transfers sorted by pair and time, int64.
        pair: int64, who paid whom; negative where an end is nobody.
        time: int64, seconds.
        cents: int64.
        apart: Seconds.
        span_least: Seconds: what several typologies look for is over by then.
    """
    count = order.shape[0]
    usual = np.zeros(count, np.bool_)
    begin = 0
    while begin < count:
        end = begin + 1
        while end < count and pair[order[end]] == pair[order[begin]]:
            end += 1
        size = end - begin
        if size >= 3 and pair[order[begin]] >= 0:
            span = time[order[end - 1]] - time[order[begin]]
            often = size >= 9 and span >= span_least
            for at in range(begin, end):
                usual[order[at]] = often or _has_like(
                    order, time, cents, (begin, at, end, apart, span_least)
                )
        begin = end
    return usual


@compiled
def _has_like(order: Any, time: Any, cents: Any, span: Any) -> bool:
    begin, at, end, apart, span_least = span
    earliest = latest = time[order[at]]
    item = order[at]
    low, high = cents[item] * 4 // 5, cents[item] * 5 // 4
    alike = 0
    last = time[item]
    for step in range(1, MOST_LOOKED_AT + 1):
        if at - step < begin:
            break
        other = order[at - step]
        if last - time[other] >= apart and low <= cents[other] <= high:
            alike += 1
            last = earliest = time[other]
    last = time[item]
    for step in range(1, MOST_LOOKED_AT + 1):
        if at + step >= end:
            break
        other = order[at + step]
        if time[other] - last >= apart and low <= cents[other] <= high:
            alike += 1
            last = latest = time[other]
    return alike >= 2 and latest - earliest >= span_least
