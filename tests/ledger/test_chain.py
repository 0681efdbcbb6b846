"""Laws of the chain and of judgements, over values only."""

from __future__ import annotations

import json
from dataclasses import asdict, fields, replace
from hashlib import sha256
from itertools import pairwise

import pytest
from decision_drafts import drafts, judgement, pairs, words
from hypothesis import assume, given
from hypothesis import strategies as st

from linchpin.claims.errors import LedgerError
from linchpin.ledger.chain import GENESIS, Head, check_chain, link, parse_head
from linchpin.ledger.decision import (
    NOT_SAME,
    Decision,
    Draft,
    canonical_time,
    decision_hash,
    latest_judgements,
)

draft_lists = st.lists(drafts, min_size=1, max_size=8)


def chain_of(some: list[Draft]) -> list[Decision]:
    chain: list[Decision] = []
    head = Head()
    for draft in some:
        chain.append(link(head, draft))
        head = Head(chain[-1].sequence, chain[-1].hash)
    return chain


@given(st.lists(drafts, max_size=8))
def test_a_chain_of_any_decisions_is_intact(some: list[Draft]) -> None:
    chain = chain_of(some)
    report = check_chain(chain)
    assert report.intact
    assert report.why is None
    assert report.head == (Head(len(chain), chain[-1].hash) if chain else Head(0, GENESIS))
    assert parse_head(str(report.head)) == report.head
    assert all(later.previous_hash == earlier.hash for earlier, later in pairwise(chain))


@given(draft_lists, st.data())
def test_any_changed_field_breaks_the_chain_where_it_was_changed(
    some: list[Draft], data: st.DataObject
) -> None:
    chain = chain_of(some)
    index = data.draw(st.integers(0, len(chain) - 1))
    name = data.draw(st.sampled_from([field.name for field in fields(Decision)]))
    old = getattr(chain[index], name)
    strategy = {"sequence": st.integers(), "subjects": pairs}.get(name, words)
    new = data.draw(strategy)
    assume(new != old)
    chain[index] = replace(chain[index], **{name: new})
    assert check_chain(chain).broken_at == index + 1


@given(draft_lists, st.data())
def test_a_lost_decision_breaks_the_chain_unless_it_was_the_last(
    some: list[Draft], data: st.DataObject
) -> None:
    chain = chain_of(some)
    head = check_chain(chain).head
    index = data.draw(st.integers(0, len(chain) - 1))
    del chain[index]
    if index < len(chain):
        assert check_chain(chain).broken_at == index + 1
    else:
        assert check_chain(chain).intact, "a cut end does not show by itself"
    assert check_chain(chain, head).broken_at == index + 1


@given(draft_lists, st.data())
def test_moved_decisions_break_the_chain(some: list[Draft], data: st.DataObject) -> None:
    chain = chain_of(some)
    moved = data.draw(st.permutations(chain))
    assume(moved != chain)
    first = next(index for index, one in enumerate(moved) if one != chain[index])
    assert check_chain(moved).broken_at == first + 1
    renumbered = [replace(one, sequence=number) for number, one in enumerate(moved, 1)]
    assert check_chain(renumbered).broken_at == first + 1


@given(draft_lists, draft_lists)
def test_only_a_written_head_shows_a_chain_computed_anew(
    some: list[Draft], others: list[Draft]
) -> None:
    chain, forged = chain_of(some), chain_of(others)
    head = check_chain(chain).head
    assume(head not in [Head(one.sequence, one.hash) for one in forged])
    assert check_chain(forged).intact
    assert check_chain(forged, head).broken_at == min(head.count, len(forged) + 1)


@given(draft_lists, draft_lists)
def test_every_earlier_head_stays_true(some: list[Draft], more: list[Draft]) -> None:
    head = check_chain(chain_of(some)).head
    longer = chain_of(some + more)
    assert check_chain(longer, head).intact
    assert check_chain(longer, Head()).intact


def test_a_rehashed_decision_breaks_the_next_link() -> None:
    chain = chain_of([judgement(), judgement(verdict=NOT_SAME)])
    changed = replace(chain[0], because="no reason")
    chain[0] = replace(changed, hash=decision_hash(changed))
    report = check_chain(chain)
    assert report.broken_at == 2
    assert report.why == "it does not continue the decision before it"
    assert report.head == Head(1, chain[0].hash)


def test_the_hash_can_be_computed_without_linchpin() -> None:
    decision = link(Head(), judgement("b", "a", because="señas iguales"))
    stored = asdict(decision)
    stated = stored.pop("hash")
    assert stored.pop("details") == "", "left out of the hash where there are none"
    text = json.dumps(stored, sort_keys=True, separators=(",", ":"))
    assert stated == sha256(text.encode()).hexdigest()
    assert stated == "2532be39c8a208769a51cbb33210e6326cacac22c2b62d628c8fc288012f4fbc"


@given(st.lists(st.builds(judgement, first=st.sampled_from("ab"), second=st.sampled_from("cd"))))
def test_judgements_do_not_depend_on_the_order_of_the_pair(some: list[Draft]) -> None:
    turned = [replace(draft, subjects=draft.subjects[::-1]) for draft in some]
    assert chain_of(turned) == chain_of(some)


@given(st.lists(drafts))
def test_the_last_judgement_on_a_pair_wins(some: list[Draft]) -> None:
    latest = latest_judgements(chain_of(some))
    assert latest.keys() == {frozenset(draft.subjects) for draft in some}
    for pair, decision in latest.items():
        last = [draft for draft in some if set(draft.subjects) == pair][-1]
        assert (decision.verdict, decision.because) == (last.verdict, last.because)
        assert decision.subjects == tuple(sorted(pair))


def test_other_kinds_of_decisions_are_no_judgements() -> None:
    decision = link(Head(), judgement())
    assert latest_judgements([replace(decision, kind="disposition")]) == {}


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("because", "", "reason of a decision must not be empty"),
        ("because", " \n\t", "reason of a decision must not be empty"),
        ("because", "\ud800", "not text"),
        ("because", "a\x00b", "not text"),
        ("by", "", "who decided"),
        ("subjects", ("a",), "two different entities"),
        ("subjects", ("a", "a"), "two different entities"),
        ("subjects", ("a", "b", "c"), "two different entities"),
        ("subjects", ("a", ""), "entity id"),
        ("verdict", "maybe", "unknown verdict 'maybe'; one of ['not same', 'same', 'unsure']"),
        (
            "kind",
            "hunch",
            "unknown kind of decision 'hunch'; one of ['alert', 'assignment', 'identity', ",
        ),
        ("at", "yesterday", "not an ISO 8601 time"),
        ("at", "2026-03-01", "not in UTC"),
        ("at", "2026-03-01T09:30:00", "not in UTC"),
        ("at", "2026-03-01T09:30:00+01:00", "not in UTC"),
    ],
)
def test_what_a_ledger_does_not_take(field: str, value: object, says: str) -> None:
    with pytest.raises(LedgerError) as caught:
        replace(judgement(), **{field: value})
    assert says in str(caught.value)


@given(st.text())
def test_any_text_is_a_time_or_an_error(text: str) -> None:
    try:
        stored = canonical_time(text)
    except LedgerError:
        return
    assert canonical_time(stored) == stored
    assert stored.endswith("Z")


@pytest.mark.parametrize("text", ["", "3", "3:abc", "-1:" + "0" * 64, "٣:" + "0" * 64])
def test_what_is_no_head(text: str) -> None:
    with pytest.raises(LedgerError, match="COUNT:HASH"):
        parse_head(text)
