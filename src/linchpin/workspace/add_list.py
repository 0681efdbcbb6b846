"""Read an official list, downloaded or from files, and make it an edition of the archive."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from linchpin.workspace.add_edition import Added, digests, keep
from linchpin.workspace.settings import Settings

if TYPE_CHECKING:
    from linchpin.archive import Archive
    from linchpin.claims.progress import Progress
    from linchpin.read.lists.registry import ListEntry


@dataclass(frozen=True, slots=True)
class ListOrder:
    """Which edition of a list is wanted.

    Attributes:
        path: Files that are there; None downloads them.
        date: Date of the edition; None where the files or the server tell.
        mirror: Address of a copy of the publisher's folder; None for the publisher's own.
        accept: Whether an edition counts that shrank or misses an assertion of its source.
        attempts: Tries for each download.
    """

    path: Path | None = None
    date: str | None = None
    mirror: str | None = None
    accept: bool = False
    attempts: int = 3


def add_list(
    archive: Archive, entry: ListEntry, order: ListOrder, settings: Settings, progress: Progress
) -> Added:
    """Read a list and keep it; returns what became of it.

    Args:
        archive: Where it goes.
        entry: Which list.
        order: Which edition, and from where.
        settings: When it is added.
        progress: Told what is done.

    Raises:
        LinchpinError: It cannot be had or read whole, or is refused; nothing was changed.
    """
    from linchpin.read.lists.registry import list_reader
    from linchpin.read.lists.source import failed_assertions, load_source
    from linchpin.workspace.download_list import download, from_mirror

    source = load_source(entry.name)
    if order.mirror is not None:
        source = from_mirror(source, order.mirror)
    path, date = order.path, order.date
    if path is None:
        path, date = download(archive, source, date, progress, attempts=order.attempts)
    reading = list_reader(entry).read(path, date=date, progress=progress)
    return keep(
        archive,
        reading,
        settings,
        files=partial(digests, path),
        most_lost=source.most_lost,
        problems=partial(failed_assertions, source),
        accept=order.accept,
    )
