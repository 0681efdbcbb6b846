"""Draw the head of the chart: bar, who stands beside, and who leads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from linchpin.chart.organisation.beside_drawing import BesideBoxes, draw_beside, pile_frames
from linchpin.chart.organisation.card_drawing import SetCard, draw_card
from linchpin.chart.organisation.line_drawing import draw_tie, tie_group
from linchpin.chart.organisation.measures import (
    BAR_HEIGHT,
    BAR_WIDTH,
    BESIDE_GAP,
    BESIDE_WIDTH,
    LEADER_GAP,
    LEAST_BAR_WIDTH,
    PageMeasures,
)
from linchpin.chart.organisation.model import OrganisationChart, Tie, TieKind, claims_in
from linchpin.chart.palette import NAVY, QUIET, TEXT, WHITE
from linchpin.chart.scene import Frame, Group, Point, Rect, Shape, Text
from linchpin.chart.typeface import Fitted, fit
from linchpin.chart.words import Words
from linchpin.network.citation import marks_of

MOST_BESIDE = 6
"""Most boxes beside the bar; the rest is told in words."""
MOST_PILED = 2
"""The same where they stand in a pile below it."""


@dataclass(frozen=True, slots=True)
class Top:
    """The head of the chart.

    Attributes:
        items: What is drawn, lines first.
        height: Where it ends.
        bar: The organisation's bar.
        leaders: Card frames of the leaders, by entity id.
        way: The way from the bar to where the tree leaves for the panels; empty around a person.
        width: Width of the page.
    """

    items: tuple[Group | Shape, ...]
    height: float
    bar: Frame
    leaders: dict[str, Frame]
    way: tuple[Point, ...]
    width: float


@dataclass(frozen=True, slots=True)
class TopRules:
    """What the head of a page is drawn by.

    Attributes:
        measures: Of the page.
        cards: Cards with their text broken, by entity id.
        words: Language.
        head: Where the page's own head ends.
    """

    measures: PageMeasures
    cards: Mapping[str, SetCard]
    words: Words
    head: float


def draw_top(chart: OrganisationChart, rules: TopRules) -> Top:
    """Return bar, allies, rivals and leaders, from below the header."""
    measures, words = rules.measures, rules.words
    piled = is_piled(chart, measures)
    shown = chart.beside[: MOST_PILED if piled else MOST_BESIDE]
    right = [item for item in shown if item.kind is not TieKind.RIVAL]
    left = [item for item in shown if item.kind is TieKind.RIVAL]
    while not piled and len(right) > len(left) + 1:
        left.append(right.pop())
    bar_width = bar_room(chart, measures)
    set_bar = None if chart.around_person else _set_bar(chart, bar_width)
    bar_height = set_bar.height if set_bar is not None else rules.cards[chart.key].height
    if set_bar is None:
        bar_width = measures.card_width
    sides = [] if piled else [BesideBoxes(right, 1), BesideBoxes(left, -1)]
    row = max([bar_height, *(side.height for side in sides)])
    bar = Frame(
        (measures.width - bar_width) / 2, rules.head + (row - bar_height) / 2, bar_width, bar_height
    )
    items: list[Group | Shape] = []
    bottom = rules.head + row
    if piled:
        pile = BesideBoxes([*right, *left], 0, bar_width - 22)
        bottom += draw_beside(items, pile, bar, words)
    for side in sides:
        draw_beside(items, side, bar, words)
    hidden = len(chart.beside) - len(shown)
    if hidden:
        bottom += 10
        x = bar.x + 8 if piled else bar.right + BESIDE_GAP
        items.append(Text(x, bottom - 1, words("more beside", count=hidden), 6.9, QUIET))
    if set_bar is None:
        card = chart.leaders[0][0]
        items.append(draw_card(rules.cards[card.key], bar, words))
        frames = {card.key: bar}
        if piled:  # lines from the person's card go around the boxes below it
            frames |= {f"|{n}": frame for n, frame in enumerate(pile_frames(pile, bar))}
        return Top(tuple(items), bottom, bar, frames, (), measures.width)
    items.append(_draw_bar(chart, bar, set_bar))
    leaders, height, trunk = _leader_places(chart, rules, bar, bottom)
    way = _way(chart, bar, trunk, piled=piled)
    drawn = _leaders(chart, leaders, way, rules)
    return Top((*drawn, *items), height, bar, leaders, way, measures.width)


def is_piled(chart: OrganisationChart, measures: PageMeasures) -> bool:
    """Say whether who stands beside the bar is piled below it, for want of width."""
    if not chart.beside:
        return False
    return measures.inner - 2 * (BESIDE_GAP + BESIDE_WIDTH) < LEAST_BAR_WIDTH


def _way(chart: OrganisationChart, bar: Frame, trunk: Point, *, piled: bool) -> tuple[Point, ...]:
    """Return the way from the bar to the trunk, past the boxes piled below it."""
    if piled:
        x, middle = min(trunk[0], bar.x - 8), bar.y + bar.height / 2
        return ((bar.x, middle), (x, middle), (x, trunk[1]))
    middle = bar.x + bar.width / 2
    if not chart.leaders:
        return ((middle, bar.bottom), (middle, trunk[1]))
    return ((middle, bar.bottom), (middle, trunk[1]), trunk)


def bar_room(chart: OrganisationChart, measures: PageMeasures) -> float:
    """Return how wide the bar may be; boxes beside it need their room on both sides."""
    if measures.narrow or is_piled(chart, measures):
        return min(BAR_WIDTH, measures.inner - 8.0)
    sides = 2 * (BESIDE_GAP + BESIDE_WIDTH) if chart.beside else 0.0
    return min(BAR_WIDTH, measures.inner - sides)


@dataclass(frozen=True, slots=True)
class _SetBar:
    """The words of the bar, broken to its width."""

    name: Fitted
    under: Fitted | None

    @property
    def height(self) -> float:
        under = 0.0 if self.under is None else len(self.under.lines) * self.under.size * 1.2 + 3
        text = len(self.name.lines) * self.name.size * 1.12 + under
        return max(BAR_HEIGHT, text + 12)


def _set_bar(chart: OrganisationChart, width: float) -> _SetBar:
    sizes = (12.5, 11.8, 11.1, 10.4, 9.7, 9.0)
    name = fit(chart.name, width=width - 20, lines=1, sizes=sizes, bold=True)
    if len(name.lines) > 1:
        name = fit(chart.name, width=width - 20, lines=2, sizes=sizes, bold=True)
    under = " · ".join(part for part in (chart.bar, marks_of(chart.lines)) if part)
    sub = fit(under, width=width - 16, lines=2, sizes=(7.2, 6.6, 6.2)) if under else None
    return _SetBar(name, sub)


def _draw_bar(chart: OrganisationChart, bar: Frame, laid: _SetBar) -> Group:
    middle = bar.x + bar.width / 2
    items: list[Shape] = [Rect(bar, fill=NAVY, radius=2.5)]
    name, under = laid.name, laid.under
    block = len(name.lines) * name.size * 1.12
    block += 0.0 if under is None else len(under.lines) * under.size * 1.2 + 3
    y = bar.y + (bar.height - block) / 2 - 1
    for line in name.lines:
        y += name.size * 1.12
        at = y - name.size * 0.16
        items.append(Text(middle, at, line, name.size, WHITE, bold=True, anchor="middle"))
    y += 3
    for line in () if under is None else under.lines:
        y += under.size * 1.2 if under is not None else 0
        size = under.size if under is not None else 0
        items.append(Text(middle, y - size * 0.2, line, size, WHITE, anchor="middle"))
    title = f"{chart.name}. {chart.bar}"
    return Group("bar", title, tuple(items), chart.key, claims_in(chart.lines), bar)


def _leader_places(
    chart: OrganisationChart, rules: TopRules, bar: Frame, bottom: float
) -> tuple[dict[str, Frame], float, Point]:
    """Return where the leaders' cards go, where they end, and where the trunk goes down."""
    measures = rules.measures
    if not chart.leaders:
        return {}, bottom, (bar.x + bar.width / 2, bottom + 4)
    width = measures.card_width
    step = width + LEADER_GAP
    across = max(1, int((measures.inner - 40 + LEADER_GAP) // step))
    places: dict[str, Frame] = {}
    y = bottom + 26
    left = measures.width
    cards = [card for card, _ in chart.leaders]
    for start in range(0, len(cards), across):
        row = cards[start : start + across]
        height = max(rules.cards[card.key].height for card in row)
        x = (measures.width - (len(row) * step - LEADER_GAP)) / 2
        left = min(left, x)
        for card in row:
            places[card.key] = Frame(x, y, width, height)
            x += step
        y += height + 22
    return places, y - 22, (max(left - 22, measures.margin * 0.5), bottom + 12)


def _leaders(
    chart: OrganisationChart,
    places: dict[str, Frame],
    way: tuple[Point, ...],
    rules: TopRules,
) -> list[Group | Shape]:
    trunk = way[-1]
    start = way if len(way) > 2 and way[1][1] == way[0][1] else way[:2]
    items: list[Group | Shape] = []
    for card, tie in chart.leaders:
        frame = places[card.key]
        centre = frame.x + frame.width / 2
        bus = frame.y - 14 if frame.y > trunk[1] + 20 else trunk[1]
        if tie is None:
            continue
        points = [*start, (centre, trunk[1]), (centre, frame.y)]
        if frame.y > trunk[1] + 20:
            points = [
                *start,
                (trunk[0], trunk[1]),
                (trunk[0], bus),
                (centre, bus),
                (centre, frame.y),
            ]
        items.append(tie_group(tie, [draw_tie("leads", tuple(points), corner=0)], rules.words))
    items.extend(_between_leaders(chart, places, rules.words))
    items.extend(
        draw_card(rules.cards[card.key], places[card.key], rules.words) for card, _ in chart.leaders
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
        label = fit(tie.text, width=LEADER_GAP - 10, lines=2, sizes=(6.6, 6.2))
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
        line = draw_tie(tie.style, ((start, y), (end, y)), arrow=True)
        items.append(tie_group(tie, [line, *texts], words))
    return items


def neighbours(tie: Tie, places: dict[str, Frame]) -> bool:
    """Say whether a tie joins two leaders who stand side by side."""
    if tie.source not in places or tie.target not in places:
        return False
    first, second = places[tie.source], places[tie.target]
    return first.y == second.y and abs(first.x - second.x) < first.width + LEADER_GAP + 1
