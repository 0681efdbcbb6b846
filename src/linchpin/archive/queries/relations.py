"""Relations: who is tied to whom, and what belongs to somebody."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import pyarrow as pa

from linchpin.archive.queries.asserted import quoted
from linchpin.archive.snapshot import Snapshot
from linchpin.archive.tables import claims_of
from linchpin.claims.claim import Claim

HOLDER_PROPERTIES = ("entity", "holder", "involved", "organizer")
"""Properties by which a thing (a sanction, a document, an event) names whom it belongs to."""


class Mention(NamedTuple):
    """That a thing or relation names an entity.

    Attributes:
        entity: Whom it names.
        thing: Entity id of the thing or relation.
        relation: True for a relation.
    """

    entity: str
    thing: str
    relation: bool


def relation_claims(snapshot: Snapshot, schemata: Iterable[str]) -> Iterator[Claim]:
    """Yield every claim of relations, denied ones too, relation by relation.

    Args:
        snapshot: The editions that count.
        schemata: Schemata of relations.
    """
    sql = (
        f"SELECT * FROM claims WHERE schema IN ({quoted(schemata)}) "
        "ORDER BY entity_id, dataset, id, document, start"
    )
    for table in snapshot.tables(sql):
        yield from claims_of(table)


def mentions(snapshot: Snapshot, entities: Iterable[str], schemata: Iterable[str]) -> list[Mention]:
    """Return what names some entities: relations, and things that belong to them.

    Args:
        snapshot: The editions that count.
        entities: Entity ids, before any merge.
        schemata: Schemata of relations.
    """
    wanted, related = quoted(entities), quoted(schemata)
    holders = quoted(HOLDER_PROPERTIES)
    sql = (
        f"SELECT DISTINCT value, entity_id, schema IN ({related}) FROM claims "
        f"WHERE value IN ({wanted}) AND (schema IN ({related}) OR prop IN ({holders}))"
    )
    return [Mention(*row) for row in snapshot.rows(sql)]


def every_mention(snapshot: Snapshot, schemata: Iterable[str]) -> pa.Table:
    """Return what names whom: columns `entity`, `thing` and `relation`, see `Mention`.

    Args:
        snapshot: The editions that count.
        schemata: Schemata of relations.
    """
    related, holders = quoted(schemata), quoted(HOLDER_PROPERTIES)
    return snapshot.table(
        "SELECT DISTINCT value AS entity, entity_id AS thing, "
        f"schema IN ({related}) AS relation FROM claims WHERE entity_id IS NOT NULL "
        f"AND (schema IN ({related}) OR prop IN ({holders}))"
    )


def percentages(snapshot: Snapshot) -> list[tuple[str, str, str, bool]]:
    """Return id, percentage as written, standing and whether it is a view, of each ownership.

    Args:
        snapshot: The editions that count.
    """
    sql = (
        "SELECT entity_id, value, standing, opinion FROM asserted WHERE schema = 'Ownership' "
        "AND prop = 'percentage' ORDER BY entity_id, value, standing, opinion"
    )
    return [(relation, *said) for relation, *said in snapshot.rows(sql)]


_FROM = ("subject", "member", "director", "owner")
_TO = ("object", "organization", "asset")
_LINKS = ("UnknownLink", "Membership", "Directorship", "Ownership")


def linked_from(snapshot: Snapshot, entities: Iterable[str]) -> list[tuple[str, str]]:
    """Return pairs of an entity and what it is linked to, works for, directs or owns.

    Args:
        snapshot: The editions that count.
        entities: Entity ids, before any merge.
    """
    sql = (
        "SELECT a.value, b.value FROM asserted a JOIN asserted b ON a.entity_id = b.entity_id "
        f"WHERE a.schema IN ({quoted(_LINKS)}) AND a.prop IN ({quoted(_FROM)}) "
        f"AND b.prop IN ({quoted(_TO)}) AND a.value IN ({quoted(entities)})"
    )
    return [(one, other) for one, other in snapshot.rows(sql)]
