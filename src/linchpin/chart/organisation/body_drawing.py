"""Draw what hangs below the head of a page: panels, cards, and the lines among them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from linchpin.chart.organisation.card_drawing import SetCard, draw_card
from linchpin.chart.organisation.line_drawing import draw_tie, many_ties_group, tie_group
from linchpin.chart.organisation.measures import (
    HEADING_LINE,
    LINK_CHANNEL,
    PageMeasures,
    measures_for,
)
from linchpin.chart.organisation.model import OrganisationChart, Tie
from linchpin.chart.organisation.places import PlacedPanel, Places
from linchpin.chart.organisation.routing import Router, lane_y, leader_exit
from linchpin.chart.organisation.shelves import Shelf, lane_kind
from linchpin.chart.organisation.top_drawing import Top, neighbours
from linchpin.chart.palette import PANEL, PANEL_EDGE, TEXT
from linchpin.chart.scene import Group, Point, Rect, Shape, Text
from linchpin.chart.words import Words

MOST_LINKS = 36
"""Most lines between cards on one page; the rest is told in words."""


@dataclass(frozen=True, slots=True)
class Body:
    """What hangs below the head.

    Attributes:
        items: What is drawn, in order.
        told: Ties between cards that are not drawn as lines, because the other end is on another
            page or the page is full.
    """

    items: tuple[Group | Shape, ...]
    told: tuple[Tie, ...]


def draw_body(
    chart: OrganisationChart,
    shelves: tuple[Shelf, ...],
    places: Places,
    top: Top,
    *,
    cards: Mapping[str, SetCard],
    words: Words,
) -> Body:
    """Return panels, cards and lines; lines come first, so that cards lie on them.

    Args:
        chart: What to show.
        shelves: The rows of panels on this page.
        places: Where their panels and cards are.
        top: The head of the page, where the tree begins.
        cards: Cards with their text broken, by entity id.
        words: Language.
    """
    measures = shelves[0].blocks[0].measures if shelves else measures_for(top.width)
    links, told = _links(chart, places, top, measures.width, words)
    items: list[Group | Shape] = []
    items.extend(_panel_box(placed) for placed in places.panels)
    items.extend(links)
    items.extend(_tree(chart, shelves, places, top, measures))
    items.extend(_unit_lines(places, words))
    items.extend(
        draw_card(cards[placed.card.key], placed.frame, words) for placed in places.cards.values()
    )
    return Body(tuple(items), told)


def _panel_box(placed: PlacedPanel) -> Group:
    frame = placed.frame
    heading = placed.block.heading
    items: list[Shape] = [Rect(frame, fill=PANEL, stroke=PANEL_EDGE, stroke_width=0.7, radius=3)]
    y = frame.y + 3.5
    for line in heading.lines:
        y += HEADING_LINE
        items.append(
            Text(
                frame.x + placed.block.measures.pad + 7, y - 2, line, heading.size, TEXT, bold=True
            )
        )
    panel = placed.block.panel
    return Group("panel", panel.heading, tuple(items), key=f"panel--{panel.key}", frame=frame)


def _tree(
    chart: OrganisationChart,
    shelves: tuple[Shelf, ...],
    places: Places,
    top: Top,
    measures: PageMeasures,
) -> Iterable[Group]:
    """Yield the lines from the head to each row of panels, one for each anchor and kind."""
    lanes = list(dict.fromkeys(lane for shelf in shelves for lane in shelf.lanes))
    lanes.sort(key=lambda lane: (lane[1] != "tree", lane))
    for position, (anchor, kind) in enumerate(lanes):
        hung = [
            placed
            for placed in places.panels
            if (placed.block.panel.anchor, lane_kind(placed.block.panel, chart.tree_root))
            == (anchor, kind)
        ]
        share = position / max(len(lanes), 3)
        rail = measures.margin * (0.76 - 0.47 * share)
        paths = _lane_paths((anchor, kind), hung, shelves, places, top, rail=rail)
        ties = [tie for placed in hung for tie in placed.block.panel.ties]
        if anchor == chart.key:
            ties += [tie for _, tie in chart.leaders if tie is not None]
        title = ", ".join(placed.block.panel.heading for placed in hung)
        yield many_ties_group(ties, paths, f"tree--{anchor}--{kind}", title)


def _lane_paths(
    lane: tuple[str, str],
    hung: list[PlacedPanel],
    shelves: tuple[Shelf, ...],
    places: Places,
    top: Top,
    *,
    rail: float,
) -> list[Shape]:
    """Return one anchor's lines: down to a lane above the panels, along it, down to each panel.

    Rows of panels further down are reached by a rail at the left edge of the page.
    """
    anchor, kind = lane
    paths: list[Shape] = []
    came_from: float | None = None
    for number in sorted({placed.shelf for placed in hung}):
        shelf = shelves[number]
        position = shelf.lanes.index(lane)
        room = LINK_CHANNEL if shelf.linked else 0.0
        y = lane_y(places.tops[number], position, room)
        row = [placed for placed in hung if placed.shelf == number]
        xs = [_drop_x(placed) for placed in row]
        if number == 0:
            start = _start(anchor, kind, top, y)
            up = kind == "pays-to"
            way = tuple(reversed(start)) if up else start
            paths.append(draw_tie(kind, way, arrow=up, corner=0))
            xs.append(start[-1][0])
        elif came_from is None:
            first = _start(anchor, kind, top, _passing(shelves[0], places.tops[0], position))
            turn = first[-1]
            points = (*first, (rail, turn[1]), (rail, y))
            paths.append(draw_tie(kind, points, arrow=False, corner=0))
            xs.append(rail)
        else:
            paths.append(draw_tie(kind, ((rail, came_from), (rail, y)), arrow=False, corner=0))
            xs.append(rail)
        if any(placed.shelf > number for placed in hung):
            xs.append(rail)
        paths.append(draw_tie(kind, ((min(xs), y), (max(xs), y)), arrow=False, corner=0))
        paths.extend(_drop(kind, placed, y) for placed in row)
        came_from = y
    return paths


def _passing(first: Shelf, top: float, position: int) -> float:
    """Return where a lane that the first row lacks passes it: in the room below its lanes."""
    return lane_y(top, min(position, len(first.lanes)), LINK_CHANNEL if first.linked else 0.0)


def _drop(kind: str, placed: PlacedPanel, y: float) -> Shape:
    """Return the line from a lane down to a panel; a payment's arrow is at its other end."""
    way = ((_drop_x(placed), y), (_drop_x(placed), placed.frame.y))
    return draw_tie(kind, way, arrow=False if kind == "pays-to" else None, corner=0)


