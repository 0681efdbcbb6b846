"""Draw a timeline: one row for each moment, its bar as long as the date is vague."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from linchpin.chart.page_foot import draw_notes, draw_sources
from linchpin.chart.page_head import HEAD, MARGIN, PageHead, draw_head
from linchpin.chart.palette import BADGES, FAINT, INK, LINK, PANEL_EDGE, QUIET, TEXT
from linchpin.chart.paper import Paper
from linchpin.chart.scene import Circle, Frame, Group, Page, Path, Rect, Shape, Text
from linchpin.chart.timeline.build import Moment, Timeline
from linchpin.chart.typeface import break_lines, fit, measure
from linchpin.chart.words import Words
from linchpin.claims.dates import PartialDate, parse_date
from linchpin.network.citation import marks_of

WIDTH = 1000.0
_DATE = 118.0
_TRACK = 330.0
_SIZE = 8.2
_LEADING = 10.4
_LEFT = MARGIN + _DATE + 12
_TEXT = _LEFT + _TRACK + 22
_STATEMENT = "#475569"


def draw_timeline(found: Timeline, paper: Paper) -> tuple[Page, ...]:
    """Return the pages of a timeline, each at most as high as it is wide."""
    words = Words(found.lang)
    first = min(parse_date(item.date).earliest for item in found.moments)
    last = max(parse_date(item.date).latest for item in found.moments)
    axis = _Axis(first.year, last.year + 1)
    tall = WIDTH * paper.width / paper.height * 0.86
    pages: list[list[Moment]] = [[]]
    used = 0.0
    for moment in found.moments:
        need = _row_height(moment)
        if pages[-1] and used + need > tall - 230:
            pages.append([])
            used = 0.0
        pages[-1].append(moment)
        used += need
    count = len(pages)
    return tuple(
        _page(found, moments, axis, words, paper=paper, at=(number, count))
        for number, moments in enumerate(pages, start=1)
    )


class _Axis:
    """Years on the page."""

    def __init__(self, first: int, last: int) -> None:
        self.first, self.last = first, max(last, first + 1)

    def x(self, day: date) -> float:
        start, end = date(self.first, 1, 1).toordinal(), date(self.last, 1, 1).toordinal()
        return _LEFT + _TRACK * (day.toordinal() - start) / (end - start)

    def ticks(self) -> list[int]:
        years = self.last - self.first
        step = next(step for step in (1, 2, 5, 10, 20, 50, 100, 1000) if years / step <= 9)
        return [year for year in range(self.first, self.last + 1) if year % step == 0]


def _text_lines(moment: Moment) -> tuple[str, ...]:
    room = WIDTH - MARGIN - _TEXT - 60
    text = moment.text[:1].upper() + moment.text[1:]
    lines = break_lines(text, _SIZE, room)
    if max(measure(line, _SIZE) for line in lines) > room:
        return fit(text, width=room, lines=len(lines), sizes=(_SIZE,)).lines
    return lines


def _row_height(moment: Moment) -> float:
    return max(1, len(_text_lines(moment))) * _LEADING + 9


def _page(
    found: Timeline,
    moments: list[Moment],
    axis: _Axis,
    words: Words,
    *,
    paper: Paper,
    at: tuple[int, int],
) -> Page:
    top = HEAD + 24
    bottom = top + sum(_row_height(moment) for moment in moments)
    items: list[Group | Shape] = [*_grid(axis, top, bottom)]
    y = top
    for number, moment in enumerate(moments):
        height = _row_height(moment)
        items.append(_row(moment, axis, words, y=y, height=height, striped=number % 2 == 1))
        y += height
    key, y = _key(words, y + 12)
    cited = {said.source for m in moments for line in m.lines for said in line.said}
    sources = tuple(source for source in found.sources if source.number in cited)
    listed, y = draw_sources(sources, WIDTH, words, y + 8)
    notes, y = draw_notes(len(found.sources), WIDTH, words, y + 4)
    height = max(y + 12, WIDTH / 2.2)
    label = words("timeline of", who=found.name)
    head = PageHead(label, found.name, label, found.as_of, found.editions)
    return Page(
        width=WIDTH,
        height=height,
        scale=min(paper.width / WIDTH, paper.width / height),
        title=label,
        description=words("allegation"),
        lang=found.lang,
        items=(draw_head(head, WIDTH, words, page=at[0], pages=at[1]), *items, key, listed, notes),
    )


def _grid(axis: _Axis, top: float, bottom: float) -> list[Shape]:
    shapes: list[Shape] = []
    for year in axis.ticks():
        x = axis.x(date(year, 1, 1))
        shapes.append(Path(((x, top - 4), (x, bottom)), stroke=FAINT, stroke_width=0.6))
        shapes.append(Text(x, top - 8, str(year), 7.2, QUIET, anchor="middle"))
    return shapes


def _row(
    moment: Moment, axis: _Axis, words: Words, *, y: float, height: float, striped: bool
) -> Group:
    items: list[Shape] = []
    frame = Frame(MARGIN, y, WIDTH - 2 * MARGIN, height)
    if striped:
        items.append(Rect(frame, fill="#f8fafc"))
    middle = y + height / 2
    colour = BADGES.get(moment.kind, _STATEMENT)
    day = fit(words.date(moment.date), width=_DATE, lines=1, sizes=(8.6, 8.0, 7.4, 6.8), bold=True)
    items.append(
        Text(
            MARGIN + _DATE,
            middle + 3,
            " ".join(day.lines),
            day.size,
            INK,
            bold=moment.legal,
            anchor="end",
        )
    )
    items.extend(mark(parse_date(moment.date), axis.x, middle, colour, legal=moment.legal))
    baseline = y + 4.5 + _LEADING * 0.78
    for line in _text_lines(moment):
        items.append(Text(_TEXT, baseline, line, _SIZE, TEXT))
        baseline += _LEADING
    cited = fit(marks_of(moment.lines), width=54, lines=1, sizes=(7.0, 6.2, 5.4))
    items.append(
        Text(
            WIDTH - MARGIN - 2,
            y + 4.5 + _LEADING * 0.78,
            " ".join(cited.lines),
            cited.size,
            LINK,
            anchor="end",
        )
    )
    claims = tuple(dict.fromkeys(s.claim for line in moment.lines for s in line.said))
    title = f"{words.date(moment.date)}: {moment.text}"
    return Group("event", title, tuple(items), moment.key, claims, frame)


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
        legal: Filled, for a legal event.
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


def _key(words: Words, y: float) -> tuple[Group, float]:
    frame = Frame(MARGIN, y, WIDTH - 2 * MARGIN, 20)
    items: list[Shape] = [
        Rect(frame, fill="#f8fafc", stroke=PANEL_EDGE, stroke_width=0.7, radius=2.5)
    ]
    x = MARGIN + 10
    entries = (
        ("2020-01-01", "precision day"),
        ("2020-03", "precision month"),
        ("2020", "precision year"),
        ("2020~", "precision circa"),
        ("2019/2020", "precision range"),
    )
    widths = (4.0, 6.0, 22.0, 22.0, 22.0)
    for (text, phrase), width in zip(entries, widths, strict=True):
        when = parse_date(text)
        places = {when.earliest: x, when.latest: x + width}
        items.extend(mark(when, places.__getitem__, y + 10, "#334155", legal=True))
        label = words(phrase)
        items.append(Text(x + width + 6, y + 12.5, label, 7.2, TEXT))
        x += width + measure(label, 7.2) + 24
    for legal, phrase in ((True, "legal events"), (False, "dated statements")):
        colour = "#1e3a5f" if legal else _STATEMENT
        fill = colour if legal else "#ffffff"
        items.append(Circle(x + 4, y + 10, 4, fill=fill, stroke=colour, stroke_width=1.4))
        label = words(phrase)
        items.append(Text(x + 13, y + 12.5, label, 7.2, TEXT))
        x += measure(label, 7.2) + 32
    return Group("legend", words("legend"), tuple(items), frame=frame), y + 20
