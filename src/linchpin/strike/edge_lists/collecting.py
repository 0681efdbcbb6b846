"""Ties gathered row by row into a network, in memory that follows the names, not the rows."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from linchpin.strike.errors import StrikeError
from linchpin.strike.graph.arrays import Floats, Longs
from linchpin.strike.graph.graph import Graph, graph_of_columns

BATCH = 1 << 19
MOST_TIES = 60_000_000
NO_NAMES = frozenset(
    "null nan none n/a #n/a #ref! #name? #value! <na> n/d s/n ? - -- unknown desconocido "
    "desconocida".split()
)
"""Words that stand where a name is missing, in lower case."""


def name_of(cell: str) -> str:
    """Return a name as it is compared: one form for each letter, no blanks around it.

    >>> name_of(" Jose\u0301 "), name_of("n/a"), name_of("None")
    ('José', '', '')
    """
    name = cell.strip()
    if not name.isascii():
        name = unicodedata.normalize("NFC", name).strip()
    return "" if name.casefold() in NO_NAMES else name


@dataclass(slots=True)
class Ties:
    """Ties of a file, each pair kept once.

    Attributes:
        weighted: whether ties have weights.
        number: number of every name, in the order they came.
        lines: ties added.
        self_loops: how many of them tie a name to itself.
    """

    weighted: bool
    number: dict[str, int] = field(default_factory=dict)
    lines: int = 0
    self_loops: int = 0
    _one: list[int] = field(default_factory=list)
    _other: list[int] = field(default_factory=list)
    _weights: list[float] = field(default_factory=list)
    _waiting: list[tuple[Longs, Floats]] = field(default_factory=list)
    _pairs: Longs = field(default_factory=lambda: np.empty(0, np.int64))
    _sums: Floats = field(default_factory=lambda: np.empty(0, np.float64))

    def add(self, one: str, other: str, weight: float = 1.0) -> None:
        """Add a tie between two names."""
        self._one.append(self.number.setdefault(one, len(self.number)))
        self._other.append(self.number.setdefault(other, len(self.number)))
        self._weights.append(weight)
        self.lines += 1
        self.self_loops += one == other
        if len(self._one) >= BATCH:
            self._flush()

    def add_columns(self, one: Longs, other: Longs, weights: Floats) -> None:
        """Add many ties by the numbers of their names.

        Args:
            one: numbers of one end, int64.
            other: numbers of the other end, same shape.
            weights: float64, same shape.
        """
        self.lines += len(one)
        self.self_loops += int(np.count_nonzero(one == other))
        self._merge(one, other, weights)

    def add_name(self, name: str) -> None:
        """Add a name without a tie."""
        self.number.setdefault(name, len(self.number))

    def graph(self) -> Graph:
        """Return the network; names are numbered in their order, whatever order they came in.

        Raises:
            StrikeError: there are more ties than can be held.
        """
        self._flush()
        self._settle()
        names = pa.array(self.number, pa.string())
        order = pc.sort_indices(names).to_numpy()
        rank = np.empty(len(order), np.int32)
        rank[order] = np.arange(len(order), dtype=np.int32)
        one, other = (self._pairs >> 32).astype(np.int64), (self._pairs & 0xFFFFFFFF)
        return graph_of_columns(
            names.take(pa.array(order)),
            rank[one],
            rank[other],
            weights=self._sums if self.weighted else None,
        )

    def _flush(self) -> None:
        if self._one:
            self._merge(
                np.array(self._one, np.int64),
                np.array(self._other, np.int64),
                np.array(self._weights, np.float64),
            )
            self._one, self._other, self._weights = [], [], []

    def _merge(self, one: Longs, other: Longs, weights: Floats) -> None:
        self._waiting.append(((np.minimum(one, other) << 32) | np.maximum(one, other), weights))
        waiting = sum(len(pairs) for pairs, _ in self._waiting)
        if waiting > BATCH + len(self._pairs) // 2:
            self._settle()

    def _settle(self) -> None:
        """Make one of pairs that came again and again."""
        pairs = np.concatenate([self._pairs, *(pairs for pairs, _ in self._waiting)])
        weights = np.concatenate([self._sums, *(weights for _, weights in self._waiting)])
        self._waiting = []
        self._pairs, place = np.unique(pairs, return_inverse=True)
        sums: Floats = np.bincount(place, weights, len(self._pairs)).astype(np.float64)
        self._sums = sums
        if len(self._pairs) > MOST_TIES:
            raise StrikeError(f"over {MOST_TIES:,} different ties; strike cannot hold so many")
