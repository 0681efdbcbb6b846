"""The network itself: what becomes a tie, and what its weight is."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from linchpin.strike.graph.graph import graph_of_columns


def test_a_tie_of_weight_nought_is_a_tie_and_weights_of_repeated_ties_add_up() -> None:
    names = pa.array(["a", "b", "c"], pa.string())
    one, other = np.array([0, 1, 2, 1], np.int32), np.array([1, 2, 1, 1], np.int32)
    graph = graph_of_columns(names, one, other, weights=np.array([0.0, 1.5, 2.0, 9.0]))
    assert graph.indices.tolist() == [1, 0, 2, 1]
    assert graph.weights is not None
    assert graph.weights.tolist() == [0.0, 0.0, 3.5, 3.5]
