"""Exams (b), (c), (d), (g): small criminal networks, all of them public research data."""

from __future__ import annotations

import csv
import time
from collections.abc import Iterator
from pathlib import Path

import igraph
import numpy as np

from linchpin.strike.edge_lists.edge_file import read_edges
from linchpin.strike.graph.arrays import Ints
from linchpin.strike.graph.graph import Graph
from linchpin.strike.graph.measures import curve
from linchpin.strike.solve.choose import solve
from linchpin.strike.solve.exact import best_set
from linchpin.strike.solve.memetic import MemeticSearch
from linchpin.strike.solve.question import Question, ask
from linchpin.strike.uncertainty.missing import missing_share
from linchpin.strike.uncertainty.robust import expected_set
from linchpin.strike.uncertainty.worlds import plausible_worlds

EXAM_C = (
    "Montagna_meetings_edgelist.csv",
    "Montagna_phonecalls_edgelist.csv",
    *(f"caviar_phase{phase}.edges.csv" for phase in range(1, 7)),
    "siren.edges.csv",
    "london_gang.edges.csv",
    "togo.edges.csv",
)
BARS = {0.10: 3.4, 0.20: 5.5, 0.35: 14.0}
MEMBERS = (1, 2, 3, 4)


def load(folder: Path, name: str) -> Graph:
    """Return one network of the folder."""
    return read_edges(folder / name).graph


def pairs(graph: Graph, order: Ints) -> float:
    """Return connected pairs left without the nodes."""
    return float(curve(graph, order).connected_pairs[-1])


def exact(folder: Path) -> Iterator[str]:
    """Yield exam (b): proven optima for k = 1 to 5, and what search and degree reach."""
    yield (
        f"{'network':36}{'k':>2}{'optimum':>9} {'proof':9}{'seconds':>8}{'search':>8}{'degree':>8}"
    )
    warm = load(folder, "togo.edges.csv")
    solve(warm, ask(warm, budget=2))
    MemeticSearch().targets(warm, ask(warm, budget=2))
    names = [*EXAM_C, "caviar_phase7.edges.csv"]
    for name in names:
        graph = load(folder, name)
        for members in (*MEMBERS, 5):
            question = ask(graph, budget=members)
            started = time.perf_counter()
            choice = solve(graph, question)
            seconds = time.perf_counter() - started
            searched = pairs(graph, MemeticSearch().targets(graph, question).order)
            degree = np.argsort(-graph.degrees, kind="stable")[:members].astype(np.int32)
            yield (
                f"{name:36}{members:2}{pairs(graph, choice.order):9.0f} "
                f"{'proven' if choice.proven else 'heuristic':9}{seconds:8.2f}{searched:8.0f}"
                f"{pairs(graph, degree):8.0f}"
            )


def missing_ties(folder: Path, repetitions: int) -> Iterator[str]:
    """Yield exam (c): how much of the achievable drop is lost when ties are missing.

    Ties are hidden at random, names stay, and the share hidden is not told. The regret of a set S
    is (P(S) - P(best)) / (P(nobody) - P(best)) on the full network, P the connected pairs and
    best the proven optimum of as many members; mean over networks and k = 1 to 4. The relative
    excess (P(S) - P(best)) / P(best), over k = 1 and 2 where P(best) is far from zero, is shown
    beside it.
    """
    graphs = [load(folder, name) for name in EXAM_C]
    best = {
        (at, members): pairs(graph, best_set(graph, ask(graph, budget=members)))
        for at, graph in enumerate(graphs)
        for members in MEMBERS
    }
    yield (
        f"{'hidden':>6} {'rule':22}{'regret %':>9}{'95 % interval':>17}{'bar %':>7}"
        f"{'excess % (k=1,2)':>18}"
    )
    for share, bar in BARS.items():
        regret: dict[str, list[list[float]]] = {}
        excess: dict[str, list[float]] = {}
        for repetition in range(repetitions):
            for rule in RULES:
                regret.setdefault(rule, []).append([])
            for at, graph in enumerate(graphs):
                rng = np.random.default_rng((repetition, at, round(share * 100)))
                seen = graph.keeping(rng.random(graph.tie_count) >= share)
                whole = pairs(graph, np.empty(0, np.int32))
                for members in MEMBERS:
                    for rule, choose in RULES.items():
                        left = pairs(graph, choose(seen, ask(seen, budget=members)))
                        over = left - best[at, members]
                        regret[rule][-1].append(over / (whole - best[at, members]))
                        if members <= 2:
                            excess.setdefault(rule, []).append(over / best[at, members])
        for rule in RULES:
            each = 100 * np.array([np.mean(one) for one in regret[rule]])
            error = 1.96 * each.std(ddof=1) / len(each) ** 0.5
            bar_words = f"{bar:7.1f}" if rule == "expected over worlds" else f"{'':7}"
            yield (
                f"{share:6.0%} {rule:22}{each.mean():9.2f}"
                f"{f'{each.mean() - error:.2f} to {each.mean() + error:.2f}':>17}{bar_words}"
                f"{100 * np.mean(excess[rule]):18.1f}"
            )


