"""Plausible worlds: the same names under ties that may be false, and ties nobody has reported."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import sparse

from linchpin.strike.arrays import Floats, Ints
from linchpin.strike.graph import Graph

WORLDS = 40
DROP_SHARE = 0.05


@dataclass(frozen=True, slots=True, eq=False)
class Worlds:
    """Several networks on the same nodes.

    Attributes:
        graph: the network as observed; its names and node numbers hold in every world.
        rows: row starts of every world, int32, shape (worlds, n + 1).
        indices: neighbours of all worlds, int32.
        missing_share: share of all ties that the worlds take to be unreported, 0 to 1.
    """

    graph: Graph
    rows: Ints
    indices: Ints
    missing_share: float

    @property
    def count(self) -> int:
        """Number of worlds."""
        return len(self.rows)

    @property
    def stack(self) -> tuple[Ints, Ints]:
        """The worlds as the set kernels take them."""
        return self.rows, self.indices

    def world(self, place: int) -> tuple[Ints, Ints]:
        """Return row starts and neighbours of one world, as a CSR network of its own."""
        rows = self.rows[place]
        first, last = int(rows[0]), int(rows[-1])
        return (rows - first).astype(np.int32), self.indices[first:last]


def plausible_worlds(
    graph: Graph,
    *,
    missing_share: float,
    keep: Floats | None = None,
    worlds: int = WORLDS,
    seed: int = 1,
) -> Worlds:
    """Return worlds in which ties are kept by chance and missing ones are completed.

    Args:
        graph: the network as observed.
        missing_share: share of all ties that is not reported, 0 to below 1; the number completed
            is Poisson around m * share / (1 - share).
        keep: chance that each tie is real, float64, shape (m,) in the order of `graph.ends()`;
            None means 1 - `DROP_SHARE` each.
        worlds: how many, >= 1.
        seed: of the generator.
    """
    rng = np.random.default_rng(seed)
    one, other = graph.ends()
    chance = np.full(len(one), 1.0 - DROP_SHARE) if keep is None else keep
    likely = likely_ties(graph)
    expected = len(one) * missing_share / (1.0 - missing_share)
    rows, neighbours, filled = [], [], 0
    for _ in range(worlds):
        kept = rng.random(len(one)) < chance
        added = _drawn(likely, int(rng.poisson(expected)), rng)
        ends_a = np.concatenate([one[kept], added[0]])
        ends_b = np.concatenate([other[kept], added[1]])
        matrix = _matrix(ends_a, ends_b, graph.node_count)
        rows.append(matrix.indptr.astype(np.int64) + filled)
        neighbours.append(matrix.indices.astype(np.int32))
        filled += len(matrix.indices)
    return Worlds(
        graph=graph,
        rows=np.stack(rows).astype(np.int32),
        indices=np.concatenate(neighbours).astype(np.int32),
        missing_share=missing_share,
    )


def likely_ties(graph: Graph) -> tuple[Ints, Ints, Floats]:
    """Return pairs without a tie and how likely each is to be an unreported one.

    The score of a pair is (its common neighbours + 0.1) times the square root of the degrees
    plus one: closing triangles and known actors first (Liben-Nowell and Kleinberg, J. ASIST 58,
    2007), with every pair possible.

    Returns:
        Both ends (int32) and chances that sum to one (float64); above 3,000 nodes only pairs
        with a common neighbour are held.
    """
    n = graph.node_count
    matrix = sparse.csr_array(
        (np.ones(len(graph.indices)), graph.indices, graph.indptr), shape=(n, n)
    )
    common = matrix @ matrix
    if n <= 3000:
        score = common.toarray() + 0.1
        score[matrix.toarray() > 0] = 0.0
        score = np.triu(score, 1)
        one, other = np.nonzero(score)
        value = score[one, other]
    else:
        upper = sparse.coo_array(sparse.triu(common - common.multiply(matrix), 1))
        one, other, value = upper.row, upper.col, upper.data + 0.1
    degree = np.sqrt(graph.degrees + 1.0)
    value = value * degree[one] * degree[other]
    total = float(value.sum())
    chance = value / total if total > 0 else value
    return one.astype(np.int32), other.astype(np.int32), chance


def _drawn(
    likely: tuple[Ints, Ints, Floats], count: int, rng: np.random.Generator
) -> tuple[Ints, Ints]:
    one, other, chance = likely
    count = min(count, int(np.count_nonzero(chance)))
    if count == 0:
        return one[:0], other[:0]
    picked = np.unique(np.searchsorted(np.cumsum(chance), rng.random(count)))
    picked = np.minimum(picked, len(one) - 1)
    return one[picked], other[picked]


def _matrix(one: Ints, other: Ints, n: int) -> sparse.csr_array:
    upper = sparse.coo_array((np.ones(len(one)), (one, other)), shape=(n, n))
    matrix = (upper + upper.T).tocsr()
    matrix.sort_indices()
    return matrix
