"""Plan the pages of a chart: how large, which panels on which page, in which rows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import product

from linchpin.chart.organisation.body_drawing import MOST_LINKS
from linchpin.chart.organisation.card_drawing import set_card
from linchpin.chart.organisation.filling import Filled, Rooms, fill_pages
from linchpin.chart.organisation.foot_drawing import (
    draw_foot,
    draw_short_foot,
    told_height,
)
from linchpin.chart.organisation.measures import (
    BAR_WIDTH,
    BESIDE_GAP,
    BESIDE_WIDTH,
    LEADER_GAP,
    LEAST_ROW,
    ROW_GAP,
    measures_for,
)
from linchpin.chart.organisation.model import OrganisationChart
from linchpin.chart.organisation.shelves import (
    Shelf,
    ShelfRules,
    set_shelves,
)
from linchpin.chart.organisation.shown import shown_on
from linchpin.chart.organisation.top_drawing import TopRules, draw_top
from linchpin.chart.page_head import PageHead, draw_head
from linchpin.chart.paper import Paper
from linchpin.chart.scene import Group
from linchpin.chart.words import Words

STUB = 24.0


@dataclass(frozen=True, slots=True)
class PlannedSheet:
    """A page of a plan before anything is placed.

    Attributes:
        chart: What to show.
        words: Language.
        rules: What the head is drawn by.
        shelves: What the rows of panels are made by.
    """

    chart: OrganisationChart
    words: Words
    rules: TopRules
    shelves: ShelfRules

    @property
    def width(self) -> float:
        """Return the width of the page."""
        return self.rules.measures.width


@dataclass(frozen=True, slots=True)
class PagePlan:
    """How the panels go on pages.

    Attributes:
        scale: Points of paper for each unit.
        height: Most height in units.
        sheet: What every page is made by.
        pages: Rows of panels, page by page.
    """

    scale: float
    height: float
    sheet: PlannedSheet
    pages: tuple[tuple[Shelf, ...], ...]


def make_sheet(chart: OrganisationChart, width: float, words: Words) -> PlannedSheet:
    """Return what every page of some width is made by."""
    measures = measures_for(width)
    cards = {card.key: set_card(card, measures.card_width, words) for card in chart.cards()}
    head = draw_head(chart_head(chart, words), width, words, page=1, pages=9)[1]
    heights = {key: card.height for key, card in cards.items()}
    return PlannedSheet(
        chart,
        words,
        TopRules(measures, cards, words, head),
        ShelfRules(measures, heights, bool(chart.links), chart.tree_root),
    )


def make_plan(chart: OrganisationChart, paper: Paper, words: Words) -> PagePlan:
    """Return the largest plan that fits one page of the paper, else one of several pages."""
    count = sum(1 for _ in chart.cards())
    for scale in paper.scales:
        width, height = paper.width / scale, paper.height / scale
        measures = measures_for(width)
        if count * measures.column * LEAST_ROW > measures.inner * height:
            continue
        sheet = make_sheet(chart, width, words)
        top = draw_top(chart, sheet.rules)
        crowded = len(chart.links) > MOST_LINKS
        room = height - top.height - _foot_height(chart, width, words, told=crowded)
        best = _best_shelves(sheet, room)
        if best is not None:
            cropped = _cropped(sheet, best)
            foot = _foot_height(chart, cropped.width, words, told=crowded)
            used = draw_top(chart, cropped.rules).height + sum(s.height for s in best) + foot
            if used > height:
                cropped = sheet
            return PagePlan(scale, height, cropped, (best,))
    scale = paper.scales[-1]
    height = paper.height / scale
    sheet = make_sheet(chart, paper.width / scale, words)
    return PagePlan(scale, height, sheet, _many_pages(sheet, height))


def _most_rows(sheet: PlannedSheet, room: float) -> int:
    return max(3, min(int(room // LEAST_ROW), 40 if sheet.rules.measures.columns < 3 else 16))


def _best_shelves(sheet: PlannedSheet, room: float) -> tuple[Shelf, ...] | None:
    """Return the arrangement that leaves least of the room empty, or None where none fits."""
    best: tuple[float, tuple[Shelf, ...]] | None = None
    for rows, even in product(range(1, _most_rows(sheet, room) + 1), (False, True)):
        shelves = set_shelves(sheet.chart.panels, rows, sheet.shelves, even=even)
        if shelves is None:
            continue
        height = sum(shelf.height for shelf in shelves)
        if height > room:
            continue
        cost = height * sheet.width * 0.5 + _empty(shelves, sheet)
        if best is None or cost < best[0] - 1:
            best = (cost, shelves)
    return None if best is None else best[1]


def _empty(shelves: tuple[Shelf, ...], sheet: PlannedSheet) -> float:
    """Return the area that rows of panels leave empty, between panels and within them."""
    measures = sheet.rules.measures
    filled = 0.0
    for shelf in shelves:
        for block in shelf.blocks:
            keys = (
                card.key for column in block.columns for unit in column for card in unit.cards()
            )
            filled += sum(sheet.shelves.heights[key] + ROW_GAP for key in keys) * measures.column
    return sum(shelf.height for shelf in shelves) * measures.inner - filled


def _many_pages(sheet: PlannedSheet, height: float) -> tuple[Filled, ...]:
    """Return rows of panels on as many pages as they need, none too high for its page."""
    rooms = _rooms(sheet, height)
    most_rows = _most_rows(sheet, rooms.middle)
    return fill_pages(sheet.chart.panels, rooms, sheet.shelves, sheet.words, most_rows=most_rows)


def _rooms(sheet: PlannedSheet, height: float) -> Rooms:
    chart, words, width = sheet.chart, sheet.words, sheet.width
    top = draw_top(chart, sheet.rules).height
    told = told_height(width) if chart.links else 0.0
    short = draw_short_foot(99, width, words, y=0).height + told + 14 + STUB
    whole = _foot_height(chart, width, words, told=bool(chart.links))
    stub = short_head(sheet, 2, 99)[1] + 20 + STUB
    return Rooms(height - top - short, height - stub - short, height - stub - whole)


def _cropped(sheet: PlannedSheet, shelves: tuple[Shelf, ...]) -> PlannedSheet:
    """Return a narrower sheet where the rows of panels leave its sides empty."""
    measures = sheet.rules.measures
    need = max((shelf.width for shelf in shelves), default=0.0) + 2 * measures.margin
    head = BAR_WIDTH + 2 * measures.margin
    if sheet.chart.beside:
        head += 2 * (BESIDE_GAP + BESIDE_WIDTH)
    leaders = min(len(sheet.chart.leaders), 3)
    head = max(head, leaders * (measures.card_width + LEADER_GAP) + 2 * measures.margin)
    width = max(need, head, 600.0)
    if measures.narrow or width > sheet.width - 20:
        return sheet
    narrower = replace(measures, width=width)
    header = draw_head(chart_head(sheet.chart, sheet.words), width, sheet.words, page=1, pages=9)[1]
    rules = replace(sheet.rules, measures=narrower, head=header)
    return replace(sheet, rules=rules, shelves=replace(sheet.shelves, measures=narrower))


def _foot_height(chart: OrganisationChart, width: float, words: Words, *, told: bool) -> float:
    return (
        14
        + (told_height(width) if told else 0.0)
        + draw_foot(shown_on(chart, None), width, words, y=0).height
    )


def chart_head(chart: OrganisationChart, words: Words) -> PageHead:
    """Return what the head of the first page says."""
    label = words("chart of", who=chart.name)
    return PageHead(label, chart.name, chart.subtitle, chart.as_of, chart.editions)


def short_head(sheet: PlannedSheet, number: int, count: int) -> tuple[Group, float]:
    """Return the head of a later page: whom it shows, and which page it is."""
    chart, words = sheet.chart, sheet.words
    text = words("page of", page=number, pages=count)
    head = PageHead(words("chart of", who=chart.name), chart.name, text, None, ())
    return draw_head(head, sheet.width, words, later=True)
