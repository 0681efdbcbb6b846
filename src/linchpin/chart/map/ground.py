"""The ground of a map: projection, land, and the lines between states."""

from __future__ import annotations

import json
import math
from functools import cache
from importlib.resources import files

from linchpin.chart.map.build import PlaceMap
from linchpin.chart.scene import Frame, Outline, Point, Rect, Shape

SEA, LAND, MEXICO, UNITED_STATES = "#dbe7f0", "#eceeec", "#f1e6cc", "#f8f8f5"
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


def box_of(found: PlaceMap) -> tuple[float, float, float, float]:
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


def draw_ground(frame: Frame, project: Projection) -> list[Shape]:
    """Return sea and land, all of it within the frame."""
    countries, lines = _outlines()
    shapes: list[Shape] = [Rect(frame, fill=SEA)]
    fills = {"Mexico": MEXICO, "United States of America": UNITED_STATES}
    for name in sorted(countries, key=lambda name: name in fills):
        rings = tuple(
            ring
            for points in countries[name]
            if len(ring := _clipped([project(x, y) for x, y in points], frame)) > 2
        )
        if rings:
            shapes.append(Outline(rings, fills.get(name, LAND), _BORDER, 0.6))
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
