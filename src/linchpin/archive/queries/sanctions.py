"""Sanctions: who is on a list, under which programs and numbers; and what the law did to whom."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from linchpin.archive.queries.asserted import quoted
from linchpin.archive.snapshot import Snapshot


class EntryNumber(NamedTuple):
    """The number under which an authority lists somebody."""

    entity: str
    number: str
    authority: str


def listed_programs(snapshot: Snapshot, datasets: Iterable[str]) -> list[tuple[str, list[str]]]:
    """Return everybody some lists name, each with the programs.

    Args:
        snapshot: The editions that count.
        datasets: The lists.
    """
    sql = (
        "SELECT e.value, list(DISTINCT p.value) FROM asserted e LEFT JOIN "
        "(SELECT entity_id, value FROM asserted WHERE schema = 'Sanction' AND prop = 'program') p "
        "ON e.entity_id = p.entity_id WHERE e.schema = 'Sanction' AND e.prop = 'entity' "
        f"AND e.dataset IN ({quoted(datasets)}) GROUP BY e.value"
    )
    return [
        (entity, [item for item in programs if item is not None])
        for entity, programs in snapshot.rows(sql)
    ]


def with_legal_event(snapshot: Snapshot, kinds: Iterable[str]) -> list[str]:
    """Return everybody on a list, or involved in an event of some kinds, before any merge.

    Args:
        snapshot: The editions that count.
        kinds: Kinds of events.
    """
    sql = (
        "SELECT value FROM asserted WHERE schema = 'Sanction' AND prop = 'entity' UNION "
        "SELECT i.value FROM asserted i JOIN asserted k ON i.entity_id = k.entity_id "
        "WHERE i.schema = 'Event' AND i.prop = 'involved' AND k.prop = 'keywords' "
        f"AND k.value IN ({quoted(kinds)})"
    )
    return [row[0] for row in snapshot.rows(sql)]


def entry_numbers(snapshot: Snapshot, entities: Iterable[str]) -> list[EntryNumber]:
    """Return the numbers under which authorities list some entities.

    Args:
        snapshot: The editions that count.
        entities: Entity ids, before any merge.
    """
    sql = (
        "SELECT e.value, n.value, a.value FROM asserted e "
        "JOIN asserted n ON e.entity_id = n.entity_id "
        "JOIN asserted a ON e.entity_id = a.entity_id "
        "WHERE e.schema = 'Sanction' AND e.prop = 'entity' AND n.prop = 'authorityId' "
        f"AND a.prop = 'authority' AND e.value IN ({quoted(entities)})"
    )
    return [EntryNumber(*row) for row in snapshot.rows(sql)]


def same_number(snapshot: Snapshot) -> list[tuple[str, str]]:
    """Return pairs of records of different sources that give one entry number."""
    sql = (
        "WITH n AS (SELECT e.value AS holder, n.value AS number, e.dataset FROM asserted e "
        "JOIN asserted n ON e.entity_id = n.entity_id WHERE e.schema = 'Sanction' "
        "AND e.prop = 'entity' AND n.prop = 'authorityId') "
        "SELECT DISTINCT a.holder, b.holder FROM n a JOIN n b ON a.number = b.number "
        "WHERE a.dataset < b.dataset"
    )
    return [(one, other) for one, other in snapshot.rows(sql)]


class ListingOf(NamedTuple):
    """That a list names a record: which list, and which authorities the listing gives."""

    entity: str
    dataset: str
    authorities: tuple[str, ...]


def listings(snapshot: Snapshot, datasets: Iterable[str]) -> list[ListingOf]:
    """Return everybody some lists name, once a list, with the authorities that are given.

    Args:
        snapshot: The editions that count.
        datasets: The lists.
    """
    sql = (
        "SELECT e.value, e.dataset, list(DISTINCT a.value ORDER BY a.value) FROM asserted e "
        "LEFT JOIN (SELECT entity_id, value FROM asserted WHERE schema = 'Sanction' "
        "AND prop = 'authority') a ON e.entity_id = a.entity_id WHERE e.schema = 'Sanction' "
        f"AND e.prop = 'entity' AND e.dataset IN ({quoted(datasets)}) GROUP BY 1, 2 ORDER BY 1, 2"
    )
    return [
        ListingOf(entity, dataset, tuple(one for one in given if one is not None))
        for entity, dataset, given in snapshot.rows(sql)
    ]
