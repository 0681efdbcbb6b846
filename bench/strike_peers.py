"""Critical nodes against PyPI cndetector and pycnp, on networks of 100 to 5,000 nodes."""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import TypeAlias

import numpy as np
import pyarrow as pa

from linchpin.strike.edge_lists.edge_file import read_edges
from linchpin.strike.graph.graph import Graph, graph_of_columns
from linchpin.strike.graph.measures import curve
from linchpin.strike.solve.memetic import MemeticSearch
from linchpin.strike.solve.question import ask
from strike_dismantling import generated

FEWEST, MOST = 100, 5000
MEMBERS = (5, 10, 20, 50)
SHARES = (0.01, 0.05)
SECONDS_AT_LEAST = 5.0
KINDS = ("power-law", "small-world", "modular", "road-like")
SEEDS = (11, 12)
Solver: TypeAlias = Callable[[int, list[tuple[int, int]], int, float], list[int]]


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


def peers(folder: Path, *, quick: bool, only: str = "") -> Iterator[str]:
    """Yield connected pairs left by all three, the peers given at least as long as we took.

    Args:
        folder: Networks.
        quick: Whether every second number of members is left out.
        only: How the names of the networks wanted begin; the whole exam takes over an hour.
    """
    yield "each peer runs for as many wall seconds as strike took, at least 5; defaults, seed 1:"
    yield "cndetector (2 threads, CLNS, RSC), pycnp (CHNS, DBX); ratio under 1: strike is better"
    yield (
        f"{'network':27}{'nodes':>6}{'ties':>6}{'k':>5}{'strike':>12}{'seconds':>8}"
        f"{'cndetector':>12}{'ratio':>7}{'pycnp':>12}{'ratio':>7}"
    )
    ratios = []
    for name, graph in [*networks(folder), *made(SEEDS)]:
        if not name.startswith(only):
            continue
        for size in sizes(graph)[1::2] if quick else sizes(graph):
            pairs, seconds = strike(graph, size)
            allowed = max(SECONDS_AT_LEAST, seconds)
            found = [peer(one, graph, size, allowed) for one in (by_cndetector, by_pycnp)]
            ratios.append([ratio(pairs, other) for other in found])
            yield (
                f"{name:27}{graph.node_count:6}{graph.tie_count:6}{size:5}{pairs:12.0f}"
                f"{seconds:8.1f}{found[0]:12.0f}{ratios[-1][0]:7.3f}"
                f"{found[1]:12.0f}{ratios[-1][1]:7.3f}"
            )
    for place, name in enumerate(("cndetector", "pycnp")):
        against = np.array(ratios)[:, place]
        died = int(np.isnan(against).sum())
        against = against[~np.isnan(against)]
        yield (
            f"{name}: {len(against)} rows ({died} more: it crashed), strike over 1 % worse on"
            f" {int((against > 1.01).sum())}, better on {int((against < 1).sum())}, worst"
            f" {against.max():.3f}, geometric mean"
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


def peer(solver: Solver, graph: Graph, size: int, seconds: float) -> float:
    """Return the pairs a peer leaves; NaN if its process dies.

    Names without a tie are not handed over: cndetector 0.6.0 crashes on gaps in the numbers.
    """
    tied = np.flatnonzero(graph.degrees)
    ends = (np.searchsorted(tied, end).tolist() for end in graph.ends())
    ties = list(zip(*ends, strict=True))
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        try:
            chosen = pool.submit(solver, len(tied), ties, size, seconds).result()
        except BrokenProcessPool:
            return float("nan")
    return left(graph, tied[sorted(chosen)].astype(np.int32))


def by_cndetector(nodes: int, ties: list[tuple[int, int]], size: int, seconds: float) -> list[int]:
    """Return the set cndetector finds with its own defaults."""
    import cndetector

    model = cndetector.Model()
    for a, b in ties:
        model.add_edge(a, b)
    stop = cndetector.MaxRuntime(seconds)
    result = model.solve(budget=size, stopping_criterion=stop, seed=1, display=False)
    return [int(node) for node in result.best_solution]


def by_pycnp(nodes: int, ties: list[tuple[int, int]], size: int, seconds: float) -> list[int]:
    """Return the set pycnp finds with its own defaults."""
    import pycnp

    model = pycnp.Model()
    for node in range(nodes):
        model.add_node(node)
    for a, b in ties:
        model.add_edge(a, b)
    result = model.solve("CNP", size, pycnp.MaxRuntime(seconds), seed=1, display=False)
    return [int(node) for node in result.best_solution]


def left(graph: Graph, order: np.ndarray) -> float:
    """Return connected pairs left without the nodes."""
    return float(curve(graph, order).connected_pairs[-1])
