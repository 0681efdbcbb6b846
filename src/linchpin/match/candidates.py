"""Which pairs of records are worth comparing: those that share a number, identifier or name."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

from linchpin.archive import Snapshot
from linchpin.match.names import full_name_key, name_key
from linchpin.match.profile import IDENTIFIERS, STRONG_NAMES

MOST_BEARERS = 50
"""Names borne by more records than this say nothing about who is who and are not compared."""

Pair = tuple[str, str]


def candidate_pairs(snapshot: Snapshot) -> set[Pair]:
    """Return pairs of entity ids of different sources, each pair in alphabetical order."""
    return _by_number(snapshot) | _by_identifier(snapshot) | _by_name(snapshot)


def _by_number(snapshot: Snapshot) -> set[Pair]:
    sql = (
        "WITH n AS (SELECT e.value AS holder, n.value AS number, e.dataset FROM claims e "
        "JOIN claims n ON e.entity_id = n.entity_id WHERE e.schema = 'Sanction' "
        "AND e.prop = 'entity' AND n.prop = 'authorityId') "
        "SELECT DISTINCT a.holder, b.holder FROM n a JOIN n b ON a.number = b.number "
        "WHERE a.dataset < b.dataset"
    )
    return {_pair(one, other) for one, other in snapshot.rows(sql)}


def _by_identifier(snapshot: Snapshot) -> set[Pair]:
    if len(snapshot.editions) < 2:
        return set()
    props = ", ".join(f"'{prop}'" for prop in sorted(IDENTIFIERS))
    sql = f"SELECT entity_id, dataset, value FROM claims WHERE prop IN ({props})"
    found: dict[str, list[Pair]] = {}
    for entity, dataset, value in snapshot.rows(sql):
        found.setdefault(name_key(value), []).append((dataset, entity))
    return _cross(found.values())


def _by_name(snapshot: Snapshot) -> set[Pair]:
    if len(snapshot.editions) < 2:
        return set()
    props = ", ".join(f"'{prop}'" for prop in sorted(STRONG_NAMES))
    sql = f"SELECT entity_id, dataset, value FROM claims WHERE prop IN ({props})"
    found: dict[tuple[str, ...], list[Pair]] = {}
    for entity, dataset, value in snapshot.rows(sql):
        found.setdefault(full_name_key(value), []).append((dataset, entity))
    return _cross(found.values())


def _cross(groups: Iterable[list[Pair]]) -> set[Pair]:
    pairs: set[Pair] = set()
    for group in groups:
        members = sorted(set(group))
        if 1 < len(members) <= MOST_BEARERS:
            for (dataset, one), (other_dataset, other) in combinations(members, 2):
                if dataset != other_dataset:
                    pairs.add(_pair(one, other))
    return pairs


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one <= other else (other, one)
