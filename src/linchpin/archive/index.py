"""The list of editions in `archive.json`: what each file was when it was written, as a chain.

An edition counts if, and only if, it stands here. Each entry is hashed together with the hash of
the one before, so that a changed, lost or moved entry shows; a copy of `archive.json` from an
earlier day shows by the folders it does not name.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from linchpin.claims.errors import ArchiveError

INDEX = "archive.json"
"""Name of the file, in the archive's own folder."""
WHOLE = 2
"""Version of the layout in which every edition is whole."""
FORMAT = 3
"""Version of the layout in which editions rest on earlier ones; see `linchpin.archive.layers`.

A reader refuses any other, save the whole one and the one it can seal.
"""
UNSEALED = 1
"""The layout before: no list of editions; see `linchpin.archive.sealing`."""
LAYERS = "layers.json"
"""File of an edition that rests on earlier ones."""
GENESIS = "0" * 64
"""What the first entry has for a previous hash."""

DATASET = re.compile(r"[a-z][a-z0-9_]{0,80}")
FOLDER = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}\.[0-9]{6,12}\.[0-9a-f]{12}")
_FILE = re.compile(r"[a-z_]{1,40}\.(parquet|json)")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_ADVICE = "put back the archive.json that belongs to this archive"


@dataclass(frozen=True, slots=True)
class FileSeal:
    """What a file was when it was written: size in bytes and SHA-256, hexadecimal."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Seal:
    """An edition as it stands in the list.

    Attributes:
        dataset: The source's name.
        folder: Name of the edition's folder.
        files: File name to what the file was.
        hash: SHA-256 of the entry and of the hash before; see `seal_hash`.
    """

    dataset: str
    folder: str
    files: Mapping[str, FileSeal]
    hash: str = ""


@dataclass(frozen=True, slots=True)
class Index:
    """All of `archive.json`.

    Attributes:
        format: Version of the layout.
        seals: Every entry, oldest first; a later one of the same folder takes the place of it.
        ledger: Whether the archive's own ledger was begun, so that its loss shows.
    """

    format: int = WHOLE
    seals: tuple[Seal, ...] = ()
    ledger: bool = False

    @property
    def head(self) -> str:
        """Return how far the list has come, as COUNT:HASH, for writing down."""
        return f"{len(self.seals)}:{self.seals[-1].hash if self.seals else GENESIS}"

    def current(self) -> dict[tuple[str, str], Seal]:
        """Return the entry that counts for each source and folder."""
        return {(seal.dataset, seal.folder): seal for seal in self.seals}

    def with_seal(self, seal: Seal) -> Index:
        """Return the list with one more edition at its end."""
        before = self.seals[-1].hash if self.seals else GENESIS
        seals = (*self.seals, replace(seal, hash=seal_hash(before, seal)))
        return replace(self, seals=seals, format=FORMAT if LAYERS in seal.files else self.format)


def seal_hash(before: str, seal: Seal) -> str:
    """Return what `Seal.hash` must be after the hash of the entry before."""
    text = json.dumps(
        [before, seal.dataset, seal.folder, _files_data(seal)],
        sort_keys=True,
        separators=(",", ":"),
    )
    return hashlib.sha256(text.encode("ascii")).hexdigest()


def index_text(index: Index) -> str:
    """Return the list as it stands in the file, an edition a line."""
    lines = ",\n  ".join(
        json.dumps(
            {
                "dataset": seal.dataset,
                "folder": seal.folder,
                "files": _files_data(seal),
                "hash": seal.hash,
            }
        )
        for seal in index.seals
    )
    editions = f"[\n  {lines}\n ]" if lines else "[]"
    begun = json.dumps(index.ledger)
    return f'{{"format": {index.format},\n "ledger": {begun},\n "editions": {editions}}}\n'


def read_index(archive: Path) -> Index:
    """Return the list of an archive's editions.

    Args:
        archive: The archive's folder.

    Raises:
        ArchiveError: There is none, it is damaged, or of another format.
    """
    path = archive / INDEX
    try:
        raw = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError) as error:
        if (archive / "sources").is_dir():
            raise ArchiveError(
                f"{path}: is missing, and there are editions; put back a copy of it"
            ) from error
        raise ArchiveError(
            f"{archive}: no archive there; make one with `linchpin add` or try `linchpin demo`"
        ) from error
    except (OSError, ValueError) as error:
        raise ArchiveError(f"{path}: cannot be read ({error})") from error
    try:
        return _parse(raw)
    except _Wrong as error:
        raise ArchiveError(f"{path}: {error}") from error


class _Wrong(Exception):
    """Why the text is no list of editions, without the name of the file."""


@lru_cache(maxsize=4)
def _parse(raw: bytes) -> Index:
    try:
        found = json.loads(raw.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise _Wrong(f"is damaged ({error}); {_ADVICE}") from error
    if not isinstance(found, dict) or type(found.get("format")) is not int:
        raise _Wrong(f"is no list of an archive's editions; {_ADVICE}")
    if found["format"] == UNSEALED and len(found) == 1:
        return Index(format=UNSEALED)
    if found["format"] not in (WHOLE, FORMAT):
        raise _Wrong(
            f"is of another format ({found['format']}); this Linchpin reads {WHOLE} and {FORMAT}"
        )
    if set(found) != {"format", "ledger", "editions"} or type(found["ledger"]) is not bool:
        raise _Wrong(f"is damaged (fields {sorted(found)}); {_ADVICE}")
    if not isinstance(found["editions"], list):
        raise _Wrong(f"is damaged (editions are no list); {_ADVICE}")
    seals = []
    before = GENESIS
    for number, entry in enumerate(found["editions"], 1):
        seal = _seal(entry)
        if seal is None or seal.hash != seal_hash(before, seal):
            raise _Wrong(f"is damaged (edition {number} of the list was changed); {_ADVICE}")
        seals.append(seal)
        before = seal.hash
    return Index(found["format"], tuple(seals), found["ledger"])


def _seal(entry: Any) -> Seal | None:
    """Return an entry; None for one that no archive wrote."""
    if not isinstance(entry, dict) or set(entry) != {"dataset", "folder", "files", "hash"}:
        return None
    fits = [(DATASET, entry["dataset"]), (FOLDER, entry["folder"]), (_SHA256, entry["hash"])]
    files = entry["files"]
    if not all(_fits(pattern, text) for pattern, text in fits) or not isinstance(files, dict):
        return None
    sealed = {}
    for name, value in files.items():
        if not (isinstance(value, list) and len(value) == 2 and _fits(_FILE, name)):
            return None
        size, sha256 = value
        if type(size) is not int or size < 0 or not _fits(_SHA256, sha256):
            return None
        sealed[name] = FileSeal(size, sha256)
    return Seal(entry["dataset"], entry["folder"], sealed, entry["hash"])


def _fits(pattern: re.Pattern[str], text: object) -> bool:
    return isinstance(text, str) and pattern.fullmatch(text) is not None


def _files_data(seal: Seal) -> dict[str, list[object]]:
    return {name: [item.size, item.sha256] for name, item in sorted(seal.files.items())}
