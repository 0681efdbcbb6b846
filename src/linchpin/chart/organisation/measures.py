"""The measures of an organisation chart, in points at scale 1."""

from __future__ import annotations

CARD_WIDTH, CARD_HEIGHT = 172.0, 72.0
GUTTER = 14.0
"""Room left of each column of cards, for the lines that run along it."""
ROW_GAP = 9.0
"""Room between two cards of a column, for the lines that run through it."""
COLUMN = GUTTER + CARD_WIDTH
ROW = CARD_HEIGHT + ROW_GAP
PANEL_PAD = 8.0
PANEL_GAP = 16.0
"""Room between two panels, for lines from one row of panels to the next."""
HEADING_LINE = 10.0
HEADING_SIZE = 7.6
MARGIN = 34.0
HEADER = 62.0
BAR_WIDTH, BAR_HEIGHT = 330.0, 40.0
LEAST_BAR_WIDTH = 190.0
BESIDE_WIDTH, BESIDE_HEIGHT = 170.0, 36.0
BESIDE_GAP = 84.0
"""Length of the line between the bar and who stands beside it; its label stands on it."""
LEADER_GAP = 78.0
CHANNEL = 16.0
"""Room above a row of panels before lanes are added."""
LANE = 5.0
LINK_CHANNEL = 14.0
"""Room in the channel for lines between cards of two rows of panels."""
NAME_SIZES = (8.8, 8.2, 7.6, 7.0, 6.4, 5.8, 5.2)
UNDER_SIZES = (6.9, 6.5, 6.1, 5.7, 5.3, 4.9)
FACT_SIZES = (6.5, 6.1, 5.7, 5.3, 4.9)
BADGE_SIZE = 5.6
"""Type sizes, the first is the usual one."""
