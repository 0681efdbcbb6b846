"""The description that lies beside the Parquet files of an edition."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable
from dataclasses import MISSING, asdict, dataclass, field, fields
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


def parse_manifest(path: Path) -> Manifest:
    """Return the description of an edition; what the file says is believed only where it fits.

    Args:
        path: `edition.json` in the edition's folder, which lies in the source's folder.

    Raises:
        ArchiveError: It is missing, no description of an edition, or does not fit its folder.
    """
    try:
        raw = json.loads(path.read_bytes().decode("utf-8"), parse_constant=_refuse_constant)
    except OSError as error:
        raise ArchiveError(f"{path}: cannot be read ({error.strerror or error})") from error
    except (ValueError, RecursionError) as error:
        raise ArchiveError(f"{path}: is damaged ({error})") from error
    if not isinstance(raw, dict):
        raise ArchiveError(f"{path}: is no description of an edition")
    unknown = sorted(raw.keys() - _TYPES.keys())
    if unknown:
        raise ArchiveError(
            f"{path}: has fields this Linchpin does not know ({', '.join(map(repr, unknown))}); "
            "it was written by a newer one, or is damaged"
        )
    missing = sorted(_REQUIRED - raw.keys())
    if missing:
        raise ArchiveError(f"{path}: lacks {', '.join(missing)}")
    for name, value in raw.items():
        what, fits = _TYPES[name]
        if not fits(value):
            raise ArchiveError(f"{path}: {name} is {_short(value)}, and should be {what}")
    manifest = Manifest(**raw)
    _check_place(manifest, path)
    return manifest


def _check_place(manifest: Manifest, path: Path) -> None:
    try:
        parse_date(manifest.date)
    except ClaimError as error:
        raise ArchiveError(f"{path}: {error}") from error
    if manifest.folder != path.parent.name:
        raise ArchiveError(f"{path}: describes edition {manifest.folder}, not {path.parent.name}")
    if manifest.dataset != path.parent.parent.name:
        raise ArchiveError(
            f"{path}: describes an edition of {_short(manifest.dataset)}, "
            f"not of {path.parent.parent.name}"
        )


def _refuse_constant(name: str) -> float:
    raise ValueError(f"{name} is no number of JSON")


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}..."


def _is_text(value: object) -> bool:
    if not isinstance(value, str):
        return False
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return "\x00" not in value


def _is_texts(value: object) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))


def _is_count(value: object) -> bool:
    return type(value) is int and 0 <= value < 2**53


def _is_figures(value: object) -> bool:
    return isinstance(value, dict) and all(
        type(figure) in (int, float) and abs(figure) < 2**53 for figure in value.values()
    )


def _is_named_texts(value: object) -> bool:
    return isinstance(value, dict) and all(map(_is_text, value.values()))


_TYPES: dict[str, tuple[str, Callable[[object], bool]]] = {
    "dataset": ("text", _is_text),
    "kind": ("list or case", lambda value: value in ("list", "case")),
    "date": ("text", _is_text),
    "id": ("text", _is_text),
    "sequence": ("a number from 1", lambda value: _is_count(value) and value != 0),
    "title": ("text", _is_text),
    "publisher": ("text", _is_text),
    "entries": ("a number", _is_count),
    "claims": ("a number", _is_count),
    "added": ("text", _is_text),
    "version": ("text", _is_text),
    "counts": ("figures by name", _is_figures),
    "warnings": ("a list of texts", _is_texts),
    "files": ("texts by name", _is_named_texts),
    "subject": ("text or null", lambda value: value is None or _is_text(value)),
    "accepted": ("a list of texts", _is_texts),
}
"""What each field must be, and what says so."""
_REQUIRED = frozenset(
    item.name
    for item in fields(Manifest)
    if item.default is MISSING and item.default_factory is MISSING
)
