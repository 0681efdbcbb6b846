"""What every kind of file is read as: sheets of numbered rows of text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import Protocol

from linchpin.tabular.coverage import Gap
from linchpin.tabular.source import TableSource

Row = tuple[int, list[str]]
"""A line of the file or row of the sheet, as a program shows it, and its cells as text."""


@dataclass(frozen=True, slots=True)
class LooseCell:
    """A cell read as free text: above the headings, beside the records, a note, a stray.

    Attributes:
        sheet: The sheet it stands in; empty where there is one table.
        label: What names it: a field, or `above the headings`.
        unit: What `line` counts: `line` of the file, `row` of the sheet, or `record`.
        line: Which; 0 where there is none.
        text: What it holds.
        row: Number of the row it stands in, where it stands in one; else 0.
    """

    sheet: str
    label: str
    unit: str
    line: int
    text: str
    row: int = 0


@dataclass(slots=True)
class Sheet:
    """A table as it stands in the file, headings not told from rows yet.

    Attributes:
        name: Its name; empty where the file can hold only one.
        rows: Its rows in order, to be read before the next sheet is asked for; those that are
            not are passed over. Empty ones may be left out.
        header: Its headings, where the kind of file keeps them apart from rows.
        gaps: What the reader has to say of the sheet; complete once its rows are read.
        share: Says how much of the file was read, 0..1; 0 where it is not known.
        lines_are_rows: Whether a row is one line; in text a row can stand on several, and empty
            lines are none.
        unit: What a row that is one line is called: `row` of a sheet, or `record`.
        loose: Cells beside its records.
    """

    name: str
    rows: Iterator[Row]
    header: list[str] | None
    gaps: list[Gap]
    share: Callable[[], float]
    lines_are_rows: bool = True
    unit: str = "row"
    loose: list[LooseCell] = field(default_factory=list)


class FileKind(Protocol):
    """A kind of file: what it is called, how it is known and how it is read."""

    @property
    def name(self) -> str:
        """Return what people call it."""
        ...

    def accepts(self, start: bytes, source: TableSource) -> bool:
        """Say whether a file is of this kind, by its first bytes and never by its name."""
        ...

    def sheets(self, source: TableSource, stack: ExitStack) -> Iterator[Sheet]:
        """Yield the sheets of a file.

        Args:
            source: The file.
            stack: Closes what is opened.

        Raises:
            ReadError: It cannot be read, with its place.
        """
        ...
