"""Rows of text as ties: separator, comments, headings, columns and damage."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain, islice

from linchpin.strike.edge_lists.collecting import Ties, name_of
from linchpin.strike.edge_lists.columnar import COLUMNAR_FROM, clean_ties
from linchpin.strike.edge_lists.columns import Columns, find_columns
from linchpin.strike.edge_lists.edge_bytes import EdgeBytes
from linchpin.strike.edge_lists.forms.matrix import is_matrix, read_matrix
from linchpin.strike.edge_lists.heading_words import is_heading
from linchpin.strike.edge_lists.headings import is_header
from linchpin.strike.edge_lists.options import Damage, EdgeOptions
from linchpin.strike.edge_lists.separators import (
    cells_of,
    comment_marks,
    find_separator,
    stated_separator,
)
from linchpin.strike.edge_lists.written_numbers import is_number, weight_in
from linchpin.strike.errors import StrikeError

LOOKED_AT = 100
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


def read_rows(source: EdgeBytes, options: EdgeOptions, damage: Damage) -> tuple[Ties, list[str]]:
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
    marks = comment_marks(peek)
    lines = Lines(source, marks, stated is not None)
    separator = stated or _separator(source, lines)
    rows = _rows(source, lines, separator, damage)
    looked = list(islice(rows, LOOKED_AT))
    if not looked:
        raise StrikeError(f"{source.path}: no row; expected lines like NAME,NAME")
    cells = [row for _, row in looked]
    if is_matrix(cells):
        ties, notes = read_matrix(chain(looked, rows), damage, str(source.path))
        return ties, [*notes, *_about_comments(lines)]
    columns = find_columns(
        cells[0], cells[1:], given=options.columns, place=_place(source, looked), number=is_number
    )
    found: Ties | None = None
    if source.size >= COLUMNAR_FROM and not lines.comments:
        found = clean_ties(
            source, columns, separator, skip=looked[0][0], width=len(cells[0]), marks=marks
        )
    ties = found if found is not None else Ties(weighted=columns.weight is not None)
    if found is None:
        for line, row in chain(looked[1:], rows):
            _add(ties, columns, f"line {line:,}", row, damage)
    notes = _first_row(source, looked[0], ties, columns, options, damage)
    return ties, [*notes, *_about_comments(lines), *_about_columns(columns, cells)]


def _place(source: EdgeBytes, looked: list[tuple[int, list[str]]]) -> str:
    return f"{source.path}, line {looked[0][0]}"


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


def _rows(
    source: EdgeBytes, lines: Lines, separator: str, damage: Damage
) -> Iterator[tuple[int, list[str]]]:
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
                    f"{reader.line_num - before:,} lines for one row"
                )
            before = reader.line_num
            yield lines.line, row
    except csv.Error as error:
        damage.add("row that cannot be read", f"line {lines.line:,}", str(error))


def _add(ties: Ties, columns: Columns, place: str, row: list[str], damage: Damage) -> None:
    ends = [name_of(row[at]) if at < len(row) else "" for at in (columns.source, columns.target)]
    if not ends[0] or not ends[1]:
        if any(cell.strip() for cell in row):
            kind = (
                "rows with fewer cells than two names need"
                if len(row) <= max(columns.source, columns.target)
                else "rows without a name at one end"
            )
            damage.add(kind, place, ",".join(row))
        return
    weight = 1.0
    if columns.weight is not None:
        text = row[columns.weight] if columns.weight < len(row) else ""
        found = weight_in(text)
        if found is None:
            damage.add("weights that are no number, zero or more", place, text)
        weight = 0.0 if found is None else found
    ties.add(ends[0], ends[1], weight)


def _first_row(
    source: EdgeBytes,
    first: tuple[int, list[str]],
    ties: Ties,
    columns: Columns,
    options: EdgeOptions,
    damage: Damage,
) -> list[str]:
    """Add the first row where it is a tie, and return what is said of it."""
    line, row = first
    ends = [row[at].strip() if at < len(row) else "" for at in (columns.source, columns.target)]
    weight = None
    if columns.weight is not None:
        weight = row[columns.weight].strip() if columns.weight < len(row) else ""
    header = options.header
    if header is None and columns.by_heading and options.columns:
        header = True
    if header is None:
        header = is_header(
            ends,
            ties.number,
            known=columns.by_heading or all(map(is_heading, ends)),
            weight=weight,
            number=is_number,
        )
        if header is None:
            raise StrikeError(
                f"{source.path}, line {line}: cannot tell whether {ends[0]!r} and {ends[1]!r} are "
                "headings or two names; say --header or --no-header"
            )
    if not header:
        _add(ties, columns, f"line {line:,}", row, damage)
        return []
    shown = ", ".join(cell.strip() for cell in row if cell.strip())[:80]
    return [f"the first row ({shown}) was taken for headings"]


def _about_comments(lines: Lines) -> list[str]:
    if not lines.comments:
        return []
    noun = "line was" if lines.comments == 1 else "lines were"
    return [f"{lines.comments:,} {noun} taken for comments ({', '.join(lines.marks)})"]


def _about_columns(columns: Columns, cells: list[list[str]]) -> list[str]:
    notes = []
    if columns.unused:
        notes.append(f"columns that are not used: {', '.join(columns.unused)[:120]}")
    kinds = {cell.strip().casefold() for row in cells[1:] for cell in row if cell.strip().isalpha()}
    if "directed" in kinds and any(cell.casefold() == "type" for cell in columns.unused):
        notes.append("ties that the file calls directed count in both directions")
    return notes
