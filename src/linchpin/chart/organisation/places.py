"""Give every panel and card of a page its place."""

from __future__ import annotations

from dataclasses import dataclass

from linchpin.chart.organisation.measures import GUTTER, PANEL_GAP, ROW_GAP
from linchpin.chart.organisation.model import Card, Unit
from linchpin.chart.organisation.shelves import Block, Shelf
from linchpin.chart.scene import Frame


@dataclass(frozen=True, slots=True)
class PlacedPanel:
    """A panel on the page.

    Attributes:
        block: What is in it.
        frame: Where it is.
        head: Height of its heading's strip.
        shelf: Number of its row of panels on the page, from 0.
    """

    block: Block
    frame: Frame
    head: float
    shelf: int


@dataclass(frozen=True, slots=True)
class PlacedCard:
    """A card on the page.

    Attributes:
        card: The card.
        frame: Where it is.
        panel: Its panel's position in the page's list.
        unit: The unit it belongs to.
    """

    card: Card
    frame: Frame
    panel: int
    unit: Unit


@dataclass(frozen=True, slots=True)
class Places:
    """Everything below the head of a page.

    Attributes:
        panels: In reading order.
        cards: By entity id.
        tops: Upper edge of each row's channel.
        bottom: Where the last row ends.
    """

    panels: tuple[PlacedPanel, ...]
    cards: dict[str, PlacedCard]
    tops: tuple[float, ...]
    bottom: float


def place_shelves(shelves: tuple[Shelf, ...], *, top: float, width: float) -> Places:
    """Return the places of all panels and cards, each row of panels in the middle of the page."""
    panels: list[PlacedPanel] = []
    cards: dict[str, PlacedCard] = {}
    tops = []
    y = top
    for number, shelf in enumerate(shelves):
        tops.append(y)
        x = (width - shelf.width) / 2
        panel_top = y + shelf.channel
        for block in shelf.blocks:
            frame = Frame(x, panel_top, block.width, shelf.panel_height(block))
            placed = PlacedPanel(block, frame, shelf.head, number)
            cards.update(_cards(placed, len(panels), shelf.rows))
            panels.append(placed)
            x += block.width + PANEL_GAP
        y += shelf.height
    return Places(tuple(panels), cards, tuple(tops), y)


def _cards(placed: PlacedPanel, number: int, rows: tuple[float, ...]) -> dict[str, PlacedCard]:
    found: dict[str, PlacedCard] = {}
    frame, measures = placed.frame, placed.block.measures
    for column, units in enumerate(placed.block.columns):
        x = frame.x + measures.pad - GUTTER / 2 + column * measures.column + GUTTER
        y, row = frame.y + placed.head, 0
        for unit in units:
            for card in unit.cards():
                place = Frame(x, y, measures.card_width, rows[row])
                found[card.key] = PlacedCard(card, place, number, unit)
                y += rows[row] + ROW_GAP
                row += 1
    return found
