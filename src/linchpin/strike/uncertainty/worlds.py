"""Plausible worlds: the same names under ties that may be false, and ties nobody has reported."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import sparse

from linchpin.strike.graph.arrays import Csr, Floats, Ints, Stack
from linchpin.strike.graph.graph import Graph
from linchpin.strike.uncertainty.missing import Missing

WORLDS = 40
DROP_SHARE = 0.15
COMPLETED = 1 / 3


@dataclass(frozen=True, slots=True, eq=False)
class Worlds:
    """Several networks on the same nodes.

    Attributes:
        graph: the network as observed; its names and node numbers hold in every world.
        rows: row starts of every world, int32, shape (worlds, n + 1).
        indices: neighbours of all worlds, int32.
        missing_share: share of all ties that the worlds take to be unreported, 0 to 1.
        missing_basis: where that share comes from, in words.
    """

    graph: Graph
    rows: Ints
    indices: Ints
    missing_share: float
    missing_basis: str

    @property
    def count(self) -> int:
        """Number of worlds."""
        return len(self.rows)

    @property
    def stack(self) -> Stack:
        """The worlds as the set kernels take them."""
        return Stack(self.rows, self.indices)

    def world(self, place: int) -> Csr:
        """Return row starts and neighbours of one world, as a CSR network of its own."""
        rows = self.rows[place]
        first, last = int(rows[0]), int(rows[-1])
        return Csr((rows - first).astype(np.int32), self.indices[first:last])


def plausible_worlds(
    graph: Graph,
    *,
    missing: Missing,
    keep: Floats | None = None,
    worlds: int = WORLDS,
    seed: int = 1,
) -> Worlds:
    """Return worlds in which ties are kept by chance and missing ones are completed.

    Args:
        graph: the network as observed.
        missing: share of all ties that is not reported. A third of it is completed, with ties
            that close triangles: the rest would join strangers, and where is anybody's guess.
            The number is Poisson around m * share / 3 / (1 - share / 3).
        keep: chance that each tie is real, float64, shape (m,) in the order of `graph.ends()`;
            None means 1 - `DROP_SHARE` each.
        worlds: how many, >= 1.
        seed: of the generator.
    """
    rng = np.random.default_rng(seed)
    one, other = graph.ends()
    chance = np.full(len(one), 1.0 - DROP_SHARE) if keep is None else keep
    likely = likely_ties(graph)
    completed = missing.share * COMPLETED
    expected = len(one) * completed / (1.0 - completed)
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
        missing_share=missing.share,
        missing_basis=missing.basis,
    )


def likely_ties(graph: Graph) -> tuple[Ints, Ints, Floats]:
    """Return pairs that would close a triangle and how likely each is to be an unreported tie.

    The score of a pair is the square of its Adamic-Adar index, the sum of 1 / log(degree) over
    common neighbours (Adamic and Adar, Social Networks 25, 2003). Pairs far apart are left out:
    there are many, none can be told from the others, and guessing among them makes every network
    look robust (measured in exam (c) of bench/strike.py).

    Returns:
        Both ends (int32) and chances that sum to one (float64).
    """
    n = graph.node_count
    matrix = sparse.csr_array(
        (np.ones(len(graph.indices)), graph.indices, graph.indptr), shape=(n, n)
    )
    share = sparse.diags_array(1.0 / np.log(np.maximum(graph.degrees, 2)))
    common = matrix @ share @ matrix
    open_pairs = sparse.coo_array(sparse.triu(common - common.multiply(matrix), 1))
    value = open_pairs.data**2
    held = value > 0
    total = float(value.sum())
    chance = value[held] / total if total > 0 else value[held]
    return open_pairs.row[held].astype(np.int32), open_pairs.col[held].astype(np.int32), chance


def _drawn(
    likely: tuple[Ints, Ints, Floats], count: int, rng: np.random.Generator
) -> tuple[Ints, Ints]:
    one, other, chance = likely
    count = min(count, len(chance))
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
