"""Which strategy answers: the first of the registry that suits the network and the question."""

from __future__ import annotations

from dataclasses import replace

from linchpin.claims.progress import Progress, silent
from linchpin.strike.graph.graph import Graph
from linchpin.strike.solve.bound import lower_bound
from linchpin.strike.solve.exact import Exhaustive
from linchpin.strike.solve.memetic import MemeticSearch
from linchpin.strike.solve.portfolio import Portfolio
from linchpin.strike.solve.question import Question
from linchpin.strike.solve.strategy import Choice, Strategy
from linchpin.strike.uncertainty.robust import Expected

STRATEGIES: tuple[Strategy, ...] = (Exhaustive(), MemeticSearch(), Portfolio())
EVERY_STRATEGY: tuple[Strategy, ...] = (*STRATEGIES, Expected())


def solve(graph: Graph, question: Question, progress: Progress = silent) -> Choice:
    """Return the answer of the first strategy that suits, with a lower bound where there is none.

    Args:
        graph: the network.
        question: from `question.ask`.
        progress: told what is being done.
    """
    strategy = next(one for one in STRATEGIES if one.suits(graph, question))
    choice = strategy.targets(graph, question, progress)
    if choice.proven or question.budget is None:
        return choice
    return replace(choice, lower_bound=lower_bound(graph, question))
