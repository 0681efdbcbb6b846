"""Make what was read an edition of the archive."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from linchpin import __version__
from linchpin.claims.errors import ReadError
from linchpin.workspace.settings import Settings

if TYPE_CHECKING:
    from linchpin.archive import Archive, Manifest
    from linchpin.read.reader import Reading


def find_case(path: str) -> Path:
    """Return the folder of a case, given its path or the name of a bundled one.

    Raises:
        ReadError: There is neither.
    """
    from linchpin.read.cases import bundled_cases

    bundled = {item.name: item for item in bundled_cases()}
    if Path(path).exists():
        return Path(path)
    if path not in bundled:
        raise ReadError(
            f"{path}: no such folder, and no bundled case of that name ({', '.join(bundled)})"
        )
    return bundled[path]


def add_case(archive: Archive, path: Path, settings: Settings) -> tuple[Reading, Manifest, bool]:
    """Read a case and keep it; returns the reading, its edition and whether it is new."""
    from linchpin.read.cases import CaseReader

    reading = CaseReader().read(path, date=None, progress=lambda *_: None)
    manifest, written = keep(
        archive, reading, settings, files=digests(path), most_lost=1.0, accept=False
    )
    return reading, manifest, written


def keep(
    archive: Archive,
    reading: Reading,
    settings: Settings,
    *,
    files: dict[str, str],
    most_lost: float,
    problems: Iterable[str] = (),
    accept: bool,
) -> tuple[Manifest, bool]:
    """Make a reading an edition of the archive; see `add_edition`."""
    from linchpin.archive import Manifest, NewEdition, add_edition

    manifest = Manifest(
        dataset=reading.dataset,
        kind=reading.kind.value,
        date=reading.date,
        id="",
        sequence=0,
        title=reading.title,
        publisher=reading.publisher,
        entries=reading.entries,
        claims=0,
        added=settings.now(),
        version=__version__,
        counts=reading.counts,
        warnings=reading.warnings,
        files=files,
        subject=reading.subject,
    )
    new = NewEdition(
        manifest,
        reading.claims,
        reading.documents,
        reading.findings,
        reading.not_understood,
        list(problems),
    )
    manifest, written = add_edition(archive, new, most_lost=most_lost, accept=accept)
    if written and manifest.kind == "list":
        from linchpin.network.former_names import former_names

        former_names(archive, manifest.dataset)  # kept beside, so that questions need not wait
    return manifest, written


def digests(path: Path) -> dict[str, str]:
    """Return the SHA-256 of every file at a path, by name."""
    files = sorted(path.iterdir()) if path.is_dir() else [path]
    return {
        item.name: hashlib.sha256(item.read_bytes()).hexdigest()
        for item in files
        if item.is_file() and not item.name.startswith(".")
    }
