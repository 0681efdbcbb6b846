"""Letters on the lines that no source states as a plain fact: alleged, charged, somebody's view."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from linchpin.chart.palette import WHITE
from linchpin.chart.scene import Circle, Frame, Group, Page, Path, Point, Shape, Text
from linchpin.chart.words import Words

RADIUS = 4.0
"""Radius of the disc that a letter stands on."""
MARKED = ("alleged", "charged", "opinion", "denied")
"""How a line may be said that bears a letter."""
_BOXES = ("card", "bar", "beside", "node")


def with_marks(page: Page, words: Words) -> Page:
    """Return a page whose lines bear a letter where they are said less firmly than stated.

    A letter stands on its line where it covers no text, no box and no other letter; the middle of
    the longest straight piece comes first.

    Args:
        page: What is drawn so far.
        words: Language.
    """
    taken = [shape.frame for shape in page.shapes() if isinstance(shape, Text) and shape.text]
    taken += [g.frame for g in page.groups() if g.role in _BOXES and g.frame is not None]
    items: list[Group | Shape] = []
    for item in page.items:
        if isinstance(item, Group) and item.role == "line" and item.standing in MARKED:
            path, place = _place(item, taken, Frame(0, 0, page.width, page.height))
            taken.append(_disc(place))
            letter = letter_mark(*place, words(f"mark {item.standing}"), path.stroke)
            item = replace(item, items=(*item.items, *letter))
        items.append(item)
    return replace(page, items=tuple(items))


def letter_mark(x: float, y: float, letter: str, colour: str) -> list[Shape]:
    """Return a letter on a disc around a point."""
    return [
        Circle(x, y, RADIUS, fill=WHITE, stroke=colour, stroke_width=0.6),
        Text(x, y + 2.2, letter, 6.0, colour, bold=True, anchor="middle"),
    ]


def _disc(place: Point) -> Frame:
    return Frame(place[0] - RADIUS, place[1] - RADIUS, 2 * RADIUS, 2 * RADIUS)


def _place(group: Group, taken: Sequence[Frame], whole: Frame) -> tuple[Path, Point]:
    paths = [item for item in group.items if isinstance(item, Path)]
    legs = [(path, *leg) for path in paths for leg in _legs(path)]
    legs.sort(key=lambda leg: -math.dist(leg[1], leg[2]))
    for path, start, end in legs:
        for place in _along(start, end):
            disc = _disc(place)
            if whole.holds(disc) and not any(frame.overlaps(disc) for frame in taken):
                return path, place
    path, start, end = legs[0]
    return path, next(iter(_along(start, end)))


def _legs(path: Path) -> Iterable[tuple[Point, Point]]:
    return zip(path.points, path.points[1:], strict=False)


def _along(start: Point, end: Point) -> Iterator[Point]:
    """Yield places on a straight piece, from its middle outwards."""
    length = math.dist(start, end)
    steps = int(length / 2 // RADIUS)
    for step in range(steps + 1):
        for side in (1, -1) if step else (1,):
            share = 0.5 + side * step * RADIUS / length if length else 0.5
            yield start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share
