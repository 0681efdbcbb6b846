"""Make what was read an edition of the archive."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from linchpin import __version__
from linchpin.claims.errors import LinchpinError, ReadError
from linchpin.claims.progress import silent
from linchpin.workspace.settings import Settings

if TYPE_CHECKING:
    from linchpin.archive import Archive, Manifest
    from linchpin.claims.source_part import SourcePart
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


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a reading.

    Attributes:
        reading: What was read; its parts are gone through, its tally is whole.
        manifest: The edition it became.
        written: Whether it is new in the archive.
        documents: How many documents it has.
        noticed: How often the reader noticed a thing, by the name of what looks for it.
        not_understood: How many pieces no rule covered.
    """

    reading: Reading
    manifest: Manifest
    written: bool
    documents: int
    noticed: Mapping[str, int]
    not_understood: int


def add_case(archive: Archive, path: Path, settings: Settings) -> Added:
    """Read a case and keep it; returns what became of it."""
    from linchpin.read.cases import CaseReader

    reading = CaseReader().read(path, date=None, progress=silent)
    return keep(archive, reading, settings, files=lambda: digests(path), most_lost=1.0)


def keep(
    archive: Archive,
    reading: Reading,
    settings: Settings,
    *,
    files: Callable[[], dict[str, str]] = dict,
    most_lost: float,
    problems: Callable[[dict[str, float]], Sequence[str]] = lambda _: (),
    accept: bool = False,
) -> Added:
    """Make a reading an edition of the archive; see `add_edition`.

    Args:
        archive: Where it goes.
        reading: What is read; its parts are gone through.
        settings: When it is added.
        files: Gives the SHA-256 of every file that was read, by name.
        most_lost: Largest share (0 to 1) of entries it may have lost.
        problems: Gives the assertions of the source that some figures do not fulfil.
        accept: Whether an edition counts that shrank or misses an assertion.

    Raises:
        LinchpinError: It cannot be read whole or is refused; nothing was changed.
    """
    from linchpin.archive import NewEdition, add_edition

    def completed(manifest: Manifest) -> tuple[Manifest, Sequence[str]]:
        tally = reading.tally
        whole = replace(
            manifest,
            entries=tally.entries,
            added=_moment(settings),
            counts=tally.counts,
            warnings=tally.warnings,
            files=files(),
        )
        return whole, problems(tally.counts)

    counted = _Counted()
    new = NewEdition(_begun(reading), counted.parts(reading.parts), completed)
    manifest, written = add_edition(archive, new, most_lost=most_lost, accept=accept)
    if written and manifest.kind == "list":
        from linchpin.network.former_names import former_names

        former_names(archive, manifest.dataset)  # kept beside, so that questions need not wait
    return Added(
        reading, manifest, written, counted.documents, counted.noticed, counted.not_understood
    )


def _begun(reading: Reading) -> Manifest:
    """Return the manifest of a reading before its parts were gone through."""
    from linchpin.archive import Manifest

    return Manifest(
        dataset=reading.dataset,
        kind=reading.kind.value,
        date=reading.date,
        id="",
        sequence=0,
        title=reading.title,
        publisher=reading.publisher,
        entries=0,
        claims=0,
        added="",
        version=__version__,
        subject=reading.subject,
    )


@dataclass(slots=True)
class _Counted:
    """Counts what goes by."""

    documents: int = 0
    noticed: dict[str, int] = field(default_factory=dict)
    not_understood: int = 0

    def parts(self, parts: Iterable[SourcePart]) -> Iterator[SourcePart]:
        for part in parts:
            self.documents += len(part.documents)
            self.not_understood += len(part.not_understood)
            for finding in part.findings:
                self.noticed[finding.method] = self.noticed.get(finding.method, 0) + 1
            yield part


def _moment(settings: Settings) -> str:
    """Return the time, in a later second than the last decision that is known.

    Moments are kept in whole seconds: a decision is on the editions of its own second and before,
    so that one that comes after it must be of a later one.
    """
    from linchpin.workspace.open import open_ledger

    now = settings.now()
    try:
        last = open_ledger(replace(settings, tell=lambda _: None)).last_moment()
    except LinchpinError:
        return now  # whoever opens the ledger says what is wrong with it
    if last is None or datetime.fromisoformat(last) != datetime.fromisoformat(now):
        return now
    time.sleep(1.0)
    return settings.now()


def digests(path: Path) -> dict[str, str]:
    """Return the SHA-256 of every file at a path, by name."""
    files = sorted(path.iterdir()) if path.is_dir() else [path]
    return {
        item.name: _sha256(item)
        for item in files
        if item.is_file() and not item.name.startswith(".")
    }


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
