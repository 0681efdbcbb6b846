"""Write hits as CSV, Parquet, JSON lines or a page; every cell is made safe."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from dataclasses import asdict, fields
from itertools import islice
from pathlib import Path

from linchpin.claims.errors import ReadError
from linchpin.claims.safe_text import safe_cell
from linchpin.screen.results.hit import Hit
from linchpin.screen.results.page import page_of
from linchpin.screen.results.page_facts import PageFacts
from linchpin.screen.results.safe_cells import LONGEST

_FIRST = ("row", "key", "file", "sheet", "line", "column", "value", "alert", "band", "score")
COLUMNS = (*_FIRST, *(item.name for item in fields(Hit) if item.name not in _FIRST))
"""Columns of a table of hits; the band stands before the score it goes beyond."""
_WRITTEN_AT_ONCE = 10_000
KINDS = (".csv", ".parquet", ".jsonl", ".html")


def check_output(path: Path) -> None:
    """Make sure that the name of an output says what it is.

    Raises:
        ReadError: It ends otherwise than in one of `KINDS`.
    """
    if path.suffix.lower() not in KINDS:
        raise ReadError(f"{path}: the name must end in one of {', '.join(KINDS)}")


def write_hits(
    hits: Sequence[Hit], path: Path, *, kind: str | None = None, facts: PageFacts | None = None
) -> None:
    """Write hits to a file; `publish` makes it appear whole or not at all.

    Args:
        hits: In the order of the book.
        path: The file.
        kind: One of `KINDS`; None for what the name says.
        facts: What a page shows beside the hits.
    """
    if kind is None:
        check_output(path)
        kind = path.suffix
    if kind.lower() == ".html":
        with open(path, "w", encoding="utf-8") as stream:
            stream.writelines(page_of(hits, facts))
    else:
        {".csv": _csv, ".parquet": _parquet, ".jsonl": _jsonl}[kind.lower()](hits, path)


def _cells(hit: Hit) -> dict[str, object]:
    return {
        name: safe_cell("; ".join(value) if isinstance(value, tuple) else str(value), LONGEST)
        for name, value in asdict(hit).items()
    }


def _csv(hits: Sequence[Hit], path: Path) -> None:
    with open(path, "w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(_cells(hit) for hit in hits)


def _jsonl(hits: Sequence[Hit], path: Path) -> None:
    with open(path, "w", encoding="utf-8") as stream:
        for hit in hits:
            stream.write(json.dumps(asdict(hit), ensure_ascii=False) + "\n")


def _parquet(hits: Sequence[Hit], path: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    texts = pa.list_(pa.string())
    kinds = {
        "row": pa.int64(),
        "line": pa.int64(),
        "score": pa.float64(),
        "programs": texts,
        "claims": texts,
    }
    schema = pa.schema(
        [(name, kinds.get(name, texts if name == "path" else pa.string())) for name in COLUMNS]
    )
    coming = iter(hits)
    with pq.ParquetWriter(path, schema) as writer:
        while some := list(islice(coming, _WRITTEN_AT_ONCE)):
            rows = [{k: _listed(v) for k, v in asdict(hit).items()} for hit in some]
            writer.write_table(pa.Table.from_pylist(rows, schema=schema))
        if not hits:
            writer.write_table(schema.empty_table())


def _listed(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value
