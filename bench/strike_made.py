"""Exams (e) and (f): planted linchpins, and the population model against published ranges."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import igraph
import numpy as np
import pyarrow as pa

from linchpin.strike.graph.graph import Graph, graph_of_columns
from linchpin.strike.population.alliances import read_alliances
from linchpin.strike.population.scenarios import Scenario, outlook
from linchpin.strike.solve.choose import solve
from linchpin.strike.solve.question import ask

HUBS, OTHERS, PLANTED, GROUP = 120, 600, 5, 4


def planted_network(seed: int) -> tuple[Graph, list[int], list[int]]:
    """Return a network, its planted linchpins, and as many decoys of the same degree.

    120 well-connected hubs carry the traffic of 600 others, each tied to three of them, so that no
    hub is missed. Five planted actors are each the only way to a group of four; decoys have the
    same number of ties, all to hubs or neighbours that do without them.
    """
    rng = np.random.default_rng(seed)
    ties = [(a, b) for a in range(HUBS) for b in range(a) if rng.random() < 0.15]
    other = range(HUBS, HUBS + OTHERS)
    for node in other:
        ties += [(node, int(hub)) for hub in rng.choice(HUBS, 3, replace=False)]
    place = HUBS + OTHERS
    planted, decoys = [], []
    for _ in range(PLANTED):
        broker, decoy, group = place, place + 1, range(place + 2, place + 2 + GROUP)
        place += 2 + GROUP
        ties += [(broker, int(hub)) for hub in rng.choice(HUBS, 3, replace=False)]
        ties += [(broker, int(one)) for one in rng.choice(group, 3, replace=False)]
        ties += [(one, two) for one in group for two in group if one < two]
        ties += [(decoy, int(hub)) for hub in rng.choice(HUBS, 3, replace=False)]
        ties += [(decoy, int(one)) for one in rng.choice(other, 3, replace=False)]
        planted.append(broker)
        decoys.append(decoy)
    shuffled = rng.permutation(place)
    ends = shuffled[np.array(ties)].astype(np.int32)
    names = pa.array([f"n{at:04d}" for at in range(place)], pa.string())
    graph = graph_of_columns(names, ends[:, 0], ends[:, 1])
    return graph, shuffled[planted].tolist(), shuffled[decoys].tolist()


def planted(repetitions: int) -> Iterator[str]:
    """Yield exam (e): how often planted linchpins are found, and how often decoys are."""
    found = decoyed = outside = 0
    for seed in range(repetitions):
        graph, linchpins, decoys = planted_network(seed)
        chosen = solve(graph, ask(graph, budget=PLANTED)).order.tolist()
        found += len(set(chosen) & set(linchpins))
        decoyed += len(set(chosen) & set(decoys))
        outside += _outside_top_tenth(graph, linchpins)
    total = PLANTED * repetitions
    yield f"planted actors {total}, outside the top tenth by degree and betweenness {outside}"
    yield f"found with probability {found / total:.3f} (bar 0.9)"
    yield f"decoys chosen with probability {decoyed / total:.3f}"


def _outside_top_tenth(graph: Graph, linchpins: list[int]) -> int:
    one, other = graph.ends()
    network = igraph.Graph(graph.node_count, list(zip(one.tolist(), other.tolist(), strict=True)))
    count = 0
    top = graph.node_count // 10
    ranks = [
        np.argsort(np.argsort(-np.array(scores), kind="stable"), kind="stable")
        for scores in (network.degree(), network.betweenness())
    ]
    for node in linchpins:
        count += all(rank[node] >= top for rank in ranks)
    return count


def population(folder: Path) -> Iterator[str]:
    """Yield exam (f): the model against the published ranges and a re-implementation."""
    found = outlook(read_alliances(folder))
    first, last = found.recruits_a_week[1:]
    quo, arrests, recruits = found.scenarios[:3]
    rows = [
        ("members in 2022", f"{found.members_2022:,.0f}", "160,000 to 185,000 (published)"),
        ("recruits a week, mean", f"{found.recruits_a_week[0]:.0f}", "350 to 370 (published)"),
        ("recruits a week, first and last", f"{first:.0f}, {last:.0f}", "291, 439"),
        ("status quo, members, deaths", _changes(quo), "+23 %, +36 %"),
        ("arrests doubled, deaths", f"{arrests.deaths_against_2022:+.1%}", "+2 % against 2022"),
        ("  against the status quo", f"{arrests.deaths_against_status_quo:+.1%}", "-25 %"),
        ("recruitment halved, members, deaths", _changes(recruits), "-9.9 %, -26 %"),
    ]
    yield f"{'figure':38}{'here':>18}  reference"
    for name, here, reference in rows:
        yield f"{name:38}{here:>18}  {reference}"


def _changes(one: Scenario) -> str:
    return f"{one.members_against_2022:+.1%}, {one.deaths_against_2022:+.1%}"
