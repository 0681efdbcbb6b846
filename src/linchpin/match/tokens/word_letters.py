"""A word in one record, as functions that align names take it."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from linchpin.compiled import record_type

WORD = record_type(
    [
        ("start", np.int64), ("stop", np.int64), ("weight", np.float32), ("first", np.uint32),
        ("kind", np.int8), ("initials", np.int8), ("whole", np.int8),
    ],
    align=True,
)  # fmt: skip
"""A word in one record: where its Latin letters are, and the columns of `Features`."""


class WordLetters(NamedTuple):
    """What aligning names needs of their words.

    One array of records, because to hand on an array costs the compiled functions more than to
    use it.

    Attributes:
        words: `WORD` records.
        latin: uint32, their Latin letters.
    """

    words: NDArray[np.void]
    latin: NDArray[np.uint32]
