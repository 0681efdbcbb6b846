"""Add an edition: check it, compare it with the one before, refuse it or make it visible."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from linchpin.archive.manifest import Manifest
from linchpin.archive.store import Archive, publish, writing
from linchpin.archive.tables import (
    Unread,
    claims_table,
    documents_table,
    findings_table,
    not_understood_table,
)
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
    not_understood: Iterable[Unread] = ()
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
    with writing(archive, new.manifest.dataset) as source:
        known = archive.editions(new.manifest.dataset)
        for manifest in known:
            if (manifest.id, manifest.date) == (edition_id, new.manifest.date):
                return manifest, False
        problems = new.problems + _shrinkage(new.manifest, known, most_lost)
        if problems and not accept:
            raise EditionRefused(
                f"{new.manifest.dataset} of {new.manifest.date} is refused: "
                f"{'; '.join(problems)}. The last edition stays current. "
                "If the source really is like this now, add it with --accept-shrunken."
            )
        manifest = replace(
            new.manifest,
            id=edition_id,
            sequence=1 + max((item.sequence for item in known), default=0),
            claims=tables["claims"].num_rows,
            accepted=problems,
        )
        publish(source, manifest, tables)
    return manifest, True


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
