"""Measure re-screening a million customers against 500 changed entries through a saved index.

Run it as `python bench/screen_delta.py DATA [--rows 1000000] [--entries 500] [--jobs 2]`: builds
the book of `screen_million.py` and an archive of OFAC's list of July 2021, and prints CPU
seconds, wall seconds, sizes and memory. The delta is measured in fresh processes, after one that
compiles; its clock runs from before the index is opened to after the last hit.
"""

from __future__ import annotations

import argparse
import datetime
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from screen_million import write

ONE_GIGABYTE = 1 << 30


@contextmanager
def measured(what: str, found: dict[str, tuple[float, float]]) -> Iterator[None]:
    """Note the CPU and wall seconds of this process that some work takes."""
    cpu, wall = time.process_time(), time.perf_counter()
    yield
    found[what] = (time.process_time() - cpu, time.perf_counter() - wall)


def once(folder: Path, entries: int) -> None:
    """Re-screen the book once against some entries and print what each step took, as JSON."""
    steps: dict[str, tuple[float, float]] = {}
    with measured("importing", steps):
        from linchpin.archive import open_archive, take_snapshot
        from linchpin.network.network import build_network
        from linchpin.screen.book.columns import detect
        from linchpin.screen.book.rows import book_hash, read_header
        from linchpin.screen.book.storage import open_index
        from linchpin.screen.delta import run_indexed
        from linchpin.screen.results.record import Request
        from linchpin.screen.watchlist.watchlist import make_watchlist
    with measured("building the network", steps):
        network = build_network(take_snapshot(open_archive(folder / "archive")))
    listed = sorted({row[0] for row in network.snapshot.rows(
        "SELECT value FROM claims WHERE schema = 'Sanction' AND prop = 'entity'")})  # fmt: skip
    only = frozenset(
        map(network.resolution.of, listed[:: max(1, len(listed) // entries)][:entries])
    )
    with measured("making the list of the changed", steps):
        watchlist = make_watchlist(network, only, after=datetime.date(2021, 4, 25))
    book = folder / "book.csv"
    mapping = detect(read_header(book))
    with measured("hashing the book", steps):
        request = Request(book, book_hash(book), mapping)
    with measured("opening the index", steps):
        index = open_index(folder / "index", mapping, book_sha256=request.book_sha256)
    with measured("the delta", steps):
        result = run_indexed(watchlist, request, index, lambda *_: None)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    print(json.dumps({
        "steps": steps, "peak": peak, "hits": len(result.hits), "entries": len(only),
        "names": len(watchlist.names.names), "digest": result.digest, "rows": result.rows,
    }))  # fmt: skip


def prepare(data: Path, folder: Path, rows: int) -> None:
    """Write the book and the archive, and make the index; print what the index takes."""
    from linchpin.screen.book.columns import detect
    from linchpin.screen.book.index import make_index
    from linchpin.screen.book.rows import book_hash, read_header

    book = folder / "book.csv"
    write(data / "names/negatives_global_dev.csv", book, rows)
    command(folder, "add", "ofac", "--from", str(data / "ofac/full/2021-07"), "--date", "2021-07")
    steps: dict[str, tuple[float, float]] = {}
    with measured("making the index", steps):
        make_index(book, detect(read_header(book)), folder / "index",
                   book_sha256=book_hash(book), progress=lambda *_: None)  # fmt: skip
    size = sum(item.stat().st_size for item in (folder / "index").iterdir())
    say(steps)
    print(f"book {book.stat().st_size / 1e6:.0f} MB, index {size / 1e6:.0f} MB")


def command(folder: Path, *arguments: str) -> tuple[float, float, float]:
    """Run `linchpin` and return its CPU seconds, wall seconds and peak memory in bytes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    wall = time.perf_counter()
    line = [
        str(Path(sys.executable).with_name("linchpin")),
        "--archive",
        str(folder / "archive"),
        *arguments,
    ]
    done = subprocess.run(line, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 3, 4):
        raise SystemExit(done.stderr)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return cpu, time.perf_counter() - wall, after.ru_maxrss * 1024


def say(steps: dict[str, tuple[float, float]]) -> None:
    """Print steps as a table."""
    for what, (cpu, wall) in steps.items():
        print(f"  {what:<32} {cpu:7.2f} CPU s {wall:7.2f} s")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--entries", type=int, default=500)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--repeat", type=int, default=4)
    parser.add_argument("--full", action="store_true", help="screen the whole book too")
    parser.add_argument("--once", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.once:
        once(options.data, options.entries)
        return
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        prepare(options.data, folder, options.rows)
        line = [sys.executable, __file__, str(folder), "--once", "--entries", str(options.entries)]
        for number in range(options.repeat):
            done = subprocess.run(line, capture_output=True, text=True, check=True)
            found = json.loads(done.stdout)
            print(f"run {number + 1}: {found['entries']} entries, {found['names']:,} names, "
                  f"{found['rows']:,} rows, {found['hits']:,} hits, "
                  f"peak {found['peak'] / ONE_GIGABYTE:.2f} GiB")  # fmt: skip
            say(found["steps"])
        if options.full:
            out = folder / "hits.csv"
            cpu, wall, peak = command(
                folder, "screen", str(folder / "book.csv"), "-o", str(out), "--jobs",
                str(options.jobs),
            )  # fmt: skip
            print(f"full screening, {options.jobs} jobs: {cpu:.1f} CPU s, {wall:.1f} s, "
                  f"peak of a process {peak / ONE_GIGABYTE:.2f} GiB; {os.cpu_count()} cores, "
                  f"load {os.getloadavg()[0]:.1f}")  # fmt: skip


if __name__ == "__main__":
    main()
