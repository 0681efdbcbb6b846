"""Middling networks: a memetic search, grown through the levels of the budget."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from linchpin.claims.progress import Progress, silent
from linchpin.strike.graph.arrays import Bools, Ints
from linchpin.strike.graph.graph import Graph
from linchpin.strike.graph.measures import mask
from linchpin.strike.kernels.cuts import boundary_of, grow_cuts
from linchpin.strike.kernels.order import separation_order
from linchpin.strike.solve.exact import best_set, work
from linchpin.strike.solve.levels import blocks, budget_levels, level_step
from linchpin.strike.solve.memetic_operators import WORKERS, Breeding, best_of
from linchpin.strike.solve.portfolio import affordable, candidate_orders
from linchpin.strike.solve.question import Question
from linchpin.strike.solve.strategy import Choice

MOST_NODES = 5000
PROVE_WORK = 2e7
THOROUGH_WORK = 4e6
LIGHT_WORK = 1.5e7
GROWS_TO, SHRINKS_FROM = 64, 128
FRESH, CHILDREN = 8, 4
CUT_MOST = 64
CUT_STEPS = 600
CUT_WORK = 1e9


@dataclass(frozen=True, slots=True)
class MemeticSearch:
    """A population of good sets: crossed, searched with large neighbourhoods, the best kept.

    Sets are crossed so that what two of them share stays (backbone crossover), and improved by
    letting more leave than may and those come back who reconnect least; see Zhou, Hao, Glover
    (IEEE Trans. Cybernetics 49, 2019). The population passes through every level of the budget
    up to the one asked for, so that a larger budget is never worse. Without proof; valid to about
    5,000 nodes.
    """

    name: str = "memetic search"
    authority: str = "memetic search for critical nodes (Zhou, Hao, Glover 2019)"

    def suits(self, graph: Graph, question: Question) -> bool:
        """Return whether the network is small enough."""
        return question.budget is not None and graph.node_count <= MOST_NODES

    def targets(self, graph: Graph, question: Question, progress: Progress = silent) -> Choice:
        """Return the best set found."""
        if question.budget is None:
            raise ValueError("a memetic search needs a budget")
        climb = _Climb(graph, question, *level_step(question))
        last = len(budget_levels(question)) if graph.tie_count else 0
        if last:
            climb.prepare(progress)
        for low, top in blocks(last, climb.most_levels):
            progress("searching, level", low, last)
            climb.block(low, top, min(top, last))
        members = climb.ahead(question, 0).one_more(climb.reached[-1])
        chosen = np.flatnonzero(members).astype(np.int32)
        order = separation_order(graph.stack, chosen, question.by_largest)
        return Choice(order=order, engine=self.name)


@dataclass(slots=True)
class _Climb:
    """The state of one search; `reached` holds the best set of every level from 0 on."""

    graph: Graph
    question: Question
    step: float
    total: float
    cuts: list[Bools] = field(default_factory=list)
    orders: list[Ints] = field(default_factory=list)
    reached: list[Bools] = field(init=False)
    population: list[Bools] = field(init=False)

    def __post_init__(self) -> None:
        self.reached = [mask(self.graph.node_count, None)]
        self.population = [self.reached[0]]

    @property
    def most_levels(self) -> int:
        """The level that pays for everybody."""
        return int(self.total / self.step + 1e-9)

    def prepare(self, progress: Progress) -> None:
        """Find the sets that owe nothing to any level."""
        self.cuts = small_cuts(self.graph, self.question)
        self.orders = list(candidate_orders(self.graph, self.question, progress))

    def ahead(self, asked: Question, number: int) -> Breeding:
        """Return the operations for a question, with random numbers of their own."""
        return Breeding(self.graph, asked, np.random.default_rng((self.question.seed, number)))

    def block(self, low: int, top: int, wanted: int) -> None:
        """Search the levels above `low`: the top thoroughly, then down, then up to `wanted`.

        What is done does not depend on `wanted`, only where it ends: a larger budget goes on
        from here.
        """
        above: dict[int, list[Bools]] = {}
        if not self._provable(top):
            above = self._descent(low, top)
        for level in range(low + 1, wanted + 1):
            if self._provable(level):
                best = best_set(self.graph, self._asked(level))
                self.population = [mask(self.graph.node_count, best)]
            else:
                self._rise(level, above[level], searched=level == top)
            self.reached.append(self.population[0])

    def _descent(self, low: int, top: int) -> dict[int, list[Bools]]:
        """Return good sets for every level of a block, from a thorough search at its top."""
        breeding = self.ahead(self._asked(top), 3 * top)
        trials = self._trials(THOROUGH_WORK * (4 + min(top, GROWS_TO)))
        kept = best_of(breeding.filled([*self._known(breeding), *self._with_cuts(top)]))
        kept = best_of([*kept, *breeding.grown(self._fresh(top, FRESH), trials)])
        found = {top: breeding.finished(breeding.bred(kept, CHILDREN, trials))}
        for level in range(top - 1, low, -1):
            breeding = self.ahead(self._asked(level), 3 * level + 1)
            larger = found[level + 1][:WORKERS]
            grown = best_of(
                breeding.grown(larger, self._trials(LIGHT_WORK * min(1.0, SHRINKS_FROM / level)))
            )
            found[level] = [members for members, _ in grown]
        return found

    def _rise(self, level: int, above: list[Bools], *, searched: bool) -> None:
        """Go one level up, from the level below and from what came down to this one."""
        breeding = self.ahead(self._asked(level), 3 * level + 2)
        kept = best_of(breeding.filled([*self._known(breeding), *above]))
        if not searched:
            trials = self._trials(LIGHT_WORK * min(1.0, SHRINKS_FROM / level))
            if level % 2:
                kept = best_of([*kept, *breeding.grown(self._fresh(level, WORKERS), trials)])
            else:
                kept = breeding.bred(kept, WORKERS, trials)
        self.population = breeding.finished(kept)

    def _known(self, breeding: Breeding) -> list[Bools]:
        return [*self.population, breeding.one_more(self.reached[-1])]

    def _asked(self, level: int) -> Question:
        return self.question.within(level * self.step)

    def _provable(self, level: int) -> bool:
        return work(self.graph, self._asked(level)) <= PROVE_WORK

    def _trials(self, effort: float) -> int:
        """Return how many trials an effort pays for, in array steps, never in seconds."""
        degrees = np.sort(self.graph.degrees)[::-1]
        members = max(1, int(self.reached[-1].sum()))
        step = self.graph.node_count + len(self.graph.indices) + 2 * int(degrees[:members].sum())
        return int(effort / step)

    def _fresh(self, level: int, count: int) -> list[Bools]:
        """Return sets that owe nothing to earlier levels, from orders of the portfolio in turn."""
        asked = self._asked(level)
        first = count * level
        orders = [self.orders[(first + one) % len(self.orders)] for one in range(count)]
        return [mask(self.graph.node_count, affordable(order, asked)) for order in orders]

    def _with_cuts(self, level: int) -> list[Bools]:
        """Return every affordable cut, each with the best set known for what is left to spend."""
        budget = level * self.step + 1e-9
        starts = []
        for cut in self.cuts:
            left = budget - float(self.question.costs[cut].sum())
            if left >= 0:
                place = min(int(left / self.step), len(self.reached) - 1)
                starts.append(self.reached[place] | cut)
        return starts


def small_cuts(graph: Graph, question: Question) -> list[Bools]:
    """Return small sets that cut off many names together, one for each size up to 64."""
    n = graph.node_count
    steps = min(n, CUT_STEPS)
    count = int(max(1, min(n, CUT_WORK / (n * steps))))
    seeds = np.unique(np.linspace(0, n - 1, count).astype(np.int32))
    parts, grown_from, joins = grow_cuts(graph.csr, question.protected, seeds, CUT_MOST, steps)
    return [
        boundary_of(graph.csr, question.protected, int(grown_from[size]), int(joins[size]))
        for size in range(1, CUT_MOST + 1)
        if parts[size] > 0
    ]
