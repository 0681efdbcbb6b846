"""Whether a column holds shares of companies; what a cell says is in `ownership.shares`."""

from __future__ import annotations

from collections.abc import Sequence

from linchpin.trace.ownership.shares import read_share


def looks_like_shares(cells: Sequence[str]) -> bool:
    """Say whether most of some cells are shares, or ties such as a vote or an office.

    >>> looks_like_shares(["25 %", "1/3"]), looks_like_shares(["Ana", "Luis"])
    (True, False)
    """
    filled = [cell for cell in cells if cell.strip()]
    good = sum(_is_share(cell) for cell in filled)
    return bool(filled) and good >= 0.6 * len(filled)


def _is_share(cell: str) -> bool:
    from linchpin.trace.ownership.rows import control_words

    try:
        read_share(cell)
    except ValueError:
        return control_words(cell) is not None
    return True
