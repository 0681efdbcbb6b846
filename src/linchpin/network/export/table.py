"""Every claim as a row of a CSV file, with who it is about after merging and all its evidence."""

from __future__ import annotations

import csv
from typing import TextIO

from linchpin.archive.queries.everything import claim_rows
from linchpin.archive.tables import CLAIMS
from linchpin.claims.safe_text import safe_cell
from linchpin.network.network import Network

COLUMNS = ("entity", "caption", *(field.name for field in CLAIMS))
"""Columns of the file: the canonical entity, its name, and the columns of a claim."""


class TableExporter:
    """Claims as CSV, one row a claim."""

    name = "csv"
    unit = "claims"

    def write(self, network: Network, out: TextIO) -> int:
        """Write every claim; returns how many."""
        return write_table(network, out)


def write_table(network: Network, out: TextIO) -> int:
    """Write all claims, denied ones and those about no entity too.

    Returns:
        The number of rows written, without the heading.
    """
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    rows = claim_rows(network.snapshot)
    position = CLAIMS.get_field_index("entity_id")
    for row in rows:
        record = row[position]
        entity = None if record is None else network.resolution.of(record)
        caption = (
            "" if entity is None or entity not in network.names else network.names.caption(entity)
        )
        writer.writerow([safe_cell(cell) for cell in (entity, caption, *row)])
    return len(rows)
