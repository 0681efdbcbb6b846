"""Rows made of cells with places of their own, and a stop where these lie absurdly far apart."""

from __future__ import annotations

from dataclasses import dataclass

from linchpin.claims.errors import ReadError

_MOST_EMPTY = 100_000_000
_TIMES = 100


@dataclass(slots=True)
class FarCells:
    """Puts cells into rows and counts the empty ones between them.

    Attributes:
        place: The sheet, for errors.
        filled: Cells put.
        empty: Empty cells before them.
    """

    place: str
    filled: int = 0
    empty: int = 0

    def put(self, cells: list[str], column: int, text: str) -> None:
        """Put a text into a column, counted from 1, of a row.

        Raises:
            ReadError: The cells of the sheet lie so far apart that it is no table.
        """
        missing = column - len(cells) - 1
        self.filled += 1
        if missing < 0:
            known = cells[column - 1]
            cells[column - 1] = f"{known} {text}".strip() if known else text
            return
        if missing:
            self.empty += missing
            if self.empty > _MOST_EMPTY and self.empty > _TIMES * self.filled:
                raise ReadError(
                    f"{self.place}: {self.empty:,} empty cells around {self.filled:,}; "
                    "this is no table"
                )
            cells.extend([""] * missing)
        cells.append(text)
