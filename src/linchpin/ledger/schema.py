"""The tables of a ledger, and the guards that keep decisions as they were written."""

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

_COLUMNS = ", ".join(f'"{column.name}" TEXT NOT NULL' for column in list(decisions.c)[1:])

# AUTOINCREMENT makes SQLite remember the highest sequence ever, which shows a lost end.
# REPLACE deletes without firing delete triggers, so inserts have a guard of their own.
SQLITE_GUARDS = (
    """CREATE TRIGGER ledger_no_update BEFORE UPDATE ON ledger_decisions
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: decisions are not changed'); END""",
    """CREATE TRIGGER ledger_no_delete BEFORE DELETE ON ledger_decisions
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: decisions are not deleted'); END""",
    """CREATE TRIGGER ledger_continues BEFORE INSERT ON ledger_decisions
WHEN NEW.sequence IS NOT (SELECT coalesce(max(sequence), 0) + 1 FROM ledger_decisions)
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: decisions are added at the end'); END""",
)

CREATE: dict[str, tuple[str, ...]] = {
    "sqlite": (
        f"CREATE TABLE ledger_decisions (sequence INTEGER PRIMARY KEY AUTOINCREMENT, {_COLUMNS})",
        *SQLITE_GUARDS,
        "CREATE TABLE ledger_format (version INTEGER NOT NULL)",
        f"INSERT INTO ledger_format VALUES ({FORMAT})",
    ),
    "postgresql": (
        f"CREATE TABLE ledger_decisions (sequence BIGINT PRIMARY KEY, {_COLUMNS})",
        """CREATE FUNCTION ledger_refuse() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'the ledger is append-only'; END $$""",
        """CREATE TRIGGER ledger_append_only BEFORE UPDATE OR DELETE OR TRUNCATE
ON ledger_decisions FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse()""",
        "CREATE TABLE ledger_format (version INTEGER NOT NULL)",
        f"INSERT INTO ledger_format VALUES ({FORMAT})",
    ),
}
"""Statements that make an empty ledger, by database."""
