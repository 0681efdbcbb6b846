"""Facts of entities: births, countries, identifiers, addresses."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from linchpin.archive.queries.asserted import only_about, quoted
from linchpin.archive.snapshot import Snapshot


class FactClaim(NamedTuple):
    """A value of a property, with its claim."""

    entity: str
    schema: str
    prop: str
    value: str
    claim: str


class RecordFact(NamedTuple):
    """A value of a record, as published too, and how firmly its source gives it."""

    entity: str
    dataset: str
    schema: str
    prop: str
    value: str
    original: str | None
    standing: str


class AddressPart(NamedTuple):
    """A part of an address somebody has: the link to it, and the part with its claim."""

    entity: str
    link: str
    prop: str
    value: str
    claim: str
    original: str


def fact_claims(
    snapshot: Snapshot, props: Iterable[str], about: Iterable[str] | None = None
) -> list[FactClaim]:
    """Return every value of some properties, ordered by entity, property, value and claim.

    Args:
        snapshot: The editions that count.
        props: FollowTheMoney properties.
        about: Entity ids, before any merge; None for all.
    """
    sql = (
        f"SELECT entity_id, schema, prop, value, id FROM asserted WHERE prop IN ({quoted(props)})"
        f"{only_about(about)} ORDER BY entity_id, prop, value, id"
    )
    return [FactClaim(*row) for row in snapshot.rows(sql)]


def fact_values(
    snapshot: Snapshot,
    props: Iterable[str],
    *,
    apart: Iterable[str],
    about: Iterable[str] | None = None,
) -> list[tuple[str, str, str]]:
    """Return entity, property and value of some properties, each once, in that order.

    Args:
        snapshot: The editions that count.
        props: FollowTheMoney properties.
        apart: Schemata that are left out.
        about: Entity ids, before any merge; None for all.
    """
    sql = (
        f"SELECT DISTINCT entity_id, prop, value FROM asserted WHERE prop IN ({quoted(props)}) "
        f"AND schema NOT IN ({quoted(apart)}){only_about(about)} ORDER BY entity_id, prop, value"
    )
    return [(entity, prop, value) for entity, prop, value in snapshot.rows(sql)]


def values_by_source(snapshot: Snapshot, props: Iterable[str]) -> list[tuple[str, str, str, str]]:
    """Return entity, source, property and value of some properties.

    Args:
        snapshot: The editions that count.
        props: FollowTheMoney properties.
    """
    sql = f"SELECT entity_id, dataset, prop, value FROM asserted WHERE prop IN ({quoted(props)})"
    return [(entity, source, prop, value) for entity, source, prop, value in snapshot.rows(sql)]


def record_facts(snapshot: Snapshot, entities: Iterable[str]) -> list[RecordFact]:
    """Return all a source says of some records, ordered by entity, property and claim.

    Args:
        snapshot: The editions that count.
        entities: Entity ids, before any merge.
    """
    sql = (
        "SELECT entity_id, dataset, schema, prop, value, original, standing FROM claims "
        f"WHERE entity_id IN ({quoted(entities)}) ORDER BY entity_id, prop, id"
    )
    return [RecordFact(*row) for row in snapshot.rows(sql)]


def born_together(snapshot: Snapshot) -> list[tuple[str, str]]:
    """Return pairs of records of different sources with one birth date, to the day."""
    sql = (
        "SELECT DISTINCT a.entity_id, b.entity_id FROM asserted a JOIN asserted b "
        "ON a.value = b.value AND a.prop = b.prop WHERE a.prop = 'birthDate' "
        "AND length(a.value) = 10 AND a.dataset < b.dataset"
    )
    return [(one, other) for one, other in snapshot.rows(sql)]


def holders(
    snapshot: Snapshot, schemata: Iterable[str], by: Iterable[str] | None = None
) -> list[tuple[str, str, str]]:
    """Return things of some schemata, who holds or owns each, and the claim that says so.

    Args:
        snapshot: The editions that count.
        schemata: Such as `Passport` or `CryptoWallet`.
        by: Whose things, before any merge; None for everybody's.
    """
    kinds = quoted(schemata)
    theirs = None if by is None else list(by)
    sql = (
        f"SELECT entity_id, value, id FROM asserted WHERE schema IN ({kinds}) "
        f"AND prop IN ('holder', 'owner'){only_about(theirs, 'value')} "
        "UNION ALL SELECT a.value, o.value, o.id FROM asserted a "
        "JOIN asserted o ON a.entity_id = o.entity_id JOIN asserted h ON a.value = h.entity_id "
        "WHERE a.schema = 'Ownership' AND a.prop = 'asset' AND o.prop = 'owner' "
        f"AND h.schema IN ({kinds}){only_about(theirs, 'o.value')} ORDER BY 1, 2, 3"
    )
    return [(thing, holder, claim) for thing, holder, claim in snapshot.rows(sql)]


def address_parts(
    snapshot: Snapshot, props: Iterable[str], about: Iterable[str] | None = None
) -> list[AddressPart]:
    """Return the parts of everybody's addresses, in a fixed order.

    Args:
        snapshot: The editions that count.
        props: Parts that are wanted, such as `full` or `city`.
        about: Whose, before any merge; None for everybody's.
    """
    sql = (
        "SELECT a.entity_id, a.id, p.prop, p.value, p.id, coalesce(p.original, p.value) "
        "FROM asserted a JOIN asserted p ON a.value = p.entity_id "
        f"WHERE a.prop = 'addressEntity' AND p.prop IN ({quoted(props)})"
        f"{only_about(about, 'a.entity_id')} ORDER BY 1, 2, 3, 4, 5"
    )
    return [AddressPart(*row) for row in snapshot.rows(sql)]


def full_addresses(snapshot: Snapshot, entities: Iterable[str]) -> list[tuple[str, str]]:
    """Return the addresses of some entities, as whole texts.

    Args:
        snapshot: The editions that count.
        entities: Entity ids, before any merge.
    """
    sql = (
        "SELECT a.entity_id, b.value FROM asserted a JOIN asserted b ON a.value = b.entity_id "
        "WHERE a.prop = 'addressEntity' AND b.schema = 'Address' AND b.prop = 'full' "
        f"AND a.entity_id IN ({quoted(entities)})"
    )
    return [(holder, place) for holder, place in snapshot.rows(sql)]
