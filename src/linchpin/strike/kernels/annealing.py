"""What searches by chance share: random numbers, how much worse a trial may be, a set's cost."""

from __future__ import annotations

from linchpin.compiled import compiled
from linchpin.strike.graph.arrays import Bools, Floats

MULTIPLIER, MODULUS = 48271, 2147483647
"""Of the generator of random numbers; states are 1 to MODULUS - 1."""
RARELY_HOT = 4
"""Power that makes hot turns rare."""


@compiled
def next_random(state: int) -> int:
    """Return the next state of a 31-bit multiplicative generator (Park and Miller, 1988)."""
    return (state * MULTIPLIER) % MODULUS


@compiled
def heat_at(state: int, turn: int, turns: int, hottest: float) -> float:
    """Return by what share a trial may be worse: mostly hardly any, less from turn to turn.

    Args:
        state: of the generator.
        turn: of `turns`, from 0.
        turns: how many there are.
        hottest: the share in the first turn, at most.
    """
    return hottest * (1.0 - turn / turns) * (state / MODULUS) ** RARELY_HOT


@compiled
def cost_of(gone: Bools, costs: Floats) -> float:
    """Return what the nodes of a mask cost together."""
    paid = 0.0
    for node in range(gone.shape[0]):
        if gone[node]:
            paid += costs[node]
    return paid
