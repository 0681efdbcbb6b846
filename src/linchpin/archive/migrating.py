"""Bring an archive of an earlier Linchpin into little space."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from linchpin.archive.check import check_edition
from linchpin.archive.index import LAYERS, Seal
from linchpin.archive.layers import PACKED, layers_of, packed_parts, read_layers
from linchpin.archive.manifest import Manifest
from linchpin.archive.packing import below, pack
from linchpin.archive.queries.layered import are_the_same
from linchpin.archive.queries.parquet import edition_table, standing_table
from linchpin.archive.seals import seal_file
from linchpin.archive.store import Archive
from linchpin.archive.writing import change_index, set_aside, sync, writing
from linchpin.claims.errors import ArchiveError
from linchpin.claims.progress import Progress, silent


@dataclass(frozen=True, slots=True)
class Migrated:
    """What became of one edition.

    Attributes:
        dataset: Its source.
        folder: Its folder.
        before: Bytes its files took.
        after: Bytes they take now; the same where it stays whole.
    """

    dataset: str
    folder: str
    before: int
    after: int


def migrate_archive(archive: Archive, progress: Progress = silent) -> Iterator[Migrated]:
    """Pack every edition that is whole and may rest on earlier ones; yields each once it is done.

    The packed files are written beside, read back, compared row for row and sealed in one step;
    only then are the whole ones removed. Killed at any instant it has lost nothing, and goes on
    where it was when it is called again.

    Args:
        archive: The archive.
        progress: Told what is done.

    Raises:
        ArchiveError: An edition is damaged, or a file cannot be written; what was done stays.
    """
    editions = [edition for dataset in archive.datasets() for edition in archive.editions(dataset)]
    editions.sort(key=lambda edition: (edition.dataset, edition.sequence))
    for number, edition in enumerate(editions, 1):
        progress("packing editions", number, len(editions))
        yield _migrated(archive, edition)


def _migrated(archive: Archive, edition: Manifest) -> Migrated:
    with writing(archive, edition.dataset) as source, set_aside(source) as aside:
        seal = archive.seal_of(edition)
        folder = archive.folder(seal)
        before = sum(file.size for file in seal.files.values())
        kept = Migrated(edition.dataset, edition.folder, before, before)
        rests_on = below(archive, edition.dataset, edition.sequence)
        if LAYERS in seal.files or rests_on is None or _is_rested_on(archive, seal):
            return kept
        if faults := check_edition(archive, seal):
            raise ArchiveError(faults[0])
        if not pack(archive, rests_on, folder, aside):
            return kept
        _compare(archive, edition, aside)
        packed = {item.name: seal_file(item) for item in sorted(aside.iterdir())}
        for name in packed:
            sync(aside / name)
            (aside / name).replace(folder / name)
        sync(folder)
        whole = {f"{table}.parquet" for table in PACKED}
        files = {name: file for name, file in seal.files.items() if name not in whole} | packed
        new = Seal(seal.dataset, seal.folder, files)
        change_index(archive, lambda index: index.with_seal(new))
        for name in whole:
            (folder / name).unlink()
        return Migrated(
            edition.dataset, edition.folder, before, sum(file.size for file in files.values())
        )


def _is_rested_on(archive: Archive, seal: Seal) -> bool:
    """Say whether the edition's whole files are layers of another."""
    for (dataset, _), other in archive.index.current().items():
        if dataset != seal.dataset or (layers := layers_of(archive, other)) is None:
            continue
        if any(layer.folder == seal.folder for layer in layers.tables[PACKED[0]]):
            return True
    return False


def _compare(archive: Archive, edition: Manifest, packed: Path) -> None:
    """Make sure that the packed tables say what the whole ones do, row for row.

    Raises:
        ArchiveError: They do not.
    """
    seal, layers = archive.seal_of(edition), read_layers(packed / LAYERS)
    for table in PACKED:
        whole = edition_table(archive, edition, table)
        parts = packed_parts(archive, seal, table, layers, packed.joinpath)
        if not are_the_same(whole, standing_table(parts, table)):
            raise ArchiveError(
                f"{edition.dataset} {edition.folder}: its {table} do not come back as they were "
                "when they are packed; it stays whole. This is a fault of Linchpin's; report it"
            )
