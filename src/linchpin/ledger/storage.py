"""Where a ledger is kept: connections, transactions, and errors in words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from linchpin.claims.errors import LedgerError
from linchpin.ledger.backends import BACKENDS, Backend, LedgerState
from linchpin.ledger.schema import DETAILED, FORMAT, UPGRADE

_FAULTS = {
    "not a database": "it is not a ledger (nor any SQLite database)",
    "malformed": "it is damaged; put back a copy from before the damage",
    "disk I/O error": "it cannot be read or written: the disk is full (reading needs some room "
    "too) or failing; make room and try again before you put back a copy",
    "no such table": "it is damaged; put back a copy from before the damage",
    "idna": "the name of its host is none",
    "codec can't decode": "it is damaged; put back a copy from before the damage",
    "no such column": "it is damaged; put back a copy from before the damage",
    "locked": "another program keeps it locked; try again when that is done",
    "lock timeout": "another program keeps it locked; try again when that is done",
    "readonly": "it is read-only; make the file and its folder writable",
    "unable to open": "it cannot be opened; its folder must exist and be writable",
    "disk is full": "the disk is full",
}


@dataclass(frozen=True, slots=True)
class Storage:
    """A place for a ledger, and how to reach it.

    Attributes:
        backend: Its kind.
        engine: Opens a connection for each transaction.
        new: Whether a ledger may be begun there.
    """

    backend: Backend
    engine: Engine
    new: bool

    @property
    def place(self) -> str:
        """Return where it is, for messages."""
        return self.backend.place(self.engine)

    def state(self) -> LedgerState:
        """Return what is there, without making anything.

        Raises:
            LedgerError: Something else is there, or a ledger of another format version.
        """
        if not self.backend.is_there(self.engine):
            return LedgerState.MISSING
        with self.reading() as connection:
            return self.state_of(connection)

    def state_of(self, connection: Connection) -> LedgerState:
        """Return what a connection leads to; see `state`."""
        tables = self.backend.tables(connection)
        if "ledger_format" not in tables:
            if tables:
                raise LedgerError(f"{self.place} is a database of something else")
            return LedgerState.EMPTY
        found = connection.exec_driver_sql("SELECT version FROM ledger_format").scalars().all()
        if list(found) not in ([FORMAT], [DETAILED]):
            raise LedgerError(
                f"{self.place} has format {', '.join(map(str, found)) or 'unknown'}, "
                f"and this version of Linchpin works with format {FORMAT} and {DETAILED}"
            )
        return LedgerState.READY

    def has_details(self, connection: Connection) -> bool:
        """Say whether the ledger a connection leads to is of the format that keeps details."""
        query = "SELECT version FROM ledger_format"
        return list(connection.exec_driver_sql(query).scalars()) == [DETAILED]

    def make_room_for_details(self, connection: Connection) -> None:
        """Bring a ledger that is being written to the format that keeps details."""
        if not self.has_details(connection):
            for statement in UPGRADE:
                connection.exec_driver_sql(statement)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Yield a connection that sees the ledger as of one moment (in SQLite), writes nothing.

        Raises:
            LedgerError: The database says no; in words.
        """
        with self._in_words(), self.engine.connect() as connection:
            if self.backend.name == "sqlite":
                connection.exec_driver_sql("BEGIN")
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Yield a connection that alone may write until it ends; all of it is kept, or nothing.

        A ledger is begun where there is none.

        Raises:
            LedgerError: The database says no; in words.
        """
        if self.state() is not LedgerState.READY:
            with self._in_words(), self.engine.connect() as connection:
                self.backend.prepare(connection)
        with self._in_words(), self.engine.connect() as connection:
            self.backend.lock(connection)
            if self.state_of(connection) is not LedgerState.READY:
                for statement in self.backend.create:
                    connection.exec_driver_sql(statement)
            yield connection
            connection.commit()

    @contextmanager
    def _in_words(self) -> Iterator[None]:
        try:
            yield
        except (SQLAlchemyError, sqlite3.Error, OverflowError, UnicodeError) as error:
            # OverflowError: a tampered number that does not fit where it is read.
            # UnicodeError: SQLite quotes a tampered schema; the name of a host is none.
            reason = str(getattr(error, "orig", None) or error).strip()
            words = next((words for sign, words in _FAULTS.items() if sign in reason), reason)
            raise LedgerError(f"{self.place}: {words}") from error


def connect(place: Path | str, *, wait_seconds: float, new: bool = False) -> Storage:
    """Return the storage at a file, or in a database named by URL; nothing is made yet.

    Args:
        place: File, or a URL of SQLite or PostgreSQL.
        wait_seconds: How long to wait for others who write.
        new: Whether a ledger may be begun there.

    Raises:
        LedgerError: Not a URL, of no database this works with, or its driver is not installed.
    """
    url = _url(place)
    backend = BACKENDS.get(url.get_backend_name())
    if backend is None:
        raise LedgerError(f"a ledger is kept in SQLite or PostgreSQL, not in {url.drivername}")
    try:
        return Storage(backend, backend.engine(url, wait_seconds=wait_seconds, new=new), new)
    except (ArgumentError, ValueError, TypeError) as error:
        raise LedgerError(
            f"the address of the ledger has an option that is none: {error}"
        ) from error


def _url(place: Path | str) -> URL:
    if isinstance(place, Path) or "://" not in place:
        if not str(place) or "\x00" in str(place):
            raise LedgerError("the name of the ledger is no name of a file")
        return URL.create("sqlite", database=str(Path(place).absolute()))
    try:
        url = make_url(place)
        options = [text for pair in url.normalized_query.items() for text in (pair[0], *pair[1])]
        parts = (url.host, url.database, url.username, url.password, *options)
        if any("\x00" in str(part) for part in parts):
            raise ValueError("a letter that no name has")
        return url
    except (ArgumentError, ValueError, TypeError) as error:
        # The text is not repeated: it may hold a password.
        raise LedgerError("the address of the ledger is not a database URL") from error
