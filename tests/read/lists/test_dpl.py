"""The US Denied Persons List: rows of one name are one entry, each order a listing."""

from __future__ import annotations

from pathlib import Path

import pytest
from dpl_file import ROWS, write_dpl
from published_counts import claims_of, counted, reading_of

from linchpin.claims.errors import LinchpinError
from linchpin.read.lists.dpl import denied_key, reader
from whole_reading import WholeReading, whole

TALAAN = f"bis-dpl-{denied_key('Arvo Talaan')}"
SLIPS = {"2019-06": (1, 1), "2022-09": (2, 1)}
"""Real editions: days too far ahead, and countries that are none."""
SPELLINGS = {"2019-06": 4, "2022-09": 3}
"""Names that differ from another by spaces, hyphens and dots alone: one entry, two names."""


def read(path: Path) -> WholeReading:
    return whole(reader().read(path, date=None, progress=lambda what, done, total: None))


def said(reading: WholeReading, prop: str, about: str = TALAAN) -> list[str]:
    return [c.value for c in reading.claims if c.prop == prop and c.entity_id == about]


def test_rows_of_a_name_are_one_entry_whatever_its_letters(tmp_path: Path) -> None:
    reading = read(write_dpl(tmp_path))
    assert (reading.date, reading.entries, reading.counts["rows"]) == ("2022-09", 3, 5)
    assert said(reading, "name") == ["ARVO TALAAN"]
    assert len(said(reading, "addressEntity")) == 2
    assert {c.schema for c in claims_of(reading, "name")} == {"LegalEntity"}


def test_each_order_is_a_listing_with_its_days(tmp_path: Path) -> None:
    reading = read(write_dpl(tmp_path))
    orders = [c.entity_id for c in claims_of(reading, "entity") if c.value == TALAAN]
    days = {about: (said(reading, "startDate", about), set(said(reading, "endDate", about)))
            for about in orders if about is not None}  # fmt: skip
    assert sorted(days.values()) == [
        (["2003-06-19", "2003-06-19"], {"2056-06-29"}), (["2022-02-10"], set()),
    ]  # fmt: skip


def test_names_behind_aka_are_aliases_and_brackets_stay(tmp_path: Path) -> None:
    reading = read(write_dpl(tmp_path))
    assert [c.value for c in claims_of(reading, "alias")] == ["Arvo Talaan", "FRANK SUUR"]
    assert "BLUE (BL) LAAGUN" in [c.value for c in claims_of(reading, "name")]


def test_slips_are_reported_and_never_taken(tmp_path: Path) -> None:
    reading = read(write_dpl(tmp_path))
    assert [item.text for item in reading.not_understood] == ["3017-08-22", "Atlantis"]
    assert "3017-08-22" not in [c.value for c in claims_of(reading, "modifiedAt")]


def test_the_key_holds_whatever_the_order_of_rows(tmp_path: Path) -> None:
    first = read(write_dpl(tmp_path))
    second = read(write_dpl(tmp_path, tuple(reversed(ROWS))))
    ids = [{c.entity_id for c in claims_of(r, "name")} for r in (first, second)]
    assert ids[0] == ids[1]


def test_a_row_without_a_name_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LinchpinError, match=r"line 3: a row without a Name"):
        read(write_dpl(tmp_path, (ROWS[0], ("", *ROWS[1][1:]))))


@pytest.mark.data
@pytest.mark.parametrize("day", SLIPS)
def test_what_was_counted_in_real_editions_is_read(data: Path, day: str) -> None:
    file = f"bis/dpl_{day}.tsv.gz"
    want, reading = counted(data, file), reading_of(data, "dpl", file)
    starts = [c.value for c in claims_of(reading, "startDate")]
    assert reading.date == day
    assert reading.counts["rows"] == want["rows"]
    assert reading.entries == want["names"] - SPELLINGS[day]
    assert (min(starts), max(starts)) == (want["earliest_effective"], want["latest_effective"])
    reasons = [item.why for item in reading.not_understood]
    late = sum("slip" in why for why in reasons)
    assert (late, len(reasons) - late) == SLIPS[day]
