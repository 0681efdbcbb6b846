"""Draw an ego network: the one in the middle, neighbours in a column on either side.

A column, not a circle: every neighbour and every line's label has a row of its own, so that forty
of them are as readable as four.
"""

from __future__ import annotations

from dataclasses import dataclass

from linchpin.chart.ego.build import Ego, Node
from linchpin.chart.marks import with_marks
from linchpin.chart.organisation.card_drawing import edge_shapes
from linchpin.chart.organisation.foot_drawing import line_key
from linchpin.chart.organisation.line_drawing import draw_tie, tie_group
from linchpin.chart.organisation.model import Tie, TieKind, claims_in
from linchpin.chart.page_foot import draw_notes, draw_sources
from linchpin.chart.page_head import HEAD, MARGIN, PageHead, draw_head
from linchpin.chart.palette import INK, LINK, NAVY, QUIET, TEXT, WHITE
from linchpin.chart.paper import Paper
from linchpin.chart.scene import Frame, Group, Page, Point, Rect, Shape, Text
from linchpin.chart.typeface import Fitted, fit
from linchpin.chart.words import Words
from linchpin.network.citation import marks_of

_BOX = (206.0, 34.0)
_LABEL = 140.0
_GAP = 8.0
_MIDDLE = (196.0, 64.0)
_FAN = 96.0
_DIRECTED = (
    TieKind.OWNS,
    TieKind.DIRECTS,
    TieKind.SUCCESSION,
    TieKind.FAMILY,
    TieKind.LEADS,
    TieKind.ROLE,
)


@dataclass(frozen=True, slots=True)
class _Row:
    node: Node
    frame: Frame
    side: int


