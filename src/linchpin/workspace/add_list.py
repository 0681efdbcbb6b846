"""Read an official list, downloaded or from files, and make it an edition of the archive."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from linchpin.claims.errors import LinchpinError, UndatedError
from linchpin.workspace.add_edition import Added, digests, keep
from linchpin.workspace.settings import Settings

if TYPE_CHECKING:
    from linchpin.archive import Archive
    from linchpin.claims.progress import Progress
    from linchpin.read.lists.registry import ListEntry
    from linchpin.read.reader import Reader, Reading


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
    path, served = order.path, None
    if path is None:
        path, served = download(archive, source, progress, attempts=order.attempts)
    reading = _dated(list_reader(entry), path, (order.date, served), progress)
    return keep(
        archive,
        reading,
        settings,
        files=partial(digests, path),
        most_lost=source.most_lost,
        problems=partial(failed_assertions, source),
        accept=order.accept,
    )


def _dated(
    reader: Reader, path: Path, dates: tuple[str | None, str | None], progress: Progress
) -> Reading:
    """Return the reading, dated as told, else by the files, else by the day the server gave."""
    told, served = dates
    try:
        return reader.read(path, date=told, progress=progress)
    except UndatedError:
        if served is None:
            raise
        return reader.read(path, date=served, progress=progress)


@dataclass(frozen=True, slots=True)
class ListOutcome:
    """What became of one list when all were to be added.

    Attributes:
        name: The list.
        added: What became of its edition; None where it could not be had.
        problem: Why not; None where it was added or is there already.
    """

    name: str
    added: Added | None
    problem: str | None


def add_all(
    archive: Archive, order: ListOrder, settings: Settings, progress: Progress
) -> Iterator[ListOutcome]:
    """Yield what became of each list that has an official address, once it is downloaded and kept.

    A list that cannot be had or read stays as it was, and the others are gone on with. Of a list
    in several formats the plain one is taken.

    Args:
        archive: Where they go.
        order: How each is wanted; a mirror holds a folder for each list, by its name.
        settings: When they are added.
        progress: Told what is done.
    """
    from linchpin.read.lists.registry import LISTS
    from linchpin.read.lists.source import load_source

    for entry in LISTS:
        if entry.format_of or not load_source(entry.name).files:
            continue
        mirror = None if order.mirror is None else f"{order.mirror.rstrip('/')}/{entry.name}"
        try:
            added = add_list(archive, entry, replace(order, mirror=mirror), settings, progress)
        except LinchpinError as error:
            yield ListOutcome(entry.name, None, str(error))
        else:
            yield ListOutcome(entry.name, added, None)
