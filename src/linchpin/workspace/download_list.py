"""Download a list into the archive, from its publisher or a mirror."""

from __future__ import annotations

import json
import time
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING

from linchpin.claims.errors import LinchpinError, ReadError

if TYPE_CHECKING:
    from linchpin.archive import Archive
    from linchpin.claims.progress import Progress
    from linchpin.read.lists.source import Source


def from_mirror(source: Source, mirror: str) -> Source:
    """Return a source whose files lie under another address, by their official names."""
    base = mirror.rstrip("/")
    files = {name: f"{base}/{url.rpartition('/')[2]}" for name, url in source.files.items()}
    return replace(source, files=files)


def download(
    archive: Archive, source: Source, date: str | None, progress: Progress, attempts: int = 3
) -> tuple[Path, str]:
    """Fetch a list's current files into the archive; returns their folder and edition date.

    Args:
        archive: Where they go.
        source: Which list.
        date: Its day, YYYY-MM-DD; None takes the server's.
        progress: Told how far it is.
        attempts: Tries for each file.

    Raises:
        FetchError: They could not be had whole; nothing was changed.
        LinchpinError: The address of the mirror is none.
        ReadError: Neither the server nor the caller gives a date, or there is nothing official
            to download.
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
    modified = fetched.modified
    if date is None and modified is None:
        raise ReadError("the server gives no date for these files; give it with --date YYYY-MM-DD")
    return fetched.folder, date or str(modified)