def draw_ego(ego: Ego, paper: Paper) -> tuple[Page, ...]:
    """Return the page of an ego network."""
    words = Words(ego.lang)
    width = 2 * (MARGIN + _BOX[0] + _LABEL + _FAN) + _MIDDLE[0]
    half = -(-len(ego.neighbours) // 2) if len(ego.neighbours) > 3 else len(ego.neighbours)
    right, left = ego.neighbours[:half], ego.neighbours[half:]
    least = width / 2.2 - HEAD - 150
    tallest = max(_column_height(right), _column_height(left), _MIDDLE[1] + 20, least)
    top = HEAD + 14
    middle = Frame((width - _MIDDLE[0]) / 2, top + (tallest - _MIDDLE[1]) / 2, *_MIDDLE)
    rows = [
        *_rows(right, width - MARGIN - _BOX[0], top, tallest, 1),
        *_rows(left, MARGIN, top, tallest, -1),
    ]
    items: list[Group | Shape] = []
    for side in (1, -1):
        beside = [row for row in rows if row.side == side]
        items.extend(_lines(beside, middle, ego.middle.key, words))
    items.append(_middle_box(ego.middle, middle))
    items.extend(_box(row) for row in rows)
    y = top + tallest + 16
    if ego.more:
        text = words("more neighbours", count=ego.more)
        items.append(Text(width / 2, y, text, 7.4, QUIET, anchor="middle"))
        y += 10
    foot, end = _foot(ego, width, words, y)
    height = max(end + 12, width / 2.2)
    foot, end = _foot(ego, width, words, y + height - end - 12)
    count = words.counted("tie", sum(len(node.ties) for node in ego.neighbours))
    label = words("ego of", who=ego.middle.name)
    head = PageHead(label, ego.middle.name, f"{label} · {count}", ego.as_of, ego.editions)
    scale = min(paper.width / width, paper.height / height)
    page = Page(
        width=width,
        height=height,
        scale=scale,
        title=label,
        description=f"{count}. {words('allegation')}",
        lang=ego.lang,
        items=(draw_head(head, width, words), *items, *foot),
    )
    return (with_marks(page, words),)


def _foot(ego: Ego, width: float, words: Words, y: float) -> tuple[list[Group], float]:
    ties = [tie for node in ego.neighbours for tie in node.ties]
    statuses = frozenset(node.status for node in ego.neighbours)
    key, y = line_key(ties, statuses, width, words, y)
    sources, y = draw_sources(ego.sources, width, words, y + 8)
    notes, y = draw_notes(len(ego.sources), width, words, y + 4)
    return [key, sources, notes], y


def _row_height(node: Node) -> float:
    lines = sum(len(_label(tie).lines) for tie in node.ties)
    return max(_BOX[1], 15.0 * len(node.ties) + 7.5 * (lines - len(node.ties)) + 5)


def _label(tie: Tie) -> Fitted:
    """Return what a line says, on one line where that is not too small."""
    one = fit(tie.label, width=_LABEL - 18, lines=1, sizes=(7.0, 6.6, 6.2))
    if one.size >= 6.2:
        return one
    return fit(tie.label, width=_LABEL - 18, lines=2, sizes=(6.6, 6.2, 5.8, 5.4, 5.0))


def _column_height(nodes: tuple[Node, ...]) -> float:
    return sum(_row_height(node) + _GAP for node in nodes) - _GAP


def _rows(nodes: tuple[Node, ...], x: float, top: float, tallest: float, side: int) -> list[_Row]:
    y = top + (tallest - _column_height(nodes)) / 2
    rows = []
    for node in nodes:
        rows.append(_Row(node, Frame(x, y, _BOX[0], _row_height(node)), side))
        y += _row_height(node) + _GAP
    return rows


def _lines(rows: list[_Row], middle: Frame, centre: str, words: Words) -> list[Group]:
    total = sum(len(row.node.ties) for row in rows)
    found = []
    number = 0
    for row in rows:
        heights = [7.6 * len(_label(tie).lines) + 7.4 for tie in row.node.ties]
        y = row.frame.y + (row.frame.height - sum(heights)) / 2 - 2.4
        for tie, height in zip(row.node.ties, heights, strict=True):
            y += height
            start_y = middle.y + middle.height * (number + 1) / (total + 1)
            found.append(_line(tie, row, middle, (start_y, y), centre, words))
            number += 1
    return found


def _line(tie: Tie, row: _Row, middle: Frame, ys: Point, centre: str, words: Words) -> Group:
    """Return one tie: from the middle, fanning out, then level under its label to the box."""
    side = row.side
    start = (middle.right if side > 0 else middle.x, ys[0])
    end = (row.frame.x if side > 0 else row.frame.right, ys[1])
    turn = (end[0] - side * _LABEL, ys[1])
    points = (start, turn, end)
    directed = tie.kind in _DIRECTED
    outward = tie.source == centre
    if directed and not outward:
        points = (end, turn, start)
    label = _label(tie)
    at = (turn[0] + end[0]) / 2
    last = len(label.lines) - 1
    texts = [
        Text(
            at,
            ys[1] - 2.6 - (last - place) * label.size * 1.1,
            line,
            label.size,
            TEXT,
            anchor="middle",
        )
        for place, line in enumerate(label.lines)
    ]
    path = draw_tie(tie.kind.value, points, arrow=directed, corner=8)
    return tie_group(tie, [path, *texts], words)


def _middle_box(node: Node, frame: Frame) -> Group:
    name = fit(node.name, width=frame.width - 16, lines=2, sizes=(12, 11, 10, 9, 8), bold=True)
    y = frame.y + 14.0 + (0 if len(name.lines) > 1 else 6)
    items: list[Shape] = [Rect(frame, fill=NAVY, radius=3)]
    centre = frame.x + frame.width / 2
    for line in name.lines:
        y += name.size * 0.5
        items.append(Text(centre, y, line, name.size, WHITE, bold=True, anchor="middle"))
        y += name.size * 0.65
    badge = fit(
        f"{node.badge} {_numbers(node)}",
        width=frame.width - 16,
        lines=1,
        sizes=(7.4, 6.8, 6.2, 5.6),
    )
    items.append(Text(centre, y + 7, " ".join(badge.lines), badge.size, WHITE, anchor="middle"))
    return Group(
        "node", f"{node.name}. {node.badge}", tuple(items), node.key, claims_in(node.lines), frame
    )


def _box(row: _Row) -> Group:
    node, frame = row.node, row.frame
    items: list[Shape] = [*edge_shapes(frame, node.status)]
    left = frame.x + 10
    name = fit(
        node.name, width=frame.width - 18, lines=2, sizes=(8.4, 7.8, 7.2, 6.6, 6.0), bold=True
    )
    numbers = _numbers(node)
    under = fit(
        node.badge,
        width=frame.width - 24 - 12 * len(numbers.split()),
        lines=1,
        sizes=(6.6, 6.0, 5.4, 4.8),
    )
    block = name.size * 1.12 * len(name.lines) + under.size * 1.3
    y = frame.y + (frame.height - block) / 2 - name.size * 0.2
    for line in name.lines:
        y += name.size * 1.12
        items.append(Text(left, y, line, name.size, INK, bold=True))
    y += under.size * 1.3
    items.append(Text(left, y, " ".join(under.lines), under.size, QUIET))
    items.append(Text(frame.right - 6, y, numbers, 6.0, LINK, anchor="end"))
    return Group(
        "node", f"{node.name}. {node.badge}", tuple(items), node.key, claims_in(node.lines), frame
    )


def _numbers(node: Node) -> str:
    lines = (*node.lines, *(line for tie in node.ties for line in tie.lines))
    return marks_of(lines)
