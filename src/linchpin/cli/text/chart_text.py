"""Set the fact check of a picture for a terminal: every box and line with its quotes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from linchpin.cli.text import layout
from linchpin.cli.text.terminal import style

if TYPE_CHECKING:
    from linchpin.chart.drawing import Drawing


def check_text(drawing: Drawing) -> Iterator[str]:
    """Yield the fact check line by line."""
    words = drawing.words
    boxes = sum(1 for entry in drawing.entries if entry.sort == "box")
    lines = len(drawing.entries) - boxes
    quotes = sum(len(line.said) for entry in drawing.entries for line in entry.lines)
    yield style(words("evidence of", who=drawing.name), bold=True)
    yield f"  {boxes} boxes, {lines} lines, {quotes} quotes; none without a claim"
    for sort, title in (("box", "boxes"), ("line", "lines")):
        yield layout.heading(words(title))
        for entry in drawing.entries:
            if entry.sort != sort:
                continue
            yield layout.hanging(entry.title, "  ", "    ")
            for line in entry.lines:
                for said in line.said:
                    start = "" if line.text == said.quote else f"{line.text}: "
                    yield layout.hanging(f"{start}{layout.said_text(said)}", "      ", "        ")
    yield layout.heading(words("sources heading"))
    for source in drawing.sources:
        yield layout.source_text(source)
