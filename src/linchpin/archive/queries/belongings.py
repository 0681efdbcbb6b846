"""What belongs to somebody and is written down beside them: addresses, numbers of documents."""

from __future__ import annotations

from typing import NamedTuple

from linchpin.archive.snapshot import Snapshot


class Belonging(NamedTuple):
    """That somebody has an address, a document of a number, or a wallet."""

    holder: str
    prop: str
    value: str


def belongings(snapshot: Snapshot) -> list[Belonging]:
    """Return the addresses, document numbers and wallets that sources plainly state of anybody.

    Args:
        snapshot: The editions that count.
    """
    sql = (
        "WITH plain AS (SELECT entity_id, schema, prop, value FROM asserted "
        "WHERE standing IN ('stated', 'admitted', 'proven') AND NOT opinion) "
        "SELECT a.entity_id, 'address', b.value FROM plain a JOIN plain b "
        "ON a.value = b.entity_id WHERE a.prop = 'addressEntity' AND b.prop = 'full' UNION "
        "SELECT h.value, n.prop, n.value FROM plain h JOIN plain n ON h.entity_id = n.entity_id "
        "WHERE h.prop = 'holder' AND n.prop IN ('number', 'publicKey') ORDER BY 1, 2, 3"
    )
    return [Belonging(*row) for row in snapshot.rows(sql)]
