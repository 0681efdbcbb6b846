"""Business days: the examples of ATF, federal holidays as they are kept, and those of states."""

from __future__ import annotations

import datetime
from pathlib import Path

import holidays
import pytest

from linchpin.trace.arms.business_days import (
    FIRST_YEAR,
    LAST_YEAR,
    business_days,
    federal_holidays,
    why_closed,
)


@pytest.mark.parametrize("year", [1978, 1986, 1999, 2011, 2020, 2021, 2022, 2023, 2026, 2033, 2040])
def test_federal_holidays_are_those_of_another_calendar(year: int) -> None:
    other = {d for d in holidays.country_holidays("US", years=year) if d.weekday() < 5}
    ours = {day for day in federal_holidays(year) if day.weekday() < 5}
    assert ours == other


def test_the_table_of_states_is_current() -> None:
    import runpy

    script = Path(__file__).parents[3] / "scripts" / "generate_state_holidays.py"
    made = runpy.run_path(str(script))
    table = made["TABLE"].read_text("utf-8").splitlines()
    assert table[1:] == [
        ",".join(f'"{c}"' if "," in c else c for c in row) for row in made["rows"]()
    ]
    assert (made["FIRST"], made["LAST"]) == (FIRST_YEAR, LAST_YEAR)


@pytest.mark.parametrize(
    ("first", "last", "state", "days"),
    [
        ("2025-03-03", "2025-03-03", "TX", 1),
        ("2025-03-03", "2025-03-07", "TX", 5),  # Monday to Friday
        ("2025-03-03", "2025-03-10", "TX", 6),  # to the next Monday
        ("2025-03-07", "2025-03-13", "TX", 5),  # Friday to Thursday
        ("2025-05-23", "2025-05-30", "AZ", 5),  # over Memorial Day
        ("2025-04-15", "2025-04-22", "TX", 4),  # Good Friday and San Jacinto Day
        ("2025-04-15", "2025-04-22", "AZ", 6),
        ("2025-04-15", "2025-04-22", "", 6),
        ("2021-12-30", "2022-01-04", "CA", 3),  # New Year's Day 2022 is kept on 31 December 2021
    ],
)
def test_business_days(first: str, last: str, state: str, days: int) -> None:
    begin, end = datetime.date.fromisoformat(first), datetime.date.fromisoformat(last)
    assert business_days(begin, end, state) == days


def test_juneteenth_is_kept_since_2021_only() -> None:
    assert why_closed(datetime.date(2020, 6, 19)) is None
    assert why_closed(datetime.date(2023, 6, 19)) == "Juneteenth"
    assert why_closed(datetime.date(2020, 6, 19), "TX") == "Emancipation Day In Texas"
