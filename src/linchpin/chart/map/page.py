"""Draw a map: countries as areas, places by name, flows as arrows, and what each rests on."""

from __future__ import annotations

from linchpin.chart.map.build import PlaceMap
from linchpin.chart.map.drawing import draw_flow, draw_labels, map_key
from linchpin.chart.map.entries import Flowed, MapEntry, entries_of, flow_entries
from linchpin.chart.map.ground import draw_ground, projection, shape_of
from linchpin.chart.page_foot import draw_notes, draw_sources
from linchpin.chart.page_head import PageHead, draw_head, margin_of
from linchpin.chart.palette import QUIET
from linchpin.chart.paper import Paper
from linchpin.chart.scene import Frame, Group, Page, Shape, Text
from linchpin.chart.typeface import break_lines
from linchpin.chart.words import Words

_SIDE_BY_SIDE = 700.0
"""Width from which on the list stands beside the map, not below it."""


def draw_map(found: PlaceMap, paper: Paper) -> tuple[Page, ...]:
    """Return the pages of a map: the map with its list, and the rest of the list.

    Args:
        found: What to show.
        paper: The sheet each page must fit on.
    """
    words = Words(found.lang)
    entries = entries_of(found, words)
    pages: list[list[Flowed]] = []
    scale = 1.0
    for scale in paper.scales:
        width, height = paper.width / scale, paper.height / scale
        pages = _flow(found, entries, words, width, height)
        if len(pages) == 1:
            break
    width, height = paper.width / scale, paper.height / scale
    count = len(pages)
    return tuple(
        _page(found, flowed, words, (width, height), scale=scale, at=(number, count))
        for number, flowed in enumerate(pages, start=1)
    )


def _map_frame(found: PlaceMap, words: Words, width: float, height: float) -> Frame:
    margin = margin_of(width)
    top = _head(found, words, width, (1, 9))[1]
    inner, shape = width - 2 * margin, shape_of(found)
    if width >= _SIDE_BY_SIDE:
        room = height - top - _foot(found, words, width, 0.0)[1] - 20
        wide = min(inner * 0.68, max(room, 180.0) * shape)
        return Frame(margin, top, wide, wide / shape)
    return Frame(margin, top, inner, inner / shape)


def _flow(
    found: PlaceMap, entries: list[MapEntry], words: Words, width: float, height: float
) -> list[list[Flowed]]:
    """Return the list page by page."""
    margin = margin_of(width)
    frame = _map_frame(found, words, width, height)
    foot = _foot(found, words, width, 0.0)[1] + 20
    if width >= _SIDE_BY_SIDE:
        x = frame.right + 16
        first = [Frame(x, frame.y, width - margin - x, height - frame.y - foot)]
    else:
        y = frame.bottom + 8
        first = [Frame(margin, y, width - 2 * margin, height - y - foot)]
    top = frame.y
    columns = max(1, int((width - 2 * margin) // 230))
    step = (width - 2 * margin + 16) / columns
    later = [
        Frame(margin + place * step, top, step - 16, height - top - foot)
        for place in range(columns)
    ]
    return flow_entries(entries, first, later)


def _page(
    found: PlaceMap,
    flowed: list[Flowed],
    words: Words,
    size: tuple[float, float],
    *,
    scale: float,
    at: tuple[int, int],
) -> Page:
    width, height = size
    head, top = _head(found, words, width, at)
    items: list[Group | Shape] = []
    bottom = max((item.bottom for item in flowed), default=top)
    if at[0] == 1:
        frame = _map_frame(found, words, width, height)
        project = projection(found, frame)
        items += draw_ground(found, frame, project)
        items += [draw_flow(flow, place, project) for place, flow in enumerate(found.flows)]
        items += draw_labels(found, frame, project, words)
        bottom = max(bottom, frame.bottom)
    items += [item.group for item in flowed]
    foot, end = _foot(found, words, width, bottom + 8)
    label = words("map of", who=found.name)
    return Page(
        width=width,
        height=end + 10,
        scale=scale,
        title=label,
        description=f"{_count(found, words)}. {words('allegation')}",
        lang=found.lang,
        items=(head, *items, *foot),
    )


def _count(found: PlaceMap, words: Words) -> str:
    parts = [words.counted("place", len(found.spots))]
    if found.areas:
        parts.insert(0, words.counted("land", len(found.areas)))
    parts.append(words.counted("flow noun", len(found.flows)))
    return " · ".join(parts)


def _head(found: PlaceMap, words: Words, width: float, at: tuple[int, int]) -> tuple[Group, float]:
    label = words("map of", who=found.name)
    subtitle = f"{label} · {_count(found, words)}"
    head = PageHead(label, found.name, subtitle, found.as_of, found.editions)
    return draw_head(head, width, words, page=at[0], pages=at[1])


def _foot(
    found: PlaceMap, words: Words, width: float, y: float
) -> tuple[list[Group | Shape], float]:
    margin = margin_of(width)
    key, y = map_key(found, width, words, y)
    sources, y = draw_sources(found.sources, width, words, y + 8)
    notes, y = draw_notes(len(found.sources), width, words, y + 4)
    items: list[Group | Shape] = [key, sources, notes]
    for line in break_lines(words("map credit"), 6.6, width - 2 * margin):
        y += 8.6
        items.append(Text(margin, y, line, 6.6, QUIET))
    return items, y
