"""Hits as findings: what Linchpin concludes of a row, with the claims and the row it rests on."""

from __future__ import annotations

from linchpin.claims.finding import Finding
from linchpin.screen.results.hit import Hit, where


def finding_of(hit: Hit, book: str) -> Finding:
    """Return the finding that a hit is.

    Args:
        hit: The hit.
        book: Name of the file the row is in.

    >>> hit = Hit(3, "", "name", "Ana", "name", 1.0, "ofac-1", "Ana", "Ana", "", (), "", ("c1",))
    >>> found = finding_of(hit, "b.csv")
    >>> found.method, found.subject, found.rows, found.claims
    ('screen: name', 'ofac-1', ('b.csv row 3, name',), ('c1',))
    """
    return Finding(
        method=f"screen: {hit.alert}",
        subject=hit.entity,
        because=hit.reason,
        claims=hit.claims,
        rows=(f"{book} row {hit.row}, {hit.column}" if hit.row else where(hit),),
        score=hit.score,
    )
