"""Draw a timeline: one row for each moment, its bar as long as the date is vague."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from linchpin.chart.page_foot import draw_notes, draw_sources
from linchpin.chart.page_head import PageHead, draw_head, margin_of
from linchpin.chart.palette import BADGES, FAINT, INK, LINK, QUIET, TEXT
from linchpin.chart.paper import Paper
from linchpin.chart.scene import Frame, Group, Page, Path, Rect, Shape, Text
from linchpin.chart.timeline.build import Timeline
from linchpin.chart.timeline.date_marks import draw_key, mark
from linchpin.chart.timeline.moment import Moment
from linchpin.chart.typeface import break_lines, fit
from linchpin.chart.words import Words
from linchpin.claims.dates import parse_date
from linchpin.network.citation import marks_of

_SIZE = 8.0
_LEADING = 10.2
_STATEMENT = "#475569"
_WITH_AXIS = 520.0
"""Width from which on years stand across the page."""
_MOST_WIDE = 1000.0


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where the parts of a row stand.

    Attributes:
        width: Width of the page.
        margin: Room left and right.
        date: Width of the dates.
        track: Left edge and width of the years; width 0 where there are none.
        text: Left edge of the words.
        cited: Width of the source numbers; 0 where they stand below the words.
    """

    width: float
    margin: float
    date: float
    track: tuple[float, float]
    text: float
    cited: float

    @property
    def room(self) -> float:
        return self.width - self.margin - self.text - self.cited


def _columns(width: float) -> _Columns:
    margin = margin_of(width)
    if width < _WITH_AXIS:
        return _Columns(width, margin, 0.0, (margin, 0.0), margin + 12, 0.0)
    inner = width - 2 * margin
    days, track = min(118.0, inner * 0.15), inner * 0.3
    left = margin + days + 12
    return _Columns(width, margin, days, (left, track), left + track + 18, 50.0)


def draw_timeline(found: Timeline, paper: Paper) -> tuple[Page, ...]:
    """Return the pages of a timeline.

    Args:
        found: What to show.
        paper: The sheet each page must fit on.
    """
    words = Words(found.lang)
    first = min(parse_date(item.date).earliest for item in found.moments)
    last = max(parse_date(item.date).latest for item in found.moments)
    scale, pages = 1.0, [list(found.moments)]
    for scale in paper.scales:
        columns = _columns(paper.width / scale)
        if columns.width > _MOST_WIDE and scale != paper.scales[-1] and len(found.moments) > 40:
            continue
        pages = _split(found, columns, words, paper.height / scale)
        if len(pages) == 1:
            break
    axis = _Axis(first.year, last.year + 1, columns.track)
    count = len(pages)
    return tuple(
        _page(found, moments, axis, columns, scale=scale, at=(number, count))
        for number, moments in enumerate(pages, start=1)
    )


def _split(found: Timeline, columns: _Columns, words: Words, height: float) -> list[list[Moment]]:
    head = _head(found, columns, words, (1, 9))[1]
    room = height - head - 24 - _foot(found, found.moments, columns, words, 0.0)[1] - 12
    pages: list[list[Moment]] = [[]]
    used = 0.0
    for moment in found.moments:
        need = _row_height(moment, columns, words)
        if pages[-1] and used + need > room:
            pages.append([])
            used = 0.0
        pages[-1].append(moment)
        used += need
    while len(pages) > 1 and len(pages[-1]) < 3 < len(pages[-2]):
        pages[-1].insert(0, pages[-2].pop())
    return pages


