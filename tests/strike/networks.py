"""Networks made for the tests of strike."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
from hypothesis import strategies as st

from linchpin.strike.graph.graph import Graph, graph_of_columns, graph_of_ties


def random_graph(nodes: int, ties: int, seed: int) -> Graph:
    rng = np.random.default_rng(seed)
    names = pa.array([f"n{place:05d}" for place in range(nodes)], pa.string())
    ends = rng.integers(0, nodes, (ties, 2)).astype(np.int32)
    return graph_of_columns(names, ends[:, 0], ends[:, 1])


def barbell() -> Graph:
    """Return two cliques of five joined through one name, `bridge`."""
    left = [(f"a{i}", f"a{j}") for i in range(5) for j in range(i)]
    right = [(f"b{i}", f"b{j}") for i in range(5) for j in range(i)]
    return graph_of_ties([*left, *right, ("a0", "bridge"), ("bridge", "b0")])


@st.composite
def small_graphs(draw: st.DrawFn, most: int = 12) -> Graph:
    nodes = draw(st.integers(1, most))
    names = [f"n{place}" for place in range(nodes)]
    pair = st.tuples(st.sampled_from(names), st.sampled_from(names))
    return graph_of_ties(draw(st.lists(pair, max_size=3 * nodes)), alone=names)
