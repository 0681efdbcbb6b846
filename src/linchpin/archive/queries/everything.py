"""Claims and findings of whole sources, not of chosen entities."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

import pyarrow as pa

from linchpin.archive.queries.asserted import literals, quoted
from linchpin.archive.snapshot import Snapshot
from linchpin.archive.tables import CLAIMS, FINDINGS, claims_of, findings_of
from linchpin.claims.claim import Claim
from linchpin.claims.finding import Finding


def asserted_claims(snapshot: Snapshot) -> Iterator[Claim]:
    """Yield every claim about somebody or something that is not denied, by entity."""
    sql = "SELECT * FROM asserted WHERE entity_id IS NOT NULL ORDER BY entity_id, id"
    return claims_of(snapshot.table(sql))


def claim_rows(snapshot: Snapshot) -> list[tuple[Any, ...]]:
    """Return every claim as a row with the columns of `CLAIMS`, denied ones too."""
    return snapshot.rows("SELECT * FROM claims ORDER BY entity_id, id, document, start")


def claims_with_documents(snapshot: Snapshot, about: Iterable[str] | None) -> pa.Table:
    """Return claims, denied ones too, each with where its document was published.

    Args:
        snapshot: The editions that count.
        about: Entity ids, before any merge; None for every claim.
    """
    names = ", ".join(f"c.{field.name}" for field in CLAIMS)
    chosen = "" if about is None else f"WHERE c.entity_id IN ({quoted(about)}) "
    return snapshot.table(
        f"SELECT {names}, d.title, d.publisher, d.url, d.published, d.place, d.summarised_by "
        f"FROM claims c LEFT JOIN documents d ON c.document = d.id {chosen}"
        "ORDER BY c.entity_id, c.id, c.document, c.start"
    )


def claims_without_entity(snapshot: Snapshot) -> list[Claim]:
    """Return all statements and quantities about no entity, in document order."""
    sql = "SELECT * FROM claims WHERE entity_id IS NULL ORDER BY dataset, document, start, id"
    return list(claims_of(snapshot.table(sql)))


def claims_published_after(snapshot: Snapshot, dataset: str, day: date) -> list[Claim]:
    """Return a case's claims whose documents came out after a day, oldest first.

    Args:
        snapshot: The editions that count.
        dataset: The case.
        day: The day.
    """
    columns = ", ".join(f"c.{field.name}" for field in CLAIMS)
    sql = (
        f"SELECT {columns} FROM claims c JOIN documents d ON c.document = d.id "
        "WHERE c.dataset = ? AND d.visible_from > ? "
        "ORDER BY d.visible_from, d.id, c.start, c.id"
    )
    return list(claims_of(snapshot.table(sql, [dataset, day])))


def findings_on(
    snapshot: Snapshot, subjects: Iterable[str], claims: Iterable[str]
) -> list[Finding]:
    """Return the findings about some records, or that rest on some claims.

    Args:
        snapshot: The editions that count.
        subjects: Entity ids, before any merge.
        claims: Ids of claims.
    """
    names = ", ".join(field.name for field in FINDINGS)
    about = f"subject IN ({quoted(subjects)})"
    resting = f"list_has_any(claims, [{literals(claims)}]::VARCHAR[])"
    return findings_of(snapshot.table(f"SELECT {names} FROM findings WHERE {about} OR {resting}"))
