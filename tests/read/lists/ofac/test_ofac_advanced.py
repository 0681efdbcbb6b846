"""OFAC's advanced format: what stands in tables by number is told in words."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from advanced_file import FIRM, PARTIES, PERSON, feature, name, party, write_advanced
from published_counts import claims_of, counted, reading_of

from linchpin.claims.errors import LinchpinError
from linchpin.read.lists.ofac.dates import ofac_date, words_of
from linchpin.read.lists.ofac_advanced import reader
from whole_reading import WholeReading, whole


def read(path: Path) -> WholeReading:
    return whole(reader().read(path, date=None, progress=lambda what, done, total: None))


def said(reading: WholeReading, prop: str, about: str = "ofac-901") -> list[str]:
    return [c.value for c in reading.claims if c.prop == prop and c.entity_id == about]


def test_a_person_is_told_in_words(tmp_path: Path) -> None:
    reading = read(write_advanced(tmp_path))
    assert (reading.date, reading.entries) == ("2024-02-23", 3)
    assert said(reading, "name") == ["Arvo Ilmarovich TALAAN"]
    assert said(reading, "weakAlias") == ["Arvid TAALAN"]
    assert said(reading, "previousName") == ["SUUR"]
    assert said(reading, "alias") == ["ТАЛААН"]
    assert said(reading, "birthDate") == ["1966-01-02", "1965~", "1951/1953"]
    assert said(reading, "nationality") == ["sy"]
    assert said(reading, "gender") == ["male"]
    assert len(said(reading, "addressEntity")) == 1


def test_kinds_numbers_and_ships(tmp_path: Path) -> None:
    reading = read(write_advanced(tmp_path))
    kinds = {c.entity_id: c.schema for c in claims_of(reading, "name")}
    assert kinds["ofac-902"] == "Company"
    assert kinds["ofac-903"] == "Vessel"
    assert said(reading, "passportNumber") == ["N123"]
    assert said(reading, "imoNumber", "ofac-903") == ["IMO9187629"]
    passport = next(c.entity_id or "" for c in claims_of(reading, "number"))
    assert said(reading, "startDate", passport) == ["1984-01-18"]
    assert "false" in said(reading, "summary", passport)


def test_listings_have_program_law_and_day(tmp_path: Path) -> None:
    reading = read(write_advanced(tmp_path))
    assert [c.value for c in claims_of(reading, "program")] == ["SDGT", "SDGT"]
    assert {c.value for c in claims_of(reading, "listingDate")} == {"2015-09-29"}
    assert "Executive Order 13224 (Terrorism)" in {
        c.value for c in claims_of(reading, "provisions")
    }


def test_who_is_on_no_list_of_the_file_is_told(tmp_path: Path) -> None:
    reading = read(write_advanced(tmp_path))
    assert "names 1 party of it; they are not screened as listed" in reading.warnings[0]
    assert (reading.counts["listings_outside"], reading.counts["relations_outside"]) == (1, 1)


def test_relations_keep_their_quality_and_point_outside(tmp_path: Path) -> None:
    reading = read(write_advanced(tmp_path))
    ends = {c.value for c in claims_of(reading, "object")}
    assert ends == {"ofac-901", "ofac-4711"}
    assert {c.value for c in claims_of(reading, "role")} == {"Owned or Controlled By"}


def test_a_feature_called_false_is_denied(tmp_path: Path) -> None:
    reading = read(write_advanced(tmp_path))
    (title,) = claims_of(reading, "position", "title")
    assert title.evidence.standing.value == "denied"


def test_a_place_that_is_not_in_the_file_is_reported(tmp_path: Path) -> None:
    found = read(write_advanced(tmp_path)).not_understood
    assert [item.text for item in found] == ["Location 99"]


def test_names_of_a_false_identity_are_denied(tmp_path: Path) -> None:
    other = party("904", "4", name(("1520", "FALSCH")), false="true")
    reading = read(write_advanced(tmp_path, (*PARTIES, other)))
    (claim,) = [c for c in claims_of(reading, "name") if c.entity_id == "ofac-904"]
    assert (claim.value, claim.evidence.standing.value) == ("FALSCH", "denied")
    assert {c.evidence.standing.value for c in claims_of(reading, "name") if c != claim} == {
        "stated"
    }


def test_a_number_in_no_table_is_refused(tmp_path: Path) -> None:
    strange = PERSON.replace("</Profile>", feature("777", "<VersionDetail/>") + "</Profile>")
    with pytest.raises(LinchpinError, match="FeatureType 777 is in no table"):
        read(write_advanced(tmp_path, (strange, FIRM)))


@pytest.mark.parametrize(
    "edtf", ["1966-07-17", "1966-07", "1966", "1951~", "1929/1930", "1951~/1953~"]
)
def test_dates_in_words_are_read_back(edtf: str) -> None:
    assert ofac_date(words_of(edtf)) == edtf


@pytest.mark.data
def test_what_was_counted_in_the_real_sample_is_read(data: Path) -> None:
    file = "ofac_advanced/sdn_advanced_sample37_2024-02-23.xml.gz"
    want, reading = counted(data, file), reading_of(data, "ofac-advanced", file)
    lines = Counter(
        line.partition(":")[0] for d in reading.documents for line in d.text.splitlines()
    )
    assert reading.date == want["date_of_issue"]
    assert reading.entries == want["distinct_parties"]
    assert reading.counts["people"] == want["party_subtypes"]["4"]
    assert lines["name"] == want["aliases"]
    assert lines["translation"] == want["documented_names"]
    elsewhere = sum("Location" in item.text for item in reading.not_understood if " | " not in
                    item.text)  # fmt: skip
    places = len(claims_of(reading, "addressEntity")) + elsewhere
    assert lines["feature"] + places == want["features"]
    assert len(claims_of(reading, "previousName")) == want["alias_types"]["F.K.A."]
    assert not claims_of(reading, "weakAlias")
    assert reading.counts["listings_outside"] == want["sanctions_entries"]
    assert reading.counts["relations_outside"] == want["relationships"]
    # The sample has 8 of the places its parties name; nothing else of it is left unread.
    assert {item.why.rpartition(" ")[0] for item in reading.not_understood if "Location" not in
            item.text} == set()  # fmt: skip
