"""The sourced network's way in: ties with sources, organisations, and who may be proposed."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

import numpy as np

from linchpin.strike.answer import Answer, answer
from linchpin.strike.arrays import Bools
from linchpin.strike.choose import solve
from linchpin.strike.graph import Graph
from linchpin.strike.missing import share_from_degrees, share_from_sources
from linchpin.strike.question import Objective, ask
from linchpin.strike.readings import Reading, both_readings, what_the_list_states
from linchpin.strike.robust import expected_set, standing
from linchpin.strike.strategy import Choice
from linchpin.strike.ties import Tie, graph_and_chances
from linchpin.strike.tipping import Tipping, tipping_sources
from linchpin.strike.worlds import plausible_worlds

MOST_NODES_FOR_WORLDS = 2000


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of a sourced network.

    Attributes:
        best: how many names, >= 1.
        proposable: names that may be proposed (such as people with a legal event in our sources),
            or None for everybody.
        leader: a name to compare with, or None.
        objective: "pairwise" or "lcc".
        seed: 1 to 2**31 - 2.
        worlds: how many plausible versions to try.
    """

    best: int
    proposable: frozenset[str] | None = None
    leader: str | None = None
    objective: Objective = "pairwise"
    seed: int = 1
    worlds: int = 40


@dataclass(frozen=True, slots=True)
class SourcedAnswer:
    """The answer under one reading of the list.

    Attributes:
        reading: how the list was read.
        observed: the best set of the ties as they are.
        expected: the set with the least expected connected pairs over plausible worlds, or None
            where the network is too large for them.
        tipping: sources whose loss would change the observed answer, weakest footing first.
        cannot_tell: why this reading has no answer, in words, or None.
    """

    reading: Reading
    observed: Answer | None
    expected: Answer | None = None
    tipping: tuple[Tipping, ...] = ()
    cannot_tell: str | None = None


def answers(
    ties: Sequence[Tie],
    organisations: Collection[str],
    asked: Asked,
    *,
    clock: Callable[[], float] = time.perf_counter,
) -> tuple[SourcedAnswer, SourcedAnswer]:
    """Return the answer as listed and with members expanded.

    Args:
        ties: everything the sources state, with their ids and standing.
        organisations: names that are organisations; never proposed.
        asked: the question.
        clock: seconds, for the time spent solving.

    Raises:
        StrikeError: the leader is not in the network.
    """
    listed, expanded = both_readings(ties, organisations)
    return _answered(listed, asked, clock), _answered(expanded, asked, clock)


def about_one(name: str, ties: Sequence[Tie], organisations: Collection[str]) -> str | None:
    """Return why a strike on one name cannot be judged from these ties, or None where it can.

    A person whose only stated ties lead to organisations has no measurable effect in either
    reading, and no "0 %" may be given for it.
    """
    near = {tie.b if tie.a == name else tie.a for tie in ties if name in (tie.a, tie.b)} - {name}
    if near - frozenset(organisations):
        return None
    return what_the_list_states(name, ties, organisations)


def _answered(reading: Reading, asked: Asked, clock: Callable[[], float]) -> SourcedAnswer:
    if not reading.ties:
        words = "Under this reading no tie between names is left, so nothing can be told."
        return SourcedAnswer(reading=reading, observed=None, cannot_tell=words)
    graph, chances = graph_and_chances(reading.ties, alone=reading.alone)
    question = ask(
        graph,
        budget=asked.best,
        protected=_fixed(graph, reading, asked),
        objective=asked.objective,
        seed=asked.seed,
    )
    leader = asked.leader if asked.leader in graph.named(range(graph.node_count)) else None
    started = clock()
    choice = solve(graph, question)
    observed = answer(graph, question, choice, seconds=clock() - started, leader=leader)
    observed = replace(observed, notes=reading.notes)
    if graph.node_count > MOST_NODES_FOR_WORLDS or not len(choice.order):
        return SourcedAnswer(reading=reading, observed=observed)
    worlds = plausible_worlds(
        graph,
        missing_share=_missing(graph, reading),
        keep=chances,
        worlds=asked.worlds,
        seed=asked.seed,
    )
    started = clock()
    robust = Choice(order=expected_set(worlds, question), engine="expected over worlds")
    sure = standing(worlds, question, robust.order)
    expected = answer(graph, question, robust, seconds=clock() - started, leader=leader, sure=sure)
    fixed_names = graph.named(np.flatnonzero(question.protected))
    tips = tipping_sources(reading.ties, observed.order, best=asked.best, protected=fixed_names)
    return SourcedAnswer(reading=reading, observed=observed, expected=expected, tipping=tips)


def _fixed(graph: Graph, reading: Reading, asked: Asked) -> Bools:
    names = graph.named(range(graph.node_count))
    allowed = asked.proposable
    return np.array(
        [
            name in reading.organisations or (allowed is not None and name not in allowed)
            for name in names
        ],
        np.bool_,
    )


def _missing(graph: Graph, reading: Reading) -> float:
    from_sources = share_from_sources(reading.ties)
    return share_from_degrees(graph) if from_sources is None else from_sources
