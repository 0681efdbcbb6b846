"""Make what was read an edition of the archive, and say how that went."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from linchpin import __version__
from linchpin.claims.dates import say_date
from linchpin.claims.errors import LinchpinError, ReadError
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
    return add_edition(archive, new, most_lost=most_lost, accept=accept)


def digests(path: Path) -> dict[str, str]:
    """Return the SHA-256 of every file at a path, by name."""
    files = sorted(path.iterdir()) if path.is_dir() else [path]
    return {
        item.name: hashlib.sha256(item.read_bytes()).hexdigest()
        for item in files
        if item.is_file() and not item.name.startswith(".")
    }


def summary(reading: Reading, manifest: Manifest, written: bool, own: Sequence[str] = ()) -> str:
    """Return what was added, in a few lines.

    Args:
        reading: What was read.
        manifest: Its edition.
        written: Whether the edition is new.
        own: Lines on figures that only this source has.
    """
    state = "added" if written else "is in the archive already"
    lines = [
        f"{reading.title}, edition of {say_date(reading.date)}: {state}.",
        f"  {reading.entries:,} entries, {manifest.claims:,} claims, "
        f"{len(reading.documents):,} documents, edition id {manifest.id[:12]}",
    ]
    lines.extend(f"  {line}" for line in own)
    methods: dict[str, int] = {}
    for finding in reading.findings:
        methods[finding.method] = methods.get(finding.method, 0) + 1
    if methods:
        found = ", ".join(f"{count} {name}" for name, count in sorted(methods.items()))
        lines.append(f"  noticed: {found}")
    lines.extend(f"  warning: {warning}" for warning in reading.warnings)
    lines.extend(f"  accepted on purpose: {reason}" for reason in manifest.accepted)
    return "\n".join(lines)


def must_be_writable(path: Path) -> None:
    """Make sure a file can be written before long work begins.

    Raises:
        LinchpinError: It cannot.
    """
    try:
        path.open("a", encoding="utf-8").close()
    except OSError as error:
        raise LinchpinError(f"{path}: {error.strerror or error}") from error


def write_report(path: Path, reading: Reading) -> None:
    """Write what was not understood and what was noticed as CSV: kind, place, text, why.

    Raises:
        LinchpinError: The file cannot be written.
    """
    from linchpin.network.export.table import safe_cell

    try:
        with path.open("w", encoding="utf-8", newline="") as stream:
            out = csv.writer(stream, lineterminator="\n")
            out.writerow(("kind", "entity", "place", "text", "why"))
            for item in reading.not_understood:
                row = ("not understood", item.entity_id, item.place, item.text, item.why)
                out.writerow([safe_cell(cell) for cell in row])
            for finding in reading.findings:
                place = "; ".join(finding.rows)
                row = ("noticed", finding.subject, place, finding.because, finding.method)
                out.writerow([safe_cell(cell) for cell in row])
    except OSError as error:
        raise LinchpinError(f"{path}: {error.strerror or error}") from error
