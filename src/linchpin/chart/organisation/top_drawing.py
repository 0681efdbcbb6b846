"""Draw the head of the chart: title, bar, who stands beside, and who leads."""

from __future__ import annotations

from dataclasses import dataclass

from linchpin.chart.organisation.card_drawing import draw_card, edge_shapes
from linchpin.chart.organisation.line_drawing import draw_tie, tie_group
from linchpin.chart.organisation.measures import (
    BAR_HEIGHT,
    BAR_WIDTH,
    BESIDE_GAP,
    BESIDE_HEIGHT,
    BESIDE_WIDTH,
    CARD_HEIGHT,
    CARD_WIDTH,
    HEADER,
    LEADER_GAP,
    MARGIN,
)
from linchpin.chart.organisation.model import Beside, OrganisationChart, Tie, TieKind, claims_in
from linchpin.chart.palette import INK, LINK, NAVY, QUIET, TEXT, WHITE
from linchpin.chart.scene import Frame, Group, Point, Rect, Shape, Text
from linchpin.chart.typeface import fit
from linchpin.chart.words import Words
from linchpin.network.citation import marks, marks_of

MOST_BESIDE = 6
"""Most boxes beside the bar; the rest is told in words."""


@dataclass(frozen=True, slots=True)
class Top:
    """The head of the chart.

    Attributes:
        items: What is drawn, lines first.
        height: Where it ends.
        bar: The organisation's bar.
        leaders: Card frames of the leaders, by entity id.
        trunk: Where the tree leaves for the panels.
    """

    items: tuple[Group | Shape, ...]
    height: float
    bar: Frame
    leaders: dict[str, Frame]
    trunk: Point


def draw_top(chart: OrganisationChart, width: float, words: Words) -> Top:
    """Return bar, allies, rivals and leaders, from below the header."""
    shown = chart.beside[:MOST_BESIDE]
    right = [item for item in shown if item.kind is not TieKind.RIVAL]
    left = [item for item in shown if item.kind is TieKind.RIVAL]
    while len(right) > len(left) + 1:
        left.append(right.pop())
    deep = max(len(left), len(right), 1)
    bar_width, bar_height = bar_room(chart, width), BAR_HEIGHT
    if chart.around_person:
        bar_width, bar_height = CARD_WIDTH, CARD_HEIGHT
    row = max(bar_height, deep * (BESIDE_HEIGHT + 8) - 8)
    bar = Frame((width - bar_width) / 2, HEADER + (row - bar_height) / 2, bar_width, bar_height)
    items: list[Group | Shape] = []
    for side, boxes in ((1, right), (-1, left)):
        items.extend(_beside(boxes, bar, side, words))
    if chart.around_person:
        return _person_top(chart, bar, items, words)
    items.append(_bar(chart, bar))
    bottom = HEADER + row
    hidden = len(chart.beside) - len(shown)
    if hidden:
        bottom += 10
        text = words("more beside", count=hidden)
        items.append(Text(bar.right + BESIDE_GAP, bottom - 1, text, 6.9, QUIET))
    leaders, height, trunk = _leader_places(chart, width, bar, bottom)
    drawn = _leaders(chart, leaders, bar, trunk, words)
    return Top((*drawn, *items), height, bar, leaders, trunk)


def bar_room(chart: OrganisationChart, width: float) -> float:
    """Return how wide the bar may be; boxes beside it need their room on both sides."""
    sides = 2 * (BESIDE_GAP + BESIDE_WIDTH) if chart.beside else 0.0
    return min(BAR_WIDTH, width - 2 * MARGIN - sides)


def _person_top(
    chart: OrganisationChart, bar: Frame, items: list[Group | Shape], words: Words
) -> Top:
    """Return the head of the chart of a group around a person: their card in place of a bar."""
    card = chart.leaders[0][0]
    items.append(draw_card(card, (bar.x, bar.y), words))
    return Top(tuple(items), bar.bottom, bar, {card.key: bar}, (bar.x, bar.bottom))


