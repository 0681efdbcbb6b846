"""Transfers of nearly one amount within a day, into one account and out of another, as one join."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import ibis

from linchpin.trace.engine.transfers import DAY

PERMILLE = 10
"""How far two amounts may be apart, in thousandths of the first."""
_WIDTH = math.log(1 + PERMILLE / 1000) * 1.0001


@dataclass(frozen=True, slots=True)
class MirrorRules:
    """What a mirrored pair is.

    Attributes:
        within: Seconds between the two, at most.
        permille: How far the amounts may be apart, in thousandths of the first.
        least: Pairs of two accounts that are returned, at least.
        crowd: Transfers of one size and time on one side above which none of them is paired.
    """

    within: int = DAY
    permille: int = PERMILLE
    least: int = 4
    crowd: int = 200


def mirrored(into: Any, out_of: Any, rules: MirrorRules) -> Any:
    """Return pairs of a transfer into one account and one out of another, alike in amount and time.

    Args:
        into: An Ibis table of what comes in: `item`, `time`, `cents`, `account`, all int64.
        out_of: The same of what goes out.
        rules: What a pair is.

    Returns:
        An Ibis table: `one` and `other`, items; `first` and `second`, accounts.
    """
    left = _spread(into, rules)
    right = _placed(out_of, rules)
    keys = ["size", "slot"]
    counts = right.group_by(keys).aggregate(many=right.count())
    right = right.anti_join(counts.filter(counts.many > rules.crowd).select(keys), keys)
    pairs = left.inner_join(
        right.select("size", "slot", other="item", late="time", paid="cents", second="account"),
        keys,
    )
    near = pairs.filter(
        (pairs.late - pairs.time).abs() <= rules.within,
        (pairs.paid - pairs.cents).abs() * 1000 <= pairs.cents * rules.permille,
        pairs.account != pairs.second,
    )
    several = near.group_by(["account", "second"]).aggregate(pairs=near.count())
    several = several.filter(several.pairs >= rules.least).select("account", "second")
    kept = near.semi_join(several, ["account", "second"])
    return kept.select(one="item", other="other", first="account", second="second")


def crowded_transfers(out_of: Any, rules: MirrorRules) -> Any:
    """Return how many transfers are not paired, as very many of one size leave at one time.

    Args:
        out_of: See `mirrored`.
        rules: What a pair is.

    Returns:
        An Ibis table: `many`, one row for each size and time that is too crowded.
    """
    placed = _placed(out_of, rules)
    counts = placed.group_by(["size", "slot"]).aggregate(many=placed.count())
    return counts.filter(counts.many > rules.crowd).select("many")


def _placed(transfers: Any, rules: MirrorRules) -> Any:
    size = (transfers.cents.cast("float64").ln() / _WIDTH).floor().cast("int64")
    slot = (transfers.time / rules.within).floor().cast("int64")
    return transfers.mutate(size=size, slot=slot)


def _spread(transfers: Any, rules: MirrorRules) -> Any:
    """Return transfers in every bucket in which one that is alike may lie."""
    placed = _placed(transfers, rules)
    return ibis.union(*[
        placed.mutate(size=placed["size"] + near, slot=placed["slot"] + late)
        for near in (-1, 0, 1)
        for late in (-1, 0, 1)
    ])  # fmt: skip
