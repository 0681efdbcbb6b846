"""Findings as rows for a file: CSV, Parquet, JSON lines; every cell is made safe."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from linchpin.claims.errors import ReadError
from linchpin.claims.safe_text import safe_cell
from linchpin.trace.fit import Fit
from linchpin.trace.registry import typology_named
from linchpin.trace.tables import TracedTables

LONGEST = 32_000
"""Characters of a cell, at most: spreadsheets take no more."""
FINDING_FILES = (".csv", ".parquet", ".jsonl", ".html")
"""Kinds of files of findings."""
COLUMNS = (
    "id", "typology", "subject", "first", "last", "rank", "says", "sums", "rows", "authorities",
    "compared", "innocent", "exposure", "parties", "set_aside",
)  # fmt: skip
"""Flows of a table of findings."""


def check_finding_file(path: Path) -> None:
    """Make sure that the name of an output says what it is.

    Raises:
        ReadError: It ends otherwise than in one of `FINDING_FILES`.
    """
    if path.suffix.lower() not in FINDING_FILES:
        raise ReadError(f"{path}: the name must end in one of {', '.join(FINDING_FILES)}")


def finding_values(fit: Fit, tables: TracedTables) -> dict[str, Any]:
    """Return a finding as values that JSON can hold.

    Args:
        fit: The finding.
        tables: Where its rows are.
    """
    rows = [
        {"role": role, "file": row["file"], "line": row["line"]}
        for role, numbers in fit.witness
        for row in tables.rows(fit.kind, numbers)
    ]
    return {
        "id": fit.id,
        "typology": fit.typology,
        "subject": fit.derived.subject,
        "first": fit.first,
        "last": fit.last,
        "rank": fit.rank,
        "says": fit.derived.says,
        "sums": [{"label": s.label, "value": s.value, "unit": s.unit} for s in fit.derived.sums],
        "rows": rows,
        "authorities": list(fit.authorities),
        "compared": list(fit.compared),
        "innocent": list(typology_named(fit.typology).innocent),
        "exposure": list(fit.exposure),
        "parties": list(fit.parties),
        "set_aside": fit.set_aside,
    }


def write_finding_rows(fits: Sequence[Fit], tables: TracedTables, path: Path, kind: str) -> None:
    """Write findings as CSV, Parquet or JSON lines.

    Args:
        fits: In the order in which to look at them.
        tables: Where their rows are.
        path: The file.
        kind: `.csv`, `.parquet` or `.jsonl`.
    """
    values = [finding_values(fit, tables) for fit in fits]
    if kind == ".jsonl":
        with open(path, "w", encoding="utf-8") as stream:
            stream.writelines(json.dumps(one, ensure_ascii=False) + "\n" for one in values)
        return
    flat = [_flat(one, fit) for one, fit in zip(values, fits, strict=True)]
    if kind == ".csv":
        with open(path, "w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, COLUMNS, lineterminator="\n")
            writer.writeheader()
            writer.writerows({k: safe_cell(v, LONGEST) for k, v in one.items()} for one in flat)
        return
    _parquet(flat, path)


def _flat(one: Mapping[str, Any], fit: Fit) -> dict[str, Any]:
    rows = [f"{row['role']}: {row['file']} line {row['line']}" for row in one["rows"]]
    joined = {name: "; ".join(value) for name, value in one.items()
              if isinstance(value, list) and name not in ("rows", "sums")}  # fmt: skip
    sums = "; ".join(figure.say() for figure in fit.derived.sums)
    return {**one, **joined, "rows": "; ".join(rows), "sums": sums}


def _parquet(flat: Sequence[Mapping[str, Any]], path: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    kinds = {"rank": pa.float64()}
    schema = pa.schema([(name, kinds.get(name, pa.string())) for name in COLUMNS])
    pq.write_table(pa.Table.from_pylist(list(flat), schema=schema), path)
