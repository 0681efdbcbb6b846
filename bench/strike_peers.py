"""Critical nodes against PyPI cndetector and pycnp, on networks of up to 5,000 nodes."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import cndetector
import numpy as np

from linchpin.strike.edges import read_edges
from linchpin.strike.graph import Graph
from linchpin.strike.local import LocalSearch
from linchpin.strike.measures import curve
from linchpin.strike.question import ask

NETWORKS = (
    "maayan-foodweb",
    "econ-wm1",
    "london_transport_multiplex_aggr",
    "arenas-meta",
    "eu-powergrid",
    "maayan-Stelzl",
    "maayan-vidal",
    "web-EPA",
)


def peers(folder: Path, members: tuple[int, ...]) -> Iterator[str]:
    """Yield connected pairs left by both, cndetector given at least as much time as we took."""
    yield f"{'network':34}{'k':>4}{'strike':>12}{'seconds':>9}{'cndetector':>12}{'excess %':>10}"
    for name in NETWORKS:
        graph = read_edges(folder / f"{name}.csv.gz").graph
        for size in members:
            started = time.perf_counter()
            order = LocalSearch().targets(graph, ask(graph, budget=size)).order
            seconds = time.perf_counter() - started
            ours = float(curve(graph, order).connected_pairs[-1])
            theirs = _peer(graph, size, max(5.0, seconds))
            yield (
                f"{name:34}{size:4}{ours:12.0f}{seconds:9.1f}{theirs:12.0f}"
                f"{100 * (ours - theirs) / max(theirs, 1):10.2f}"
            )


def _peer(graph: Graph, size: int, seconds: float) -> float:
    model = cndetector.Model()
    one, other = graph.ends()
    for a, b in zip(one.tolist(), other.tolist(), strict=True):
        model.add_edge(a, b)
    result = model.solve(
        budget=size,
        stopping_criterion=cndetector.MaxRuntime(seconds),
        seed=1,
        display=False,
    )
    chosen = np.array(sorted(int(node) for node in result.best_solution), np.int32)
    return float(curve(graph, chosen).connected_pairs[-1])
