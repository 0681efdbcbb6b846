"""A ledger in a file: SQLite."""

from __future__ import annotations

import os
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import NullPool

from linchpin.claims.errors import LedgerError
from linchpin.ledger.schema import COLUMNS, FORMAT

_TRIES = 3
_OPTIONS = frozenset({"uri", "mode", "cache", "immutable", "nolock"})

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


@dataclass(frozen=True, slots=True)
class SqliteBackend:
    """A file that SQLite keeps, in write-ahead mode: readers read while somebody writes."""

    name: str = "sqlite"
    begins_by_itself: bool = True
    # AUTOINCREMENT makes SQLite remember the highest sequence ever, which shows a lost end.
    create: tuple[str, ...] = (
        f"CREATE TABLE ledger_decisions (sequence INTEGER PRIMARY KEY AUTOINCREMENT, {COLUMNS})",
        *SQLITE_GUARDS,
        "CREATE TABLE ledger_format (version INTEGER NOT NULL)",
        f"INSERT INTO ledger_format VALUES ({FORMAT})",
    )

    def engine(self, url: URL, *, wait_seconds: float, new: bool) -> Engine:
        """Return an engine for a file; see `Backend.engine`."""
        if url.drivername not in ("sqlite", "sqlite+pysqlite"):
            raise LedgerError(f"no way to reach a database by {url.drivername}")
        if url.database in (None, "", ":memory:"):
            raise LedgerError("a ledger in memory would be lost; name a file")
        unknown = sorted(url.query.keys() - _OPTIONS)
        if unknown or url.host or url.username:
            what = f"option {unknown[0]!r}" if unknown else "a host"
            raise LedgerError(f"the address of a ledger in a file does not take {what}")
        timeout = wait_seconds / _TRIES
        if str(url.database).startswith("file:"):
            engine = create_engine(url, poolclass=NullPool, connect_args={"timeout": timeout})
        else:
            path = Path(str(url.database)).absolute()
            engine = create_engine(
                url, poolclass=NullPool, creator=lambda: _connect(path, timeout, new)
            )

        @event.listens_for(engine, "connect")
        def _set_up(connection: sqlite3.Connection, _: object) -> None:
            connection.isolation_level = None  # the driver's own BEGIN would come too late
            connection.text_factory = _decode  # bytes that are no text are tampering, not a crash
            connection.execute("PRAGMA synchronous = FULL")

        return engine

    def is_there(self, engine: Engine) -> bool:
        """Say whether there is a file; see `Backend.is_there`."""
        path = _path(engine.url)
        try:
            if path.exists() and not path.is_file():
                raise LedgerError(f"{self.place(engine)}: is no file")
            return path.exists()
        except (OSError, ValueError) as error:
            raise LedgerError(f"{self.place(engine)}: {error}") from error

    def tables(self, connection: Connection) -> set[str]:
        """Return the names of all tables of the file."""
        query = "SELECT name FROM sqlite_master WHERE type = 'table'"
        return {str(name) for name in connection.exec_driver_sql(query).scalars()}

    def lock(self, connection: Connection) -> None:
        """Begin a transaction that alone may write."""
        for _ in range(_TRIES - 1):
            try:
                connection.exec_driver_sql("BEGIN IMMEDIATE")
                return
            except OperationalError as error:
                if "locked" not in str(error.orig):
                    raise
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    def prepare(self, connection: Connection) -> None:
        """Let readers read while somebody writes; without it they only have to wait."""
        for _ in range(_TRIES):
            try:
                connection.exec_driver_sql("PRAGMA journal_mode = WAL")
                return
            except OperationalError as error:
                if "locked" not in str(error.orig):
                    raise
                # Unlike BEGIN, the PRAGMA does not wait for others.
                self.lock(connection)
                connection.rollback()

    def highest_ever(self, connection: Connection) -> int | None:
        """Return the highest sequence number SQLite ever gave out."""
        query = (
            "SELECT CAST(coalesce(max(seq), 0) AS INTEGER) FROM sqlite_sequence "
            "WHERE name = 'ledger_decisions'"
        )
        return int(connection.exec_driver_sql(query).scalar_one())

    def is_guarded(self, connection: Connection) -> bool:
        """Say whether every trigger stands as it was made."""
        query = "SELECT sql FROM sqlite_master WHERE type = 'trigger'"
        return set(SQLITE_GUARDS) <= set(connection.exec_driver_sql(query).scalars())

    def place(self, engine: Engine) -> str:
        """Return the file."""
        return f"the ledger {engine.url.database}"


def _connect(path: Path, timeout: float, new: bool) -> sqlite3.Connection:
    mode = "mode=rwc" if new else "mode=rw"
    waiting = path.with_name(f"{path.name}-wal")
    if not os.access(path.parent, os.W_OK) and path.exists() and not waiting.exists():
        mode = "mode=ro&immutable=1"  # else SQLite would want to write beside it, even to read
    return sqlite3.connect(f"{path.as_uri()}?{mode}", uri=True, timeout=timeout)


def _path(url: URL) -> Path:
    text = str(url.database)
    return Path(unquote(urlsplit(text).path) if text.startswith("file:") else text)


def _decode(text: bytes) -> str:
    return text.decode("utf-8", "surrogateescape")
