"""The ledger on a real database, with real processes beside it."""

from __future__ import annotations

import os
import random
import re
import signal
import sqlite3
import subprocess
import sys
from contextlib import AbstractContextManager, closing
from pathlib import Path

import pytest
from decision_drafts import drafts, judgement
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection

from effort import times
from linchpin.claims.errors import LedgerError
from linchpin.ledger.backends.sqlite import SQLITE_GUARDS
from linchpin.ledger.decision import NOT_SAME
from linchpin.ledger.ledger import Ledger

PROCESSES = Path(__file__).with_name("appending_process.py")


def tamper(path: Path, *statements: str, guards: bool = False) -> None:
    """Change a ledger behind its back, as somebody with a database tool would."""
    with closing(sqlite3.connect(path)) as connection:
        if not guards:
            for name in ("ledger_no_update", "ledger_no_delete", "ledger_continues"):
                connection.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            connection.execute(statement)
        if not guards:
            for guard in SQLITE_GUARDS:
                connection.execute(guard)
        connection.commit()


def filled(path: Path, count: int) -> Ledger:
    ledger = Ledger.open(path, new=True)
    for number in range(count):
        ledger.append(judgement(because=f"reason {number + 1}"))
    return ledger


# Append and read


def _writing(ledger: Ledger) -> AbstractContextManager[Connection]:
    """Hold the ledger as an append does."""
    return ledger._storage.writing()


@pytest.mark.parametrize("sequence", [1, 0, 3])
def test_nothing_is_replaced_or_put_out_of_order(path: Path, sequence: int) -> None:
    ledger = filled(path, 1)
    statement = (
        f"INSERT OR REPLACE INTO ledger_decisions SELECT {sequence}, "
        'at, "by", kind, subjects, verdict, because, previous_hash, hash FROM ledger_decisions'
    )
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        tamper(path, statement, guards=True)
    assert ledger.verify().intact


def test_readers_read_while_somebody_writes(path: Path) -> None:
    ledger = filled(path, 1)
    with _writing(ledger):
        assert len(Ledger.open(path, new=True).decisions()) == 1


def test_the_ledger_is_one_file_when_nobody_uses_it(path: Path) -> None:
    filled(path, 2)
    assert [child.name for child in path.parent.iterdir()] == [path.name]
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


# Tampering


