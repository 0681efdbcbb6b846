"""Draw a map: outlines, places by name, flows as arrows, and a list of what each rests on."""

from __future__ import annotations

import json
import math
from functools import cache
from importlib.resources import files

from linchpin.chart.map.build import Flow, PlaceMap, Spot
from linchpin.chart.map.gazetteer import Place
from linchpin.chart.organisation.model import claims_in
from linchpin.chart.page_foot import draw_notes, draw_sources
from linchpin.chart.page_head import HEAD, MARGIN, Head, draw_head
from linchpin.chart.palette import INK, LINK, NAVY, QUIET, RED, TEXT
from linchpin.chart.paper import Paper
from linchpin.chart.scene import (
    Circle,
    Frame,
    Group,
    Outline,
    Page,
    Path,
    Point,
    Rect,
    Shape,
    Text,
)
from linchpin.chart.typeface import break_lines, measure
from linchpin.chart.words import Words

WIDTH = 1180.0
_MAP_WIDTH = 760.0
_SEA, _LAND, _MEXICO, _UNITED_STATES = "#dbe7f0", "#eceeec", "#f1e6cc", "#f8f8f5"
_BORDER, _STATE_LINE = "#94a3b8", "#c3cad3"
_WIDEST = (-125.0, -66.5, 14.0, 49.6)
_LIST_X = MARGIN + _MAP_WIDTH + 18


class _Projection:
    """Lambert's conformal conic, standard parallels 20 and 42 degrees north, cut to a frame."""

    def __init__(self, frame: Frame, box: tuple[float, float, float, float]) -> None:
        self.frame = frame
        one, two = math.radians(20), math.radians(42)
        self._n = math.log(math.cos(one) / math.cos(two)) / math.log(
            math.tan(math.pi / 4 + two / 2) / math.tan(math.pi / 4 + one / 2)
        )
        self._f = math.cos(one) * math.tan(math.pi / 4 + one / 2) ** self._n / self._n
        west, east, south, north = box
        edge = [
            self._raw(west + (east - west) * i / 20, latitude)
            for latitude in (south, north)
            for i in range(21)
        ]
        xs, ys = [x for x, _ in edge], [y for _, y in edge]
        self._scale = min(frame.width / (max(xs) - min(xs)), frame.height / (max(ys) - min(ys)))
        self._x = frame.x + frame.width / 2 - self._scale * (max(xs) + min(xs)) / 2
        self._y = frame.y + frame.height / 2 + self._scale * (max(ys) + min(ys)) / 2

    def _raw(self, longitude: float, latitude: float) -> Point:
        radius = self._f / math.tan(math.pi / 4 + math.radians(latitude) / 2) ** self._n
        angle = self._n * math.radians(longitude + 96)
        return radius * math.sin(angle), -radius * math.cos(angle)

    def __call__(self, longitude: float, latitude: float) -> Point:
        x, y = self._raw(longitude, latitude)
        return self._x + self._scale * x, self._y - self._scale * y


@cache
def _outlines() -> tuple[dict[str, list[list[Point]]], list[list[Point]]]:
    text = files("linchpin.chart.map").joinpath("outlines.json").read_text("utf-8")
    data = json.loads(text)
    return data["countries"], data["lines"]


def draw_map(found: PlaceMap, paper: Paper) -> tuple[Page, ...]:
    """Return the page of a map."""
    words = Words(found.lang)
    top = HEAD + 6
    frame = Frame(MARGIN, top, _MAP_WIDTH, 530.0)
    project = _Projection(
        Frame(frame.x + 4, frame.y + 4, frame.width - 8, frame.height - 8), _box(found)
    )
    numbers = {spot.place.key: place for place, spot in enumerate(found.spots, start=1)}
    items: list[Group | Shape] = [*_ground(frame, project)]
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
    head = Head(label, found.name, f"{label} · {count}", found.as_of, found.editions)
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


def _box(found: PlaceMap) -> tuple[float, float, float, float]:
    """Return west, east, south and north of what is shown: all places and some land around."""
    west, east, south, north = _WIDEST
    xs = [spot.place.longitude for spot in found.spots]
    ys = [spot.place.latitude for spot in found.spots]
    wide = max(max(xs) - min(xs) + 8, (max(ys) - min(ys) + 6) * 1.5, 20.0)
    tall = wide / 1.6
    middle = (max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2
    if wide > 0.75 * (east - west):
        return _WIDEST
    left = min(max(middle[0] - wide / 2, west), east - wide)
    low = min(max(middle[1] - tall / 2, south), north - tall)
    return left, left + wide, low, low + tall


def _ground(frame: Frame, project: _Projection) -> list[Shape]:
    """Return sea and land, all of it within the frame."""
    countries, lines = _outlines()
    shapes: list[Shape] = [Rect(frame, fill=_SEA)]
    fills = {"Mexico": _MEXICO, "United States of America": _UNITED_STATES}
    for name in sorted(countries, key=lambda name: name in fills):
        rings = tuple(
            ring
            for points in countries[name]
            if len(ring := _clipped([project(x, y) for x, y in points], frame)) > 2
        )
        if rings:
            shapes.append(Outline(rings, fills.get(name, _LAND), _BORDER, 0.6))
    projected = (tuple(project(x, y) for x, y in line) for line in lines)
    inner = tuple(line for line in projected if all(_within(point, frame) for point in line))
    shapes.append(Outline(inner, "none", _STATE_LINE, 0.5, closed=False))
    shapes.append(Rect(frame, stroke=_BORDER, stroke_width=0.8))
    return shapes


def _within(point: Point, frame: Frame) -> bool:
    return frame.x <= point[0] <= frame.right and frame.y <= point[1] <= frame.bottom


def _clipped(points: list[Point], frame: Frame) -> tuple[Point, ...]:
    """Return a ring cut to the frame (Sutherland and Hodgman 1974)."""
    bounds = ((0, frame.x, 1), (0, frame.right, -1), (1, frame.y, 1), (1, frame.bottom, -1))
    for axis, bound, keep in bounds:
        kept: list[Point] = []
        for one, two in zip(points, points[1:] + points[:1], strict=True):
            inside = (one[axis] - bound) * keep >= 0
            if inside:
                kept.append(one)
            if inside != ((two[axis] - bound) * keep >= 0):
                share = (bound - one[axis]) / (two[axis] - one[axis])
                kept.append(
                    (one[0] + share * (two[0] - one[0]), one[1] + share * (two[1] - one[1]))
                )
        points = kept
    return tuple(points)


def _flow(flow: Flow, number: int, project: _Projection) -> Group:
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
    project: _Projection,
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


def _dot(place: Place, x: float, y: float) -> Shape:
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
    standing = words(f"standing {said.standing}")
    return (
        f"{flow.text[:1].upper()}{flow.text[1:]} ({said.speaker}, {standing})",
        f"[{said.source}]",
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
    return f"{numbers[spot.place.key]} {where}: {who}", " ".join(f"[{n}]" for n in cited[:3])


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
