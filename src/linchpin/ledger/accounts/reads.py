"""Who opened what: a chain of its own, so that a line that is taken out shows."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import astuple, dataclass
from hashlib import sha256

from sqlalchemy import Connection, insert, select, text

from linchpin.ledger.accounts.accounts import Accounts
from linchpin.ledger.accounts.tables import reads

GENESIS = "0" * 64
"""What the first read has for a previous hash."""


@dataclass(frozen=True, slots=True)
class ReadNote:
    """Somebody opened something.

    Attributes:
        at: When, UTC, ISO 8601.
        who: Who.
        kind: What it is: `entity`, `document`, `alert`, `export`.
        subject: Its id.
    """

    at: str
    who: str
    kind: str
    subject: str


@dataclass(frozen=True, slots=True)
class ReadsReport:
    """What a check of the reads found.

    Attributes:
        notes: The reads, in order, with their numbers.
        broken_at: Number of the first that is wrong or gone; None where none is.
    """

    notes: tuple[tuple[int, ReadNote], ...]
    broken_at: int | None


def keep_reads(accounts: Accounts, notes: Iterable[ReadNote]) -> None:
    """Add reads at the end of the chain.

    Args:
        accounts: Where they are kept.
        notes: The reads, in order.

    Raises:
        LedgerError: The database says no.
    """
    with accounts.store.writing() as connection:
        _lock(connection)
        query = select(reads.c.hash).order_by(reads.c.sequence.desc()).limit(1)
        before = connection.scalar(query) or GENESIS
        last = connection.scalar(
            select(reads.c.sequence).order_by(reads.c.sequence.desc()).limit(1)
        )
        for number, note in enumerate(notes, (last or 0) + 1):
            own = _hash(before, note)
            row = {"sequence": number, "at": note.at, "who": note.who, "kind": note.kind,
                   "subject": note.subject, "previous_hash": before, "hash": own}  # fmt: skip
            connection.execute(insert(reads).values(row))
            before = own


def check_reads(accounts: Accounts, day: str | None = None) -> ReadsReport:
    """Return the reads, and whether the chain of all of them holds.

    Args:
        accounts: Where they are kept.
        day: Only those of a day, YYYY-MM-DD; None for all.
    """
    notes: list[tuple[int, ReadNote]] = []
    broken: int | None = None
    before, number = GENESIS, 0
    with accounts.store.reading() as connection:
        if connection is None:
            return ReadsReport((), None)
        for row in connection.execute(select(reads).order_by(reads.c.sequence)).mappings():
            number += 1
            note = ReadNote(row["at"], row["who"], row["kind"], row["subject"])
            fits = (row["sequence"], row["previous_hash"], row["hash"]) == (
                number, before, _hash(before, note),
            )  # fmt: skip
            if not fits and broken is None:
                broken = number
            number, before = row["sequence"], row["hash"]
            if day is None or note.at.startswith(day):
                notes.append((number, note))
        ever = _highest_ever(connection)
    if broken is None and ever is not None and ever > number:
        broken = number + 1
    return ReadsReport(tuple(notes), broken)


def _hash(before: str, note: ReadNote) -> str:
    return sha256(json.dumps([before, *astuple(note)]).encode("ascii")).hexdigest()


def _lock(connection: Connection) -> None:
    """Wait until nobody else writes."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("LOCK TABLE account_reads IN EXCLUSIVE MODE"))
    elif not connection.connection.dbapi_connection.in_transaction:  # type: ignore[union-attr]
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def _highest_ever(connection: Connection) -> int | None:
    if connection.dialect.name != "sqlite":
        return None
    found = connection.scalar(text("SELECT seq FROM sqlite_sequence WHERE name = 'account_reads'"))
    return None if found is None else int(found)
