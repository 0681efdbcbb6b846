"""Times the OFAC reader on the real lists: seconds, memory, claims, and what is not understood.

Usage: uv run python bench/read_ofac.py

Each list is read in a process of its own, so that its peak memory is its own. The lists are
expected in `../shared/data`, or where LINCHPIN_TEST_DATA says. Exit code 1 where a bar is missed:
15 s or 600 MB a list, or 0.5 % of the remark fragments not understood.
"""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

DATA = Path(
    os.environ.get("LINCHPIN_TEST_DATA")
    or Path(__file__).resolve().parent.parent.parent / "shared" / "data"
)
LISTS = ("full/2019-01", "full/2021-04-25", "full/2021-07", "sdn_2021-03-10.xml.gz")
MOST_SECONDS = 15.0
MOST_MEGABYTES = 600.0
MOST_NOT_UNDERSTOOD = 0.005
COLUMNS = ("list", "seconds", "MB", "entries", "claims", "fragments", "not understood", "cells")


def measure(path: Path) -> dict[str, Any]:
    """Return the figures of one reading; called in a fresh process."""
    import resource

    began = time.perf_counter()
    from linchpin.read.lists.ofac import OfacReader

    reading = OfacReader().read(path, date=None, progress=lambda what, done, total: None)
    claims = sum(len(part.claims) for part in reading.parts)
    return {
        "seconds": time.perf_counter() - began,
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "claims": claims,
        **reading.tally.counts,
    }


def measured_apart(path: Path) -> dict[str, Any]:
    """Return the figures of one reading, made in a process of its own."""
    done = subprocess.run(
        [sys.executable, __file__, str(path)], stdout=subprocess.PIPE, text=True, check=True
    )
    figures: dict[str, Any] = json.loads(done.stdout)
    return figures


def main() -> int:
    """Print the table; return 1 where a bar is missed."""
    if len(sys.argv) > 1:
        print(json.dumps(measure(Path(sys.argv[1]))))
        return 0
    present = [name for name in LISTS if (DATA / "ofac" / name).exists()]
    if not present:
        print(f"No lists at {DATA / 'ofac'}: nothing to measure. Set LINCHPIN_TEST_DATA.")
        return 0
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.machine()}")
    print("{:<22}{:>8}{:>7}{:>9}{:>9}{:>11}{:>18}{:>7}".format(*COLUMNS))
    missed = False
    for name in present:
        figures = measured_apart(DATA / "ofac" / name)
        left = int(figures["remark_fragments_not_understood"])
        share = f"{left} ({figures['share_not_understood']:.2%})"
        print(
            f"{name:<22}{figures['seconds']:>8.2f}{figures['megabytes']:>7.0f}"
            f"{figures['entries']:>9,.0f}{figures['claims']:>9,}"
            f"{figures['remark_fragments']:>11,.0f}{share:>18}"
            f"{figures['cells_not_understood']:>7,.0f}"
        )
        missed |= (
            figures["seconds"] > MOST_SECONDS
            or figures["megabytes"] > MOST_MEGABYTES
            or figures["share_not_understood"] > MOST_NOT_UNDERSTOOD
        )
    bars = f"{MOST_SECONDS:g} s, {MOST_MEGABYTES:g} MB, {MOST_NOT_UNDERSTOOD:.1%} a list"
    print(f"{'MISSED' if missed else 'Kept'}: {bars}")
    return int(missed)


if __name__ == "__main__":
    raise SystemExit(main())
