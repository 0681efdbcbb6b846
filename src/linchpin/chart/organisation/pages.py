"""Lay out an organisation chart: one page where it fits, else pages that continue each other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import product

from linchpin.chart.marks import with_marks
from linchpin.chart.organisation.body_drawing import MOST_LINKS, draw_body
from linchpin.chart.organisation.card_drawing import set_card
from linchpin.chart.organisation.foot_drawing import (
    Foot,
    Shown,
    draw_foot,
    draw_short_foot,
    marks_of,
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
from linchpin.chart.organisation.model import OrganisationChart, TieKind
from linchpin.chart.organisation.places import Places, place_shelves
from linchpin.chart.organisation.shelves import (
    Shelf,
    ShelfRules,
    set_shelves,
    split_panels,
)
from linchpin.chart.organisation.top_drawing import Top, TopRules, draw_top
from linchpin.chart.page_head import PageHead, draw_head
from linchpin.chart.palette import INK, QUIET, WHITE
from linchpin.chart.paper import Paper
from linchpin.chart.scene import Frame, Group, Page, Rect, Shape, Text
from linchpin.chart.words import Words

_STUB = 24.0
_FEW = 4
"""Cards below which a last page is no page of its own where another arrangement helps."""


@dataclass(frozen=True, slots=True)
class _Sheet:
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
        return self.rules.measures.width


@dataclass(frozen=True, slots=True)
class _Plan:
    """How the panels go on pages.

    Attributes:
        scale: Points of paper for each unit.
        height: Most height in units.
        sheet: What every page is made by.
        pages: Rows of panels, page by page.
    """

    scale: float
    height: float
    sheet: _Sheet
    pages: tuple[tuple[Shelf, ...], ...]


def draw_organisation(chart: OrganisationChart, paper: Paper) -> tuple[Page, ...]:
    """Return the pages of a chart.

    Args:
        chart: What to show.
        paper: The sheet each page must fit on.
    """
    words = Words(chart.lang)
    plan = _plan(chart, paper, words)
    count = len(plan.pages)
    return tuple(
        _page(chart, plan, words, number=number, count=count) for number in range(1, count + 1)
    )


def _sheet(chart: OrganisationChart, width: float, words: Words) -> _Sheet:
    measures = measures_for(width)
    cards = {card.key: set_card(card, measures.card_width, words) for card in chart.cards()}
    head = draw_head(_head(chart, words), width, words, page=1, pages=9)[1]
    heights = {key: card.height for key, card in cards.items()}
    return _Sheet(
        chart,
        words,
        TopRules(measures, cards, words, head),
        ShelfRules(measures, heights, bool(chart.links), chart.tree_root),
    )


def _plan(chart: OrganisationChart, paper: Paper, words: Words) -> _Plan:
    count = sum(1 for _ in chart.cards())
    for scale in paper.scales:
        width, height = paper.width / scale, paper.height / scale
        measures = measures_for(width)
        if count * measures.column * LEAST_ROW > measures.inner * height:
            continue
        sheet = _sheet(chart, width, words)
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
            return _Plan(scale, height, cropped, (best,))
    scale = paper.scales[-1]
    height = paper.height / scale
    sheet = _sheet(chart, paper.width / scale, words)
    return _Plan(scale, height, sheet, _many_pages(sheet, height))


def _most_rows(sheet: _Sheet, room: float) -> int:
    return max(3, min(int(room // LEAST_ROW), 40 if sheet.rules.measures.columns < 3 else 16))


def _best_shelves(sheet: _Sheet, room: float) -> tuple[Shelf, ...] | None:
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


def _empty(shelves: tuple[Shelf, ...], sheet: _Sheet) -> float:
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


def _many_pages(sheet: _Sheet, height: float) -> tuple[tuple[Shelf, ...], ...]:
    """Return rows of panels on as many pages as they need, none too high for its page."""
    chart, words = sheet.chart, sheet.words
    rooms = _rooms(sheet, height)
    later = rooms.middle
    best: tuple[int, bool, float, tuple[tuple[Shelf, ...], ...]] | None = None
    columns = sheet.rules.measures.columns
    parts = (0.34, 0.5) if columns > 1 else (1.0,)
    for rows, part in product(range(3, _most_rows(sheet, later) + 1), parts):
        panels = split_panels(chart.panels, max(int(rows * columns * part), 3), words)
        shelves = set_shelves(panels, rows, sheet.shelves)
        if shelves is None or any(shelf.height > later for shelf in shelves):
            continue
        pages = _fill_pages(shelves, rooms)
        few = 0 < _cards_on(pages[-1]) < _FEW and len(pages) > 1
        left = sum(
            (rooms.middle if number else rooms.first) - sum(shelf.height for shelf in page)
            for number, page in enumerate(pages[:-1])
        )
        found = (len(pages), few, _empty(shelves, sheet) + left * sheet.width, pages)
        if best is None or found[:3] < best[:3]:
            best = found
    if best is None:  # few cards to a row of panels always fit
        shelves = tuple(
            shelf
            for panel in split_panels(chart.panels, 3, words)
            for shelf in set_shelves([panel], 4, sheet.shelves) or ()
        )
        return _fill_pages(shelves, rooms)
    return best[3]


def _cards_on(page: Iterable[Shelf]) -> int:
    return sum(
        len(unit)
        for shelf in page
        for block in shelf.blocks
        for column in block.columns
        for unit in column
    )


@dataclass(frozen=True, slots=True)
class _Rooms:
    """Height for rows of panels on the first page of several, a page between, and the last."""

    first: float
    middle: float
    last: float


def _rooms(sheet: _Sheet, height: float) -> _Rooms:
    chart, words, width = sheet.chart, sheet.words, sheet.width
    top = draw_top(chart, sheet.rules).height
    told = told_height(width) if chart.links else 0.0
    short = draw_short_foot(99, width, words, y=0).height + told + 14 + _STUB
    whole = _foot_height(chart, width, words, told=bool(chart.links))
    stub = _short_head(sheet, 2, 99)[1] + 20 + _STUB
    return _Rooms(height - top - short, height - stub - short, height - stub - whole)


def _fill_pages(shelves: tuple[Shelf, ...], rooms: _Rooms) -> tuple[tuple[Shelf, ...], ...]:
    """Return shelves page by page; the last page takes from the one before where it has little."""
    pages: list[list[Shelf]] = [[]]
    used, room = 0.0, rooms.first
    for shelf in shelves:
        if used + shelf.height > room:
            pages.append([])
            used, room = 0.0, rooms.middle
        pages[-1].append(shelf)
        used += shelf.height
    if len(pages) == 1 or _height(pages[-1]) > rooms.last:
        pages.append([])  # key and sources need room as well
    while len(pages) > 1 and pages[-2] and (len(pages) == 2 or len(pages[-2]) > 1):
        moved = pages[-2][-1]
        after, before = _height(pages[-1]) + moved.height, _height(pages[-2]) - moved.height
        if after > rooms.last or (after > before and _cards_on(pages[-1]) >= _FEW):
            break
        pages[-1].insert(0, pages[-2].pop())
    return tuple(tuple(page) for page in pages)


def _height(page: Iterable[Shelf]) -> float:
    return sum(shelf.height for shelf in page)


def _cropped(sheet: _Sheet, shelves: tuple[Shelf, ...]) -> _Sheet:
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
    header = draw_head(_head(sheet.chart, sheet.words), width, sheet.words, page=1, pages=9)[1]
    rules = replace(sheet.rules, measures=narrower, head=header)
    return replace(sheet, rules=rules, shelves=replace(sheet.shelves, measures=narrower))


def _foot_height(chart: OrganisationChart, width: float, words: Words, *, told: bool) -> float:
    return (
        14
        + (told_height(width) if told else 0.0)
        + draw_foot(_shown(chart, None), width, words, y=0).height
    )


def _shown(chart: OrganisationChart, places: Places | None) -> Shown:
    """Return what a page's foot must explain; without places, what that of the chart must."""
    cards = (
        list(chart.cards())
        if places is None
        else [
            *(card for card, _ in chart.leaders),
            *(placed.card for placed in places.cards.values()),
        ]
    )
    kinds = {"" if chart.around_person else "tree", *(tie.style for tie in chart.links)}
    for panel in chart.panels:
        kinds.add("tree" if panel.anchor == chart.tree_root else panel.kind.value)
        kinds.update(tie.style for unit in panel.units for _, tie in unit.below)
    kinds.update(box.tie.kind.value for box in chart.beside if box.tie is not None)
    kinds -= {"leads", "role"} if TieKind.ROLE.value not in kinds else {"leads"}
    names = {card.key: card.name for card in chart.cards()}
    return Shown(
        statuses=frozenset(card.status for card in cards),
        kinds=frozenset(kinds),
        marks=marks_of(chart.ties()),
        dead=any(card.dead for card in cards),
        action=chart.action,
        sources=chart.sources,
        source_count=len(chart.sources),
        told=(),
        names={**names, chart.key: chart.name},
        credits=tuple((card.name, card.credit) for card in cards if card.portrait is not None),
    )


