"""Write the places that the reader of prose knows, from the tables the maps are drawn from.

Run: `python scripts/generate_place_names.py`. Places of Mexico and the United States are GeoNames'
(CC BY 4.0, see `chart/map/LICENSES.txt`), names of countries Unicode CLDR's (Unicode License v3).
"""

from __future__ import annotations

import json
from pathlib import Path

from generated_files import write_or_check

SOURCE = Path(__file__).resolve().parent.parent / "src" / "linchpin"
MAPS = SOURCE / "chart" / "map"
TARGET = SOURCE / "read" / "prose" / "tables" / "places.psv"
HEAD = """\
# Places, their kind and their state. Made by scripts/generate_place_names.py; do not edit.
"""
NOT_A_PLACE_ALONE = {"Independence", "Mission", "Orange", "Surprise", "Peoria", "Ameca"}
"""Cities whose names are words or surnames first."""


def place_names() -> str:
    """Return the table: `name|kind|state`, each name and state once."""
    found = set()
    for code, (english, spanish, _) in json.loads((MAPS / "world.json").read_text("utf-8")).items():
        found |= {f"{name}|country|{code.upper()}" for name in (english, spanish)}
    for name, kind, state, *_ in json.loads((MAPS / "gazetteer.json").read_text("utf-8")):
        if name not in NOT_A_PLACE_ALONE and kind != "country":
            found.add(f"{name}|{kind}|{state}")
    return HEAD + "".join(f"{line}\n" for line in sorted(found))


if __name__ == "__main__":
    raise SystemExit(write_or_check({TARGET: place_names()}))
