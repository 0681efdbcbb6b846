"""Claims and findings of whole sources, not of chosen entities."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

import pyarrow as pa

from linchpin.archive.queries.asserted import literals, only_about, quoted
from linchpin.archive.snapshot import Snapshot
from linchpin.archive.tables import CLAIMS, FINDINGS, claims_of, findings_of
from linchpin.claims.claim import Claim, Document
from linchpin.claims.finding import Finding


class CitedClaim(NamedTuple):
    """A claim with the document it stands in, without that document's text."""

    claim: Claim
    document: Document


def cited_claims(
    snapshot: Snapshot,
    *,
    schemata: Iterable[str] | None = None,
    entities: Iterable[str] | None = None,
) -> Iterator[CitedClaim]:
    """Yield every claim about somebody or something, denied ones too, by entity, in little memory.

    Args:
        snapshot: The editions that count.
        schemata: Schemata that are wanted; None for all.
        entities: Entity ids, before any merge; None for all.
    """
    columns = ", ".join(f"c.{field.name}" for field in CLAIMS)
    wanted = "" if schemata is None else f" AND c.schema IN ({quoted(schemata)})"
    sql = (
        f"SELECT {columns}, d.title, d.publisher, d.url, d.published, d.place, d.summarised_by "
        "FROM claims c LEFT JOIN documents d ON c.document = d.id WHERE c.entity_id IS NOT NULL"
        f"{wanted}{only_about(entities, 'c.entity_id')} "
        "ORDER BY c.entity_id, c.dataset, c.id, c.document, c.start"
    )
    names = ("document", "title", "publisher", "url", "published", "place", "summarised_by")
    for table in snapshot.tables(sql):
        rows = zip(*(table.column(name).to_pylist() for name in names), strict=True)
        for claim, (name, title, publisher, url, published, place, by) in zip(
            claims_of(table), rows, strict=True
        ):
            made = Document(name, title or name, publisher or "", "", url, published, place, by)
            yield CitedClaim(claim, made)


def count_left_aside(snapshot: Snapshot) -> tuple[int, int]:
    """Return how many claims are denied, and how many others are about no entity.

    Args:
        snapshot: The editions that count.
    """
    sql = (
        "SELECT (SELECT count(*) FROM claims) - count(*), "
        "count(*) FILTER (entity_id IS NULL) FROM asserted"
    )
    ((denied, about_nobody),) = snapshot.rows(sql)
    return int(denied), int(about_nobody)


def claim_rows(snapshot: Snapshot) -> Iterator[tuple[Any, ...]]:
    """Yield every claim as a row with the columns of `CLAIMS`, denied ones too."""
    sql = "SELECT * FROM claims ORDER BY entity_id, id, document, start"
    for table in snapshot.tables(sql):
        columns = [table.column(field.name).to_pylist() for field in CLAIMS]
        yield from zip(*columns, strict=True)


def cited_sources(snapshot: Snapshot) -> Iterator[tuple[Any, ...]]:
    """Yield each document that claims cite: id, title, publisher, url, published, place, claims.

    Args:
        snapshot: The editions that count.
    """
    sql = (
        "SELECT d.id, d.title, d.publisher, d.url, d.published, d.place, count(*) AS claims "
        "FROM documents d JOIN claims c ON c.document = d.id GROUP BY ALL ORDER BY d.id"
    )
    for table in snapshot.tables(sql):
        yield from zip(*(column.to_pylist() for column in table.columns), strict=True)


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