def _bar(chart: OrganisationChart, bar: Frame) -> Group:
    sizes = (12.5, 11.8, 11.1, 10.4, 9.7)
    name = fit(chart.name, width=bar.width - 24, lines=1, sizes=sizes, bold=True)
    if name.size < sizes[-1]:
        name = fit(chart.name, width=bar.width - 24, lines=2, sizes=sizes, bold=True)
    under = " · ".join(part for part in (chart.bar, marks_of(chart.lines)) if part)
    sub = fit(under, width=bar.width - 20, lines=1, sizes=(7.2, 6.6, 6.0, 5.4))
    middle = bar.x + bar.width / 2
    items: list[Shape] = [Rect(bar, fill=NAVY, radius=2.5)]
    leading = name.size * 1.1
    block = leading * len(name.lines) + (9.5 if under else 0)
    y = bar.y + (bar.height - block) / 2 - name.size * 0.24
    for line in name.lines:
        y += leading
        items.append(Text(middle, y, line, name.size, WHITE, bold=True, anchor="middle"))
    if under:
        items.append(Text(middle, y + 10.5, " ".join(sub.lines), sub.size, WHITE, anchor="middle"))
    title = f"{chart.name}. {chart.bar}"
    return Group("bar", title, tuple(items), chart.key, claims_in(chart.lines), bar)


def _beside(boxes: list[Beside], bar: Frame, side: int, words: Words) -> list[Group | Shape]:
    items: list[Group | Shape] = []
    count = len(boxes)
    middle = bar.y + bar.height / 2
    top = middle - (count * (BESIDE_HEIGHT + 8) - 8) / 2
    edge = bar.right if side > 0 else bar.x
    for number, box in enumerate(boxes):
        y = top + number * (BESIDE_HEIGHT + 8)
        x = edge + BESIDE_GAP if side > 0 else edge - BESIDE_GAP - BESIDE_WIDTH
        frame = Frame(x, y, BESIDE_WIDTH, BESIDE_HEIGHT)
        if box.tie is not None:
            items.append(_beside_line(box.tie, frame, bar, side, words))
        items.append(_beside_box(box, frame))
    return items


def _beside_line(tie: Tie, frame: Frame, bar: Frame, side: int, words: Words) -> Group:
    near = frame.x if side > 0 else frame.right
    edge = bar.right if side > 0 else bar.x
    rail = edge + side * 10
    y = frame.y + frame.height / 2
    middle = bar.y + bar.height / 2
    points: tuple[Point, ...] = ((edge, middle), (rail, middle), (rail, y), (near, y))
    if abs(y - middle) < 1:
        points = ((edge, y), (near, y))
    label = fit(tie.label, width=BESIDE_GAP - 18, lines=2, sizes=(6.6, 6.0, 5.4))
    centre = (rail + near) / 2
    lines = [
        Text(
            centre,
            y - 3 - (len(label.lines) - 1 - place) * label.size * 1.1,
            text,
            label.size,
            TEXT,
            anchor="middle",
        )
        for place, text in enumerate(label.lines)
    ]
    return tie_group(tie, [draw_tie(tie.kind.value, points), *lines], words)


def _beside_box(box: Beside, frame: Frame) -> Group:
    name = fit(box.name, width=frame.width - 14, lines=2, sizes=(8, 7.4, 6.8, 6.2, 5.6), bold=True)
    numbers = sorted({said.source for line in box.lines for said in line.said})
    cited = marks(numbers)
    text = fit(
        box.text, width=frame.width - 18 - 9 * len(numbers), lines=2, sizes=(6.6, 6.0, 5.4, 4.9)
    )
    items: list[Shape] = [*edge_shapes(frame, box.status)]
    y = frame.y + 3.0
    for line in name.lines:
        y += name.size * 1.12
        items.append(Text(frame.x + 7, y - 1.2, line, name.size, INK, bold=True))
    room = frame.bottom - y
    size = min(text.size, (room - 2) / (1.15 * len(text.lines)))
    for line in text.lines:
        y += size * 1.15
        items.append(Text(frame.x + 7, y - 0.6, line, size, QUIET))
    items.append(Text(frame.right - 5, frame.bottom - 4, cited, 5.8, LINK, anchor="end"))
    title = f"{box.name}. {box.text}"
    return Group("beside", title, tuple(items), box.key, claims_in(box.lines), frame)


