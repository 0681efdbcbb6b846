"""Australia's list: one reference of several rows, dates in words, counts of a real file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from dfat_file import ROWS, write_dfat, write_dfat_xlsx
from published_counts import claims_of, counted, reading_of

from linchpin.claims.errors import LinchpinError
from linchpin.read.lists.au import reader
from whole_reading import WholeReading, whole


def read(path: Path) -> WholeReading:
    return whole(reader().read(path, date=None, progress=lambda what, done, total: None))


def said(reading: WholeReading, prop: str, number: int = 101) -> list[str]:
    about = f"au-dfat-{number}"
    return [c.value for c in reading.claims if c.prop == prop and c.entity_id == about]


@pytest.mark.parametrize("write", [write_dfat, write_dfat_xlsx])
def test_the_rows_of_a_reference_are_one_entry(
    write: Callable[[Path], Path], tmp_path: Path
) -> None:
    reading = read(write(tmp_path))
    assert (reading.date, reading.entries, reading.counts["rows"]) == ("2022-05", 4, 7)
    assert said(reading, "name") == ["Arvo TALAAN"]
    assert said(reading, "alias") == ["آرفو", "Arvid"]
    assert said(reading, "previousName", 102) == ["Red Crescent"]
    assert said(reading, "nationality") == ["af", "pk"]
    assert said(reading, "birthDate") == ["1955~/1958~", "1960"]
    assert len(said(reading, "addressEntity", 102)) == 2
    assert said(reading, "addressEntity") == []


def test_a_serial_number_is_a_day_and_words_are_a_note(tmp_path: Path) -> None:
    reading = read(write_dfat(tmp_path))
    assert said(reading, "birthDate", 103) == ["1960-01-01"]
    assert said(reading, "birthDate", 104) == []
    assert said(reading, "notes", 104) == ["Date of birth: in his thirties"]
    assert [item.text for item in reading.not_understood] == ["Atlantis"]
    changed = [c.value for c in reading.claims if c.prop == "modifiedAt"]
    assert set(changed) == {"2014-12-15"}


def test_strange_references_and_types_are_refused(tmp_path: Path) -> None:
    for at, value, words in ((0, "x1", "Reference 'x1'"), (2, "Horse", "horse, individual")):
        row = list(ROWS[1])
        row[at] = value
        with pytest.raises(LinchpinError, match=words):
            read(write_dfat(tmp_path, (ROWS[0], tuple(row))))


@pytest.mark.data
def test_what_was_counted_in_the_real_file_is_read(data: Path) -> None:
    file = "au/dfat_2022-05.xls"
    want, reading = counted(data, file), reading_of(data, "au", file)
    primary = claims_of(reading, "name")
    assert reading.counts["rows"] == want["rows"]
    assert reading.entries == want["references"]
    assert reading.counts["people"] == want["by_type"]["individual"]
    assert len(primary) == want["rows_by_name_type"]["primary name"]
    former = want["rows_by_name_type"]["formerly known as"]
    former += want["rows_by_name_type"]["previously listed as"]
    assert len(claims_of(reading, "previousName")) == former
    assert len({c.value for c in claims_of(reading, "program")}) == want["committees"]
    assert (
        len({c.value for c in claims_of(reading, "modifiedAt")}) == want["distinct_control_dates"]
    )
    assert reading.counts["share_not_understood"] <= 0.005
