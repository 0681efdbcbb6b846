"""Groups with alliances and rivalries: the BACRIM 2020 network and files like it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from linchpin.claims.counted import counted
from linchpin.strike.errors import StrikeError
from linchpin.strike.graph.amounts import weight_of
from linchpin.strike.graph.arrays import Floats
from linchpin.strike.graph.name_tables import csv_fields


@dataclass(frozen=True, slots=True, eq=False)
class Alliances:
    """Groups and how they stand to each other.

    Attributes:
        names: one per group.
        allies: alliance weights, float64, symmetric, shape (groups, groups); 0 where none.
        rivals: rivalry weights, likewise.
    """

    names: tuple[str, ...]
    allies: Floats
    rivals: Floats

    def group(self, name: str) -> int:
        """Return the number of the group whose name this is, or the only one that contains it.

        Raises:
            StrikeError: no group or several groups fit.
        """
        if name in self.names:
            return self.names.index(name)
        fits = [at for at, one in enumerate(self.names) if name.casefold() in one.casefold()]
        if len(fits) != 1:
            listed = ", ".join(self.names[at] for at in fits[:5]) or "none"
            raise StrikeError(f"{len(fits)} groups are called {name!r}: {listed}")
        return fits[0]


def read_alliances(folder: Path) -> Alliances:
    """Return the groups of a folder with `*_Nodes.csv`, `*_Alliances.csv` and `*_Rivals.csv`.

    The columns are those of the authors' repository (Node, Group; Node, RNode, weight). Where the
    two directions of a pair differ, the larger weight holds.

    Raises:
        StrikeError: a file is missing or a line is not of that form.
    """
    nodes = _rows(folder, "_Nodes.csv", ("Node", "Group"))
    number: dict[str, int] = {}
    for place, (node, _) in nodes:
        if node in number:
            raise StrikeError(f"{place}: the node {node!r} is there already")
        number[node] = len(number)
    if not number:
        raise StrikeError(f"{folder}: no group is in its nodes")
    return Alliances(
        names=tuple(fields[1] for _, fields in nodes),
        allies=_weights(folder, "_Alliances.csv", number),
        rivals=_weights(folder, "_Rivals.csv", number),
    )


def _weights(folder: Path, ending: str, number: dict[str, int]) -> Floats:
    values = np.zeros((len(number), len(number)))
    for place, (one, other, weight) in _rows(folder, ending, ("Node", "RNode", "weight")):
        if one not in number or other not in number:
            raise StrikeError(f"{place}: {one!r} or {other!r} is not among the groups")
        if one == other:
            continue
        pair = number[one], number[other]
        values[pair] = max(values[pair], weight_of(weight, place))
    symmetric: Floats = np.maximum(values, values.T)
    return symmetric


def _rows(folder: Path, ending: str, columns: tuple[str, ...]) -> list[tuple[str, tuple[str, ...]]]:
    found = sorted(folder.glob(f"*{ending}"))
    if len(found) != 1:
        raise StrikeError(
            f"{folder}: {counted(len(found), 'file ends', 'files end')} in {ending}; expected one"
        )
    lines = csv_fields(found[0])
    heading = [name.strip() for name in next(lines, [])]
    expected = f"expected the columns {', '.join(columns)}"
    if not set(columns) <= set(heading):
        raise StrikeError(f"{found[0]}, line 1: {expected}, found {', '.join(heading)[:80]!r}")
    at = [heading.index(column) for column in columns]
    rows = []
    for line, fields in enumerate(lines, 2):
        place = f"{found[0]}, line {line}"
        if not fields:
            continue
        if len(fields) != len(heading) or not all(fields[one].strip() for one in at):
            raise StrikeError(f"{place}: {expected}, found {','.join(fields)[:80]!r}")
        rows.append((place, tuple(fields[one].strip() for one in at)))
    return rows
