"""What the laws of layout are checked with."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from linchpin.chart.scene import Circle, Frame, Group, Page, Path, Point, Text


def texts_of(page: Page) -> list[Text]:
    """Return every text of a page that says something."""
    return [shape for shape in page.shapes() if isinstance(shape, Text) and shape.text]


def marks_of(page: Page) -> list[Text]:
    """Return the letters that say how firmly a line is said; each lies on a disc on its line."""
    return [
        shape
        for group in page.groups("line")
        for disc, shape in pairwise(group.items)
        if isinstance(disc, Circle) and isinstance(shape, Text)
    ]


def overlapping(frames: list[Frame], slack: float) -> list[tuple[int, int]]:
    """Return the positions of frames that overlap, by a sweep from the left."""
    order = sorted(range(len(frames)), key=lambda place: frames[place].x)
    found, open_ = [], []
    for place in order:
        frame = frames[place]
        open_ = [other for other in open_ if frames[other].right > frame.x + slack]
        found += [(other, place) for other in open_ if frames[other].overlaps(frame, slack)]
        open_.append(place)
    return found


def segments(page: Page) -> Iterator[tuple[Group, Point, Point]]:
    """Yield every straight piece of every line of a page."""
    for group in page.groups("line"):
        for item in group.items:
            if isinstance(item, Path) and not item.curve:
                for start, end in pairwise(item.points):
                    yield group, start, end


def crosses(start: Point, end: Point, frame: Frame, slack: float = 0.3) -> bool:
    """Say whether an upright or level piece runs through a frame."""
    left, right = sorted((start[0], end[0]))
    upper, lower = sorted((start[1], end[1]))
    return (
        left < frame.right - slack
        and right > frame.x + slack
        and upper < frame.bottom - slack
        and lower > frame.y + slack
    )
