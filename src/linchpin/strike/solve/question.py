"""What is asked of a network: how many may leave, at what cost, who must stay."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from linchpin.strike.errors import StrikeError
from linchpin.strike.graph.arrays import Bools, Floats
from linchpin.strike.graph.graph import Graph

Objective = Literal["pairwise", "lcc"]
OVER_AT = 0.1


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """Which actors does the network depend on most, within a budget.

    Attributes:
        budget: what may be spent; with unit costs, how many actors. None asks for the whole
            order, until the largest component is under a tenth of the network.
        costs: cost of every node, float64, shape (n,), > 0.
        protected: nodes that must stay, bool, shape (n,).
        objective: "pairwise" (connected pairs) or "lcc" (largest component) comes first; the
            other decides between equals.
        seed: 1 to 2**31 - 2.
    """

    budget: float | None
    costs: Floats
    protected: Bools
    objective: Objective = "pairwise"
    seed: int = 1

    @property
    def by_largest(self) -> bool:
        """Whether the largest component comes first."""
        return self.objective == "lcc"

    @property
    def unit_costs(self) -> bool:
        """Whether every actor costs the same one unit."""
        return bool((self.costs == 1.0).all())

    def within(self, budget: float) -> Question:
        """Return the same question with another budget."""
        return Question(budget, self.costs, self.protected, self.objective, self.seed)


def ask(
    graph: Graph,
    *,
    budget: float | None,
    costs: Floats | None = None,
    protected: Bools | None = None,
    objective: Objective = "pairwise",
    seed: int = 1,
) -> Question:
    """Return a checked question about a network.

    Args:
        graph: the network.
        budget: see `Question`; >= 0, or None for the whole order.
        costs: float64, shape (n,), > 0; None means 1 each.
        protected: bool, shape (n,); None protects nobody.
        objective: "pairwise" or "lcc".
        seed: 1 to 2**31 - 2.

    Raises:
        StrikeError: the network is empty, the budget or a cost is negative or no number.
        ValueError: a seed or an objective that does not exist.
    """
    n = graph.node_count
    if n == 0:
        raise StrikeError("the network has no names, so nothing holds it up")
    if budget is not None and not (np.isfinite(budget) and budget >= 0):
        raise StrikeError(f"a budget of {budget} cannot be spent; give zero or more")
    if objective not in ("pairwise", "lcc"):
        raise ValueError(f"objective {objective!r} is neither pairwise nor lcc")
    if not 1 <= seed <= 2**31 - 2:
        raise ValueError(f"seed {seed} is outside 1 to 2**31 - 2")
    prices = np.ones(n) if costs is None else np.ascontiguousarray(costs, np.float64)
    if not (np.isfinite(prices).all() and (prices > 0).all()):
        place = int(np.flatnonzero(~(np.isfinite(prices) & (prices > 0)))[0])
        raise StrikeError(
            f"{graph.name(place)!r} costs {prices[place]}; a cost must be a number above zero"
        )
    fixed = np.zeros(n, np.bool_) if protected is None else np.ascontiguousarray(protected)
    return Question(budget, prices, fixed, objective, seed)
