"""Whom a change of the archive may concern: what is said otherwise, and what is next to it."""

from __future__ import annotations

from collections.abc import Iterable

from linchpin.archive.manifest import Manifest
from linchpin.archive.queries.asserted import quoted
from linchpin.archive.queries.parquet import edition_table, query_rows
from linchpin.archive.snapshot import Snapshot
from linchpin.archive.store import Archive


def changed_records(archive: Archive, older: Manifest, newer: Manifest) -> set[str]:
    """Return the entity id of everything of which two editions do not say the same.

    Args:
        archive: Where the editions are.
        older: An edition of a source.
        newer: Another edition of it.
    """
    old, new = (edition_table(archive, edition, "claims") for edition in (older, newer))
    sql = "SELECT a.entity_id FROM {} a ANTI JOIN {} b ON a.id = b.id"
    found = query_rows(f"{sql.format(new, old)} UNION {sql.format(old, new)}")
    return {entity for (entity,) in found if entity is not None}


def next_to(snapshot: Snapshot, entities: Iterable[str]) -> set[str]:
    """Return everything that names some entities or things, or that they name.

    Args:
        snapshot: The editions that count.
        entities: Their ids, before any merge.
    """
    wanted = quoted(entities)
    sql = (
        f"SELECT entity_id FROM claims WHERE value IN ({wanted}) AND entity_id IS NOT NULL UNION "
        f"SELECT value FROM claims WHERE entity_id IN ({wanted}) "
        "AND value IN (SELECT entity_id FROM claims)"
    )
    return {entity for (entity,) in snapshot.rows(sql)}
