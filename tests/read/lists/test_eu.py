"""The EU list: every trap of its file, and what was counted in a real one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from eu_file import INVENTED, write_eu
from published_counts import claims_of, counted, reading_of

from linchpin.claims.claim import Claim
from linchpin.claims.errors import EditionRefused, LinchpinError
from linchpin.read.lists.eu import reader
from whole_reading import WholeReading, whole


def read(folder: Path, text: str = INVENTED) -> WholeReading:
    path = write_eu(folder, text)
    return whole(reader().read(path, date=None, progress=lambda what, done, total: None))


def said(reading: WholeReading, prop: str, about: str = "eu-EU.900.1") -> list[Claim]:
    return [c for c in reading.claims if c.prop == prop and c.entity_id == about]


def test_each_name_has_the_day_of_its_regulation(tmp_path: Path) -> None:
    reading = read(tmp_path)
    assert reading.date == "2020-04-05"
    assert [(c.value, c.date) for c in said(reading, "name")] == [("Arvo Talaan", "2004-05-06")]
    assert [(c.value, c.date) for c in said(reading, "alias")] == [
        ("Arvo Tallan", "2016-07-08"),
        ("Arwo Talaan", "2016-07-08"),
    ]
    assert [c.value for c in said(reading, "weakAlias")] == ["The Tailor"]
    assert [c.value for c in said(reading, "previousName")] == ["Arvid T."]
    assert "22/2016 (OJ L1)" in said(reading, "alias")[0].evidence.quote


def test_what_two_regulations_list_is_one_entry_of_two_programs(tmp_path: Path) -> None:
    reading = read(tmp_path)
    assert reading.entries == 2
    assert reading.counts["elements"] == 3
    listings = [c.value for c in reading.claims if c.schema == "Sanction" and c.prop == "program"]
    assert listings == ["TAQA", "IRQ", "AFG"]
    unsc = next(c for c in reading.claims if c.prop == "unscId")
    assert unsc.value == "QDi.901"


def test_births_are_no_firmer_than_listed(tmp_path: Path) -> None:
    reading = read(tmp_path)
    births = [c.value for c in said(reading, "birthDate")]
    assert births == ["1957~", "1958-02-03", "1950/1955"]
    notes = [c.value for c in said(reading, "notes")]
    assert "Date of birth: 1402-06 (Islamic calendar)" in notes
    assert [c.value for c in said(reading, "birthPlace")] == ["Mosul, IRAQ", "Basra, IRAQ"]


def test_a_false_passport_says_so_and_a_withdrawn_citizenship_too(tmp_path: Path) -> None:
    reading = read(tmp_path)
    passport = said(reading, "passportNumber")[0]
    assert "knownFalse=true" in passport.evidence.quote
    assert "withdrawn" in said(reading, "nationality")[0].evidence.quote
    assert [c.value for c in said(reading, "phone")] == ["662 38 14"]
    assert "FAX: 662 38 15" in [c.value for c in said(reading, "notes")]


def test_what_a_firm_does_is_a_note_and_what_is_new_is_reported(tmp_path: Path) -> None:
    reading = read(tmp_path)
    assert [c.value for c in said(reading, "notes", "eu-EU.900.2")] == ["Trades in salt"]
    assert [item.text for item in reading.not_understood] == ["what nobody knows yet"]


def test_other_schemata_cut_files_and_strange_entities_are_refused(tmp_path: Path) -> None:
    for text, words in (
        ('<?xml version="1.0"?><WHOLE Date="11/02/2016"/>', "schema 1.0"),
        (INVENTED.replace('classificationCode="P"', 'classificationCode="X"'), "kind 'X'"),
        (INVENTED.replace("EU.900.2", ""), "is no entity"),
    ):
        with pytest.raises(LinchpinError, match=words):
            read(tmp_path, text)
    with pytest.raises(EditionRefused, match="cut"):
        read(tmp_path, INVENTED[:-200])


@pytest.mark.data
def test_what_was_counted_in_the_real_edition_is_read(data: Path) -> None:
    file = "../eu/fsf_2021-03-05.xml.gz"
    want, reading = counted(data, file), reading_of(data, "eu", file)
    births = claims_of(reading, "birthDate")
    days: dict[str, set[str | None]] = {}
    for claim in claims_of(reading, "name", "alias", "weakAlias", "previousName"):
        days.setdefault(claim.entity_id or "", set()).add(claim.date)
    assert reading.date == want["generated"]
    assert reading.counts["elements"] == want["elements"]
    assert reading.entries == want["distinct_logicalId"]
    names = claims_of(reading, "name", "alias", "weakAlias", "previousName")
    assert len(names) == want["names"]
    dateless = 2  # circa, with a place and words alone
    assert sum(c.value.endswith("~") for c in births) == want["births_circa"] - dateless
    assert sum("/" in c.value for c in births) == want["births_year_range"]
    full = [c for c in births if re.fullmatch(r"\d{4}-\d{2}-\d{2}~?", c.value)]
    assert len(full) == want["births_full_date"] - want["islamic_calendar"]
    assert len(claims_of(reading, "nationality")) + 2 == want["citizenships"]  # two of firms
    assert len(claims_of(reading, "unscId")) == want["with_UN_id"]
    assert len(claims_of(reading, "listingDate")) == want["entities_with_designationDate"]
    assert len({c.value for c in claims_of(reading, "program")}) == want["programmes"]
    several = sum(len(found) > 1 for found in days.values())
    more = several - want["entities_named_on_several_days"]
    assert 0 <= more <= want["listed_twice"]  # counted by element; here two of one are one
    assert reading.counts["share_not_understood"] <= 0.005


@pytest.mark.data
@pytest.mark.parametrize(
    ("file", "words"),
    [("eu/fsf_2022-03-18.cut.xml.gz", "cut"), ("eu/whole_1.0_2016-02-11.xml.gz", "schema 1.0")],
)
def test_a_cut_copy_and_the_retired_schema_are_refused(data: Path, file: str, words: str) -> None:
    with pytest.raises(LinchpinError, match=words):
        whole(reader().read(data / "lists" / file, date=None, progress=lambda *told: None))
