"""Draw who stands beside the organisation: allies, rivals, organisations that share its people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from linchpin.chart.organisation.card_drawing import edge_shapes
from linchpin.chart.organisation.line_drawing import draw_tie, tie_group
from linchpin.chart.organisation.measures import (
    BESIDE_GAP,
    BESIDE_HEIGHT,
    BESIDE_WIDTH,
)
from linchpin.chart.organisation.model import Beside, Tie, claims_in
from linchpin.chart.palette import INK, LINK, QUIET, TEXT
from linchpin.chart.scene import Frame, Group, Point, Shape, Text
from linchpin.chart.typeface import Fitted, break_lines, fit
from linchpin.chart.words import Words
from linchpin.network.citation import marks

_GAP = 8.0


@dataclass(frozen=True, slots=True)
class BesideBoxes:
    """Boxes on one side of the bar, or in a pile below it.

    Attributes:
        boxes: Who stands there.
        way: 1 right of the bar, -1 left of it, 0 below it.
        wide: Width of the boxes of a pile.
    """

    boxes: Sequence[Beside]
    way: int
    wide: float = BESIDE_WIDTH

    @property
    def width(self) -> float:
        """Return the width of its boxes."""
        return self.wide

    @property
    def heights(self) -> list[float]:
        """Return the room of each box, with the gap or label above it."""
        found = []
        for box in self.boxes:
            label = 0.0
            if box.tie is not None:
                lines = len(_label(box.tie, self).lines)
                label = lines * 7.6 + 3 if self.way == 0 else max(0.0, lines * 15.0 - 20)
            found.append(max(_set(box, self.width).height, 0.0) + max(_GAP, label))
        return found

    @property
    def height(self) -> float:
        """Return its height."""
        return sum(self.heights)


@dataclass(frozen=True, slots=True)
class _SetBox:
    """The words of a box, broken to its width."""

    name: Fitted
    text: Fitted
    cited: tuple[str, ...]

    @property
    def height(self) -> float:
        lines = len(self.name.lines) * self.name.size * 1.14
        lines += len(self.text.lines) * self.text.size * 1.16
        return max(BESIDE_HEIGHT, lines + len(self.cited) * 7.2 + 8)


def _set(box: Beside, width: float) -> _SetBox:
    numbers = sorted({said.source for line in box.lines for said in line.said})
    room = width - 14
    return _SetBox(
        fit(box.name, width=room, lines=2, sizes=(8, 7.4, 6.8), bold=True),
        fit(box.text, width=room, lines=2, sizes=(6.6, 6.2)),
        break_lines(marks(numbers), 6.0, room),
    )


def _label(tie: Tie, side: BesideBoxes) -> Fitted:
    room = BESIDE_GAP - 18 if side.way else side.width - 12
    return fit(tie.text, width=room, lines=3, sizes=(6.6, 6.2))


def draw_beside(items: list[Group | Shape], side: BesideBoxes, bar: Frame, words: Words) -> float:
    """Draw the boxes of one side, each with its line, and return the room they take.

    Args:
        items: What it is added to.
        side: The boxes.
        bar: The organisation's bar.
        words: Language.
    """
    if side.way == 0:
        return _draw_pile(items, side, bar, words)
    y = bar.y + bar.height / 2 - side.height / 2
    for box, room in zip(side.boxes, side.heights, strict=True):
        laid = _set(box, side.width)
        x = bar.right + BESIDE_GAP if side.way > 0 else bar.x - BESIDE_GAP - side.width
        frame = Frame(x, y + (room - laid.height), side.width, laid.height)
        y += room
        if box.tie is not None:
            items.append(_line(box.tie, frame, bar, side, words))
        items.append(_box(box, frame, laid))
    return side.height


def pile_frames(side: BesideBoxes, bar: Frame) -> list[Frame]:
    """Return where the boxes of a pile stand, below the bar."""
    y = bar.bottom
    frames = []
    for box, room in zip(side.boxes, side.heights, strict=True):
        high = _set(box, side.width).height
        frames.append(Frame(bar.x + 6, y + room - high, side.width, high))
        y += room
    return frames


def _draw_pile(items: list[Group | Shape], side: BesideBoxes, bar: Frame, words: Words) -> float:
    """Draw boxes one below the other, joined by a rail at the right edge, labels above them."""
    y = bar.bottom
    rail = bar.right - 3
    for box, room in zip(side.boxes, side.heights, strict=True):
        laid = _set(box, side.width)
        frame = Frame(bar.x + 6, y + room - laid.height, side.width, laid.height)
        if box.tie is not None:
            middle = frame.y + frame.height / 2
            points = ((rail, bar.bottom), (rail, middle), (frame.right, middle))
            label = _label(box.tie, side)
            at = y + 1.0
            texts = []
            for line in label.lines:
                at += 7.6
                texts.append(Text(frame.x + 2, at - 0.6, line, label.size, TEXT))
            path = draw_tie(box.tie.style, points, corner=0)
            items.append(tie_group(box.tie, [path, *texts], words))
        items.append(_box(box, frame, laid))
        y += room
    return y - bar.bottom


def _line(tie: Tie, frame: Frame, bar: Frame, side: BesideBoxes, words: Words) -> Group:
    near = frame.x if side.way > 0 else frame.right
    edge = bar.right if side.way > 0 else bar.x
    rail = edge + side.way * 10
    y = frame.y + frame.height / 2
    middle = bar.y + bar.height / 2
    points: tuple[Point, ...] = ((edge, middle), (rail, middle), (rail, y), (near, y))
    if abs(y - middle) < 1:
        points = ((edge, y), (near, y))
    label = _label(tie, side)
    centre = (rail + near) / 2
    last = len(label.lines) - 1
    lines = [
        Text(
            centre,
            y - 3 - (last - place) * label.size * 1.1,
            text,
            label.size,
            TEXT,
            anchor="middle",
        )
        for place, text in enumerate(label.lines)
    ]
    return tie_group(tie, [draw_tie(tie.style, points), *lines], words)


def _box(box: Beside, frame: Frame, laid: _SetBox) -> Group:
    items: list[Shape] = [*edge_shapes(frame, box.status)]
    y = frame.y + 2.6
    for fitted, bold, colour in ((laid.name, True, INK), (laid.text, False, QUIET)):
        for line in fitted.lines:
            y += fitted.size * 1.15
            at = y - fitted.size * 0.16
            items.append(Text(frame.x + 7, at, line, fitted.size, colour, bold=bold))
    at = frame.bottom - 3.2 - 7.2 * (len(laid.cited) - 1)
    for line in laid.cited:
        items.append(Text(frame.right - 5, at, line, 6.0, LINK, anchor="end"))
        at += 7.2
    title = f"{box.name}. {box.text}"
    return Group("beside", title, tuple(items), box.key, claims_in(box.lines), frame)
