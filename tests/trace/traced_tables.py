"""TracedTables made of a few rows, for tests of trace."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from linchpin.claims.progress import silent
from linchpin.trace.intake.joining import Intake, read_all
from linchpin.trace.intake.reading import ReadingOrder
from linchpin.trace.registry import typology_named
from linchpin.trace.run import Traced, trace_tables


def write_rows(path: Path, header: str, rows: Sequence[Sequence[object]]) -> Path:
    """Write a CSV file; its path comes back."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(header.split(","))
    writer.writerows(rows)
    path.write_text(stream.getvalue(), encoding="utf-8")
    return path


def intake_of(path: Path, asked: ReadingOrder | None = None) -> Intake:
    """Return what is read of a file."""
    return read_all([path], asked or ReadingOrder(), None)


def traced(intake: Intake, *names: str) -> Traced:
    """Return what some typologies find."""
    return trace_tables(intake, [typology_named(name) for name in names], silent)


PAYMENTS = "date,amount,payer,payee,channel,place,memo,payee country,payee business,payer business"


def payments(path: Path, rows: Sequence[Sequence[object]]) -> Intake:
    """Return the intake of a table of payments: date, amount, payer, payee, channel, place, ..."""
    width = len(PAYMENTS.split(","))
    return intake_of(
        write_rows(path, PAYMENTS, [[*row, *[""] * (width - len(row))] for row in rows])
    )
