"""Lists of names and of costs that come with a question."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from linchpin.claims.counted import counted
from linchpin.strike.errors import StrikeError
from linchpin.strike.graph.amounts import weight_of
from linchpin.strike.graph.arrays import Bools, Floats
from linchpin.strike.graph.graph import Graph
from linchpin.strike.graph.measures import mask


def read_names(path: Path) -> tuple[str, ...]:
    """Return the names of a text file, one a line, blank lines and repetitions left out.

    Raises:
        StrikeError: the file cannot be read as UTF-8 text.
    """
    lines = read_text(path).splitlines()
    return tuple(dict.fromkeys(line.strip() for line in lines if line.strip()))


def read_costs(path: Path, graph: Graph) -> Floats:
    """Return the cost of every node from a file of NAME,COST lines.

    Every name of the network needs a cost; names that are not in it are refused.

    Returns:
        float64, shape (n,), > 0.

    Raises:
        StrikeError: a line has no two fields, a cost is text, zero or negative, a name is
            unknown, repeated or missing; the message names file, line and value.
    """
    costs = read_cost_table(path)
    values = np.full(graph.node_count, np.nan)
    if costs:
        try:
            values[graph.nodes_of(tuple(costs))] = list(costs.values())
        except StrikeError as error:
            raise StrikeError(f"{path}: {error}") from None
    missing = np.flatnonzero(np.isnan(values))
    if len(missing):
        shown = ", ".join(repr(graph.name(node)) for node in missing[:5])
        raise StrikeError(
            f"{path}: no cost for {counted(len(missing), 'name')}, among them {shown}"
        )
    return values


def read_cost_table(path: Path) -> dict[str, float]:
    """Return the costs of a file of NAME,COST lines by name, each > 0.

    Raises:
        StrikeError: a line has no two fields, a cost is text, zero or negative, or a name is
            repeated; the message names file, line and value.
    """
    costs: dict[str, float] = {}
    for number, fields in enumerate(csv_fields(path), 1):
        place = f"{path}, line {number}"
        if not fields or (number == 1 and fields[-1].strip().casefold() == "cost"):
            continue
        if len(fields) != 2 or not fields[0].strip():
            raise StrikeError(f"{place}: expected NAME,COST, found {','.join(fields)[:60]!r}")
        name, cost = fields[0].strip(), _cost_of(fields[1], place)
        if name in costs:
            raise StrikeError(f"{place}: {name!r} has a cost already")
        costs[name] = cost
    return costs


_LONGEST_CELL = 131_072
"""Letters of one cell, at most."""


def csv_fields(path: Path) -> Iterator[list[str]]:
    """Yield the cells of each line of a CSV file, lines without cells too.

    Raises:
        StrikeError: It cannot be opened, is not UTF-8, or has a cell of more than 131,072 letters.
    """
    reader = csv.reader(read_text(path).splitlines())
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise StrikeError(f"{path}, line {reader.line_num}: {error}") from error
        if any(len(cell) > _LONGEST_CELL for cell in cells):
            # The limit of the csv module is one for the whole process: others may have raised it.
            longest = f"field larger than field limit ({_LONGEST_CELL})"
            raise StrikeError(f"{path}, line {reader.line_num}: {longest}")
        yield cells


def _cost_of(text: str, place: str) -> float:
    try:
        cost = weight_of(text, place)
    except StrikeError:
        cost = 0.0
    if cost == 0:
        shown = repr(text.strip()[:40])
        raise StrikeError(f"{place}: the cost {shown} must be a finite number above zero")
    return cost


def protected_mask(graph: Graph, names: tuple[str, ...]) -> Bools:
    """Return which nodes are among the names, bool, shape (n,).

    Raises:
        StrikeError: a name is not in the network.
    """
    return mask(graph.node_count, graph.nodes_of(names) if names else None)


def read_text(path: Path) -> str:
    """Return the text of a file.

    Raises:
        StrikeError: It cannot be opened or is not UTF-8.
    """
    try:
        return path.read_text("utf-8-sig")
    except OSError as error:
        raise StrikeError(f"{path}: cannot be opened ({error.strerror or error})") from error
    except UnicodeDecodeError as error:
        raise StrikeError(f"{path}: byte {error.start + 1:,} is not UTF-8 text") from error
