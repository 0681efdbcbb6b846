"""Who is dead, as sources say it: by an event, or by a date of death."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from linchpin.archive.queries.asserted import quoted
from linchpin.archive.snapshot import Snapshot


class DeathClaim(NamedTuple):
    """One source's word that somebody is dead, before any merge."""

    entity: str
    date: str | None
    standing: str
    opinion: bool


def death_claims(snapshot: Snapshot, kinds: Iterable[str]) -> list[DeathClaim]:
    """Return everybody involved in an event of some kinds, or with a date of death.

    Args:
        snapshot: The editions that count.
        kinds: Kinds of events that end a life.
    """
    sql = (
        "SELECT i.value, d.value, i.standing, i.opinion FROM asserted i "
        "JOIN asserted k ON i.entity_id = k.entity_id AND k.prop = 'keywords' "
        "LEFT JOIN asserted d ON i.entity_id = d.entity_id AND d.prop = 'date' "
        f"WHERE i.schema = 'Event' AND i.prop = 'involved' AND k.value IN ({quoted(kinds)}) "
        "UNION ALL SELECT entity_id, value, standing, opinion FROM asserted "
        "WHERE prop = 'deathDate'"
    )
    return [DeathClaim(*row) for row in snapshot.rows(sql)]
