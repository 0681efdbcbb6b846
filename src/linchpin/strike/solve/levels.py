"""The rising budgets a search passes through, so that a larger budget is never worse."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from linchpin.strike.graph.arrays import Floats
from linchpin.strike.solve.question import Question

FRACTIONS = (1, 2, 4, 5, 10, 20, 100)
MOST_EXACT = 20_000
COARSE = 512
MOST_SEARCHED = 60
ALONE, AN_OCTAVE = 8, 4


def budget_levels(question: Question) -> Floats:
    """Return the rising budgets to search at, none above the one asked for.

    They are multiples of a step that depends on the costs alone, so that the levels of a smaller
    budget are the first levels of a larger one.
    """
    step, total = level_step(question)
    budget = min(float(question.budget or 0.0), total)
    return np.arange(1.0, np.floor(budget / step + 1e-9) + 1.0) * step


def search_levels(question: Question) -> list[float]:
    """Return `budget_levels`, at most 60 of them, and the budget itself at the end."""
    levels = budget_levels(question)
    chosen = levels[:: max(1, -(-len(levels) // MOST_SEARCHED))].tolist()
    budget = float(question.budget or 0.0)
    return [*(level for level in chosen if level < budget), budget]


def level_step(question: Question) -> tuple[float, float]:
    """Return the step between levels, and what all together cost.

    The step is the largest amount of which every cost is a multiple, if there is one (searched
    among halves to hundredths); otherwise a 512th of what all together cost.
    """
    costs = question.costs[~question.protected]
    total = float(costs.sum())
    if len(costs) == 0:
        return 1.0, 0.0
    for parts in FRACTIONS:
        whole = np.rint(costs * parts)
        if np.abs(costs * parts - whole).max() < 1e-9 and total * parts < 2**53:
            step = float(np.gcd.reduce(whole.astype(np.int64))) / parts
            if total / step <= MOST_EXACT:
                return step, total
    return total / COARSE, total


def blocks(last: int, most: int) -> Iterator[tuple[int, int]]:
    """Yield the blocks that reach level `last`: the level below each, and its top.

    The first eight levels are blocks of their own; then four blocks an octave.

    Args:
        last: level to reach, >= 0.
        most: highest level there is; no block goes above it.

    Example:
        >>> list(blocks(14, 15))[-3:]
        [(10, 11), (11, 13), (13, 15)]
    """
    low = 0
    number = 0
    while low < min(last, most):
        number += 1
        top = number if number <= ALONE else round(ALONE * 2 ** ((number - ALONE) / AN_OCTAVE))
        yield low, min(top, most)
        low = top
