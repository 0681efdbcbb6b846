"""Which entries of an edition hold which facts, and which of two editions lost them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from linchpin.archive.manifest import Manifest
from linchpin.archive.queries.asserted import quoted
from linchpin.archive.queries.parquet import edition_table, query_rows
from linchpin.archive.store import Archive


class FactLost(NamedTuple):
    """A kind of fact that entries of both editions held in the older one.

    Attributes:
        fact: Property of the entry, or schema and property of what belongs to it.
        held: How many entries of both editions hold it in the older one.
        lost: Entity ids of those that hold it no longer, sorted.
        gained: How many hold it in the newer one and did not before.
    """

    fact: str
    held: int
    lost: tuple[str, ...]
    gained: int


class DateSaid(NamedTuple):
    """A date an edition says of an entry.

    Attributes:
        entity: Entity id of the entry.
        fact: Property, or schema and property.
        value: As it is kept, EDTF.
        claim: Id of the claim.
    """

    entity: str
    fact: str
    value: str
    claim: str


class NumberSaid(NamedTuple):
    """A value of some properties that an edition says of an entry, or of what belongs to it.

    Attributes:
        entity: Entity id of the entry.
        prop: Property.
        value: The value.
        claim: Id of the claim.
    """

    entity: str
    prop: str
    value: str
    claim: str


def facts_lost(archive: Archive, older: Manifest, newer: Manifest) -> list[FactLost]:
    """Return, for each kind of fact, how many entries of two editions hold it no longer.

    Args:
        archive: Where the editions are.
        older: An edition of a list.
        newer: A later one of it.
    """
    was, now = _held(archive, older), _held(archive, newer)
    sql = (
        f"WITH was AS ({was}), now AS ({now}), kept AS ("
        "SELECT DISTINCT w.entity FROM was w SEMI JOIN now n ON w.entity = n.entity), "
        "lost AS (SELECT w.fact, w.entity FROM was w SEMI JOIN kept k ON w.entity = k.entity "
        "ANTI JOIN now n ON w.entity = n.entity AND w.fact = n.fact), "
        "gained AS (SELECT n.fact, count(*) AS many FROM now n SEMI JOIN kept k "
        "ON n.entity = k.entity ANTI JOIN was w ON w.entity = n.entity AND w.fact = n.fact "
        "GROUP BY 1), "
        "held AS (SELECT w.fact, count(*) AS many FROM was w SEMI JOIN kept k "
        "ON w.entity = k.entity GROUP BY 1) "
        "SELECT h.fact, h.many, list_sort(list(l.entity)), coalesce(any_value(g.many), 0) "
        "FROM held h JOIN lost l ON h.fact = l.fact LEFT JOIN gained g ON h.fact = g.fact "
        "GROUP BY h.fact, h.many ORDER BY 1"
    )
    return [
        FactLost(fact, held, tuple(lost), gained) for fact, held, lost, gained in query_rows(sql)
    ]


def dates_said(archive: Archive, edition: Manifest) -> list[DateSaid]:
    """Return every date an edition says of an entry or of what belongs to it.

    Args:
        archive: Where the edition is.
        edition: An edition of a list.
    """
    claims = edition_table(archive, edition, "claims")
    sql = (
        f"WITH said AS ({_said(claims)}) SELECT DISTINCT entity, fact, value, id FROM said "
        "WHERE fact LIKE '%Date' ORDER BY 1, 2, 3, 4"
    )
    return [DateSaid(*row) for row in query_rows(sql)]


def numbers_said(
    archive: Archive,
    edition: Manifest,
    props: Iterable[str],
    entities: Iterable[str] | None = None,
) -> list[NumberSaid]:
    """Return the values of some properties that an edition says of its entries.

    Args:
        archive: Where the edition is.
        edition: An edition of a list.
        props: FollowTheMoney properties.
        entities: Entity ids of the entries wanted; None for all.
    """
    claims = edition_table(archive, edition, "claims")
    only = ""
    if entities is not None:
        wanted = quoted(entities)
        if not wanted:
            return []
        only = f"AND entity IN ({wanted}) "
    sql = (
        f"WITH said AS ({_said(claims)}) SELECT DISTINCT entity, "
        "split_part(fact, '.', -1) AS prop, value, id FROM said "
        f"WHERE split_part(fact, '.', -1) IN ({quoted(props)}) {only}ORDER BY 1, 2, 3, 4"
    )
    return [NumberSaid(*row) for row in query_rows(sql)]


def findings_by_method(archive: Archive, edition: Manifest) -> dict[str, list[str | None]]:
    """Return whom the findings of an edition's reader are about, by the name of the rule.

    Args:
        archive: Where the edition is.
        edition: An edition.
    """
    rows = edition_table(archive, edition, "findings")
    found: dict[str, list[str | None]] = {}
    for method, subject in query_rows(f"SELECT method, subject FROM {rows} ORDER BY 1, 2"):
        found.setdefault(method, []).append(subject)
    return found


def _held(archive: Archive, edition: Manifest) -> str:
    claims = edition_table(archive, edition, "claims")
    return f"SELECT DISTINCT entity, fact FROM ({_said(claims)})"


def _said(claims: str) -> str:
    """Return what yields every claim of an entry's records with the entry."""
    listed = (
        f"SELECT DISTINCT value AS entity, document FROM {claims} "
        "WHERE schema = 'Sanction' AND prop = 'entity'"
    )
    return (
        "SELECT l.entity, CASE WHEN c.entity_id = l.entity THEN c.prop "
        "ELSE c.schema || '.' || c.prop END AS fact, c.value, c.id "
        f"FROM {claims} c JOIN ({listed} UNION SELECT DISTINCT entity_id, document FROM {claims} "
        f"WHERE entity_id IN (SELECT entity FROM ({listed}))) l ON c.document = l.document"
    )
