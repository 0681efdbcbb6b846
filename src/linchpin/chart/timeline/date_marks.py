"""The sign of a date on a timeline, as long as the date is vague, and the key to these signs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from linchpin.chart.page_head import margin_of
from linchpin.chart.palette import PANEL_EDGE, TEXT
from linchpin.chart.scene import Circle, Frame, Group, Path, Rect, Shape, Text
from linchpin.chart.typeface import break_lines, measure
from linchpin.chart.words import Words
from linchpin.claims.dates import PartialDate, parse_date

_SIZE = 7.0


def mark(
    when: PartialDate, to_x: Callable[[date], float], y: float, colour: str, *, legal: bool
) -> list[Shape]:
    """Return the sign of a date: a dot for a day, a bar for what is less precise.

    A month or year is a bar of its length; circa is a dashed bar; an interval has closed ends.

    Args:
        when: The date.
        to_x: Gives the place of a day on the axis.
        y: Middle of the row.
        colour: Colour.
        legal: Filled, for a legal event that a source tells as a fact.
    """
    left, right = to_x(when.earliest), to_x(when.latest)
    precision = when.precision
    fill = colour if legal else "#ffffff"
    if precision == "day":
        return [Circle(left, y, 4.0, fill=fill, stroke=colour, stroke_width=1.4)]
    bar = Frame(left, y - 3.2, max(right - left, 5.0), 6.4)
    if precision == "circa":
        return [Rect(bar, fill="#ffffff", stroke=colour, stroke_width=1.1, dash="2.5 2", radius=3)]
    shapes: list[Shape] = [Rect(bar, fill=fill, stroke=colour, stroke_width=1.2, radius=1.2)]
    if precision == "range":
        shapes = [
            Rect(Frame(bar.x, y - 1.4, bar.width, 2.8), fill=colour),
            *(
                Path(((x, y - 5), (x, y + 5)), stroke=colour, stroke_width=1.6)
                for x in (bar.x, bar.right)
            ),
        ]
    return shapes


def draw_key(width: float, words: Words, y: float) -> tuple[Group, float]:
    """Return the key to the signs below y, and where it ends.

    Args:
        width: Width of the page.
        words: Language.
        y: Its upper edge.
    """
    margin = margin_of(width)
    entries = [
        *(
            (
                words(phrase),
                16.0 if text == "2020-01-01" else wide + 6,
                parse_date(text),
                True,
                wide,
            )
            for text, phrase, wide in _SIGNS
        ),
        (words("legal events"), 16.0, parse_date("2020-01-01"), True, 4.0),
        (words("dated statements"), 16.0, parse_date("2020-01-01"), False, 4.0),
    ]
    items: list[Shape] = []
    inner = width - 2 * margin - 12
    x, line, deep = margin + 8, y + 10, 8.0
    for text, lead, when, legal, wide in entries:
        label = break_lines(text, _SIZE, inner - lead)
        need = lead + max(measure(part, _SIZE) for part in label)
        if x > margin + 8 and x + need > margin + 6 + inner:
            x, line, deep = margin + 8, line + 6 + deep, 8.0
        start = x + (4.0 if wide == 4.0 else 0.0)
        places = {when.earliest: start, when.latest: start + (0.0 if wide == 4.0 else wide)}
        items.extend(mark(when, places.__getitem__, line, "#334155", legal=legal))
        for place, part in enumerate(label):
            items.append(Text(x + lead, line + 2.5 + 8 * place, part, _SIZE, TEXT))
        deep = max(deep, 8.0 * len(label))
        x += need + 18
    end = line + deep + 2
    frame = Frame(margin, y, width - 2 * margin, end - y)
    box = Rect(frame, fill="#f8fafc", stroke=PANEL_EDGE, stroke_width=0.7, radius=2.5)
    return Group("legend", words("legend"), (box, *items), "legend", frame=frame), end


_SIGNS = (
    ("2020-01-01", "precision day", 4.0),
    ("2020-03", "precision month", 6.0),
    ("2020", "precision year", 22.0),
    ("2020~", "precision circa", 22.0),
    ("2019/2020", "precision range", 22.0),
)
"""A date of each precision, its name, and how wide its sign is."""
