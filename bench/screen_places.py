"""Measure alerts on embargoed places over clean customers: places of birth and nationalities.

Run it as `python bench/screen_places.py DATA [--day 2023-01-01]`: screens the invented customers of
`names/negatives_*_dev.csv`, whose real places under embargo are true alerts, and prints every
different place that alerted, with how often and the score.
"""

from __future__ import annotations

import argparse
import csv
import datetime
import time
from collections import Counter
from pathlib import Path

from linchpin.screen.embargoes.embargoes import places_on
from linchpin.screen.rows.embargoed_places import PlaceFinder, weigh_place

COLUMNS = ("place_of_birth", "nationality")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--day", type=datetime.date.fromisoformat, default="2023-01-01")
    options = parser.parse_args()
    finder = PlaceFinder.of(places_on(options.day))
    for path in sorted((options.data / "names").glob("negatives_*_dev.csv")):
        with open(path, encoding="utf-8", newline="") as stream:
            rows = list(csv.DictReader(stream))
        found: Counter[tuple[str, str, str, str]] = Counter()
        started = time.process_time()
        for column in COLUMNS:
            for row, places in zip(rows, finder.find([r[column] for r in rows]), strict=True):
                for one in places:
                    place = finder.listed.places[one.number]
                    cells = [row[name] for name in COLUMNS]
                    weighed = weigh_place(place, one, cells, in_text=False)
                    score = "no alert" if weighed is None else f"{weighed[0]:.2f}"
                    found[row[column], place.embargo.id, one.spelling, score] += 1
        different = len({row[column] for row in rows for column in COLUMNS})
        print(f"{path.name}: {len(rows):,} rows, {different:,} different places, "
              f"{time.process_time() - started:.2f} CPU s")  # fmt: skip
        for (cell, embargo, spelling, score), count in sorted(found.items()):
            print(f"  {count:5} {cell!r} for {spelling!r} ({embargo}), {score}")


if __name__ == "__main__":
    main()
