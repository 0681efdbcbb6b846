"""Names: who bears which, as sources give them; denied ones are left out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from linchpin.archive.queries.asserted import only_about, quoted
from linchpin.archive.snapshot import Snapshot
from linchpin.claims.ftm import NAME_PROPERTIES

NOT_WHO = frozenset(
    {"Address", "Event", "Sanction", "CourtCase", "Document", "Article", "Position"}
)
"""Schemata of what is nobody: its name is no name to look for in a book."""


class GivenName(NamedTuple):
    """A name a record gives: whose, of which schema and property, by which source."""

    entity: str
    schema: str
    prop: str
    value: str
    dataset: str


class NameClaim(NamedTuple):
    """A name with the claim behind it and the value as published."""

    entity: str
    schema: str
    prop: str
    value: str
    original: str | None
    dataset: str
    claim: str


class RecordName(NamedTuple):
    """A name of a record, once, as it is compared with other sources' records."""

    dataset: str
    entity: str
    value: str
    schema: str
    original: str | None


def given_names(snapshot: Snapshot) -> list[GivenName]:
    """Return every name of everything that can be asked for."""
    sql = (
        "SELECT entity_id, schema, prop, value, dataset FROM asserted "
        f"WHERE prop IN ({quoted(NAME_PROPERTIES)}) AND schema <> 'Address'"
    )
    return [GivenName(*row) for row in snapshot.rows(sql)]


def named_records(snapshot: Snapshot) -> list[str]:
    """Return the entity id of every record that gives a name of somebody or something."""
    sql = (
        f"SELECT DISTINCT entity_id FROM asserted WHERE prop IN ({quoted(NAME_PROPERTIES)}) "
        f"AND schema NOT IN ({quoted(NOT_WHO)})"
    )
    return [entity for (entity,) in snapshot.rows(sql)]


def name_claims(snapshot: Snapshot, about: Iterable[str] | None = None) -> list[NameClaim]:
    """Return every name of somebody or something, ordered by entity, property, value and claim.

    Args:
        snapshot: The editions that count.
        about: Records, before any merge; None for all.
    """
    sql = (
        "SELECT entity_id, schema, prop, value, original, dataset, id FROM asserted "
        f"WHERE prop IN ({quoted(NAME_PROPERTIES)}) AND schema NOT IN ({quoted(NOT_WHO)})"
        f"{only_about(about)} ORDER BY entity_id, prop, value, id"
    )
    return [NameClaim(*row) for row in snapshot.rows(sql)]


def record_names(
    snapshot: Snapshot, props: Iterable[str], *, apart: Iterable[str] = ()
) -> list[RecordName]:
    """Return the names of records, each once, ordered by source, entity and name.

    Args:
        snapshot: The editions that count.
        props: Name properties that are wanted.
        apart: Schemata whose names are not wanted.
    """
    sql = (
        "SELECT DISTINCT dataset, entity_id, value, schema, original FROM asserted "
        f"WHERE prop IN ({quoted(props)}) AND schema NOT IN ({quoted(apart)}) "
        "ORDER BY dataset, entity_id, value"
    )
    return [RecordName(*row) for row in snapshot.rows(sql)]


def names_of(
    snapshot: Snapshot, entities: Iterable[str], props: Iterable[str]
) -> list[tuple[str, str]]:
    """Return entity and name of some entities.

    Args:
        snapshot: The editions that count.
        entities: Entity ids, before any merge.
        props: Name properties that are wanted.
    """
    sql = (
        f"SELECT entity_id, value FROM asserted WHERE prop IN ({quoted(props)}) "
        f"AND entity_id IN ({quoted(entities)})"
    )
    return [(entity, name) for entity, name in snapshot.rows(sql)]
