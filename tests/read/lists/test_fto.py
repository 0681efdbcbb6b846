"""Foreign Terrorist Organizations: the table of a saved page, and no revoked designation."""

from __future__ import annotations

from pathlib import Path

import pytest
from fto_file import ROWS, write_fto, write_fto_csv
from published_counts import claims_of

from linchpin.claims.errors import LinchpinError
from linchpin.read.lists.fto import reader
from whole_reading import WholeReading, whole


def read(path: Path) -> WholeReading:
    return whole(reader().read(path, date=None, progress=lambda what, done, total: None))


def test_names_in_brackets_are_what_the_page_calls_them(tmp_path: Path) -> None:
    reading = read(write_fto(tmp_path))
    found = [(c.prop, c.value) for c in claims_of(reading, "alias", "weakAlias", "previousName")]
    assert (reading.date, reading.entries) == ("2025-02-20", 2)
    assert [c.value for c in claims_of(reading, "name")] == ["Harbour Front", "Quay Workers Party"]
    assert found == [
        ("weakAlias", "QWP"), ("alias", "Kongra Quay"), ("previousName", "Los Faros"),
    ]  # fmt: skip
    assert [c.value for c in claims_of(reading, "startDate")] == ["1997-10-08", "2025-02-20"]


def test_revoked_designations_name_nobody_and_are_told(tmp_path: Path) -> None:
    reading = read(write_fto(tmp_path))
    assert reading.counts["revoked"] == 1
    assert "1 revoked designation; not taken in" in reading.warnings[0]
    assert not [c for c in reading.claims if "Old Front" in c.value]


def test_the_table_is_read_as_text_too(tmp_path: Path) -> None:
    reading = read(write_fto_csv(tmp_path))
    assert [c.value for c in claims_of(reading, "weakAlias")] == ["HF"]
    assert not reading.warnings


def test_a_row_without_a_day_is_refused_and_one_that_is_none_reported(tmp_path: Path) -> None:
    with pytest.raises(LinchpinError, match="without name or date"):
        read(write_fto(tmp_path, (ROWS[0], ("", "Nobody"))))
    reading = read(write_fto(tmp_path, (ROWS[0], ("in March", "Somebody"))))
    assert [item.text for item in reading.not_understood] == ["in March"]
