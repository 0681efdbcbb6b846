"""The archive on disk: a folder of immutable editions, one writer at a time for each source."""

from __future__ import annotations

import fcntl
import json
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex

import pyarrow as pa
import pyarrow.parquet as pq

from linchpin.archive.manifest import MANIFEST, Manifest, read_manifest, write_manifest
from linchpin.claims.errors import ArchiveError

FORMAT = 1
"""Version of the archive's layout; a reader refuses any other."""

_MARK = "archive.json"
_ROW_GROUP = 8_192
"""Rows a group: small, so that a question about one entity reads one group of the sorted rows."""
_DATASET = re.compile(r"[a-z][a-z0-9_]{0,80}")


@dataclass(frozen=True, slots=True)
class Archive:
    """A folder that holds editions; see `open_archive` and `create_archive`."""

    path: Path

    @property
    def ledger_path(self) -> Path:
        """Return where the archive's own ledger lies."""
        return self.path / "ledger.sqlite"

    def datasets(self) -> list[str]:
        """Return the names of all sources with an edition, sorted."""
        root = self.path / "sources"
        if not root.is_dir():
            return []
        return sorted(item.name for item in root.iterdir() if any(_folders(item)))

    def editions(self, dataset: str) -> list[Manifest]:
        """Return the editions of a source, oldest first; unfinished ones are not seen."""
        found = [read_manifest(folder) for folder in _folders(self.path / "sources" / dataset)]
        return sorted(found, key=lambda manifest: (manifest.known_by, manifest.sequence))

    def files(self, manifest: Manifest, table: str) -> Path:
        """Return the Parquet file of an edition: claims, documents, findings, not_understood."""
        return self.path / "sources" / manifest.dataset / manifest.folder / f"{table}.parquet"


def create_archive(path: Path) -> Archive:
    """Return the archive at a path, made if there is none.

    Raises:
        ArchiveError: The folder cannot be made, or holds something else.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
        if not (path / _MARK).exists():
            if any(item.name != "ledger.sqlite" for item in path.iterdir()):
                raise ArchiveError(f"{path}: is not empty and no archive; name another folder")
            mark = path / f".{_MARK}-{token_hex(4)}"
            mark.write_text(json.dumps({"format": FORMAT}) + "\n", "utf-8")
            mark.replace(path / _MARK)
    except OSError as error:
        raise ArchiveError(f"{path}: {error.strerror or error}") from error
    return open_archive(path)


def open_archive(path: Path) -> Archive:
    """Return the archive at a path.

    Raises:
        ArchiveError: There is none, or it is of another format.
    """
    try:
        found = json.loads((path / _MARK).read_text("utf-8"))
    except FileNotFoundError as error:
        raise ArchiveError(
            f"{path}: no archive there; make one with `linchpin add` or try `linchpin demo`"
        ) from error
    except (OSError, ValueError) as error:
        raise ArchiveError(f"{path / _MARK}: cannot be read ({error})") from error
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise ArchiveError(f"{path}: is of another format; this Linchpin reads format {FORMAT}")
    return Archive(path)


def _folders(source: Path) -> Iterator[Path]:
    if source.is_dir():
        for item in source.iterdir():
            if not item.name.startswith(".") and (item / MANIFEST).is_file():
                yield item


@contextmanager
def writing(archive: Archive, dataset: str) -> Iterator[Path]:
    """Hold the source's write lock, waiting for another writer, and yield its folder.

    What a killed writer left behind is swept here, under the lock.

    Raises:
        ArchiveError: The name is no name for a source, or the folder cannot be written.
    """
    if _DATASET.fullmatch(dataset) is None:
        raise ArchiveError(f"{dataset!r} is no name for a source: use a-z, 0-9 and _")
    source = archive.path / "sources" / dataset
    try:
        source.mkdir(parents=True, exist_ok=True)
        with (source / ".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            for item in source.glob(".writing-*"):
                shutil.rmtree(item, ignore_errors=True)
            yield source
    except OSError as error:
        raise ArchiveError(f"{source}: {error.strerror or error}") from error


def publish(source: Path, manifest: Manifest, tables: dict[str, pa.Table]) -> None:
    """Write an edition aside and make it visible in one rename; call it inside `writing`."""
    aside = source / f".writing-{token_hex(6)}"
    try:
        aside.mkdir()
        for name, table in tables.items():
            pq.write_table(
                table, aside / f"{name}.parquet", compression="zstd", row_group_size=_ROW_GROUP
            )
        write_manifest(manifest, aside)
        for item in [*aside.iterdir(), aside]:
            _sync(item)
        aside.rename(source / manifest.folder)
        _sync(source)
    except BaseException:
        shutil.rmtree(aside, ignore_errors=True)
        raise


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
