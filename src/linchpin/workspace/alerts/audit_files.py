"""The record of decisions as files: CSV, JSON lines, and a PDF that an examiner accepts."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from linchpin.claims.counted import counted
from linchpin.claims.safe_text import safe_cell, safe_json, safe_text
from linchpin.ledger.chain import ChainReport
from linchpin.workspace.alerts.audit_rows import COLUMNS, KEPT_YEARS

KINDS = ("csv", "jsonl", "pdf")
"""Kinds of files."""
_LONGEST = 4_000


@dataclass(frozen=True, slots=True)
class AuditFrame:
    """What stands around the rows.

    Attributes:
        place: Where the ledger is, without a password.
        report: Whether its chain is whole.
        at: When the file was made, in UTC.
        by: Who made it.
        asked: Which decisions were asked for, in words.
    """

    place: str
    report: ChainReport
    at: str
    by: str
    asked: str = "all decisions"


def csv_text(rows: Sequence[dict[str, Any]]) -> Iterator[str]:
    """Yield rows as CSV, a line at a time; no cell is taken for a formula.

    Args:
        rows: See `audit_rows`.
    """
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({name: safe_cell(_flat(row[name])) for name in COLUMNS})
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
    if not rows:
        yield buffer.getvalue()


def json_lines(rows: Sequence[dict[str, Any]]) -> Iterator[str]:
    """Yield rows as JSON, one a line.

    Args:
        rows: See `audit_rows`.
    """
    for row in rows:
        yield safe_json(json.dumps(row, ensure_ascii=False)) + "\n"


def _flat(value: object) -> object:
    if isinstance(value, list):
        return "; ".join(map(str, value))
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict) else value


def pdf_bytes(rows: Sequence[dict[str, Any]], frame: AuditFrame) -> bytes:
    """Return rows as a PDF: what was asked, whether the chain is whole, then decision by decision.

    Every text goes to the typesetter as a string of data, so that none is taken for its commands.

    Args:
        rows: See `audit_rows`.
        frame: What stands around them.
    """
    import typst

    given = json.dumps(_pdf_data(rows, frame), ensure_ascii=True)
    with (
        TemporaryDirectory(prefix="linchpin-") as name,
        as_file(files("linchpin.chart.fonts")) as fonts,
    ):
        folder = Path(name)
        (folder / "data.json").write_text(given, "utf-8")
        (folder / "main.typ").write_text(_TEMPLATE, "utf-8")
        found = typst.compile(
            str(folder / "main.typ"),
            root=str(folder),
            font_paths=[str(fonts)],
            ignore_system_fonts=True,
        )
    if not isinstance(found, bytes):
        raise TypeError("typst returned no single PDF")
    return found


def _pdf_data(rows: Sequence[dict[str, Any]], frame: AuditFrame) -> dict[str, Any]:
    report = frame.report
    state = (
        f"The chain is whole: {counted(report.head.count, 'decision')}, head {report.head}"
        if report.intact
        else f"THE CHAIN IS BROKEN at decision {report.broken_at}: {report.why}"
    )
    counts = Counter((row["kind"], row["verdict"]) for row in rows)
    return {
        "place": safe_text(frame.place),
        "state": state,
        "intact": report.intact,
        "made": f"Made {frame.at} by {safe_text(frame.by, 200)}",
        "asked": safe_text(frame.asked, 500),
        "counts": [[f"{kind}: {verdict}", str(n)] for (kind, verdict), n in sorted(counts.items())],
        "years": str(KEPT_YEARS),
        "rows": [_pdf_row(row) for row in rows],
    }


_SHOWN = (
    ("customer_name", "Customer"), ("customer", "Customer id"), ("entry_name", "Entry"),
    ("entry", "Entry id"), ("because", "Reason"), ("note", "Note"), ("template", "Reason on offer"),
    ("score", "Score"), ("threshold", "Threshold"), ("why", "Compared"), ("lists", "List editions"),
    ("second_look", "Second look"), ("proposed_by", "Proposed by"), ("until", "Silent until"),
    ("book", "Book"), ("book_sha256", "SHA-256 of the book"), ("run", "Run"),
    ("result_sha256", "SHA-256 of the result"), ("linchpin", "Version of the rules"),
    ("attachment", "SHA-256 of the attachment"), ("claims", "Claims"),
    ("keep_until", "Keep until"), ("previous_hash", "Hash before"), ("hash", "Hash"),
)  # fmt: skip


def _pdf_row(row: dict[str, Any]) -> dict[str, Any]:
    lines = [
        [label, _drawn(str(_flat(row[name])), _LONGEST)]
        for name, label in _SHOWN
        if row[name] not in ("", [], None)
    ]
    head = f"{row['sequence']} · {row['at']} · {row['by']} · {row['kind']}: {row['verdict']}"
    return {"head": _drawn(head, 500), "lines": lines}


def _drawn(text: str, longest: int) -> str:
    """Return a text in letters that the typeface has."""
    from linchpin.chart.letters import drawable

    return drawable(safe_text(text, longest))


_TEMPLATE = r"""
#let data = json("data.json")
#set page(paper: "a4", margin: 18mm, numbering: "1 / 1", footer-descent: 6mm)
#set text(font: "Inter", size: 8.5pt, fallback: true)
#set par(justify: false, leading: 0.5em)
#set document(title: "Record of decisions", keywords: "Linchpin")
#let breakable(body) = {
  show regex("[^\s]{24}"): it => it.text.clusters().join(sym.zws)
  body
}
#text(16pt, weight: "bold")[Record of decisions]
#v(2mm)
#breakable(data.place) \
#breakable(data.made) \
#breakable(data.asked)
#v(1mm)
#block(fill: if data.intact { rgb("#dcfce7") } else { rgb("#fee2e2") }, inset: 6pt, radius: 3pt,
  width: 100%, breakable(data.state))
#v(1mm)
Records of what the rules apply to are kept for #data.years years (31 CFR 501.601). A score ranks
likeness; it is not a probability. Each decision is hashed together with the one before it.
#v(2mm)
#table(columns: (auto, auto), stroke: 0.4pt + luma(200), inset: 4pt,
  [*Decisions in this record*], [*Number*],
  ..data.counts.flatten().map(one => [#one]))
#for row in data.rows [
  #block(breakable: false, width: 100%, inset: (top: 6pt))[
    #line(length: 100%, stroke: 0.6pt + luma(120))
    #text(weight: "bold", breakable(row.head))
  ]
  #grid(columns: (32mm, 1fr), row-gutter: 3pt, column-gutter: 3mm,
    ..row.lines.map(pair => (text(fill: luma(90), pair.at(0)), breakable(pair.at(1)))).flatten())
]
"""
