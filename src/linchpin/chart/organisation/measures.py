"""The measures of an organisation chart, in points at scale 1."""

from __future__ import annotations

from dataclasses import dataclass

from linchpin.chart.page_head import margin_of

GUTTER = 14.0
"""Room left of each column of cards, for the lines that run along it."""
ROW_GAP = 9.0
"""Room between two cards of a column, for the lines that run through it."""
PANEL_GAP = 16.0
"""Room between two panels, for lines from one row of panels to the next."""
HEADING_LINE = 10.0
HEADING_SIZES = (7.6, 7.0, 6.4)
BAR_WIDTH, BAR_HEIGHT = 330.0, 40.0
LEAST_BAR_WIDTH = 150.0
BESIDE_WIDTH, BESIDE_HEIGHT = 170.0, 36.0
BESIDE_GAP = 84.0
"""Length of the line between the bar and who stands beside it; its label stands on it."""
LEADER_GAP = 78.0
CHANNEL = 16.0
"""Room above a row of panels before lanes are added."""
LANE = 5.0
LINK_CHANNEL = 14.0
"""Room in the channel for lines between cards of two rows of panels."""
NAME_SIZES = (8.8, 8.2, 7.6, 7.0)
UNDER_SIZES = (6.9, 6.5, 6.1)
FACT_SIZES = (6.5, 6.2)
BADGE_SIZE = 6.0
"""Type sizes, the first is the usual one; none is below what a newspaper prints."""
LEAST_ROW = 50.0
"""Least height of a card."""
NARROW = 480.0
"""Width below which everything stands in one pile instead of side by side."""
_WIDEST_CARD = 172.0


@dataclass(frozen=True, slots=True)
class PageMeasures:
    """What follows from the width of a page.

    Attributes:
        width: Width of the page.
        margin: Room left and right.
        pad: Room inside a panel.
        card_width: Width of every card.
    """

    width: float
    margin: float
    pad: float
    card_width: float

    @property
    def inner(self) -> float:
        """Return the width between the margins."""
        return self.width - 2 * self.margin

    @property
    def column(self) -> float:
        """Return the width of a column of cards with its gutter."""
        return GUTTER + self.card_width

    @property
    def columns(self) -> int:
        """Return how many columns of cards one panel may have."""
        return max(1, int((self.inner - 2 * self.pad + 0.01) // self.column))

    @property
    def narrow(self) -> bool:
        """Say whether everything stands in one pile."""
        return self.width < NARROW


def measures_for(width: float) -> PageMeasures:
    """Return the measures of a page of some width: its columns fit when two panels share them.

    >>> measures_for(1224).columns, measures_for(141.7).columns
    (7, 1)
    """
    margin = margin_of(width)
    narrow = width < NARROW
    pad = 3.0 if narrow else 8.0
    least = 104.0 if narrow else 140.0
    one = width - 2 * margin - 2 * pad
    two = one - 2 * pad - PANEL_GAP
    columns = max(1, int(two // (GUTTER + least)))
    room = two if columns > 1 else one
    return PageMeasures(width, margin, pad, min(room / columns - GUTTER, _WIDEST_CARD))
