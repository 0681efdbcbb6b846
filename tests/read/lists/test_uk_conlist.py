"""OFSI's old list: rows multiplied out become one entry again; counts of real editions."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from conlist_file import SHIP, rows, write_conlist, write_conlist_workbook
from published_counts import claims_of, counted, reading_of

from linchpin.claims.errors import LinchpinError
from linchpin.read.lists.uk_conlist import reader
from whole_reading import WholeReading, whole

FILES = (
    "uk/conlist_2018-04-13.csv.gz", "uk/conlist_2020-04-27.csv.gz",
    "uk/conlist_2022-05-04.xlsx", "uk/conlist_2023-06-05.xlsx",
)  # fmt: skip


def read(path: Path) -> WholeReading:
    return whole(reader().read(path, date=None, progress=lambda what, done, total: None))


def said(reading: WholeReading, prop: str, about: str = "conlist-90001") -> list[str]:
    return [c.value for c in reading.claims if c.prop == prop and c.entity_id == about]


def test_a_group_is_one_entry_with_each_fact_once(tmp_path: Path) -> None:
    reading = read(write_conlist_workbook(tmp_path))
    assert (reading.date, reading.entries, reading.counts["rows"]) == ("2022-05-04", 2, 25)
    assert said(reading, "name") == ["Arvo TALAAN"]
    assert said(reading, "alias") == ["Arvoo TALAAN", "آرفو"]
    assert said(reading, "weakAlias") == ["THE TAILOR"]
    assert said(reading, "previousName") == ["ARVID"]
    assert said(reading, "birthDate") == ["1953", "1954-05", "1958-02-03"]
    assert said(reading, "nationality") == ["iq", "qa"]
    assert len(said(reading, "addressEntity")) == 2


def test_numbers_stand_with_their_own_details(tmp_path: Path) -> None:
    reading = read(write_conlist(tmp_path))
    quotes = [c.evidence.quote for c in reading.claims if c.prop == "passportNumber"]
    assert said(reading, "passportNumber") == ["N111", "N222"]
    assert "Document without number: lost his card" in said(reading, "notes")
    holders = {c.entity_id: c.value for c in reading.claims if c.prop == "number"}
    summaries = {
        holders[c.entity_id]: c.value
        for c in reading.claims
        if c.prop == "summary" and c.entity_id in holders
    }
    assert summaries == {"N111": "false", "N222": "issued 2001"}
    assert len(quotes) == 2


def test_references_to_other_lists_are_found_in_remarks(tmp_path: Path) -> None:
    reading = read(write_conlist(tmp_path))
    elsewhere = "conlist-90001-listed-elsewhere"
    assert said(reading, "recordId", elsewhere) == ["AFG0999"]
    assert said(reading, "unscId", elsewhere) == ["QDi.901"]
    assert said(reading, "imoNumber", "conlist-90002") == ["IMO9999993"]
    assert [item.text for item in reading.not_understood] == ["Atlantis"]


def test_letters_of_windows_1252_are_read_as_such(tmp_path: Path) -> None:
    reading = read(write_conlist(tmp_path))
    cities = [c.value for c in reading.claims if c.prop == "city"]
    assert "Müller Straße" in cities


def test_strange_groups_and_columns_are_refused(tmp_path: Path) -> None:
    for change, words in (
        ({"Group Type": "Entity"}, "Entity, Individual"),
        ({"Group ID": "9x"}, "Group ID '9x'"),
    ):
        found = rows()
        found[1] |= change
        with pytest.raises(LinchpinError, match=words):
            read(write_conlist(tmp_path, found))
    path = write_conlist(tmp_path, [SHIP])
    path.write_bytes(path.read_bytes().replace(b"Alias Quality", b"Alias Virtue"))
    with pytest.raises(LinchpinError, match="'Alias Virtue' is new"):
        read(path)
    path.write_bytes(path.read_bytes().replace(b"Group ID", b"Group Number"))
    with pytest.raises(LinchpinError, match="Group ID missing"):
        read(path)


@pytest.mark.data
@pytest.mark.parametrize("file", FILES)
def test_what_was_counted_in_real_editions_is_read(data: Path, file: str) -> None:
    want, reading = counted(data, file), reading_of(data, "uk-conlist", file)
    day, month, year = want["last_updated"].split("/")
    kinds = Counter(c.schema for c in claims_of(reading, "name"))
    births = claims_of(reading, "birthDate")
    assert reading.date == f"{year}-{month}-{day}"
    assert reading.entries == want["groups"]
    assert reading.counts["rows"] == want["rows"]
    named = {"Individual": "Person", "Entity": "Organization", "Ship": "Vessel"}
    assert kinds == {named[kind]: count for kind, count in want["groups_by_type"].items()}
    words = [c for c in claims_of(reading, "notes") if c.value.startswith("Date of birth: ")]
    assert len(words) <= 2  # what is no date is a note, in the list's words
    assert len(births) + len(words) == want["distinct_births_by_group"]
    assert len({c.value for c in claims_of(reading, "program")}) == want["regimes"]
    listed = {c.entity_id: c.value for c in claims_of(reading, "entity", schema="Sanction")
              if not (c.entity_id or "").endswith("listed-elsewhere")}  # fmt: skip
    several = [count for count in Counter(listed.values()).values() if count > 1]
    assert len(several) == want["groups_in_several_regimes"]
    assert len(claims_of(reading, "recordId")) == want["groups_with_UK_Sanctions_List_Ref"]
    assert reading.counts["share_not_understood"] <= 0.005
