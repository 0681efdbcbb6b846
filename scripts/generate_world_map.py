"""Write the countries of the world that a map fills as areas.

Run: `python scripts/generate_world_map.py COUNTRIES`, where COUNTRIES is `countries-50m.json` of
the npm package `world-atlas` (Natural Earth, public domain). Needs `babel`, whose names of
countries are Unicode's (CLDR).
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from babel import Locale
from babel.core import get_global
from generate_chart_map import arcs_of, ring, simplify_to

TARGET = Path(__file__).resolve().parent.parent / "src" / "linchpin" / "chart" / "map"
TOLERANCE = 0.1  # degrees
SMALLEST = 0.4  # degrees; smaller islands are left out where a country has a larger part
FOLDED = {"Somaliland": "so", "N. Cyprus": "cy", "Kosovo": "xk"}
"""Parts without a code of their own in ISO 3166-1, to the territory they are drawn with."""

Point = tuple[float, float]


def rings_of(geometry: dict[str, object], arcs: list[list[Point]]) -> list[list[list[float]]]:
    """Return the outer rings of a country, the largest first, simplified."""
    many = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    found = []
    for polygon in many:  # type: ignore[attr-defined]
        points = ring(polygon[0], arcs)
        half = len(points) // 2
        line = [
            *simplify_to(points[: half + 1], TOLERANCE)[:-1],
            *simplify_to(points[half:], TOLERANCE),
        ]
        xs, ys = [x for x, _ in line], [y for _, y in line]
        size = max(max(xs) - min(xs), max(ys) - min(ys))
        if len(line) < 4:
            line = points
        if len(line) >= 4:
            found.append((size, [[round(x, 1), round(y, 1)] for x, y in line]))
    found.sort(key=lambda item: -item[0])
    return [points for size, points in found if size >= SMALLEST] or [
        points for _, points in found[:1]
    ]


def main() -> None:
    """Write the file."""
    topology = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    arcs = arcs_of(topology)
    names = [Locale(language).territories for language in ("en", "es")]
    aliases = get_global("territory_aliases")
    found: dict[str, list[object]] = {}
    for geometry in topology["objects"]["countries"]["geometries"]:
        alias = aliases.get(str(geometry.get("id")), [])
        name = geometry["properties"]["name"]
        code = FOLDED.get(name) or (alias[0].lower() if alias else "")
        if geometry["type"] is None or code in ("", "aq"):
            print("left out:", geometry["properties"]["name"])
            continue
        called = [table[code.upper()] for table in names]
        kept = found.setdefault(code, [*called, []])
        kept[2] += rings_of(geometry, arcs)  # type: ignore[operator]
    text = json.dumps(found, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    (TARGET / "world.json").write_text(text + "\n", "utf-8")


if __name__ == "__main__":
    main()
