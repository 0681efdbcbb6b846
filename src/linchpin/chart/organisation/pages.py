"""Lay out an organisation chart: one page where it fits, else pages that continue each other."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import product

from linchpin.chart.marks import with_marks
from linchpin.chart.organisation.body_drawing import MOST_LINKS, draw_body
from linchpin.chart.organisation.foot_drawing import TOLD_HEIGHT, Shown, draw_foot, marks_of
from linchpin.chart.organisation.measures import COLUMN, HEADER, LEAST_BAR_WIDTH, MARGIN, ROW
from linchpin.chart.organisation.model import OrganisationChart, TieKind
from linchpin.chart.organisation.places import Places, place_shelves
from linchpin.chart.organisation.shelves import (
    Shelf,
    make_shelf,
    set_shelves,
    split_panels,
)
from linchpin.chart.organisation.top_drawing import Top, bar_room, draw_top
from linchpin.chart.page_head import PageHead, draw_head
from linchpin.chart.palette import INK, QUIET, WHITE
from linchpin.chart.paper import SCALES, Paper
from linchpin.chart.scene import Frame, Group, Page, Rect, Shape, Text
from linchpin.chart.words import Words

WIDEST = 2.2
"""Most that a page may be wider than high."""
_STUB = 24.0
_MOST_ROWS = 14


@dataclass(frozen=True, slots=True)
class _Plan:
    """How the panels go on pages.

    Attributes:
        scale: Points of paper for each unit.
        width: Width of a page in units.
        height: Most height in units.
        pages: Rows of panels, page by page.
    """

    scale: float
    width: float
    height: float
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


def _plan(chart: OrganisationChart, paper: Paper, words: Words) -> _Plan:
    for scale in SCALES:
        width, height = paper.width / scale, paper.height / scale
        if bar_room(chart, width) < LEAST_BAR_WIDTH:
            continue
        top = draw_top(chart, width, words)
        crowded = len(chart.links) > MOST_LINKS
        room = height - top.height - _foot_height(chart, width, words, told=crowded)
        if sum(1 for _ in chart.cards()) * COLUMN * ROW > (width - 2 * MARGIN) * (room + 2 * ROW):
            continue
        best = _best_shelves(chart, width, room)
        if best is not None:
            return _Plan(scale, width, height, (best,))
    scale = SCALES[-1]
    width, height = paper.width / scale, paper.height / scale
    return _Plan(scale, width, height, _many_pages(chart, width, height, words))


def _best_shelves(chart: OrganisationChart, width: float, room: float) -> tuple[Shelf, ...] | None:
    """Return the arrangement that leaves least of the room empty, or None where none fits."""
    best: tuple[float, tuple[Shelf, ...]] | None = None
    for rows in range(1, _MOST_ROWS + 1):
        shelves = set_shelves(
            chart.panels,
            rows=rows,
            width=width - 2 * MARGIN,
            linked=bool(chart.links),
            root=chart.tree_root,
        )
        if shelves is None:
            continue
        height = sum(shelf.height for shelf in shelves)
        if height > room:
            continue
        cost = height * width * 0.5 + _empty(shelves, width)
        if best is None or cost < best[0]:
            best = (cost, shelves)
    return None if best is None else best[1]


def _empty(shelves: tuple[Shelf, ...], width: float) -> float:
    """Return the area that rows of panels leave empty."""
    return sum(
        (width - 2 * MARGIN) * shelf.height
        - sum(block.width * shelf.panel_height(block) for block in shelf.blocks)
        for shelf in shelves
    )


def _many_pages(
    chart: OrganisationChart, width: float, height: float, words: Words
) -> tuple[tuple[Shelf, ...], ...]:
    """Return rows of panels on as many pages as they need, none too high for its page."""
    top = draw_top(chart, width, words)
    foot = _foot_height(chart, width, words, told=bool(chart.links))
    first = height - top.height - foot - _STUB
    later = height - HEADER - 20 - foot - 2 * _STUB
    linked = bool(chart.links)
    best: tuple[int, float, tuple[tuple[Shelf, ...], ...]] | None = None
    most_columns = max(1, int((width - 2 * MARGIN - 20) // COLUMN))
    for rows, part in product(range(3, _MOST_ROWS + 1), (0.34, 0.5)):
        panels = split_panels(chart.panels, max(int(rows * most_columns * part), 4), words)
        shelves = set_shelves(
            panels, rows=rows, width=width - 2 * MARGIN, linked=linked, root=chart.tree_root
        )
        if shelves is None or any(shelf.height > later for shelf in shelves):
            continue
        pages = _fill_pages(shelves, first, later)
        left = sum(
            (later if number else first) - sum(shelf.height for shelf in page)
            for number, page in enumerate(pages[:-1])
        )
        found = (len(pages), _empty(shelves, width) + left * width, pages)
        if best is None or found[:2] < best[:2]:
            best = found
    if best is None:  # one row to a page always fits
        panels = split_panels(chart.panels, 4, words)
        shelves = tuple(
            shelf
            for panel in panels
            for shelf in set_shelves(
                [panel], rows=6, width=width - 2 * MARGIN, linked=linked, root=chart.tree_root
            )
            or ()
        )
        return _fill_pages(shelves, first, later)
    return best[2]


def _fill_pages(
    shelves: tuple[Shelf, ...], first: float, later: float
) -> tuple[tuple[Shelf, ...], ...]:
    pages: list[list[Shelf]] = [[]]
    used, room = 0.0, first
    for shelf in shelves:
        if used + shelf.height > room and (pages[-1] or len(pages) == 1):
            pages.append([])
            used, room = 0.0, later
        pages[-1].append(shelf)
        used += shelf.height
    return tuple(tuple(page) for page in pages)


def _foot_height(chart: OrganisationChart, width: float, words: Words, *, told: bool) -> float:
    return (
        14
        + (TOLD_HEIGHT if told else 0.0)
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
    kinds = {"" if chart.around_person else "tree", *(tie.kind.value for tie in chart.links)}
    for panel in chart.panels:
        kinds.add("tree" if panel.anchor == chart.tree_root else panel.kind.value)
        kinds.update(tie.kind.value for unit in panel.units for _, tie in unit.below)
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
    )


def _page(chart: OrganisationChart, plan: _Plan, words: Words, *, number: int, count: int) -> Page:
    shelves = plan.pages[number - 1]
    if number > 1:
        shelves = tuple(make_shelf(s.blocks, chart.tree_root, s.linked) for s in shelves)
    first = number == 1
    top = draw_top(chart, plan.width, words) if first else _short_top(plan, words, number)
    places = place_shelves(shelves, top=top.height + (0 if first else 4), width=plan.width)
    body = draw_body(chart, shelves, places, top, width=plan.width, words=words)
    stubs: list[Group | Shape] = []
    y = places.bottom
    if number < count:
        stubs.extend(_stub(words("continued on", page=number + 1), plan.width / 2, y + 8))
        y += _STUB
    shown = replace(_shown(chart, places), told=body.told)
    foot = draw_foot(shown, plan.width, words, y=y + 14)
    height = max(y + 14 + foot.height, plan.width / WIDEST)
    if count > 1:
        height = max(height, plan.height)
    foot = draw_foot(shown, plan.width, words, y=height - foot.height)
    head = PageHead(
        words("chart of", who=chart.name), chart.name, chart.subtitle, chart.as_of, chart.editions
    )
    header = draw_head(head, plan.width, words, page=number, pages=count)
    page = Page(
        width=plan.width,
        height=height,
        scale=plan.scale,
        title=words("chart of", who=chart.name),
        description=_description(chart, words),
        lang=chart.lang,
        items=(header, *body.items, *top.items, *stubs, *foot.groups),
    )
    return with_marks(page, words)


def _description(chart: OrganisationChart, words: Words) -> str:
    return f"{chart.subtitle}. {words('allegation')}"


def _short_top(plan: _Plan, words: Words, number: int) -> Top:
    """Return the head of a later page: a stub that says where the tree comes from."""
    text = words("continued from", page=number - 1)
    middle = plan.width / 2
    frame = Frame(middle - 90, HEADER - 4, 180, 20)
    stub = _stub(text, middle, HEADER - 4)
    return Top(tuple(stub), frame.bottom, frame, {}, (middle, frame.bottom))


def _stub(text: str, middle: float, y: float) -> list[Group | Shape]:
    frame = Frame(middle - 90, y, 180, 16)
    items: tuple[Shape, ...] = (
        Rect(frame, fill=WHITE, stroke=QUIET, stroke_width=0.8, radius=8, dash="4 2"),
        Text(middle, y + 10.8, text, 7.4, INK, anchor="middle"),
    )
    return [Group("stub", text, items, frame=frame)]
