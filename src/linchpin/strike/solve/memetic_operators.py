"""One level of a memetic search: sets are filled up, searched around, crossed and kept."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from linchpin.strike.graph.arrays import Bools, Limits
from linchpin.strike.graph.graph import Graph
from linchpin.strike.kernels.exchange import Rounds, exchange
from linchpin.strike.kernels.regrow import Rules, Trials, regrow
from linchpin.strike.kernels.separation import empty_scratch, separations
from linchpin.strike.solve.question import Question

POPULATION = 8
TRIALS_LEAST, TRIALS_MOST = 20, 24_000
LEAVE_MOST = 50
KEEP_OTHER = 0.75
STRANGERS = 0.1
FINISHING_ROUNDS = 10
WORKERS = 2
Found: TypeAlias = tuple[Bools, int]
"""A set (bool, shape (n,)) and its key; a smaller key is more separated."""


@dataclass(frozen=True, slots=True, eq=False)
class Breeding:
    """The operations of one level of the budget.

    Attributes:
        graph: the network.
        asked: the question with the budget of the level.
        rng: decides who is crossed and seeds every search.
    """

    graph: Graph
    asked: Question
    rng: np.random.Generator

    def filled(self, starts: Sequence[Bools]) -> list[Found]:
        """Return affordable sets with the most separating nodes added while the budget lasts."""
        with ThreadPoolExecutor(WORKERS) as pool:
            return list(pool.map(lambda one: self._exchanged(one, 0), starts))

    def grown(self, starts: Sequence[Bools], trials: int) -> list[Found]:
        """Return the best set found around each start, the trials shared between them."""
        each = max(TRIALS_LEAST, min(trials, TRIALS_MOST) // len(starts))
        seeds = self.rng.integers(1, 2**31 - 2, len(starts)).tolist()
        rules = Rules(self.asked.protected, self.asked.costs)

        def around(one: tuple[Bools, int]) -> Found:
            effort = Trials(each, LEAVE_MOST, one[1])
            found, key = regrow(self.graph.csr, rules, one[0], self._limits, effort)
            return found, int(key)

        with ThreadPoolExecutor(WORKERS) as pool:
            return list(pool.map(around, zip(starts, seeds, strict=True)))

    def bred(self, kept: list[Found], children: int, trials: int) -> list[Found]:
        """Return the best of a population and of its children, two of whom grow up at a time.

        The first two are the two best themselves, searched around; the others are crossed.
        """
        for first in range(0, children, WORKERS):
            born = [self._child(kept, first + twin) for twin in range(WORKERS)]
            kept = best_of([*kept, *self.grown(born, trials * WORKERS // children)])
        return kept

    def finished(self, kept: list[Found]) -> list[Bools]:
        """Return a population without keys, its best set polished by exact exchanges."""
        best = self._exchanged(kept[0][0], FINISHING_ROUNDS)
        return [best[0], *(one[0] for one in kept if one[1] != best[1])][:POPULATION]

    def one_more(self, members: Bools) -> Bools:
        """Return a set with the single affordable node that separates most, if one helps.

        A richer budget can only add a better one, which keeps the law of budgets between levels.
        """
        n = self.graph.node_count
        asked = self.asked
        left = float(asked.budget or 0.0) + 1e-9 - float(asked.costs[members].sum())
        keys = np.empty(n, np.int64)
        whole = separations(self.graph.csr, members, asked.by_largest, keys, empty_scratch(n))
        keys[members | asked.protected | (asked.costs > left)] = whole
        best = int(np.argmin(keys))
        return members | (np.arange(n) == best) if keys[best] < whole else members

    def _child(self, kept: list[Found], number: int) -> Bools:
        """Return one of the two best, or a backbone crossover of any two.

        What both parents hold stays, most of what one of them holds too, and a few strangers
        join; the search around it lets the least useful come back until it is affordable.
        """
        if number < WORKERS or len(kept) < 2:
            return kept[min(number, len(kept) - 1)][0]
        one, other = self.rng.choice(len(kept), 2, replace=False)
        mine, yours = kept[one][0], kept[other][0]
        strangers = self.rng.random(len(mine)) < STRANGERS * float(mine.mean())
        either = (mine ^ yours) & (self.rng.random(len(mine)) < KEEP_OTHER)
        child: Bools = (mine & yours) | either | (strangers & ~self.asked.protected)
        return child

    def _exchanged(self, start: Bools, rounds: int) -> Found:
        rules = (self.asked.protected, self.asked.costs)
        effort = Rounds(rounds, self.asked.seed)
        found, key = exchange(self.graph.stack, *rules, start, self._limits, effort)
        return found, int(key)

    @property
    def _limits(self) -> Limits:
        return Limits(float(self.asked.budget or 0.0) + 1e-9, self.asked.by_largest)


def best_of(found: list[Found]) -> list[Found]:
    """Return the best sets, one of each outcome, at most `POPULATION`."""
    kept: dict[int, Bools] = {}
    for members, key in sorted(found, key=lambda one: one[1]):
        if len(kept) < POPULATION:
            kept.setdefault(key, members)
    return [(members, key) for key, members in kept.items()]
