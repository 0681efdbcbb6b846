"""The table of decisions, the same in every kind of database."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, MetaData, Table, Text

FORMAT = 1
"""Version of these tables and of the hash, as a ledger is begun."""
DETAILED = 2
"""Version of a ledger that keeps details; the first decision that has some brings it there."""

decisions = Table(
    "ledger_decisions",
    MetaData(),
    Column("sequence", BigInteger, primary_key=True, autoincrement=False),
    *(
        Column(name, Text, nullable=False)
        for name in (
            "at",
            "by",
            "kind",
            "subjects",
            "verdict",
            "because",
            "previous_hash",
            "hash",
        )
    ),
    Column("details", Text, nullable=False),
)
FIRST_COLUMNS = tuple(column for column in decisions.c if column.name != "details")
"""The columns of a ledger without details."""
UPGRADE = (
    "ALTER TABLE ledger_decisions ADD COLUMN details TEXT NOT NULL DEFAULT ''",
    f"UPDATE ledger_format SET version = {DETAILED}",
)
"""Statements that make room for details; no decision changes."""

COLUMNS = ", ".join(f'"{column.name}" TEXT NOT NULL' for column in FIRST_COLUMNS[1:])
"""Every column but the sequence, as SQL says it."""
