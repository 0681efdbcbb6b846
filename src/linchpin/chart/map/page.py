"""Draw a map: outlines, places by name, flows as arrows, and a list of what each rests on."""

from __future__ import annotations

from linchpin.chart.map.build import Flow, PlaceMap, Spot
from linchpin.chart.map.gazetteer import GazetteerPlace
from linchpin.chart.map.ground import Projection, box_of, draw_ground
from linchpin.chart.organisation.model import claims_in
from linchpin.chart.page_foot import draw_notes, draw_sources
from linchpin.chart.page_head import HEAD, MARGIN, PageHead, draw_head
from linchpin.chart.palette import INK, LINK, NAVY, QUIET, RED, TEXT
from linchpin.chart.paper import Paper
from linchpin.chart.scene import (
    Circle,
    Frame,
    Group,
    Page,
    Path,
    Point,
    Shape,
    Text,
)
from linchpin.chart.typeface import break_lines, measure
from linchpin.chart.words import Words
from linchpin.network.citation import manner, mark, marks

WIDTH = 1180.0
_MAP_WIDTH = 760.0
_LIST_X = MARGIN + _MAP_WIDTH + 18


def draw_map(found: PlaceMap, paper: Paper) -> tuple[Page, ...]:
    """Return the page of a map."""
    words = Words(found.lang)
    top = HEAD + 6
    frame = Frame(MARGIN, top, _MAP_WIDTH, 530.0)
    project = Projection(
        Frame(frame.x + 4, frame.y + 4, frame.width - 8, frame.height - 8), box_of(found)
    )
    numbers = {spot.place.key: place for place, spot in enumerate(found.spots, start=1)}
    items: list[Group | Shape] = [*draw_ground(frame, project)]
    items.extend(_flow(flow, place, project) for place, flow in enumerate(found.flows))
    items.extend(_spots(found, frame, project, numbers, words))
    listed, end = _list(found, numbers, words, top)
    bottom = max(frame.bottom, end)
    key, y = _key(found, words, bottom + 8)
    sources, y = draw_sources(found.sources, WIDTH, words, y + 8)
    notes, y = draw_notes(len(found.sources), WIDTH, words, y + 4)
    credit = Text(MARGIN, y + 9.5, words("map credit"), 6.8, QUIET)
    height = max(y + 22, WIDTH / 2.2)
    label = words("map of", who=found.name)
    count = f"{words.counted('place', len(found.spots))} · "
    count += words.counted("flow noun", len(found.flows))
    head = PageHead(label, found.name, f"{label} · {count}", found.as_of, found.editions)
    return (
        Page(
            width=WIDTH,
            height=height,
            scale=min(paper.width / WIDTH, paper.width / height),
            title=label,
            description=f"{count}. {words('allegation')}",
            lang=found.lang,
            items=(draw_head(head, WIDTH, words), *items, listed, key, sources, notes, credit),
        ),
    )


def _flow(flow: Flow, number: int, project: Projection) -> Group:
    start = project(flow.source.longitude, flow.source.latitude)
    end = project(flow.target.longitude, flow.target.latitude)
    bend = 0.22 + 0.07 * number
    dx, dy = end[0] - start[0], end[1] - start[1]
    one = (start[0] + dx / 3 - dy * bend, start[1] + dy / 3 + dx * bend)
    two = (start[0] + 2 * dx / 3 - dy * bend, start[1] + 2 * dy / 3 + dx * bend)
    path = Path(
        (start, one, two, end),
        stroke=RED,
        stroke_width=1.8,
        dash=None if flow.firm else "6 3",
        curve=True,
        arrow=True,
    )
    return Group("line", flow.text, (path,), f"flow-{number}", claims_in(flow.lines))


def _spots(
    found: PlaceMap,
    frame: Frame,
    project: Projection,
    numbers: dict[str, int],
    words: Words,
) -> list[Group]:
    """Return dots and names; a name that would clash with another is left to the list."""
    taken: list[Frame] = []
    dots = {}
    for spot in found.spots:
        x, y = project(spot.place.longitude, spot.place.latitude)
        dots[spot.place.key] = (x, y)
        taken.append(Frame(x - 5, y - 5, 10, 10))
    groups = []
    for spot in sorted(found.spots, key=lambda spot: spot.place.kind == "city"):
        x, y = dots[spot.place.key]
        items: list[Shape] = [_dot(spot.place, x, y)]
        label = _label(str(numbers[spot.place.key]), spot.place.name, (x, y), taken, frame)
        if label is not None:
            taken.append(label.frame)
            items.append(label)
        title = f"{spot.place.name}: {words.list_of(list(spot.who[:6]))}"
        key = f"place-{numbers[spot.place.key]}"
        groups.append(Group("place", title, tuple(items), key, claims_in(spot.lines)))
    return groups


