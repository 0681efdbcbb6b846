"""The ledger: decisions are appended, read and checked, and never changed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, replace
from pathlib import Path

from sqlalchemy import Connection, RowMapping, insert, select

from linchpin.claims.counted import counted
from linchpin.claims.errors import LedgerError
from linchpin.ledger.backends import LedgerState
from linchpin.ledger.chain import ChainReport, Head, check_chain, is_set_back, link
from linchpin.ledger.decision import (
    Decision,
    Draft,
    canonical_json,
    decision_hash,
    latest_judgements,
)
from linchpin.ledger.schema import FIRST_COLUMNS
from linchpin.ledger.schema import decisions as table
from linchpin.ledger.storage import Storage, connect

Refuse = Callable[[Sequence[Decision]], None]
"""Raises where decisions that others made in between stand against one."""


class Ledger:
    """Decisions people made, in a file or a database; open one with `Ledger.open`.

    Any number of processes may read and append at once. Nothing is kept open between calls, and
    reading makes neither file nor table: a ledger is begun by the first decision.
    """

    def __init__(self, storage: Storage, note: str | None = None) -> None:
        self._storage = storage
        self.note = note
        """What a user should know of the opening; None for nothing."""

    @classmethod
    def open(cls, place: Path | str, *, new: bool = False, wait_seconds: float = 10.0) -> Ledger:
        """Return the ledger at a place.

        Args:
            place: File, or URL of an SQLite or PostgreSQL database.
            new: Whether there may be none yet; the first decision then begins it.
            wait_seconds: How long to wait for others who write.

        Raises:
            LedgerError: No ledger is there, not a ledger, of another format version, locked, or
                the database's driver is not installed.
        """
        storage = connect(place, wait_seconds=wait_seconds, new=new)
        state = storage.state()
        if new or state is LedgerState.READY:
            return cls(storage)
        if state is LedgerState.MISSING or not storage.backend.begins_by_itself:
            raise LedgerError(
                f"{storage.place}: there is none. If the name is right, begin it with --new-ledger"
            )
        return cls(
            storage,
            f"{storage.place} is empty, as after a full disk: it holds no decisions; the first "
            "one begins it anew",
        )

    @property
    def is_empty(self) -> bool:
        """Say whether the place holds no ledger yet, not even one without decisions."""
        return self._storage.state() is not LedgerState.READY

    @property
    def place(self) -> str:
        """Return where the ledger is, without a password."""
        return self._storage.place

    def append(self, draft: Draft) -> Decision:
        """Return the decision as it was added; it is on the disk when this returns.

        Raises:
            LedgerError: Locked, not writable, or the end of the ledger was tampered with.
        """
        return self.append_all([draft])[0]

    def append_all(
        self, drafts: Sequence[Draft], *, seen: int = 0, refuse: Refuse | None = None
    ) -> list[Decision]:
        """Return decisions as they were added, all or none; they are on the disk then.

        Args:
            drafts: What is decided.
            seen: Number of the last decision that whoever decides knew of.
            refuse: Given the decisions made since by others, it raises where one of them
                stands against what is decided now. Nobody can add another in between.

        Raises:
            LedgerError: Locked, not writable, or the end of the ledger was tampered with.
        """
        added: list[Decision] = []
        with self._storage.writing() as connection:
            if any(draft.details for draft in drafts):
                self._storage.make_room_for_details(connection)
            head = _sound_head(self._storage, connection)
            if refuse is not None:
                refuse(list(_rows(self._storage, connection, after=seen)))
            for draft in drafts:
                added.append(link(head, draft))
                head = Head(added[-1].sequence, added[-1].hash)
            rows = [asdict(one) | {"subjects": canonical_json(one.subjects)} for one in added]
            if not self._storage.has_details(connection):
                rows = [{name: row[name] for name in row if name != "details"} for row in rows]
            connection.execute(insert(table), rows)
        return added

    def last_moment(self) -> str | None:
        """Return when the last decision was made, None where there is none."""
        with self._reading() as connection:
            if connection is None:
                return None
            return connection.scalar(select(table.c.at).order_by(table.c.sequence.desc()).limit(1))

    def decisions(self, kind: str | None = None, *, after: int = 0) -> list[Decision]:
        """Return decisions in order, as they stand: see `verify`.

        Args:
            kind: Of which kind; None for all.
            after: Only those with a higher number.
        """
        with self._reading() as connection:
            rows = _rows(self._storage, connection, after=after)
            return [one for one in rows if kind is None or one.kind == kind]

    def judgements(self) -> dict[frozenset[str], Decision]:
        """Return the last judgement on each pair of entities: `judgements()[frozenset({a, b})]`.

        Raises:
            LedgerError: The chain is broken, so that nobody can say what was decided.
        """
        with self._reading() as connection:
            rows = list(_rows(self._storage, connection))
            report = self._report(connection, rows, None)
        if not report.intact:
            raise LedgerError(_broken(self._storage, report))
        return latest_judgements(rows)

    def head(self) -> Head:
        """Return how far the ledger has come, for writing down and for `verify` on a later day.

        Raises:
            LedgerError: The end of the ledger was tampered with.
        """
        with self._reading() as connection:
            return Head() if connection is None else _sound_head(self._storage, connection)

    def verify(self, expected: Head | None = None) -> ChainReport:
        """Return whether the chain is intact, and where it breaks first if not.

        Found are changed, lost, added and moved decisions. Decisions cut off at the end are found
        in SQLite unless its own count was changed too; a chain that was computed anew, and a cut
        in PostgreSQL, only with `expected`.

        Args:
            expected: A head of this ledger that was written down; None for none.
        """
        with self._reading() as connection:
            rows = _rows(self._storage, connection)
            report = self._report(connection, rows, expected)
            if connection is None:
                return report
            return replace(report, guarded=self._storage.backend.is_guarded(connection))

    def dated_before(self, decision: Decision) -> Decision | None:
        """Return the decision before one, if that one is dated earlier: a clock was set back."""
        if decision.sequence == 1:
            return None
        with self._reading() as connection:
            rows = list(_rows(self._storage, connection, after=decision.sequence - 2))[:1]
        return rows[0] if rows and is_set_back(rows[0], decision) else None

    @contextmanager
    def _reading(self) -> Iterator[Connection | None]:
        """Yield a connection to read by; None where there is no ledger yet."""
        if not self._storage.backend.is_there(self._storage.engine):
            if not self._storage.new:
                raise LedgerError(f"{self._storage.place}: is gone")
            yield None
            return
        with self._storage.reading() as connection:
            state = self._storage.state_of(connection)
            yield connection if state is LedgerState.READY else None

    def _report(
        self, connection: Connection | None, rows: Iterable[Decision], expected: Head | None
    ) -> ChainReport:
        report = check_chain(rows, expected)
        ever = None if connection is None else self._storage.backend.highest_ever(connection)
        if report.intact and ever is not None and ever != report.head.count:
            why = f"the ledger ends before it, but once had {counted(ever, 'decision')}"
            report = replace(report, broken_at=report.head.count + 1, why=why)
        return report


def _broken(storage: Storage, report: ChainReport) -> str:
    return (
        f"{storage.place} is broken at decision {report.broken_at}: {report.why}; "
        "put back a copy from before that"
    )


def _rows(storage: Storage, connection: Connection | None, *, after: int = 0) -> Iterator[Decision]:
    if connection is None:
        return iter(())
    columns = list(table.c) if storage.has_details(connection) else FIRST_COLUMNS
    query = select(*columns).where(table.c.sequence > after).order_by(table.c.sequence)
    if not after:  # also what a tampered ledger numbers from 0 down
        query = select(*columns).order_by(table.c.sequence)
    return (_decision(row) for row in connection.execute(query).mappings())


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


def _sound_head(storage: Storage, connection: Connection) -> Head:
    """Return the head, or refuse to build on an end that was tampered with."""
    columns = list(table.c) if storage.has_details(connection) else FIRST_COLUMNS
    last = connection.execute(select(*columns).order_by(table.c.sequence.desc()).limit(1))
    row = last.mappings().one_or_none()
    decision = None if row is None else _decision(row)
    if decision is not None and decision.hash != decision_hash(decision):
        why = "it was changed after it was written"
        raise LedgerError(_broken(storage, ChainReport(Head(), decision.sequence, why)))
    head = Head() if decision is None else Head(decision.sequence, decision.hash)
    ever = storage.backend.highest_ever(connection)
    if ever is not None and ever != head.count:
        why = f"the ledger ends before it, but once had {counted(ever, 'decision')}"
        raise LedgerError(_broken(storage, ChainReport(head, head.count + 1, why)))
    return head
