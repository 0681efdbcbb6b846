"""The archive on disk: a folder of immutable editions, and what makes sure that they are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from linchpin.archive.index import Index, Seal, read_index
from linchpin.archive.manifest import MANIFEST, Manifest, parse_manifest
from linchpin.archive.seals import Remembered, check_file
from linchpin.claims.errors import ArchiveError

ADDING = ".adding-"
"""Begins the name of the empty file that stands beside an edition until it is in the list."""
NOT_LISTED = (
    "is not in the archive's list of editions. Either archive.json is an older copy: put back the "
    "newest; or the folder comes from elsewhere: move it away and use `linchpin add`"
)
"""What is wrong with a folder that is there and not in the list."""


@dataclass(frozen=True, slots=True)
class Archive:
    """A folder that holds editions; see `open_archive` and `create_archive`.

    Attributes:
        path: The folder.
        remembered: Files that were found sound before.
        sealed: The list of editions where it could not be written into the folder; None where it
            stands there.
        notes: What a user should know of the opening.
    """

    path: Path
    remembered: Remembered = field(default_factory=lambda: Remembered(None), compare=False)
    sealed: Index | None = None
    notes: tuple[str, ...] = ()

    @property
    def ledger_path(self) -> Path:
        """Return where the archive's own ledger lies."""
        return self.path / "ledger.sqlite"

    @property
    def index(self) -> Index:
        """Return the list of editions as it is now.

        Raises:
            ArchiveError: It is missing or damaged.
        """
        return read_index(self.path) if self.sealed is None else self.sealed

    def datasets(self) -> list[str]:
        """Return the names of all sources with an edition, sorted.

        Raises:
            ArchiveError: An edition is missing, or one is there that is not in the list.
        """
        return sorted({seal.dataset for seal in self._seals(None)})

    def editions(self, dataset: str, *, leaving_out: Sequence[Seal] = ()) -> list[Manifest]:
        """Return the editions of a source, oldest first; unfinished ones are not seen.

        Args:
            dataset: The source's name.
            leaving_out: Editions not to look at, because they are about to be written again.

        Raises:
            ArchiveError: An edition is missing or damaged, or one is not in the list.
        """
        seals = [seal for seal in self._seals([dataset], leaving_out) if seal.dataset == dataset]
        found = [self.manifest(seal) for seal in seals]
        return sorted(found, key=lambda manifest: (manifest.known_by, manifest.sequence))

    def manifest(self, seal: Seal) -> Manifest:
        """Return the description of an edition.

        Raises:
            ArchiveError: It is missing or damaged.
        """
        folder = self.folder(seal)
        if MANIFEST not in seal.files:
            raise ArchiveError(f"{folder / MANIFEST}: was never written; add the edition again")
        check_file(folder / MANIFEST, seal.files[MANIFEST], self.remembered)
        return parse_manifest(folder / MANIFEST)

    def folder(self, seal: Seal) -> Path:
        """Return the folder of an edition."""
        return self.path / "sources" / seal.dataset / seal.folder

    def files(self, manifest: Manifest, table: str) -> Path:
        """Return a Parquet file of an edition, after making sure that it is the one written.

        Args:
            manifest: The edition.
            table: One of claims, documents, findings, not_understood.

        Raises:
            ArchiveError: It is missing or damaged, or no such edition is in the list.
        """
        return self.sealed_file(self.seal_of(manifest), f"{table}.parquet")

    def seal_of(self, manifest: Manifest) -> Seal:
        """Return the entry of an edition in the list.

        Raises:
            ArchiveError: No such edition is in the list.
        """
        seal = self.index.current().get((manifest.dataset, manifest.folder))
        if seal is None:
            raise ArchiveError(f"{self.path}: holds no {manifest.dataset} {manifest.folder}")
        return seal

    def sealed_file(self, seal: Seal, name: str) -> Path:
        """Return a file of an edition, after making sure that it is the one written.

        Args:
            seal: The edition.
            name: The file's name.

        Raises:
            ArchiveError: It is missing or damaged.
        """
        if name not in seal.files:
            raise ArchiveError(f"{self.path}: holds no {name} of {seal.dataset} {seal.folder}")
        path = self.folder(seal) / name
        check_file(path, seal.files[name], self.remembered)
        return path

    def unlisted(self, datasets: Iterable[str] | None = None) -> list[Path]:
        """Return the folders beside editions that are not in the list and not being written.

        Args:
            datasets: The sources to look at; None for all.
        """
        # In this order: a writer makes the folder, then its place in the list, and only then
        # takes the sign away that it is at work.
        names = _inside(self.path / "sources") if datasets is None else set(datasets)
        there = {name: _inside(self.path / "sources" / name) for name in sorted(names)}
        at_work = {name: _signs(self.path / "sources" / name) for name in there}
        current = self.index.current()
        return [
            self.path / "sources" / dataset / name
            for dataset, folders in there.items()
            for name in sorted(folders - at_work[dataset])
            if (dataset, name) not in current
        ]

    def _seals(
        self, datasets: Iterable[str] | None, leaving_out: Sequence[Seal] = ()
    ) -> list[Seal]:
        """Return the editions in the list, having compared it with the folders of some sources."""
        for folder in self.unlisted(datasets):
            raise ArchiveError(f"{folder}: {NOT_LISTED}")
        left_out = {(seal.dataset, seal.folder) for seal in leaving_out}
        found = [seal for place, seal in self.index.current().items() if place not in left_out]
        for seal in found:
            if not self.folder(seal).is_dir():
                raise ArchiveError(
                    f"{self.folder(seal)}: this edition is missing; put back a copy, or add it "
                    "again with `linchpin add`"
                )
        return found


def _inside(folder: Path) -> set[str]:
    try:
        return {
            item.name
            for item in folder.iterdir()
            if not item.name.startswith(".") and item.is_dir()
        }
    except (FileNotFoundError, NotADirectoryError):
        return set()
    except OSError as error:
        raise ArchiveError(f"{folder}: {error.strerror or error}") from error


def _signs(source: Path) -> set[str]:
    return {item.name.removeprefix(ADDING) for item in source.glob(f"{ADDING}*")}
