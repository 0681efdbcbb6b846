"""Give an archive of an earlier Linchpin its list of editions, after looking at all of them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from linchpin.archive.check import check_content, table_of
from linchpin.archive.index import DATASET, FOLDER, UNSEALED, Index, Seal, read_index
from linchpin.archive.manifest import MANIFEST, Manifest, parse_manifest
from linchpin.archive.seals import seal_file
from linchpin.archive.store import Archive
from linchpin.archive.writing import locked, write_index
from linchpin.claims.counted import counted
from linchpin.claims.errors import ArchiveError

_ONE_PAGE = 4096
"""Bytes of an SQLite file that was begun and holds no table."""


def seal_archive(path: Path) -> tuple[Index | None, tuple[str, ...]]:
    """Write down what every file of an archive is.

    Returns:
        The list of editions where it cannot be written into the folder, otherwise None; and what
        a user should know.

    Raises:
        ArchiveError: An edition is damaged: its content id is not that of its claims, or a quote
            does not stand in its document.
    """
    try:
        with locked(path):
            if read_index(path).format != UNSEALED:
                return None, ()  # another process was faster
            index = _sealed(path)
            write_index(path, index)
    except OSError as error:
        index = _sealed(path)
        note = (
            f"{path}: was made by an earlier Linchpin and cannot be written "
            f"({error.strerror or error}); all of it is looked through at each command"
        )
        return index, (note,)
    were = counted(len(index.seals), "edition was", "editions were")
    return None, (
        f"{path}: made by an earlier Linchpin; its {were} looked through and sealed, so that "
        "damage will be noticed",
    )


def _sealed(path: Path) -> Index:
    found = sorted(
        ((parse_manifest(folder / MANIFEST), folder) for folder in _folders(path)),
        key=lambda item: (item[0].added, item[0].dataset, item[0].sequence),
    )
    ledger = path / "ledger.sqlite"
    index = Index(ledger=ledger.is_file() and ledger.stat().st_size > _ONE_PAGE)
    for manifest, folder in found:
        index = index.with_seal(_seal(manifest, folder))
    archive = Archive(path, sealed=index)
    for manifest, folder in found:
        check_content(folder, manifest, partial(table_of, archive, manifest))
    return index


def _seal(manifest: Manifest, folder: Path) -> Seal:
    try:
        files = [item for item in sorted(folder.iterdir()) if item.suffix in (".parquet", ".json")]
        sealed = {item.name: seal_file(item) for item in files}
    except OSError as error:
        raise ArchiveError(f"{folder}: cannot be read ({error.strerror or error})") from error
    return Seal(manifest.dataset, manifest.folder, sealed)


def _folders(path: Path) -> Iterator[Path]:
    sources = path / "sources"
    for source in sorted(sources.iterdir()) if sources.is_dir() else ():
        if not source.is_dir() or source.name.startswith("."):
            continue
        if DATASET.fullmatch(source.name) is None:
            raise ArchiveError(f"{source}: is no folder of a source; move it away")
        for folder in sorted(source.iterdir()):
            if folder.name.startswith(".") or not (folder / MANIFEST).is_file():
                continue
            if FOLDER.fullmatch(folder.name) is None:
                raise ArchiveError(f"{folder}: is no folder of an edition; move it away")
            yield folder
