"""A ledger in a database that several machines share: PostgreSQL."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, Engine, create_engine
from sqlalchemy.engine import URL
from sqlalchemy.exc import NoSuchModuleError
from sqlalchemy.pool import NullPool

from linchpin.claims.errors import LedgerError
from linchpin.ledger.schema import COLUMNS, FORMAT

_LOCK = 5010031600
"""Number of the lock that stands for "the ledger of this database"; nothing else must use it."""


@dataclass(frozen=True, slots=True)
class PostgresqlBackend:
    """A database on a server; its driver is the optional package psycopg."""

    name: str = "postgresql"
    begins_by_itself: bool = False
    create: tuple[str, ...] = (
        f"CREATE TABLE ledger_decisions (sequence BIGINT PRIMARY KEY, {COLUMNS})",
        """CREATE FUNCTION ledger_refuse() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'the ledger is append-only'; END $$""",
        """CREATE TRIGGER ledger_append_only BEFORE UPDATE OR DELETE OR TRUNCATE
ON ledger_decisions FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse()""",
        "CREATE TABLE ledger_format (version INTEGER NOT NULL)",
        f"INSERT INTO ledger_format VALUES ({FORMAT})",
    )

    def engine(self, url: URL, *, wait_seconds: float, new: bool) -> Engine:
        """Return an engine for a database on a server; see `Backend.engine`."""
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

    def is_there(self, engine: Engine) -> bool:
        """Return True: whether the server answers shows when it is asked."""
        return True

    def tables(self, connection: Connection) -> set[str]:
        """Return which of a ledger's tables the database has."""
        names = ("ledger_format", "ledger_decisions")
        query = ", ".join(f"to_regclass('{name}') IS NOT NULL" for name in names)
        row = connection.exec_driver_sql(f"SELECT {query}").one()
        return {name for name, there in zip(names, row, strict=True) if there}

    def lock(self, connection: Connection) -> None:
        """Wait for the lock; it is given back with the end of the transaction."""
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")

    def prepare(self, connection: Connection) -> None:
        """Do nothing: the database is there."""

    def highest_ever(self, connection: Connection) -> int | None:
        """Return None: PostgreSQL keeps no such number for this table."""
        return None

    def is_guarded(self, connection: Connection) -> bool:
        """Say whether the trigger stands and is on."""
        query = "SELECT tgenabled FROM pg_trigger WHERE tgname = 'ledger_append_only'"
        found = connection.exec_driver_sql(query).scalars().all()
        return any(one in ("O", b"O") for one in found)

    def place(self, engine: Engine) -> str:
        """Return the address without its password."""
        return f"the ledger {engine.url.render_as_string(hide_password=True)}"
