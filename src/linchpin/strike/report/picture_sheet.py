"""Where the two drawings and the words stand on a sheet, in points of paper."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from linchpin.strike.report.picture_text import INK, WIDE, written

TABLOID = (1224.0, 792.0)
GREY = "#6b6b6b"
_SIDE_BY_SIDE = 560.0
_LEADING = 1.3


@dataclass(frozen=True, slots=True)
class DrawingSpace:
    """Where one drawing stands."""

    left: float
    top: float
    width: float
    height: float

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Return its left, upper, right and lower edge."""
        return self.left, self.top, self.left + self.width, self.top + self.height


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A sheet with its words set and room for two drawings.

    Attributes:
        width: of the sheet.
        height: of the sheet, as much as is needed.
        panels: room for the drawing before, and the drawing after.
        texts: title, headings and words, as SVG.
    """

    width: float
    height: float
    panels: tuple[DrawingSpace, DrawingSpace]
    texts: tuple[str, ...]


def lay_out(
    sheet: tuple[float, float], title: str, heads: tuple[str, str], words: Sequence[str]
) -> LaidOut:
    """Return where everything stands: side by side where the sheet is wide, else one below.

    Args:
        sheet: most width and height.
        title: line above.
        heads: what is said above each drawing.
        words: lines below.
    """
    width, most = sheet
    beside = width >= _SIDE_BY_SIDE
    margin, gap = (34.0, 30.0) if beside else (10.0, 8.0)
    room = width - 2 * margin
    column = (room - gap) / 2 if beside else room
    sizes = (14.0, 9.0, 7.4) if beside else (10.0, 7.2, 6.6)
    top = _lines(title, sizes[0], room)
    above = [_lines(head, sizes[1], column) for head in heads]
    below = [line for text in words for line in _lines(text, sizes[2], room)]
    head_room = max(map(len, above)) * sizes[1] * _LEADING + 4
    start = margin * 0.7 + len(top) * sizes[0] * _LEADING
    foot = len(below) * sizes[2] * _LEADING + 16
    rows = 1 if beside else 2
    high = min(column * 0.9, (most - start - foot) / rows - head_room)
    panels = tuple(
        DrawingSpace(
            margin + (number * (column + gap) if beside else 0.0),
            start + head_room + (0.0 if beside else number * (head_room + high)),
            column,
            high,
        )
        for number in (0, 1)
    )
    texts = _set(top, (margin, margin * 0.7), sizes[0], weight="bold", fill=INK)
    for lines, panel in zip(above, panels, strict=True):
        at = (panel.left, panel.top - head_room)
        texts += _set(lines, at, sizes[1], weight="normal", fill=INK)
    at = (margin, panels[1].box[3] + 6)
    texts += _set(below, at, sizes[2], weight="normal", fill=GREY)
    return LaidOut(width, panels[1].box[3] + foot, (panels[0], panels[1]), tuple(texts))


def _lines(text: str, size: float, room: float) -> list[str]:
    return textwrap.wrap(text, max(int(room / (WIDE * size)), 8))


def _set(lines: Sequence[str], at: tuple[float, float], size: float, **look: str) -> list[str]:
    return [
        written(at[0], at[1] + size * (_LEADING * number + 1), line, size=size, **look)
        for number, line in enumerate(lines)
    ]