@given(st.lists(drafts, min_size=1, max_size=4), st.data())
@settings(max_examples=times(25), suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_stored_field_that_is_changed_is_found(
    path: Path, some: list, data: st.DataObject
) -> None:
    path.unlink(missing_ok=True)
    ledger = Ledger.open(path, new=True)
    for draft in some:
        ledger.append(draft)
    assert ledger.verify().intact
    sequence = data.draw(st.integers(1, len(some)))
    column = data.draw(
        st.sampled_from(
            ["at", "by", "kind", "subjects", "verdict", "because", "previous_hash", "hash"]
        )
    )
    new = data.draw(
        st.sampled_from(
            [
                f"\"{column}\" || ' '",
                f'"{column}" || char(0)',
                f'upper("{column}") || lower("{column}")',
                f'CAST("{column}" AS BLOB)',
                f"CAST(\"{column}\" || x'ff' AS TEXT)",
                "''",
                "7",
                "x'ff'",
                '\'["a", "b"]\'',
            ]
        )
    )
    tamper(path, f'UPDATE ledger_decisions SET "{column}" = {new} WHERE sequence = {sequence}')
    assert ledger.verify().broken_at == sequence
    with pytest.raises(LedgerError, match=f"broken at decision {sequence}:.*put back a copy"):
        ledger.judgements()


@pytest.mark.parametrize(
    ("statement", "broken_at", "why"),
    [
        ("DELETE FROM ledger_decisions WHERE sequence = 2", 2, "decision 3 stands in its place"),
        ("DELETE FROM ledger_decisions WHERE sequence = 1", 1, "decision 2 stands in its place"),
        ("DELETE FROM ledger_decisions WHERE sequence > 2", 3, "once had 4 decisions"),
        ("DELETE FROM ledger_decisions", 1, "once had 4 decisions"),
        (
            "UPDATE ledger_decisions SET sequence = CASE sequence WHEN 2 THEN -3 ELSE -2 END"
            " WHERE sequence IN (2, 3)",
            1,
            "decision -3 stands in its place",
        ),
        ("UPDATE ledger_decisions SET sequence = 9 WHERE sequence = 4", 4, "decision 9"),
        (
            "UPDATE ledger_decisions SET subjects = replace(subjects, ',', ', ') WHERE sequence=3",
            3,
            "it was changed after it was written",
        ),
    ],
)
def test_lost_moved_and_reworded_decisions_are_found(
    path: Path, statement: str, broken_at: int, why: str
) -> None:
    ledger = filled(path, 4)
    head = ledger.head()
    tamper(path, statement)
    report = ledger.verify()
    assert report.broken_at == broken_at
    assert why in str(report.why)
    assert ledger.verify(head).broken_at == broken_at


def test_swapped_decisions_are_found(path: Path) -> None:
    ledger = filled(path, 4)
    move = "UPDATE ledger_decisions SET sequence = {} WHERE sequence = {}"
    tamper(path, move.format(9, 2), move.format(2, 3), move.format(3, 9))
    assert ledger.verify().broken_at == 2


def test_nothing_is_built_on_an_end_that_was_tampered_with(path: Path) -> None:
    ledger = filled(path, 3)
    tamper(path, "DELETE FROM ledger_decisions WHERE sequence = 3")
    for ask in (lambda: ledger.append(judgement()), ledger.head):
        with pytest.raises(LedgerError, match="broken at decision 3: the ledger ends before it"):
            ask()
    assert len(ledger.decisions()) == 2
    tamper(path, "UPDATE ledger_decisions SET because = 'x' WHERE sequence = 2")
    with pytest.raises(LedgerError, match="broken at decision 2: it was changed"):
        ledger.append(judgement())


def test_a_thorough_cut_needs_a_head_that_was_written_down(path: Path) -> None:
    ledger = filled(path, 3)
    head = ledger.head()
    tamper(
        path,
        "DELETE FROM ledger_decisions WHERE sequence = 3",
        "UPDATE sqlite_sequence SET seq = 2",
    )
    assert ledger.verify().intact, "the documented limit"
    report = ledger.verify(head)
    assert report.broken_at == 3
    assert "3 decisions were written down" in str(report.why)


def test_a_missing_guard_is_reported(path: Path) -> None:
    ledger = filled(path, 1)
    tamper(path, "DROP TRIGGER ledger_no_delete", guards=True)
    report = ledger.verify()
    assert report.intact
    assert not report.guarded


def test_an_older_copy_is_told_by_its_head(path: Path) -> None:
    ledger = filled(path, 1)
    older = path.read_bytes()
    ledger.append(judgement(verdict=NOT_SAME))
    head = ledger.head()
    path.write_bytes(older)
    assert ledger.verify().intact
    assert ledger.verify(head).broken_at == 2


def test_a_damaged_byte_is_an_error_in_words_or_changes_nothing(path: Path) -> None:
    right = filled(path, 5).judgements()
    whole = path.read_bytes()
    chance = random.Random(17)
    names = [i for i in range(len(whole)) if whole[i : i + 7] == b"ledger_"]
    said = []
    for number in range(300):
        changed = bytearray(whole)
        place = chance.choice(names) if number % 3 == 0 else chance.randrange(len(whole))
        changed[place] = chance.choice((changed[place] ^ 1 << chance.randrange(8), 0xFF, 0xC3, 0))
        path.write_bytes(changed)
        try:
            assert Ledger.open(path, new=True).judgements() == right
        except LedgerError as error:
            said.append(str(error))
    assert len(said) > 30
    assert [text for text in said if "ledger.sqlite" not in text] == []


# Processes


def appending(place: str, name: str, count: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, str(PROCESSES), place, name, str(count)],
        stdout=subprocess.PIPE,
        text=True,
    )


def test_a_killed_process_leaves_an_intact_chain(path: Path) -> None:
    told = 0
    for after in (1, 7, 20):
        child = appending(str(path), "ana", 10_000)
        assert child.stdout is not None
        with child:
            for _ in range(after):
                told = int(child.stdout.readline())
            os.kill(child.pid, signal.SIGKILL)
            told = int((child.stdout.read().split() or [told])[-1])
        assert child.returncode == -signal.SIGKILL
        ledger = Ledger.open(path, new=True)
        report = ledger.verify()
        assert report.intact
        assert report.head.count in (told, told + 1), "what was told as written is there"
    assert ledger.append(judgement()).sequence == report.head.count + 1