def _head(chart: OrganisationChart, words: Words) -> PageHead:
    label = words("chart of", who=chart.name)
    return PageHead(label, chart.name, chart.subtitle, chart.as_of, chart.editions)


def _page(chart: OrganisationChart, plan: _Plan, words: Words, *, number: int, count: int) -> Page:
    sheet, width = plan.sheet, plan.sheet.width
    shelves = plan.pages[number - 1]
    first = number == 1
    top = draw_top(chart, sheet.rules) if first else _short_top(sheet, words, number)
    places = place_shelves(shelves, top=top.height + (0 if first else 4), width=width)
    body = draw_body(chart, shelves, places, top, cards=sheet.rules.cards, words=words)
    stubs: list[Group | Shape] = []
    y = places.bottom
    if number < count:
        stubs.extend(_stub(words("continued on", page=number + 1), width, y + 8))
        y += _STUB
    shown = replace(_shown(chart, places), told=body.told)
    foot = _foot(shown, width, words, y + 14, at=(number, count))
    height = y + 14 + foot.height
    header = (
        draw_head(_head(chart, words), width, words, page=number, pages=count)
        if first
        else _short_head(sheet, number, count)
    )[0]
    page = Page(
        width=width,
        height=height,
        scale=plan.scale,
        title=words("chart of", who=chart.name),
        description=_description(chart, words),
        lang=chart.lang,
        items=(header, *body.items, *top.items, *stubs, *foot.groups),
    )
    return with_marks(page, words)


