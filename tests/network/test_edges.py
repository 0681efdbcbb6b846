"""Edges: what is denied never becomes one, and every one keeps its claims."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from invented import Written
from linchpin.claims.claim import Claim, Standing
from linchpin.network.edges import make_edges


def same(entity: str) -> str:
    """Stand for nobody else."""
    return entity


PEOPLE = st.sampled_from(["a", "b", "c"])
STANDINGS = st.sampled_from(Standing)


@st.composite
def relations(draw: st.DrawFn) -> list[Claim]:
    """Return claims of some relations, each end with a standing of its own."""
    written = Written(dataset="case_x")
    for number in range(draw(st.integers(0, 5))):
        schema, first, second = draw(
            st.sampled_from(
                [
                    ("Family", "person", "relative"),
                    ("Membership", "member", "organization"),
                    ("UnknownLink", "subject", "object"),
                ]
            )
        )
        relation = f"r{number}"
        for prop in (first, second):
            for _ in range(draw(st.integers(0, 2))):
                written.say(relation, schema, standing=draw(STANDINGS), **{prop: draw(PEOPLE)})
    return written.claims


@given(relations())
def test_a_denied_claim_never_yields_an_edge(claims: list[Claim]) -> None:
    edges = make_edges(claims, same)
    plain = [claim for claim in claims if claim.evidence.standing is not Standing.DENIED]
    assert edges == make_edges(plain, same)
    said = {(claim.entity_id, claim.value) for claim in plain}
    known = {claim.id for claim in plain}
    for edge in edges:
        assert (edge.id, edge.source) in said
        assert (edge.id, edge.target) in said
        assert edge.standing is not Standing.DENIED
        assert edge.claims
        assert set(edge.claims) <= known


@given(relations(), st.randoms(use_true_random=False))
def test_edges_do_not_depend_on_the_order_of_claims(claims: list[Claim], chance: object) -> None:
    mixed = sorted(claims, key=lambda claim: claim.id)
    assert {e.id for e in make_edges(mixed, same)} == {e.id for e in make_edges(claims, same)}


def test_only_one_denied_end_is_enough_for_no_edge() -> None:
    written = Written(dataset="case_x")
    written.say("r", "Family", person="a", relationship="brother")
    written.say("r", "Family", standing=Standing.DENIED, relative="b")
    assert make_edges(written.claims, same) == []


def test_an_end_of_two_entities_gives_two_marked_edges() -> None:
    written = Written()
    written.say("r", "UnknownLink", subject="a", object=["b", "c"], role="Linked To")
    edges = make_edges(written.claims, same)
    assert {(edge.target, edge.one_of) for edge in edges} == {("b", 2), ("c", 2)}


def test_merged_ends_are_one_entity() -> None:
    written = Written()
    written.say("r", "UnknownLink", subject="a", object=["b", "c"], role="Linked To")
    edges = make_edges(written.claims, lambda entity: "b" if entity == "c" else entity)
    assert [(edge.target, edge.one_of) for edge in edges] == [("b", 1)]


def test_the_least_firm_end_gives_the_standing() -> None:
    written = Written(dataset="case_x")
    written.say("r", "Membership", standing=Standing.PROVEN, member="a")
    written.say("r", "Membership", standing=Standing.ALLEGED, organization="b")
    assert make_edges(written.claims, same)[0].standing is Standing.ALLEGED