def _drop_x(placed: PlacedPanel) -> float:
    return placed.frame.x + placed.frame.width / 2


_LANE_ORDER = ("family", "linked", "owns", "directs")


def _start(anchor: str, kind: str, top: Top, y: float) -> tuple[Point, ...]:
    frame = top.leaders.get(anchor)
    if frame is not None:
        place = _LANE_ORDER.index(kind) if kind in _LANE_ORDER else len(_LANE_ORDER)
        way = leader_exit(top.leaders, anchor, frame.x + frame.width * (0.5 + place * 0.06), place)
        return (*way, (way[-1][0], y))
    if not top.way:
        middle = top.bar.x + top.bar.width / 2
        return ((middle, top.bar.bottom), (middle, y))
    return (*top.way, (top.way[-1][0], y))


def _unit_lines(places: Places, words: Words) -> Iterable[Group]:
    """Yield the short lines from a member down to the firms that hang below."""
    for placed in places.cards.values():
        unit = placed.unit
        if unit.head.key != placed.card.key:
            continue
        x = placed.frame.x - 4
        from_y = placed.frame.bottom - 14
        points: tuple[Point, ...] = ((placed.frame.x, from_y), (x, from_y))
        for card, tie in unit.below:
            below = places.cards[card.key].frame
            to_y = below.y + 20
            way = (*points, (x, to_y), (below.x, to_y))
            yield tie_group(tie, [draw_tie(tie.style, way, corner=0)], words)
            points = ((x, to_y),)


def _links(
    chart: OrganisationChart, places: Places, top: Top, width: float, words: Words
) -> tuple[list[Group], tuple[Tie, ...]]:
    router = Router(places, top.leaders, width)
    drawn: list[Group] = []
    told: list[Tie] = []
    for tie in chart.links:
        if neighbours(tie, top.leaders):
            continue
        here = {*places.cards, *top.leaders}
        if not tie.ends & here:
            continue
        way = None
        if len(drawn) < MOST_LINKS:
            way = router.between(tie.source, tie.target, len(drawn))
        if way is None:
            told.append(tie)
            continue
        drawn.append(tie_group(tie, [draw_tie(tie.style, way)], words))
    return drawn, tuple(told)
