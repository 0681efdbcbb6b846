"""The sourced network's way in: ties with sources, organisations, and who may be proposed."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from linchpin.strike.graph.arrays import Bools
from linchpin.strike.graph.graph import Graph
from linchpin.strike.graph.sourced_ties import Tie, graph_and_chances, linked_people
from linchpin.strike.report.answer import Answer, answer, with_costs
from linchpin.strike.report.answer import as_asked as given_names
from linchpin.strike.solve.choose import solve
from linchpin.strike.solve.question import Objective, Question, ask
from linchpin.strike.solve.strategy import Choice, Progress, silent
from linchpin.strike.sourced.organisations import Reading, both_readings, what_the_list_states
from linchpin.strike.uncertainty.missing import missing_share
from linchpin.strike.uncertainty.robust import expected_set, own_bests, standing
from linchpin.strike.uncertainty.tipping import Tipping, tipping_sources
from linchpin.strike.uncertainty.worlds import plausible_worlds

MOST_NODES_FOR_WORLDS = 2000


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of a sourced network.

    Attributes:
        best: what may be spent; with unit costs, how many names, >= 0.
        proposable: names that may be proposed (such as people with a legal event in our sources),
            or None for everybody.
        leader: a name to compare with, or None.
        objective: "pairwise" or "lcc".
        seed: 1 to 2**31 - 2.
        worlds: how many plausible versions to try; 0 for none.
        costs: cost of a name, > 0; names that are not here cost 1.
        protected: names that must stay.
        remove: names that are taken out as asked; empty to find the best ones.
        missing: share of ties that nobody has reported, or None to estimate it.
        progress: told what is being done.
        priced: whether the answer says what every name costs.
    """

    best: float
    proposable: frozenset[str] | None = None
    leader: str | None = None
    objective: Objective = "pairwise"
    seed: int = 1
    worlds: int = 40
    costs: Mapping[str, float] = field(default_factory=dict)
    protected: frozenset[str] = frozenset()
    remove: tuple[str, ...] = ()
    missing: float | None = None
    progress: Progress = silent
    priced: bool = False


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
        unlinked: how many people could be named but for this: no stated tie links them to a
            person, so this reading neither proposes them nor compares with them.
    """

    reading: Reading
    observed: Answer | None
    expected: Answer | None = None
    tipping: tuple[Tipping, ...] = ()
    cannot_tell: str | None = None
    unlinked: int = 0


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
        unlinked = 0 if asked.remove else _unlinked(reading, sorted(reading.alone), asked)
        return SourcedAnswer(reading, observed=None, cannot_tell=words, unlinked=unlinked)
    graph, chances = graph_and_chances(reading.ties, alone=reading.alone)
    if asked.remove:
        return _as_asked(reading, graph, asked)
    names = graph.named(range(graph.node_count))
    unlinked = _unlinked(reading, names, asked)
    fixed = _fixed(graph, reading, asked)
    if fixed.all():
        words = _nobody_left(unlinked)
        return SourcedAnswer(reading, observed=None, cannot_tell=words, unlinked=unlinked)
    question = ask(
        graph,
        budget=asked.best,
        costs=np.array([asked.costs.get(name, 1.0) for name in names]),
        protected=fixed,
        objective=asked.objective,
        seed=asked.seed,
    )
    linked = linked_people(reading.ties, reading.organisations)
    leader = asked.leader if asked.leader in linked else None
    started = clock()
    choice = solve(graph, question, asked.progress)
    observed = answer(graph, question, choice, seconds=clock() - started, leader=leader)
    notes = (
        *reading.notes,
        *_left_out(unlinked),
        *_no_choice(int((~fixed).sum()), len(choice.order)),
        *_no_leader(asked.leader, leader),
    )
    observed = _told(observed, question, choice, asked, notes)
    if graph.node_count > MOST_NODES_FOR_WORLDS or not len(choice.order):
        return SourcedAnswer(reading=reading, observed=observed, unlinked=unlinked)
    tips = _tips(reading, graph, question, observed) if question.unit_costs else ()
    if not asked.worlds:
        return SourcedAnswer(reading, observed, tipping=tips, unlinked=unlinked)
    worlds = plausible_worlds(
        graph,
        missing=missing_share(graph, reading.ties, given=asked.missing),
        keep=chances,
        worlds=asked.worlds,
        seed=asked.seed,
    )
    started = clock()
    order = expected_set(worlds, question, asked.progress)
    robust = Choice(order=order, engine="expected over worlds")
    sure = standing(worlds, own_bests(worlds, question, asked.progress), order)
    expected = answer(graph, question, robust, seconds=clock() - started, leader=leader, sure=sure)
    expected = _told(expected, question, robust, asked, notes)
    return SourcedAnswer(reading, observed, expected, tips, unlinked=unlinked)


def _as_asked(reading: Reading, graph: Graph, asked: Asked) -> SourcedAnswer:
    """Return what is left without the names that were given, or why that cannot be told."""
    names = set(graph.named(range(graph.node_count)))
    here = tuple(name for name in asked.remove if name in names)
    people = names - reading.organisations
    near = [tie for tie in reading.ties if {tie.a, tie.b} & set(here) and {tie.a, tie.b} <= people]
    if all(tie.hypothesis for tie in near):
        why = "every tie to a person is our own hypothesis" if near else "no tie leads to a person"
        words = (
            f"{', '.join(asked.remove)}: under this reading {why}, so what would change cannot be "
            "told."
        )
        return SourcedAnswer(reading=reading, observed=None, cannot_tell=words)
    question = ask(
        graph,
        budget=None,
        protected=_fixed(graph, reading, asked),
        objective=asked.objective,
        seed=asked.seed,
    )
    choice = given_names(graph, here)
    observed = answer(graph, question, choice, seconds=0.0)
    return SourcedAnswer(reading=reading, observed=replace(observed, notes=reading.notes))


def _tips(
    reading: Reading, graph: Graph, question: Question, observed: Answer
) -> tuple[Tipping, ...]:
    return tipping_sources(
        reading.ties,
        observed.order,
        best=int(question.budget or 0),
        protected=graph.named(np.flatnonzero(question.protected)),
        organisations=reading.organisations,
    )


def _told(
    found: Answer, question: Question, choice: Choice, asked: Asked, notes: tuple[str, ...]
) -> Answer:
    priced = with_costs(found, question, choice) if asked.priced else found
    return replace(priced, notes=notes)


def _fixed(graph: Graph, reading: Reading, asked: Asked) -> Bools:
    names = graph.named(range(graph.node_count))
    linked = linked_people(reading.ties, reading.organisations)
    return np.array(
        [name not in linked or not _may_be_named(name, reading, asked) for name in names], np.bool_
    )


def _may_be_named(name: str, reading: Reading, asked: Asked) -> bool:
    if name in reading.organisations or name in asked.protected:
        return False
    return asked.proposable is None or name in asked.proposable


def _unlinked(reading: Reading, names: Sequence[str], asked: Asked) -> int:
    linked = linked_people(reading.ties, reading.organisations)
    return sum(name not in linked and _may_be_named(name, reading, asked) for name in names)


def _nobody_left(unlinked: int) -> str:
    if not unlinked:
        return "Under this reading nobody may be named: everybody is protected or left out."
    noun = "person" if unlinked == 1 else "people"
    return (
        f"{unlinked} {noun} could be named, but no stated tie links them to a person, so they are "
        "left out. Nobody else may be named, so this reading cannot tell."
    )


def _left_out(unlinked: int) -> tuple[str, ...]:
    if not unlinked:
        return ()
    noun = "person was" if unlinked == 1 else "people were"
    return (
        f"{unlinked} {noun} left out, neither proposed nor compared with: no stated tie links them "
        "to a person, so what would change without them cannot be told",
    )


def _no_choice(open_names: int, chosen: int) -> tuple[str, ...]:
    if not chosen:
        return ()
    if open_names > chosen:
        return (f"{open_names:,} people could be chosen",)
    return (f"nobody but these could be chosen ({open_names:,}), so being chosen says nothing",)


def _no_leader(asked: str | None, leader: str | None) -> tuple[str, ...]:
    if asked is None or leader is not None:
        return ()
    return (f"no comparison with {asked}: under this reading no stated tie links them to a person",)
