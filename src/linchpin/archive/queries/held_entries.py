"""The entries of one edition with what groups them: programs, kind, countries."""

from __future__ import annotations

from typing import NamedTuple

from linchpin.archive.manifest import Manifest
from linchpin.archive.queries.parquet import edition_table, query_rows
from linchpin.archive.snapshot import Snapshot
from linchpin.archive.store import Archive


class HeldEntry(NamedTuple):
    """An entry of an edition.

    Attributes:
        entity: Entity id.
        caption: Its name.
        schema: FollowTheMoney schema.
        programs: Sanctions programs.
        countries: Countries of nationality, citizenship, registration and address, lower case.
    """

    entity: str
    caption: str
    schema: str
    programs: frozenset[str]
    countries: frozenset[str]


class DatedEvent(NamedTuple):
    """An event of the law or of a list, of somebody.

    Attributes:
        entity: Entity id.
        kind: Such as `indicted`, or `listed` for a day a sanction says.
        date: EDTF date.
        claim: Id of the claim that dates it.
    """

    entity: str
    kind: str
    date: str
    claim: str


def held_entries(archive: Archive, edition: Manifest) -> dict[str, HeldEntry]:
    """Return the entries of an edition, by entity id.

    Args:
        archive: Where the edition is.
        edition: An edition of a list.
    """
    claims = edition_table(archive, edition, "claims")
    countries = "'nationality', 'citizenship', 'country', 'jurisdiction'"
    sql = (
        f"WITH c AS (SELECT entity_id, schema, prop, value, document FROM {claims}), "
        "listed AS (SELECT DISTINCT value AS entity, entity_id AS sanction FROM c "
        "WHERE schema = 'Sanction' AND prop = 'entity'), "
        "programs AS (SELECT l.entity, list(DISTINCT c.value) AS found FROM listed l JOIN c "
        "ON c.entity_id = l.sanction AND c.prop = 'program' GROUP BY 1), "
        "named AS (SELECT c.entity_id AS entity, min(c.value) AS caption, "
        "any_value(c.schema) AS schema FROM c WHERE c.prop = 'name' GROUP BY 1), "
        "lands AS (SELECT l.entity, list(DISTINCT lower(c.value[1:2])) AS found "
        f"FROM c JOIN (SELECT DISTINCT entity FROM listed) l ON c.entity_id = l.entity "
        f"AND c.prop IN ({countries}) GROUP BY 1) "
        "SELECT DISTINCT l.entity, coalesce(n.caption, l.entity), coalesce(n.schema, ''), "
        "coalesce(p.found, []), coalesce(g.found, []) FROM listed l "
        "LEFT JOIN named n ON n.entity = l.entity LEFT JOIN programs p ON p.entity = l.entity "
        "LEFT JOIN lands g ON g.entity = l.entity ORDER BY 1"
    )
    return {
        entity: HeldEntry(entity, caption, schema, frozenset(programs), frozenset(lands))
        for entity, caption, schema, programs, lands in query_rows(sql)
    }


def dated_events(snapshot: Snapshot) -> list[DatedEvent]:
    """Return every dated event of a case, and every day a list or case says somebody was listed.

    Args:
        snapshot: The editions that count.
    """
    sql = (
        "SELECT i.value, k.value, d.value, d.id FROM asserted i "
        "JOIN asserted k ON i.entity_id = k.entity_id AND k.prop = 'keywords' "
        "JOIN asserted d ON i.entity_id = d.entity_id AND d.prop = 'date' "
        "WHERE i.schema = 'Event' AND i.prop = 'involved' UNION "
        "SELECT e.value, 'listed', d.value, d.id FROM asserted e "
        "JOIN asserted d ON e.entity_id = d.entity_id AND d.prop = 'listingDate' "
        "WHERE e.schema = 'Sanction' AND e.prop = 'entity' ORDER BY 1, 2, 3, 4"
    )
    return [DatedEvent(*row) for row in snapshot.rows(sql)]
