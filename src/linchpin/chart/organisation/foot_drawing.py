"""Draw the foot of a page: key, sources, and that an allegation is not a finding of guilt."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from linchpin.chart.marks import letter_mark
from linchpin.chart.organisation.card_drawing import edge_shapes
from linchpin.chart.organisation.model import Status, Tie
from linchpin.chart.page_foot import draw_notes, draw_sources
from linchpin.chart.page_head import margin_of
from linchpin.chart.palette import BLACK, PANEL_EDGE, QUIET, STROKES, TEXT
from linchpin.chart.scene import Circle, Frame, Group, Path, Rect, Shape, Text
from linchpin.chart.typeface import break_lines, measure
from linchpin.chart.words import Words
from linchpin.network.answer import CitedSource

_SIZE = 7.0
_SMALL = 6.8


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page shows that its foot must explain.

    Attributes:
        statuses: Statuses of its cards.
        kinds: Kinds of its lines.
        marks: How its lines are said, where that is no plain fact.
        dead: Some card has a black band.
        action: EDTF date of the action in question.
        sources: Sources its boxes and lines cite.
        source_count: Sources of the whole chart.
        told: Ties that are not drawn as lines.
        names: Names by entity id.
        credits: Whom each portrait shows and who made it.
    """

    statuses: frozenset[Status]
    kinds: frozenset[str]
    marks: frozenset[str]
    dead: bool
    action: str | None
    sources: tuple[CitedSource, ...]
    source_count: int
    told: tuple[Tie, ...]
    names: dict[str, str]
    credits: tuple[tuple[str, str | None], ...] = ()


@dataclass(frozen=True, slots=True)
class Foot:
    """The foot of a page, drawn from y = 0.

    Attributes:
        groups: Key, sources, notes.
        height: Its height.
    """

    groups: tuple[Group, ...]
    height: float


def most_told_lines(width: float) -> int:
    """Return how many lines tell ties that are not drawn, on a page of some width."""
    return 4 if width >= 480 else 8


def told_height(width: float) -> float:
    """Return the most room that ties told in words take on a page of some width."""
    return 6.0 + 9.0 * most_told_lines(width)


def draw_foot(shown: Shown, width: float, words: Words, *, y: float) -> Foot:
    """Return the foot with its upper edge at y."""
    start = y
    key, y = _key(shown, width, words, y)
    groups = [key]
    if shown.told:
        told, y = _told(shown, width, words, y + 6)
        groups.append(told)
    if shown.credits:
        credit, y = _credits(shown, width, words, y + 6)
        groups.append(credit)
    sources, y = draw_sources(shown.sources, width, words, y + 8)
    notes, y = draw_notes(shown.source_count, width, words, y + 4)
    return Foot((*groups, sources, notes), y + 10 - start)


def draw_short_foot(
    last: int, width: float, words: Words, *, y: float, shown: Shown | None = None
) -> Foot:
    """Return the foot of a page that is not the last: where the key is, and the closing lines.

    Args:
        last: Number of the page with key and sources.
        width: Width of the page.
        words: Language.
        y: Its upper edge.
        shown: What the page shows, for ties told in words.
    """
    start = y
    groups = []
    if shown is not None and shown.told:
        told, y = _told(shown, width, words, y)
        groups.append(told)
    if shown is not None and shown.credits:
        credit, y = _credits(shown, width, words, y)
        groups.append(credit)
    margin = margin_of(width)
    items = []
    text = f"{words('key on', page=last)} {words('allegation')}"
    for line in break_lines(text, _SIZE, width - 2 * margin):
        y += 9.5
        items.append(Text(margin, y, line, _SIZE, TEXT))
    groups.append(Group("notes", "", tuple(items), "notes"))
    return Foot(tuple(groups), y + 10 - start)


def _credits(shown: Shown, width: float, words: Words, y: float) -> tuple[Group, float]:
    """Return the line that says who made the portraits below y, and where it ends."""
    parts = [f"{who} ({credit or words('no credit')})" for who, credit in shown.credits]
    margin = margin_of(width)
    items = []
    text = words("pictures", list="; ".join(parts))
    for line in break_lines(text, _SMALL, width - 2 * margin):
        y += 9
        items.append(Text(margin, y, line, _SMALL, QUIET))
    return Group("credits", text, tuple(items), "credits"), y


def line_key(
    ties: Iterable[Tie], statuses: frozenset[Status], width: float, words: Words, y: float
) -> tuple[Group, float]:
    """Return a key to lines and statuses, and where it ends.

    Args:
        ties: Ties that are drawn.
        statuses: Statuses that are drawn.
        width: Width of the page.
        words: Language.
        y: Its upper edge.
    """
    ties = [*ties]
    kinds = frozenset(tie.style for tie in ties)
    return _key(Shown(statuses, kinds, marks_of(ties), False, None, (), 0, (), {}), width, words, y)


def marks_of(ties: Iterable[Tie]) -> frozenset[str]:
    """Return how ties are said that no source states as a plain fact."""
    return frozenset(tie.firmness.mark for tie in ties if not tie.firmness.firm)


