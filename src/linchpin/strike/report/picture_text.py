"""Names and words on the picture: where there is room, and nothing a file may not hold."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from xml.sax.saxutils import escape

import numpy as np

from linchpin.strike.graph.arrays import Bools, Floats
from linchpin.strike.graph.graph import Graph

INK, MARKED = "#1a1a1a", "#b3261e"
GAP, WIDE = 7.0, 0.58
MARKED_SIZE, SIZE = 7.6, 6.4
"""Type in points on paper, never below what a newspaper prints."""
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_ID = re.compile(r"(?<=\S) \([\w-]+\)$")

Box = tuple[float, float, float, float]


def name_labels(part: Graph, spots: Floats, marked: Bools, within: Box) -> Iterator[str]:
    """Yield the names that find room, those who leave first and always.

    A name that finds none stands in the title of its circle alone. Ids are left out.

    Args:
        part: the network drawn.
        spots: place of every name, float64, shape (n, 2).
        marked: bool, shape (n,); those who leave.
        within: left, upper, right and lower edge of the drawing.
    """
    taken: list[Box] = [(x - 5, y - 5, x + 5, y + 5) for x, y in spots.tolist()]
    for node in np.lexsort((-part.degrees, ~marked)).tolist():
        size = MARKED_SIZE if marked[node] else SIZE
        name = _ID.sub("", part.name(node))
        x, y = spots[node].tolist()
        inside = [place for place in _places(x, y, name, size) if _holds(within, place[0])]
        found = next((place for place in inside if not _meets(place[0], taken)), None)
        if found is None and marked[node] and inside:
            found = inside[0]
        if found is None and marked[node]:
            yield from _on_lines(within, y, name)
        if found is None:
            continue
        box, at, anchor = found
        taken.append(box)
        yield written(
            at,
            box[3] - 2,
            name,
            size=size,
            weight="bold" if marked[node] else "normal",
            fill=MARKED if marked[node] else INK,
            anchor=anchor,
        )


def _places(x: float, y: float, name: str, size: float) -> Iterator[tuple[Box, float, str]]:
    """Yield boxes for a name beside a spot, each with where its text starts or ends."""
    wide = WIDE * size * len(name)
    for down in (0.0, -size, size):
        low, high = y + down - size / 2, y + down + size / 2
        yield (x + GAP, low, x + GAP + wide, high), x + GAP, "start"
        yield (x - GAP - wide, low, x - GAP, high), x - GAP, "end"
    for down in (-GAP - size, GAP):
        yield (x - wide / 2, y + down, x + wide / 2, y + down + size), x, "middle"


def _on_lines(within: Box, y: float, name: str) -> Iterator[str]:
    """Yield a name that is longer than the drawing is wide, on lines from its left edge."""
    most = max(int((within[2] - within[0]) / (WIDE * MARKED_SIZE)), 8)
    look = {"size": MARKED_SIZE, "weight": "bold", "fill": MARKED}
    lines = textwrap.wrap(name, most)
    below = min(y + GAP, within[3] - len(lines) * MARKED_SIZE * 1.2)
    for number, line in enumerate(lines, start=1):
        yield written(within[0], below + number * MARKED_SIZE * 1.2, line, **look)


def _holds(within: Box, box: Box) -> bool:
    left, top, right, bottom = within
    return left <= box[0] and top <= box[1] and box[2] <= right and box[3] <= bottom


def _meets(box: Box, taken: list[Box]) -> bool:
    left, top, right, bottom = box
    return any(
        left < other[2] and other[0] < right and top < other[3] and other[1] < bottom
        for other in taken
    )


def written(x: float, y: float, text: str, **style: object) -> str:
    """Return a line of text; of `style` size, weight, fill and anchor are known."""
    look = {"size": 10, "weight": "normal", "fill": INK, "anchor": "start", **style}
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{look["size"]}" fill="{look["fill"]}" '
        f'font-weight="{look["weight"]}" text-anchor="{look["anchor"]}" stroke="#ffffff" '
        f'stroke-width="2" paint-order="stroke">{plain_text(text)}</text>'
    )


def plain_text(text: str) -> str:
    """Return a text as SVG holds it, without control characters.

    >>> plain_text("a & b\\x1b[31m")
    'a &amp; b[31m'
    """
    return escape(_CONTROLS.sub("", text))
