"""Which columns of an edge list hold the two ends of a tie, and which its weight."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from linchpin.claims.counted import counted
from linchpin.strike.edge_lists.heading_words import is_weight, side_of
from linchpin.strike.errors import StrikeError

HOW_TO_SAY = (
    "say which columns are the two ends (and the weight) by heading or number, such as "
    "--columns 1,2 or --columns source,target,weight"
)


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the names and the weight of a tie stand.

    Attributes:
        source: column of one end, from 0.
        target: column of the other end.
        weight: column of the weight, or None.
        by_heading: whether the first row was found to be headings by its words.
        unused: headings of columns that are not used.
    """

    source: int
    target: int
    weight: int | None = None
    by_heading: bool = False
    unused: tuple[str, ...] = ()


def find_columns(
    first: Sequence[str],
    below: Sequence[Sequence[str]],
    *,
    given: Sequence[str],
    place: str,
    number: Callable[[str], bool],
) -> Columns:
    """Return the columns of a file.

    Args:
        first: cells of its first row, headings or not.
        below: cells of some rows below.
        given: what the user named, or nothing.
        place: the file, for errors.
        number: says whether a text is a number.

    Raises:
        StrikeError: it cannot be told, or a named column is not there; the message says how to.
    """
    if given:
        return _given(first, given, place)
    sides = [side_of(cell) for cell in first]
    sources, targets = (
        [at for at, side in enumerate(sides) if side == which] for which in ("source", "target")
    )
    if len(sources) == len(targets) == 1:
        weights = [at for at, cell in enumerate(first) if is_weight(cell)]
        weights = [at for at in weights if at not in (sources[0], targets[0])]
        if not weights and len(first) == 3 and {sources[0], targets[0]} == {0, 1}:
            weights = [2] if _numeric([row[2] for row in below if len(row) > 2], number) else []
        weight = weights[0] if len(weights) == 1 else None
        used = {sources[0], targets[0], weight}
        unused = tuple(cell for at, cell in enumerate(first) if at not in used and cell)
        if len(weights) > 1 and len(first) > 3:
            unused = tuple(cell for cell in unused if cell)
        return Columns(sources[0], targets[0], weight, by_heading=True, unused=unused)
    width = max([len(first), *(len(row) for row in below)])
    if width == 2:
        return Columns(0, 1)
    third = [row[2] for row in below if len(row) > 2]
    if len(first) > 2 and (not third or number(first[2])):
        third.append(first[2])
    if width == 3 and (_numeric(third, number) or not any(third)):
        return Columns(0, 1, 2 if any(third) else None)
    shown = ", ".join(repr(cell[:30]) for cell in first[:8])
    raise StrikeError(f"{place}: {counted(width, 'column')} ({shown}); {HOW_TO_SAY}")


def _numeric(cells: Sequence[str], number: Callable[[str], bool]) -> bool:
    filled = [cell for cell in cells if cell]
    return bool(filled) and 2 * sum(map(number, filled)) >= len(filled)


def _given(first: Sequence[str], given: Sequence[str], place: str) -> Columns:
    if not 2 <= len(given) <= 3:
        raise StrikeError(f"{place}: --columns takes two or three columns, not {len(given)}")
    plain = [cell.casefold() for cell in first]
    places, by_heading = [], False
    for name in given:
        if name.strip().casefold() in plain:
            places.append(plain.index(name.strip().casefold()))
            by_heading = True
        elif name.strip().isdigit() and 1 <= int(name) <= len(first):
            places.append(int(name) - 1)
        else:
            there = ", ".join(repr(cell[:30]) for cell in first[:12])
            raise StrikeError(f"{place}: no column {name.strip()!r}; there are {there}")
    if len(set(places)) < len(places):
        raise StrikeError(f"{place}: --columns names one column twice")
    unused = tuple(
        cell for at, cell in enumerate(first) if by_heading and at not in places and cell
    )
    weight = places[2] if len(places) == 3 else None
    return Columns(places[0], places[1], weight, by_heading=by_heading, unused=unused)
