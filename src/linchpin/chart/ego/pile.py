"""Neighbours in one column below the one in the middle, for a narrow page."""

from __future__ import annotations

from collections.abc import Sequence

from linchpin.chart.ego.boxes import (
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
from linchpin.chart.palette import FAINT, TEXT
from linchpin.chart.scene import Frame, Group, Path, Shape, Text
from linchpin.chart.typeface import Fitted, fit
from linchpin.chart.words import Words

_GAP = 9.0
_INDENT = 30.0
_STUB = 12.0


def _label(tie: Tie, room: float) -> Fitted:
    return fit(tie.text, width=room, lines=2, sizes=(7.0, 6.6, 6.2))


def _room(width: float) -> float:
    return width - 2 * margin_of(width) - _INDENT


def _heights(node: Node, width: float) -> tuple[float, float]:
    """Return the height of the labels above a box, and of the box."""
    labels = [_label(tie, _room(width)) for tie in node.ties]
    above = sum(len(label.lines) * label.size * 1.16 for label in labels) + 3
    return above, max(set_node(node, _room(width)).height, _STUB * len(labels) + 6)


def pile_height(middle: Node, nodes: Sequence[Node], width: float) -> float:
    """Return the height that some neighbours need."""
    own = middle_height(middle, width - 2 * margin_of(width))
    return own + sum(sum(_heights(node, width)) + _GAP for node in nodes)


def draw_pile(
    middle: Node, nodes: Sequence[Node], width: float, top: float, words: Words
) -> tuple[list[Group | Shape], float]:
    """Return what is drawn below `top`, and where it ends.

    Args:
        middle: Who stands above all.
        nodes: Neighbours.
        width: Width of the page.
        top: Where it begins.
        words: Language.
    """
    margin = margin_of(width)
    frame = Frame(margin, top, width - 2 * margin, middle_height(middle, width - 2 * margin))
    rail = margin + 6
    items: list[Group | Shape] = []
    y, last = frame.bottom, frame.bottom
    for node in nodes:
        above, high = _heights(node, width)
        y += _GAP
        box = Frame(margin + _INDENT, y + above, _room(width), high)
        at = y
        for place, tie in enumerate(node.ties):
            label = _label(tie, _room(width))
            texts = []
            for line in label.lines:
                at += label.size * 1.16
                texts.append(Text(box.x, at - label.size * 0.2, line, label.size, TEXT))
            level = box.y + box.height * (place + 1) / (len(node.ties) + 1)
            last = level
            points = ((rail, level), (box.x, level))
            if is_directed(tie) and tie.source != middle.key:
                points = (points[1], points[0])
            path = draw_tie(tie.style, points, arrow=is_directed(tie), corner=0)
            items.append(tie_group(tie, [path, *texts], words))
        items.append(draw_node(set_node(node, box.width), box))
        y = box.bottom
    rail_path = Path(((rail, frame.bottom), (rail, last)), stroke=FAINT, stroke_width=2.0)
    return [rail_path, *items, draw_middle(middle, frame)], y
