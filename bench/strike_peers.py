"""Critical nodes against PyPI cndetector and pycnp, on networks of 100 to 5,000 nodes."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import cndetector
import numpy as np
import pyarrow as pa
import pycnp
from strike_dismantling import generated

from linchpin.strike.edges import read_edges
from linchpin.strike.graph import Graph, graph_of_columns
from linchpin.strike.memetic import MemeticSearch
from linchpin.strike.measures import curve
from linchpin.strike.question import ask

FEWEST, MOST = 100, 5000
MEMBERS = (5, 10, 20, 50)
SHARES = (0.01, 0.05)
SECONDS_AT_LEAST = 5.0
KINDS = ("power-law", "small-world", "modular", "road-like")
SEEDS = (11, 12)


def networks(folder: Path) -> Iterator[tuple[str, Graph]]:
    """Yield every real network of 100 to 5,000 nodes."""
    for path in sorted(folder.glob("dismantling/*.csv.gz")) + sorted(folder.glob("*edgelist.csv")):
        graph = read_edges(path).graph
        if FEWEST <= graph.node_count <= MOST:
            yield path.name.split(".")[0].removesuffix("_edgelist")[:26], graph


def made(seeds: tuple[int, ...]) -> Iterator[tuple[str, Graph]]:
    """Yield generated networks of four kinds."""
    for kind in KINDS:
        for seed in seeds:
            nodes = 400 if seed % 2 else 1600
            graph = (
                small_world(nodes, seed) if kind == "small-world" else generated(kind, nodes, seed)
            )
            yield f"{kind} {nodes} seed {seed}", graph


def small_world(nodes: int, seed: int) -> Graph:
    """Return a ring in which everybody knows four neighbours, one tie in ten moved anywhere."""
    rng = np.random.default_rng(seed)
    one = np.tile(np.arange(nodes), 2)
    other = np.concatenate([np.roll(np.arange(nodes), -1), np.roll(np.arange(nodes), -2)])
    other = np.where(rng.random(2 * nodes) < 0.1, rng.integers(0, nodes, 2 * nodes), other)
    names = pa.array([f"{place:07d}" for place in range(nodes)], pa.string())
    return graph_of_columns(names, one.astype(np.int32), other.astype(np.int32))


def sizes(graph: Graph) -> list[int]:
    """Return the numbers of members asked for: 5 to 50, and 1 % and 5 % of the names."""
    shares = {max(1, round(share * graph.node_count)) for share in SHARES}
    return sorted(shares | {size for size in MEMBERS if 2 * size < graph.node_count})


def peers(folder: Path, *, quick: bool) -> Iterator[str]:
    """Yield connected pairs left by all three, the peers given at least as long as we took."""
    yield "each peer runs for as many wall seconds as strike took, at least 5; defaults, seed 1:"
    yield "cndetector (2 threads, CLNS, RSC), pycnp (CHNS, DBX); ratio under 1: strike is better"
    yield (
        f"{'network':27}{'nodes':>6}{'ties':>6}{'k':>5}{'strike':>12}{'seconds':>8}"
        f"{'cndetector':>12}{'ratio':>7}{'pycnp':>12}{'ratio':>7}"
    )
    ratios = []
    for name, graph in [*networks(folder), *made(SEEDS)]:
        for size in (5, 20) if quick else sizes(graph):
            pairs, seconds = strike(graph, size)
            allowed = max(SECONDS_AT_LEAST, seconds)
            found = [one(graph, size, allowed) for one in (by_cndetector, by_pycnp)]
            ratios.append([ratio(pairs, other) for other in found])
            yield (
                f"{name:27}{graph.node_count:6}{graph.tie_count:6}{size:5}{pairs:12.0f}"
                f"{seconds:8.1f}{found[0]:12.0f}{ratios[-1][0]:7.3f}"
                f"{found[1]:12.0f}{ratios[-1][1]:7.3f}"
            )
    for place, peer in enumerate(("cndetector", "pycnp")):
        against = np.array(ratios)[:, place]
        yield (
            f"{peer}: {len(against)} rows, over 1 % worse on {int((against > 1.01).sum())}, better"
            f" on {int((against < 1).sum())}, worst {against.max():.3f}, geometric mean"
            f" {float(np.exp(np.log(np.maximum(against, 1e-3)).mean())):.3f}"
        )


def ratio(pairs: float, other: float) -> float:
    """Return pairs left over pairs left by another; 1 where both left nothing."""
    return 1.0 if pairs == other else pairs / max(other, 1.0)


def strike(graph: Graph, size: int) -> tuple[float, float]:
    """Return the pairs the local search leaves, and its wall seconds."""
    started = time.perf_counter()
    order = MemeticSearch().targets(graph, ask(graph, budget=size)).order
    return left(graph, order), time.perf_counter() - started


def by_cndetector(graph: Graph, size: int, seconds: float) -> float:
    """Return the pairs cndetector leaves with its own defaults."""
    model = _filled(cndetector.Model(), graph)
    result = model.solve(  # type: ignore[attr-defined]
        budget=size, stopping_criterion=cndetector.MaxRuntime(seconds), seed=1, display=False
    )
    return left(graph, np.array(sorted(int(node) for node in result.best_solution), np.int32))


def by_pycnp(graph: Graph, size: int, seconds: float) -> float:
    """Return the pairs pycnp leaves with its own defaults."""
    model = pycnp.Model()
    for node in range(graph.node_count):
        model.add_node(node)
    _filled(model, graph)
    result = model.solve("CNP", size, pycnp.MaxRuntime(seconds), seed=1, display=False)
    return left(graph, np.array(sorted(int(node) for node in result.best_solution), np.int32))


def left(graph: Graph, order: np.ndarray) -> float:
    """Return connected pairs left without the nodes."""
    return float(curve(graph, order).connected_pairs[-1])


def _filled(model: object, graph: Graph) -> object:
    add: Callable[[int, int], None] = model.add_edge  # type: ignore[attr-defined]
    one, other = graph.ends()
    for a, b in zip(one.tolist(), other.tolist(), strict=True):
        add(a, b)
    return model
