"""The table of decisions, the same in every kind of database."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, MetaData, Table, Text

FORMAT = 1
"""Version of these tables and of the hash; a ledger of another one is refused."""

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
)

COLUMNS = ", ".join(f'"{column.name}" TEXT NOT NULL' for column in list(decisions.c)[1:])
"""Every column but the sequence, as SQL says it."""
