"""Names of everybody a list ever named: an index beside the archive, read instead of old editions.

It holds, for each name of each entry, the first and the last edition with it. It is brought up to
date from the editions it does not cover yet, and made anew where an edition it covers is gone.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from secrets import token_hex

import pyarrow as pa

from linchpin.archive import Archive, Manifest
from linchpin.archive.queries.editions import listed_names
from linchpin.match.name_keys import name_tokens
from linchpin.network.entry_numbers import entry_number, id_forms, typed_numbers

FOLDER = ".former-names"
"""Folder of the indexes in an archive; it may be deleted at any time."""
_FORMAT = "2"
_COLUMNS = ("entity", "name", "first", "last")


@dataclass(frozen=True, slots=True)
class FormerName:
    """A name some edition of a list gives.

    Attributes:
        entity: Entity id of the entry.
        name: The name.
        first: Folder of the first edition with it.
        last: Folder of the last edition with it.
    """

    entity: str
    name: str
    first: str
    last: str


def former_names(archive: Archive, dataset: str) -> list[FormerName]:
    """Return every name a list ever gave, from the index, brought up to date and kept if it can be.

    Args:
        archive: The archive.
        dataset: The list.
    """
    editions = archive.editions(dataset)
    folders = [edition.folder for edition in editions]
    path = archive.path / FOLDER / f"{dataset}.names"
    covered, known = _read(path)
    if not set(covered) <= set(folders):
        covered, known = [], []
    left = [edition for edition in editions if edition.folder not in set(covered)]
    if not left:
        return known
    found = _merged(archive, known, left, {folder: at for at, folder in enumerate(folders)})
    with suppress(OSError):  # a folder that cannot be written is read the long way each time
        _write(path, folders, found)
    return found


def matching(names: Iterable[FormerName], who: str) -> list[FormerName]:
    """Return the former names a question may mean: by id or whole name, else by all its words.

    Args:
        names: Every name of a list.
        who: A name in any case and word order, an entry number, or an id.
    """
    forms, asked = set(id_forms(who)), sorted(name_tokens(who))
    numbers = {number for _, number in typed_numbers(who)}
    whole, words = [], []
    for item in names:
        if item.entity in forms or entry_number(item.entity) in numbers:
            whole.append(item)
        elif asked:
            tokens = name_tokens(item.name)
            if sorted(tokens) == asked or "".join(tokens) == "".join(name_tokens(who)):
                whole.append(item)
            elif set(asked) <= set(tokens):
                words.append(item)
    return whole or words


def _merged(
    archive: Archive, known: list[FormerName], left: list[Manifest], place: dict[str, int]
) -> list[FormerName]:
    spans = {(item.entity, item.name): (item.first, item.last) for item in known}
    for edition in left:
        folder = edition.folder
        for key in listed_names(archive, edition):
            first, last = spans.get(key, (folder, folder))
            spans[key] = (
                min(first, folder, key=place.__getitem__),
                max(last, folder, key=place.__getitem__),
            )
    return [FormerName(*key, *span) for key, span in sorted(spans.items())]


def _read(path: Path) -> tuple[list[str], list[FormerName]]:
    """Return the editions an index covers and its names; nothing where it cannot be read."""
    if not path.exists():
        return [], []
    import pyarrow.parquet as pq  # most questions need no old editions

    try:
        sealed = path.read_bytes()
        content = sealed[_SEALED:]
        if sealed[:_SEALED] != _seal(content):
            return [], []
        table = pq.read_table(BytesIO(content))
        marks = table.schema.metadata or {}
        if marks.get(b"format") != _FORMAT.encode() or tuple(table.column_names) != _COLUMNS:
            return [], []
        covered = json.loads(marks[b"editions"])
        rows = zip(*(table.column(name).to_pylist() for name in _COLUMNS), strict=True)
        return list(covered), [FormerName(*row) for row in rows]
    except (OSError, ValueError, KeyError, TypeError, pa.ArrowException):
        return [], []


def _write(path: Path, folders: list[str], names: list[FormerName]) -> None:
    import pyarrow.parquet as pq

    columns = [[getattr(item, name) for item in names] for name in _COLUMNS]
    table = pa.table(dict(zip(_COLUMNS, columns, strict=True)))
    marks = {"format": _FORMAT, "editions": json.dumps(folders)}
    path.parent.mkdir(exist_ok=True)
    held = BytesIO()
    pq.write_table(table.replace_schema_metadata(marks), held, compression="zstd")
    content = held.getvalue()
    aside = path.with_name(f".{path.name}-{token_hex(4)}")
    try:
        aside.write_bytes(_seal(content) + content)
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)


def _seal(content: bytes) -> bytes:
    """Return what stands before a table: damage to it would be a name that nobody ever had."""
    return sha256(content).hexdigest().encode("ascii") + b"\n"


_SEALED = 65
"""Bytes of a seal."""
