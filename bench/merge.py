"""How many records of an archive are merged or uncertain, and how long that takes.

Usage: uv run python bench/merge.py [--archive DIR] [--data DIR]

Without an archive, the full list of 2021-07 with both bundled cases is added to one first. Seconds
are CPU seconds of this process; compiled functions come from a cache after a first run.
Bars: nothing merged on a bare name (see the tests), and a start of every command under 2 s.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from linchpin.archive import Archive, create_archive, open_archive, take_snapshot
from linchpin.cli.options.settings import system_settings
from linchpin.match.resolve.clusters import resolve
from linchpin.network.network import build_network
from linchpin.read.lists.ofac import OfacReader
from linchpin.workspace.add_edition import add_case, find_case, keep

ROOT = Path(__file__).resolve().parent.parent
DATA = Path(os.environ.get("LINCHPIN_TEST_DATA", ROOT.parent / "shared" / "data"))


def fill(data: Path, folder: Path) -> Archive:
    """Return an archive of the full list and both cases."""
    archive, settings = create_archive(folder), system_settings(folder)
    path = data / "ofac" / "full" / "2021-07"
    reading = OfacReader().read(path, date=None, progress=lambda *_: None)
    keep(archive, reading, settings, most_lost=0.05)
    for name in ("ruelas", "jalisco"):
        add_case(archive, find_case(name), settings)
    return archive


def measure(archive: Archive) -> None:
    """Print what is merged and uncertain in an archive."""
    snapshot = take_snapshot(archive)
    began = time.process_time()
    resolution = resolve(snapshot)
    resolved = time.process_time() - began
    loaded = "loaded" if "numba" in sys.modules else "not loaded"
    strengths = Counter(merge.strength.name for merge in resolution.merges)
    spelled = sum("in two spellings" in merge.because for merge in resolution.merges)
    print(f"sources           {', '.join(e.dataset for e in snapshot.editions)}")
    print(f"merged            {len(resolution.merges):,} {dict(strengths)}")
    print(f"  in two spellings {spelled:,}")
    print(f"refused           {len(resolution.refused):,}")
    print(f"resolve           {resolved:.2f} s, engine {loaded}")
    began = time.process_time()
    build_network(snapshot)
    print(f"network, warm     {time.process_time() - began:.2f} s, resolving included")
    from linchpin.match.resolve.review_queue import compare_snapshot, uncertain_pairs

    began = time.process_time()
    compared = compare_snapshot(snapshot, resolution)
    queue = uncertain_pairs(compared, resolution)
    print(f"uncertain         {len(queue):,} pairs, found in {time.process_time() - began:.2f} s")


def main() -> int:
    """Measure an archive."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--archive", type=Path)
    parser.add_argument("--data", type=Path, default=DATA)
    given = parser.parse_args()
    if given.archive is not None:
        measure(open_archive(given.archive))
        return 0
    if not given.data.is_dir():
        print(f"the public data files are not at {given.data}; set LINCHPIN_TEST_DATA")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        measure(fill(given.data, Path(folder) / "archive"))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
