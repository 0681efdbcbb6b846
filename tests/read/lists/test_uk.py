"""The UK Sanctions List: rows multiplied out become one entry again; keys that stay."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from published_counts import counted
from uksl_file import COLUMNS, SHIP, rows, write_uksl

from linchpin.claims.errors import LinchpinError
from linchpin.read.lists.uk import reader
from whole_reading import WholeReading, whole


def read(path: Path) -> WholeReading:
    return whole(reader().read(path, date=None, progress=lambda what, done, total: None))


def said(reading: WholeReading, prop: str, about: str = "uksl-AFG0999") -> list[str]:
    return [c.value for c in reading.claims if c.prop == prop and c.entity_id == about]


def test_an_entry_is_one_with_each_fact_once(tmp_path: Path) -> None:
    reading = read(write_uksl(tmp_path))
    assert (reading.date, reading.entries, reading.counts["rows"]) == ("2026-02-08", 3, 34)
    assert said(reading, "name") == ["Arvo TALAAN"]
    assert said(reading, "alias") == ["TALAN", "ARVID", "آرفو"]
    assert said(reading, "weakAlias") == ["THE TAILOR"]
    assert said(reading, "birthDate") == ["1953", "1954-05", "1958-02-03"]
    assert "Date of birth: in the year of the flood" in said(reading, "notes")
    assert said(reading, "nationality") == ["iq", "qa"]
    assert said(reading, "email") == ["a@example.org", "b@example.org"]
    assert len(said(reading, "addressEntity")) == 2
    assert said(reading, "passportNumber") == ["N111"]
    assert [item.text for item in reading.not_understood] == ["Atlantis"]


def test_the_listing_keeps_regime_measures_reasons_and_other_lists_numbers(tmp_path: Path) -> None:
    reading = read(write_uksl(tmp_path))
    [about] = {c.entity_id or "" for c in reading.claims if c.value == "AFG0999"}
    assert said(reading, "provisions", about) == ["Asset freeze|Travel Ban"]
    assert said(reading, "reason", about) == ["Was paid for silence."]
    assert said(reading, "listingDate", about) == ["2020-12-31"]
    assert said(reading, "unscId", about) == ["QDi.901"]
    assert said(reading, "recordId", about) == ["90001"]
    assert said(reading, "summary", about) == ["Designated by UN"]


def test_ships_and_firms_name_others_and_the_tie_is_not_guessed(tmp_path: Path) -> None:
    reading = read(write_uksl(tmp_path))
    ship, firm = "uksl-RUS9999", "uksl-RUS9998"
    assert said(reading, "imoNumber", ship) == ["IMO9999993"]
    assert said(reading, "flag", ship) == ["ga"]
    assert said(reading, "pastFlags", ship) == ["pa", "lr"]
    assert said(reading, "buildDate", ship) == ["2019"]
    assert said(reading, "registrationNumber", firm) == ["123", "456"]
    roles = [c.value for c in reading.claims if c.prop == "role"]
    assert roles == ["Current owner/operator", "Subsidiaries", "Subsidiaries", "Parent company"]
    named = [c.value for c in reading.claims if c.schema == "LegalEntity"]
    assert named == ["Blue Crescent FZCO", "Star Ltd", "Sun Ltd", "Moon Ltd"]


def test_the_unique_id_stays_when_name_group_and_rows_change(tmp_path: Path) -> None:
    first = read(write_uksl(tmp_path))
    later = [row | {"OFSI Group ID": "90777"} for row in rows() if row["Name 6"] != "TALAAN"]
    second = read(write_uksl(tmp_path, later))
    ids = [{c.entity_id for c in r.claims if c.schema == "Person"} for r in (first, second)]
    assert ids == [{"uksl-AFG0999"}] * 2


def test_strange_entries_columns_and_the_old_list_are_refused(tmp_path: Path) -> None:
    for change, words in (
        ({"Designation Type": "Entity"}, "Entity, Individual"),
        ({"Unique ID": "99"}, "Unique ID '99'"),
    ):
        found = rows()
        found[1] |= change
        with pytest.raises(LinchpinError, match=words):
            read(write_uksl(tmp_path, found))
    path = write_uksl(tmp_path, [SHIP])
    path.write_bytes(path.read_bytes().replace(b"Alias strength", b"Alias virtue"))
    with pytest.raises(LinchpinError, match="'Alias virtue' is new"):
        read(path)
    path.write_bytes(path.read_bytes().replace(b"Unique ID", b"Group ID"))
    with pytest.raises(LinchpinError, match="Unique ID missing"):
        read(path)


@pytest.mark.data
def test_the_real_header_has_the_columns_that_are_read(data: Path) -> None:
    file = "uk/uksl_header_2026-10-08.csv"
    want, reading = counted(data, file), read(data / "lists" / file)
    lines = (data / "lists" / file).read_text("utf-8").splitlines()
    first, head = next(csv.reader(lines[:1])), next(csv.reader(lines[1:2]))
    assert first == [want["first_line"]]
    assert len(head) == want["columns"]
    assert head == COLUMNS
    assert (reading.date, reading.entries) == ("2026-10-08", 1)
    assert not reading.not_understood
    assert said(reading, "imoNumber", "uksl-RUS2176") == ["IMO9826902"]
