"""Neighbours in a column on either side of the one in the middle, their lines fanning out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from linchpin.chart.ego.boxes import (
    SetNode,
    draw_middle,
    draw_node,
    is_directed,
    middle_height,
    set_node,
)
from linchpin.chart.ego.build import Node
from linchpin.chart.organisation.line_drawing import draw_tie, tie_group
from linchpin.chart.organisation.model import Tie
from linchpin.chart.page_head import margin_of
from linchpin.chart.palette import TEXT
from linchpin.chart.scene import Frame, Group, Point, Shape, Text
from linchpin.chart.typeface import Fitted, fit
from linchpin.chart.words import Words

_GAP = 8.0


@dataclass(frozen=True, slots=True)
class _Widths:
    """Widths of the parts of a page, from the edge to the middle."""

    box: float
    label: float
    middle: float


def _widths(width: float) -> _Widths:
    rest = width - 2 * margin_of(width)
    return _Widths(rest * 0.195, rest * 0.15, rest * 0.18)


@dataclass(frozen=True, slots=True)
class _Row:
    laid: SetNode
    labels: tuple[Fitted, ...]
    frame: Frame
    side: int


def _label(tie: Tie, width: float) -> Fitted:
    return fit(tie.text, width=width - 18, lines=2, sizes=(7.0, 6.6, 6.2))


def _tie_height(label: Fitted) -> float:
    return label.size * 1.1 * len(label.lines) + 7.4


def _row_height(node: Node, widths: _Widths) -> float:
    ties = sum(_tie_height(_label(tie, widths.label)) for tie in node.ties)
    return max(34.0, set_node(node, widths.box).height, ties + 5)


def _column_height(nodes: Sequence[Node], widths: _Widths) -> float:
    return sum(_row_height(node, widths) + _GAP for node in nodes) - _GAP


def _halves(nodes: Sequence[Node]) -> tuple[Sequence[Node], Sequence[Node]]:
    half = -(-len(nodes) // 2) if len(nodes) > 3 else len(nodes)
    return nodes[:half], nodes[half:]


def sides_height(middle: Node, nodes: Sequence[Node], width: float) -> float:
    """Return the height that some neighbours need."""
    widths = _widths(width)
    own = middle_height(middle, widths.middle) + 20
    return max(own, *(_column_height(side, widths) for side in _halves(nodes)))


def draw_sides(
    middle: Node, nodes: Sequence[Node], width: float, top: float, words: Words
) -> tuple[list[Group | Shape], float]:
    """Return what is drawn below `top`, and where it ends.

    Args:
        middle: Who stands in the middle.
        nodes: Neighbours.
        width: Width of the page.
        top: Where it begins.
        words: Language.
    """
    widths, margin = _widths(width), margin_of(width)
    tallest = sides_height(middle, nodes, width)
    high = middle_height(middle, widths.middle)
    frame = Frame((width - widths.middle) / 2, top + (tallest - high) / 2, widths.middle, high)
    right, left = _halves(nodes)
    rows = [
        *_rows(right, width - margin - widths.box, top, tallest, 1, widths),
        *_rows(left, margin, top, tallest, -1, widths),
    ]
    items: list[Group | Shape] = []
    for side in (1, -1):
        beside = [row for row in rows if row.side == side]
        items.extend(_lines(beside, frame, middle.key, widths, words))
    items.append(draw_middle(middle, frame))
    items.extend(draw_node(row.laid, row.frame) for row in rows)
    return items, top + tallest


def _rows(
    nodes: Sequence[Node], x: float, top: float, tallest: float, side: int, widths: _Widths
) -> list[_Row]:
    y = top + (tallest - _column_height(nodes, widths)) / 2
    rows = []
    for node in nodes:
        height = _row_height(node, widths)
        labels = tuple(_label(tie, widths.label) for tie in node.ties)
        laid = set_node(node, widths.box)
        rows.append(_Row(laid, labels, Frame(x, y, widths.box, height), side))
        y += height + _GAP
    return rows


def _lines(
    rows: list[_Row], middle: Frame, centre: str, widths: _Widths, words: Words
) -> list[Group]:
    total = sum(len(row.labels) for row in rows)
    found = []
    number = 0
    for row in rows:
        heights = [_tie_height(label) for label in row.labels]
        y = row.frame.y + (row.frame.height - sum(heights)) / 2 - 2.4
        for place, height in enumerate(heights):
            y += height
            start_y = middle.y + middle.height * (number + 1) / (total + 1)
            ways = _way(row, middle, (start_y, y), widths)
            found.append(_line(row, place, ways, centre, words))
            number += 1
    return found


def _way(row: _Row, middle: Frame, ys: Point, widths: _Widths) -> tuple[Point, ...]:
    """Return the way from the middle, fanning out, then level under its label to the box."""
    start = (middle.right if row.side > 0 else middle.x, ys[0])
    end = (row.frame.x if row.side > 0 else row.frame.right, ys[1])
    return start, (end[0] - row.side * widths.label, ys[1]), end


def _line(row: _Row, place: int, way: tuple[Point, ...], centre: str, words: Words) -> Group:
    tie, label = row.laid.node.ties[place], row.labels[place]
    _, turn, end = way
    directed = is_directed(tie)
    points = tuple(reversed(way)) if directed and tie.source != centre else way
    at = (turn[0] + end[0]) / 2
    last = len(label.lines) - 1
    texts = [
        Text(
            at,
            end[1] - 2.6 - (last - line_place) * label.size * 1.1,
            line,
            label.size,
            TEXT,
            anchor="middle",
        )
        for line_place, line in enumerate(label.lines)
    ]
    path = draw_tie(tie.style, points, arrow=directed, corner=8)
    return tie_group(tie, [path, *texts], words)
