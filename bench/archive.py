"""Seconds and memory of the archive and of questions, on the real public files.

Usage: uv run python bench/archive.py [--data DIR] [--editions N ... [--entries N] | --daily N]

Prints two tables: the monthly editions added in sequence, each with its delta to the one before
(bar: 17 editions in at most 180 s), and questions to the full list of 2021-07 with both cases
(bars: start under 2 s, each answer under 300 ms). Peak memory is that of the whole process.

`--editions 17 308` prints instead what questions cost as editions gather: each edition is made of
the first entries of a real one: some left out, a new name, some remarks changed. Nothing but the
list of editions may grow with them.

`--daily 308` prints instead what the history of a list takes: the monthly editions and their space
(bar: at most 3 times that of one), then so many daily editions, each the whole list of 2022-12 with
some rows changed (bars: each added in under 5 s, opened as fast as one alone).
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

from linchpin.archive import (
    Archive,
    Manifest,
    create_archive,
    delta_between,
    open_archive,
    take_snapshot,
)
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


def space(folder: Path) -> int:
    """Return the bytes of all files of an archive."""
    return sum(item.stat().st_size for item in folder.rglob("*") if item.is_file())


def opened(folder: Path, edition: str | None = None) -> float:
    """Return the seconds to open an archive as of a day and ask for one entry, the best of five."""
    times = []
    for _ in range(5):
        began = time.perf_counter()
        day = None if edition is None else datetime.date.fromisoformat(edition)
        snapshot = take_snapshot(open_archive(folder), as_of=day)
        snapshot.rows("SELECT prop, value FROM asserted WHERE entity_id = 'ofac-4632'")
        times.append(time.perf_counter() - began)
    return min(times)


def history(data: Path, folder: Path, days: int) -> None:
    """Print the space of the monthly editions, and of many daily ones with their seconds."""
    paths = sorted((data / "ofac" / "monthly").glob("sdn_*.csv.gz"))
    settings = system_settings(folder)
    archive = create_archive(folder / "monthly")
    for path in paths:
        add(archive, path, settings)
    one = create_archive(folder / "one")
    add(one, paths[-1], settings)
    all_of_them, alone = space(archive.path), space(one.path)
    print(
        f"{len(paths)} monthly editions: {all_of_them:,} bytes, {all_of_them / alone:.1f} times the"
    )
    print(f"newest alone ({alone:,} bytes; bar 3 times)")
    rows = gzip.decompress(paths[-1].read_bytes()).decode("latin-1").splitlines()
    daily, first = create_archive(folder / "daily"), datetime.date(2023, 1, 1)
    print(f"{'daily editions':>16}{'bytes':>14}{'add s':>8}{'slowest':>9}{'open s':>8}{'first':>8}")
    seconds: list[float] = []
    for number in range(days):
        day = (first + datetime.timedelta(number)).isoformat()
        path = folder / f"sdn_{day}.csv"
        path.write_text("\n".join(changed(rows, number)) + "\n", "latin-1")
        began = time.perf_counter()
        reading = OfacReader().read(path, date=day, progress=lambda *_: None)
        keep(daily, reading, settings, most_lost=1.0)
        seconds.append(time.perf_counter() - began)
        path.unlink()
        if number + 1 in (1, 2, 10, 50, 100, 200, days):
            print(
                f"{number + 1:>16}{space(daily.path):>14,}{sum(seconds) / len(seconds):>8.1f}"
                f"{max(seconds):>9.1f}{opened(daily.path):>8.2f}"
                f"{opened(daily.path, first.isoformat()):>8.2f}",
                flush=True,
            )
    print(f"one alone opens in {opened(one.path):.2f} s (bars: add 5 s, open as fast as one)")


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
    parser.add_argument("--daily", type=int, help="how many daily editions to add")
    asked = parser.parse_args()
    data = asked.data
    if not data.is_dir():
        print(f"the public data files are not at {data}; set LINCHPIN_TEST_DATA", file=sys.stderr)
        return 0
    with tempfile.TemporaryDirectory() as folder:
        if asked.daily:
            history(data, Path(folder), asked.daily)
            return 0
        if asked.editions:
            gathered(data, Path(folder), asked.editions, asked.entries)
            return 0
        monthly(data, Path(folder) / "monthly")
        questions(data, Path(folder) / "questions")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
