"""Where a command may write: over nothing that must be kept."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from linchpin.claims.errors import LinchpinError
from linchpin.workspace.own_files import is_begun, is_own
from linchpin.workspace.settings import Settings

_ARCHIVE_MARK = "archive.json"
_SQLITE = b"SQLite format 3\x00"
_BESIDE_SQLITE = ("", "-wal", "-shm", "-journal")
RECORD_OPTION = "--record"
"""A run that is to write over the record of another gets a number of its own instead."""
OVERWRITE_OPTION = "--overwrite"
"""Lets a command replace files that other programs wrote."""
BEGUN = "being written"
"""Ends what a file is that a run which was stopped may have left unfinished."""
_RECORDS = ((b'"book_sha256"', b'"result_sha256"'), (b'"typologies_run"', b'"result_sha256"'))
_MOST_OF_A_RECORD = 1 << 20
_SYSTEM = ("bin", "boot", "dev", "etc", "lib", "lib32", "lib64", "proc", "sbin", "sys", "usr")
_FREE = ("dev/shm", "usr/src", "usr/local")


def check_outputs(
    written: Mapping[str, Path | None],
    read: Mapping[str, Path | None],
    settings: Settings | None,
    *,
    overwrite: bool = False,
) -> None:
    """Make sure that files can be written and that none of them must be kept as it is.

    Kept are what the run reads, every archive, every ledger, the records of runs, and the files
    of the system, however the path is spelled (links count as what they lead to); and a file that
    Linchpin did not write, unless it may be overwritten.

    Args:
        written: Files to write, by what they are (`-o`); None for those not asked for.
        read: Files and folders that are read, by what they are.
        settings: Where archive and ledger are; None where a run has neither.
        overwrite: Whether files of other programs may be replaced.

    Raises:
        LinchpinError: One cannot be written there, or must be kept; nothing was touched.
    """
    inputs = [(what, path) for what, path in read.items() if path is not None]
    earlier: list[tuple[str, Path]] = []
    for what, path in written.items():
        if path is None:
            continue
        if path.is_dir():
            raise LinchpinError(f"{path}: {what} is a folder; a file is needed")
        for other, place in inputs:
            if _same(path, place) or (place.is_dir() and _is_file_within(path, place)):
                raise LinchpinError(f"{path}: {what} would overwrite {other}; name another file")
        for other, place in earlier:
            if _same(path, place):
                raise LinchpinError(f"{path}: {what} and {other} are one file; name two")
        _check_kept(what, path, settings)
        if not overwrite:
            _check_own(what, path)
        _check_place(what, path)
        earlier.append((what, path))


def check_folder(
    what: str, folder: Path, read: Mapping[str, Path | None], settings: Settings | None
) -> None:
    """Make sure that a folder can be made or replaced: it is and holds nothing that is kept.

    Args:
        what: What the folder is (`--index`).
        folder: The folder.
        read: Files and folders that are read, by what they are.
        settings: Where archive and ledger are; None where a run has neither.

    Raises:
        LinchpinError: It is a file, or an input, archive, ledger or system folder stands in it or
            around it.
    """
    if folder.exists() and not folder.is_dir():
        raise LinchpinError(f"{folder}: {what} is a file; a folder is needed")
    real = folder.resolve()
    for other, path in read.items():
        if path is not None and (_same(folder, path) or real in path.resolve().parents):
            raise LinchpinError(f"{folder}: {what} would replace {other}; name another folder")
    if settings is not None:
        for other, path in _own(settings):
            if _same(folder, path) or real in path.resolve().parents:
                raise LinchpinError(f"{folder}: {what} would replace {other}; name another folder")
    if _in_archive(folder, settings) or (folder / _ARCHIVE_MARK).exists():
        raise LinchpinError(f"{folder}: {what} would lie in an archive; name another folder")
    if is_system_place(folder):
        raise LinchpinError(f"{folder}: {what} would lie among the system's files; name another")


def is_system_place(path: Path) -> bool:
    """Say whether a path lies among the files of the operating system.

    >>> is_system_place(Path("/etc/passwd")), is_system_place(Path("/home/ana/hits.csv"))
    (True, False)
    """
    real = path.resolve()
    free = any(real.is_relative_to(f"/{name}") for name in _FREE)
    return not free and any(real.is_relative_to(f"/{name}") for name in _SYSTEM)


def can_write_beside(path: Path) -> bool:
    """Say whether a file may be written into the folder of a path."""
    folder = path.parent
    return folder.is_dir() and os.access(folder, os.W_OK | os.X_OK) and not is_system_place(path)


def _check_kept(what: str, path: Path, settings: Settings | None) -> None:
    """Make sure that a file is no archive's, no ledger, no record and not the system's."""
    if is_system_place(path):
        raise LinchpinError(f"{path}: {what} would lie among the system's files; name another file")
    if _in_archive(path, settings):
        raise LinchpinError(f"{path}: {what} would lie in an archive; name a file outside it")
    ledger = None if settings is None else ledger_file(settings)
    if ledger is not None:
        for ending in _BESIDE_SQLITE:
            if _same(path, ledger.with_name(ledger.name + ending)):
                raise LinchpinError(f"{path}: {what} would overwrite the ledger; name another file")
    if not path.exists():
        return
    if not path.is_file():
        raise LinchpinError(f"{path}: {what} is no regular file; name a file")
    start = _start_of(path)
    if start.startswith(_SQLITE):
        raise LinchpinError(f"{path}: {what} would overwrite a database; name another file")
    if (is_record(path) or path.name.endswith(".run.json")) and what != RECORD_OPTION:
        raise LinchpinError(
            f"{path}: {what} would overwrite the record of a run; name another file"
        )


def _check_own(what: str, path: Path) -> None:
    """Make sure that a file that is there is one Linchpin wrote, or begun where it is not whole."""
    if not path.exists() or (what == RECORD_OPTION and is_record(path)):
        return
    if not (is_begun(path) if what.endswith(BEGUN) else is_own(path)):
        raise LinchpinError(
            f"{path}: {what} would overwrite a file that Linchpin did not write; name another "
            f"file, or add {OVERWRITE_OPTION}"
        )


def is_record(path: Path) -> bool:
    """Say whether a file is the record of a run, by what stands in it."""
    start = _start_of(path)
    return any(all(mark in start for mark in marks) for marks in _RECORDS)


def _check_place(what: str, path: Path) -> None:
    folder = path.parent
    if not folder.is_dir():
        raise LinchpinError(f"{path}: {what} cannot be written, there is no folder {folder}")
    if not os.access(folder, os.W_OK | os.X_OK):
        raise LinchpinError(f"{path}: {what} cannot be written, the folder {folder} is read-only")
    if path.exists() and not os.access(path, os.W_OK):
        raise LinchpinError(f"{path}: {what} cannot be written, the file is read-only")


def ledger_file(settings: Settings) -> Path | None:
    """Return the file of the ledger; None where it lies in a database server."""
    if settings.ledger is None:
        return settings.archive / "ledger.sqlite"
    scheme, found, place = settings.ledger.partition("://")
    if not found:
        return Path(settings.ledger)
    if not scheme.startswith("sqlite"):
        return None
    return Path(place.partition("?")[0].removeprefix("/"))


def _own(settings: Settings) -> Iterator[tuple[str, Path]]:
    yield "the archive", settings.archive
    ledger = ledger_file(settings)
    if ledger is not None:
        yield "the ledger", ledger


def _in_archive(path: Path, settings: Settings | None) -> bool:
    """Say whether a path lies in the archive of a run, or in any other."""
    real = path.resolve()
    if settings is not None and real.is_relative_to(settings.archive.resolve()):
        return True
    return any((folder / _ARCHIVE_MARK).is_file() for folder in real.parents)


def _start_of(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(_MOST_OF_A_RECORD)
    except OSError:
        return b""


def _same(one: Path, other: Path) -> bool:
    try:
        return os.path.samefile(one, other)
    except OSError:
        return one.resolve() == other.resolve()


def _is_file_within(path: Path, folder: Path) -> bool:
    return path.exists() and folder.resolve() in path.resolve().parents