def _robust(graph: Graph, question: Question) -> Ints:
    worlds = plausible_worlds(graph, missing=missing_share(graph), seed=question.seed)
    return expected_set(worlds, question)


def _observed(graph: Graph, question: Question) -> Ints:
    return best_set(graph, question)


def _largest(graph: Graph, question: Question) -> Ints:
    return best_set(graph, ask(graph, budget=question.budget, objective="lcc"))


def _degree(graph: Graph, question: Question) -> Ints:
    members = int(question.budget or 0)
    return np.argsort(-graph.degrees, kind="stable")[:members].astype(np.int32)


RULES = {
    "expected over worlds": _robust,
    "pairs as observed": _observed,
    "largest as observed": _largest,
    "degree": _degree,
}


def who_rises(folder: Path) -> Iterator[str]:
    """Yield exam (d): who of the next phase of Caviar was already what the rest would lean on.

    The risers between two phases are the three names, present in both, whose removal alone cuts
    off the most more pairs (as a share) than before. Each rule names five of the phase before;
    hits are risers among them. Between phases police seized cargo and arrested nobody. Phases 6
    to 7 are left out.
    """
    totals: dict[str, float] = {}
    for phase in range(1, 6):
        now = load(folder, f"caviar_phase{phase}.edges.csv")
        later = load(folder, f"caviar_phase{phase + 1}.edges.csv")
        before, after = _alone(now), _alone(later)
        both = sorted(set(before) & set(after))
        rise = sorted(both, key=lambda name: before[name] - after[name])[:3]
        found = {rule: len(set(five) & set(rise)) for rule, five in _rules(now, before).items()}
        if not totals:
            yield f"{'phases':8}{'risers':24}" + "".join(f"{rule:>14}" for rule in found)
        yield f"{phase} to {phase + 1:<3}{', '.join(rise):24}" + "".join(
            f"{hits:>12}/3" for hits in found.values()
        )
        for rule, hits in (*found.items(), ("by chance", 3 * 5 / now.node_count)):
            totals[rule] = totals.get(rule, 0) + hits
    yield "of 15: " + ", ".join(f"{rule} {hits:.3g}" for rule, hits in totals.items())


def _rules(graph: Graph, alone: dict[str, float]) -> dict[str, list[str]]:
    """Return the five names each rule gives."""
    ends = np.repeat(np.arange(graph.node_count), graph.degrees)
    ties = igraph.Graph(
        n=graph.node_count,
        edges=[(a, b) for a, b in zip(ends.tolist(), graph.indices.tolist(), strict=True) if a < b],
    )
    between = np.array(ties.betweenness())
    top = int(between.argmax())
    rest = ties.copy()
    rest.delete_edges(rest.incident(top))
    scores = {
        "degree": graph.degrees,
        "betweenness": between,
        "top gone": np.array(rest.betweenness()),
        "core number": np.array(ties.coreness()),
        "alone": np.array([alone[graph.name(node)] for node in range(graph.node_count)]),
    }
    first = graph.named(solve(graph, ask(graph, budget=1)).order)
    fixed = np.isin(np.arange(graph.node_count), graph.nodes_of(first))
    line = graph.named(solve(graph, ask(graph, budget=5, protected=fixed)).order)
    five = {
        rule: list(graph.named(np.argsort(-score, kind="stable")[:5]))
        for rule, score in scores.items()
    }
    return {"next in line": list(line), **five}


def _alone(graph: Graph) -> dict[str, float]:
    whole = pairs(graph, np.empty(0, np.int32))
    return {
        graph.name(node): 1 - pairs(graph, np.array([node], np.int32)) / whole
        for node in range(graph.node_count)
    }


def montagna(folder: Path) -> Iterator[str]:
    """Yield exam (g): the published curves of adaptive degree and betweenness."""
    with (folder / "montagna_curves.csv").open() as stream:
        rows = list(csv.DictReader(stream))
    files = {"meeting": EXAM_C[0], "phone_calls": EXAM_C[1]}
    yield f"{'network':12}{'order':13}{'points':>7}{'largest difference':>20}"
    for network, name in files.items():
        for rule in ("degree", "betweenness"):
            published = np.array([float(row[rule]) for row in rows if row["network"] == network])
            gap = _curve_gap(folder / name, rule, published)
            yield f"{network:12}{rule:13}{len(published):7}{gap:20.2e}"


def _curve_gap(path: Path, rule: str, published: np.ndarray) -> float:
    """Return the largest difference; among equals the last name to appear in the file leaves."""
    seen: dict[str, int] = {}
    ties = []
    for line in path.read_text().splitlines():
        one, other = line.split("\t")[:2]
        ties.append((seen.setdefault(one, len(seen)), seen.setdefault(other, len(seen))))
    network = igraph.Graph(len(seen), ties).simplify()
    first = max(network.connected_components().sizes())
    states = [1.0]
    while len(states) < len(published):
        scores = network.degree() if rule == "degree" else network.betweenness()
        highest = np.flatnonzero(np.array(scores) >= max(scores) - 1e-9)
        network.delete_vertices(int(highest[-1]))
        states.append(max(network.connected_components().sizes()) / first)
    return float(np.abs(np.array(states) - published).max())
