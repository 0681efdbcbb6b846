"""Where users, keys and reads are kept: a file or a database, opened for each question."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, inspect
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import NullPool

from linchpin.claims.errors import LedgerError
from linchpin.ledger.accounts.tables import METADATA, users


@dataclass(frozen=True, slots=True)
class AccountStore:
    """A file or a database; nothing is kept open between calls.

    Attributes:
        engine: Opens a connection for each transaction.
        file: The file; None for a database elsewhere.
    """

    engine: Engine
    file: Path | None

    @classmethod
    def open(cls, place: Path | str) -> AccountStore:
        """Return the store at a place; there may be nothing yet.

        Args:
            place: File, or URL of a database.
        """
        if isinstance(place, str) and "://" in place:
            url = make_url(place)
            if url.drivername == "postgresql":
                url = url.set(drivername="postgresql+psycopg")
            file = None if url.get_backend_name() != "sqlite" else Path(str(url.database))
        else:
            file = Path(place).absolute()
            url = URL.create("sqlite", database=str(file))
        engine = create_engine(url, poolclass=NullPool)
        if file is not None:
            event.listen(engine, "connect", lambda raw, _: raw.execute("PRAGMA synchronous=FULL"))
        return cls(engine, file)

    def stamp(self) -> object:
        """Return what changes when a file of accounts does; None for a database elsewhere."""
        if self.file is None:
            return None
        try:
            what = self.file.stat()
        except OSError:
            return 0
        return what.st_mtime_ns, what.st_size, what.st_ino

    @contextmanager
    def reading(self) -> Iterator[Connection | None]:
        """Yield a connection to read by; None where nothing is kept yet.

        Raises:
            LedgerError: The database says no.
        """
        if self.file is not None and not self.file.exists():
            yield None
            return
        with self._in_words(), self.engine.connect() as connection:
            yield connection if inspect(connection).has_table(users.name) else None

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Yield a connection; all of what is written is kept, or nothing.

        Raises:
            LedgerError: The database says no.
        """
        new = self.file is not None and not self.file.exists()
        with self._in_words(), self.engine.begin() as connection:
            METADATA.create_all(connection)
            if new and self.file is not None:
                self.file.chmod(0o600)  # hashes of passwords are nobody else's business
            yield connection

    @contextmanager
    def _in_words(self) -> Iterator[None]:
        try:
            yield
        except (SQLAlchemyError, OSError) as error:
            reason = str(getattr(error, "orig", None) or error).strip()
            where = self.file or self.engine.url.render_as_string(hide_password=True)
            raise LedgerError(f"the accounts {where}: {reason}") from error
