"""Adjacency matrices: names along the top and the side, a number where two are tied."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linchpin.strike.edge_lists.collecting import Ties, name_of
from linchpin.strike.edge_lists.options import Damage
from linchpin.strike.edge_lists.written_numbers import is_number, weight_in
from linchpin.strike.errors import StrikeError
from linchpin.tabular.cells import FaultyCell

LEAST = 2


def is_matrix(rows: Sequence[Sequence[str]]) -> bool:
    """Say whether rows are a square of numbers, named or not.

    Args:
        rows: the first rows of a file.

    >>> is_matrix([["", "Ana", "Bo"], ["Ana", "0", "1"], ["Bo", "1", "0"]])
    True
    >>> is_matrix([["Ana", "Bo", "3"], ["Bo", "Cy", "1"]])
    False
    """
    top = [cell.strip() for cell in rows[0]]
    side = [row[0].strip() if row else "" for row in rows[1:]]
    if len(top) > LEAST and len(side) >= min(LEAST, len(top) - 1):
        named = [top[1:], top[:-1] if top[-1] == "" else top]
        for names in named:
            if side == names[: len(side)] and len(set(names)) == len(names):
                cells = [cell for row in rows[1:] for cell in row[1:] if cell.strip()]
                return all(map(is_number, cells))
    square = len(rows) == len(top) > 3
    return square and all(len(row) == len(top) and all(map(is_number, row)) for row in rows)


def read_matrix(
    rows: Iterator[tuple[int, list[str]]], damage: Damage, path: str
) -> tuple[Ties, list[str]]:
    """Return the ties of a matrix, and notes.

    Args:
        rows: line and cells of every row.
        damage: what cannot be read is added to it.
        path: the file, for errors.

    Raises:
        StrikeError: the matrix has no names, or more rows than names.
    """
    _, top = next(rows)
    names = [name_of(cell) for cell in top]
    if all(is_number(cell) for cell in top):
        raise StrikeError(
            f"{path}: a square of numbers without names; put the names along its top and side"
        )
    first = names[1:] if len(names) > 1 and (not names[0] or names[0] not in names[1:]) else names
    ties = Ties(weighted=True)
    for name in first:
        if name:
            ties.add_name(name)
    seen: list[tuple[str, str, float]] = []
    for line, row in rows:
        who = name_of(row[0]) if row else ""
        for at, cell in enumerate(row[1:]):
            faulty = isinstance(cell, FaultyCell)
            weight = weight_in(cell) if cell.strip() or faulty else 0.0
            place = f"line {line:,}"
            if weight is None:
                shown = cell.shown if isinstance(cell, FaultyCell) else cell
                damage.add("cell without a number", place, shown)
            elif weight > 0 and who and at < len(first) and first[at]:
                seen.append((who, first[at], weight))
            elif weight > 0:
                damage.add("number of the matrix without a name at one end", place, cell)
    both = {(one, other) for one, other, _ in seen}
    for one, other, weight in seen:
        if (other, one) not in both or one <= other:
            ties.add(one, other, weight)
    return ties, ["read as an adjacency matrix: a number above zero is a tie, in both directions"]
