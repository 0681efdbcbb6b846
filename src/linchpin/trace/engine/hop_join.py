"""The value-conserving hop as one expression for DuckDB and Spark: in, and out again soon after."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import ibis

from linchpin.trace.engine.transfers import HOUR

LOW, HIGH = 90, 100
"""Percent of what comes in that goes out again."""
HOLD = 72 * HOUR
"""Seconds from one to the other, at most."""
_WIDTH = math.log(HIGH / LOW) * 1.0001
"""Width of a bucket of logarithms of amounts: what is passed on lies in it or the one below."""
MOST_PAIRS = 20_000
"""Pairs of one account, one size and one time, at most: of more, which goes on with which is no
longer told by amount and time, and none is followed."""


@dataclass(frozen=True, slots=True)
class HopRules:
    """What a hop is.

    Attributes:
        low: Percent of what comes in that goes out again, at least.
        high: The same, at most.
        hold: Seconds from one to the other, at most.
        most_pairs: Pairs of one account, size and time, at most.
    """

    low: int = LOW
    high: int = HIGH
    hold: int = HOLD
    most_pairs: int = MOST_PAIRS


def hops(transfers: Any, rules: HopRules) -> Any:
    """Return the pairs of transfers in which one goes on with what the other brought.

    An account is paid `cents` at `time`; within `hold` it pays out between `low` and `high` percent
    of it to another than the one it came from. The join is one of equals (account, bucket of
    amounts, bucket of time), so that an account with many transfers costs no more than they are.

    Args:
        transfers: An Ibis table: `item`, `time`, `cents`, `payer`, `payee`, all int64.
        rules: What a hop is.

    Returns:
        An Ibis table: `first` and `second`, items.
    """
    into, out_of = _sides(transfers, rules)
    crowded = _crowded(into, out_of, rules)
    kept = into.anti_join(crowded, ["account", "size", "slot"])
    pairs = kept.inner_join(out_of, ["account", "size", "slot"])
    fits = pairs.filter(
        pairs.time_out > pairs.time_in,
        pairs.time_out <= pairs.time_in + rules.hold,
        pairs.cents_out * 100 >= pairs.cents_in * rules.low,
        pairs.cents_out * 100 <= pairs.cents_in * rules.high,
        pairs.source != pairs.target,
    )
    return fits.select(first=fits.item_in, second=fits.item_out)


def crowded_accounts(transfers: Any, rules: HopRules) -> Any:
    """Return the accounts through which some transfers are not followed: too many are alike.

    Args:
        transfers: See `hops`.
        rules: What a hop is.

    Returns:
        An Ibis table: `account`.
    """
    into, out_of = _sides(transfers, rules)
    return _crowded(into, out_of, rules).select("account").distinct()


def _sides(transfers: Any, rules: HopRules) -> tuple[Any, Any]:
    """Return what comes in, each in every bucket it may go on in, and what goes out."""
    size = (transfers.cents.cast("float64").ln() / _WIDTH).floor().cast("int64")
    slot = (transfers.time / rules.hold).floor().cast("int64")
    at = transfers.mutate(size=size, slot=slot)
    into = [
        at.select(
            account=at.payee,
            size=at["size"] - down,
            slot=at["slot"] + later,
            item_in=at["item"],
            time_in=at["time"],
            cents_in=at["cents"],
            source=at["payer"],
        )
        for down in (0, 1)
        for later in (0, 1)
    ]
    out_of = at.select(
        account=at.payer,
        size=at["size"],
        slot=at["slot"],
        item_out=at["item"],
        time_out=at["time"],
        cents_out=at["cents"],
        target=at["payee"],
    )
    return ibis.union(*into), out_of


def _crowded(into: Any, out_of: Any, rules: HopRules) -> Any:
    keys = ["account", "size", "slot"]
    ins = into.group_by(keys).aggregate(ins=into.count())
    outs = out_of.group_by(keys).aggregate(outs=out_of.count())
    both = ins.inner_join(outs, keys)
    return both.filter(both.ins * both.outs > rules.most_pairs).select(keys)
