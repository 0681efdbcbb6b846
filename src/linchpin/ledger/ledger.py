"""The ledger: decisions are appended, read and checked, and never changed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path

from sqlalchemy import Connection, Engine, RowMapping, insert, select

from linchpin.claims.errors import LedgerError
from linchpin.ledger.chain import ChainReport, Head, check_chain, link
from linchpin.ledger.decision import (
    Decision,
    Draft,
    canonical_json,
    decision_hash,
    latest_judgements,
)
from linchpin.ledger.schema import SQLITE_GUARDS
from linchpin.ledger.schema import decisions as table
from linchpin.ledger.storage import connect, prepare, reading, writing


class Ledger:
    """Decisions people made, in a file or a database; open one with `Ledger.open`.

    Any number of processes may read and append at once. Nothing is kept open between calls.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @classmethod
    def open(cls, place: Path | str, *, wait_seconds: float = 10.0) -> Ledger:
        """Return the ledger at a place, made empty if there is none.

        Args:
            place: File, or URL of an SQLite or PostgreSQL database.
            wait_seconds: How long to wait for others who write.

        Raises:
            LedgerError: Not a ledger, of another format version, locked, not writable, or the
                database's driver is not installed.
        """
        engine = connect(place, wait_seconds=wait_seconds)
        prepare(engine)
        return cls(engine)

    def append(self, draft: Draft) -> Decision:
        """Return the decision as it was added; it is on the disk when this returns.

        Raises:
            LedgerError: Locked, not writable, or the end of the ledger was tampered with.
        """
        with writing(self._engine) as connection:
            decision = link(_sound_head(connection), draft)
            row = asdict(decision) | {"subjects": canonical_json(decision.subjects)}
            connection.execute(insert(table).values(row))
        return decision

    def decisions(self, kind: str | None = None) -> list[Decision]:
        """Return all decisions in order, or those of one kind, as they stand: see `verify`."""
        with reading(self._engine) as connection:
            return [one for one in _rows(connection) if kind is None or one.kind == kind]

    def judgements(self) -> dict[frozenset[str], Decision]:
        """Return the last judgement on each pair of entities: `judgements()[frozenset({a, b})]`.

        Raises:
            LedgerError: The chain is broken, so that nobody can say what was decided.
        """
        with reading(self._engine) as connection:
            rows = list(_rows(connection))
        report = check_chain(rows)
        if not report.intact:
            raise LedgerError(_broken(report))
        return latest_judgements(rows)

    def head(self) -> Head:
        """Return how far the ledger has come, for writing down and for `verify` on a later day.

        Raises:
            LedgerError: The end of the ledger was tampered with.
        """
        with reading(self._engine) as connection:
            return _sound_head(connection)

    def verify(self, expected: Head | None = None) -> ChainReport:
        """Return whether the chain is intact, and where it breaks first if not.

        Found are changed, lost, added and moved decisions. Decisions cut off at the end are found
        in SQLite unless its own count was changed too; a chain that was computed anew, and a cut
        in PostgreSQL, only with `expected`.

        Args:
            expected: A head of this ledger that was written down; None for none.
        """
        with reading(self._engine) as connection:
            report = check_chain(_rows(connection), expected)
            ever = _highest_ever(connection)
            if report.intact and ever is not None and ever != report.head.count:
                why = f"the ledger ends before it, but once had {ever} decisions"
                report = replace(report, broken_at=report.head.count + 1, why=why)
            return replace(report, guarded=_is_guarded(connection))


def _broken(report: ChainReport) -> str:
    return (
        f"the ledger is broken at decision {report.broken_at}: {report.why}; "
        "put back a copy from before that"
    )


def _rows(connection: Connection) -> Iterator[Decision]:
    rows = connection.execute(select(table).order_by(table.c.sequence)).mappings()
    return (_decision(row) for row in rows)


def _decision(row: RowMapping) -> Decision:
    fields = {name: _text(value) for name, value in row.items() if name != "sequence"}
    subjects = _subjects(fields.pop("subjects"))
    return Decision(sequence=row["sequence"], subjects=subjects, **fields)


def _text(value: object) -> str:
    # A tampered SQLite column can hold anything; as a text it does not fit the hash.
    return value if isinstance(value, str) else f"not text: {value!r}"


def _subjects(text: str) -> tuple[str, ...]:
    """Return the stored subjects; text that no ledger wrote comes back whole, to fail the hash."""
    try:
        subjects = tuple(json.loads(text))
    except (ValueError, TypeError, RecursionError):
        return (text,)
    return subjects if canonical_json(subjects) == text else (text,)


def _sound_head(connection: Connection) -> Head:
    """Return the head, or refuse to build on an end that was tampered with."""
    last = connection.execute(select(table).order_by(table.c.sequence.desc()).limit(1))
    row = last.mappings().one_or_none()
    decision = None if row is None else _decision(row)
    if decision is not None and decision.hash != decision_hash(decision):
        why = "it was changed after it was written"
        raise LedgerError(_broken(ChainReport(Head(), broken_at=decision.sequence, why=why)))
    head = Head() if decision is None else Head(decision.sequence, decision.hash)
    ever = _highest_ever(connection)
    if ever is not None and ever != head.count:
        why = f"the ledger ends before it, but once had {ever} decisions"
        raise LedgerError(_broken(ChainReport(head, broken_at=head.count + 1, why=why)))
    return head


def _highest_ever(connection: Connection) -> int | None:
    """Return the highest sequence number SQLite ever gave out; None in other databases."""
    if connection.dialect.name != "sqlite":
        return None
    query = (
        "SELECT CAST(coalesce(max(seq), 0) AS INTEGER) FROM sqlite_sequence "
        "WHERE name = 'ledger_decisions'"
    )
    return int(connection.exec_driver_sql(query).scalar_one())


def _is_guarded(connection: Connection) -> bool:
    if connection.dialect.name != "sqlite":
        query = "SELECT tgenabled FROM pg_trigger WHERE tgname = 'ledger_append_only'"
        return "O" in connection.exec_driver_sql(query).scalars().all()
    query = "SELECT sql FROM sqlite_master WHERE type = 'trigger'"
    return set(SQLITE_GUARDS) <= set(connection.exec_driver_sql(query).scalars())
