"""One question about an edge list of the user's own, and how sure its answer is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from linchpin.claims.progress import Progress, silent
from linchpin.strike.edge_lists.edge_file import EdgeFile
from linchpin.strike.graph.graph import Graph
from linchpin.strike.graph.name_tables import protected_mask, read_costs, read_names
from linchpin.strike.report.answer import StrikeAnswer, answer, as_asked, with_costs
from linchpin.strike.request import StrikeRequest
from linchpin.strike.solve.choose import solve
from linchpin.strike.solve.question import Question, ask
from linchpin.strike.solve.strategy import Choice
from linchpin.strike.uncertainty.edge_list_uncertainty import (
    Uncertainty,
    affordable_worlds,
    uncertainty,
)
from linchpin.strike.uncertainty.missing import missing_share

NOT_TRIED = (
    "how sure this is was not tried: on a network of this size it takes long, and how long grows "
    "with its ties; --worlds 20 tries it all the same"
)


def answer_edges(
    read: EdgeFile,
    request: StrikeRequest,
    *,
    clock: Callable[[], float],
    progress: Progress = silent,
) -> StrikeAnswer:
    """Return the answer about an edge list, and how sure it is.

    Args:
        read: the network, as read.
        request: the question.
        clock: seconds, for the time spent solving.
        progress: told what is being done.

    Raises:
        StrikeError: a file of costs or names cannot be read, or a name is not in the network.
    """
    graph = read.graph
    question = _question(graph, request)
    started = clock()
    choice = as_asked(graph, request.remove) if request.remove else solve(graph, question, progress)
    found = answer(graph, question, choice, seconds=clock() - started, leader=request.leader)
    if request.budget is not None:
        found = with_costs(found, question, choice)
    sure, why_not = _sure(graph, question, choice, request, progress)
    return replace(
        found,
        standing=None if sure is None else sure.observed,
        uncertainty=sure,
        notes=(*read.notes, *_about_weights(graph), *why_not),
    )


def _question(graph: Graph, request: StrikeRequest) -> Question:
    protect = () if request.protect is None else read_names(request.protect)
    return ask(
        graph,
        budget=float(request.best) if request.best is not None else request.budget,
        costs=None if request.costs is None else read_costs(request.costs, graph),
        protected=protected_mask(graph, protect),
        objective=request.objective,
        seed=request.seed,
    )


def _sure(
    graph: Graph, question: Question, choice: Choice, request: StrikeRequest, progress: Progress
) -> tuple[Uncertainty | None, tuple[str, ...]]:
    """Return how sure a choice is, or why that was not asked of it."""
    missing = missing_share(graph, given=request.missing)
    if choice.engine == "as asked":
        return None, request.about_given()
    if request.worlds == 0 or not len(choice.order):
        return None, ()
    worlds = affordable_worlds(graph, question) if request.worlds is None else request.worlds
    if worlds == 0:
        return None, (NOT_TRIED,)
    found = uncertainty(
        graph, question, choice.order, missing=missing, worlds=worlds, progress=progress
    )
    return found, ()


def _about_weights(graph: Graph) -> tuple[str, ...]:
    if graph.weights is None:
        return ()
    return ("weights were read but do not change what is connected to what",)
