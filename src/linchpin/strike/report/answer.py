"""The answer to a question: the set, the curve, and every measure against named comparators."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import Any

from linchpin.strike.graph.graph import Graph
from linchpin.strike.graph.measures import Curve, curve
from linchpin.strike.report.comparisons import Comparison, comparisons
from linchpin.strike.solve.question import Question
from linchpin.strike.solve.strategy import Choice
from linchpin.strike.uncertainty.edge_list_uncertainty import Uncertainty
from linchpin.strike.uncertainty.robust import Robustness

CURVE_POINTS = 400


@dataclass(frozen=True, slots=True)
class StrikeAnswer:
    """What a network depends on, and how far that is known.

    Attributes:
        nodes: names in the network.
        ties: ties between them.
        order: the names, the one depended on most first.
        objective: "pairwise" or "lcc".
        engine: the strategy that answered, or "as asked".
        proof: "proven", "heuristic", "as asked" or "nobody chosen".
        lower_bound: no affordable set leaves less of the objective, or None.
        area: area under the curve of the largest component along the order (see `Curve.area`).
        largest_curve: largest component after 0, 1, ... removals; every so-manyth point where
            there are more than 400.
        pairs_curve: connected pairs at the same points.
        curve_step: removals between two points of the curves.
        comparisons: no strike, the best-connected actor (of those who may leave, where a
            better-connected one may not), the leader if given, and this set.
        seconds: time spent solving.
        seed: the seed of the question.
        standing: how sure it is over plausible worlds, or None where that was not asked.
        uncertainty: for an edge list: the same with the set best on average and tipping ties.
        notes: sentences about the input.
        why_nobody: why nobody was chosen, in words, or None where somebody was.
        budget: what could be spent, where a budget was asked for, or None.
        costs: cost of every name of `order`, in the same order; empty without a budget.
    """

    nodes: int
    ties: int
    order: tuple[str, ...]
    objective: str
    engine: str
    proof: str
    lower_bound: float | None
    area: float
    largest_curve: tuple[int, ...]
    pairs_curve: tuple[int, ...]
    curve_step: int
    comparisons: tuple[Comparison, ...]
    seconds: float
    seed: int
    standing: Robustness | None = None
    uncertainty: Uncertainty | None = None
    notes: tuple[str, ...] = ()
    why_nobody: str | None = None
    budget: float | None = None
    costs: tuple[float, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Return the answer as plain values for JSON."""
        return asdict(self)


def answer(
    graph: Graph,
    question: Question,
    choice: Choice,
    *,
    seconds: float,
    leader: str | None = None,
    sure: Robustness | None = None,
) -> StrikeAnswer:
    """Return the whole answer for a chosen set.

    Args:
        graph: the network.
        question: what was asked.
        choice: what a strategy chose, or `as_asked`.
        seconds: time spent solving, measured by the caller.
        leader: a name to compare with.
        sure: from `robust.robustness`.
    """
    along = curve(graph, choice.order)
    step = max(1, len(along.largest) // CURVE_POINTS)
    why_nobody = _why_nobody(graph, question, choice)
    return StrikeAnswer(
        nodes=graph.node_count,
        ties=graph.tie_count,
        order=graph.named(choice.order),
        objective=question.objective,
        engine=choice.engine,
        proof="nobody chosen" if why_nobody else _proof(question, choice, along),
        lower_bound=choice.lower_bound,
        area=along.area,
        largest_curve=_thinned(along, step, "largest"),
        pairs_curve=_thinned(along, step, "pairs"),
        curve_step=step,
        comparisons=comparisons(graph, question, choice.order, leader),
        seconds=seconds,
        seed=question.seed,
        standing=sure,
        why_nobody=why_nobody,
    )


def with_costs(found: StrikeAnswer, question: Question, choice: Choice) -> StrikeAnswer:
    """Return the answer with what every name costs, and the budget."""
    costs = tuple(float(cost) for cost in question.costs[choice.order])
    return replace(found, budget=question.budget, costs=costs)


def as_asked(graph: Graph, names: tuple[str, ...]) -> Choice:
    """Return the choice of the names the user gave, in the order given.

    Raises:
        StrikeError: a name is not in the network.
    """
    return Choice(order=graph.nodes_of(tuple(dict.fromkeys(names))), engine="as asked")


def _why_nobody(graph: Graph, question: Question, choice: Choice) -> str | None:
    if len(choice.order) or choice.engine == "as asked":
        return None
    if question.protected.all():
        return "everybody is protected"
    if question.budget is not None:
        least = float(question.costs[~question.protected].min())
        if least > question.budget:
            return (
                f"a budget of {question.budget:,.10g} pays for nobody; the cheapest who may leave "
                f"costs {least:,.10g}"
            )
    return "nothing affordable would change how this network hangs together"


def _proof(question: Question, choice: Choice, along: Curve) -> str:
    """Return "proven" also where the set reaches what no set can get under."""
    if choice.engine == "as asked":
        return "as asked"
    least = choice.lower_bound or 0.0
    left = along.largest[-1] if question.by_largest else along.connected_pairs[-1]
    return "proven" if choice.proven or left <= least else "heuristic"


def _thinned(along: Curve, step: int, which: str) -> tuple[int, ...]:
    values = along.largest if which == "largest" else along.connected_pairs
    return tuple(int(value) for value in values[::step])
