"""The boxes of an ego network: the one in the middle, and a neighbour."""

from __future__ import annotations

from dataclasses import dataclass

from linchpin.chart.ego.build import Node
from linchpin.chart.organisation.card_drawing import edge_shapes
from linchpin.chart.organisation.model import Tie, TieKind, claims_in
from linchpin.chart.palette import INK, LINK, NAVY, QUIET, WHITE
from linchpin.chart.scene import Frame, Group, Rect, Shape, Text
from linchpin.chart.typeface import Fitted, break_lines, fit, measure
from linchpin.network.citation import marks_of

DIRECTED = (
    TieKind.OWNS,
    TieKind.DIRECTS,
    TieKind.SUCCESSION,
    TieKind.FAMILY,
    TieKind.LEADS,
    TieKind.ROLE,
    TieKind.PAYS,
)
"""Kinds of tie whose line has an arrowhead, towards the end the tie names second."""


@dataclass(frozen=True, slots=True)
class SetNode:
    """A box whose text is broken to its width.

    Attributes:
        node: Whom it shows.
        width: Its width.
        name: The name.
        badge: The badge.
        cited: Source numbers, line by line.
    """

    node: Node
    width: float
    name: Fitted
    badge: Fitted
    cited: tuple[str, ...]

    @property
    def height(self) -> float:
        """Return the height its text needs."""
        name = len(self.name.lines) * self.name.size * 1.14
        badge = len(self.badge.lines) * self.badge.size * 1.16
        return name + badge + (0.0 if self.beside else len(self.cited) * 7.4) + 10

    @property
    def beside(self) -> bool:
        """Say whether the source numbers stand beside the badge's last line."""
        last = measure(self.badge.lines[-1], self.badge.size) + measure(self.cited[0], 6.0)
        return len(self.cited) == 1 and last + 24 <= self.width


def set_node(node: Node, width: float) -> SetNode:
    """Return a box with its text broken to a width."""
    room = width - 18
    lines = (*node.lines, *(line for tie in node.ties for line in tie.lines))
    return SetNode(
        node,
        width,
        fit(node.name, width=room, lines=2, sizes=(8.4, 7.8, 7.2, 6.8), bold=True),
        fit(node.badge, width=room, lines=2, sizes=(6.6, 6.2)),
        break_lines(marks_of(lines), 6.0, room),
    )


def draw_node(laid: SetNode, frame: Frame) -> Group:
    """Return the box of a neighbour in a frame at least as high as it needs."""
    node = laid.node
    items: list[Shape] = [*edge_shapes(frame, node.status)]
    y = frame.y + (frame.height - laid.height) / 2 + 4
    for fitted, bold, colour in ((laid.name, True, INK), (laid.badge, False, QUIET)):
        for line in fitted.lines:
            y += fitted.size * 1.15
            at = y - fitted.size * 0.18
            items.append(Text(frame.x + 10, at, line, fitted.size, colour, bold=bold))
    at = y - laid.badge.size * 0.18 if laid.beside else y + 7.0
    for line in laid.cited:
        items.append(Text(frame.right - 6, at, line, 6.0, LINK, anchor="end"))
        at += 7.4
    title = f"{node.name}. {node.badge}"
    return Group("node", title, tuple(items), node.key, claims_in(node.lines), frame)


def middle_height(node: Node, width: float) -> float:
    """Return the height of the box in the middle."""
    name, under = _middle(node, width)
    return len(name.lines) * name.size * 1.15 + len(under.lines) * under.size * 1.2 + 20


def draw_middle(node: Node, frame: Frame) -> Group:
    """Return the box of the one in the middle."""
    name, under = _middle(node, frame.width)
    items: list[Shape] = [Rect(frame, fill=NAVY, radius=3)]
    block = len(name.lines) * name.size * 1.15 + len(under.lines) * under.size * 1.2
    y = frame.y + (frame.height - block) / 2 - 1
    centre = frame.x + frame.width / 2
    for fitted, bold, leading in ((name, True, 1.15), (under, False, 1.2)):
        for line in fitted.lines:
            y += fitted.size * leading
            at = y - fitted.size * 0.16
            items.append(Text(centre, at, line, fitted.size, WHITE, bold=bold, anchor="middle"))
    title = f"{node.name}. {node.badge}"
    return Group("node", title, tuple(items), node.key, claims_in(node.lines), frame)


def _middle(node: Node, width: float) -> tuple[Fitted, Fitted]:
    room = width - 14
    name = fit(node.name, width=room, lines=2, sizes=(12, 11, 10, 9, 8), bold=True)
    under = f"{node.badge} {marks_of(node.lines)}"
    return name, fit(under, width=room, lines=2, sizes=(7.4, 6.8, 6.2))


def is_directed(tie: Tie) -> bool:
    """Say whether the line of a tie has an arrowhead."""
    return tie.kind in DIRECTED
