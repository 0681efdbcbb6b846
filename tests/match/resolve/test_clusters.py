"""Who is who: every rule gives its reason, and nobody is merged on a name alone."""

from __future__ import annotations

import random
from collections.abc import Iterable
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linchpin.claims.dates import parse_date
from linchpin.match.compare.profile import Profile
from linchpin.match.resolve.clusters import Judgement, Resolution, resolve_profiles
from linchpin.match.resolve.rules import Strength, compare

LISTS = frozenset({"list_a", "list_b"})


def profile(name: str, source: str = "list_a", **facts: object) -> Profile:
    """Return a profile of a person; `born` and `names` may be given as plain text."""
    born = facts.pop("born", None)
    names = facts.pop("names", [])
    made = Profile(name, source, str(facts.pop("schema", "Person")), **facts)  # type: ignore[arg-type]
    made.names = list(names)  # type: ignore[call-overload]
    made.births = [] if born is None else [parse_date(str(born))]
    return made


def together(profiles: Iterable[Profile], judgements: Iterable[Judgement] = ()) -> Resolution:
    """Return who is who among some profiles, every pair compared."""
    table = {item.id: item for item in profiles}
    pairs = combinations(sorted(table), 2)
    return resolve_profiles(table, pairs, judgements, lists=LISTS)


ANA = {"names": ["Ana Ejemplo Prueba"]}


@pytest.mark.parametrize(
    ("one", "other", "strength"),
    [
        ({"numbers": {("ofac", "1")}}, {"numbers": {("ofac", "1")}}, Strength.LIST_NUMBER),
        (
            {**ANA, "identifiers": {("taxNumber", "eepa700101")}},
            {**ANA, "identifiers": {("taxNumber", "eepa700101")}},
            Strength.IDENTIFIER,
        ),
        (
            {"identifiers": {("idNumber", "x1")}, "born": "1970-01-01"},
            {"identifiers": {("idNumber", "x1")}, "born": "1970"},
            Strength.IDENTIFIER,
        ),
        ({**ANA, "born": "1970-01-01"}, {**ANA, "born": "1970-01"}, Strength.NAME_AND_FACT),
        (
            {**ANA, "birth_places": {"culiacan"}},
            {"names": ["EJEMPLO PRUEBA, Ana"], "birth_places": {"culiacan"}},
            Strength.NAME_AND_FACT,
        ),
        ({**ANA, "linked": {"x"}}, {**ANA, "linked": {"x"}}, Strength.NAME_AND_FACT),
    ],
)
def test_what_makes_two_records_one(
    one: dict[str, object], other: dict[str, object], strength: Strength
) -> None:
    merge = compare(profile("a", "list_a", **one), profile("b", "list_b", **other), {})
    assert merge is not None
    assert merge.strength is strength
    assert merge.because


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (ANA, ANA),
        ({"names": ["Ana"], "born": "1970"}, {"names": ["Ana"], "born": "1970"}),
        (
            {"weak_names": ["La Prueba Ana"], "born": "1970"},
            {"weak_names": ["La Prueba Ana"], "born": "1970"},
        ),
        ({"weak_names": ["Ana Ejemplo Prueba"], "born": "1970"}, {**ANA, "born": "1970"}),
        ({"identifiers": {("idNumber", "x1")}}, {"identifiers": {("idNumber", "x1")}}),
        ({**ANA, "born": "1970-01-01"}, {**ANA, "born": "1970-01-02"}),
        (
            {**ANA, "born": "1970", "genders": {"male"}},
            {**ANA, "born": "1970", "genders": {"female"}},
        ),
        (
            {**ANA, "born": "1970", "numbers": {("ofac", "1")}},
            {**ANA, "born": "1970", "numbers": {("ofac", "2")}},
        ),
        (
            {**ANA, "identifiers": {("idNumber", "x1")}, "born": "1953"},
            {**ANA, "identifiers": {("idNumber", "x1")}, "born": "1981"},
        ),
        ({**ANA, "born": "1970", "schema": "Vessel"}, {**ANA, "born": "1970"}),
    ],
    ids=[
        "a bare name",
        "one word of a name",
        "weak aliases on both sides",
        "a weak alias on one side",
        "a number and nothing that agrees",
        "another birth date",
        "another gender",
        "another number on the same list",
        "a shared number and births that contradict",
        "a ship and a person",
    ],
)
def test_what_does_not(one: dict[str, object], other: dict[str, object]) -> None:
    assert compare(profile("a", "list_a", **one), profile("b", "list_b", **other), {}) is None


def test_two_records_of_one_source_never_merge_by_themselves() -> None:
    same = {"numbers": {("ofac", "1")}, "born": "1970", **ANA}
    assert compare(profile("a", "list_a", **same), profile("b", "list_a", **same), {}) is None


