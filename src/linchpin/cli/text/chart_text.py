"""Set the fact check of a picture for a terminal: every box and line with its quotes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from linchpin.claims.counted import counted
from linchpin.cli.text import layout
from linchpin.cli.text.terminal import style

if TYPE_CHECKING:
    from linchpin.chart.drawing import Drawing

_MOST_LATIN = 3


def check_text(drawing: Drawing) -> Iterator[str]:
    """Yield the fact check line by line."""
    words = drawing.words
    boxes = sum(1 for entry in drawing.entries if entry.sort == "box")
    lines = len(drawing.entries) - boxes
    quotes = sum(len(line.said) for entry in drawing.entries for line in entry.lines)
    yield style(words("evidence of", who=drawing.name), bold=True)
    yield (
        f"  {counted(boxes, 'box', 'boxes')}, {counted(lines, 'line')}, "
        f"{counted(quotes, 'quote')}; none without a claim"
    )
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


def latin_text(drawing: Drawing) -> str | None:
    """Return which words are drawn in Latin letters too; None where there is none.

    Args:
        drawing: The picture.
    """
    latin = dict.fromkeys(word for page in drawing.pages for word in page.in_latin_form())
    if not latin:
        return None
    shown = "; ".join([*latin][:_MOST_LATIN]) + ("; ..." if len(latin) > _MOST_LATIN else "")
    return (
        f"linchpin: the picture's typeface has no letters for {counted(len(latin), 'word')}; "
        f"their Latin form is drawn in brackets: {shown}"
    )
