"""Words in columns of something else: a row that has slipped by a cell, a name among numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from linchpin.tabular.coverage import Gap, GapKind
from linchpin.tabular.kind import LooseCell
from linchpin.tabular.reading import Batch

STRAY_SHARE = 0.2
"""Share of cells with words up to which they are strays; above, it is a column of words."""
MOST_STRAYS = 5_000
"""Stray cells of one column that are screened as free text; further ones are counted as not."""
_WORDS = re.compile(
    r"[^\W\d_]{2,}[.,'’-]?[ \t\xa0,;/|_-]+[^\W\d_]{2,}|[\u3040-\u9fff\uac00-\ud7a3]{2,}"
)
_DIGIT = re.compile(r"\d")
_SEPARATE = "\x00"


@dataclass(slots=True)
class StrayCells:
    """Finds the cells of a column that hold words although the column is one of something else.

    Attributes:
        sheet: The sheet.
        column: The column.
        unit: What lines count.
        numbered: Whether it is one of identifiers: words before a number are its label.
        filled: Cells seen that hold something.
        worded: Those of them with two words and more.
    """

    sheet: str
    column: str
    unit: str
    numbered: bool = False
    filled: int = 0
    worded: int = 0
    _kept: int = 0
    _waiting: list[LooseCell] = field(default_factory=list)

    def see(self, cells: Sequence[str], batch: Batch) -> tuple[list[LooseCell], list[Gap]]:
        """Return the stray cells of some rows, and what is to be said of them.

        Args:
            cells: The column.
            batch: The rows it is of.
        """
        lines = batch.lines
        if not _WORDS.search(_SEPARATE.join(cells)):
            self.filled += len(cells) - cells.count("")
            return [], []
        found = []
        for at, cell in enumerate(cells):  # one by one: a result depends on no batch
            self.filled += bool(cell)
            if cell and _WORDS.search(cell) and not (self.numbered and _DIGIT.search(cell)):
                self.worded += 1
                if self.worded <= max(1, STRAY_SHARE * self.filled):
                    found.append(at)
        room = max(0, MOST_STRAYS - self._kept)
        self._kept += len(found[:room])
        where = (self.sheet, self.column)
        strays = [
            LooseCell(self.sheet, self.column, self.unit, lines[at], cells[at], batch.numbers[at])
            for at in found[:room]
        ]
        gaps = [
            Gap.of(GapKind.TEXTS_NOT_SCREENED, where, line=lines[at], value=cells[at])
            for at in found[room:]
        ]
        return strays, gaps
