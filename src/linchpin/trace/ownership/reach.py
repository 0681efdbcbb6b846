"""Which rows of a large table matter: those of firms that the listed reach by any share or tie."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from linchpin.trace.kernels.owned_rounds import rounds_of_owned, stakes_by_owner
from linchpin.trace.ownership.rows import LISTED, SIDES, party_key

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray


def below_listed(table: pa.Table) -> list[int]:
    """Return the rows, by number, of every firm below somebody listed, whatever the shares.

    All rows of such a firm are there, those of its other owners too. Of any other firm no owner is
    listed, nor an owner of its owners.

    Args:
        table: A table of ownership with the columns of lists.
    """
    numbers: dict[str, int] = {}
    sides = [_numbered(table[side], numbers) for side in SIDES]
    listed = [
        side[np.asarray(table[f"{name}_{LISTED}"].is_valid())]
        for name, side in zip(SIDES, sides, strict=True)
    ]
    starts = np.unique(np.concatenate(listed)).astype(np.int32)
    if not len(starts):
        return []
    owner, owned = sides
    one = np.ones(len(owner), dtype=np.int64)
    by_owner = stakes_by_owner(owner, owned, one, one, len(numbers))
    missing = np.ones((len(numbers), 2), dtype=np.int64)
    reached = rounds_of_owned(by_owner, 0, missing, starts) >= 0
    found: list[int] = np.flatnonzero(reached[owned]).tolist()
    return found


def _numbered(column: pa.ChunkedArray, numbers: dict[str, int]) -> NDArray[np.int32]:
    """Return a column of parties as numbers, one for each key; new ones are put into `numbers`."""
    coded = column.combine_chunks().dictionary_encode()
    names = [str(name or "") for name in coded.dictionary.to_pylist()]
    codes = [numbers.setdefault(party_key(name), len(numbers)) for name in names]
    places = np.asarray(coded.indices.fill_null(0))
    numbered: NDArray[np.int32] = np.array(codes, dtype=np.int32)[places]
    return numbered
