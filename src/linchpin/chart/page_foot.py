"""The foot of every picture: its sources, and that an allegation is not a finding of guilt."""

from __future__ import annotations

from linchpin.chart.page_head import margin_of
from linchpin.chart.palette import INK, QUIET
from linchpin.chart.scene import Group, Shape, Text
from linchpin.chart.typeface import break_lines
from linchpin.chart.words import Words
from linchpin.network import citation
from linchpin.network.answer import CitedSource

_SIZE = 7.0
_SMALL = 6.8


def draw_sources(
    sources: tuple[CitedSource, ...], width: float, words: Words, y: float
) -> tuple[Group, float]:
    """Return the numbered sources in columns below y, and where they end."""
    margin = margin_of(width)
    inner = width - 2 * margin
    columns = 3 if inner > 900 and len(sources) > 2 else 2 if len(sources) > 1 else 1
    columns = columns if inner > 420 else 1
    room = inner / columns - 12
    entries = []
    for source in sources:
        text = citation.source_text(source, words.lang, date=words.date)
        text = f"{citation.mark(source.number)} {text}"
        entries.append(break_lines(text, _SMALL, room))
    y += 9
    items: list[Shape] = [Text(margin, y, words("sources heading"), _SIZE, INK, bold=True)]
    total = sum(len(lines) for lines in entries)
    column, used, top, lowest = 0, 0, y + 3, y
    for lines in entries:
        if used and used + len(lines) > -(-total // columns) and column < columns - 1:
            column, used = column + 1, 0
        for number, line in enumerate(lines):
            used += 1
            at = top + used * 8.8
            x = margin + column * inner / columns + (0 if number == 0 else 8)
            items.append(Text(x, at, line, _SMALL, QUIET))
            lowest = max(lowest, at)
    return Group("sources", words("sources heading"), tuple(items), key="sources"), lowest


def draw_notes(count: int, width: float, words: Words, y: float) -> tuple[Group, float]:
    """Return the closing lines below y, and where they end.

    Args:
        count: Number of sources.
        width: Width of the page.
        words: Language.
        y: Where they begin.
    """
    made = words("made by", count=words.counted("source", count))
    items = []
    margin = margin_of(width)
    for line in break_lines(f"{words('allegation')} {made}", _SIZE, width - 2 * margin):
        y += 9.5
        items.append(Text(margin, y, line, _SIZE, INK))
    return Group("notes", "", tuple(items), key="notes"), y
