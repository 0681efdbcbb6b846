"""What `linchpin new` says came, went and changed, against a plain comparison of the files' rows.

Usage: uv run python bench/list_rows.py [--data DIR] [--pairs N]

Two editions of OFAC's list are compared twice: by `linchpin new`, and by reading their CSV files
row by row with nothing of Linchpin's: an entry changed if any of its rows differs in a letter, in a
file that both have. The editions of 2021-04-25 and 2021-07 have several files, the monthly ones
sdn.csv alone. The bar is that both name the same entries.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import io
import json
import os
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

FILES = ("sdn.csv", "add.csv", "alt.csv", "sdn_comments.csv")


Rows = dict[str, set[tuple[str, ...]]]


def rows_of(path: Path) -> dict[str, Rows]:
    """Return the rows of each entry number, for every file of an edition that is there."""
    names = FILES if path.is_dir() else FILES[:1]
    found: dict[str, Rows] = {}
    for name in names:
        file = path / name if path.is_dir() else path
        packed = file if file.is_file() else file.with_name(f"{file.name}.gz")
        if not packed.is_file():
            continue
        rows = found[name] = defaultdict(set)
        data = packed.read_bytes()
        data = gzip.decompress(data) if packed.suffix == ".gz" else data
        for row in csv.reader(io.StringIO(data.decode("latin-1"))):
            if row and row[0].strip().isdigit():
                rows[row[0].strip()].add(tuple(" ".join(cell.split()) for cell in row))
    return found


def compared(then: dict[str, Rows], now: dict[str, Rows]) -> dict[str, set[str]]:
    """Return the entry numbers that came, went, or have another row in a file both have."""
    old, new = then[FILES[0]], now[FILES[0]]
    both = old.keys() & new.keys()
    return {
        "added": new.keys() - old.keys(),
        "removed": old.keys() - new.keys(),
        "changed": {
            number
            for name in then.keys() & now.keys()
            for number in both
            if then[name].get(number) != now[name].get(number)
        },
    }


def said(archive: Path, since: str) -> dict[str, set[str]]:
    """Return the entry numbers that `linchpin new` names, by what happened to them."""
    line = [sys.executable, "-m", "linchpin", "--archive", str(archive), "new", "--since", since]
    done = subprocess.run([*line, "--json"], capture_output=True, check=True, text=True)
    (change,) = json.loads(done.stdout)["lists"]
    return {
        kind: {one["entity"].removeprefix("ofac-") for one in change[kind]}
        for kind in ("added", "removed", "changed")
    }


def main() -> int:
    """Print a line for each pair of editions; returns 1 if one differs."""
    parser = argparse.ArgumentParser(description=__doc__)
    default = os.environ.get("LINCHPIN_TEST_DATA", "../shared/data")
    parser.add_argument("--data", type=Path, default=Path(default))
    parser.add_argument("--pairs", type=int, default=16, help="pairs of monthly editions")
    asked = parser.parse_args()
    ofac = asked.data / "ofac"
    monthly = sorted((ofac / "monthly").glob("sdn_*.csv.gz"))[: asked.pairs + 1]
    runs = [
        [(ofac / "full" / "2021-04-25", "2021-04-25"), (ofac / "full" / "2021-07", "2021-07-31")]
    ]
    runs.append([(path, path.name[4:14]) for path in monthly])
    wrong = 0
    for run in runs:
        with tempfile.TemporaryDirectory() as folder:
            wrong += compare(Path(folder) / "archive", run)
    return 1 if wrong else 0


def compare(archive: Path, editions: list[tuple[Path, str]]) -> int:
    """Add editions one after another and print in what both comparisons differ."""
    wrong, before = 0, None
    for path, day in editions:
        line = [sys.executable, "-m", "linchpin", "--archive", str(archive), "add", "ofac"]
        more = ["--from", str(path), "--date", day, "--accept-shrunken"]
        subprocess.run([*line, *more], capture_output=True, check=True)
        now = rows_of(path)
        if before is not None:
            then, since = before
            plain = compared(then, now)
            found = said(archive, since)
            counts = ", ".join(f"{len(plain[kind])} {kind}" for kind in plain)
            print(f"{since} to {day}: {counts} by rows", flush=True)
            for kind in plain:
                missed, more_than = plain[kind] - found[kind], found[kind] - plain[kind]
                if missed or more_than:
                    wrong += 1
                    print(
                        f"    {kind}: missed {len(missed)} {sorted(missed)[:8]}; "
                        f"not so by rows {len(more_than)} {sorted(more_than)[:8]}",
                        flush=True,
                    )
        before = now, day
    return wrong


if __name__ == "__main__":
    sys.exit(main())
