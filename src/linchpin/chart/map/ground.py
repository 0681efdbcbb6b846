"""The ground of a map: projection, land, and the lines between states."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

from linchpin.chart.map.build import Area, PlaceMap
from linchpin.chart.map.countries import countries
from linchpin.chart.organisation.model import claims_in
from linchpin.chart.scene import Frame, Group, Outline, Point, Rect, Shape

SEA, LAND = "#dfe9f1", "#f8f8f5"
AREA, AREA_EDGE = "#e3c98f", "#7a5c1e"
"""Fill and border of a country that is named; darker than land in greyscale too."""
_BORDER, _STATE_LINE = "#94a3b8", "#c3cad3"
_WIDEST = (-125.0, -66.5, 14.0, 49.6)


class Projection:
    """Lambert's conformal conic, standard parallels 20 and 42 degrees north, fitted to a frame."""

    def __init__(self, frame: Frame, box: tuple[float, float, float, float]) -> None:
        """Fit a part of the earth into a frame.

        Args:
            frame: Where on the page.
            box: West, east, south and north, in degrees.
        """
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
        """Return where a point of the earth is on the page."""
        x, y = self._raw(longitude, latitude)
        return self._x + self._scale * x, self._y - self._scale * y


@cache
def _outlines() -> tuple[dict[str, list[list[Point]]], list[list[Point]]]:
    text = files("linchpin.chart.map").joinpath("outlines.json").read_text("utf-8")
    data = json.loads(text)
    return data["countries"], data["lines"]


class Plain:
    """Longitude and latitude as they are, the degrees of longitude shortened in the middle."""

    def __init__(self, frame: Frame, box: tuple[float, float, float, float]) -> None:
        """Fit a part of the earth into a frame; see `Projection`."""
        west, east, south, north = box
        self._short = math.cos(math.radians(max(-60.0, min(60.0, (south + north) / 2))))
        wide, tall = (east - west) * self._short, north - south
        self._scale = min(frame.width / wide, frame.height / tall)
        self._x = frame.x + frame.width / 2 - self._scale * (west + east) / 2 * self._short
        self._y = frame.y + frame.height / 2 + self._scale * (south + north) / 2

    def __call__(self, longitude: float, latitude: float) -> Point:
        """Return where a point of the earth is on the page."""
        return self._x + self._scale * longitude * self._short, self._y - self._scale * latitude


def at_home(found: PlaceMap) -> bool:
    """Say whether all that is shown lies in Mexico, the United States and beside them."""
    return all(area.code in _AT_HOME for area in found.areas)


_AT_HOME = {
    "mx": "Mexico",
    "us": "United States of America",
    "bs": "Bahamas",
    "bz": "Belize",
    "cu": "Cuba",
    "gt": "Guatemala",
    "sv": "El Salvador",
    "hn": "Honduras",
}
"""Countries that the larger outlines show whole, or as much of them as matters, by code."""


def projection(found: PlaceMap, frame: Frame) -> Projection | Plain:
    """Return the projection that shows everything of a map in a frame."""
    if at_home(found):
        return Projection(frame, box_of(found))
    return Plain(frame, _world_box(found))


def shape_of(found: PlaceMap) -> float:
    """Return how many times as wide as high the map of everything shown is."""
    west, east, south, north = box_of(found) if at_home(found) else _world_box(found)
    project = projection(found, Frame(0, 0, 1000, 1000))
    steps = [place / 20 for place in range(21)]
    edge = [project(west + (east - west) * s, y) for y in (south, north) for s in steps]
    xs, ys = [x for x, _ in edge], [y for _, y in edge]
    return (max(xs) - min(xs)) / (max(ys) - min(ys))


def _corners(found: PlaceMap) -> list[Point]:
    points = [(spot.place.longitude, spot.place.latitude) for spot in found.spots]
    for flow in found.flows:
        for place in (flow.source, flow.target):
            points.append((place.longitude, place.latitude))
    return points


def _world_box(found: PlaceMap) -> tuple[float, float, float, float]:
    points = _corners(found)
    for area in found.areas:
        west, east, south, north = countries()[area.code].box
        points += [(west, south), (east, north)]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    west, east = max(min(xs) - 6, -180.0), min(max(xs) + 6, 180.0)
    south, north = max(min(ys) - 5, -58.0), min(max(ys) + 5, 82.0)
    return west, east, south, north


