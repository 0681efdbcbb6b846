"""What a kind of database must do to keep a ledger."""

from __future__ import annotations

from enum import StrEnum
from typing import Protocol

from sqlalchemy import Connection, Engine
from sqlalchemy.engine import URL


class LedgerState(StrEnum):
    """What stands at the place of a ledger."""

    MISSING = "missing"
    """Nothing: no file."""
    EMPTY = "empty"
    """A file or database without any ledger in it."""
    READY = "ready"
    """A ledger of the format this version works with."""


class Backend(Protocol):
    """A kind of database; `linchpin.ledger.backends.BACKENDS` names all of them."""

    @property
    def name(self) -> str:
        """Name in a database URL, before the colon."""
        ...

    @property
    def create(self) -> tuple[str, ...]:
        """Statements that make an empty ledger."""
        ...

    @property
    def begins_by_itself(self) -> bool:
        """Whether a place without a ledger that was named is taken for one not yet begun."""
        ...

    def engine(self, url: URL, *, wait_seconds: float, new: bool) -> Engine:
        """Return an engine that opens a connection for each transaction.

        Args:
            url: Where.
            wait_seconds: How long to wait for others who write.
            new: Whether a file may be made.

        Raises:
            LedgerError: The URL is none of such a database, or the driver is not installed.
        """
        ...

    def is_there(self, engine: Engine) -> bool:
        """Say whether there is anything to connect to, without making it.

        Raises:
            LedgerError: Something else is there.
        """
        ...

    def tables(self, connection: Connection) -> set[str]:
        """Return the names of the tables that a ledger would be among."""
        ...

    def lock(self, connection: Connection) -> None:
        """Begin a transaction that alone may write."""
        ...

    def prepare(self, connection: Connection) -> None:
        """Do what must be done once, outside a transaction, before a ledger is made."""
        ...

    def highest_ever(self, connection: Connection) -> int | None:
        """Return the highest sequence number ever given out; None where nobody keeps it."""
        ...

    def is_guarded(self, connection: Connection) -> bool:
        """Say whether the database still refuses to change and delete decisions."""
        ...

    def place(self, engine: Engine) -> str:
        """Return where the ledger is, for messages; never with a password."""
        ...
