"""What an id or a number that somebody types may be: asked only where no name fits."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from linchpin.archive.queries.asserted import quoted
from linchpin.archive.queries.relations import HOLDER_PROPERTIES
from linchpin.archive.snapshot import Snapshot


class NumberHolder(NamedTuple):
    """That a record, or a document somebody holds, bears a number."""

    holder: str
    prop: str
    value: str


def number_holders(snapshot: Snapshot, props: Iterable[str]) -> list[NumberHolder]:
    """Return every number of some properties with the record that has it.

    A number that stands in a document, an account or a wallet is its holder's.

    Args:
        snapshot: The editions that count.
        props: Properties that hold numbers.
    """
    sql = (
        f"WITH n AS (SELECT entity_id, prop, value FROM asserted WHERE prop IN ({quoted(props)})) "
        "SELECT DISTINCT coalesce(h.value, n.entity_id), n.prop, n.value FROM n LEFT JOIN "
        "(SELECT entity_id, value FROM asserted WHERE prop IN ('holder', 'owner')) h "
        "ON n.entity_id = h.entity_id ORDER BY 1, 2, 3"
    )
    return [NumberHolder(*row) for row in snapshot.rows(sql)]


def holders_of(snapshot: Snapshot, thing: str) -> list[tuple[str, str]]:
    """Return schema and holder of a thing (a sanction, a document, an event) by its id.

    Args:
        snapshot: The editions that count.
        thing: Entity id of the thing.
    """
    sql = (
        "SELECT DISTINCT schema, value FROM asserted WHERE entity_id = ? "
        f"AND prop IN ({quoted(HOLDER_PROPERTIES)}) ORDER BY 1, 2"
    )
    return [(schema, holder) for schema, holder in snapshot.rows(sql, [thing])]
