"""Facts of two records: what each comparison says, and the laws of whole records."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from effort import times
from linchpin.claims.dates import parse_date
from linchpin.match.compare import births, facts, places, records
from linchpin.match.compare.agreement import Agreement, Fact
from linchpin.match.compare.births import compare_births, compare_dates
from linchpin.match.compare.facts import (
    compare_countries,
    compare_genders,
    compare_identifiers,
    compare_list_numbers,
    compare_types,
)
from linchpin.match.compare.places import compare_birth_places, compare_other_places, same_place
from linchpin.match.compare.profile import Profile
from linchpin.match.compare.records import match_record, match_records, record_score

AGREE, NEAR, DIFFER, UNKNOWN = (
    Agreement.AGREE,
    Agreement.NEAR,
    Agreement.DIFFER,
    Agreement.UNKNOWN,
)


@pytest.mark.parametrize(
    ("one", "other", "agreement", "words"),
    [
        ("1970-03-04", "1970-03-04", AGREE, "the same day"),
        ("1970-03-04", "1970-03", AGREE, "the same month"),
        ("1970-03-04", "1970", AGREE, "the same year"),
        ("1970~", "1971-05-05", NEAR, "can be the same"),
        ("1969/1971", "1970", NEAR, "can be the same"),
        ("1970-03-04", "1970-04-03", NEAR, "each other's place"),
        ("1970-03-04", "1970-03-14", NEAR, "one digit"),
        ("1970-03-12", "1970-03-21", NEAR, "two digits"),
        ("1970-03-04", "1971-03-04", NEAR, "one year apart"),
        ("1970", "1971", NEAR, "one year apart"),
        ("1970-03-04", "1971", NEAR, "one year apart"),
        ("1970-03-04", "1971-05-04", DIFFER, "cannot be the same"),
        ("1970", "1972", DIFFER, "cannot be the same"),
        ("1953-09-10", "1983-09-10", NEAR, "one digit"),
        ("1953-09-10", "1983-10-10", DIFFER, "cannot be the same"),
        ("1970-01-01", "1970-05-07", NEAR, "1 January may stand"),
        ("1970-01-01", "1970-01-01", AGREE, "the same day"),
        ("1970-01-01", "1972-05-07", DIFFER, "cannot be the same"),
        ("1970~", "1975", DIFFER, "cannot be the same"),
    ],
)
def test_births(one: str, other: str, agreement: Agreement, words: str) -> None:
    for first, second in ((one, other), (other, one)):
        found = compare_dates(parse_date(first), parse_date(second))
        assert found.agreement is agreement
        assert words in found.words
        assert str(parse_date(first)) in found.words


def test_the_pair_of_births_that_fits_best_counts() -> None:
    several = [parse_date("1970"), parse_date("1981-03-11")]
    assert compare_births(several, [parse_date("1981-03-11")]).words.endswith("the same day")
    assert compare_births(several, []).agreement is UNKNOWN


@pytest.mark.parametrize(
    ("one", "other", "agreement", "words"),
    [
        ("CULIACÁN, Sinaloa", "Culiacan, Sinaloa", AGREE, "the same place"),
        ("Culiacan, Sinaloa, Mexico", "Culiacan", AGREE, "the same town"),
        ("Culiacan, Sinaloa, Mexico", "Culiacan, Mexico", AGREE, "the same town"),
        ("Culiacan, Sinaloa, Mexico", "Sinaloa, Mexico", NEAR, "one lies in the other"),
        ("Mexico", "Mexico", NEAR, "only the country"),
        ("Russia", "Russian Federation", NEAR, "only the country"),
        ("Perm, Russia", "Perm, RUSSIAN FEDERATION", AGREE, "the same place"),
        ("Sinaloa, Sinaloa, Mexico", "Choix, Sinaloa, Mexico", DIFFER, "not the same"),
        ("San Jose, Costa Rica", "San Jose, California", DIFFER, "not the same"),
        ("Culiacan, Sinaloa", "Guadalajara, Jalisco", DIFFER, "not the same"),
        ("...", "Culiacan", UNKNOWN, "cannot be compared"),
    ],
)
def test_birth_places(one: str, other: str, agreement: Agreement, words: str) -> None:
    for first, second in ((one, other), (other, one)):
        found = compare_birth_places([first], [second])
        assert found.agreement is agreement
        assert words in found.words


def test_a_country_is_no_place_to_be_taken_for_one_by() -> None:
    assert same_place("culiacan", "Culiacán")
    assert not same_place("MEXICO", "Mexico")
    assert not same_place("Russian Federation", "Russian Federation")


def test_addresses_agree_by_town_and_never_contradict() -> None:
    one = ["Calle Prueba 1, Culiacan, Sinaloa, Mexico"]
    assert compare_other_places(one, one).agreement is AGREE
    town = compare_other_places(one, ["Av. Ejemplo 9, Culiacan, Mexico"])
    assert (town.agreement, "both in Culiacan" in town.words) == (AGREE, True)
    assert compare_other_places(one, ["Jalisco, Mexico"]).agreement is NEAR
    assert compare_other_places(one, ["Bonn, Germany"]).agreement is UNKNOWN


def test_genders_countries_and_types() -> None:
    assert compare_genders({"male"}, {"male"}).agreement is AGREE
    assert compare_genders({"male"}, {"female"}).agreement is DIFFER
    assert compare_genders(set(), {"female"}).agreement is UNKNOWN
    assert compare_genders({"male"}, {"unknown"}).agreement is UNKNOWN
    other = compare_countries({"mx"}, {"us"})
    assert other.agreement is DIFFER
    assert other.rate < compare_genders({"male"}, {"female"}).rate
    assert compare_types("Person", "Person").agreement is AGREE
    assert compare_types("Person", "Vessel").rate == 1.0


def test_identifiers() -> None:
    both = compare_identifiers({("passportNumber", "x123")}, {("passportNumber", "x123")})
    assert [(f.agreement, f.words) for f in both] == [(AGREE, "both passport X123")]
    renewed = compare_identifiers({("passportNumber", "x123")}, {("passportNumber", "y456")})
    assert renewed == []
    ships = compare_identifiers({("imoNumber", "9000001")}, {("imoNumber", "9000013")})
    assert [f.agreement for f in ships] == [DIFFER]
    curps = compare_identifiers(
        {("idNumber", "eepa700101msljrn05")}, {("taxNumber", "eepb700101msljrn03")}
    )
    assert [(f.agreement, f.words[:4]) for f in curps] == [(DIFFER, "CURP")]
    crossed = compare_identifiers({("idNumber", "a1234567")}, {("passportNumber", "a1234567")})
    assert [f.agreement for f in crossed] == [AGREE]
    short = compare_identifiers({("idNumber", "123")}, {("passportNumber", "123")})
    assert short == []


def test_numbers_of_two_authorities_say_nothing_of_each_other() -> None:
    ofac, other, un = {("ofac", "1")}, {("ofac", "2")}, {("un", "2")}
    assert compare_list_numbers(ofac, ofac).agreement is AGREE
    assert compare_list_numbers(ofac, other).agreement is DIFFER
    assert compare_list_numbers(ofac, un).agreement is UNKNOWN


RATES = st.floats(0, 1, allow_nan=False)
FACTS = st.lists(
    st.builds(
        Fact,
        st.just("a fact"),
        st.sampled_from([UNKNOWN, NEAR, AGREE, DIFFER]),
        RATES,
        st.just("words"),
        st.booleans(),
    ),
    max_size=6,
)


@given(RATES, FACTS, RATES, st.booleans())
def test_agreeing_never_lowers_and_contradicting_never_raises(
    name: float, facts: list[Fact], rate: float, alone: bool
) -> None:
    before = record_score(name, facts)
    assert 0 <= before <= 1
    for agreement in (NEAR, AGREE):
        more = Fact("one more", agreement, rate, "words", alone)
        assert record_score(name, [*facts, more]) >= before - 1e-12
    against = Fact("one more", DIFFER, rate, "words")
    assert record_score(name, [*facts, against]) <= before + 1e-12
    assert record_score(name, [*reversed(facts)]) == pytest.approx(before)


def made(entity: str, **facts: object) -> Profile:
    """Return a profile; `born` as text."""
    born = facts.pop("born", None)
    profile = Profile(
        entity, str(facts.pop("source", "list_a")), str(facts.pop("schema", "Person"))
    )
    for key, value in facts.items():
        setattr(profile, key, value)
    profile.births = [] if born is None else [parse_date(str(born))]
    return profile


SOME = st.builds(
    made,
    st.sampled_from(["a", "b"]),
    names=st.lists(
        st.sampled_from(
            ["Ana Ejemplo Prueba", "EJEMPLO, Ana", "Anna Egemplo", "Óscar Muestra", "Ensayo SA"]
        ),
        min_size=1,
        max_size=3,
    ),
    weak_names=st.lists(st.sampled_from(["La Prueba", "Ana Ejemplo Prueba"]), max_size=1),
    born=st.none() | st.sampled_from(["1970", "1970-01-01", "1970-01-10", "1981"]),
    genders=st.sets(st.sampled_from(["male", "female"]), max_size=1),
    countries=st.sets(st.sampled_from(["mx", "us"]), max_size=2),
    birth_places=st.sets(st.sampled_from(["Culiacan", "Culiacan, Sinaloa", "Bonn"]), max_size=2),
    identifiers=st.sets(
        st.sampled_from(
            [
                ("idNumber", "eepa700101msljrn05"),
                ("passportNumber", "x1234567"),
                ("idNumber", "x1234567"),
                ("imoNumber", "9000001"),
                ("imoNumber", "9000013"),
            ]
        ),
        max_size=3,
    ),
    numbers=st.sets(st.sampled_from([("ofac", "1"), ("ofac", "2"), ("un", "1")]), max_size=2),
    schema=st.sampled_from(["Person", "LegalEntity", "Company"]),
)


@settings(max_examples=times(60))
@given(SOME, SOME)
def test_which_record_comes_first_does_not_matter(one: Profile, other: Profile) -> None:
    one.id, other.id = "a", "b"
    there, back = match_record(one, other), match_record(other, one)
    assert there == back
    swapped = match_record(replace(one, id="b"), replace(other, id="a"))
    assert swapped.score == pytest.approx(there.score)
    assert [fact.words for fact in swapped.facts] == [fact.words for fact in there.facts]


@settings(max_examples=times(30))
@given(SOME)
def test_a_record_and_itself_score_1(one: Profile) -> None:
    again = replace(one, id=one.id + "2")
    found = match_record(one, again)
    assert found.score == pytest.approx(1.0)
    assert found.differing() == ()


@settings(max_examples=times(30))
@given(SOME, SOME, st.sampled_from(["identifiers", "countries", "genders", "birth_places"]))
def test_a_fact_that_both_get_never_lowers_the_score(
    one: Profile, other: Profile, what: str
) -> None:
    one.id, other.id = "a", "b"
    before = match_record(one, other).score
    shared = {
        "identifiers": ("passportNumber", "z9999999"),
        "countries": "de",
        "genders": "other",
        "birth_places": "Torreon, Coahuila",
    }[what]
    more = [replace(item, **{what: {*getattr(item, what), shared}}) for item in (one, other)]
    assert match_record(more[0], more[1]).score >= before - 1e-9


def test_facts_that_contradict_lower_the_score() -> None:
    one, other = made("a", names=["Ana Ejemplo"]), made("b", names=["Ana Ejemplo"])
    assert match_record(one, other).score == 1.0
    for change in ({"genders": {"male"}}, {"countries": {"us"}}, {"birth_places": {"Bonn"}}):
        base = replace(one, genders={"female"}, countries={"mx"}, birth_places={"Culiacan"})
        assert match_record(base, replace(other, **change)).score < 1.0
    assert match_record(replace(one, schema="Vessel"), other).score == 0.0


def test_a_weak_alias_alone_stays_below_every_threshold() -> None:
    one, other = made("a", weak_names=["La Prueba"]), made("b", names=["La Prueba"])
    assert match_record(one, other).score == pytest.approx(0.6)


def test_a_code_of_one_record_is_held_against_the_name_and_birth_of_the_other() -> None:
    holder = made("a", names=["Ejemplo"], identifiers={("idNumber", "eepa700101msljrn05")})
    ana = made("b", names=["Ana Ejemplo Prueba"], born="1970-01-01")
    eva = made("c", names=["Eva Wolf Zumba"], born="1981-03-11")
    fits, not_fits = match_records([(holder, ana), (holder, eva)])
    assert [f.agreement for f in fits.facts if f.what == "CURP"] == [AGREE]
    assert [f.agreement for f in not_fits.facts if f.what == "CURP"] == [DIFFER]
    assert fits.score > fits.name_score
    taxed = replace(holder, identifiers={("taxNumber", "eepa700101ab8")})
    both = match_records([(taxed, ana), (taxed, eva)])
    codes = [[fact.agreement for fact in item.facts if fact.what == "RFC"] for item in both]
    assert codes == [[AGREE], [DIFFER]]


def test_results_do_not_depend_on_what_else_is_compared() -> None:
    one = made("a", names=["Ana Ejemplo Prueba"])
    other = made("b", names=["Ana Egemplo"])
    third = made("c", names=["Óscar Muestra", "P.L.A."])
    alone = match_record(one, other)
    together = match_records([(one, third), (one, other), (third, other)])[1]
    assert together == alone


def test_the_page_gives_the_rates_as_they_are() -> None:
    page = (Path(__file__).resolve().parents[3] / "docs" / "who-is-who.md").read_text("utf-8")
    cells = dict(re.findall(r"^\| ([^|]+?) \| (.+) \|$", page, re.MULTILINE))
    rates = {
        "birth date": [
            births.SAME_DAY, births.SAME_MONTH, births.SAME_YEAR, births.TRANSPOSED, births.CIRCA,
            births.ONE_DIGIT, births.ONE_YEAR, births.OTHER_BIRTH,
        ],
        "birth place": [
            places.SAME_BIRTH_PLACE, places.PART_OF_BIRTH_PLACE, places.SAME_AREA,
            places.OTHER_BIRTH_PLACE,
        ],
        "address": [places.SAME_ADDRESS, places.PART_OF_ADDRESS, places.SAME_AREA],
        "gender": [facts.SAME_GENDER, facts.OTHER_GENDER],
        "country (nationality, citizenship, flag, registration)": [
            facts.SAME_COUNTRY, facts.OTHER_COUNTRY
        ],
        "identifier": [facts.SAME_IDENTIFIER, facts.SAME_VALUE, facts.OTHER_IDENTIFIER],
        "list number": [facts.SAME_LIST_NUMBER, facts.OTHER_LIST_NUMBER],
        "tie to the same entity": [facts.SAME_TIE],
        "CURP of one, name and birth date of the other": [records.FITTING_CURP, records.OTHER_CURP],
        "RFC of one, name and birth date of the other": [records.FITTING_RFC, records.OTHER_RFC],
        "type (FollowTheMoney schema)": [facts.OTHER_TYPE],
    }  # fmt: skip
    for what, expected in rates.items():
        found = [int(number) for number in re.findall(r"(\d+) %", cells[what])]
        assert found == [round(rate * 100) for rate in expected], what
    assert f"counts {records.WEAK_NAME}" in " ".join(page.split())
