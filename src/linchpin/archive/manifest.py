"""The description that lies beside the Parquet files of an edition."""

from __future__ import annotations

import datetime
import json
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path

from linchpin.claims.dates import parse_date
from linchpin.claims.errors import ArchiveError, ClaimError

MANIFEST = "edition.json"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an edition is, without opening its tables.

    Attributes:
        dataset: The source's name.
        kind: `list` (a snapshot) or `case` (dated documents).
        date: EDTF date of the edition: a day, or a month or year where the day is not known.
        id: Content id of its claims.
        sequence: Position in the order in which editions of the source were added, from 1.
        title: What a reader would call the source.
        publisher: Who publishes it.
        entries: How many entries the source counts.
        claims: Number of claims.
        added: When it was added, UTC, ISO 8601.
        version: Linchpin version that read it.
        counts: Figures of the reading.
        warnings: What was odd.
        files: File name to SHA-256 of what was read.
        subject: Entity the source is about, where it is about one.
        accepted: Reasons for refusal that a person overrode.
    """

    dataset: str
    kind: str
    date: str
    id: str
    sequence: int
    title: str
    publisher: str
    entries: int
    claims: int
    added: str
    version: str
    counts: dict[str, float] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)
    files: dict[str, str] = field(default_factory=dict)
    subject: str | None = None
    accepted: list[str] = field(default_factory=list)

    @property
    def known_by(self) -> datetime.date:
        """Return the last day the edition's date can mean: from then on it is surely out."""
        return parse_date(self.date).latest

    @property
    def folder(self) -> str:
        """Return the name of the edition's folder."""
        return f"{self.date}.{self.sequence:06d}.{self.id[:12]}"


def write_manifest(manifest: Manifest, folder: Path) -> None:
    """Write the manifest into an edition's folder."""
    text = json.dumps(asdict(manifest), ensure_ascii=False, indent=2, sort_keys=True)
    (folder / MANIFEST).write_text(text + "\n", "utf-8")


def read_manifest(folder: Path) -> Manifest:
    """Return the manifest of an edition's folder.

    Raises:
        ArchiveError: It is missing, damaged, or does not fit its folder.
    """
    path = folder / MANIFEST
    try:
        raw = json.loads(path.read_text("utf-8"))
        known = {item.name for item in fields(Manifest)}
        if not isinstance(raw, dict) or set(raw) - known:
            raise ArchiveError(f"{path}: written by a newer Linchpin, or damaged")
        manifest = Manifest(**raw)
        if manifest.folder != folder.name:
            raise ArchiveError(f"{path}: describes edition {manifest.folder}, not {folder.name}")
        parse_date(manifest.date)
    except (OSError, ValueError, TypeError, ClaimError) as error:
        raise ArchiveError(f"{path}: cannot be read ({error})") from error
    return manifest
