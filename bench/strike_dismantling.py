"""Exam (a): the 12 networks of dismantling/ against MIND, degree and betweenness; and size."""

from __future__ import annotations

import csv
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import igraph
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from scipy.integrate import simpson

from linchpin.strike.edge_lists.edge_file import read_edges
from linchpin.strike.graph.graph import Graph, graph_of_columns
from linchpin.strike.graph.measures import curve
from linchpin.strike.solve.portfolio import Portfolio
from linchpin.strike.solve.question import ask

OVER_AT = 0.1


def padded(graph: Graph, nodes: int) -> Graph:
    """Return the network with names added until it has as many nodes as published."""
    missing = [f"~{place:06d}" for place in range(nodes - graph.node_count)]
    names = pa.concat_arrays([graph.names, pa.array(missing, pa.string())])
    one, other = graph.ends()
    return graph_of_columns(names, one, other)


def comparator_area(graph: Graph, measure: str) -> float:
    """Return the area of igraph's adaptive degree or betweenness, by the same definition."""
    one, other = graph.ends()
    network = igraph.Graph(graph.node_count, list(zip(one.tolist(), other.tolist(), strict=True)))
    states: list[float] = []
    while not states or states[-1] >= OVER_AT:
        scores = network.degree() if measure == "degree" else network.betweenness()
        network.delete_vertices(int(np.argmax(scores)))
        states.append(max(network.connected_components().sizes()) / graph.node_count)
    return float(simpson(states, dx=1))


def twelve(folder: Path, *, slow: bool) -> Iterator[str]:
    """Yield the table of the 12 networks."""
    yield (
        f"{'network':34}{'nodes':>7}{'ties':>7}{'MIND':>10}{'strike':>10}{'ratio':>7}"
        f"{'degree':>10}{'between.':>10}{'seconds':>9}"
    )
    ratios = []
    warm(folder)
    with (folder / "mind_auc.csv").open() as stream:
        rows = list(csv.DictReader(stream))
    for row in rows:
        graph = padded(read_edges(folder / f"{row['network']}.csv.gz").graph, int(row["nodes"]))
        started = time.perf_counter()
        choice = Portfolio().targets(graph, ask(graph, budget=None))
        seconds = time.perf_counter() - started
        area = curve(graph, choice.order).area
        mind = float(row["mind_auc_sum"])
        ratios.append(area / mind)
        degree = comparator_area(graph, "degree")
        costly = graph.node_count * graph.tie_count > 6e6 and not slow
        between = "-" if costly else f"{comparator_area(graph, 'betweenness'):.2f}"
        yield (
            f"{row['network']:34}{graph.node_count:7}{graph.tie_count:7}{mind:10.2f}{area:10.2f}"
            f"{ratios[-1]:7.3f}{degree:10.2f}{between:>10}{seconds:9.2f}"
        )
    mean = float(np.exp(np.mean(np.log(ratios))))
    better = sum(ratio < 1 for ratio in ratios)
    yield f"geometric mean of ratios {mean:.3f} (bar 0.72); better on {better} of 12 (bar 10)"


def warm(folder: Path) -> None:
    """Compile, or load from the cache on disk, every kernel the portfolio uses."""
    graph = read_edges(folder / "london_transport_multiplex_aggr.csv.gz").graph
    Portfolio().targets(graph, ask(graph, budget=None))


