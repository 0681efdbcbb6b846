"""Draw an ego network: the one in the middle, neighbours in a column on either side.

A column, not a circle: every neighbour and every line's label has a row of its own, so that forty
of them are as readable as four. On a narrow page there is one column, below the one in the middle.
"""

from __future__ import annotations

from collections.abc import Sequence

from linchpin.chart.ego.build import Ego, Node
from linchpin.chart.ego.pile import draw_pile, pile_height
from linchpin.chart.ego.sides import draw_sides, sides_height
from linchpin.chart.marks import with_marks
from linchpin.chart.organisation.foot_drawing import line_key
from linchpin.chart.page_foot import draw_notes, draw_sources
from linchpin.chart.page_head import PageHead, draw_head, margin_of
from linchpin.chart.palette import QUIET
from linchpin.chart.paper import Paper
from linchpin.chart.scene import Group, Page, Shape, Text
from linchpin.chart.typeface import break_lines
from linchpin.chart.words import Words

SIDE_BY_SIDE = 700.0
"""Width from which on neighbours stand on both sides."""


def draw_ego(ego: Ego, paper: Paper) -> tuple[Page, ...]:
    """Return the pages of an ego network.

    Args:
        ego: What to show.
        paper: The sheet each page must fit on.
    """
    words = Words(ego.lang)
    chunks: list[tuple[Node, ...]] = []
    scale = 1.0
    for scale in paper.scales:
        width, height = paper.width / scale, paper.height / scale
        room = height - _head(ego, words, width, 1, 9)[1] - 16 - _foot_height(ego, width, words)
        chunks = _chunks(ego, width, room)
        if len(chunks) == 1 and _needs(ego.middle, chunks[0], width) <= room:
            break
    count = len(chunks)
    return tuple(
        _page(ego, nodes, words, paper.width / scale, scale, at=(number, count))
        for number, nodes in enumerate(chunks, start=1)
    )


def _needs(middle: Node, nodes: Sequence[Node], width: float) -> float:
    measure = sides_height if width >= SIDE_BY_SIDE else pile_height
    return measure(middle, nodes, width)


def _chunks(ego: Ego, width: float, room: float) -> list[tuple[Node, ...]]:
    """Return the neighbours page by page."""
    chunks: list[tuple[Node, ...]] = []
    start, nodes = 0, ego.neighbours
    while start < len(nodes):
        end = start + 1
        while end < len(nodes) and _needs(ego.middle, nodes[start : end + 1], width) <= room:
            end += 1
        chunks.append(nodes[start:end])
        start = end
    return chunks


def _head(ego: Ego, words: Words, width: float, page: int, pages: int) -> tuple[Group, float]:
    label = words("ego of", who=ego.middle.name)
    count = words.counted("tie", sum(len(node.ties) for node in ego.neighbours))
    head = PageHead(label, ego.middle.name, f"{label} · {count}", ego.as_of, ego.editions)
    return draw_head(head, width, words, page=page, pages=pages)


def _page(
    ego: Ego,
    nodes: tuple[Node, ...],
    words: Words,
    width: float,
    scale: float,
    *,
    at: tuple[int, int],
) -> Page:
    head, top = _head(ego, words, width, *at)
    draw = draw_sides if width >= SIDE_BY_SIDE else draw_pile
    items, end = draw(ego.middle, nodes, width, top + 4, words)
    y = end + 12
    foot, end = _foot(ego, nodes, width, words, y)
    label = words("ego of", who=ego.middle.name)
    count = words.counted("tie", sum(len(node.ties) for node in ego.neighbours))
    page = Page(
        width=width,
        height=end + 10,
        scale=scale,
        title=label,
        description=f"{count}. {words('allegation')}",
        lang=ego.lang,
        items=(head, *items, *foot),
    )
    return with_marks(page, words)


def _foot(
    ego: Ego, nodes: Sequence[Node], width: float, words: Words, y: float
) -> tuple[list[Group | Shape], float]:
    items: list[Group | Shape] = []
    if ego.more:
        margin = margin_of(width)
        text = words("more neighbours", count=ego.more)
        for line in break_lines(text, 7.2, width - 2 * margin):
            y += 9
            items.append(Text(margin, y, line, 7.2, QUIET))
        y += 6
    ties = [tie for node in nodes for tie in node.ties]
    statuses = frozenset(node.status for node in (*nodes, ego.middle))
    key, y = line_key(ties, statuses, width, words, y)
    lines = [line for node in (ego.middle, *nodes) for line in node.lines]
    lines += [line for tie in ties for line in tie.lines]
    cited = {said.source for line in lines for said in line.said}
    shown = tuple(source for source in ego.sources if source.number in cited)
    sources, y = draw_sources(shown, width, words, y + 8)
    notes, y = draw_notes(len(ego.sources), width, words, y + 4)
    return [*items, key, sources, notes], y


def _foot_height(ego: Ego, width: float, words: Words) -> float:
    return _foot(ego, ego.neighbours, width, words, 0.0)[1] + 10
