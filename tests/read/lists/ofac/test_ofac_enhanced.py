"""OFAC's enhanced format: days of publication, relations with numbers, bounds of dates."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from enhanced_file import INVENTED, write_enhanced
from hypothesis import given
from hypothesis import strategies as st
from published_counts import claims_of, counted, reading_of

from linchpin.claims.dates import parse_date
from linchpin.claims.errors import LinchpinError
from linchpin.read.lists.ofac.bounded_dates import edtf_of_bounds
from linchpin.read.lists.ofac_enhanced import reader
from whole_reading import WholeReading, whole

FILES = {"sdn_enhanced_IRGC_2024-08-28.xml.gz": 78, "sdn_enhanced_YEMEN_2024-05-24.xml.gz": 2}
"""Real files, and how many of their addresses hold not one word."""


def read(folder: Path, text: str = INVENTED) -> WholeReading:
    path = write_enhanced(folder, text)
    return whole(reader().read(path, date=None, progress=lambda what, done, total: None))


def said(reading: WholeReading, prop: str, about: str = "ofac-901") -> list[str]:
    return [c.value for c in reading.claims if c.prop == prop and c.entity_id == about]


def test_names_keep_kind_quality_and_script(tmp_path: Path) -> None:
    reading = read(tmp_path)
    assert (reading.date, reading.entries) == ("2021-03-04", 2)
    assert said(reading, "name") == ["Arvo TALAAN"]
    assert said(reading, "alias") == ["آرفو", "Arvo TALAN"]
    assert said(reading, "weakAlias") == ["THE TAILOR"]
    assert said(reading, "previousName") == ["Arvid TALO"]
    assert said(reading, "fatherName") == ["Ilmarovich"]
    assert {c.schema for c in claims_of(reading, "name")} == {"Person", "Company", "LegalEntity"}


def test_births_are_as_firm_as_their_bounds(tmp_path: Path) -> None:
    reading = read(tmp_path)
    assert said(reading, "birthDate") == [
        "1961", "1962", "1963~", "1965-03-21/1966-03-20", "1971",
    ]  # fmt: skip
    assert {item.text: item.why for item in reading.not_understood} == {
        "1972-01-01 | 1972-01-01 | 1972-12-31 | 1972-12-31 | false | false": (
            "these bounds are not those of 1971"
        ),
        "Colour of hat | green": "no rule covers this value of 'Colour of hat'",
    }


def test_what_is_reported_is_alleged_and_what_is_false_is_denied(tmp_path: Path) -> None:
    found = {c.prop: c.evidence.standing.value for c in read(tmp_path).claims}
    assert (found["nationality"], found["birthPlace"]) == ("alleged", "denied")
    assert found["name"] == "stated"


def test_each_list_has_its_own_day(tmp_path: Path) -> None:
    reading = read(tmp_path)
    on = {c.value: c.entity_id for c in claims_of(reading, "summary", schema="Sanction")}
    days = {name: said(reading, "listingDate", about or "") for name, about in on.items()}
    assert days == {"SDN List": ["2019-04-15"], "Consolidated List": ["2014-03-20"]}
    assert said(reading, "program", "ofac-901-SDGT") == ["SDGT"]
    assert [c.value for c in claims_of(reading, "provisions")] == [
        "Block", "Executive Order 13224 (Terrorism)",
    ]  # fmt: skip


def test_relations_point_at_numbers_also_outside_the_file(tmp_path: Path) -> None:
    reading = read(tmp_path)
    ties = {c.value: c.entity_id for c in claims_of(reading, "object")}
    roles = {other: said(reading, "role", tie or "") for other, tie in ties.items()}
    assert roles == {
        "ofac-902": ["Owned or Controlled By"], "ofac-77": ["Acting for or on behalf of"],
    }  # fmt: skip
    assert said(reading, "name", "ofac-77") == ["OLD HARBOUR LTD"]
    assert reading.counts["relations_outside"] == 1


def test_a_document_keeps_its_name_dates_and_that_it_is_not_valid(tmp_path: Path) -> None:
    reading = read(tmp_path)
    [passport] = [c.entity_id or "" for c in claims_of(reading, "number")]
    assert said(reading, "startDate", passport) == ["1999"]
    assert said(reading, "country", passport) == ["iq"]
    assert set(said(reading, "summary", passport)) == {"TALAAN, Arvo", "Port office", "false"}
    assert next(c.value for c in claims_of(reading, "publicKey")).startswith("1Invented")


def test_what_is_no_file_of_the_format_is_refused(tmp_path: Path) -> None:
    for text, words in (
        (INVENTED.replace('id="902"', 'id="901"'), "entry 901 is there twice"),
        (INVENTED.replace('id="902"', 'id="x"'), "has no number, kind or name"),
        (INVENTED.replace(">Entity<", ">Ghost<"), "has no number, kind or name"),
        (INVENTED.replace("<referenceValues/>", "<ghosts/>"), "<ghosts> has no place"),
        (INVENTED[:-90], "cut"),
    ):
        with pytest.raises(LinchpinError, match=words):
            read(tmp_path, text)


@given(st.dates(), st.dates(), st.booleans(), st.booleans())
def test_a_date_covers_its_bounds_and_no_more(
    one: object, other: object, circa: bool, ranged: bool
) -> None:
    first, last = sorted((str(one), str(other)))
    edtf = edtf_of_bounds((first, first), (last, last), approximate=circa, ranged=ranged)
    found = parse_date(edtf)
    assert (str(found.earliest), str(found.latest)) == (first, last) or circa


@pytest.mark.data
@pytest.mark.parametrize("name", FILES)
def test_what_was_counted_in_real_files_is_read(data: Path, name: str) -> None:
    file = f"ofac_enhanced/{name}"
    want, reading = counted(data, file), reading_of(data, "ofac-enhanced", file)
    lines = Counter(
        line.partition(":")[0] for d in reading.documents for line in d.text.splitlines()
    )
    people = [c for c in claims_of(reading, "name") if c.schema == "Person"]
    days = [c.value for c in claims_of(reading, "listingDate") if "-on-" in (c.entity_id or "")]
    members = claims_of(reading, "summary", schema="Sanction")
    relations = Counter(c.value for c in claims_of(reading, "role") if c.value in ROLES)
    assert reading.date == want["as_of"]
    assert reading.entries == want["entities"]
    assert len(people) == reading.counts["people"] == want["by_type"]["Individual"]
    assert lines["name"] == want["names"]
    assert lines["translation"] >= sum(want["translations_by_script"].values())
    assert Counter(c.value for c in members) == want["list_memberships"]
    assert [min(days), max(days)] == want["first_last_datePublished"]
    assert len(set(days)) == want["distinct_datePublished"]
    assert len({c.value for c in claims_of(reading, "program")}) == want["programs"]
    assert lines["feature"] == want["features"]
    assert lines["identityDocument"] == want["identity_documents"]
    assert len(claims_of(reading, "addressEntity")) == want["addresses"] - FILES[name]
    assert relations == want["relationships"]
    outside = want["relationships_to_an_entity_outside_the_file"]
    assert reading.counts["relations_outside"] == outside
    births = want["births"] - 1  # the count holds the definition of the label, too
    assert len(claims_of(reading, "birthDate")) == births
    assert reading.counts["share_not_understood"] <= 0.005


ROLES = (
    "Acting for or on behalf of", "Owned or Controlled By", "Providing support to",
    "Leader or official of", "Property in the interest of",
)  # fmt: skip