# Errors


def test_a_file_that_is_no_database(path: Path) -> None:
    path.write_text("sequence,verdict\n1,same\n" * 100)
    before = path.read_bytes()
    with pytest.raises(LedgerError, match=r"ledger\.sqlite: it is not a ledger"):
        Ledger.open(path, new=True)
    assert path.read_bytes() == before


def test_a_database_of_something_else(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE bookmarks (url TEXT)")
    before = path.read_bytes()
    with pytest.raises(LedgerError, match="a database of something else"):
        Ledger.open(path, new=True)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("statement", "found"),
    [("UPDATE ledger_format SET version = 9", "9"), ("DELETE FROM ledger_format", "unknown")],
)
def test_another_format_version(path: Path, statement: str, found: str) -> None:
    filled(path, 1)
    tamper(path, statement, guards=True)
    with pytest.raises(LedgerError, match=f"has format {found}, .* works with format 1"):
        Ledger.open(path, new=True)


def test_a_damaged_file(path: Path) -> None:
    ledger = filled(path, 40)
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xa5" * (len(data) - 4096)
    path.write_bytes(data)
    with pytest.raises(LedgerError, match=r"ledger\.sqlite: it is damaged; put back a copy"):
        ledger.verify()


def test_a_new_file_that_another_program_holds(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerError, match="another program keeps it locked"):
            Ledger.open(path, new=True, wait_seconds=0.1).append(judgement())
    assert Ledger.open(path, new=True).append(judgement()).sequence == 1


def test_a_folder_that_does_not_exist(path: Path) -> None:
    with pytest.raises(LedgerError, match="its folder must exist and be writable"):
        Ledger.open(path.parent / "nowhere" / path.name, new=True).append(judgement())


def test_a_folder_that_cannot_be_written() -> None:
    with pytest.raises(LedgerError, match="its folder must exist and be writable"):
        Ledger.open("/proc/ledger.sqlite", new=True).append(judgement())


def test_a_file_that_cannot_be_written(path: Path) -> None:
    filled(path, 1)
    read_only = Ledger.open(f"sqlite:///file:{path}?mode=ro&uri=true")
    assert len(read_only.decisions()) == 1
    with pytest.raises(LedgerError, match="it is read-only"):
        read_only.append(judgement())


@pytest.mark.parametrize("place", ["sqlite://", "sqlite:///:memory:"])
def test_a_ledger_in_memory_is_refused(place: str) -> None:
    with pytest.raises(LedgerError, match="would be lost"):
        Ledger.open(place, new=True)


@pytest.mark.parametrize(
    ("place", "says"),
    [
        ("mysql://ana:secret@host/db", "SQLite or PostgreSQL, not in mysql"),
        ("nonsense://ana:secret@host", "SQLite or PostgreSQL, not in nonsense"),
        ("postgresql://ana:secret@host:port/db", "not a database URL"),
        ("sqlite:////\x00ev/null", "not a database URL"),
        ("sqlite:///file:other.sqlite?mode=%00&uri=true", "not a database URL"),
        ("postgresql://a%00:b@127.0.0.1:1/db", "not a database URL"),
        ("postgresql+nonsense://ana:secret@host/db", r"postgresql\+nonsense"),
        ("://secret", "not a database URL"),
    ],
)
def test_an_address_of_no_database(place: str, says: str) -> None:
    with pytest.raises(LedgerError, match=says) as caught:
        Ledger.open(place, new=True)
    assert "secret" not in str(caught.value)


def test_a_missing_driver_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    for driver in ("psycopg", "psycopg_binary"):
        monkeypatch.setitem(sys.modules, driver, None)
    with pytest.raises(LedgerError, match=re.escape("pip install 'linchpin-network[postgres]'")):
        Ledger.open("postgresql://ana:secret@127.0.0.1/linchpin")


def test_a_server_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("psycopg", reason="the optional PostgreSQL driver is not installed")
    with pytest.raises(LedgerError, match=r"the ledger .*127\.0\.0\.1.*refused") as caught:
        Ledger.open("postgresql://ana:secret@127.0.0.1:1/linchpin")
    assert "secret" not in str(caught.value)
