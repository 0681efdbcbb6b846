"""Rows of cells as ties, whatever file they came from: headings, columns and damage."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import TypeAlias

from linchpin.strike.edge_lists.collecting import Ties, name_of
from linchpin.strike.edge_lists.columns import Columns, find_columns
from linchpin.strike.edge_lists.forms.matrix import is_matrix, read_matrix
from linchpin.strike.edge_lists.heading_words import is_heading, side_of
from linchpin.strike.edge_lists.headings import is_header
from linchpin.strike.edge_lists.options import Damage, EdgeOptions
from linchpin.strike.edge_lists.written_numbers import is_number, weight_in
from linchpin.strike.errors import StrikeError
from linchpin.tabular.cells import FaultyCell

LOOKED_AT = 100
MOST_ABOVE = 30
"""Rows that may stand above the headings."""

NumberedRow: TypeAlias = tuple[int, list[str]]
"""A line of the file or row of the sheet, from 1, and its cells."""


@dataclass(frozen=True, slots=True)
class RowsFound:
    """The rows of a table.

    Attributes:
        place: the file, or the file and its sheet, for errors.
        rows: the rows, in order.
        unit: what people call the number of a row.
        headed: whether the kind of file keeps headings apart, so that the first row is them.
        by_column: reads the rows below a first row column by column (given the columns, its line
            and its width), or None where they need a closer look.
    """

    place: str
    rows: Iterator[NumberedRow]
    unit: str = "line"
    headed: bool = False
    by_column: Callable[[Columns, int, int], Ties | None] = lambda columns, skip, width: None


def ties_of_rows(found: RowsFound, options: EdgeOptions, damage: Damage) -> tuple[Ties, list[str]]:
    """Return the ties of rows, and notes.

    Args:
        found: the rows.
        options: what the user says of columns and headings.
        damage: what cannot be read is added to it.

    Raises:
        StrikeError: columns or headings cannot be told.
    """
    looked = list(islice(found.rows, LOOKED_AT))
    if not looked:
        raise StrikeError(f"{found.place}: no row; expected lines like NAME,NAME")
    if not found.headed and is_matrix([row for _, row in looked]):
        return read_matrix(chain(looked, found.rows), damage, found.place)
    above = heading_place([row for _, row in looked], options.columns)
    notes = _about_above(looked[:above], found.unit)
    looked = looked[above:]
    cells = [row for _, row in looked]
    columns = find_columns(
        cells[0],
        cells[1:],
        given=options.columns,
        place=f"{found.place}, {found.unit} {looked[0][0]}",
        number=is_number,
    )
    ties = found.by_column(columns, looked[0][0], len(cells[0]))
    if ties is None:
        ties = Ties(weighted=columns.weight is not None)
        for line, row in chain(looked[1:], found.rows):
            _add(ties, columns, f"{found.unit} {line:,}", row, damage)
    notes += _first_row(found, looked[0], ties, columns, options, damage)
    return ties, [*notes, *_about_columns(columns, cells)]


def heading_place(cells: Sequence[Sequence[str]], given: Sequence[str] = ()) -> int:
    """Return which row holds the headings of both ends; 0 where none does.

    What stands above, such as a title, must not be able to be a tie: one cell at most.

    Args:
        cells: the first rows.
        given: headings the user named.

    >>> heading_place([["Calls of May"], [], ["Caller", "Called"], ["Ana", "Bo"]])
    2
    >>> heading_place([["Ana", "Bo"], ["source", "target"]])
    0
    """
    wanted = {name.strip().casefold() for name in given}
    for place, row in enumerate(cells[:MOST_ABOVE]):
        plain = {cell.strip().casefold() for cell in row}
        if headed(row) or (wanted and wanted <= plain):
            return place
        if sum(1 for cell in row if cell.strip()) > 1:
            return 0
    return 0


def headed(row: Sequence[str]) -> bool:
    """Say whether a row names one column for each end of a tie."""
    sides = [side_of(cell) for cell in row]
    return sides.count("source") == sides.count("target") == 1


def _add(ties: Ties, columns: Columns, place: str, row: list[str], damage: Damage) -> None:
    ends = [name_of(row[at]) if at < len(row) else "" for at in (columns.source, columns.target)]
    if not ends[0] or not ends[1]:
        _add_damaged(columns, place, row, damage)
        return
    weight = 1.0
    if columns.weight is not None:
        text = row[columns.weight] if columns.weight < len(row) else ""
        found = weight_in(text)
        if found is None:
            damage.add("weight other than a number, zero or more", place, _shown(text))
        weight = 0.0 if found is None else found
    ties.add(ends[0], ends[1], weight)


def _add_damaged(columns: Columns, place: str, row: list[str], damage: Damage) -> None:
    """Count a row without two names, unless it is blank."""
    ends = [row[at] for at in (columns.source, columns.target) if at < len(row)]
    faulty = [cell.fault.value for cell in ends if isinstance(cell, FaultyCell)]
    if not any(_shown(cell).strip() for cell in row):
        return
    kind = "row without a name at one end"
    if faulty:
        kind += f", {faulty[0]}"
    elif len(row) <= max(columns.source, columns.target):
        kind = "row with fewer cells than two names need"
    damage.add(kind, place, ",".join(map(_shown, row)))


def _shown(cell: str) -> str:
    """Return what stands in the file, where something is wrong with a cell."""
    return cell.shown if isinstance(cell, FaultyCell) else cell


def _first_row(
    found: RowsFound,
    first: NumberedRow,
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
    header = True if found.headed else options.header
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
                f"{found.place}, {found.unit} {line}: cannot tell whether {ends[0]!r} and "
                f"{ends[1]!r} are headings or two names; say --header or --no-header"
            )
    if found.headed:
        return []
    if not header:
        _add(ties, columns, f"{found.unit} {line:,}", row, damage)
        return []
    shown = ", ".join(cell.strip() for cell in row if cell.strip())[:80]
    return [f"the first row ({shown}) was taken for headings"]


def _about_above(rows: list[NumberedRow], unit: str) -> list[str]:
    if not rows:
        return []
    shown = next((cell.strip() for _, row in rows for cell in row if cell.strip()), "")
    return [f"what stands above the headings, {unit} {rows[0][0]:,}, is no tie ({shown[:60]!r})"]


def _about_columns(columns: Columns, cells: list[list[str]]) -> list[str]:
    notes = []
    if columns.unused:
        notes.append(f"columns that are not used: {', '.join(columns.unused)[:120]}")
    kinds = {cell.strip().casefold() for row in cells[1:] for cell in row if cell.strip().isalpha()}
    if "directed" in kinds and any(cell.casefold() == "type" for cell in columns.unused):
        notes.append("ties that the file calls directed count in both directions")
    return notes
