"""A text cut into rows: its separator, its comments, and quotes that are not closed."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from linchpin.claims.counted import counted
from linchpin.strike.edge_lists.collecting import Ties
from linchpin.strike.edge_lists.columnar import COLUMNAR_FROM, clean_ties
from linchpin.strike.edge_lists.columns import Columns
from linchpin.strike.edge_lists.edge_bytes import EdgeBytes
from linchpin.strike.edge_lists.options import Damage, EdgeOptions
from linchpin.strike.edge_lists.rows import LOOKED_AT, NumberedRow, RowsFound, ties_of_rows
from linchpin.strike.edge_lists.separators import (
    cells_of,
    comment_marks,
    find_separator,
    stated_separator,
)
from linchpin.strike.errors import StrikeError

MOST_LINES_OF_A_ROW = 100


@dataclass(slots=True)
class Lines:
    """The lines of a text that hold rows.

    Attributes:
        source: the file.
        marks: what begins a comment.
        stated: whether the first line states the separator.
        comments: comments passed over so far.
        line: number of the line last given.
    """

    source: EdgeBytes
    marks: tuple[str, ...]
    stated: bool
    comments: int = 0
    line: int = field(default=0)

    def __iter__(self) -> Iterator[str]:
        """Yield the lines that are neither comments nor blank."""
        for number, line in enumerate(self.source.lines(), 1):
            if number == 1 and self.stated:
                continue
            text = line.lstrip("\ufeff") if number == 1 else line
            if self.marks and text.lstrip().startswith(self.marks):
                self.comments += 1
                continue
            if text.strip():
                self.line = number
                yield text


def read_text(source: EdgeBytes, options: EdgeOptions, damage: Damage) -> tuple[Ties, list[str]]:
    """Return the ties of rows of text, and notes.

    Args:
        source: the file.
        options: what the user says of columns and headings.
        damage: what cannot be read is added to it.

    Raises:
        StrikeError: separator, columns or headings cannot be told.
    """
    peek = source.peek().lstrip("\ufeff").splitlines()
    stated = stated_separator(peek[0]) if peek else None
    lines = Lines(source, comment_marks(peek), stated is not None)
    separator = stated or _separator(source, lines)

    def by_column(columns: Columns, skip: int, width: int) -> Ties | None:
        if source.size < COLUMNAR_FROM or lines.comments:
            return None
        return clean_ties(source, columns, separator, skip=skip, width=width, marks=lines.marks)

    rows = _rows(source, lines, separator, damage)
    found = RowsFound(str(source.path), rows, by_column=by_column)
    ties, notes = ties_of_rows(found, options, damage)
    damage.gaps += source.gaps
    return ties, [*notes, *_about_comments(lines)]


def _separator(source: EdgeBytes, lines: Lines) -> str:
    some = list(islice(lines, LOOKED_AT))
    lines.comments = lines.line = 0
    if not some:
        raise StrikeError(f"{source.path}: the file holds only blank lines; expected NAME,NAME")
    found = find_separator(some)
    if found is None:
        raise StrikeError(
            f"{source.path}, line 1: {some[0].strip()[:60]!r} has no comma, semicolon or tab; "
            "expected NAME,NAME"
        )
    return found


def _rows(source: EdgeBytes, lines: Lines, separator: str, damage: Damage) -> Iterator[NumberedRow]:
    csv.field_size_limit(sys.maxsize >> 32)
    plain = separator == " " or any("}" in line for line in source.peek().splitlines()[:LOOKED_AT])
    if plain:
        for line in lines:
            yield lines.line, cells_of(line, separator)
        return
    reader = csv.reader(iter(lines), delimiter=separator)
    before = 0
    try:
        for row in reader:
            if reader.line_num - before > MOST_LINES_OF_A_ROW:
                raise StrikeError(
                    f"{source.path}, line {lines.line:,}: a quote that is not closed took "
                    f"{counted(reader.line_num - before, 'line')} for one row"
                )
            before = reader.line_num
            yield lines.line, row
    except csv.Error as error:
        damage.add("row that cannot be read", f"line {lines.line:,}", str(error))


def _about_comments(lines: Lines) -> list[str]:
    if not lines.comments:
        return []
    taken = counted(lines.comments, "line was", "lines were")
    return [f"{taken} taken for comments ({', '.join(lines.marks)})"]
