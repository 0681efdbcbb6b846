"""Lead lines around cards: along the gutters and through the gaps, never over text.

A line leaves its card at the side, runs down the gutter beside the column, through the gap under
the card's row to the space between two panels, along it, and back the same way. Gutters, gaps and
spaces hold no text, so that no line crosses any.
"""

from __future__ import annotations

from dataclasses import dataclass

from linchpin.chart.organisation.measures import (
    GUTTER,
    LANE,
    PANEL_GAP,
    ROW_GAP,
)
from linchpin.chart.organisation.places import PlacedCard, PlacedPanel, Places
from linchpin.chart.scene import Frame, Point

LANES = 4
"""Lines side by side in one gutter, gap or space; more share a lane."""


@dataclass(frozen=True, slots=True)
class Router:
    """Finds ways on one page.

    Attributes:
        places: Where everything is.
        leaders: Frames of the leaders' cards.
        width: Width of the page.
    """

    places: Places
    leaders: dict[str, Frame]
    width: float

    def between(self, first: str, second: str, number: int) -> tuple[Point, ...] | None:
        """Return the way between two cards, or None where one is not on this page.

        Args:
            first: Entity id.
            second: Entity id.
            number: Position among the page's lines, which picks the lane.
        """
        one, other = self.places.cards.get(first), self.places.cards.get(second)
        if one is not None and other is not None:
            return self._cards(one, other, number)
        if first in self.leaders and other is not None:
            return self._leader(first, other, number)
        if second in self.leaders and one is not None:
            way = self._leader(second, one, number)
            return tuple(reversed(way))
        return self._leaders(first, second, number)

    def _cards(self, one: PlacedCard, other: PlacedCard, number: int) -> tuple[Point, ...]:
        start, end = _side(one, number), _side(other, number + 1)
        if one.panel == other.panel and abs(one.frame.x - other.frame.x) < 1:
            x = _gutter_x(one, number)
            return (start, (x, start[1]), (x, end[1]), end)
        panel = self.places.panels[one.panel]
        other_panel = self.places.panels[other.panel]
        x1, y1 = _gutter_x(one, number), _gap_y(one, number)
        x2 = _gutter_x(other, number)
        if panel.shelf == other_panel.shelf:
            return (start, (x1, start[1]), (x1, y1), (x2, y1), (x2, end[1]), end)
        y2 = _gap_y(other, number)
        way = self._down(panel, other_panel, (x1, y1), (x2, y2), number)
        return (start, (x1, start[1]), (x1, y1), *way, (x2, y2), (x2, end[1]), end)

    def _down(
        self, one: PlacedPanel, other: PlacedPanel, start: Point, end: Point, number: int
    ) -> tuple[Point, ...]:
        """Return the way from one row of panels to another, through the spaces between panels."""
        if one.shelf > other.shelf:
            return tuple(reversed(self._down(other, one, end, start, number)))
        points: list[Point] = []
        y = start[1]
        x = start[0]
        for shelf in range(one.shelf, other.shelf):
            space = self._space(shelf, x, number)
            channel = self.places.tops[shelf + 1] + 3 + _lane(number, 9)
            points += [(space, y), (space, channel)]
            x, y = space, channel
        last = self._space(other.shelf, end[0], number)
        return (*points, (last, y), (last, end[1]))

    def _leader(self, leader: str, other: PlacedCard, number: int) -> tuple[Point, ...]:
        frame = self.leaders[leader]
        x = frame.x + frame.width * 0.75 + _lane(number, 20)
        end = _side(other, number)
        panel = self.places.panels[other.panel]
        y = self.places.tops[0] + 3 + _lane(number, 9)
        points = [*leader_exit(self.leaders, leader, x, number)]
        x = points[-1][0]
        points.append((x, y))
        for shelf in range(panel.shelf):
            space = self._space(shelf, x, number)
            channel = self.places.tops[shelf + 1] + 3 + _lane(number, 9)
            points += [(space, y), (space, channel)]
            x, y = space, channel
        gutter, gap = _gutter_x(other, number), _gap_y(other, number)
        last = self._space(panel.shelf, gutter, number)
        return (*points, (last, y), (last, gap), (gutter, gap), (gutter, end[1]), end)

    def _leaders(self, first: str, second: str, number: int) -> tuple[Point, ...] | None:
        if first not in self.leaders or second not in self.leaders:
            return None
        one, other = self.leaders[first], self.leaders[second]
        y = self.places.tops[0] + 3 + _lane(number, 9) if self.places.tops else 0.0
        if not y:
            return None
        start = leader_exit(self.leaders, first, one.x + one.width * 0.25, number)
        end = leader_exit(self.leaders, second, other.x + other.width * 0.25, number + 1)
        return (*start, (start[-1][0], y), (end[-1][0], y), *reversed(end))

    def _space(self, shelf: int, near: float, number: int) -> float:
        """Return the x of a lane in the space between panels that is nearest."""
        frames = [panel.frame for panel in self.places.panels if panel.shelf == shelf]
        spaces = [frames[0].x - PANEL_GAP, *(frame.right for frame in frames)]
        best = min(spaces, key=lambda x: (abs(x + PANEL_GAP / 2 - near), x))
        return best + 3 + _lane(number, PANEL_GAP - 6)


def leader_exit(leaders: dict[str, Frame], leader: str, x: float, number: int) -> tuple[Point, ...]:
    """Return the way from a leader's card to below all leaders, around those that stand lower.

    Args:
        leaders: Frames of the leaders' cards.
        leader: Whose card.
        x: Where the line leaves the card's lower side.
        number: Picks the lane.
    """
    frame = leaders[leader]
    lowest = max(other.bottom for other in leaders.values())
    if frame.bottom >= lowest:
        return ((x, frame.bottom),)
    rail = max(other.right for other in leaders.values()) + 5 + _lane(number, 12)
    turn = frame.bottom + 2 + _lane(number, 5)
    return ((x, frame.bottom), (x, turn), (rail, turn), (rail, lowest))


def _lane(number: int, room: float) -> float:
    return room * ((number % LANES) + 0.5) / LANES


def _side(card: PlacedCard, number: int) -> Point:
    """Return where a line meets the left side of a card."""
    return card.frame.x, card.frame.y + card.frame.height * (0.3 + 0.4 * (number % 5) / 4)


def _gutter_x(card: PlacedCard, number: int) -> float:
    return card.frame.x - 6 - _lane(number, GUTTER - 7)


def _gap_y(card: PlacedCard, number: int) -> float:
    return card.frame.bottom + 1 + _lane(number, ROW_GAP - 2)


def lane_y(top: float, position: int, linked_room: float) -> float:
    """Return the y of a lane in the channel above a row of panels."""
    return top + linked_room + 8 + position * LANE
