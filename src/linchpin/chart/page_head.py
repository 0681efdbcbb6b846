"""The head of every picture: title, what is counted, the day, the editions that count."""

from __future__ import annotations

from dataclasses import dataclass

from linchpin.chart.palette import INK, NAVY, QUIET, TEXT
from linchpin.chart.scene import Frame, Group, Point, Rect, Shape, Text
from linchpin.chart.typeface import fit
from linchpin.chart.words import Words
from linchpin.network.network import Network

MARGIN = 34.0


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


def margin_of(width: float) -> float:
    """Return the room left and right of what is drawn on a page of some width."""
    return MARGIN if width >= 560 else 14.0


def draw_head(
    head: PageHead,
    width: float,
    words: Words,
    *,
    page: int = 1,
    pages: int = 1,
    later: bool = False,
) -> tuple[Group, float]:
    """Return the head of a page, and where it ends.

    Args:
        head: What it says.
        width: Width of the page.
        words: Language.
        page: Number of the page, from 1.
        pages: How many there are.
        later: A page that goes on from another: smaller, without day and editions.
    """
    margin = margin_of(width)
    notes: list[tuple[str, tuple[float, ...], bool, str]] = [
        (_asked(head, words), (9.0, 8.0, 7.0), True, TEXT)
    ]
    notes += [(note, (7.0, 6.4), False, QUIET) for note in head.editions[:2]]
    if later:
        notes = []
    if pages > 1:
        notes.append((words("page of", page=page, pages=pages), (7.0, 6.4), False, QUIET))
    items: list[Shape] = [Rect(Frame(0, 0, width, 5 if width >= 560 else 3), fill=NAVY)]
    beside = width >= 560
    side = min(280.0, width * 0.36) if beside else 0.0
    room = width - 2 * margin - (side + 20 if beside else 0.0)
    titles: tuple[float, ...] = (
        (19.0, 17.0, 15.0, 13.0, 11.0) if beside else (13.0, 12.0, 11.0, 10.0, 9.0)
    )
    titles = titles[-2:] if later else titles
    y = _set(items, head.title, (margin, 30 - 19 if beside else 9.0), room, (titles, True, INK, 1))
    if head.subtitle:
        subs: tuple[float, ...] = (9.5, 8.8, 8.0, 7.2, 6.6) if beside else (7.4, 7.0, 6.6)
        y = _set(items, head.subtitle, (margin, y + 3), room, (subs, False, QUIET, 1))
    if beside:
        right = 15.0
        for text, sizes, bold, colour in notes:
            look = (sizes, bold, colour, 1)
            right = _set(items, text, (width - margin, right), side, look, anchor="end") + 1.5
        return Group("header", head.label, tuple(items), key="header"), max(
            y, right, 0.0 if later else 46.0
        ) + 12
    for text, sizes, bold, colour in notes:
        y = _set(items, text, (margin, y + 1.5), room, (sizes, bold, colour, 1))
    return Group("header", head.label, tuple(items), key="header"), y + 7


def _asked(head: PageHead, words: Words) -> str:
    if head.as_of is None:
        return words("everything known")
    return words("as of", date=words.date(head.as_of))


def _set(
    items: list[Shape],
    text: str,
    at: Point,
    room: float,
    look: tuple[tuple[float, ...], bool, str, int],
    *,
    anchor: str = "start",
) -> float:
    """Set a text from a point down and return where it ends.

    Args:
        items: What it is added to.
        text: The text.
        at: Its upper corner.
        room: Its width.
        look: Sizes to try, bold, colour, most lines.
        anchor: `start` or `end`.
    """
    sizes, bold, colour, most = look
    fitted = fit(text, width=room, lines=most, sizes=sizes, bold=bold)
    y = at[1]
    for line in fitted.lines:
        y += fitted.size * 1.16
        baseline = y - fitted.size * 0.2
        items.append(Text(at[0], baseline, line, fitted.size, colour, bold=bold, anchor=anchor))
    return y


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
