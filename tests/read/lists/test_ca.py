"""Canada's list: a key where there is no number, two formats, counts of real files."""

from __future__ import annotations

from pathlib import Path

import pytest
from published_counts import claims_of, counted, reading_of
from sema_file import OLD, write_new_sema, write_old_sema

from linchpin.claims.errors import LinchpinError
from linchpin.read.lists.ca import reader
from whole_reading import WholeReading, whole

OLD_FILES = {"ca/sema_2020-04.xml.gz": "2020-04", "ca/sema_2022-05.xml.gz": "2022-05"}


def read(path: Path) -> WholeReading:
    return whole(reader().read(path, date=None, progress=lambda what, done, total: None))


def id_of(reading: WholeReading, name: str) -> str:
    found = [c.entity_id for c in reading.claims if c.prop == "name" and c.value == name]
    assert len(found) == 1
    return found[0] or ""


def said(reading: WholeReading, prop: str, about: str) -> list[str]:
    return [c.value for c in reading.claims if c.prop == prop and c.entity_id == about]


def test_a_person_keeps_its_key_when_the_schedule_is_relabelled(tmp_path: Path) -> None:
    old, new = read(write_old_sema(tmp_path)), read(write_new_sema(tmp_path))
    assert id_of(old, "Arvo Talaan") == id_of(new, "Arvo Talaan")


def test_namesakes_of_a_country_are_told_apart_by_birth(tmp_path: Path) -> None:
    reading = read(write_old_sema(tmp_path))
    births = {c.entity_id: c.value for c in reading.claims if c.prop == "birthDate"}
    named = [c.entity_id for c in reading.claims if c.prop == "name" and c.value == "Jan Zwei"]
    assert sorted(births[one] for one in named) == ["1950", "1975"]


def test_aliases_and_births_that_stand_in_one_cell(tmp_path: Path) -> None:
    reading = read(write_old_sema(tmp_path))
    about = id_of(reading, "Arvo Talaan")
    assert said(reading, "alias", about) == ["Арво Талаан", "Talaan, A."]
    assert said(reading, "birthDate", about) == ["1972-08-10", "1972-08-11"]
    firm = id_of(reading, "Blue Crescent")
    assert said(reading, "alias", firm) == ["Blue Moon", "Red Crescent"]


def test_a_ship_is_a_ship(tmp_path: Path) -> None:
    reading = read(write_new_sema(tmp_path))
    about = id_of(reading, "Invented Star")
    assert said(reading, "imoNumber", about) == ["IMO9999993"]
    assert said(reading, "buildDate", about) == ["1980"]
    assert said(reading, "type", about) == ["Tanker"]
    listed = [c.value for c in reading.claims if c.prop == "listingDate"]
    assert listed == ["2020-09-28", "2025-02-21"]


def test_a_record_without_name_or_country_is_refused(tmp_path: Path) -> None:
    for cut in ("<Entity>Blue Crescent</Entity>", "<Country>Russia / Russie</Country>"):
        with pytest.raises(LinchpinError, match="line 10: a record without country or name"):
            read(write_old_sema(tmp_path, OLD.replace(cut, "")))
    path = write_old_sema(tmp_path).rename(tmp_path / "sema.xml")
    with pytest.raises(LinchpinError, match="--date"):
        read(path)


@pytest.mark.data
@pytest.mark.parametrize("file", [*OLD_FILES, "ca/sema_2025-03.first40.xml.gz"])
def test_what_was_counted_in_real_files_is_read(data: Path, file: str) -> None:
    want, reading = counted(data, file), reading_of(data, "ca", file, OLD_FILES.get(file))
    dated = {c.entity_id for c in claims_of(reading, "birthDate", "buildDate", "incorporationDate")}
    assert reading.entries == want["records"]
    assert reading.counts["people"] == want["people"]
    assert len(dated) == want["births"]
    assert len(claims_of(reading, "imoNumber")) == want["ships_with_imo"]
    assert len({c.value for c in claims_of(reading, "program")}) == want["countries"]
    aliased = {c.entity_id for c in claims_of(reading, "alias")}
    assert len(aliased) == want["records_with_alias_cell"]
    assert len(claims_of(reading, "listingDate")) == want["with_listing_date"]
    assert reading.not_understood == []


@pytest.mark.data
def test_most_keys_live_on_over_five_years(data: Path) -> None:
    old, new = (reading_of(data, "ca", file, day) for file, day in OLD_FILES.items())
    before, after = ({c.entity_id for c in claims_of(one, "name")} for one in (old, new))
    assert len(before & after) / len(before) > 0.9
