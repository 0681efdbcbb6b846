"""Download the files of an official list as one set: all of them, whole and checked, or none.

A set lands in a folder of its own, named by the hash of its content, inside the folder the caller
gives. Landing is one rename, so a reader sees a whole set or no set, also after a crash. Sets are
never changed afterwards; removing old ones is the caller's business.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePath

import httpx

from linchpin.claims.errors import FetchError
from linchpin.claims.progress import Progress
from linchpin.read.lists.download import Connection, download, is_allowed
from linchpin.read.lists.received import ExpectedFile, Validators

_STAGING = ".partial"
_LOCK = ".lock"


@dataclass(frozen=True, slots=True)
class ListFiles:
    """The files that make up one official list, and where they are.

    Attributes:
        title: What the user is told.
        urls: Address of each file, by the name it is saved under.
        page: Where a person finds the same files with a browser.
        max_bytes: A larger file is refused.
    """

    title: str
    urls: Mapping[str, str]
    page: str
    max_bytes: int = 256 * 1024 * 1024

    def __post_init__(self) -> None:
        if not self.urls:
            raise ValueError("a list has at least one file")
        for name, url in self.urls.items():
            if not name or name.startswith(".") or PurePath(name).name != name:
                raise ValueError(f"{name!r} is not a plain file name")
            address = httpx.URL(url)
            if not is_allowed(address, start=address):
                raise ValueError(f"{url} is not an https address")


@dataclass(frozen=True, slots=True)
class FetchedSet:
    """A whole set of files on the disk.

    Attributes:
        folder: Where they are; nothing else is in it.
        changed: Whether any content differs from the known set.
        validators: What to give as `known` next time, by file name.
    """

    folder: Path
    changed: bool
    validators: Mapping[str, Validators]

    @property
    def modified(self) -> date | None:
        """Return the latest day (UTC) the server gives for a file, if it gives one for each.

        The day a file was put on the server: a publication date only as far as the publisher
        keeps the two together. Compare the files' own `Validators.modified` where it matters.
        """
        days = [validators.modified for validators in self.validators.values()]
        known = [day for day in days if day is not None]
        return max(known) if len(known) == len(days) else None


def fetch_files(
    files: ListFiles,
    folder: Path,
    *,
    line: Connection,
    known: Mapping[str, Validators],
    progress: Progress,
) -> FetchedSet:
    """Return the current set of files, downloading only what is new.

    A file is asked for conditionally where `known` names its version and the known set is still
    in `folder`, unharmed; where only some files changed, the others are copied from that set.

    Args:
        files: What to get.
        folder: Where sets are kept; created if absent. Nothing outside of it is touched.
        line: The transport, attempts, waits and clock.
        known: `FetchedSet.validators` of the last time; empty for none.
        progress: Told the file's name and the bytes that have come; 0 for an unknown total.

    Raises:
        OfflineError: The server could not be reached.
        FetchError: A file could not be had whole, is not a list, or cannot be written.
    """
    try:
        with _staging(folder) as staging:
            held = known if _is_whole(folder / _set_name(known), known) else {}
            fresh = _fresh(files, staging, held=held, line=line, progress=progress)
            current = {name: fresh.get(name) or held[name] for name in files.urls}
            landed = _land(staging, folder / _set_name(current), current, folder / _set_name(held))
            changed = _set_name(current) != _set_name(known)
            return FetchedSet(folder=landed, changed=changed, validators=current)
    except FetchError as error:
        raise type(error)(_advice(files, str(error))) from error
    except OSError as error:
        reason = f"{error.filename or folder}: {error.strerror or error}"
        raise FetchError(_advice(files, reason)) from error


def _fresh(
    files: ListFiles,
    staging: Path,
    *,
    held: Mapping[str, Validators],
    line: Connection,
    progress: Progress,
) -> dict[str, Validators]:
    """Download the files that are not held in their current version; returns only those."""
    fresh = {}
    deadline = line.clock() + line.total_seconds
    for name, url in files.urls.items():
        wanted = ExpectedFile(name, url, staging / name, files.max_bytes, held.get(name))
        try:
            came = download(wanted, line=line, deadline=deadline, progress=progress)
        except FetchError as error:
            raise type(error)(f"{name}: {error}") from error
        if came is not None:
            fresh[name] = came
    return fresh


def _advice(files: ListFiles, reason: str) -> str:
    return (
        f"{files.title} was not downloaded: {reason}. Nothing was changed. To work without this "
        f"download, get {', '.join(files.urls)} from {files.page} and read them with --from PATH"
    )


def _set_name(validators: Mapping[str, Validators]) -> str:
    """Return the name of a set's folder: a hash of its files' names and contents."""
    lines = sorted(f"{name} {version.sha256}\n" for name, version in validators.items())
    return hashlib.sha256("".join(lines).encode()).hexdigest()[:16]


def _is_whole(folder: Path, validators: Mapping[str, Validators]) -> bool:
    for name, version in validators.items():
        try:
            with (folder / name).open("rb") as file:
                if hashlib.file_digest(file, "sha256").hexdigest() != version.sha256:
                    return False
        except (FileNotFoundError, NotADirectoryError):
            return False
    return True


@contextmanager
def _staging(folder: Path) -> Iterator[Path]:
    """Yield an empty folder to work in, alone; what a killed download left there is removed."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / _LOCK).open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise FetchError(f"another download into {folder} is under way") from error
        staging = folder / _STAGING
        _remove(staging)
        staging.mkdir()
        try:
            yield staging
        finally:
            _remove(staging)


def _remove(folder: Path) -> None:
    if folder.exists():
        shutil.rmtree(folder)


def _land(staging: Path, target: Path, current: Mapping[str, Validators], held: Path) -> Path:
    """Make the staged files, and the unchanged ones of the held set, appear as one set."""
    if _is_whole(target, current):
        return target
    for name in current:
        if not (staging / name).exists():
            shutil.copyfile(held / name, staging / name)
            with (staging / name).open("rb") as file:
                os.fsync(file.fileno())
    _flush_folder(staging)
    _remove(target)  # only a set that was harmed after it landed is in the way
    staging.rename(target)
    _flush_folder(target.parent)
    return target


def _flush_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
