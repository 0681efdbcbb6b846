"""What is told: once, again only for what can alter the match, and never hidden by a decision."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linchpin.claims.errors import ReadError
from linchpin.ledger.decision import ALERT, FALSE_MATCH, Decision
from linchpin.network.list_events.event import ListEvent
from linchpin.network.list_events.kinds import MATTERS, ChangeKind, Matters
from linchpin.watch.alerts import AlertKind, Decided, Outcome, Seen, alerts_for
from linchpin.watch.pair import Pair, Touch, alert_id, customer_of, pair_from, pair_json
from linchpin.watch.subject_change import SubjectChange, by_entity

KINDS = st.sampled_from(list(ChangeKind))


def pair(subject: str = "x-1", key: str = "7", *, name: str = "Ana", path: str = "") -> Pair:
    customer = customer_of("book.csv", key, {"name": name})
    touch = Touch("name", "strong", 1.0, True, "row 1", name, "Ana", "the same", ("P",), "x 2021")
    if path:
        touch = replace(touch, path=(path,))
    through = (path,) if path else ()
    return Pair(
        alert_id(subject, customer.id), subject, (subject,), "Ana", customer, (touch,), through
    )


def change(kind: ChangeKind, entity: str = "x-1", *others: str) -> SubjectChange:
    return SubjectChange(
        "A list", "2021-01", "2021-02", ListEvent(kind, entity, "Ana", others=others)
    )


def run(known: list[Pair], now: list[Pair], *changes: SubjectChange, **more: object) -> Outcome:
    decided = more.pop("decided", Decided())
    assert isinstance(decided, Decided)
    seen = Seen(now, lambda item: item, None, by_entity(changes))
    return alerts_for(known, replace(seen, **more), decided)  # type: ignore[arg-type]


def decision(one: Pair, verdict: str = FALSE_MATCH, subject: str | None = None) -> Decision:
    subjects = (subject or one.subject, one.customer.id, one.basis)
    return Decision(
        1, "2021-01-02T00:00:00Z", "A", ALERT, tuple(sorted(subjects)), verdict, "b", "", ""
    )


def kinds(outcome: Outcome) -> list[AlertKind]:
    return [alert.kind for alert in outcome.alerts]


def test_what_is_told_once_is_not_told_twice() -> None:
    first = run([], [pair()])
    assert kinds(first) == [AlertKind.NEW]
    again = run(list(first.known), [pair()])
    assert again.alerts == ()
    assert again.known == first.known


@given(KINDS)
def test_it_is_told_again_exactly_where_the_match_can_be_another(kind: ChangeKind) -> None:
    found = kinds(run([pair()], [pair()], change(kind)))
    matters = MATTERS[kind]
    if Matters.MATCH in matters:
        assert found == [AlertKind.AGAIN]
    elif Matters.OBLIGATION in matters:
        assert found == [AlertKind.DUTY]
    else:
        assert found == []


@given(KINDS)
def test_a_decision_never_hides_what_can_alter_the_match(kind: ChangeKind) -> None:
    decided = Decided([decision(pair())], lambda _: by_entity([change(kind)]))
    known = run([pair()], [pair()], change(kind), decided=decided)
    unknown = run([], [pair()], decided=decided)
    if Matters.MATCH in MATTERS[kind]:
        assert kinds(known) == kinds(unknown) == [AlertKind.AGAIN]
        assert known.alerts[0].since_decision
        assert known.alerts[0].decisions == tuple(decided.decisions)
    else:
        assert AlertKind.AGAIN not in kinds(known)
        assert [one for one, _ in unknown.suppressed] == [pair()]


def test_a_decision_does_not_cover_other_cells_or_another_customer() -> None:
    decided = Decided([decision(pair())])
    assert kinds(run([], [pair(name="Anna")], decided=decided)) == [AlertKind.AGAIN]
    assert kinds(run([], [pair(key="8")], decided=decided)) == [AlertKind.NEW]


@pytest.mark.parametrize("verdict", ["true match", "open"])
def test_only_a_false_match_is_not_told(verdict: str) -> None:
    found = run([], [pair()], decided=Decided([decision(pair(), verdict)]))
    assert kinds(found) == [AlertKind.AGAIN]
    assert found.alerts[0].decisions


def test_other_cells_of_a_known_customer_are_told() -> None:
    found = run([pair()], [pair(name="Anna")])
    assert kinds(found) == [AlertKind.AGAIN]
    assert "cells" in found.alerts[0].why[0]


def test_a_change_of_a_tie_is_told_to_whom_only_ties_lead() -> None:
    tied = pair("c-9", path="x-1")
    assert kinds(run([tied], [tied], change(ChangeKind.RELATION))) == [AlertKind.AGAIN]
    assert kinds(run([tied], [tied], change(ChangeKind.ALIAS_GAINED))) == []
    assert kinds(run([pair()], [pair()], change(ChangeKind.RELATION))) == []


def test_a_delisted_subject_is_told_to_whose_customers_were_hits() -> None:
    found = run([pair()], [], change(ChangeKind.DELISTED), decided=Decided([decision(pair())]))
    assert kinds(found) == [AlertKind.GONE]
    assert found.alerts[0].changes[0].event.kind is ChangeKind.DELISTED
    assert found.alerts[0].decisions
    assert found.known == ()


def test_a_customer_who_left_the_book_is_counted_and_not_told() -> None:
    found = run([pair()], [], customers=frozenset({"customer:book.csv#8"}))
    assert found.alerts == ()
    assert found.left == 1


def test_a_renumbered_subject_keeps_alert_and_decision() -> None:
    event = change(ChangeKind.RENUMBERED, "x-5", "x-1")
    found = run([pair()], [pair("x-5")], event, decided=Decided([decision(pair())]))
    assert kinds(found) == [AlertKind.AGAIN]
    assert found.alerts[0].pair.id == pair().id
    assert found.alerts[0].decisions
    later = run(list(found.known), [pair("x-5")], change(ChangeKind.BIRTH, "x-5"),
                decided=Decided([decision(pair())]))  # fmt: skip
    assert later.alerts[0].decisions, "the decision under the old number is still shown"


def test_a_decision_under_an_old_number_is_found_where_nothing_is_known() -> None:
    since = by_entity([change(ChangeKind.RENUMBERED, "x-5", "x-1")])
    decided = Decided([decision(pair("x-5"), subject="x-1")], lambda _: since)
    found = run([], [pair("x-5")], decided=decided)
    assert kinds(found) == [AlertKind.AGAIN]
    assert found.alerts[0].decisions


def test_one_alert_for_a_subject_on_two_lists() -> None:
    both = replace(pair(), records=("un-1", "x-1"))

    def of(item: str) -> str:
        return "x-1" if item == "un-1" else item

    found = run([pair()], [both], change(ChangeKind.ADDED, "un-1"), of=of)
    assert kinds(found) == [AlertKind.AGAIN]
    two = [pair(), pair("un-1")]
    assert len(run(two, [both], of=of).alerts) == 1


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("12"))),
       st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("12"))),
       st.sets(st.sampled_from("abc")))  # fmt: skip
def test_looking_at_what_changed_tells_what_looking_at_all_tells(
    before: list[tuple[str, str]], after: list[tuple[str, str]], changed: set[str]
) -> None:
    """A delta and a whole screening agree where pairs of unchanged subjects are the same."""
    known = list({place: pair(*place) for place in before}.values())
    same = [one for one in known if one.subject not in changed]
    fresh = [pair(*place) for place in dict.fromkeys(after) if place[0] in changed]
    changes = [change(ChangeKind.BIRTH, entity) for entity in sorted(changed)]
    whole = run(known, [*same, *fresh], *changes)
    delta = run(known, fresh, *changes, looked_at=frozenset(changed))
    assert set(whole.alerts) == set(delta.alerts)
    assert set(whole.known) == set(delta.known)


def test_a_pair_is_read_as_it_was_written() -> None:
    one = replace(pair(path="x-2"), former=("x-0",))
    assert pair_from(json.loads(json.dumps(pair_json(one)))) == one
    with pytest.raises(ReadError):
        pair_from({**pair_json(one), "touches": []})
