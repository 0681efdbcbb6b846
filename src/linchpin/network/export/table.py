"""Every claim as a row of a CSV file, with who it is about after merging and all its evidence."""

from __future__ import annotations

import csv
from typing import TextIO

from linchpin.archive.queries.everything import claim_rows
from linchpin.archive.tables import CLAIMS
from linchpin.claims.safe_text import safe_cell
from linchpin.network.export.exported import Exported
from linchpin.network.network import Network

COLUMNS = ("entity", "caption", *(field.name for field in CLAIMS))
"""Columns of the file: the canonical entity, its name, and the columns of a claim."""


def write_table(network: Network, out: TextIO) -> Exported:
    """Write all claims, denied ones and those about no entity too.

    Args:
        network: The network.
        out: Text stream.

    Returns:
        What was written, and what of the network the format cannot hold.
    """
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    count = 0
    position = CLAIMS.get_field_index("entity_id")
    for row in claim_rows(network.snapshot):
        count += 1
        record = row[position]
        entity = None if record is None else network.resolution.of(record)
        caption = (
            "" if entity is None or entity not in network.names else network.names.caption(entity)
        )
        writer.writerow([safe_cell(cell) for cell in (entity, caption, *row)])
    return Exported((("claims", count),))