def _dot(place: GazetteerPlace, x: float, y: float) -> Shape:
    if place.kind != "city":
        return Circle(x, y, 4.0, fill="#ffffff", stroke=NAVY, stroke_width=1.6)
    return Circle(x, y, 3.4, fill=NAVY, stroke="#ffffff", stroke_width=0.8)


def _label(number: str, name: str, at: Point, taken: list[Frame], frame: Frame) -> Text | None:
    """Return the name where it clashes with nothing, else the number alone, else nothing."""
    x, y = at
    for text, size in ((name, 8.2), (number, 7.0)):
        for dx, dy, anchor in (
            (7, 3, "start"), (-7, 3, "end"), (0, -7, "middle"), (0, 13, "middle"),
            (7, -5, "start"), (7, 11, "start"), (-7, -5, "end"), (-7, 11, "end"),
        ):  # fmt: skip
            label = Text(x + dx, y + dy, text, size, INK, bold=True, anchor=anchor, halo="#ffffff")
            own = Frame(x - 5, y - 5, 10, 10)
            clash = any(label.frame.overlaps(other) for other in taken if other != own)
            if not clash and frame.holds(label.frame):
                return label
    return None


def _list(
    found: PlaceMap, numbers: dict[str, int], words: Words, top: float
) -> tuple[Group, float]:
    """Return what each place and flow rests on, beside the map."""
    room = WIDTH - MARGIN - _LIST_X
    items: list[Shape] = []
    y = top + 8
    claims: list[str] = []
    for heading, entries in (
        (words("flow"), [_flow_text(flow, words) for flow in found.flows]),
        (words("place named"), [_spot_text(spot, numbers, words) for spot in found.spots]),
    ):
        if not entries:
            continue
        items.append(Text(_LIST_X, y, heading, 8.2, INK, bold=True))
        y += 4
        for text, cited in entries:
            for number, line in enumerate(break_lines(text, 7.2, room - 26)):
                y += 9.2
                items.append(Text(_LIST_X + (0 if number == 0 else 8), y, line, 7.2, TEXT))
            items.append(Text(WIDTH - MARGIN, y, cited, 6.4, LINK, anchor="end"))
            y += 2
        y += 16
    claims += [claim for flow in found.flows for claim in claims_in(flow.lines)]
    claims += [claim for spot in found.spots for claim in claims_in(spot.lines)]
    return Group("list", words("place named"), tuple(items), claims=tuple(dict.fromkeys(claims))), y


def _flow_text(flow: Flow, words: Words) -> tuple[str, str]:
    said = flow.lines[0].said[0]
    standing = manner(said, words.lang)
    return (
        f"{flow.text[:1].upper()}{flow.text[1:]} ({said.speaker}, {standing})",
        mark(said.source),
    )


MOST_NAMES = 2
"""How many people the list names beside a place; the map's evidence names all."""


def _spot_text(spot: Spot, numbers: dict[str, int], words: Words) -> tuple[str, str]:
    where = spot.place.name
    if spot.place.kind == "city" and spot.place.state != spot.place.name:
        where += f", {spot.place.state}"
    names = list(spot.who[:MOST_NAMES])
    rest = len(spot.who) - len(names)
    who = words.list_of(names) if not rest else f"{', '.join(names)} +{rest}"
    cited = sorted({said.source for line in spot.lines for said in line.said})
    return f"{numbers[spot.place.key]} {where}: {who}", marks(cited[:3])


def _key(found: PlaceMap, words: Words, y: float) -> tuple[Group, float]:
    x = MARGIN + 4
    items: list[Shape] = []
    entries: list[tuple[str, list[Shape], float]] = [
        (words("place named"), [Circle(x, y + 8, 3.4, fill=NAVY)], 9.0)
    ]
    if any(spot.place.kind != "city" for spot in found.spots):
        ring = Circle(0, y + 8, 4, fill="#ffffff", stroke=NAVY, stroke_width=1.6)
        entries.append((words("state named"), [ring], 10.0))
    for firm, phrase in ((True, "flow"), (False, "flow alleged")):
        if any(flow.firm == firm for flow in found.flows):
            line = Path(
                ((0, y + 8), (26, y + 8)),
                stroke=RED,
                stroke_width=1.8,
                dash=None if firm else "6 3",
                arrow=True,
            )
            entries.append((words(phrase), [line], 32.0))
    for label, shapes, lead in entries:
        for shape in shapes:
            if isinstance(shape, Circle):
                items.append(
                    Circle(
                        x + 3, shape.y, shape.radius, shape.fill, shape.stroke, shape.stroke_width
                    )
                )
            elif isinstance(shape, Path):
                moved = tuple((px + x, py) for px, py in shape.points)
                items.append(
                    Path(moved, shape.stroke, shape.stroke_width, dash=shape.dash, arrow=True)
                )
        items.append(Text(x + lead + 2, y + 10.6, label, 7.4, TEXT))
        x += lead + measure(label, 7.4) + 24
    return Group("legend", words("legend"), tuple(items)), y + 16
