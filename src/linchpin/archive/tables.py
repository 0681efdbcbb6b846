"""Claims, documents and findings as Arrow tables, and back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import pyarrow as pa

from linchpin.claims.claim import Claim, Document, Evidence, Standing
from linchpin.claims.dates import parse_date
from linchpin.claims.finding import Finding
from linchpin.claims.quantity import Quantity
from linchpin.claims.source_part import NotUnderstood

CLAIMS = pa.schema(
    [
        ("id", pa.string()),
        ("dataset", pa.string()),
        ("entity_id", pa.string()),
        ("schema", pa.string()),
        ("prop", pa.string()),
        ("value", pa.string()),
        ("original", pa.string()),
        ("date", pa.string()),
        ("amount", pa.string()),
        ("unit", pa.string()),
        ("bound", pa.string()),
        ("period", pa.string()),
        ("document", pa.string()),
        ("quote", pa.string()),
        ("start", pa.int32()),
        ("speaker", pa.string()),
        ("standing", pa.string()),
        ("opinion", pa.bool_()),
    ]
)
"""Columns of `claims.parquet`, one row a claim, ordered by entity and id."""

DOCUMENTS = pa.schema(
    [
        ("id", pa.string()),
        ("title", pa.string()),
        ("publisher", pa.string()),
        ("text", pa.string()),
        ("url", pa.string()),
        ("published", pa.string()),
        ("visible_from", pa.date32()),
        ("place", pa.string()),
        ("summarised_by", pa.string()),
    ]
)
"""Columns of `documents.parquet`; `visible_from` is the last day `published` can mean.

Editions written before a column was added lack it: it reads as null.
"""

FINDINGS = pa.schema(
    [
        ("method", pa.string()),
        ("subject", pa.string()),
        ("because", pa.string()),
        ("claims", pa.list_(pa.string())),
        ("rows", pa.list_(pa.string())),
        ("score", pa.float64()),
    ]
)
"""Columns of `findings.parquet`."""

NOT_UNDERSTOOD = pa.schema(
    [
        ("place", pa.string()),
        ("text", pa.string()),
        ("why", pa.string()),
        ("entity_id", pa.string()),
    ]
)
"""Columns of `not_understood.parquet`."""


def claims_table(claims: Iterable[Claim]) -> pa.Table:
    """Return the claims as a table, each id once per place, ordered by entity and id."""
    rows = sorted(
        {
            (c.entity_id or "", c.id, c.evidence.document, c.evidence.start): c for c in claims
        }.items(),
        key=lambda item: item[0],
    )
    keys, found = [key for key, _ in rows], [claim for _, claim in rows]
    quantities = [claim.quantity for claim in found]
    evidence = [claim.evidence for claim in found]
    columns: list[Sequence[Any]] = [
        [key[1] for key in keys],
        [claim.dataset for claim in found],
        [claim.entity_id for claim in found],
        [claim.schema for claim in found],
        [claim.prop for claim in found],
        [claim.value for claim in found],
        [claim.original for claim in found],
        [claim.date for claim in found],
        [None if q is None else q.amount for q in quantities],
        [None if q is None else q.unit for q in quantities],
        [None if q is None else q.bound for q in quantities],
        [None if q is None else q.period for q in quantities],
        [e.document for e in evidence],
        [e.quote for e in evidence],
        [e.start for e in evidence],
        [e.speaker for e in evidence],
        [e.standing.value for e in evidence],
        [e.opinion for e in evidence],
    ]
    arrays = [pa.array(c, field.type) for c, field in zip(columns, CLAIMS, strict=True)]
    return pa.Table.from_arrays(arrays, schema=CLAIMS)


def claims_of(table: pa.Table) -> Iterator[Claim]:
    """Yield the claims of a table that has the columns of `CLAIMS` (others are ignored)."""
    columns = [table.column(field.name).to_pylist() for field in CLAIMS]
    for row in zip(*columns, strict=True):
        yield _claim(*row)


def _claim(  # noqa: PLR0913 - one parameter a column
    _id: str,
    dataset: str,
    entity_id: str | None,
    schema: str | None,
    prop: str | None,
    value: str,
    original: str | None,
    date: str | None,
    amount: str | None,
    unit: str | None,
    bound: str | None,
    period: str | None,
    document: str,
    quote: str,
    start: int,
    speaker: str,
    standing: str,
    opinion: bool,
) -> Claim:
    quantity = None
    if amount is not None:
        quantity = Quantity(amount, unit or "", bound or "exactly", period)
    evidence = Evidence(document, quote, start, speaker, Standing(standing), opinion)
    return Claim(dataset, entity_id, schema, prop, value, evidence, original, date, quantity)


def documents_table(documents: Iterable[Document]) -> pa.Table:
    """Return the documents as a table ordered by id."""
    rows = [
        {
            "id": document.id,
            "title": document.title,
            "publisher": document.publisher,
            "text": document.text,
            "url": document.url,
            "published": document.published,
            "visible_from": None
            if document.published is None
            else parse_date(document.published).latest,
            "place": document.place,
            "summarised_by": document.summarised_by,
        }
        for document in sorted(documents, key=lambda document: document.id)
    ]
    return pa.Table.from_pylist(rows, schema=DOCUMENTS)


def documents_of(table: pa.Table) -> list[Document]:
    """Return the documents of a table that has the columns of `DOCUMENTS`."""
    return [
        Document(
            id=row["id"],
            title=row["title"],
            publisher=row["publisher"],
            text=row["text"],
            url=row["url"],
            published=row["published"],
            place=row["place"],
            summarised_by=row.get("summarised_by"),
        )
        for row in table.to_pylist()
    ]


def findings_table(findings: Iterable[Finding]) -> pa.Table:
    """Return the findings as a table in their order."""
    rows = [
        {
            "method": finding.method,
            "subject": finding.subject,
            "because": finding.because,
            "claims": list(finding.claims),
            "rows": list(finding.rows),
            "score": finding.score,
        }
        for finding in findings
    ]
    return pa.Table.from_pylist(rows, schema=FINDINGS)


def findings_of(table: pa.Table) -> list[Finding]:
    """Return the findings of a table that has the columns of `FINDINGS`."""
    return [
        Finding(
            method=row["method"],
            subject=row["subject"],
            because=row["because"],
            claims=tuple(row["claims"]),
            rows=tuple(row["rows"]),
            score=row["score"],
        )
        for row in table.to_pylist()
    ]


def not_understood_table(pieces: Iterable[NotUnderstood]) -> pa.Table:
    """Return what was not understood as a table in its order."""
    rows = [
        {"place": p.place, "text": p.text, "why": p.why, "entity_id": p.entity_id} for p in pieces
    ]
    return pa.Table.from_pylist(rows, schema=NOT_UNDERSTOOD)