class _Axis:
    """Years on the page."""

    def __init__(self, first: int, last: int, track: tuple[float, float]) -> None:
        self.first, self.last = first, max(last, first + 1)
        self.left, self.width = track

    def x(self, day: date) -> float:
        start, end = date(self.first, 1, 1).toordinal(), date(self.last, 1, 1).toordinal()
        share = (day.toordinal() - start) / (end - start)
        return self.left + self.width * min(max(share, 0.0), 1.0)

    def ticks(self) -> list[int]:
        years = self.last - self.first
        most = max(2, int(self.width // 36))
        step = next(step for step in (1, 2, 5, 10, 20, 50, 100, 1000) if years / step <= most)
        return [year for year in range(self.first, self.last + 1) if year % step == 0]


def _text_lines(moment: Moment, columns: _Columns) -> tuple[str, ...]:
    text = moment.text[:1].upper() + moment.text[1:]
    return break_lines(text, _SIZE, columns.room)


def _cited(moment: Moment, columns: _Columns) -> tuple[str, ...]:
    return break_lines(marks_of(moment.lines), 6.6, columns.cited or columns.room)


def _date_lines(moment: Moment, columns: _Columns, words: Words) -> tuple[tuple[str, ...], float]:
    room = columns.date or columns.room
    found = fit(words.date(moment.date), width=room, lines=1, sizes=(8.4, 7.8, 7.2), bold=True)
    return found.lines, found.size


def _row_height(moment: Moment, columns: _Columns, words: Words) -> float:
    text = len(_text_lines(moment, columns)) * _LEADING
    cited = len(_cited(moment, columns)) * 7.8
    dates = len(_date_lines(moment, columns, words)[0]) * 9.6
    if columns.cited:
        return max(text, cited, dates) + 8
    return text + cited + dates + 8


def _page(
    found: Timeline,
    moments: list[Moment],
    axis: _Axis,
    columns: _Columns,
    *,
    scale: float,
    at: tuple[int, int],
) -> Page:
    words = Words(found.lang)
    head, top = _head(found, columns, words, at)
    top += 12 if axis.width else 0
    bottom = top + sum(_row_height(moment, columns, words) for moment in moments)
    items: list[Group | Shape] = [*_grid(axis, top, bottom)] if axis.width else []
    y = top
    for number, moment in enumerate(moments):
        height = _row_height(moment, columns, words)
        frame = Frame(columns.margin, y, columns.width - 2 * columns.margin, height)
        if number % 2 == 1:
            items.append(Rect(frame, fill="#f8fafc"))
        items.append(_row(moment, axis, columns, words, frame))
        y += height
    foot, y = _foot(found, moments, columns, words, y + 10)
    label = words("timeline of", who=found.name)
    return Page(
        width=columns.width,
        height=y + 10,
        scale=scale,
        title=label,
        description=words("allegation"),
        lang=found.lang,
        items=(head, *items, *foot),
    )


def _head(
    found: Timeline, columns: _Columns, words: Words, at: tuple[int, int]
) -> tuple[Group, float]:
    label = words("timeline of", who=found.name)
    head = PageHead(label, found.name, label, found.as_of, found.editions)
    return draw_head(head, columns.width, words, page=at[0], pages=at[1])


def _foot(
    found: Timeline,
    moments: list[Moment] | tuple[Moment, ...],
    columns: _Columns,
    words: Words,
    y: float,
) -> tuple[list[Group], float]:
    cited = {said.source for m in moments for line in m.lines for said in line.said}
    sources = tuple(source for source in found.sources if source.number in cited)
    key, y = draw_key(columns.width, words, y)
    listed, y = draw_sources(sources, columns.width, words, y + 8)
    notes, y = draw_notes(len(found.sources), columns.width, words, y + 4)
    return [key, listed, notes], y


def _grid(axis: _Axis, top: float, bottom: float) -> list[Shape]:
    shapes: list[Shape] = []
    for year in axis.ticks():
        x = axis.x(date(year, 1, 1))
        shapes.append(Path(((x, top - 4), (x, bottom)), stroke=FAINT, stroke_width=0.6))
        shapes.append(Text(x, top - 6, str(year), 7.0, QUIET, anchor="middle"))
    return shapes


def _row(moment: Moment, axis: _Axis, columns: _Columns, words: Words, frame: Frame) -> Group:
    items: list[Shape] = []
    colour = BADGES.get(moment.kind, _STATEMENT)
    lines, size = _date_lines(moment, columns, words)
    y = frame.y + 3.5
    wide = bool(axis.width)
    x, anchor = (columns.margin + columns.date, "end") if wide else (columns.text, "start")
    for line in lines:
        y += 9.6
        items.append(Text(x, y - 1.8, line, size, INK, bold=moment.legal, anchor=anchor))
    when = parse_date(moment.date)
    if wide:
        items.extend(mark(when, axis.x, frame.y + frame.height / 2, colour, legal=moment.done))
        y = frame.y + 3.5
    else:
        at = columns.margin + 4
        spot = {when.earliest: at - 1.5, when.latest: at + 1.5}
        items.extend(mark(when, spot.__getitem__, y - 4.6, colour, legal=moment.done))
    top = y
    for line in _text_lines(moment, columns):
        y += _LEADING
        items.append(Text(columns.text, y - 2.0, line, _SIZE, TEXT))
    y = top + 1.6 if wide else y
    x = columns.width - columns.margin - 2
    for line in _cited(moment, columns):
        y += 7.8
        items.append(Text(x, y - 0.6, line, 6.6, LINK, anchor="end"))
    claims = tuple(dict.fromkeys(s.claim for line in moment.lines for s in line.said))
    title = f"{words.date(moment.date)}: {moment.text}"
    return Group("event", title, tuple(items), moment.key, claims, frame)
