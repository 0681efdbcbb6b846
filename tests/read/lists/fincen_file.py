"""Transcribed special measures about invented parties, with the traps of the real ones."""

from __future__ import annotations

import csv
from pathlib import Path

COLUMNS = (
    "Measure", "Relationship", "Type", "Name", "Alias", "Country", "Address",
    "Registration number", "Topics", "Notes", "Source URL",
)  # fmt: skip
BANK = "Banco Faro"
NOTICE = "https://notices.example/2025-1"
ROWS = (
    (BANK, "self", "", BANK, "Faro; BF Bank", "Mexico", "Puerto Azul, Mexico", "", "", "a finding",
     NOTICE),
    (BANK, "self", "", BANK, "", "Mexico", "", "", "", "", "https://notices.example/withdrawal-1"),
    (BANK, "subsidiary", "Company", "Faro Fondos S.A.", "", "Mexico", "", "KRS 7", "sanction",
     "the order counts it in", NOTICE),
    (BANK, "owner", "Person", "Arvo Talaan", "", "", "", "", "", "held a third", NOTICE),
    (BANK, "related", "Person", "Arvid Suur", "", "", "", "", "sanction.linked", "", NOTICE),
    ("Laaland***", "target", "Company", "Casino Laa***", "", "Atlantis", "", "", "reg.warn", "",
     NOTICE),
    ("Laaland***", "related", "Person", "Arvid Suur", "", "", "", "", "", "", NOTICE),
)  # fmt: skip


def write_fincen(folder: Path, rows: tuple[tuple[str, ...], ...] = ROWS) -> Path:
    """Write the transcription and return its path."""
    path = folder / "special_measures_details_2026-08.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows((COLUMNS, *rows))
    return path
