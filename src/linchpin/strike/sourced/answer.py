"""The answer about a sourced network, once for each reading of the list."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

import numpy as np

from linchpin.claims.counted import counted
from linchpin.strike.graph.graph import Graph
from linchpin.strike.graph.sourced_ties import SourcedTie, graph_and_chances
from linchpin.strike.report.answer import StrikeAnswer, answer, with_costs
from linchpin.strike.report.answer import as_asked as given_names
from linchpin.strike.solve.choose import solve
from linchpin.strike.solve.question import Question, ask
from linchpin.strike.solve.strategy import Choice
from linchpin.strike.sourced.choosable import Choosable, choosable, no_choice, notes_on_choice
from linchpin.strike.sourced.organisations import (
    ListReading,
    both_readings,
    what_the_list_states,
)
from linchpin.strike.sourced.question import SourcedAnswer, SourcedQuestion
from linchpin.strike.uncertainty.missing import missing_share
from linchpin.strike.uncertainty.robust import expected_set, own_bests, robustness
from linchpin.strike.uncertainty.tipping_sources import Tipping, tipping_sources
from linchpin.strike.uncertainty.worlds import plausible_worlds

MOST_NODES_FOR_WORLDS = 2000

Clock = Callable[[], float]


def answers(
    ties: Sequence[SourcedTie],
    organisations: Collection[str],
    asked: SourcedQuestion,
    *,
    clock: Clock,
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


def about_one(name: str, ties: Sequence[SourcedTie], organisations: Collection[str]) -> str | None:
    """Return why a strike on one name cannot be judged from these ties, or None where it can.

    A person whose only stated ties lead to organisations has no measurable effect in either
    reading, and no "0 %" may be given for it.
    """
    near = {tie.b if tie.a == name else tie.a for tie in ties if name in (tie.a, tie.b)} - {name}
    if near - frozenset(organisations):
        return None
    return what_the_list_states(name, ties, organisations)


def _answered(reading: ListReading, asked: SourcedQuestion, clock: Clock) -> SourcedAnswer:
    firm = firm_ties(reading)
    if not firm:
        words = "Under this reading no firm tie between names is left, so nothing can be told."
        found = choosable(reading, sorted(_names(reading)), asked)
        unlinked = 0 if asked.remove else found.unlinked
        return SourcedAnswer(reading, observed=None, cannot_tell=words, unlinked=unlinked)
    graph, _ = graph_and_chances(firm, alone=_names(reading))
    if asked.remove:
        return _as_asked(reading, graph, asked)
    found = choosable(reading, graph.named(range(graph.node_count)), asked)
    why_not = no_choice(found, asked)
    if why_not is not None:
        return SourcedAnswer(reading, observed=None, cannot_tell=why_not, unlinked=found.unlinked)
    return _best(reading, graph, found, asked, clock)


def _best(
    reading: ListReading,
    graph: Graph,
    found: Choosable,
    asked: SourcedQuestion,
    clock: Clock,
) -> SourcedAnswer:
    question = ask(
        graph,
        budget=asked.best,
        costs=found.costs,
        protected=found.fixed,
        objective=asked.objective,
        seed=asked.seed,
    )
    leader = asked.leader if asked.leader in found.linked else None
    notes = (*reading.notes, *about_firmness(reading), *notes_on_choice(found, asked))
    started = clock()
    choice = solve(graph, question, asked.progress)
    observed = answer(graph, question, choice, seconds=clock() - started, leader=leader)
    observed = _told(observed, question, choice, priced=asked.priced, notes=notes)
    result = SourcedAnswer(reading, observed, unlinked=found.unlinked)
    if graph.node_count > MOST_NODES_FOR_WORLDS or not len(choice.order):
        return result
    if question.unit_costs:
        result = replace(result, tipping=_tips(reading, graph, question, observed))
    if not asked.worlds:
        return result
    whole, chances = graph_and_chances(reading.ties, alone=_names(reading))
    worlds = plausible_worlds(
        whole,
        missing=missing_share(whole, reading.ties, given=asked.missing),
        keep=chances,
        worlds=asked.worlds,
        seed=asked.seed,
    )
    started = clock()
    order = expected_set(worlds, question, asked.progress)
    robust = Choice(order=order, engine="expected over worlds")
    sure = robustness(worlds, own_bests(worlds, question, asked.progress), order)
    expected = answer(graph, question, robust, seconds=clock() - started, leader=leader, sure=sure)
    expected = _told(expected, question, robust, priced=asked.priced, notes=notes)
    return replace(result, expected=expected)


def _as_asked(reading: ListReading, graph: Graph, asked: SourcedQuestion) -> SourcedAnswer:
    """Return what is left without the names that were given, or why that cannot be told."""
    names = graph.named(range(graph.node_count))
    here = tuple(name for name in asked.remove if name in set(names))
    people = set(names) - reading.organisations
    near = [
        tie for tie in firm_ties(reading) if {tie.a, tie.b} & set(here) and {tie.a, tie.b} <= people
    ]
    if all(tie.hypothesis for tie in near):
        why = (
            "every tie to a person is our own hypothesis"
            if near
            else "no firm tie leads to a person"
        )
        words = (
            f"{', '.join(asked.remove)}: under this reading {why}, so what would change cannot be "
            "told."
        )
        return SourcedAnswer(reading=reading, observed=None, cannot_tell=words)
    question = ask(
        graph,
        budget=None,
        protected=choosable(reading, names, asked).fixed,
        objective=asked.objective,
        seed=asked.seed,
    )
    observed = answer(graph, question, given_names(graph, here), seconds=0.0)
    notes = (*reading.notes, *about_firmness(reading))
    return SourcedAnswer(reading=reading, observed=replace(observed, notes=notes))


def firm_ties(reading: ListReading) -> tuple[SourcedTie, ...]:
    """Return the ties that count as they are; a supposed one does where what it rests on does."""
    return tuple(tie for tie in reading.ties if tie.firm)


def about_firmness(reading: ListReading) -> tuple[str, ...]:
    """Return how many ties are not firm, in words; nothing where all are."""
    count = len(reading.ties) - len(firm_ties(reading))
    if not count:
        return ()
    ties = counted(count, "tie is", "ties are")
    return (
        f"{ties} alleged, charged or somebody's opinion, and never counted as firm: they enter the "
        "plausible versions as chances only",
    )


def _names(reading: ListReading) -> frozenset[str]:
    return reading.alone | {name for tie in reading.ties for name in (tie.a, tie.b)}


def _tips(
    reading: ListReading, graph: Graph, question: Question, observed: StrikeAnswer
) -> tuple[Tipping, ...]:
    return tipping_sources(
        firm_ties(reading),
        observed.order,
        best=int(question.budget or 0),
        protected=graph.named(np.flatnonzero(question.protected)),
        organisations=reading.organisations,
    )


def _told(
    found: StrikeAnswer,
    question: Question,
    choice: Choice,
    *,
    priced: bool,
    notes: tuple[str, ...],
) -> StrikeAnswer:
    told = with_costs(found, question, choice) if priced else found
    return replace(told, notes=notes)
