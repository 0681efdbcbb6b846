"""The documents somebody published on a day: releases, court papers, news."""

from __future__ import annotations

from datetime import date
from typing import Any

from linchpin.archive.snapshot import Snapshot
from linchpin.archive.tables import claims_of
from linchpin.claims.claim import Claim

MOST_DOCUMENTS = 300
"""Documents that are listed."""
MOST_CLAIMS = 2_000
"""Claims of one document that are shown beside it."""


def dated_documents(snapshot: Snapshot) -> list[tuple[Any, ...]]:
    """Return id, title, publisher, day, address and number of claims of documents, newest first.

    Args:
        snapshot: The editions that count.

    Returns:
        At most `MOST_DOCUMENTS`.
    """
    return snapshot.rows(
        "SELECT d.id, d.title, d.publisher, d.published, d.url, count(c.id) AS claims "
        "FROM documents d LEFT JOIN claims c ON c.document = d.id WHERE d.published IS NOT NULL "
        f"GROUP BY ALL ORDER BY d.published DESC, d.id LIMIT {MOST_DOCUMENTS}"
    )


def one_document(snapshot: Snapshot, document: str) -> tuple[Any, ...] | None:
    """Return id, title, publisher, day, address, text, who summed it up, and its place.

    Args:
        snapshot: The editions that count.
        document: Its id.

    Returns:
        None where there is no such document.
    """
    sql = (
        "SELECT id, title, publisher, published, url, text, summarised_by, place "
        "FROM documents WHERE id = ?"
    )
    rows = snapshot.rows(sql, [document])
    return rows[0] if rows else None


def claims_in(snapshot: Snapshot, document: str) -> list[Claim]:
    """Return the claims that quote a document, in its order; at most `MOST_CLAIMS`.

    Args:
        snapshot: The editions that count.
        document: Its id.
    """
    sql = f"SELECT * FROM claims WHERE document = ? ORDER BY start, id LIMIT {MOST_CLAIMS}"
    return list(claims_of(snapshot.table(sql, [document])))


def days_of_documents(snapshot: Snapshot) -> set[date]:
    """Return the days on which documents came out.

    Args:
        snapshot: The editions that count.
    """
    sql = "SELECT DISTINCT visible_from FROM documents WHERE visible_from IS NOT NULL"
    return {day for (day,) in snapshot.rows(sql)}


def documents_with(snapshot: Snapshot, text: str, most: int) -> list[tuple[Any, ...]]:
    """Return id, title, publisher, day and text of dated documents that hold a text.

    Args:
        snapshot: The editions that count.
        text: What title or text hold, in any case.
        most: How many.

    Returns:
        The newest first.
    """
    pattern = f"%{text.replace('!', '!!').replace('%', '!%').replace('_', '!_')}%"
    sql = (
        "SELECT id, title, publisher, published, text FROM documents WHERE published IS NOT NULL "
        f"AND (title ILIKE ? ESCAPE '!' OR text ILIKE ? ESCAPE '!') ORDER BY published DESC "
        f"LIMIT {most:d}"
    )
    return snapshot.rows(sql, [pattern] * 2)
