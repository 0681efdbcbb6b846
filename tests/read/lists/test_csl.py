"""The US Consolidated Screening List: thirteen lists in one, by the numbers of each."""

from __future__ import annotations

import csv
import gzip
from collections import Counter
from pathlib import Path

import pytest
from csl_file import CAPTA, COLUMNS, ENTITY, MILL, PERSON, ROWS, SDN, write_csl
from dpl_file import write_dpl
from published_counts import claims_of, counted, reading_of

from linchpin.claims.errors import LinchpinError
from linchpin.read.lists import dpl
from linchpin.read.lists.csl import reader
from whole_reading import WholeReading, whole


def read(path: Path) -> WholeReading:
    return whole(reader().read(path, date=None, progress=lambda what, done, total: None))


def said(reading: WholeReading, prop: str, about: str = "ofac-901") -> list[str]:
    return [c.value for c in reading.claims if c.prop == prop and c.entity_id == about]


def listings(reading: WholeReading, about: str) -> dict[str, list[str]]:
    """Return the authorities that list an entry, each with the programs."""
    found = [c.entity_id or "" for c in claims_of(reading, "entity") if c.value == about]
    return {said(reading, "authority", one)[0]: said(reading, "program", one) for one in found}


def test_treasury_rows_are_of_the_subjects_of_ofacs_lists(tmp_path: Path) -> None:
    reading = read(write_csl(tmp_path))
    assert (reading.date, reading.entries) == ("2022-05", 5)
    assert (reading.counts["rows"], reading.counts["ids"]) == (7, 6)
    assert said(reading, "name") == ["Arvo TALAAN"]
    assert said(reading, "alias") == ["Arvid TALAAN", "Arvo TAALAN"]
    assert said(reading, "birthDate") == ["1966-01-02", "1965~"]
    assert said(reading, "nationality") == ["iq", "sy"]
    assert listings(reading, "ofac-901") == {SDN: ["SDGT", "SYRIA"]}


def test_a_party_on_two_lists_is_one_entry_with_two_listings(tmp_path: Path) -> None:
    reading = read(write_csl(tmp_path))
    assert listings(reading, "ofac-902") == {SDN: ["SDGT"], CAPTA: ["RUSSIA-EO14024"]}
    assert said(reading, "swiftBic", "ofac-902") == ["BLAASYDA"]


def test_rows_of_a_list_without_numbers_are_one_entry_by_name(tmp_path: Path) -> None:
    reading = read(write_csl(tmp_path))
    mill = next(c.entity_id or "" for c in claims_of(reading, "name") if "Mill" in c.value)
    assert said(reading, "alias", mill) == ["Open Mill", "JSC 140 Mill"]
    assert len(said(reading, "addressEntity", mill)) == 2
    assert list(listings(reading, mill)) == [ENTITY]


def test_a_denied_person_is_the_one_of_the_denied_persons_list(tmp_path: Path) -> None:
    ours = {c.entity_id for c in claims_of(read(write_csl(tmp_path)), "name")}
    rows = (("Arvo Suur", *[""] * 5, "06/19/2003", "", "Y", "2007-01-31", "", ""),)
    path = write_dpl(tmp_path, rows)
    theirs = whole(dpl.reader().read(path, date=None, progress=lambda what, done, total: None))
    assert {c.entity_id for c in claims_of(theirs, "name")} < ours


def test_numbers_keep_country_and_days_and_one_day_alone_stands_beside(tmp_path: Path) -> None:
    reading = read(write_csl(tmp_path))
    documents = {c.value: c.entity_id or "" for c in claims_of(reading, "number")}
    assert set(documents) == {"N123", "N124", "777", "BLAASYDA"}
    both, one = documents["N123"], documents["N124"]
    assert (said(reading, "startDate", both), said(reading, "endDate", both)) == (
        ["2018-02-01"], ["2028-01-31"],
    )  # fmt: skip
    assert said(reading, "startDate", one) + said(reading, "endDate", one) == []
    assert said(reading, "summary", one) == ["2019-05-05"]
    assert said(reading, "gender") == ["male"]
    assert said(reading, "imoNumber", "ofac-903") == ["IMO9187629"]


def test_what_is_not_understood_is_reported(tmp_path: Path) -> None:
    found = [item.text for item in read(write_csl(tmp_path)).not_understood]
    assert found == ["XX", "alone"]


def test_a_copy_with_its_headings_in_the_middle_is_refused(tmp_path: Path) -> None:
    headings = {name: name for name in COLUMNS}
    with pytest.raises(LinchpinError, match="line 3: headings in the middle"):
        read(write_csl(tmp_path, (PERSON, headings, MILL)))
    with pytest.raises(LinchpinError, match="type 'Horse'"):
        read(write_csl(tmp_path, (PERSON | {"type": "Horse"},)))
    with pytest.raises(LinchpinError, match="number 'x1'"):
        read(write_csl(tmp_path, (PERSON | {"entity_number": "x1"},)))


def test_the_keys_hold_whatever_the_order_of_rows(tmp_path: Path) -> None:
    first, second = read(write_csl(tmp_path)), read(write_csl(tmp_path, ROWS[::-1]))
    ids = [{c.entity_id for c in claims_of(r, "name")} for r in (first, second)]
    assert ids[0] == ids[1]


@pytest.mark.data
def test_what_was_counted_in_the_real_file_is_read(data: Path) -> None:
    file = "bis/csl_2022-05.csv.gz"
    want, reading = counted(data, file), reading_of(data, "csl", file)
    assert reading.counts["rows"] == want["rows"]
    assert reading.counts["ids"] == want["distinct_id"]
    rows = Counter(
        line.partition(": ")[2].partition(" | ")[0]
        for d in reading.documents for line in d.text.splitlines() if line.startswith("listing:")
    )  # fmt: skip
    # Rows of one listing that differ by address alone are told once: never more, rarely fewer.
    assert rows.keys() == want["sources"].keys()
    assert all(0 <= want["sources"][name] - found <= 130 for name, found in rows.items())
    assert rows[SDN] == want["sources"][SDN]
    with gzip.open(data / "lists" / file, "rt", encoding="utf-8") as stream:
        table = list(csv.DictReader(stream))
    people = {row["_id"] for row in table if row["type"] == "Individual"}
    born = {row["_id"] for row in table if row["dates_of_birth"]}
    births = {c.entity_id for c in claims_of(reading, "birthDate")}
    assert reading.counts["people"] == len(people)
    in_remarks = {"ofac-11748"}
    assert births == {f"ofac-{number}" for number in born} | in_remarks
    assert reading.counts["share_not_understood"] <= 0.005
