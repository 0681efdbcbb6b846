"""Lay out an organisation chart: one page where it fits, else pages that continue each other."""

from __future__ import annotations

from dataclasses import replace

from linchpin.chart.marks import with_marks
from linchpin.chart.organisation.body_drawing import draw_body
from linchpin.chart.organisation.foot_drawing import (
    Foot,
    Shown,
    draw_foot,
    draw_short_foot,
)
from linchpin.chart.organisation.model import OrganisationChart
from linchpin.chart.organisation.places import place_shelves
from linchpin.chart.organisation.planning import (
    STUB,
    PagePlan,
    PlannedSheet,
    chart_head,
    make_plan,
    short_head,
)
from linchpin.chart.organisation.shown import shown_on
from linchpin.chart.organisation.top_drawing import Top, draw_top
from linchpin.chart.page_head import draw_head
from linchpin.chart.palette import INK, QUIET, WHITE
from linchpin.chart.paper import Paper
from linchpin.chart.scene import Frame, Group, Page, Rect, Shape, Text
from linchpin.chart.words import Words


def draw_organisation(chart: OrganisationChart, paper: Paper) -> tuple[Page, ...]:
    """Return the pages of a chart.

    Args:
        chart: What to show.
        paper: The sheet each page must fit on.
    """
    words = Words(chart.lang)
    plan = make_plan(chart, paper, words)
    count = len(plan.pages)
    return tuple(
        _page(chart, plan, words, number=number, count=count) for number in range(1, count + 1)
    )


def _page(
    chart: OrganisationChart, plan: PagePlan, words: Words, *, number: int, count: int
) -> Page:
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
        y += STUB
    shown = replace(shown_on(chart, places), told=body.told)
    foot = _foot(shown, width, words, y + 14, at=(number, count))
    height = y + 14 + foot.height
    header = (
        draw_head(chart_head(chart, words), width, words, page=number, pages=count)
        if first
        else short_head(sheet, number, count)
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


def _description(chart: OrganisationChart, words: Words) -> str:
    return f"{chart.subtitle}. {words('allegation')}"


def _short_top(sheet: PlannedSheet, words: Words, number: int) -> Top:
    """Return the head of a later page: a stub that says where the tree comes from."""
    text = words("continued from", page=number - 1)
    stub = _stub(text, sheet.width, short_head(sheet, number, 99)[1])
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
