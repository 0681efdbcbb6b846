"""Write a book of a million customers whose name parts are recombined, with a seed.

Run it as `python bench/screen_million.py NAMES.csv OUT.csv [ROWS]`: the first file has a column
`full_name`. Under one row in a hundred repeats another.
"""

from __future__ import annotations

import csv
import random
import sys
from pathlib import Path


def write(source: Path, out: Path, rows: int, seed: int = 7) -> None:
    """Write `rows` customers made of the given names and surnames of a file."""
    with open(source, encoding="utf-8", newline="") as stream:
        names = [row["full_name"].split() for row in csv.DictReader(stream)]
    given = sorted({name[0] for name in names})
    family = sorted({name[-1] for name in names if len(name) > 1})
    rng = random.Random(seed)
    with open(out, "w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(["id", "name"])
        for number in range(rows):
            parts = [rng.choice(given), rng.choice(family)]
            if rng.random() < 0.5:
                parts.append(rng.choice(family))
            writer.writerow([number, " ".join(parts)])


if __name__ == "__main__":
    write(Path(sys.argv[1]), Path(sys.argv[2]), int((sys.argv[3:] or ["1000000"])[0]))
