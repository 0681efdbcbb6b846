"""What single editions say, and in what two of them differ."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import pyarrow as pa

from linchpin.archive.manifest import Manifest
from linchpin.archive.queries.asserted import quoted
from linchpin.archive.queries.parquet import edition_table, query_rows, query_table
from linchpin.archive.store import Archive
from linchpin.archive.tables import claims_of
from linchpin.claims.claim import Claim
from linchpin.claims.edition import Delta, Edition
from linchpin.claims.errors import ArchiveError


class EntryRecord(NamedTuple):
    """The record of an entry: its rows, as the edition holds them.

    Attributes:
        entity: Entity id of the entry.
        caption: Its primary name.
        document: Id of the record.
        text: Its rows, one a line.
    """

    entity: str
    caption: str
    document: str
    text: str


def entry_records(archive: Archive, edition: Manifest) -> list[EntryRecord]:
    """Return the records of every entry of an edition, ordered by entity and record.

    Args:
        archive: Where the edition is.
        edition: An edition of a list.
    """
    claims = edition_table(archive, edition, "claims")
    documents = edition_table(archive, edition, "documents")
    sql = (
        "SELECT s.value, coalesce(n.name, s.value), d.id, d.text FROM "
        f"(SELECT value, document FROM {claims} WHERE schema = 'Sanction' AND prop = 'entity' "
        f"UNION SELECT entity_id, document FROM {claims} WHERE entity_id IN "
        f"(SELECT value FROM {claims} WHERE schema = 'Sanction' AND prop = 'entity')) s "
        f"JOIN {documents} d ON s.document = d.id LEFT JOIN "
        f"(SELECT entity_id, min(value) AS name FROM {claims} WHERE prop = 'name' "
        "GROUP BY entity_id) n ON n.entity_id = s.value ORDER BY 1, 3"
    )
    return [EntryRecord(*row) for row in query_rows(sql)]


def edition_facts(
    archive: Archive, edition: Manifest, entities: Iterable[str], props: Iterable[str]
) -> list[tuple[str, str, str]]:
    """Return entity, property and value of some entities in one edition.

    Args:
        archive: Where the edition is.
        edition: The edition.
        entities: Entity ids, before any merge.
        props: FollowTheMoney properties.
    """
    sql = (
        f"SELECT DISTINCT entity_id, prop, value FROM "
        f"{edition_table(archive, edition, 'claims')} "
        f"WHERE entity_id IN ({quoted(entities)}) AND prop IN ({quoted(props)}) ORDER BY 1, 2, 3"
    )
    return [(entity, prop, value) for entity, prop, value in query_rows(sql)]


def listed_names(archive: Archive, edition: Manifest) -> list[tuple[str, str]]:
    """Return entity and strong name of everybody an edition of a list names.

    Args:
        archive: Where the edition is.
        edition: An edition of a list.
    """
    claims = edition_table(archive, edition, "claims")
    sql = (
        f"SELECT DISTINCT entity_id, value FROM {claims} WHERE prop IN "
        f"({quoted(('name', 'alias', 'previousName'))}) AND entity_id IN (SELECT value FROM "
        f"{claims} WHERE schema = 'Sanction' AND prop = 'entity') ORDER BY 1, 2"
    )
    return [(entity, name) for entity, name in query_rows(sql)]


def names_listed(
    archive: Archive, edition: Manifest, entities: Iterable[str]
) -> dict[str, list[str]]:
    """Return the strong names an edition of a list gives some entries; no others are there.

    Args:
        archive: Where the edition is.
        edition: An edition of a list.
        entities: Entity ids.
    """
    wanted = quoted(entities)
    if not wanted:
        return {}
    claims = edition_table(archive, edition, "claims")
    sql = (
        f"SELECT entity_id, value FROM {claims} WHERE prop = 'name' AND entity_id IN ({wanted}) "
        f"AND entity_id IN (SELECT value FROM {claims} WHERE schema = 'Sanction' "
        "AND prop = 'entity') ORDER BY 1, 2"
    )
    found: dict[str, list[str]] = {}
    for entity, name in query_rows(sql):
        found.setdefault(entity, []).append(name)
    return found


def claims_said(
    archive: Archive, edition: Manifest, entities: Iterable[str]
) -> set[tuple[str, str]]:
    """Return entity and claim id of all an edition says of some entities.

    Args:
        archive: Where the edition is.
        edition: The edition.
        entities: Entity ids, before any merge.
    """
    rows = edition_table(archive, edition, "claims")
    found = query_rows(f"SELECT entity_id, id FROM {rows} WHERE entity_id IN ({quoted(entities)})")
    return {(entity, claim) for entity, claim in found}


def rows_of(archive: Archive, manifest: Manifest, table: str) -> pa.Table:
    """Return a whole table of an edition.

    Args:
        archive: Where the edition is.
        manifest: The edition.
        table: `claims`, `documents` or `findings`.
    """
    return query_table(f"SELECT * FROM {edition_table(archive, manifest, table)}")


def load_edition(archive: Archive, manifest: Manifest) -> Edition:
    """Return an edition with all its claims as objects; large lists take a few seconds.

    Args:
        archive: Where the edition is.
        manifest: The edition.
    """
    claims = claims_of(rows_of(archive, manifest, "claims"))
    return Edition(manifest.dataset, manifest.date, frozenset(claims))


def delta_between(archive: Archive, older: Manifest, newer: Manifest) -> Delta:
    """Return `newer - older` without loading what both say; see `Edition.__sub__`.

    Args:
        archive: Where the editions are.
        older: An edition of a source.
        newer: A later edition of it.

    Raises:
        ArchiveError: They are editions of two sources.
    """
    if older.dataset != newer.dataset:
        raise ArchiveError(f"no delta between {older.dataset} and {newer.dataset}")
    old, new = edition_table(archive, older, "claims"), edition_table(archive, newer, "claims")
    sql = (
        "SELECT a.* FROM {} a WHERE NOT EXISTS (SELECT 1 FROM {} b "
        "WHERE a.id = b.id AND a.document = b.document AND a.start = b.start)"
    )
    return Delta(
        dataset=newer.dataset,
        older=older.id,
        newer=newer.id,
        date=newer.date,
        removed=frozenset(claims_of(query_table(sql.format(old, new)))),
        added=frozenset(claims_of(query_table(sql.format(new, old)))),
    )


def news_between(
    archive: Archive, older: Manifest, newer: Manifest
) -> tuple[list[Claim], list[Claim]]:
    """Return what the newer edition says for the first time, and what it no longer says.

    Claims that only moved in their document are left out, unlike in `delta_between`.

    Args:
        archive: Where the editions are.
        older: An edition of a source.
        newer: A later edition of it.
    """
    old, new = edition_table(archive, older, "claims"), edition_table(archive, newer, "claims")
    sql = "SELECT a.* FROM {} a ANTI JOIN {} b ON a.id = b.id ORDER BY a.entity_id, a.id"
    said, unsaid = query_table(sql.format(new, old)), query_table(sql.format(old, new))
    return list(claims_of(said)), list(claims_of(unsaid))


def entities_touched(archive: Archive, older: Manifest, newer: Manifest) -> list[str]:
    """Return the entities of whom two editions of a source do not say the same, in order.

    Args:
        archive: Where the editions are.
        older: An edition of a source.
        newer: A later edition of it.
    """
    old, new = edition_table(archive, older, "claims"), edition_table(archive, newer, "claims")
    sql = "SELECT a.entity_id AS entity FROM {} a ANTI JOIN {} b ON a.id = b.id"
    both = f"{sql.format(new, old)} UNION {sql.format(old, new)}"
    found = query_rows(f"SELECT entity FROM ({both}) WHERE entity IS NOT NULL ORDER BY 1")
    return [entity for (entity,) in found]


def entities_named_in(archive: Archive, edition: Manifest) -> list[str]:
    """Return every entity of which an edition says something, in order.

    Args:
        archive: Where the edition is.
        edition: The edition.
    """
    claims = edition_table(archive, edition, "claims")
    sql = f"SELECT DISTINCT entity_id FROM {claims} WHERE entity_id IS NOT NULL ORDER BY 1"
    return [entity for (entity,) in query_rows(sql)]
