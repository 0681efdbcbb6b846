"""Answers to fixed questions about fixed networks, one line each: two versions must agree.

Prints the network, the question, the answer and nothing that changes from run to run, so that two
outputs can be compared with `diff`; the time each answer took goes to the error stream.

Usage: python bench/strike_answers.py [FOLDER OF EDGE LISTS]
"""

from __future__ import annotations

import hashlib
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa

from linchpin.strike.edge_lists.edge_file import read_edges
from linchpin.strike.errors import StrikeError
from linchpin.strike.graph.graph import Graph, graph_of_columns
from linchpin.strike.graph.measures import measure
from linchpin.strike.solve.choose import solve
from linchpin.strike.solve.portfolio import Portfolio
from linchpin.strike.solve.question import Question, ask
from linchpin.strike.uncertainty.edge_list_uncertainty import uncertainty
from linchpin.strike.uncertainty.missing import missing_share

MADE = (
    (60, 90), (300, 420), (1_500, 2_600), (8_000, 20_000), (60_000, 150_000), (300_000, 700_000),
)  # fmt: skip
SMALL = 400
"""Names up to which every question is asked; larger networks get the first and the last."""


def made(nodes: int, ties: int) -> Graph:
    """Return a network of ties drawn at random, the first names more often."""
    rng = np.random.default_rng(nodes)
    ends = (nodes * rng.random((ties, 2)) ** 1.5).astype(np.int32)
    names = pa.array([f"n{place:06d}" for place in range(nodes)], pa.string())
    return graph_of_columns(names, ends[:, 0], ends[:, 1])


def networks(folder: Path | None) -> Iterator[tuple[str, Graph]]:
    """Yield the networks of a folder, and those made here."""
    for path in sorted(folder.glob("*.csv")) if folder is not None else []:
        try:
            yield path.name, read_edges(path).graph
        except StrikeError as error:
            print(path.name, "refused:", str(error).removeprefix(str(path)))
    for nodes, ties in MADE:
        yield f"made {nodes:,}", made(nodes, ties)


def questions(graph: Graph) -> Iterator[tuple[str, Question]]:
    """Yield questions that reach every strategy and kernel."""
    n = graph.node_count
    yield "best 3", ask(graph, budget=3, seed=5)
    if n <= SMALL:
        costs = 0.5 + np.arange(n) % 4
        fixed = np.arange(n) % 5 == 2
        yield "best 10 lcc", ask(graph, budget=10, objective="lcc", seed=5)
        yield "costs", ask(graph, budget=9, costs=costs, protected=fixed, seed=6)
    yield "whole order", ask(graph, budget=None, seed=5)


def main() -> None:
    """Ask every question of every network."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    for name, graph in networks(folder):
        for words, question in questions(graph):
            started = time.process_time()
            found = (Portfolio().targets if question.budget is None else solve)(graph, question)
            digest = hashlib.sha256(np.ascontiguousarray(found.order).tobytes()).hexdigest()[:16]
            left = measure(graph, found.order)
            print(
                f"{name} | {words} | {found.engine} | {len(found.order)} {digest} | "
                f"{left.connected_pairs} {left.largest} | {found.proven} {found.lower_bound}"
            )
            if words == "best 3" and graph.node_count <= SMALL:
                missing = missing_share(graph, given=0.1)
                sure = uncertainty(graph, question, found.order, missing=missing, worlds=20)
                print(f"{name} | how sure | {hashlib.sha256(repr(sure).encode()).hexdigest()[:16]}")
            spent = time.process_time() - started
            print(f"{name} | {words} | {spent:.2f} s", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
