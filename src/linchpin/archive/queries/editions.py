"""What single editions of a list say of their entries, for comparing two of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import duckdb

from linchpin.archive.manifest import Manifest
from linchpin.archive.queries.asserted import quoted
from linchpin.archive.snapshot import parquet_rows, reading
from linchpin.archive.store import Archive


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
    claims = parquet_rows(archive.files(edition, "claims"))
    documents = parquet_rows(archive.files(edition, "documents"))
    sql = (
        "SELECT s.value, coalesce(n.name, s.value), d.id, d.text FROM "
        f"(SELECT value, document FROM {claims} WHERE schema = 'Sanction' AND prop = 'entity' "
        f"UNION SELECT entity_id, document FROM {claims} WHERE entity_id IN "
        f"(SELECT value FROM {claims} WHERE schema = 'Sanction' AND prop = 'entity')) s "
        f"JOIN {documents} d ON s.document = d.id LEFT JOIN "
        f"(SELECT entity_id, min(value) AS name FROM {claims} WHERE prop = 'name' "
        "GROUP BY entity_id) n ON n.entity_id = s.value ORDER BY 1, 3"
    )
    with reading(), duckdb.connect(":memory:") as connection:
        return [EntryRecord(*row) for row in connection.execute(sql).fetchall()]


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
    wanted = quoted(entities)
    if not wanted:
        return []
    sql = (
        f"SELECT DISTINCT entity_id, prop, value FROM "
        f"{parquet_rows(archive.files(edition, 'claims'))} "
        f"WHERE entity_id IN ({wanted}) AND prop IN ({quoted(props)}) ORDER BY 1, 2, 3"
    )
    with reading(), duckdb.connect(":memory:") as connection:
        return [(e, p, v) for e, p, v in connection.execute(sql).fetchall()]


def listed_names(archive: Archive, edition: Manifest) -> list[tuple[str, str]]:
    """Return entity and strong name of everybody an edition of a list names.

    Args:
        archive: Where the edition is.
        edition: An edition of a list.
    """
    claims = parquet_rows(archive.files(edition, "claims"))
    sql = (
        f"SELECT DISTINCT entity_id, value FROM {claims} WHERE prop IN "
        f"({quoted(('name', 'alias', 'previousName'))}) AND entity_id IN (SELECT value FROM "
        f"{claims} WHERE schema = 'Sanction' AND prop = 'entity') ORDER BY 1, 2"
    )
    with reading(), duckdb.connect(":memory:") as connection:
        return [(entity, name) for entity, name in connection.execute(sql).fetchall()]
