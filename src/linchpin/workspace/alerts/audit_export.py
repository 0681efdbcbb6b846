"""Write the record of decisions to a file, whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

from linchpin.claims.errors import LinchpinError
from linchpin.ledger.chain import ChainReport
from linchpin.workspace.alerts.audit_files import (
    KINDS,
    AuditFrame,
    csv_text,
    json_lines,
    pdf_bytes,
)
from linchpin.workspace.alerts.audit_rows import AuditWanted, audit_rows
from linchpin.workspace.alerts.desk import AlertDesk


def audit_bytes(
    desk: AlertDesk, kind: str, wanted: AuditWanted, *, by: str
) -> tuple[bytes, int, ChainReport]:
    """Return a record of decisions, how many are in it, and whether the chain is whole.

    Args:
        desk: The queues and decisions.
        kind: One of `KINDS`.
        wanted: Which decisions.
        by: Who asks for it.

    Raises:
        LinchpinError: It is no kind of file that is written.
    """
    if kind not in KINDS:
        raise LinchpinError(f"{kind!r}: a record of decisions is written as {', '.join(KINDS)}")
    names = {item.id: (item.alert.name, item.alert.pair.caption) for item in desk.all()}
    ledger = desk.ledger()
    report = ledger.verify()
    rows = audit_rows(ledger.decisions(), names, wanted)
    if kind == "pdf":
        frame = AuditFrame(ledger.place, report, desk.settings.now(), by, in_words(wanted))
        return pdf_bytes(rows, frame), len(rows), report
    made = csv_text(rows) if kind == "csv" else json_lines(rows)
    return "".join(made).encode("utf-8", "backslashreplace"), len(rows), report


def write_audit(desk: AlertDesk, output: Path, wanted: AuditWanted) -> tuple[int, ChainReport]:
    """Return how many decisions were written, and whether the chain is whole.

    Args:
        desk: The queues and decisions.
        output: The file; its ending says the kind.
        wanted: Which decisions.

    Raises:
        LinchpinError: It is no kind of file that is written, or cannot be.
    """
    kind = output.suffix.lower().removeprefix(".")
    content, count, report = audit_bytes(desk, kind, wanted, by=desk.settings.user())
    aside = output.with_name(f"{output.name}.part")
    try:
        with aside.open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        aside.replace(output)
    except OSError as error:
        raise LinchpinError(f"{output}: cannot be written ({error.strerror})") from error
    return count, report


def in_words(wanted: AuditWanted) -> str:
    """Return which decisions are wanted, in words.

    >>> in_words(AuditWanted(since="2026-01-01", by="ana"))
    'decisions from 2026-01-01, by ana'
    """
    parts = [
        f"{word} {value}"
        for word, value in (
            ("from", wanted.since),
            ("until", wanted.until),
            ("by", wanted.by),
            ("of kind", wanted.kind),
            ("with the verdict", wanted.verdict),
            ("about", wanted.about),
        )
        if value
    ]
    return "decisions " + ", ".join(parts) if parts else "all decisions"