def generated(kind: str, nodes: int, seed: int) -> Graph:
    """Return a power-law, road-like or modular network of about 2.5 ties a node.

    Args:
        kind: "power-law" (Chung-Lu, exponent 2.5), "road-like" (a grid with gaps and few
            diagonals) or "modular" (blocks of 500, one tie in 20 between blocks).
        nodes: number of nodes.
        seed: of the generator.
    """
    rng = np.random.default_rng(seed)
    ties = int(2.5 * nodes)
    if kind == "power-law":
        share = np.cumsum(np.arange(1, nodes + 1) ** (-1 / 1.5))
        ends = np.searchsorted(share / share[-1], rng.random((ties, 2)))
        ends = np.minimum(ends, nodes - 1)
    elif kind == "road-like":
        side = int(nodes**0.5)
        grid = np.arange(side * side).reshape(side, side)
        steps = [(grid[:, :-1], grid[:, 1:]), (grid[:-1], grid[1:]), (grid[:-1, :-1], grid[1:, 1:])]
        ends = np.concatenate([np.stack([a.ravel(), b.ravel()], 1) for a, b in steps])
        ends = ends[rng.random(len(ends)) < 2.5 / 3]
    else:
        one = rng.integers(0, nodes, ties)
        near = np.minimum(one // 500 * 500 + rng.integers(0, 500, ties), nodes - 1)
        ends = np.stack(
            [one, np.where(rng.random(ties) < 0.05, rng.integers(0, nodes, ties), near)], 1
        )
    names = pa.array(np.char.zfill(np.arange(nodes).astype(str), 7).tolist(), pa.string())
    return graph_of_columns(names, ends[:, 0].astype(np.int32), ends[:, 1].astype(np.int32))


def sizes(largest: int) -> Iterator[str]:
    """Yield the table of generated networks, each in a process of its own."""
    yield (
        f"{'generated':12}{'nodes':>9}{'ties':>9}{'area':>12}{'removals':>10}"
        f"{'seconds':>9}{'CPU s':>9}{'MB above the loaded graph':>27}"
    )
    for kind in ("power-law", "road-like", "modular"):
        for nodes in (1_000, 10_000, 100_000, 1_000_000):
            if nodes <= largest:
                yield _in_own_process(kind, nodes)


def _in_own_process(kind: str, nodes: int) -> str:
    """Return one line; making the network and solving it are processes of their own."""
    with tempfile.TemporaryDirectory() as folder:
        for step in ("make", "solve"):
            command = [sys.executable, __file__, step, kind, str(nodes), f"{folder}/graph.npz"]
            done = subprocess.run(command, check=True, capture_output=True, text=True)
    return done.stdout.rstrip("\n")


def save(kind: str, nodes: int, path: str) -> None:
    """Write a generated network as arrays."""
    graph = generated(kind, nodes, 1)
    np.savez(path, indptr=graph.indptr, indices=graph.indices)


def loaded(path: str) -> Graph:
    """Return a network written by `save`, without the memory its making took."""
    with np.load(path) as arrays:
        indptr, indices = arrays["indptr"], arrays["indices"]
    names = pc.cast(pa.array(np.arange(10_000_000, 10_000_000 + len(indptr) - 1)), pa.string())
    return Graph(names=names, indptr=indptr, indices=indices)


def one_size(kind: str, path: str) -> str:
    """Return one line of the table of sizes; kernels are compiled on a small network first."""
    small = generated(kind, 2000, 2)
    Portfolio().targets(small, ask(small, budget=None))
    graph = loaded(path)
    question = ask(graph, budget=None)
    reset_peak()
    resident = memory_mb("VmRSS")
    started, worked = time.perf_counter(), time.process_time()
    choice = Portfolio().targets(graph, question)
    seconds, worked = time.perf_counter() - started, time.process_time() - worked
    above = memory_mb("VmHWM") - resident
    area = curve(graph, choice.order).area
    return (
        f"{kind:12}{graph.node_count:9}{graph.tie_count:9}{area:12.1f}{len(choice.order):10}"
        f"{seconds:9.2f}{worked:9.2f}{above:27.0f}"
    )


def reset_peak() -> None:
    """Set the peak memory the kernel remembers back to the present use (Linux)."""
    Path("/proc/self/clear_refs").write_text("5")


def memory_mb(field: str) -> float:
    """Return present (VmRSS) or peak (VmHWM) memory of this process, in MB."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith(field):
            return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    step, kind, nodes, path = sys.argv[1:]
    if step == "make":
        save(kind, int(nodes), path)
    else:
        print(one_size(kind, path))
