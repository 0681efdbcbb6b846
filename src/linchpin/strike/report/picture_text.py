"""Names and words on the picture: where there is room, and nothing a file may not hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.sax.saxutils import escape

import numpy as np

from linchpin.strike.graph.arrays import Bools, Floats
from linchpin.strike.graph.graph import Graph

INK, MARKED = "#1a1a1a", "#b3261e"
LONGEST, GAP, WIDE = 30, 8.0, 0.58
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_ID = re.compile(r"(?<=\S) \([\w-]+\)$")

Box = tuple[float, float, float, float]


def name_labels(
    part: Graph, spots: Floats, marked: Bools, within: tuple[float, float]
) -> Iterator[str]:
    """Yield the names that find room, those who leave first and always.

    A name that finds none stands in the title of its circle alone. Ids are left out.

    Args:
        part: the network drawn.
        spots: place of every name, float64, shape (n, 2).
        marked: bool, shape (n,); those who leave.
        within: left and right edge of the drawing.
    """
    taken: list[Box] = [(x - 6, y - 6, x + 6, y + 6) for x, y in spots.tolist()]
    for node in np.lexsort((-part.degrees, ~marked)).tolist():
        size = 10.0 if marked[node] else 8.0
        name = _ID.sub("", part.name(node))
        name = name if len(name) <= LONGEST else f"{name[: LONGEST - 1]}…"
        x, y = spots[node].tolist()
        inside = [
            place
            for place in _places(x, y, name, size)
            if within[0] <= place[0][0] and place[0][2] <= within[1]
        ]
        found = next((place for place in inside if not _meets(place[0], taken)), None)
        if found is None and marked[node] and inside:
            found = inside[0]
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