def _key(shown: Shown, width: float, words: Words, y: float) -> tuple[Group, float]:
    entries = [*_status_entries(shown, words), *_line_entries(shown, words)]
    margin = margin_of(width)
    pad = 10 if width >= 480 else 5
    inner = width - 2 * margin - 2 * pad
    rows: list[list[tuple[tuple[str, ...], list[Shape], float]]] = [[]]
    used = 0.0
    for text, shapes, lead in entries:
        label = break_lines(text, _SIZE, inner - lead)
        need = lead + max(measure(line, _SIZE) for line in label) + 20
        if rows[-1] and used + need - 20 > inner:
            rows.append([])
            used = 0.0
        rows[-1].append((label, shapes, lead))
        used += need
    deep = [14.0 + 8.0 * (max(len(label) for label, _, _ in row) - 1) for row in rows]
    height = sum(deep) + 8
    frame = Frame(margin, y, width - 2 * margin, height)
    items: list[Shape | Group] = [
        Rect(frame, fill="#f8fafc", stroke=PANEL_EDGE, stroke_width=0.7, radius=2.5)
    ]
    line = y + 4
    for row, room in zip(rows, deep, strict=True):
        x = margin + pad
        for label, shapes, lead in row:
            items.extend(_moved(shapes, x, line))
            items.extend(
                Text(x + lead, line + 9.6 + 8.0 * place, part, _SIZE, TEXT)
                for place, part in enumerate(label)
            )
            x += lead + max(measure(part, _SIZE) for part in label) + 20
        line += room
    return Group("legend", words("legend"), tuple(items), "legend", frame=frame), y + height


def _status_entries(shown: Shown, words: Words) -> Iterable[tuple[str, list[Shape], float]]:
    for status in Status:
        if status in shown.statuses:
            date = words.date(shown.action) if shown.action is not None else ""
            dated = status is Status.EARLIER_ACTION and shown.action is None
            label = words("dated action" if dated else status.value, date=date)
            yield label, edge_shapes(Frame(0, 2, 14, 10), status), 18.0
    if shown.dead:
        band = Path(((0, 3.0), (5, 3.0), (12, 10.0), (12, 14.5)), fill=BLACK, closed=True)
        yield words("dead"), [band], 16.0
    yield words("legend badge"), [], 0.0
    yield words("legend numbers"), [], 0.0


_LINE_LABELS = {
    "tree": "legend tree",
    "leads": "legend tree",
    "family": "legend family",
    "owns": "legend owns",
    "directs": "legend directs",
    "linked": "legend linked",
    "role": "legend role",
    "allied": "legend allied",
    "rival": "legend rival",
    "succession": "legend succession",
    "pays": "legend pays",
    "ended": "legend ended",
}


def _line_entries(shown: Shown, words: Words) -> Iterable[tuple[str, list[Shape], float]]:
    done = set()
    for kind, phrase in _LINE_LABELS.items():
        if kind not in shown.kinds or phrase in done:
            continue
        done.add(phrase)
        stroke = STROKES[kind]
        line = Path(
            ((0, 7.0), (24, 7.0)),
            stroke=stroke.colour,
            stroke_width=stroke.width,
            dash=stroke.dash,
            arrow=stroke.arrow,
        )
        yield words(phrase), [line], 29.0
    for mark in ("alleged", "charged", "opinion", "denied"):
        if mark in shown.marks:
            yield words(f"legend {mark}"), letter_mark(12, 7, words(f"mark {mark}"), TEXT), 29.0


def _moved(shapes: Iterable[Shape], dx: float, dy: float) -> Iterable[Shape]:
    for shape in shapes:
        if isinstance(shape, Rect):
            frame = shape.frame
            yield Rect(
                Frame(frame.x + dx, frame.y + dy, frame.width, frame.height),
                shape.fill,
                shape.stroke,
                shape.stroke_width,
                min(shape.radius, 1.0),
                shape.dash,
            )
        elif isinstance(shape, Path):
            yield Path(
                tuple((x + dx, y + dy) for x, y in shape.points),
                shape.stroke,
                shape.stroke_width,
                shape.fill,
                shape.dash,
                closed=shape.closed,
                arrow=shape.arrow,
            )
        elif isinstance(shape, Circle | Text):
            yield replace(shape, x=shape.x + dx, y=shape.y + dy)


def _told(shown: Shown, width: float, words: Words, y: float) -> tuple[Group, float]:
    margin = margin_of(width)
    room = width - 2 * margin
    most = most_told_lines(width)
    count, lines = 0, break_lines(_told_text(shown, 0, words), _SMALL, room)
    while count < len(shown.told):
        more = break_lines(_told_text(shown, count + 1, words), _SMALL, room)
        if len(more) > most:
            break
        count, lines = count + 1, more
    items = []
    for line in lines:
        y += 9
        items.append(Text(margin, y, line, _SMALL, QUIET))
    claims = tuple(dict.fromkeys(claim for tie in shown.told for claim in tie.claims))
    return Group("told", words("not drawn"), tuple(items), "told", claims), y


def _told_text(shown: Shown, count: int, words: Words) -> str:
    parts = [
        f"{shown.names.get(tie.source, tie.source)} – {shown.names.get(tie.target, tie.target)} "
        f"({tie.text})"
        for tie in shown.told[:count]
    ]
    if len(shown.told) > count:
        parts.append(words("not drawn more", count=len(shown.told) - count))
    return f"{words('not drawn')}: {'; '.join(parts)}."
