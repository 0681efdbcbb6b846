"""Open an archive, or make one where there is none."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

from linchpin.archive.index import INDEX, UNSEALED, Index, read_index
from linchpin.archive.sealing import seal_archive
from linchpin.archive.seals import Remembered
from linchpin.archive.store import Archive
from linchpin.archive.writing import locked, write_index
from linchpin.claims.errors import ArchiveError


def open_archive(path: Path, *, memory: Path | None = None) -> Archive:
    """Return the archive at a path.

    One that an earlier Linchpin made is given its list of editions; `Archive.notes` says so.

    Args:
        path: The archive's folder.
        memory: Folder to keep in mind in which files were found sound; None for nowhere.

    Raises:
        ArchiveError: There is none, it is damaged, or it is of another format.
    """
    remembered = Remembered(memory_of(path, memory))
    if read_index(path).format != UNSEALED:
        return Archive(path, remembered)
    sealed, notes = seal_archive(path)
    return Archive(path, remembered, sealed, notes)


def create_archive(path: Path, *, memory: Path | None = None) -> Archive:
    """Return the archive at a path, made if there is none.

    Args:
        path: The archive's folder.
        memory: Folder to keep in mind in which files were found sound; None for nowhere.

    Raises:
        ArchiveError: The folder cannot be made, or holds something else.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
        if not (path / INDEX).exists():
            strange = [item.name for item in path.iterdir() if not item.name.startswith(".")]
            if (path / "sources").is_dir():
                return open_archive(path, memory=memory)  # says that its list is missing
            if set(strange) - {"ledger.sqlite", "ledger.sqlite-wal", "ledger.sqlite-shm"}:
                raise ArchiveError(f"{path}: is not empty and no archive; name another folder")
            with locked(path):
                if not (path / INDEX).exists():
                    write_index(path, Index())
    except OSError as error:
        raise ArchiveError(f"{path}: {error.strerror or error}") from error
    return open_archive(path, memory=memory)


def memory_of(path: Path, memory: Path | None) -> Path | None:
    """Return the file that keeps what is known of one archive's files; None for none."""
    if memory is None:
        return None
    name = sha256(os.fsencode(path.absolute())).hexdigest()
    return memory / f"sound-{name[:16]}"
