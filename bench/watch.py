"""What a watch tells from month to month, how much of it is noise, and what a million rows cost.

Usage: uv run python bench/watch.py DATA [--months 17] [--rows 1000000] [--only months|million]

*Months*: OFAC's monthly editions of 2021-08 to 2022-12 are added one after another; a book of every
20th entry of the first of them (as a customer of that name) and 2,000 invented customers is watched
after each. Printed: events of the list, groups that stand for many of them, alerts by kind, pairs
that are known and were not told again, subjects under another number, CPU seconds of the watch.
*Million*: a book of recombined customers is watched over OFAC's editions of 2021-04-25 and 2021-07:
the first run screens all of it, the second only what is new. Each is a process of its own.
"""

from __future__ import annotations

import argparse
import csv
import os
import tempfile
import time
from collections import Counter
from pathlib import Path

from linchpin.archive import create_archive
from linchpin.archive.queries.held_entries import held_entries
from linchpin.claims.progress import silent
from linchpin.cli.options.settings import system_settings
from linchpin.network.list_events.event import grouped
from linchpin.read.lists.ofac import OfacReader
from linchpin.workspace.add_edition import keep
from linchpin.workspace.alert_decisions import told_alerts
from linchpin.workspace.screening_order import ScreeningOrder
from linchpin.workspace.watch_folder import WatchFolder
from linchpin.workspace.watch_run import WatchOrder
from linchpin.workspace.watching import watch_books
from screen_delta import command
from screen_million import write


def months(data: Path, folder: Path, count: int) -> None:
    """Add monthly editions one after another, watch a book, and print what is told."""
    files = sorted((data / "ofac" / "monthly").glob("sdn_*.csv.gz"))[:count]
    settings = system_settings(folder / "archive")
    archive, place = create_archive(settings.archive), WatchFolder(folder / "watch")
    book = folder / "book.csv"
    before = None
    for file in files:
        day = file.name.removeprefix("sdn_").removesuffix(".csv.gz")
        reading = OfacReader().read(file, date=day, progress=silent)
        manifest = keep(archive, reading, settings, most_lost=1.0, accept=True).manifest
        if before is None:
            listed = [one.caption for one in held_entries(archive, manifest).values()][::20]
            write_book(data / "names/negatives_global_dev.csv", book, listed)
        orders = (("book", ScreeningOrder(book=book, key="id")),)
        known = len(told_alerts(place)) if before is not None else 0
        begun = time.process_time()
        digest = watch_books(settings, WatchOrder(orders, place.path), silent)[0]
        seconds = time.process_time() - begun
        kinds = Counter(one.kind for one in digest.alerts)
        told = ", ".join(f"{number} {kind}" for kind, number in sorted(kinds.items())) or "nothing"
        print(f"{day}: told {told}; {seconds:.1f} CPU seconds")
        if before is not None:
            changes(archive, settings, (before, manifest))
            again = sum(kinds[kind] for kind in ("again", "gone", "duty"))
            print(f"    {known:,} pairs known, {known - again:,} of them not told again")
        before = manifest


def changes(archive, settings, editions) -> None:  # type: ignore[no-untyped-def]
    """Print the events between two editions, their groups, and new numbers."""
    from linchpin.network.changes import changes_between
    from linchpin.workspace.open import open_network

    events = changes_between(archive, open_network(settings), *editions).events
    groups, alone = grouped(events)
    sizes = ", ".join(str(len(group.events)) for group in groups[:5]) or "none"
    numbers = [one for one in events if one.kind.value == "renumbered"]
    print(f"    {len(events):,} events: groups of {sizes}, {len(alone):,} for themselves; "
          f"another number: {', '.join(f'{one.others[0]} to {one.entity}' for one in numbers) or 'none'}")  # fmt: skip # noqa: E501


def write_book(clean: Path, book: Path, listed: list[str]) -> None:
    """Write a book of listed names and 2,000 invented customers."""
    with clean.open(encoding="utf-8", newline="") as stream:
        rows = [row for row, _ in zip(csv.DictReader(stream), range(2_000), strict=False)]
    name = next(key for key in rows[0] if "name" in key.lower())
    with book.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(["id", "name"])
        names = [*listed, *(row[name] for row in rows)]
        writer.writerows([f"C{number}", text] for number, text in enumerate(names, start=1))


def million(data: Path, folder: Path, rows: int) -> None:
    """Watch a large book over two editions and print what each run costs."""
    book = folder / "book.csv"
    write(data / "names/negatives_global_dev.csv", book, rows)
    for day in ("2021-04-25", "2021-07"):
        source = str(data / "ofac" / "full" / day)
        command(folder, "add", "ofac", "--from", source, "--date", day)
        for number in (1, 2):
            cpu, wall, peak = command(folder, "watch", str(book))
            print(f"{rows:,} rows, edition of {day}, run {number}: {cpu:.1f} CPU s, {wall:.1f} s, "
                  f"peak {peak / (1 << 30):.2f} GiB")  # fmt: skip
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--months", type=int, default=17)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--only", choices=["months", "million"])
    options = parser.parse_args()
    if options.only != "million":
        with tempfile.TemporaryDirectory() as place:
            months(options.data, Path(place), options.months)
    if options.only != "months":
        with tempfile.TemporaryDirectory() as place:
            million(options.data, Path(place), options.rows)


if __name__ == "__main__":
    main()
