"""Writing into an archive: one writer at a time for each source, whole editions or none."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from secrets import token_hex

from linchpin.archive.index import (
    DATASET,
    INDEX,
    LAYERS,
    Index,
    Seal,
    index_text,
    read_index,
)
from linchpin.archive.layers import PACKED
from linchpin.archive.manifest import Manifest, write_manifest
from linchpin.archive.seals import seal_file
from linchpin.archive.store import ADDING, Archive
from linchpin.claims.errors import ArchiveError


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock of the archive's list of editions, waiting for another writer, and yield.

    Raises:
        OSError: The folder cannot be written.
    """
    with (path / ".lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def write_index(path: Path, index: Index) -> None:
    """Put the list of editions in place of the one before, in one step; call it when `locked`.

    Raises:
        OSError: The folder cannot be written; the list is as it was before.
    """
    for left in path.glob(f".{INDEX}-*"):  # by a writer that was killed
        with suppress(OSError):
            left.unlink()
    aside = path / f".{INDEX}-{token_hex(4)}"
    try:
        aside.write_text(index_text(index), "utf-8")
        sync(aside)
        aside.replace(path / INDEX)
    except BaseException:
        aside.unlink(missing_ok=True)
        raise
    sync(path)


def change_index(archive: Archive, change: Callable[[Index], Index]) -> None:
    """Change the list of editions under its lock.

    Args:
        archive: Whose.
        change: Gives the new list for the one that stands there.

    Raises:
        ArchiveError: The list is damaged or cannot be written.
    """
    try:
        with locked(archive.path):
            before = read_index(archive.path)
            after = change(before)
            if after != before:
                write_index(archive.path, after)
    except OSError as error:
        raise ArchiveError(f"{archive.path / INDEX}: {error.strerror or error}") from error


def begin_ledger(archive: Archive) -> None:
    """Write down that the archive's own ledger holds decisions, so that its loss shows.

    Raises:
        ArchiveError: The list of editions is damaged or cannot be written.
    """
    if not archive.index.ledger:
        change_index(archive, lambda index: replace(index, ledger=True))


@contextmanager
def writing(archive: Archive, dataset: str) -> Iterator[Path]:
    """Hold the source's write lock, waiting for another writer, and yield its folder.

    What a killed writer left behind is swept here, under the lock.

    Raises:
        ArchiveError: The name is no name for a source, or the folder cannot be written.
    """
    if DATASET.fullmatch(dataset) is None:
        raise ArchiveError(f"{dataset!r} is no name for a source: use a-z, 0-9 and _")
    if archive.sealed is not None:
        raise ArchiveError(f"{archive.path}: cannot be written, and nothing can be added to it")
    source = archive.path / "sources" / dataset
    try:
        source.mkdir(parents=True, exist_ok=True)
        with (source / ".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            _sweep(archive, dataset)
            yield source
    except OSError as error:
        raise ArchiveError(f"{source}: {error.strerror or error}") from error


def _sweep(archive: Archive, dataset: str) -> None:
    source = archive.path / "sources" / dataset
    for item in source.glob(".writing-*"):
        shutil.rmtree(item, ignore_errors=True)
    current = archive.index.current()
    for (name, folder), seal in current.items():
        if name == dataset and LAYERS in seal.files:
            for table in PACKED:  # left by a migration that was killed
                (source / folder / f"{table}.parquet").unlink(missing_ok=True)
    for sign in source.glob(f"{ADDING}*"):
        name = sign.name.removeprefix(ADDING)
        if (dataset, name) not in current and (source / name).is_dir():
            # Hidden first: a folder half taken away must not look like an edition.
            aside = source / f".writing-{token_hex(6)}"
            (source / name).rename(aside)
            shutil.rmtree(aside, ignore_errors=True)
        sign.unlink(missing_ok=True)


@contextmanager
def set_aside(source: Path) -> Iterator[Path]:
    """Yield a new folder for an edition, beside those that count; it is gone if not published.

    Call it inside `writing`.

    Args:
        source: The source's folder.

    Raises:
        OSError: The folder cannot be written.
    """
    aside = source / f".writing-{token_hex(6)}"
    aside.mkdir()
    try:
        yield aside
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def publish(archive: Archive, manifest: Manifest, aside: Path) -> None:
    """Make an edition visible with its entry in the list of editions.

    Call it inside `writing`. Where the same folder was damaged, it is kept aside and replaced.

    Args:
        archive: Where it goes.
        manifest: What it is.
        aside: The folder with its tables, from `set_aside`.

    Raises:
        ArchiveError: The list of editions is damaged or cannot be written.
        OSError: The folder cannot be written.
    """
    source = archive.path / "sources" / manifest.dataset
    write_manifest(manifest, aside)
    files = {item.name: seal_file(item) for item in sorted(aside.iterdir())}
    for item in [*aside.iterdir(), aside]:
        sync(item)
    sign = source / f"{ADDING}{manifest.folder}"
    sign.touch()
    if (source / manifest.folder).exists():
        (source / manifest.folder).rename(source / f".damaged-{token_hex(6)}")
    aside.rename(source / manifest.folder)
    sync(source)
    seal = Seal(manifest.dataset, manifest.folder, files)
    change_index(archive, lambda index: index.with_seal(seal))
    sign.unlink(missing_ok=True)


def sync(path: Path) -> None:
    """Make sure that a file or folder is on the disk.

    Raises:
        OSError: It cannot be.
    """
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
