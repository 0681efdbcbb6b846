"""Every figure strike claims, one table per exam.

    uv run --group bench bench/strike.py --data ../shared/data/networks [--exam a] [--quick]

Kernels are compiled, or loaded from numba's cache on disk, on a small network before any clock
starts; seconds are wall-clock seconds of solving, CPU s those of all threads together. `--quick`
leaves out the slow comparators: igraph's betweenness (a), half the sizes (peers), a million nodes.
"""

from __future__ import annotations

import argparse
import os
import platform
from collections.abc import Callable, Iterator
from pathlib import Path

import strike_dismantling
import strike_made
import strike_peers
import strike_small


def main() -> None:
    """Print the tables asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data/networks"))
    parser.add_argument("--exam", choices=[*"abcdefg", "sizes", "peers"], action="append")
    parser.add_argument("--quick", action="store_true", help="fewer repetitions, smaller networks")
    parser.add_argument(
        "--only", default="", metavar="NAME", help="networks of exam peers, so begun"
    )
    asked = parser.parse_args()
    folder, quick, only = asked.data, asked.quick, asked.only
    exams: dict[str, tuple[str, Callable[[], Iterator[str]]]] = {
        "a": (
            "12 networks against MIND (AAAI 2026)",
            lambda: strike_dismantling.twelve(folder / "dismantling", slow=not quick),
        ),
        "sizes": (
            "generated networks: seconds and memory",
            lambda: strike_dismantling.sizes(100_000 if quick else 1_000_000),
        ),
        "b": ("proven optima", lambda: strike_small.exact(folder)),
        "c": ("missing ties", lambda: strike_small.missing_ties(folder, 10 if quick else 200)),
        "d": ("Caviar: who rises", lambda: strike_small.who_rises(folder)),
        "e": ("planted linchpins", lambda: strike_made.planted(5 if quick else 40)),
        "f": ("population model", lambda: strike_made.population(folder)),
        "g": ("Montagna's published curves", lambda: strike_small.montagna(folder)),
        "peers": (
            "critical nodes against cndetector and pycnp",
            lambda: strike_peers.peers(folder, quick=quick, only=only),
        ),
    }
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    for key in asked.exam or exams:
        title, table = exams[key]
        print(f"\n({key}) {title}")
        for line in table():
            print(line, flush=True)


if __name__ == "__main__":
    main()
