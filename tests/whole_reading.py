"""A reading gone through: everything a source says, in lists, for tests on small sources."""

from __future__ import annotations

from dataclasses import dataclass, field

from linchpin.claims.claim import Claim, Document
from linchpin.claims.finding import Finding
from linchpin.claims.source_part import NotUnderstood
from linchpin.read.reader import Reading, SourceKind


@dataclass(frozen=True)
class WholeReading:
    """A `Reading` with all its parts put together."""

    dataset: str
    kind: SourceKind
    date: str
    title: str
    publisher: str
    subject: str | None
    entries: int
    counts: dict[str, float]
    warnings: list[str]
    documents: list[Document] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    not_understood: list[NotUnderstood] = field(default_factory=list)


def whole(reading: Reading) -> WholeReading:
    """Go through a reading and return all of it."""
    parts = list(reading.parts)
    tally = reading.tally
    found = WholeReading(
        reading.dataset,
        reading.kind,
        reading.date,
        reading.title,
        reading.publisher,
        reading.subject,
        tally.entries,
        tally.counts,
        tally.warnings,
    )
    for part in parts:
        found.documents.extend(part.documents)
        found.claims.extend(part.claims)
        found.findings.extend(part.findings)
        found.not_understood.extend(part.not_understood)
    return found
