"""Merge, uncertain or apart: nobody is merged on a bare name, and a judgement ends the question."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from effort import times
from invented import CASE, LIST, Written, keep
from linchpin.archive import Archive, create_archive, take_snapshot
from linchpin.claims.dates import parse_date
from linchpin.match.compare.profile import Profile
from linchpin.match.resolve.clusters import Judgement, Resolution, resolve, resolve_profiles
from linchpin.match.resolve.review_queue import (
    UNCERTAIN,
    Uncertain,
    compare_profiles,
    compare_snapshot,
    uncertain_pairs,
)
from linchpin.match.resolve.rules import Strength
from linchpin.match.resolve.spelling import spelling_variants
from linchpin.match.search.explain import match_names
from linchpin.match.search.pairwise import CERTAIN, surely_one

LISTS = frozenset({"list_a", "list_b"})


def person(
    name: str, source: str, *names: str, born: str | None = None, **facts: object
) -> Profile:
    """Return the profile of a person."""
    made = Profile(name, source, str(facts.pop("schema", "Person")), names=list(names))
    for key, value in facts.items():
        setattr(made, key, value)
    made.births = [] if born is None else [parse_date(born)]
    return made


def bands(
    people: Iterable[Profile],
    judgements: Iterable[Judgement] = (),
    put_off: Iterable[tuple[str, str]] = (),
) -> tuple[Resolution, list[Uncertain]]:
    """Return who is merged and who is uncertain, every pair compared."""
    table = {item.id: item for item in people}
    pairs = list(combinations(sorted(table), 2))
    decided = list(judgements)
    variants = spelling_variants(table, pairs)
    resolution = resolve_profiles(table, pairs, decided, lists=LISTS, variants=variants)
    compared = compare_profiles(table, pairs, resolution, lists=LISTS)
    return resolution, uncertain_pairs(compared, resolution, decided, put_off)


ANA = "Ana Ejemplo Prueba"


@pytest.mark.parametrize(
    ("one", "other", "band"),
    [
        (person("a", "list_a", ANA), person("b", "case_x", ANA), "uncertain"),
        (person("a", "list_a", ANA), person("b", "case_x", "Ana Egemplo Prueba"), "uncertain"),
        (
            person("a", "list_a", "Ana Ejemplo", born="1970~"),
            person("b", "case_x", "Ana Ejemplo", born="1971"),
            "uncertain",
        ),
        (
            person("a", "list_a", ANA, born="1970~"),
            person("b", "case_x", ANA, born="1971"),
            "merged",
        ),
        (
            person("a", "list_a", "Ana Ejemplo", born="1970"),
            person("b", "case_x", "Ana Ejemplo", born="1970-02"),
            "merged",
        ),
        (
            person("a", "list_a", ANA, birth_places={"Mexico"}),
            person("b", "case_x", ANA, birth_places={"MEXICO"}),
            "uncertain",
        ),
        (
            person("a", "list_a", "Ana Ejemplo", identifiers={("idNumber", "x1234567")}),
            person("b", "case_x", "Eva Muestra", identifiers={("idNumber", "x1234567")}),
            "uncertain",
        ),
        (
            person("a", "list_a", ANA, born="1970-01-01"),
            person("b", "case_x", "Ana Egemplo Prueba", born="1970-01-01"),
            "merged",
        ),
        (
            person("a", "list_a", ANA, born="1970-01-01"),
            person("b", "case_x", "Ana Egemplo Prueba", born="1970"),
            "uncertain",
        ),
        (
            person("a", "list_a", ANA, born="1970-01-01"),
            person("b", "case_x", "Ana Ejemplo", born="1970-01-01"),
            "uncertain",
        ),
        (
            person("a", "list_a", ANA, identifiers={("idNumber", "x1")}),
            person("b", "case_x", "Ana Egemplo Prueba", identifiers={("idNumber", "x1")}),
            "merged",
        ),
        (
            person("a", "list_a", ANA, identifiers={("idNumber", "eepa700101msljrn05")}),
            person("b", "case_x", ANA, identifiers={("idNumber", "eepb810101msljrn01")}),
            "apart",
        ),
        (
            person("a", "list_a", ANA, born="1953-01-01"),
            person("b", "case_x", ANA, born="1981-03-11"),
            "apart",
        ),
        (
            person("a", "list_a", ANA, genders={"female"}),
            person("b", "case_x", ANA, genders={"male"}),
            "apart",
        ),
        (
            person("a", "list_a", ANA, numbers={("ofac", "1")}),
            person("b", "list_b", ANA, numbers={("ofac", "2")}),
            "apart",
        ),
        (
            person("a", "list_a", ANA, numbers={("ofac", "1")}, born="1970-01-01"),
            person("b", "list_b", ANA, numbers={("un", "2")}, born="1970-01-01"),
            "merged",
        ),
        (
            person("a", "list_a", weak_names=["La Prueba"]),
            person("b", "case_x", weak_names=["La Prueba"]),
            "apart",
        ),
        (person("a", "list_a", ANA), person("b", "list_a", ANA), "apart"),
        (person("a", "list_a", ANA), person("b", "case_x", ANA, schema="Vessel"), "apart"),
        (person("a", "list_a", ANA), person("b", "case_x", "Óscar Muestra Wolf"), "apart"),
    ],
)
def test_three_bands(one: Profile, other: Profile, band: str) -> None:
    resolution, queue = bands([one, other])
    merged = resolution.of("a") == resolution.of("b")
    found = "merged" if merged else "uncertain" if queue else "apart"
    assert found == band


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("Ana Ejemplo", "ANA EJEMPLO", "the same"),
        ("Владимир Путин", "Vladimir Putin", "the same in Latin letters"),
        ("Ѕоѕо Саѕо", "Soso Caso", "letters that look alike"),
        ("José Gonsales", "Jose Gonzalez", "sounds the same"),
        ("Fco. Hdz. García", "Francisco Hernández García", "an abbreviation"),
        ("Al Hakim Prueba", "Alhakim Prueba", "written as one word"),
    ],
)
def test_another_spelling_for_sure(one: str, other: str, reason: str) -> None:
    found = match_names(one, other)
    assert reason in {pair.reason for pair in found.words}
    assert surely_one(found)
    assert reason in CERTAIN


def test_every_certain_reason_has_its_example() -> None:
    marks = test_another_spelling_for_sure.pytestmark  # type: ignore[attr-defined]
    assert {row[2] for row in marks[0].args[1]} == CERTAIN


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Chuy Vizcarra", "Jesus Vizcarra"),
        ("J. Vizcarra Calderon", "Jesus Vizcarra Calderon"),
        ("Jesus Vizcarra", "Jesus Vizcarra Calderon"),
        ("Jesus Viscarro Calderon", "Jesus Vizcarra Calderon"),
        ("Mencho", "Mencho"),
    ],
)
def test_no_spelling_for_sure(one: str, other: str) -> None:
    assert not surely_one(match_names(one, other))


def test_one_question_for_records_that_are_one_already() -> None:
    same = {("ofac", "1")}
    listed = person("a", "list_a", ANA, numbers=same)
    case = person("c", "case_x", ANA, numbers=same)
    other = person("u", "list_b", ANA)
    resolution, queue = bands([listed, case, other])
    assert resolution.of("c") == "a"
    assert len(queue) == 1
    assert "u" in queue[0].pair


def test_who_would_make_one_of_two_entries_is_not_asked_about() -> None:
    people = [
        person("a1", "list_a", ANA, numbers={("ofac", "1")}),
        person("a2", "list_a", ANA),
        person("c", "case_x", ANA, numbers={("ofac", "1")}),
    ]
    assert bands(people)[1] == []


def test_a_refused_merge_is_asked_about_with_what_stands_against_it() -> None:
    people = [
        person("a1", "list_a", ANA, born="1970"),
        person("a2", "list_a", ANA, born="1970"),
        person("c", "case_x", ANA, born="1970"),
    ]
    resolution, queue = bands(people)
    assert resolution.canonical == {}
    assert [item.pair for item in queue] == [("a1", "c"), ("a2", "c")]
    assert {item.refused for item in queue} == {"a1 and a2 are two records of list_a"}
    same = Judgement("a1", "c", True, "an analyst", "her passport")
    resolution, queue = bands(people, [same])
    assert resolution.of("c") == "a1"
    assert queue == []


def test_the_order_of_the_queue() -> None:
    people = [
        person("a", "list_a", "Ana Ejemplo", born="1970~"),
        person("b", "case_x", "Ana Ejemplo", born="1971"),
        person("c", "case_y", "Oscar Muestra Wolf", countries={"mx"}),
        person("d", "case_z", "Óscar Muestra Wolf", countries={"mx"}),
        person("e", "list_a", "Eva Ensayo Zumba"),
        person("f", "case_z", "Eva Ensayo"),
    ]
    queue = bands(people)[1]
    assert [item.pair for item in queue] == [("a", "b"), ("e", "f"), ("c", "d")]
    assert [item.listed for item in queue] == [True, True, False]
    later = bands(people, put_off=[("b", "a")])[1]
    assert [item.pair for item in later] == [("e", "f"), ("c", "d"), ("a", "b")]
    assert [item.put_off for item in later] == [False, False, True]


PEOPLE = st.builds(
    lambda key, source, name, year, number, passport: person(
        f"{source}-{key}",
        source,
        name,
        born=year,
        numbers=set() if number is None else {("ofac", number)},
        identifiers=set() if passport is None else {("passportNumber", passport)},
    ),
    key=st.integers(1, 3),
    source=st.sampled_from(["list_a", "list_b", "case_x"]),
    name=st.sampled_from([ANA, "Ana Egemplo Prueba", "Ana Ejemplo", "Prueba, Ana Ejemplo", "Ana"]),
    year=st.none() | st.sampled_from(["1970", "1970-01-01", "1970~", "1981-03-11"]),
    number=st.none() | st.sampled_from("12"),
    passport=st.none() | st.just("x1234567"),
)
DECIDED = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4), st.booleans()), max_size=2)


@settings(max_examples=times(40))
@given(st.lists(PEOPLE, max_size=5, unique_by=lambda item: item.id), DECIDED)
def test_the_queue_and_the_merges_have_nobody_in_common(
    people: list[Profile], decided: list[tuple[int, int, bool]]
) -> None:
    judgements = [
        Judgement(people[i].id, people[j].id, same, "x", "y")
        for i, j, same in decided
        if i < j < len(people)
    ]
    resolution, queue = bands(people, judgements)
    judged = {frozenset((j.first, j.second)) for j in judgements}
    seen = set()
    for item in queue:
        one, other = item.pair
        assert resolution.of(one) != resolution.of(other)
        assert frozenset(item.pair) not in judged
        assert item.match.score >= UNCERTAIN
        heads = frozenset((resolution.of(one), resolution.of(other)))
        assert heads not in seen
        seen.add(heads)
    for merge in resolution.merges:
        if merge.strength is Strength.NAME_AND_FACT:
            assert " and " in merge.because
    for judgement in judgements:
        last = [j for j in judgements if {j.first, j.second} == {judgement.first, judgement.second}]
        if not last[-1].same:
            assert resolution.of(judgement.first) != resolution.of(judgement.second)


@settings(max_examples=times(30))
@given(
    st.lists(st.sampled_from([ANA, "Ana Egemplo Prueba", "Ana"]), min_size=1, max_size=3),
    st.lists(st.sampled_from([ANA, "Prueba, Ana Ejemplo", "Ana"]), min_size=1, max_size=3),
    st.sets(st.sampled_from(["mx", "us"])),
    st.sets(st.sampled_from(["female"])),
)
def test_nobody_is_merged_on_a_bare_name(
    ones: list[str], others: list[str], countries: set[str], genders: set[str]
) -> None:
    facts = {"countries": countries, "genders": genders}
    one = person("a", "list_a", *ones, weak_names=["La Prueba"], **facts)
    other = person("b", "case_x", *others, weak_names=["La Prueba"], **facts)
    assert bands([one, other])[0].canonical == {}


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    """Return an archive of an invented list and a case that names three of its people."""
    archive = create_archive(tmp_path / "archive")
    listed = Written(LIST)
    listed.entry(1, ANA, birthDate="1970-01-01", birthPlace="Culiacan, Sinaloa, Mexico")
    listed.entry(2, "Óscar Muestra Wolf", birthDate="1965-05-05")
    listed.entry(3, "Eva Ensayo Zumba", passportNumber="X1234567")
    keep(archive, listed.edition("2021-07"))
    case = Written(CASE, published="2022-01-01", speaker="A court")
    case.say("case-ana", "Person", name="Ana Egemplo Prueba", birthDate="1970-01-01")
    case.say("case-oscar", "Person", name="Oscar Muestra Wolf")
    case.say("case-eva", "Person", name="Zumba Ensayo, Eva", passportNumber="x-123 4567")
    case.say("case-other", "Person", name="Nadie Conocido")
    keep(archive, case.edition("2022-01-01"), most_lost=1)
    return archive


def test_an_archive_from_end_to_end(archive: Archive) -> None:
    snapshot = take_snapshot(archive)
    resolution = resolve(snapshot)
    assert {merge.strength for merge in resolution.merges} == {
        Strength.IDENTIFIER,
        Strength.NAME_AND_FACT,
    }
    assert resolution.of("case-ana") == "ofac-1"
    spelled = next(m for m in resolution.merges if m.first == "case-ana")
    assert "two spellings" in spelled.because
    assert "the same day of birth (01 Jan 1970)" in spelled.because
    assert resolution.of("case-eva") == "ofac-3"
    queue = uncertain_pairs(compare_snapshot(snapshot, resolution), resolution)
    assert [item.pair for item in queue] == [("case-oscar", "ofac-2")]
    apart = Judgement("case-ana", "ofac-1", False, "an analyst", "seen both")
    again = resolve(snapshot, [apart])
    assert again.of("case-ana") == "case-ana"
    compared = compare_snapshot(snapshot, again)
    assert [item.pair for item in uncertain_pairs(compared, again, [apart])] == [
        ("case-oscar", "ofac-2")
    ]


def test_a_text_without_a_number_is_no_identifier(tmp_path: Path) -> None:
    archive = create_archive(tmp_path / "archive")
    listed = Written(LIST)
    listed.entry(1, ANA, passportNumber="not available")
    keep(archive, listed.edition("2021-07"))
    case = Written(CASE, published="2022-01-01")
    case.say("case-ana", "Person", name=ANA, passportNumber="Not available")
    keep(archive, case.edition("2022-01-01"), most_lost=1)
    assert resolve(take_snapshot(archive)).canonical == {}


def test_a_single_source_has_nothing_to_ask(tmp_path: Path) -> None:
    archive = create_archive(tmp_path / "archive")
    listed = Written(LIST)
    listed.entry(1, ANA)
    listed.entry(2, ANA)
    keep(archive, listed.edition("2021-07"))
    snapshot = take_snapshot(archive)
    assert compare_snapshot(snapshot, resolve(snapshot)).matches == ()
