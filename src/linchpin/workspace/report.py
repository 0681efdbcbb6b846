"""A report of what a reading could not take in, and of what it noticed."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from linchpin.claims.safe_text import safe_cell
from linchpin.workspace.write_whole import write_whole

if TYPE_CHECKING:
    from linchpin.archive import Archive, Manifest

COLUMNS = ("kind", "entity", "place", "text", "why")


def write_report(path: Path, archive: Archive, manifest: Manifest) -> None:
    """Write what was not understood and what was noticed as CSV: kind, place, text, why.

    Args:
        path: The file; it appears whole or not at all.
        archive: Where the edition is.
        manifest: The edition that was read.

    Raises:
        LinchpinError: The file cannot be written, or one of the edition is damaged.
    """
    with write_whole(path) as stream:
        out = csv.writer(stream, lineterminator="\n")
        out.writerow(COLUMNS)
        for item in _rows(archive.files(manifest, "not_understood")):
            row = ("not understood", item["entity_id"], item["place"], item["text"], item["why"])
            out.writerow([safe_cell(cell) for cell in row])
        for item in _rows(archive.files(manifest, "findings")):
            place = "; ".join(item["rows"])
            row = ("noticed", item["subject"], place, item["because"], item["method"])
            out.writerow([safe_cell(cell) for cell in row])


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    import pyarrow.parquet as pq

    with pq.ParquetFile(path) as file:
        for batch in file.iter_batches():
            yield from batch.to_pylist()
