"""Arrange panels in rows across a page, so that the page is filled and nothing is stretched."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from linchpin.chart.organisation.measures import (
    CHANNEL,
    HEADING_LINE,
    HEADING_SIZES,
    LANE,
    LINK_CHANNEL,
    PANEL_GAP,
    ROW_GAP,
    PageMeasures,
)
from linchpin.chart.organisation.model import Panel, Unit
from linchpin.chart.typeface import Fitted, fit

Column = tuple[Unit, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A panel with its cards set in columns.

    Attributes:
        panel: The panel, or one part of it.
        columns: Its units, column by column.
        measures: Of the page.
    """

    panel: Panel
    columns: tuple[Column, ...]
    measures: PageMeasures

    @property
    def rows(self) -> int:
        """Return the number of cards in its longest column."""
        return max(sum(len(unit) for unit in column) for column in self.columns)

    @property
    def width(self) -> float:
        """Return its width."""
        return 2 * self.measures.pad + len(self.columns) * self.measures.column

    @property
    def heading(self) -> Fitted:
        """Return its heading, broken to its width."""
        room = self.width - 2 * self.measures.pad - 7
        text = self.panel.heading.upper()
        return fit(text, width=room, lines=2, sizes=HEADING_SIZES, bold=True)


@dataclass(frozen=True, slots=True)
class Shelf:
    """One row of panels.

    Attributes:
        blocks: The panels, from the left.
        lanes: Lines that reach them from above, as (anchor, kind), the tree first.
        linked: True where room is kept for lines between cards.
        rows: Height of each of its rows of cards.
    """

    blocks: tuple[Block, ...]
    lanes: tuple[tuple[str, str], ...]
    linked: bool
    rows: tuple[float, ...]

    @property
    def head(self) -> float:
        """Return the height of the headings' strip."""
        return 7.0 + HEADING_LINE * max(len(block.heading.lines) for block in self.blocks)

    @property
    def channel(self) -> float:
        """Return the height of the room above the panels."""
        return CHANNEL + LANE * len(self.lanes) + (LINK_CHANNEL if self.linked else 0.0)

    def panel_height(self, block: Block) -> float:
        """Return the height of one of its panels."""
        rows = self.rows[: block.rows]
        return self.head + sum(rows) + (len(rows) - 1) * ROW_GAP + block.measures.pad

    @property
    def height(self) -> float:
        """Return its height, channel included."""
        return self.channel + max(self.panel_height(block) for block in self.blocks)

    @property
    def width(self) -> float:
        """Return the width of its panels and the gaps between them."""
        return sum(block.width for block in self.blocks) + PANEL_GAP * (len(self.blocks) - 1)


def set_columns(units: Iterable[Unit], rows: int) -> tuple[Column, ...]:
    """Return units in columns of at most so many cards; a unit is never broken."""
    columns: list[list[Unit]] = []
    used = rows
    for unit in units:
        if used + len(unit) > rows:
            columns.append([])
            used = 0
        columns[-1].append(unit)
        used += len(unit)
    return tuple(tuple(column) for column in columns)


def set_block(panel: Panel, rows: int, measures: PageMeasures) -> Block | None:
    """Return a panel in columns, as even as they can be; None where it needs more columns."""
    rows = max(rows, max(len(unit) for unit in panel.units))
    columns = set_columns(panel.units, rows)
    if len(columns) > measures.columns:
        return None
    for fewer in range(1, rows):
        even = set_columns(panel.units, fewer)
        tallest = max(sum(len(unit) for unit in column) for column in even)
        if len(even) == len(columns) and tallest <= fewer:
            return Block(panel, even, measures)
    return Block(panel, columns, measures)


@dataclass(frozen=True, slots=True)
class ShelfRules:
    """What holds for every row of panels of a page.

    Attributes:
        measures: Of the page.
        heights: Height each card needs, by entity id.
        linked: Keep room for lines between cards.
        root: The organisation, whose line comes first.
    """

    measures: PageMeasures
    heights: Mapping[str, float]
    linked: bool
    root: str


def set_shelves(
    panels: Iterable[Panel], rows: int, rules: ShelfRules, *, even: bool = False
) -> tuple[Shelf, ...] | None:
    """Return panels in rows across a page, or None where one is too wide.

    Args:
        panels: In reading order; a later panel moves up where it fills a gap.
        rows: Most cards in a column.
        rules: What holds for every row.
        even: Put panels of like height side by side, rather than keep the order.
    """
    blocks = []
    for panel in panels:
        block = set_block(panel, rows, rules.measures)
        if block is None:
            return None
        blocks.append(block)
    if even:
        blocks.sort(key=lambda block: -block.rows)
    shelves = []
    while blocks:
        taken, used = [], -PANEL_GAP
        for block in list(blocks):
            if used + PANEL_GAP + block.width <= rules.measures.inner + 0.01:
                taken.append(block)
                blocks.remove(block)
                used += PANEL_GAP + block.width
        shelves.append(make_shelf(taken, rules))
    return tuple(shelves)


def make_shelf(blocks: Iterable[Block], rules: ShelfRules) -> Shelf:
    """Return a row of panels with the lines that must reach it."""
    found = tuple(blocks)
    hung = {(block.panel.anchor, lane_kind(block.panel, rules.root)) for block in found}
    lanes = tuple(sorted(hung, key=lambda lane: (lane[1] != "tree", lane)))
    return Shelf(found, lanes, rules.linked, _row_heights(found, rules.heights))


def _row_heights(blocks: tuple[Block, ...], heights: Mapping[str, float]) -> tuple[float, ...]:
    rows = [0.0] * max(block.rows for block in blocks)
    for block in blocks:
        for column in block.columns:
            cards = [card for unit in column for card in unit.cards()]
            for place, card in enumerate(cards):
                rows[place] = max(rows[place], heights[card.key])
    return tuple(rows)


def lane_kind(panel: Panel, root: str) -> str:
    """Return how a panel's line is drawn: as part of the tree, or as what ties it to a leader."""
    if panel.key.split("#")[0] in _LANES:
        return _LANES[panel.key.split("#")[0]]
    return "tree" if panel.anchor == root else panel.kind.value


_LANES = {"pays|by": "pays", "pays|to": "pays-to", "ended": "ended"}
"""Panels whose line is no part of the tree, by key."""
