"""Write the holidays of US states beyond the federal ones, from the package `holidays` (MIT).

Run it after an upgrade of that package; a test compares. Days on which a holiday falls each year
are one row with the years, others a row a year.
"""

from __future__ import annotations

import csv
import datetime
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import holidays

FIRST, LAST = 2000, 2035
"""Years of the table."""
TABLE = (
    Path(__file__).parents[1] / "src" / "linchpin" / "trace" / "arms" / "state_holidays.csv"
)  # fmt: skip


def rows() -> Iterator[tuple[str, str, str, str, str]]:
    """Yield state, first and last year, month and day, and what the day is called."""
    federal = holidays.country_holidays("US", years=range(FIRST, LAST + 1))
    for state in sorted(holidays.US.subdivisions):
        days = holidays.country_holidays("US", subdiv=state, years=range(FIRST, LAST + 1))
        named: list[tuple[str, str, int]] = []
        for day, names in days.items():
            if day in federal or not FIRST <= day.year <= LAST or day.weekday() >= 5:
                continue
            named.append((names.split(";")[0].strip(), day.strftime("%m-%d"), day.year))
        for (name, when), years in _runs(named):
            yield state, str(years[0]), str(years[-1]), when, name


def _runs(named: list[tuple[str, str, int]]) -> Iterator[tuple[tuple[str, str], list[int]]]:
    """Yield each day of a holiday with its years; weekends between do not part them."""
    for key, found in groupby(sorted(named), key=lambda one: one[:2]):
        run: list[int] = []
        for _, _, year in found:
            if run and not all(_on_weekend(key[1], y) for y in range(run[-1] + 1, year)):
                yield key, run
                run = []
            run.append(year)
        yield key, run


def _on_weekend(when: str, year: int) -> bool:
    month, day = when.split("-")
    try:
        return datetime.date(year, int(month), int(day)).weekday() >= 5
    except ValueError:
        return False


def main() -> None:
    """Write the table."""
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("state", "first", "last", "day", "name"))
        writer.writerows(rows())


if __name__ == "__main__":
    main()
