"""A list's file or folder as an archive of its own, for one run."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from linchpin.claims.errors import ReadError, UndatedError
from linchpin.claims.progress import Progress
from linchpin.read.lists.registry import LISTS, ListEntry, list_reader
from linchpin.read.reader import Reading
from linchpin.workspace.add_edition import digests, keep
from linchpin.workspace.settings import Settings


@contextmanager
def archive_of_list(
    settings: Settings,
    path: Path,
    old: dict[str, Any] | None,
    progress: Progress,
) -> Iterator[Settings]:
    """Yield settings whose archive holds one list alone; it is gone afterwards.

    What people decided (the ledger) does not count, unless a ledger was named.

    Args:
        settings: The settings of the run; told what was supposed where the list says no date.
        path: The list's file or folder.
        old: Record of a run that is repeated, whose edition date is taken.
        progress: Told what is done.

    Raises:
        ReadError: No reader knows the path, or it cannot be read.
    """
    from linchpin.archive import create_archive

    if not path.exists():
        raise ReadError(f"{path}: no such file or folder")
    for entry in LISTS:
        if list_reader(entry).accepts(path):
            break
    else:
        raise ReadError(
            f"{path}: is none of the lists Linchpin reads: {', '.join(item.name for item in LISTS)}"
        )
    reading = _read(entry, path, old, settings, progress)
    with tempfile.TemporaryDirectory(prefix="linchpin-") as place:
        own = replace(settings, archive=Path(place))
        archive = create_archive(own.archive)
        keep(archive, reading, own, files=partial(digests, path), most_lost=1.0, accept=True)
        yield own


def _read(
    entry: ListEntry,
    path: Path,
    old: dict[str, Any] | None,
    settings: Settings,
    progress: Progress,
) -> Reading:
    dates = [] if old is None else [str(item["date"]) for item in old["editions"].values()]
    reader = list_reader(entry)
    if dates:
        return reader.read(path, date=dates[0], progress=progress)
    try:
        return reader.read(path, date=None, progress=progress)
    except UndatedError:
        pass
    today = settings.today().isoformat()
    settings.tell(f"{path} does not say its date; {today}, the day of this run, is taken")
    return reader.read(path, date=today, progress=progress)
