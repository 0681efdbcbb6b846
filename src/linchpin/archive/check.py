"""Look through editions wholly: every byte, every id, every quote."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from linchpin.archive.index import Seal
from linchpin.archive.layers import table_parts
from linchpin.archive.manifest import Manifest
from linchpin.archive.queries.editions import rows_of
from linchpin.archive.seals import Remembered, check_file
from linchpin.archive.store import NOT_LISTED, Archive
from linchpin.archive.tables import (
    CLAIMS,
    DOCUMENTS,
    FINDINGS,
    claims_of,
    documents_of,
    findings_of,
)
from linchpin.claims.claim import check_quotes
from linchpin.claims.counted import counted
from linchpin.claims.edition import content_id
from linchpin.claims.errors import ArchiveError, ClaimError, LinchpinError
from linchpin.claims.progress import Progress, silent


@dataclass(frozen=True, slots=True)
class EditionCheck:
    """What looking through one edition showed.

    Attributes:
        dataset: The source's name.
        folder: Name of the edition's folder.
        faults: What is wrong, each naming its file; empty where all is as it was written.
    """

    dataset: str
    folder: str
    faults: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ArchiveCheck:
    """What looking through an archive showed.

    Attributes:
        head: How far its list of editions has come, as COUNT:HASH.
        editions: One for each edition in the list.
        faults: What is wrong with the archive as a whole.
        left_over: What writers that were killed left behind; it does no harm.
    """

    head: str
    editions: tuple[EditionCheck, ...]
    faults: tuple[str, ...] = ()
    left_over: tuple[str, ...] = ()

    @property
    def sound(self) -> bool:
        """Say whether nothing is wrong."""
        return not self.faults and not any(edition.faults for edition in self.editions)


def check_archive(
    archive: Archive,
    *,
    expected: str | None = None,
    progress: Progress = silent,
) -> ArchiveCheck:
    """Return what looking through a whole archive shows.

    Args:
        archive: The archive.
        expected: A head that was written down earlier, as COUNT:HASH; None for none.
        progress: Told what is done, how much of it, and how much there is.

    Raises:
        ArchiveError: The list of editions is damaged: without it nothing can be said.
    """
    index = archive.index
    faults = list(_heads(index.seals, expected))
    faults += [f"{folder}: {NOT_LISTED}" for folder in archive.unlisted()]
    current = index.current()
    editions = []
    for number, seal in enumerate(current.values(), 1):
        progress("looking through editions", number, len(current))
        editions.append(EditionCheck(seal.dataset, seal.folder, check_edition(archive, seal)))
    left = sorted(
        str(item)
        for pattern in (".writing-*", ".damaged-*", ".adding-*")
        for item in (archive.path / "sources").glob(f"*/{pattern}")
    )
    return ArchiveCheck(index.head, tuple(editions), tuple(faults), tuple(left))


def _heads(seals: tuple[Seal, ...], expected: str | None) -> list[str]:
    if expected is None:
        return []
    count, _, text = expected.strip().partition(":")
    if not (count.isascii() and count.isdigit() and len(count) < 12 and len(text) == 64):
        raise ArchiveError(f"{expected!r} is no head of an archive; it has the form COUNT:HASH")
    number = int(count)
    if number > len(seals):
        return [
            f"the list of editions ends before the head that was written down: it has "
            f"{counted(len(seals), 'entry', 'entries')}, and had {number}"
        ]
    if number and seals[number - 1].hash != text:
        return [f"entry {number} of the list of editions is not the one that was written down"]
    return []


def check_edition(archive: Archive, seal: Seal) -> tuple[str, ...]:
    """Return what is wrong with an edition, having read every byte of its own files.

    Args:
        archive: Where it is.
        seal: The edition.

    Returns:
        Faults, each naming its file; none where all is as it was written.
    """
    faults = []
    forgotten = Remembered(None)
    for name, file in seal.files.items():
        try:
            check_file(archive.folder(seal) / name, file, forgotten)
        except ArchiveError as error:
            faults.append(str(error))
    if faults:
        return tuple(faults)
    try:
        manifest = archive.manifest(seal)
        check_content(archive.folder(seal), manifest, partial(table_of, archive, manifest))
    except LinchpinError as error:
        return (str(error),)
    return ()


def check_content(
    folder: Path,
    manifest: Manifest,
    rows: Callable[[str, pa.Schema], pa.Table],
) -> None:
    """Make sure that an edition's tables are what its description and each other say.

    Args:
        folder: The edition's folder.
        manifest: Its description.
        rows: Gives a table, by its name and columns.

    Raises:
        ArchiveError: A table cannot be read, ids are not those of the claims, or a quote does not
            stand in its document.
    """
    path = folder / "claims.parquet"
    table = rows("claims", CLAIMS)
    ids = table.column("id").to_pylist()
    documents = rows("documents", DOCUMENTS)
    findings = rows("findings", FINDINGS)
    try:
        claims = list(claims_of(table))
        if [claim.id for claim in claims] != ids:
            raise ArchiveError(f"{path}: a claim was changed; its id is not that of what it says")
        if content_id(ids) != manifest.id or len(ids) != manifest.claims:
            raise ArchiveError(f"{path}: holds other claims than the edition's id says")
        if any(claim.dataset != manifest.dataset for claim in claims):
            raise ArchiveError(f"{path}: holds claims of another source than {manifest.dataset}")
        findings_of(findings)
        check_quotes(claims, documents_of(documents))
    except (ClaimError, ValueError, TypeError, UnicodeError) as error:
        raise ArchiveError(f"{folder}: {error}") from error


def table_of(archive: Archive, manifest: Manifest, table: str, schema: pa.Schema) -> pa.Table:
    """Return a table of an edition, whole or resting on earlier ones.

    Args:
        archive: Where it is.
        manifest: The edition.
        table: `claims`, `documents` or `findings`.
        schema: The columns it must have.

    Returns:
        All its rows.

    Raises:
        ArchiveError: It cannot be read, or has other columns.
    """
    folder = archive.path / "sources" / manifest.dataset / manifest.folder
    if len(table_parts(archive, manifest, table)) == 1:
        return _read(folder, table, schema)
    found = rows_of(archive, manifest, table)
    if found.schema.names != schema.names:
        raise ArchiveError(f"{folder}: {table} have other columns than Linchpin writes")
    return found


def _read(folder: Path, name: str, schema: pa.Schema) -> pa.Table:
    path = folder / f"{name}.parquet"
    try:
        with path.open("rb") as stream:
            table = pq.read_table(stream)
    except OSError as error:
        raise ArchiveError(f"{path}: cannot be read ({error.strerror or error})") from error
    except (pa.ArrowException, ValueError) as error:
        raise ArchiveError(f"{path}: is damaged ({str(error).splitlines()[0]})") from error
    if not table.schema.equals(schema):
        raise ArchiveError(f"{path}: has other columns than Linchpin writes")
    return table