def _foot(shown: Shown, width: float, words: Words, y: float, *, at: tuple[int, int]) -> Foot:
    """Return the foot of a page; of several pages, the last has key and sources."""
    if at[0] == at[1]:
        return draw_foot(shown, width, words, y=y)
    return draw_short_foot(at[1], width, words, y=y, shown=shown)


def _short_head(sheet: _Sheet, number: int, count: int) -> tuple[Group, float]:
    """Return the head of a later page: whom it shows, and which page it is."""
    chart, words = sheet.chart, sheet.words
    text = words("page of", page=number, pages=count)
    head = PageHead(words("chart of", who=chart.name), chart.name, text, None, ())
    return draw_head(head, sheet.width, words, later=True)


def _description(chart: OrganisationChart, words: Words) -> str:
    return f"{chart.subtitle}. {words('allegation')}"


def _short_top(sheet: _Sheet, words: Words, number: int) -> Top:
    """Return the head of a later page: a stub that says where the tree comes from."""
    text = words("continued from", page=number - 1)
    stub = _stub(text, sheet.width, _short_head(sheet, number, 99)[1])
    frame = stub[0].frame or Frame(0, 0, 0, 0)
    return Top(tuple(stub), frame.bottom, frame, {}, (), sheet.width)


def _stub(text: str, page_width: float, y: float) -> list[Group]:
    width = min(180.0, page_width - 28)
    frame = Frame((page_width - width) / 2, y, width, 16)
    items: tuple[Shape, ...] = (
        Rect(frame, fill=WHITE, stroke=QUIET, stroke_width=0.8, radius=8, dash="4 2"),
        Text(page_width / 2, y + 10.8, text, 7.0, INK, anchor="middle"),
    )
    return [Group("stub", text, items, f"stub-{text}", frame=frame)]
