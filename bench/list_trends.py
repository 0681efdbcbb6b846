"""A list over time against plain counts: OFAC's 17 monthly editions of 2021-08 to 2022-12.

Usage: uv run python bench/list_trends.py [--data DIR] [--archive DIR]

Adds the editions (or takes an archive that holds them), and compares what `linchpin trends` says of
each program tag and quarter (added, removed, gained, lost, standing) with counts made from cells
of the files by Python's csv module alone. Prints how many figures were compared and which differ.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import os
import tempfile
import time
from pathlib import Path

from linchpin.archive import create_archive, open_archive
from linchpin.archive.queries.held_entries import held_entries
from linchpin.claims.progress import silent
from linchpin.cli.options.settings import system_settings
from linchpin.network.list_trends.trend import trend
from linchpin.read.lists.ofac import OfacReader
from linchpin.workspace.add_edition import keep

Plain = dict[str, set[str]]


def plain_entries(path: Path) -> Plain:
    """Return the program tags of each entry number, from the cells alone."""
    with gzip.open(path, "rt", encoding="utf-8", errors="replace", newline="") as stream:
        return {
            f"ofac-{row[0]}": {tag.strip("[] ") for tag in row[3].split("] [")}
            for row in csv.reader(stream)
            if len(row) > 3 and row[0].isdigit()
        }


def plain_figures(files: dict[str, Path]) -> dict[tuple[str, str], list[int]]:
    """Return added, removed, gained, lost and standing by tag and quarter."""
    found: dict[tuple[str, str], list[int]] = {}
    before: Plain | None = None
    for day, path in files.items():
        now = plain_entries(path)
        quarter = f"{day[:4]}-Q{(int(day[5:7]) + 2) // 3}"
        tags = {tag for held in (now, before or {}) for one in held.values() for tag in one}
        for tag in tags:
            figures = found.setdefault((tag, quarter), [0] * 5)
            figures[4] = sum(tag in one for one in now.values())
            if before is None:
                continue
            for entity in now.keys() | before.keys():
                was, is_now = tag in before.get(entity, ()), tag in now.get(entity, ())
                if is_now and not was:
                    figures[0 if entity not in before else 2] += 1
                if was and not is_now:
                    figures[1 if entity not in now else 3] += 1
        before = now
    return found


def main() -> None:
    """Compare and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    default = os.environ.get("LINCHPIN_TEST_DATA", "../shared/data")
    parser.add_argument("--data", type=Path, default=Path(default))
    parser.add_argument("--archive", type=Path)
    options = parser.parse_args()
    files = {
        path.name.removeprefix("sdn_").removesuffix(".csv.gz"): path
        for path in sorted((options.data / "ofac" / "monthly").glob("sdn_*.csv.gz"))
    }
    with tempfile.TemporaryDirectory() as folder:
        archive = open_archive(options.archive) if options.archive else None
        if archive is None:
            settings = system_settings(Path(folder) / "archive")
            archive = create_archive(settings.archive)
            for day, path in files.items():
                reading = OfacReader().read(path, date=day, progress=silent)
                keep(archive, reading, settings, most_lost=1.0, accept=True)
        begun = time.process_time()
        editions = archive.editions("us_ofac_sdn")
        rows = trend([(one.date, held_entries(archive, one)) for one in editions], "program")
        seconds = time.process_time() - begun
    ours = {
        (row.group, row.quarter): [
            len(row.added), len(row.removed), len(row.gained), len(row.lost), len(row.standing)
        ]
        for row in rows
    }  # fmt: skip
    plain = plain_figures(files)
    differ = {key for key in plain.keys() | ours.keys()
              if plain.get(key, [0] * 5) != ours.get(key, [0] * 5)}  # fmt: skip
    print(f"{5 * len(plain):,} figures of {len(plain):,} tags and quarters compared, "
          f"{len(differ):,} tags and quarters differ; {seconds:.1f} CPU seconds")  # fmt: skip
    for key in sorted(differ):
        print(f"  {key[0]}, {key[1]}: plain {plain.get(key)}, trends {ours.get(key)}")


if __name__ == "__main__":
    main()
