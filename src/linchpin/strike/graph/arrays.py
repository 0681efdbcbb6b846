"""The array types of strike, named once."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

Ints: TypeAlias = NDArray[np.int32]
Longs: TypeAlias = NDArray[np.int64]
Floats: TypeAlias = NDArray[np.float64]
Bools: TypeAlias = NDArray[np.bool_]
Bytes: TypeAlias = NDArray[np.int8]


class Csr(NamedTuple):
    """Who is tied to whom, as the kernels take it.

    Attributes:
        indptr: row starts, int32, shape (n + 1,).
        indices: neighbours of every node, sorted, int32, both directions of every tie.
    """

    indptr: Ints
    indices: Ints


class Stack(NamedTuple):
    """Several worlds on the same nodes; one network is a stack of one.

    Attributes:
        rows: row starts of every world, int32, shape (worlds, n + 1).
        indices: neighbours in all worlds, int32.
    """

    rows: Ints
    indices: Ints


class Limits(NamedTuple):
    """What may be spent, and for what.

    Attributes:
        budget: what all members may cost together.
        by_largest: True to put the largest component first, False for the connected pairs.
    """

    budget: float
    by_largest: bool
