"""A report of what a reading could not take in, and of what it noticed."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING

from linchpin.claims.safe_text import safe_cell
from linchpin.workspace.outputs import write_whole

if TYPE_CHECKING:
    from linchpin.read.reader import Reading

COLUMNS = ("kind", "entity", "place", "text", "why")


def write_report(path: Path, reading: Reading) -> None:
    """Write what was not understood and what was noticed as CSV: kind, place, text, why.

    Args:
        path: The file; it appears whole or not at all.
        reading: What was read.

    Raises:
        LinchpinError: The file cannot be written.
    """
    with write_whole(path) as stream:
        out = csv.writer(stream, lineterminator="\n")
        out.writerow(COLUMNS)
        for item in reading.not_understood:
            row = ("not understood", item.entity_id, item.place, item.text, item.why)
            out.writerow([safe_cell(cell) for cell in row])
        for finding in reading.findings:
            place = "; ".join(finding.rows)
            row = ("noticed", finding.subject, place, finding.because, finding.method)
            out.writerow([safe_cell(cell) for cell in row])
