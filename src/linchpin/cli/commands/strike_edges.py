"""`linchpin strike --edges`: one question about an edge list of the user's own."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from linchpin.cli.text.progress import Meter
from linchpin.cli.text.strike_text import Chance, Wanted, about_given

if TYPE_CHECKING:
    from linchpin.strike.graph.graph import Graph
    from linchpin.strike.report.answer import Answer
    from linchpin.strike.solve.question import Question
    from linchpin.strike.solve.strategy import Choice
    from linchpin.strike.uncertainty.edge_list_answer import Uncertainty


def answer_edges(edges: Path, wanted: Wanted, *, objective: str, chance: Chance) -> Answer:
    """Return the answer about an edge list, and how sure it is.

    Args:
        edges: The file.
        wanted: The question.
        objective: `pairwise` or `lcc`.
        chance: Plausible versions, share of missing ties, and the seed.

    Raises:
        LinchpinError: A file cannot be read, or a name is not in the network.
    """
    from linchpin.strike.graph.edge_list import read_edges
    from linchpin.strike.report.answer import answer, as_asked, with_costs
    from linchpin.strike.solve.choose import solve

    with Meter() as progress:
        progress("reading", 0, 0)
        read = read_edges(edges)
        question = _question(read.graph, wanted, objective=objective, seed=chance.seed)
        started = time.perf_counter()
        if wanted.remove:
            choice = as_asked(read.graph, wanted.remove)
        else:
            choice = solve(read.graph, question, progress)
        seconds = time.perf_counter() - started
        found = answer(read.graph, question, choice, seconds=seconds, leader=wanted.leader)
        if wanted.budget is not None:
            found = with_costs(found, question, choice)
        sure, why_not = _sure(read.graph, question, choice, chance, progress)
    return replace(
        found,
        standing=None if sure is None else sure.observed,
        uncertainty=sure,
        notes=(*read.notes, *_about_weights(read.graph), *why_not),
    )


def _question(graph: Graph, wanted: Wanted, *, objective: str, seed: int) -> Question:
    from linchpin.strike.graph.name_tables import protected_mask, read_costs, read_names
    from linchpin.strike.solve.question import ask

    protect = () if wanted.protect is None else read_names(wanted.protect)
    return ask(
        graph,
        budget=float(wanted.best) if wanted.best is not None else wanted.budget,
        costs=None if wanted.costs is None else read_costs(wanted.costs, graph),
        protected=protected_mask(graph, protect),
        objective="lcc" if objective == "lcc" else "pairwise",
        seed=seed,
    )


def _sure(
    graph: Graph, question: Question, choice: Choice, chance: Chance, progress: Meter
) -> tuple[Uncertainty | None, tuple[str, ...]]:
    """Return how sure a choice is, or why that was not asked of it."""
    from linchpin.strike.uncertainty.edge_list_answer import affordable_worlds, uncertainty
    from linchpin.strike.uncertainty.missing import missing_share

    missing = missing_share(graph, given=chance.missing)
    if choice.engine == "as asked":
        return None, about_given(chance)
    if chance.worlds == 0 or not len(choice.order):
        return None, ()
    worlds = affordable_worlds(graph, question) if chance.worlds is None else chance.worlds
    if worlds == 0:
        words = (
            "how sure this is was not tried: on a network of this size it takes long, and how "
            "long grows with its ties; --worlds 20 tries it all the same"
        )
        return None, (words,)
    found = uncertainty(
        graph, question, choice.order, missing=missing, worlds=worlds, progress=progress
    )
    return found, ()


def _about_weights(graph: Graph) -> tuple[str, ...]:
    if graph.weights is None:
        return ()
    return ("weights were read but do not change what is connected to what",)
