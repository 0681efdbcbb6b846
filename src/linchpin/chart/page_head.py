"""The head of every picture: title, what is counted, the day, the editions that count."""

from __future__ import annotations

from dataclasses import dataclass

from linchpin.chart.palette import INK, NAVY, QUIET, TEXT
from linchpin.chart.scene import Frame, Group, Rect, Shape, Text
from linchpin.chart.typeface import fit
from linchpin.chart.words import Words
from linchpin.network.network import Network

MARGIN = 34.0
HEAD = 62.0
"""Height of the head."""


@dataclass(frozen=True, slots=True)
class PageHead:
    """What the head says.

    Attributes:
        label: What kind of picture it is, for a screen reader.
        title: Whom it shows.
        subtitle: What is counted.
        as_of: ISO day, None for everything known.
        editions: Lists that count, in words.
    """

    label: str
    title: str
    subtitle: str
    as_of: str | None
    editions: tuple[str, ...]


def draw_head(
    head: PageHead, width: float, words: Words, *, page: int = 1, pages: int = 1
) -> Group:
    """Return the head of a page.

    Args:
        head: What it says.
        width: Width of the page.
        words: Language.
        page: Number of the page, from 1.
        pages: How many there are.
    """
    right = width - MARGIN
    side = 250.0
    asked = (
        words("everything known")
        if head.as_of is None
        else words("as of", date=words.date(head.as_of))
    )
    notes = [*head.editions[:2]]
    if pages > 1:
        notes.append(words("page of", page=page, pages=pages))
    room = right - MARGIN - side - 20
    title = fit(head.title, width=room, lines=1, sizes=(19, 17, 15, 13, 11), bold=True)
    sub = fit(head.subtitle, width=room, lines=1, sizes=(9.5, 8.8, 8, 7.2))
    items: list[Shape] = [
        Rect(Frame(0, 0, width, 5), fill=NAVY),
        Text(MARGIN, 30, " ".join(title.lines), title.size, INK, bold=True),
        Text(MARGIN, 46, " ".join(sub.lines), sub.size, QUIET),
        Text(right, 24, asked, 9, TEXT, bold=True, anchor="end"),
    ]
    y = 35.0
    for note in notes:
        set_note = fit(note, width=side, lines=1, sizes=(7, 6.4, 5.8, 5.2))
        items.append(Text(right, y, " ".join(set_note.lines), set_note.size, QUIET, anchor="end"))
        y += 9
    return Group("header", head.label, tuple(items))


def edition_notes(network: Network, words: Words) -> tuple[str, ...]:
    """Return the lists that count, and those that have no edition that early."""
    snapshot = network.snapshot
    here = [
        words("edition of", title=item.title, date=words.date(item.date))
        for item in snapshot.editions
        if item.kind == "list"
    ]
    missing = [words("no edition", title=item.title) for item in snapshot.too_early]
    return (*here, *missing)
