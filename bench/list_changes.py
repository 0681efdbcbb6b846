"""What happened on OFAC's list from month to month: kinds of change, groups, new numbers.

Usage: uv run python bench/list_changes.py [--data DIR]

Adds the 17 monthly editions of 2021-08 to 2022-12 one after another and prints, for each, what
`linchpin new` tells of it: how many events of each kind, how many groups stand for how many
entries, every subject that goes on under another number, and the seconds it took. The bar is that
2022-03-31 to 2022-04-29 comes out as at most five groups.
"""

from __future__ import annotations

import argparse
import datetime
import os
import tempfile
import time
from collections import Counter
from pathlib import Path

from linchpin.archive import create_archive, take_snapshot
from linchpin.claims.progress import silent
from linchpin.cli.options.settings import system_settings
from linchpin.network.changes import changes_since
from linchpin.network.list_events.event import grouped
from linchpin.network.network import build_network
from linchpin.read.lists.ofac import OfacReader
from linchpin.workspace.add_edition import keep


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    default = os.environ.get("LINCHPIN_TEST_DATA", "../shared/data")
    parser.add_argument("--data", type=Path, default=Path(default))
    files = sorted((parser.parse_args().data / "ofac" / "monthly").glob("sdn_*.csv.gz"))
    with tempfile.TemporaryDirectory() as folder:
        settings = system_settings(Path(folder) / "archive")
        archive, before = create_archive(settings.archive), ""
        for file in files:
            day = file.name.removeprefix("sdn_").removesuffix(".csv.gz")
            reading = OfacReader().read(file, date=day, progress=silent)
            keep(archive, reading, settings, most_lost=1.0, accept=True)
            if before:
                begun = time.process_time()
                network = build_network(take_snapshot(archive))
                since = datetime.date.fromisoformat(before)
                events = changes_since(archive, network, since)[0][0].events
                seconds = time.process_time() - begun
                groups, _ = grouped(events)
                kinds = Counter(event.kind.value for event in events)
                told = ", ".join(f"{count} {kind}" for kind, count in kinds.most_common())
                sizes = ", ".join(str(len(group.events)) for group in groups) or "none"
                print(f"{before} to {day}: {told}")
                print(f"    groups of: {sizes}; {seconds:.1f} CPU seconds")
                for event in (event for event in events if event.others):
                    print(f"    {event.kind.value}: {', '.join(event.others)} to {event.entity}")
            before = day


if __name__ == "__main__":
    main()
