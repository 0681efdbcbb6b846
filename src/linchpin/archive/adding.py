"""Add an edition: check it, compare it with the one before, refuse it or make it visible."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from linchpin.archive.index import Seal
from linchpin.archive.manifest import Manifest
from linchpin.archive.seals import check_file
from linchpin.archive.store import Archive
from linchpin.archive.tables import (
    NotUnderstoodPiece,
    claims_table,
    documents_table,
    findings_table,
    not_understood_table,
)
from linchpin.archive.writing import publish, writing
from linchpin.claims.claim import Claim, Document, check_quotes
from linchpin.claims.dates import parse_date
from linchpin.claims.edition import content_id
from linchpin.claims.errors import ArchiveError, EditionRefused
from linchpin.claims.finding import Finding
from linchpin.claims.ftm import check_model


@dataclass(frozen=True, slots=True)
class NewEdition:
    """What is to be added.

    Attributes:
        manifest: With `id`, `sequence` and `claims` still to be filled in.
        claims: Everything it says.
        documents: What the claims quote.
        findings: What its reader noticed.
        not_understood: What its reader could not read.
        problems: Assertions of the source that it does not fulfil.
    """

    manifest: Manifest
    claims: list[Claim]
    documents: list[Document]
    findings: Sequence[Finding] = ()
    not_understood: Iterable[NotUnderstoodPiece] = ()
    problems: list[str] = field(default_factory=list)


def add_edition(
    archive: Archive, new: NewEdition, *, most_lost: float, accept: bool = False
) -> tuple[Manifest, bool]:
    """Make an edition part of the archive.

    Args:
        archive: Where to.
        new: The edition.
        most_lost: Largest share (0 to 1) of entries it may have lost since the edition before.
        accept: Add it although it has lost more or does not fulfil its source's assertions; an
            edition without claims is never accepted.

    Returns:
        Its manifest, and whether it was written (False: the same edition is there already).

    Raises:
        EditionRefused: It is empty, far smaller than the one before, or fails an assertion.
        ClaimError: A claim or quote is not what it says.
        ArchiveError: The archive cannot be written.
    """
    if not new.claims:
        raise EditionRefused(
            f"{new.manifest.dataset} of {new.manifest.date}: holds no claims; "
            "the last edition stays current"
        )
    if parse_date(new.manifest.date).precision not in ("day", "month", "year"):
        raise ArchiveError(f"edition date {new.manifest.date!r}: give a day, a month or a year")
    check_model(new.claims)
    check_quotes(new.claims, new.documents)
    tables = {
        "claims": claims_table(new.claims),
        "documents": documents_table(new.documents),
        "findings": findings_table(new.findings),
        "not_understood": not_understood_table(new.not_understood),
    }
    edition_id = content_id(tables["claims"].column("id").to_pylist())
    with writing(archive, new.manifest.dataset):
        twins = _twins(archive, new.manifest, edition_id)
        damaged = [seal for seal in twins if not _is_sound(archive, seal)]
        known = archive.editions(new.manifest.dataset, leaving_out=damaged)
        of_the_day = [item for item in known if item.date == new.manifest.date]
        if not damaged and of_the_day and of_the_day[-1].id == edition_id:
            return of_the_day[-1], False
        problems = new.problems + _shrinkage(new.manifest, known, most_lost)
        if problems and not accept and not damaged:
            raise EditionRefused(
                f"{new.manifest.dataset} of {new.manifest.date} is refused: "
                f"{'; '.join(problems)}. The last edition stays current. "
                "If the source really is like this now, add it with --accept-shrunken."
            )
        highest = max((item.sequence for item in known), default=0)
        manifest = replace(
            new.manifest,
            id=edition_id,
            sequence=int(damaged[-1].folder.split(".")[1]) if damaged else 1 + highest,
            claims=tables["claims"].num_rows,
            accepted=problems,
            warnings=new.manifest.warnings + _clock(new.manifest, known),
        )
        publish(archive, manifest, tables)
    return manifest, True


def _twins(archive: Archive, new: Manifest, edition_id: str) -> list[Seal]:
    """Return the entries of editions with this date and content, whatever became of them."""
    return [
        seal
        for (dataset, folder), seal in archive.index.current().items()
        if dataset == new.dataset
        and (folder.split(".")[0], folder.split(".")[2]) == (new.date, edition_id[:12])
    ]


def _is_sound(archive: Archive, seal: Seal) -> bool:
    try:
        for name, file in seal.files.items():
            check_file(archive.folder(seal) / name, file, archive.remembered)
    except ArchiveError:
        return False
    return True


def _clock(new: Manifest, known: list[Manifest]) -> list[str]:
    """Return a warning where an edition was added later by an earlier time."""
    last = max((item.added for item in known), default="")
    if new.added >= last:
        return []
    return [
        f"added at {new.added}, which is before an edition that is here already ({last}): a clock "
        "was set back"
    ]


def _shrinkage(new: Manifest, known: list[Manifest], most_lost: float) -> list[str]:
    before = [item for item in known if item.known_by <= new.known_by]
    if not before or before[-1].entries == 0:
        return []
    last = before[-1]
    lost = 1 - new.entries / last.entries
    if lost <= most_lost:
        return []
    return [
        f"it holds {new.entries:,} entries, {lost:.0%} fewer than the {last.entries:,} "
        f"of {last.date} (more than {most_lost:.0%} lost)"
    ]
