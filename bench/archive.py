"""Seconds and memory of the archive and of questions, on the real public files.

Usage: uv run python bench/archive.py [--data DIR] [--editions N ... [--entries N]]

Prints two tables: the monthly editions added in sequence, each with its delta to the one before
(bar: 17 editions in at most 180 s), and questions to the full list of 2021-07 with both cases
(bars: start under 2 s, each answer under 300 ms). Peak memory is that of the whole process.

`--editions 17 308` prints instead what questions cost as editions gather: each edition is made of
the first entries of a real one: some left out, a new name, some remarks changed. Nothing but the
list of editions may grow with them.
"""

from __future__ import annotations

import argparse
import datetime
import gzip
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

from linchpin.archive import Archive, Manifest, create_archive, delta_between, take_snapshot
from linchpin.cli import run
from linchpin.cli.options.settings import system_settings
from linchpin.network.ask import ask
from linchpin.network.changes import changes_since
from linchpin.network.network import build_network
from linchpin.network.paths import paths
from linchpin.read.lists.ofac import OfacReader
from linchpin.workspace.add_edition import add_case, find_case, keep
from linchpin.workspace.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
DATA = Path(os.environ.get("LINCHPIN_TEST_DATA", ROOT.parent / "shared" / "data"))


def peak_mb() -> float:
    """Return the process's peak memory so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def add(archive: Archive, path: Path, settings: Settings) -> Manifest:
    """Read a list and keep it."""
    reading = OfacReader().read(path, date=None, progress=lambda *_: None)
    return keep(archive, reading, settings, most_lost=0.05).manifest


def monthly(data: Path, folder: Path) -> None:
    """Add every monthly edition in sequence and print a row for each."""
    archive, settings = create_archive(folder), system_settings(folder)
    older: Manifest | None = None
    whole = time.perf_counter()
    heads = (("edition", 12), ("entries", 8), ("claims", 9), ("add s", 8), ("delta s", 9))
    print("".join(f"{head:>{width}}" for head, width in (*heads, ("said", 8), ("unsaid", 8))))
    for path in sorted((data / "ofac" / "monthly").glob("sdn_*.csv.gz")):
        began = time.perf_counter()
        newer = add(archive, path, settings)
        added = time.perf_counter()
        said = unsaid = 0
        if older is not None:
            delta = delta_between(archive, older, newer)
            said, unsaid = len(delta.appeared), len(delta.disappeared)
        ended = time.perf_counter()
        print(
            f"{newer.date:>12}{newer.entries:>8,}{newer.claims:>9,}{added - began:>8.1f}"
            f"{ended - added:>9.1f}{said:>8,}{unsaid:>8,}"
        )
        older = newer
    total = time.perf_counter() - whole
    print(f"all editions with deltas: {total:.0f} s (bar 180 s), peak {peak_mb():.0f} MB\n")


def questions(data: Path, folder: Path) -> None:
    """Ask the full list with both cases and print how long each answer takes."""
    archive, settings = create_archive(folder), system_settings(folder)
    add(archive, data / "ofac" / "full" / "2021-07", settings)
    for name in ("ruelas", "jalisco"):
        add_case(archive, find_case(name), settings)
    began = time.perf_counter()
    network = build_network(take_snapshot(archive))
    print(f"start (snapshot and network): {time.perf_counter() - began:.2f} s (bar 2 s)")
    asked: dict[str, Callable[[], object]] = {
        f"ask {who}": lambda who=who: ask(network, who)
        for who in ("El Mencho", "18957", "ruelas-organisation", "ofac-17671", "ofac-4632")
        if network.names.find(who)
    }
    group = network.resolution.of("ruelas-organisation")
    asked[f"ask {group}"] = lambda: ask(network, group)
    asked["paths 21577 15000"] = lambda: paths(network, "21577", "15000")
    asked["new since 2018-01-01"] = lambda: changes_since(
        archive, network, datetime.date(2018, 1, 1)
    )
    largest = max(network.ties, key=lambda entity: len(network.ties[entity]))
    asked[f"ask {largest} ({len(network.ties[largest])} relations)"] = lambda: ask(network, largest)
    for question, answer in asked.items():
        times = []
        for _ in range(5):
            began = time.perf_counter()
            answer()
            times.append(time.perf_counter() - began)
        best, worst = min(times) * 1000, max(times) * 1000
        print(f"{question:<44}{best:>8.0f} ms best, {worst:.0f} ms worst of 5")
    print("(bar 300 ms)")


def gathered(data: Path, folder: Path, counts: list[int], entries: int) -> None:
    """Add editions made from a real one, and print what questions cost at some counts of them."""
    source = sorted((data / "ofac" / "monthly").glob("sdn_*.csv.gz"))[0]
    rows = gzip.decompress(source.read_bytes()).decode("latin-1").splitlines()[:entries]
    asked = {
        "ask nobody": ["ask", "Zzyx Qwertz Nobody"],
        "ask of one who left": ["ask", "MONTHLY NAME 5"],
        "ask of one listed": ["ask", "MONTHLY NAME {last}"],
        "new since the last": ["new", "--since", "{before}"],
        "new since the first": ["new", "--since", "{first}"],
        "editions": ["editions", "--json"],
    }
    print("".join(f"{head:>22}" for head in ("CPU seconds, editions", *asked)))
    os.environ["XDG_CACHE_HOME"] = str(folder / "cache")
    settings = system_settings(folder / "archive")
    archive = create_archive(folder / "archive")
    for number in range(max(counts)):
        path = folder / f"sdn_{month(number)}.csv"
        path.write_text("\n".join(changed(rows, number)) + "\n", "latin-1")
        reading = OfacReader().read(path, date=month(number), progress=lambda *_: None)
        keep(archive, reading, settings, most_lost=1.0, accept=True)
        path.unlink()
        if number + 1 in counts:
            words = {
                "first": month(0), "before": month(number - 1), "last": str(number),
            }  # fmt: skip
            costs = [
                cost(folder / "archive", [word.format(**words) for word in line])
                for line in asked.values()
            ]
            print("".join([f"{number + 1:>22}", *(f"{one:>22.2f}" for one in costs)]), flush=True)


def month(number: int) -> str:
    """Return the date of an edition."""
    return f"{1996 + number // 12}-{1 + number % 12:02d}-15"


def changed(rows: list[str], number: int) -> list[str]:
    """Return the rows of a month: one name new, three left out, five remarks another."""
    found = [row for at, row in enumerate(rows) if (at + number) % (len(rows) // 3) != 0]
    for at in range(5):
        row = found[(at * 37 + number) % len(found)].rstrip()
        if row.endswith('"'):
            found[(at * 37 + number) % len(found)] = f'{row[:-1]}; note {number}"'
    none = ",".join(["-0- "] * 8)
    return [*found, f'{90_000 + number},"MONTHLY NAME {number}","individual",{none},"DOB 1970"']


def cost(archive: Path, line: list[str]) -> float:
    """Return the least CPU seconds of three runs of a command, after a first one."""
    times = []
    with open(os.devnull, "w") as nowhere, redirect_stdout(nowhere), redirect_stderr(nowhere):
        for _ in range(4):
            began = time.process_time()
            run(["--archive", str(archive), *line])
            times.append(time.process_time() - began)
    return min(times[1:])


def main() -> int:
    """Run both tables, or the one that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--editions", type=int, nargs="+", help="at how many editions to measure")
    parser.add_argument("--entries", type=int, default=1000, help="entries of each edition")
    asked = parser.parse_args()
    data = asked.data
    if not data.is_dir():
        print(f"the public data files are not at {data}; set LINCHPIN_TEST_DATA", file=sys.stderr)
        return 0
    with tempfile.TemporaryDirectory() as folder:
        if asked.editions:
            gathered(data, Path(folder), asked.editions, asked.entries)
            return 0
        monthly(data, Path(folder) / "monthly")
        questions(data, Path(folder) / "questions")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
