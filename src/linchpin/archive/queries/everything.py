"""All claims at once, for other tools."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from linchpin.archive.snapshot import Snapshot
from linchpin.archive.tables import claims_of
from linchpin.claims.claim import Claim


def asserted_claims(snapshot: Snapshot) -> Iterator[Claim]:
    """Yield every claim about somebody or something that is not denied, by entity."""
    sql = "SELECT * FROM asserted WHERE entity_id IS NOT NULL ORDER BY entity_id, id"
    return claims_of(snapshot.table(sql))


def claim_rows(snapshot: Snapshot) -> list[tuple[Any, ...]]:
    """Return every claim as a row with the columns of `CLAIMS`, denied ones too."""
    return snapshot.rows("SELECT * FROM claims ORDER BY entity_id, id, document, start")
