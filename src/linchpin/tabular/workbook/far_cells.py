"""Rows made of cells with places of their own, and a stop where these lie absurdly far apart."""

from __future__ import annotations

from dataclasses import dataclass

from linchpin.claims.counted import counted
from linchpin.claims.errors import ReadError

_MOST_EMPTY = 20_000_000
_TIMES = 100


@dataclass(slots=True)
class FarCells:
    """Makes rows of cells and counts the empty ones between them.

    Attributes:
        place: The sheet, for errors.
        filled: Cells in rows so far.
        empty: Empty cells before them.
    """

    place: str
    filled: int = 0
    empty: int = 0

    def row(self, found: list[tuple[int, str]]) -> list[str]:
        """Return a row of cells, each given with its column, counted from 1.

        Raises:
            ReadError: The cells of the sheet lie so far apart that it is no table.
        """
        cells: list[str] = []
        for column, text in found:
            missing = column - len(cells) - 1
            if missing < 0:
                known = cells[column - 1]
                cells[column - 1] = f"{known} {text}".strip() if known else text
                continue
            if missing:
                self.empty += missing
                cells.extend([""] * missing)
            cells.append(text)
        self.filled += len(found)
        if self.empty > _MOST_EMPTY and self.empty > _TIMES * self.filled:
            raise ReadError(
                f"{self.place}: {counted(self.empty, 'empty cell')} around "
                f"{self.filled:,}; this is no table"
            )
        return cells
