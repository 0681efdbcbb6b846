"""SECO's list: places and programs told once, names in parts, days of each change."""

from __future__ import annotations

from pathlib import Path

import pytest
from published_counts import claims_of
from seco_file import INVENTED, write_seco

from linchpin.claims.errors import LinchpinError
from linchpin.read.lists.seco import reader
from whole_reading import WholeReading, whole


def read(path: Path) -> WholeReading:
    return whole(reader().read(path, date=None, progress=lambda what, done, total: None))


def said(reading: WholeReading, prop: str, about: str = "seco-901") -> list[str]:
    return [c.value for c in reading.claims if c.prop == prop and c.entity_id == about]


def test_names_are_put_together_in_their_order_and_keep_kind_and_script(tmp_path: Path) -> None:
    reading = read(write_seco(tmp_path))
    assert (reading.date, reading.entries) == ("2024-01-17", 2)
    assert said(reading, "name") == ["Arva TALAAN"]
    assert said(reading, "alias") == ["آرفا تالان"]
    assert said(reading, "weakAlias") == ["The Tailor"]
    assert said(reading, "previousName") == ["Arva Talo"]
    assert said(reading, "gender") == ["female"]


def test_births_places_and_documents_are_those_pointed_at(tmp_path: Path) -> None:
    reading = read(write_seco(tmp_path))
    assert said(reading, "birthDate") == ["1965-12-31", "1964~"]
    assert said(reading, "birthPlace") == ["Basra, Iraq"]
    assert [c.value for c in claims_of(reading, "full")] == ["1 Quay, Basra, Iraq"]
    assert said(reading, "passportNumber") == ["N111"]
    assert [c.value for c in claims_of(reading, "startDate")] == ["2001-02-03"]
    assert said(reading, "notes") == ["Kept the harbour's books."]


def test_programs_are_in_english_and_changes_have_their_days(tmp_path: Path) -> None:
    reading = read(write_seco(tmp_path))
    assert [c.value for c in claims_of(reading, "program")] == ["HARB", "HARB"]
    assert said(reading, "listingDate", "seco-901-HARB") == ["2019-04-15"]
    assert said(reading, "modifiedAt", "seco-901-HARB") == ["2020-04-16"]
    assert said(reading, "endDate", "seco-902-HARB") == ["2021-01-01"]
    assert said(reading, "summary", "seco-901-HARB") == [
        "Program EXAMPLE", "Measures Financial measures, annex 2", "Origin ONU, UE",
    ]  # fmt: skip
    assert [c.value for c in claims_of(reading, "object")] == ["seco-902"]
    assert [item.text for item in reading.not_understood] == ["what nobody knows yet"]


def test_a_target_whose_last_change_takes_it_off_is_not_listed(tmp_path: Path) -> None:
    reading = read(write_seco(tmp_path))
    standings = {
        (c.entity_id, c.evidence.standing.value) for c in claims_of(reading, "entity", "program")
    }
    assert standings == {("seco-901-HARB", "stated"), ("seco-902-HARB", "denied")}
    assert said(reading, "notes", "seco-902") == ["No longer on the list: de-listed 2021-01-01"]
    again = INVENTED.replace(
        "<riddle>", '<modification modification-type="listed" effective-date="2022-01-01"/><riddle>'
    )
    back = read(write_seco(tmp_path, again))
    assert {c.evidence.standing.value for c in claims_of(back, "entity")} == {"stated"}


def test_the_ssid_stays_and_strange_files_are_refused(tmp_path: Path) -> None:
    renamed = read(write_seco(tmp_path, INVENTED.replace("TALAAN", "TALANN")))
    assert said(renamed, "name") == ["Arva TALANN"]
    for text, words in (
        (INVENTED.replace('ssid="902"', 'ssid="901"'), "entry 901 is there twice"),
        (INVENTED.replace("<entity>", "<ghost>").replace("</entity>", "</ghost>"), "no number or"),
        (INVENTED.replace("<place ", "<planet ").replace("</place>", "</planet>"), "no place here"),
        (INVENTED[:-60], "cut"),
    ):
        with pytest.raises(LinchpinError, match=words):
            read(write_seco(tmp_path, text))


@pytest.mark.data
def test_the_publishers_own_example_is_read(data: Path) -> None:
    reading = read(data / "lists" / "ch" / "seco_example_amendment_2024-01-17.xml.gz")
    assert (reading.date, reading.entries) == ("2024-01-17", 3)
    assert not reading.not_understood
    assert "is an amendment" in reading.warnings[0]
