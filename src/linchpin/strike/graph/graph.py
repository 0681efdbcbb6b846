"""The network strike works on: names and ties in columns, immutable, whatever they came from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from scipy import sparse

from linchpin.claims.counted import counted
from linchpin.strike.errors import StrikeError
from linchpin.strike.graph.arrays import Bools, Csr, Floats, Ints, Longs, Stack

MOST_ENDS = 2**31 - 2


@dataclass(frozen=True, slots=True, eq=False)
class Graph:
    """An undirected network without self-loops or parallel ties.

    Nodes are numbered in the order of their names, so that the order of the input does not matter.

    Attributes:
        names: one distinct name per node, sorted.
        indptr: CSR row starts, int32, shape (n + 1,).
        indices: neighbours of every node, sorted, int32, shape (2 m,).
        weights: weight of each entry of `indices` (float64, >= 0), or None.
    """

    names: pa.StringArray
    indptr: Ints
    indices: Ints
    weights: Floats | None = None

    @property
    def node_count(self) -> int:
        """Number of nodes."""
        return len(self.indptr) - 1

    @property
    def tie_count(self) -> int:
        """Number of undirected ties."""
        return len(self.indices) // 2

    @property
    def csr(self) -> Csr:
        """Row starts and neighbours, as the kernels take them."""
        return Csr(self.indptr, self.indices)

    @property
    def stack(self) -> Stack:
        """The network as a stack of one world, as the set kernels take it."""
        return Stack(self.indptr.reshape(1, -1), self.indices)

    @property
    def degrees(self) -> Ints:
        """Number of neighbours of every node, int32, shape (n,)."""
        return np.diff(self.indptr).astype(np.int32)

    def name(self, node: int) -> str:
        """Return the name of one node."""
        return str(self.names[int(node)])

    def named(self, nodes: Iterable[int]) -> tuple[str, ...]:
        """Return the names of nodes, in their order."""
        return tuple(self.name(node) for node in nodes)

    def nodes_of(self, names: Sequence[str]) -> Ints:
        """Return the numbers of names, int32, in their order.

        Raises:
            StrikeError: a name is not in the network.
        """
        found = pc.index_in(pa.array(names, pa.string()), self.names)
        unknown = [name for name, place in zip(names, found, strict=True) if not place.is_valid]
        if unknown:
            listed = ", ".join(repr(name) for name in unknown[:5])
            more = f" and {len(unknown) - 5} more" if len(unknown) > 5 else ""
            raise StrikeError(
                f"not in this network ({counted(self.node_count, 'name')}): {listed}{more}; "
                "names must be spelled as in the input"
            )
        return np.asarray(found, dtype=np.int32)

    def ends(self) -> tuple[Ints, Ints]:
        """Return both ends of every tie once, the smaller number first, int32, shape (m,)."""
        rows = np.repeat(np.arange(self.node_count, dtype=np.int32), np.diff(self.indptr))
        once = rows < self.indices
        return rows[once], self.indices[once]

    def keeping(self, kept: Bools) -> Graph:
        """Return the network with only some ties, all nodes staying.

        Args:
            kept: bool, shape (m,), in the order of `ends`.
        """
        one, other = self.ends()
        return graph_of_columns(self.names, one[kept], other[kept])


def graph_of_columns(
    names: pa.StringArray,
    one: Ints | Longs,
    other: Ints | Longs,
    *,
    weights: Floats | None = None,
) -> Graph:
    """Return the network of two columns of node numbers; self-loops go, duplicates merge.

    Args:
        names: distinct names, sorted; every node, tied or not.
        one: one end of each tie, integers below len(names).
        other: the other end, same shape.
        weights: float64, same shape, >= 0, or None; weights of duplicates add up.

    Raises:
        StrikeError: more than about a thousand million ties.
    """
    n = len(names)
    straight = one != other
    if not straight.all():
        one, other = one[straight], other[straight]
        weights = None if weights is None else weights[straight]
    if 2 * len(one) > MOST_ENDS:
        raise StrikeError(
            f"{counted(len(one), 'tie')}, more than strike can hold ({MOST_ENDS // 2:,})"
        )
    upper = sparse.coo_array((np.ones(len(one)), (one, other)), shape=(n, n))
    matrix = (upper + upper.T).tocsr()
    matrix.sum_duplicates()
    matrix.sort_indices()
    return Graph(
        names=names,
        indptr=_frozen(matrix.indptr.astype(np.int32, copy=False)),
        indices=_frozen(matrix.indices.astype(np.int32, copy=False)),
        weights=None if weights is None else _frozen_floats(_summed(one, other, weights, n)),
    )


def graph_of_ties(ties: Iterable[tuple[str, str]], *, alone: Iterable[str] = ()) -> Graph:
    """Return the network of pairs of names.

    Args:
        ties: pairs of names; direction, order and repetition do not matter.
        alone: names without a tie that belong to the network all the same.

    Example:
        >>> network = graph_of_ties([("b", "a"), ("a", "b"), ("c", "b")])
        >>> network.node_count, network.tie_count, network.named([0, 1, 2])
        (3, 2, ('a', 'b', 'c'))
    """
    pairs = list(ties)
    names = sorted({name for pair in pairs for name in pair} | set(alone))
    number = {name: place for place, name in enumerate(names)}
    one = np.fromiter((number[a] for a, _ in pairs), np.int32, len(pairs))
    other = np.fromiter((number[b] for _, b in pairs), np.int32, len(pairs))
    return graph_of_columns(pa.array(names, pa.string()), one, other)


def _summed(one: Ints | Longs, other: Ints | Longs, weights: Floats, n: int) -> Floats:
    """Return the weights of every tie in both directions, row by row; a weight may be nought."""
    rows = np.concatenate([one, other]).astype(np.int64)
    ends = np.concatenate([other, one]).astype(np.int64)
    pairs, place = np.unique(rows * n + ends, return_inverse=True)
    sums: Floats = np.bincount(place, np.concatenate([weights, weights]), len(pairs)).astype(float)
    return sums


def _frozen(values: Ints) -> Ints:
    values.setflags(write=False)
    return values


def _frozen_floats(values: Floats) -> Floats:
    values.setflags(write=False)
    return values
