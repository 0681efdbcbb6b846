"""Download a list into the archive, from its publisher or a mirror."""

from __future__ import annotations

import json
import time
from dataclasses import asdict, replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from linchpin.claims.errors import LinchpinError, ReadError

if TYPE_CHECKING:
    from linchpin.archive import Archive
    from linchpin.claims.progress import Progress
    from linchpin.read.lists.source import Source


def from_mirror(source: Source, mirror: str) -> Source:
    """Return a source whose files lie under another address, by their official names."""
    base = mirror.rstrip("/")
    files = {name: f"{base}/{_official(name, url)}" for name, url in source.files.items()}
    return replace(source, files=files)


def _official(name: str, url: str) -> str:
    """Return a file's name as its address has it; its own where the address names none.

    >>> _official("sdn.csv", "https://example.org/exports/SDN.CSV")
    'SDN.CSV'
    >>> _official("list.xml", "https://example.org/list/content?token=x")
    'list.xml'
    """
    last = PurePosixPath(urlsplit(url).path).name
    return last if last.lower() == name.lower() else name


def download(
    archive: Archive, source: Source, progress: Progress, attempts: int = 3
) -> tuple[Path, str | None]:
    """Fetch a list's current files into the archive; returns where they are and the server's day.

    A list of one file is that file, a list of several the folder that holds them.

    Args:
        archive: Where they go.
        source: Which list.
        progress: Told how far it is.
        attempts: Tries for each file.

    Raises:
        FetchError: They could not be had whole; nothing was changed.
        LinchpinError: The address of the mirror is none.
        ReadError: There is nothing official to download.
    """
    if not source.files:
        raise ReadError(f"{source.name}: there is no official file to download; use --from FILE")
    import httpx

    from linchpin.read.lists.download import Connection
    from linchpin.read.lists.fetch import ListFiles, fetch_files
    from linchpin.read.lists.received import Validators

    folder = archive.path / "downloads" / source.dataset
    memory = folder / "validators.json"
    known: dict[str, Validators] = {}
    if memory.is_file():
        try:
            raw = json.loads(memory.read_text("utf-8"))
            known = {name: Validators(**item) for name, item in raw.items()}
        except (OSError, ValueError, TypeError, AttributeError):
            known = {}  # only a memory of what was fetched; without it everything is fetched anew
    with httpx.Client() as client:
        line = Connection(client, sleep=time.sleep, clock=time.monotonic, attempts=attempts)
        try:
            files = ListFiles(source.title, source.files, source.page)
        except (ValueError, httpx.InvalidURL) as error:
            raise LinchpinError(f"--mirror: {error}") from error
        fetched = fetch_files(files, folder, line=line, known=known, progress=progress)
    text = json.dumps({name: asdict(item) for name, item in fetched.validators.items()})
    memory.write_text(text, "utf-8")
    modified = None if fetched.modified is None else str(fetched.modified)
    if len(source.files) == 1:
        return fetched.folder / next(iter(source.files)), modified
    return fetched.folder, modified
