"""A page of designated organisations, all invented but for its form."""

from __future__ import annotations

from pathlib import Path

ROWS = (
    ("10/8/1997", "Harbour Front"),
    ("2/20/2025", "Quay Workers Party (QWP, aka Kongra Quay, formerly Los Faros)"),
)
REMOVED = (("10/8/1999", "Old Front", "10/8/1997"),)


def _table(*rows: tuple[str, ...]) -> str:
    lines = ["".join(f"<td>{cell}</td>" for cell in row) for row in rows]
    return "<table>" + "".join(f"<tr>{line}</tr>" for line in lines) + "</table>"


def write_fto(folder: Path, rows: tuple[tuple[str, ...], ...] = ROWS) -> Path:
    """Write the page as a browser saves it and return its path."""
    path = folder / "fto_2025-02-20.html"
    designated = _table(("Date Designated", "Name"), *rows)
    removed = _table(("Date Removed", "Name", "Date Originally Designated"), *REMOVED)
    page = f"<html><body><h1>Foreign Terrorist Organizations</h1>{designated}<h2>Delisted</h2>"
    path.write_text(f"{page}{removed}</body></html>", "utf-8")
    return path


def write_fto_csv(folder: Path) -> Path:
    """Write the table as text and return its path."""
    path = folder / "fto_2025-02-20.csv"
    path.write_text("Date Designated,Name,Acronym\n2/20/2025,Harbour Front,HF\n", "utf-8")
    return path
