"""Editions, deltas and merging, as laws."""

from __future__ import annotations

from dataclasses import replace

import pytest
from claim_strategies import DATASET, claim_sets, claims
from hypothesis import given
from hypothesis import strategies as st

from linchpin.claims.claim import Claim
from linchpin.claims.edition import Edition, content_id, merge_claims
from linchpin.claims.errors import ClaimError
from linchpin.claims.finding import Finding

Claims = frozenset[Claim]


def edition(said: Claims, date: str = "2021-07") -> Edition:
    return Edition(DATASET, date, said)


@given(claim_sets, claim_sets)
def test_older_plus_the_difference_is_newer(old: Claims, new: Claims) -> None:
    older, newer = edition(old, "2021-06"), edition(new)
    assert older + (newer - older) == newer


@given(claim_sets)
def test_an_edition_minus_itself_is_nothing(said: Claims) -> None:
    nothing = edition(said) - edition(said)
    assert not nothing.removed
    assert not nothing.added


@given(claim_sets, claim_sets, claim_sets)
def test_a_delta_fits_only_the_edition_it_starts_from(a: Claims, b: Claims, c: Claims) -> None:
    delta = edition(b) - edition(a)
    if edition(c).id != edition(a).id:
        with pytest.raises(ClaimError, match="starts from edition"):
            edition(c) + delta


@given(claims(), st.integers(51, 99))
def test_a_claim_that_only_moved_is_no_news(claim: Claim, start: int) -> None:
    moved = replace(claim, evidence=replace(claim.evidence, start=start))
    older, newer = edition(frozenset([claim])), edition(frozenset([moved]))
    delta = newer - older
    assert older.id == newer.id
    assert not delta.appeared
    assert not delta.disappeared
    assert older + delta == newer


@given(claim_sets, claim_sets)
def test_what_appears_and_disappears_differs_by_id(old: Claims, new: Claims) -> None:
    delta = edition(new) - edition(old)
    had, has = ({claim.id for claim in said} for said in (old, new))
    assert {claim.id for claim in delta.appeared} == has - had
    assert {claim.id for claim in delta.disappeared} == had - has


@given(claim_sets)
def test_merging_again_changes_nothing(said: Claims) -> None:
    once = merge_claims(said)
    assert merge_claims(once) == merge_claims(once, once) == once


@given(claim_sets, claim_sets)
def test_merging_does_not_depend_on_order(a: Claims, b: Claims) -> None:
    assert merge_claims(a, b) == merge_claims(b, a) == merge_claims([*b, *a])


@given(claim_sets, claim_sets, claim_sets)
def test_merging_is_associative(a: Claims, b: Claims, c: Claims) -> None:
    assert merge_claims(merge_claims(a, b), c) == merge_claims(a, merge_claims(b, c))


@given(claim_sets, claim_sets)
def test_merging_keeps_every_distinct_claim_once(a: Claims, b: Claims) -> None:
    ids = [claim.id for claim in merge_claims(a, b)]
    assert len(ids) == len(set(ids))
    assert set(ids) == {claim.id for claim in a | b}


@given(st.lists(st.text(alphabet="0123456789abcdef", min_size=32, max_size=32)), st.randoms())
def test_a_content_id_depends_on_the_set_alone(ids: list[str], random: object) -> None:
    shuffled = list(ids)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert content_id(shuffled) == content_id(ids) == content_id([*ids, *ids[:2]])
    assert content_id(set(ids)) != content_id({*ids, "f" * 33})


def test_editions_of_two_sources_do_not_mix() -> None:
    with pytest.raises(ClaimError, match="no delta between"):
        edition(frozenset()) - Edition("other", "2021", frozenset())


@given(claims())
def test_an_edition_holds_claims_of_its_own_source_only(claim: Claim) -> None:
    with pytest.raises(ClaimError, match="holds a claim of"):
        edition(frozenset([replace(claim, dataset="other")]))


def test_a_finding_cites_something() -> None:
    assert Finding("m", None, "because", rows=("sdn.csv line 1",), score=0.5).score == 0.5
    with pytest.raises(ClaimError, match="cites neither"):
        Finding("m", None, "because")
    with pytest.raises(ClaimError, match=r"not in 0\.\.1"):
        Finding("m", None, "because", rows=("x",), score=1.5)
