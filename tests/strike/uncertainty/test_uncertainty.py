"""Worlds, readings of organisations, and what a single source decides."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from networks import barbell, random_graph, small_graphs

from effort import times
from linchpin.strike.errors import StrikeError
from linchpin.strike.graph.graph import Graph, graph_of_ties
from linchpin.strike.graph.measures import measure
from linchpin.strike.graph.sourced_ties import SourcedTie, graph_and_chances, without_source
from linchpin.strike.solve.choose import solve
from linchpin.strike.solve.question import ask
from linchpin.strike.sourced.answer import about_one
from linchpin.strike.sourced.answer import answers as timed_answers
from linchpin.strike.sourced.organisations import both_readings, what_the_list_states
from linchpin.strike.sourced.question import SourcedAnswer, SourcedQuestion
from linchpin.strike.uncertainty.edge_list_uncertainty import (
    affordable_worlds,
    uncertainty,
)
from linchpin.strike.uncertainty.missing import (
    Missing,
    missing_share,
    share_from_degrees,
    share_from_sources,
)
from linchpin.strike.uncertainty.robust import own_bests, robustness
from linchpin.strike.uncertainty.tipping_sources import tipping_sources
from linchpin.strike.uncertainty.tipping_ties import tipping_ties
from linchpin.strike.uncertainty.worlds import plausible_worlds


def answers(
    ties: Sequence[SourcedTie], organisations: Collection[str], asked: SourcedQuestion
) -> tuple[SourcedAnswer, SourcedAnswer]:
    """Return both answers, by a clock that stands still."""
    return timed_answers(ties, organisations, asked, clock=lambda: 0.0)


@settings(max_examples=times(20))
@given(graph=small_graphs(), share=st.sampled_from([0.0, 0.2, 0.4]), seed=st.integers(1, 50))
def test_worlds_are_networks_on_the_same_nodes(graph: Graph, share: float, seed: int) -> None:
    worlds = plausible_worlds(graph, missing=Missing(share, "given"), worlds=4, seed=seed)
    again = plausible_worlds(graph, missing=Missing(share, "given"), worlds=4, seed=seed)
    assert worlds.indices.tolist() == again.indices.tolist()
    for place in range(worlds.count):
        rows, indices = worlds.world(place)
        assert len(rows) == graph.node_count + 1
        assert rows[-1] == len(indices)
        assert len(indices) % 2 == 0


def test_certain_ties_and_nothing_missing_leave_one_world() -> None:
    graph = barbell()
    worlds = plausible_worlds(
        graph, missing=Missing(0.0, "given"), keep=np.ones(graph.tie_count), worlds=3
    )
    for place in range(3):
        assert worlds.world(place)[1].tolist() == graph.indices.tolist()


def test_a_clear_linchpin_is_called_clear_and_an_unclear_third_is_not() -> None:
    graph = barbell()
    question = ask(graph, budget=1)
    worlds = plausible_worlds(graph, missing=Missing(0.05, "given"), worlds=20)
    sure = robustness(worlds, own_bests(worlds, question), solve(graph, question).order)
    assert sure.clear == ("bridge",)
    assert dict(sure.probability)["bridge"] >= 0.5
    assert 0.0 <= sure.interval[0] <= sure.interval[1] <= 1.0
    more = ask(graph, budget=3)
    unsure = robustness(worlds, own_bests(worlds, more), solve(graph, more).order)
    assert len(unsure.clear) < 3  # which of the equals comes third is chance, not names


def test_shares_of_missing_ties_are_estimated_or_not_known() -> None:
    graph = random_graph(200, 300, 1)
    hidden = graph.keeping(np.random.default_rng(1).random(graph.tie_count) > 0.35)
    assert share_from_degrees(hidden) > share_from_degrees(graph)
    assert 0.0 <= share_from_degrees(hidden) <= 0.4
    assert share_from_sources([SourcedTie("a", "b", ("x",))]) is None
    found = share_from_sources([SourcedTie("a", "b", ("x", "y")), SourcedTie("b", "c", ("x",))])
    assert found == 0.0


def test_the_missing_share_says_where_it_comes_from() -> None:
    graph = random_graph(200, 150, 1)
    assert missing_share(graph).basis == "estimated from the names without a tie"
    assert missing_share(barbell()).basis.startswith("assumed")
    ties = [SourcedTie("a", "b", ("x", "y")), SourcedTie("b", "c", ("x",))]
    assert "sources" in missing_share(graph, ties).basis
    assert missing_share(graph, ties, given=0.25) == Missing(0.25, "as you gave it")
    with pytest.raises(StrikeError, match=r"0 to below 1"):
        missing_share(graph, given=1.0)


def test_a_tipping_tie_puts_a_better_set_ahead() -> None:
    graph = graph_of_ties(
        [("hub", f"a{i}") for i in range(5)] + [("rival", f"b{i}") for i in range(4)]
    )
    question = ask(graph, budget=1)
    order, rival = graph.nodes_of(["hub"]), graph.nodes_of(["rival"])
    found, tried = tipping_ties(graph, question, order, [rival, order])
    assert (found, tried) == ((), 9)  # without one tie both leave the same
    thin = graph_of_ties(
        [("hub", f"a{i}") for i in range(5)]
        + [("a0", "c0"), ("c0", "c1"), ("rival", "b0")]
        + [("rival", f"b{i}") for i in range(1, 6)]
    )
    asked = ask(thin, budget=1)
    found, _ = tipping_ties(thin, asked, thin.nodes_of(["hub"]), [thin.nodes_of(["rival"])])
    assert {one.instead for one in found} == {("rival",)}
    for one in found:
        kept = [pair for pair in zip(*map(thin.named, thin.ends()), strict=True) if pair != one.tie]
        names = thin.named(range(thin.node_count))
        without = graph_of_ties(kept, alone=names)
        assert pairs_left(without, "rival") < pairs_left(without, "hub")


def pairs_left(graph: Graph, name: str) -> int:
    return measure(graph, graph.nodes_of([name])).connected_pairs


def test_an_uncertainty_never_prefers_a_set_that_does_worse_on_average() -> None:
    graph = random_graph(60, 110, 3)
    question = ask(graph, budget=3)
    order = solve(graph, question).order
    found = uncertainty(graph, question, order, missing=Missing(0.2, "given"), worlds=12)
    assert found.expected.left <= found.observed.left
    assert found.same == (set(found.order) == set(graph.named(order)))
    assert found.observed.interval[0] <= found.observed.left <= found.observed.interval[1] + 0.1
    assert affordable_worlds(graph, question) == 40
    assert affordable_worlds(random_graph(20_000, 40_000, 1), question.within(20.0)) == 0


def test_corroboration_raises_the_chance_of_a_tie() -> None:
    ties = [
        SourcedTie("a", "b", ("x",), 0.6),
        SourcedTie("b", "a", ("y", "z"), 0.6),
        SourcedTie("c", "c", ("x",)),
    ]
    graph, chances = graph_and_chances(ties, alone=["d"])
    assert graph.named(range(4)) == ("a", "b", "c", "d")
    assert chances.tolist() == [0.8]
    with pytest.raises(ValueError, match="standing"):
        SourcedTie("a", "b", (), 1.5)


def test_an_organisation_is_expanded_and_never_a_removable_actor() -> None:
    ties = [SourcedTie(f"p{i}", "Club", ("list",)) for i in range(4)] + [
        SourcedTie("p0", "q", ("list",))
    ]
    listed, expanded = both_readings(ties, {"Club"})
    assert listed.organisations == {"Club"}
    hypotheses = [tie for tie in expanded.ties if tie.hypothesis]
    assert len(hypotheses) == 6
    assert all("Club" not in (tie.a, tie.b) for tie in expanded.ties)
    crowd = [SourcedTie(f"p{i}", "Club", ("list",)) for i in range(80)]
    _, unguessed = both_readings(crowd, {"Club"})
    assert unguessed.ties == ()
    assert len(unguessed.alone) == 80
    assert "not guessed" in unguessed.notes[0]


def test_a_leaf_of_an_organisation_is_not_given_a_zero_effect() -> None:
    ties = [SourcedTie("Boss", "Club", ("list",)), SourcedTie("Other", "Club", ("list",))]
    words = what_the_list_states("Boss", ties, {"Club"})
    assert "nothing of rank" in words
    assert "cannot be told from this list" in words
    assert "0 %" not in words
    assert "no tie at all" in what_the_list_states("Nobody", ties, {"Club"})
    assert "1 person and 0" in what_the_list_states("a", [SourcedTie("a", "b")], ())


def test_the_tipping_source_is_the_one_that_carries_the_answer() -> None:
    wide = [SourcedTie(f"a{i}", "hub", ("court", "news")) for i in range(4)]
    thin = [SourcedTie(f"b{i}", "hub", ("rumour",)) for i in range(3)]
    thin += [SourcedTie(f"c{i}", "rival", ("court", "news")) for i in range(5)]
    thin += [SourcedTie("hub", "rival", ("court", "news"))]
    ties = [*wide, *thin]
    graph, _ = graph_and_chances(ties)
    answer = graph.named(solve(graph, ask(graph, budget=1)).order)
    found = tipping_sources(ties, answer, best=1)
    assert [one.source for one in found] == (["rumour"] if answer == ("hub",) else [])
    assert len(without_source(ties, "rumour")) == len(ties) - 3
    assert len(without_source(ties, "news")) == len(ties)


def test_both_readings_answer_and_organisations_and_the_unproposable_stay() -> None:
    ties = [SourcedTie(f"p{i}", "Club", ("list",)) for i in range(6)]
    ties += [SourcedTie("p0", f"q{i}", ("court", "news")) for i in range(4)]
    listed, expanded = answers(ties, {"Club"}, SourcedQuestion(best=2, worlds=6))
    for one in (listed, expanded):
        assert one.observed is not None
        assert one.expected is not None
        assert "Club" not in one.observed.order
        assert one.observed.order[0] == "p0"
        assert one.expected.standing is not None
        assert one.unlinked == 5
        assert any("5 people were left out" in note for note in one.expected.notes)
        assert "p1" not in {name for row in one.expected.comparisons for name in row.removed}
    only = answers(ties, {"Club"}, SourcedQuestion(best=1, worlds=4, proposable=frozenset({"p1"})))
    for one in only:
        assert one.observed is None
        assert one.unlinked == 1
        assert "this reading gives no answer" in str(one.cannot_tell)
    assert expanded.tipping == tuple(sorted(expanded.tipping, key=lambda tip: tip.ties))


def test_a_list_of_memberships_alone_cannot_tell() -> None:
    ties = [SourcedTie("Boss", "Club", ("list",))]
    _, expanded = answers(ties, {"Club"}, SourcedQuestion(best=1, worlds=4))
    assert expanded.observed is None
    assert expanded.cannot_tell is not None
    words = about_one("Boss", ties, {"Club"})
    assert words is not None
    assert "nothing of rank" in words
    assert about_one("a", [SourcedTie("a", "b")], {"Club"}) is None


def test_whom_a_lost_source_leaves_without_a_stated_tie_is_not_named_instead() -> None:
    ties = [
        SourcedTie("a", "b", ("news",)),
        SourcedTie("a", "c", ("news",)),
        SourcedTie("d", "Club", ("list",)),
    ]
    ties += [SourcedTie("e", "Club", ("list",)), SourcedTie("c", "Club", ("list",))]
    listed, _ = answers(ties, {"Club"}, SourcedQuestion(best=1, worlds=0))
    assert listed.observed is not None
    assert listed.expected is None
    assert [(tip.source, tip.instead) for tip in listed.tipping if not tip.instead] == [
        ("news", ())
    ]
    assert listed.unlinked == 2
    assert listed.observed.notes[-1] == "3 people could be chosen"
    only = SourcedQuestion(best=1, worlds=0, proposable=frozenset({"a"}))
    forced, _ = answers(ties, {"Club"}, only)
    assert forced.observed is None
    assert "only 1 person may be named" in str(forced.cannot_tell)
    assert "would say nothing" in str(forced.cannot_tell)
    wider, _ = answers(ties, {"Club"}, replace(only, proposable=frozenset("ab"), leader="d"))
    assert wider.observed is not None
    assert "no comparison with d" in wider.observed.notes[-1]


def test_a_tie_that_is_alleged_counts_as_a_chance_and_never_as_firm() -> None:
    firm = [SourcedTie("hub", f"a{i}", ("court",)) for i in range(4)]
    rumour = [SourcedTie("rival", f"b{i}", ("blog",), 0.5, firm=False) for i in range(9)]
    join = [SourcedTie("hub", "rival", ("court",))]
    found, _ = answers([*firm, *join, *rumour], (), SourcedQuestion(best=1, worlds=0))
    assert found.observed is not None
    assert found.observed.order == ("hub",)
    assert found.observed.ties == 5
    assert "9 ties are alleged, charged or somebody's opinion" in found.observed.notes[0]
    alone, _ = answers(rumour, (), SourcedQuestion(best=1, worlds=0))
    assert alone.observed is None
    assert "no firm tie" in str(alone.cannot_tell)


def test_members_by_allegation_make_no_firm_hypothesis() -> None:
    ties = [
        SourcedTie("a", "Club", ("list",), claims=("c1",)),
        SourcedTie("b", "Club", ("blog",), 0.5, firm=False, claims=("c2",)),
        SourcedTie("c", "Club", ("list",)),
    ]
    _, expanded = both_readings(ties, {"Club"})
    pairs = {(tie.a, tie.b): tie for tie in expanded.ties}
    assert pairs["a", "c"].firm
    assert not pairs["a", "b"].firm
    assert pairs["a", "b"].claims == ("c1", "c2")