def _leader_places(
    chart: OrganisationChart, width: float, bar: Frame, bottom: float
) -> tuple[dict[str, Frame], float, Point]:
    """Return where the leaders' cards go, where they end, and where the trunk goes down."""
    if not chart.leaders:
        return {}, bottom, (bar.x + bar.width / 2, bar.bottom)
    step = CARD_WIDTH + LEADER_GAP
    across = max(1, int((width - 2 * MARGIN - 40 + LEADER_GAP) // step))
    places: dict[str, Frame] = {}
    y = bottom + 26
    left = width
    cards = [card for card, _ in chart.leaders]
    for start in range(0, len(cards), across):
        row = cards[start : start + across]
        x = (width - (len(row) * step - LEADER_GAP)) / 2
        left = min(left, x)
        for card in row:
            places[card.key] = Frame(x, y, CARD_WIDTH, CARD_HEIGHT)
            x += step
        y += CARD_HEIGHT + 22
    return places, y - 22, (left - 22, bottom + 12)


def _leaders(
    chart: OrganisationChart,
    places: dict[str, Frame],
    bar: Frame,
    trunk: Point,
    words: Words,
) -> list[Group | Shape]:
    middle = bar.x + bar.width / 2
    items: list[Group | Shape] = []
    for card, tie in chart.leaders:
        frame = places[card.key]
        centre = frame.x + frame.width / 2
        bus = frame.y - 14 if frame.y > trunk[1] + 20 else trunk[1]
        if tie is None:
            continue
        points = [(middle, bar.bottom), (middle, trunk[1]), (centre, trunk[1]), (centre, frame.y)]
        if frame.y > trunk[1] + 20:
            points = [
                (middle, bar.bottom),
                (middle, trunk[1]),
                (trunk[0], trunk[1]),
                (trunk[0], bus),
                (centre, bus),
                (centre, frame.y),
            ]
        items.append(tie_group(tie, [draw_tie("leads", tuple(points), corner=0)], words))
    items.extend(_between_leaders(chart, places, words))
    items.extend(
        draw_card(card, (places[card.key].x, places[card.key].y), words)
        for card, _ in chart.leaders
    )
    return items


def _between_leaders(
    chart: OrganisationChart, places: dict[str, Frame], words: Words
) -> list[Group | Shape]:
    """Draw ties between neighbouring leaders, their label on the line."""
    items: list[Group | Shape] = []
    seen: dict[frozenset[str], int] = {}
    for tie in chart.links:
        if not neighbours(tie, places):
            continue
        number = seen.get(tie.ends, 0)
        seen[tie.ends] = number + 1
        first, second = places[tie.source], places[tie.target]
        y = first.y + 22 + number * 24
        start, end = (first.right, second.x) if first.x < second.x else (first.x, second.right)
        label = fit(tie.label, width=LEADER_GAP - 10, lines=2, sizes=(6.6, 6.0, 5.4, 4.9))
        texts = [
            Text(
                (start + end) / 2,
                y - 3 - (len(label.lines) - 1 - place) * label.size * 1.1,
                line,
                label.size,
                TEXT,
                anchor="middle",
            )
            for place, line in enumerate(label.lines)
        ]
        line = draw_tie(tie.kind.value, ((start, y), (end, y)), arrow=True)
        items.append(tie_group(tie, [line, *texts], words))
    return items


def neighbours(tie: Tie, places: dict[str, Frame]) -> bool:
    """Say whether a tie joins two leaders who stand side by side."""
    if tie.source not in places or tie.target not in places:
        return False
    first, second = places[tie.source], places[tie.target]
    return first.y == second.y and abs(first.x - second.x) < CARD_WIDTH + LEADER_GAP + 1
