"""Cells besides those of identifiers in which numbers stand, and numbers kept in two columns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from linchpin.screen.book.columns import Mapping, name_columns
from linchpin.screen.book.rows import Piece

_NUMBER = re.compile(r"\d[\d .-]{3,}\d")
"""Digits among the words of a name that may be an identifier."""
_SERIES = re.compile(r"[^\W_]{1,2}[ -]?[^\W_]{0,2}")


def numbered_words(mapping: Mapping, piece: Piece) -> Iterator[tuple[str, int, str]]:
    """Yield the texts, and the names with a number among their words, with column and row.

    Args:
        mapping: What the columns hold.
        piece: The rows.
    """
    for column in mapping.texts:
        yield from ((column, row, cell) for row, cell in enumerate(piece.columns[column]) if cell)
    for column, cells in name_columns(mapping, piece.columns).items():
        if not _NUMBER.search("\0".join(cells)):
            continue
        for row, cell in enumerate(cells):
            if _NUMBER.search(cell):
                yield column, row, cell


def joined_cells(mapping: Mapping, piece: Piece) -> Iterator[tuple[str, int, str]]:
    """Yield the numbers whose first letters or digits stand in a column of their own.

    A series of up to four letters and digits before a number, as many passports have it, is put
    before what the next column of identifiers holds.

    Args:
        mapping: What the columns hold.
        piece: The rows.
    """
    for first, second in pairwise(mapping.identifiers):
        pairs = zip(piece.columns[first], piece.columns[second], strict=True)
        for row, (series, number) in enumerate(pairs):
            if number and series and _SERIES.fullmatch(series.strip()):
                yield second, row, f"{series.strip()} {number.strip()}"