def box_of(found: PlaceMap) -> tuple[float, float, float, float]:
    """Return west, east, south and north of what is shown: all places and some land around."""
    west, east, south, north = _WIDEST
    points = _corners(found)
    for area in found.areas:
        if area.code not in ("mx", "us") or not found.spots:
            left, right, low, high = countries()[area.code].box
            points += [(max(left, west), max(low, south)), (min(right, east), min(high, north))]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    wide = max(max(xs) - min(xs) + 8, (max(ys) - min(ys) + 6) * 1.5, 20.0)
    tall = wide / 1.6
    middle = (max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2
    if wide > 0.75 * (east - west):
        return _WIDEST
    left = min(max(middle[0] - wide / 2, west), east - wide)
    low = min(max(middle[1] - tall / 2, south), north - tall)
    return left, left + wide, low, low + tall


def draw_ground(found: PlaceMap, frame: Frame, project: Projection | Plain) -> list[Group | Shape]:
    """Return sea, land and the countries that are named, all of it within the frame."""
    shapes: list[Group | Shape] = [Rect(frame, fill=SEA)]
    named = {area.code: area for area in found.areas}
    home = at_home(found)
    for code, rings in _lands(home):
        outline = _outline(rings, frame, project, AREA if code in named else LAND)
        if outline is None or code in named:
            continue
        shapes.append(outline)
    for number, area in enumerate(found.areas, start=1):
        rings = next(rings for code, rings in _lands(home) if code == area.code)
        outline = _outline(rings, frame, project, AREA)
        if outline is not None:
            shapes.append(area_group(area, number, outline))
    if home:
        projected = (tuple(project(x, y) for x, y in line) for line in _outlines()[1])
        inner = tuple(line for line in projected if all(_within(point, frame) for point in line))
        shapes.append(Outline(inner, "none", _STATE_LINE, 0.5, closed=False))
    shapes.append(Rect(frame, stroke=_BORDER, stroke_width=0.8))
    return shapes


def area_group(area: Area, number: int, outline: Shape) -> Group:
    """Return a country that is named, filled."""
    title = f"{area.name}: {', '.join(area.who[:6])}"
    return Group("place", title, (outline,), f"area-{number}", claims_in(area.lines))


def _lands(home: bool) -> Iterator[tuple[str, Iterable[Iterable[Point]]]]:
    if not home:
        yield from ((code, country.rings) for code, country in countries().items())
        return
    codes = {name: code for code, name in _AT_HOME.items()}
    for name, rings in sorted(_outlines()[0].items()):
        yield codes.get(name, name), rings


def _outline(
    rings: Iterable[Iterable[Point]], frame: Frame, project: Projection | Plain, fill: str
) -> Outline | None:
    found = tuple(
        ring
        for points in rings
        if len(ring := _clipped([project(x, y) for x, y in points], frame)) > 2
    )
    return Outline(found, fill, AREA_EDGE if fill == AREA else _BORDER, 0.6) if found else None


def _within(point: Point, frame: Frame) -> bool:
    return frame.x <= point[0] <= frame.right and frame.y <= point[1] <= frame.bottom


def _clipped(points: list[Point], frame: Frame) -> tuple[Point, ...]:
    """Return a ring cut to the frame."""
    return tuple(cut_to((frame.x, frame.right, frame.y, frame.bottom), points))


def cut_to(edges: tuple[float, float, float, float], points: list[Point]) -> list[Point]:
    """Return a polygon cut to a rectangle (Sutherland and Hodgman 1974); nothing where it is out.

    Args:
        edges: Least and most of the first coordinate, least and most of the second.
        points: The corners of the polygon.

    >>> cut_to((0, 1, 0, 9), [(0, 0), (2, 0), (2, 2), (0, 2)])
    [(0, 0), (1.0, 0.0), (1.0, 2.0), (0, 2)]
    """
    bounds = ((0, edges[0], 1), (0, edges[1], -1), (1, edges[2], 1), (1, edges[3], -1))
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
    return points
