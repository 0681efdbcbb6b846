"""Where a ledger is kept: connections, transactions, and errors in words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, inspect
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, OperationalError
from sqlalchemy.pool import NullPool

from linchpin.claims.errors import LedgerError
from linchpin.ledger.schema import CREATE, FORMAT

_TRIES = 3
_FAULTS = {
    "not a database": "it is not a ledger (nor any SQLite database)",
    "malformed": "it is damaged; put back a copy from before the damage",
    "locked": "another program keeps it locked; try again when that is done",
    "lock timeout": "another program keeps it locked; try again when that is done",
    "readonly": "it is read-only; make the file and its folder writable",
    "unable to open": "it cannot be opened; its folder must exist and be writable",
    "disk is full": "the disk is full",
}


def connect(place: Path | str, *, wait_seconds: float) -> Engine:
    """Return an engine for a file, or for a database named by URL.

    Args:
        place: File (created if absent), or a URL of SQLite or PostgreSQL.
        wait_seconds: How long to wait for others who write.

    Raises:
        LedgerError: Not a URL, of no database this works with, or its driver is not installed.
    """
    url = _url(place)
    if url.get_backend_name() not in CREATE:
        raise LedgerError(f"a ledger is kept in SQLite or PostgreSQL, not in {url.drivername}")
    if url.get_backend_name() == "sqlite":
        return _connect_sqlite(url, wait_seconds)
    if url.drivername == "postgresql":
        url = url.set(drivername="postgresql+psycopg")
    options = f"-c lock_timeout={int(wait_seconds * 1000)}"
    try:
        return create_engine(
            url,
            poolclass=NullPool,
            # Whoever waited for the lock must then see what the one before wrote.
            isolation_level="READ COMMITTED",
            connect_args={"options": options},
        )
    except NoSuchModuleError as error:
        raise LedgerError(f"no way to reach a database by {url.drivername}") from error
    except ModuleNotFoundError as error:
        raise LedgerError(
            f"a ledger in PostgreSQL needs the Python package {error.name}; "
            "install it with: pip install 'linchpin-network[postgres]'"
        ) from error


def _url(place: Path | str) -> URL:
    if isinstance(place, Path) or "://" not in place:
        return URL.create("sqlite", database=str(Path(place).absolute()))
    try:
        return make_url(place)
    except (ArgumentError, ValueError) as error:
        # The text is not repeated: it may hold a password.
        raise LedgerError("the address of the ledger is not a database URL") from error


def _connect_sqlite(url: URL, wait_seconds: float) -> Engine:
    if url.database in (None, "", ":memory:"):
        raise LedgerError("a ledger in memory would be lost; name a file")
    engine = create_engine(url, poolclass=NullPool, connect_args={"timeout": wait_seconds / _TRIES})

    @event.listens_for(engine, "connect")
    def _set_up(connection: sqlite3.Connection, _: object) -> None:
        connection.isolation_level = None  # the driver's own BEGIN would come too late
        connection.text_factory = _decode  # bytes that are no text are tampering, not a crash
        connection.execute("PRAGMA synchronous = FULL")

    return engine


def _decode(text: bytes) -> str:
    return text.decode("utf-8", "surrogateescape")


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Yield a connection that sees the ledger as of one moment (in SQLite) and writes nothing.

    Raises:
        LedgerError: The database says no; in words.
    """
    with _in_words(engine), engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            connection.exec_driver_sql("BEGIN")
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Yield a connection that alone may write until it ends; all of it is kept, or nothing.

    Raises:
        LedgerError: The database says no; in words.
    """
    with _in_words(engine), engine.connect() as connection:
        _lock(connection)
        yield connection
        connection.commit()


def prepare(engine: Engine) -> None:
    """Make the tables of an empty ledger if there are none.

    Raises:
        LedgerError: Another kind of database, or a ledger of another format version.
    """
    with reading(engine) as connection:
        if _is_ready(connection):
            return
    if engine.dialect.name == "sqlite":
        with _in_words(engine), engine.connect() as connection:
            _switch_to_wal(connection)
    with writing(engine) as connection:
        if not _is_ready(connection):
            for statement in CREATE[engine.dialect.name]:
                connection.exec_driver_sql(statement)


def _lock(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        # The number stands for "the ledger of this database"; nothing else must use it.
        connection.exec_driver_sql("SELECT pg_advisory_xact_lock(5010031600)")
        return
    for _ in range(_TRIES - 1):
        try:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            return
        except OperationalError as error:
            if "locked" not in str(error.orig):
                raise
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _switch_to_wal(connection: Connection) -> None:
    """Let readers read while somebody writes; without it they only have to wait."""
    for _ in range(_TRIES):
        try:
            connection.exec_driver_sql("PRAGMA journal_mode = WAL")
            return
        except OperationalError as error:
            if "locked" not in str(error.orig):
                raise
            # Unlike BEGIN, the PRAGMA does not wait for others.
            _lock(connection)
            connection.rollback()


def _is_ready(connection: Connection) -> bool:
    tables = inspect(connection).get_table_names()
    if "ledger_format" not in tables:
        if tables and connection.dialect.name == "sqlite":
            raise LedgerError(f"{_named(connection.engine)} is a database of something else")
        return False
    found = connection.exec_driver_sql("SELECT version FROM ledger_format").scalars().all()
    if list(found) != [FORMAT]:
        raise LedgerError(
            f"{_named(connection.engine)} has format {', '.join(map(str, found)) or 'unknown'}, "
            f"and this version of Linchpin works with format {FORMAT}"
        )
    return True


def _named(engine: Engine) -> str:
    if engine.dialect.name == "sqlite":
        return f"the ledger {engine.url.database}"
    return f"the ledger {engine.url.render_as_string(hide_password=True)}"


@contextmanager
def _in_words(engine: Engine) -> Iterator[None]:
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        reason = str(error.orig if isinstance(error, DBAPIError) else error).strip()
        words = next((words for sign, words in _FAULTS.items() if sign in reason), reason)
        raise LedgerError(f"{_named(engine)}: {words}") from error
