"""The archive of a real list, made once a run by whichever worker first needs it."""

from __future__ import annotations

import fcntl
from pathlib import Path

from linchpin.archive import create_archive
from linchpin.cli.options.settings import system_settings
from linchpin.read.lists.ofac import OfacReader
from linchpin.read.lists.source import failed_assertions, load_source
from linchpin.workspace.add_edition import keep


def real_archive(data: Path, shared: Path) -> Path:
    """Return the folder of the list of 2021-07 alone, every guard in force.

    Args:
        data: The folder of real public files.
        shared: The folder that all workers of a run share.
    """
    folder, done = shared / "real-list", shared / "real-list.done"
    with (shared / "real-list.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            source = load_source("ofac")
            keep(
                create_archive(folder),
                OfacReader().read(data / "ofac" / "full" / "2021-07", date=None,
                                  progress=lambda *_: None),
                system_settings(folder),
                most_lost=source.most_lost,
                problems=lambda counts: failed_assertions(source, counts),
            )  # fmt: skip
            done.touch()
    return folder