def test_a_third_record_does_not_join_two_of_one_source() -> None:
    one = profile("a1", "list_a", **ANA, born="1970")
    two = profile("a2", "list_a", **ANA, born="1970")
    case = profile("c", "case_x", **ANA, born="1970")
    found = together([one, two, case])
    assert found.canonical == {}
    assert {refusal.why for refusal in found.refused} == {"a1 and a2 are two records of list_a"}


def test_a_stronger_reason_is_kept_where_a_weaker_one_is_not() -> None:
    one = profile("a1", "list_a", **ANA, born="1970", numbers={("ofac", "1")})
    two = profile("a2", "list_a", **ANA, born="1970")
    case = profile("c", "case_x", **ANA, born="1970", numbers={("ofac", "1")})
    found = together([one, two, case])
    assert found.members("c") == ("a1", "c")
    assert [merge.strength for merge in found.merges] == [Strength.LIST_NUMBER]


def test_a_link_to_what_was_merged_first_counts_as_the_same_link() -> None:
    firm = profile("a9", "list_a", numbers={("ofac", "9")}, schema="Company")
    firm_too = profile("c9", "case_x", numbers={("ofac", "9")}, schema="Company")
    ana = profile("a1", "list_a", **ANA, linked={"a9"})
    ana_too = profile("c1", "case_x", **ANA, linked={"c9"})
    assert together([firm, firm_too, ana, ana_too]).of("c1") == "a1"


def test_a_judgement_wins_over_every_rule() -> None:
    one = profile("a", "list_a", numbers={("ofac", "1")})
    other = profile("b", "case_x", numbers={("ofac", "1")})
    apart = Judgement("b", "a", False, "an analyst", "two men, two dates")
    assert together([one, other], [apart]).canonical == {}
    stranger = profile("z", "case_x")
    same = Judgement("a", "z", True, "an analyst", "her passport")
    found = together([one, stranger], [same])
    assert found.of("z") == "a"
    assert found.merges[0].because == "an analyst decided so: her passport"


def test_who_is_kept_apart_is_not_joined_through_a_third() -> None:
    profiles = [
        profile("a", "list_a", numbers={("ofac", "1")}),
        profile("b", "list_b", numbers={("ofac", "1")}),
        profile("c", "case_x", numbers={("ofac", "1")}),
    ]
    apart = Judgement("a", "b", False, "an analyst", "seen both")
    found = together(profiles, [apart])
    assert found.of("a") != found.of("b")
    assert all("keeps a and b apart" in refusal.why for refusal in found.refused)


def test_judged_records_of_one_source_may_take_in_a_third() -> None:
    one = profile("a1", "list_a", numbers={("ofac", "1")})
    two = profile("a2", "list_a")
    case = profile("c", "case_x", numbers={("ofac", "1")})
    same = Judgement("a1", "a2", True, "an analyst", "listed twice")
    assert together([one, two, case], [same]).members("c") == ("a1", "a2", "c")


PEOPLE = st.builds(
    lambda key, source, number, name, year: profile(
        f"{source}-{key}",
        source,
        numbers=set() if number is None else {("ofac", str(number))},
        names=[f"Ana Prueba {name}"],
        born=None if year is None else str(1900 + year),
    ),
    key=st.integers(1, 4),
    source=st.sampled_from(["list_a", "list_b", "case_x", "case_y"]),
    number=st.none() | st.integers(1, 3),
    name=st.sampled_from("AB"),
    year=st.none() | st.integers(1, 2),
)


@given(
    st.lists(PEOPLE, max_size=8, unique_by=lambda item: item.id),
    st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7), st.booleans()), max_size=3),
    st.randoms(use_true_random=False),
)
def test_the_result_does_not_depend_on_order_and_keeps_its_promises(
    people: list[Profile], decided: list[tuple[int, int, bool]], chance: random.Random
) -> None:
    judgements = list(
        {
            frozenset((i, j)): Judgement(people[i].id, people[j].id, same, "x", "y")
            for i, j, same in decided
            if i != j and i < len(people) and j < len(people)
        }.values()
    )
    table = {item.id: item for item in people}
    pairs = list(combinations(sorted(table), 2))
    found = resolve_profiles(table, pairs, judgements, lists=LISTS)
    shuffled = [(b, a) if chance.random() < 0.5 else (a, b) for a, b in pairs]
    shuffled = [(min(p), max(p)) for p in shuffled]
    chance.shuffle(shuffled)
    chance.shuffle(judgements)
    again = resolve_profiles(dict(reversed(table.items())), shuffled, judgements, lists=LISTS)
    assert again.canonical == found.canonical
    assert set(again.merges) == set(found.merges)
    for judgement in judgements:
        if not judgement.same:
            assert found.of(judgement.first) != found.of(judgement.second)
    judged = any(judgement.same for judgement in judgements)
    for head in {found.of(item) for item in table}:
        sources = [table[item].dataset for item in found.members(head)]
        assert judged or len(sources) == len(set(sources))
    assert all(merge.because for merge in found.merges)
