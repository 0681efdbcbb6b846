"""What every kind of ledger must do: one contract, run over all that are registered."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from dataclasses import fields, replace
from pathlib import Path

import pytest
from decision_drafts import drafts, judgement
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from effort import times
from linchpin.claims.errors import LedgerError
from linchpin.ledger.backends import BACKENDS
from linchpin.ledger.chain import Head
from linchpin.ledger.decision import IDENTITY, NOT_SAME, SAME, Decision, decision_hash
from linchpin.ledger.ledger import Ledger

PROCESSES = Path(__file__).with_name("appending_process.py")


def appending(place: str, name: str, count: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, str(PROCESSES), place, name, str(count)],
        stdout=subprocess.PIPE,
        text=True,
    )


def test_what_is_appended_is_read_back(place: str) -> None:
    ledger = Ledger.open(place, new=True)
    assert (ledger.decisions(), ledger.judgements(), ledger.head()) == ([], {}, Head())
    first = ledger.append(judgement("b", "a"))
    second = ledger.append(judgement("a", "b", verdict=NOT_SAME, because="otra persona: Ñuñoa 🚢"))
    again = Ledger.open(place, new=True)
    assert again.decisions() == again.decisions(IDENTITY) == [first, second]
    assert again.decisions("another kind") == []
    assert first.subjects == second.subjects == ("a", "b")
    assert again.judgements() == {frozenset({"b", "a"}): second}
    assert again.head() == Head(2, second.hash)
    report = again.verify(Head(1, first.hash))
    assert report.intact
    assert report.guarded
    assert report.head == again.head()


def test_nothing_can_be_changed_or_deleted(place: str) -> None:
    ledger = Ledger.open(place, new=True)
    ledger.append(judgement())
    for statement in ("UPDATE ledger_decisions SET verdict = 'x'", "DELETE FROM ledger_decisions"):
        with (
            pytest.raises(LedgerError, match="append-only"),
            ledger._storage.writing() as connection,
        ):
            connection.exec_driver_sql(statement)
    assert ledger.verify().intact
    assert len(ledger.decisions()) == 1


def test_processes_that_create_and_append_at_once_all_succeed(place: str) -> None:
    children = [appending(place, name, 25) for name in ("ana", "luis", "zoe")]
    for child in children:
        child.communicate(timeout=60)
    assert [child.returncode for child in children] == [0, 0, 0]
    ledger = Ledger.open(place, new=True)
    assert ledger.verify().intact
    decided = ledger.decisions()
    assert len(decided) == 75
    for name in ("ana", "luis", "zoe"):
        assert [one.because for one in decided if one.by == name] == [str(n) for n in range(25)]


def test_a_locked_ledger(place: str) -> None:
    ledger = Ledger.open(place, new=True)
    impatient = Ledger.open(place, new=True, wait_seconds=0.1)
    with ledger._storage.writing():
        with pytest.raises(LedgerError, match="another program keeps it locked; try again"):
            impatient.append(judgement())
        assert impatient.verify().intact
    assert impatient.append(judgement()).sequence == 1


def test_judgements_last_win_and_are_symmetric(place: str) -> None:
    ledger = Ledger.open(place, new=True)
    for first, second, verdict in [("a", "b", SAME), ("b", "c", SAME), ("b", "a", NOT_SAME)]:
        ledger.append(judgement(first, second, verdict=verdict))
    verdicts = {pair: one.verdict for pair, one in ledger.judgements().items()}
    assert verdicts == {frozenset("ab"): NOT_SAME, frozenset("bc"): SAME}


def test_every_kind_says_what_it_is() -> None:
    for name, backend in BACKENDS.items():
        assert backend.name == name
        assert any("ledger_decisions" in statement for statement in backend.create)
        for field in fields(Decision):
            assert (field.name in backend.create[0]) == (field.name != "details")


def test_the_first_details_make_room_for_themselves_and_change_nothing(place: str) -> None:
    ledger = Ledger.open(place, new=True)
    first = ledger.append(judgement())
    second = ledger.append(replace(judgement(), details='{"alert":"6e7db5e57a12"}'))
    third = ledger.append(judgement("b", "c"))
    assert ledger.decisions() == [first, second, third]
    assert (first.details, second.detail("alert"), third.detail("alert")) == (
        "", "6e7db5e57a12", None,
    )  # fmt: skip
    report = ledger.verify(Head(1, first.hash))
    assert report.intact
    assert report.guarded
    with ledger._storage.reading() as connection:
        changed = replace(second, details='{"alert":"another"}')
        assert decision_hash(changed) != second.hash
        assert ledger._storage.has_details(connection)


def test_of_two_who_decide_at_once_the_second_is_told(place: str) -> None:
    ledger = Ledger.open(place, new=True)
    seen = ledger.append(judgement()).sequence

    def refuse(since: Sequence[Decision]) -> None:
        if since:
            raise LedgerError(f"{since[0].by} was first")

    both = [judgement("b", "c"), judgement("c", "d")]
    added = ledger.append_all(both, seen=seen, refuse=refuse)
    with pytest.raises(LedgerError, match="was first"):
        ledger.append_all(both, seen=seen, refuse=refuse)
    assert ledger.decisions(after=seen) == added
    assert ledger.verify().intact


def test_reading_makes_nothing(place: str) -> None:
    ledger = Ledger.open(place, new=True)
    assert ledger.is_empty
    assert (ledger.decisions(), ledger.judgements(), ledger.head()) == ([], {}, Head())
    assert ledger.verify().intact
    assert ledger.is_empty
    assert ledger.append(judgement()).sequence == 1
    assert not ledger.is_empty
    assert not Ledger.open(place).is_empty


def test_a_mistyped_place_is_an_error_until_it_is_called_new(place: str) -> None:
    with pytest.raises(LedgerError, match=r"there is none.*--new-ledger"):
        Ledger.open(place)
    Ledger.open(place, new=True)
    with pytest.raises(LedgerError, match=r"there is none.*--new-ledger"):
        Ledger.open(place)
    Ledger.open(place, new=True).append(judgement())
    assert len(Ledger.open(place).decisions()) == 1


@given(some=st.lists(drafts, min_size=1, max_size=3))
@settings(
    max_examples=times(20),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_any_decision_comes_back_as_it_went_in(place: str, some: list) -> None:
    ledger = Ledger.open(place, new=True)
    before = len(ledger.decisions())
    added = [ledger.append(draft) for draft in some]
    assert ledger.decisions()[before:] == added
    report = ledger.verify(Head(added[-1].sequence, added[-1].hash))
    assert report.intact
    assert report.guarded


def test_a_clock_set_back_is_said(place: str) -> None:
    from dataclasses import replace

    ledger = Ledger.open(place, new=True)
    first = ledger.append(judgement())
    later = ledger.append(replace(judgement(), at="2026-03-01T09:30:01Z"))
    earlier = ledger.append(replace(judgement(), at="2025-03-01T09:30:00Z"))
    assert ledger.dated_before(first) is None
    assert ledger.dated_before(later) is None
    assert ledger.dated_before(earlier) == later
    report = ledger.verify()
    assert report.intact
    assert report.set_back == (3,)
