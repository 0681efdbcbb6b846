"""Faults of a publication: facts that vanish while entries stay, dates that cannot be, order."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from invented import Written, keep
from linchpin.archive import Archive, Manifest, create_archive
from linchpin.network.list_faults.check import CheckedEdition, check_edition_of
from linchpin.network.list_faults.fault import FaultKind

COUNT = 40


def edition(archive: Archive, date: str, births: set[int], **more: dict[int, str]) -> Manifest:
    """Add an edition of forty entries, some of them with a birth."""
    written = Written()
    for number in range(COUNT):
        values = {"birthDate": f"1960-01-{number % 28 + 1:02}"} if number in births else {}
        values |= {prop: said[number] for prop, said in more.items() if number in said}
        written.entry(number, f"Invented PERSON{number}", **values)
    return keep(archive, written.edition(date), most_lost=1)


def faults(checked: CheckedEdition, kind: FaultKind) -> list[tuple[str, tuple[str, ...]]]:
    return [(one.fact, one.entities) for one in checked.faults if one.kind is kind]


def test_births_that_vanish_while_entries_stay_are_a_fault(tmp_path: Path) -> None:
    archive = create_archive(tmp_path / "archive")
    everybody = set(range(COUNT))
    edition(archive, "2021-05-01", everybody)
    faulty = edition(archive, "2021-06-01", everybody - set(range(10)))
    gone = tuple(sorted(f"ofac-{number}" for number in range(10)))
    assert faults(check_edition_of(archive, faulty), FaultKind.FACTS_GONE) == [("birthDate", gone)]
    edition(archive, "2021-07-01", everybody - {3})
    checked = check_edition_of(archive, faulty)
    assert "of 9 of these again" in checked.faults[0].says
    assert checked.faults[0].id == check_edition_of(archive, faulty).faults[0].id


@given(st.sets(st.integers(0, COUNT - 1), max_size=12))
@settings(max_examples=8)
def test_few_that_lose_a_fact_are_the_life_of_a_list(
    tmp_path_factory: pytest.TempPathFactory, lost: set[int]
) -> None:
    archive = create_archive(tmp_path_factory.mktemp("faults") / "archive")
    everybody = set(range(COUNT))
    edition(archive, "2021-05-01", everybody)
    newer = edition(archive, "2021-06-01", everybody - lost)
    found = faults(check_edition_of(archive, newer), FaultKind.FACTS_GONE)
    assert bool(found) == (len(lost) >= 5)


def test_entries_that_went_take_their_facts_with_them(tmp_path: Path) -> None:
    archive = create_archive(tmp_path / "archive")
    edition(archive, "2021-05-01", set(range(COUNT)))
    written = Written()
    for number in range(20, COUNT):
        written.entry(number, f"Invented PERSON{number}", birthDate=f"1960-01-{number % 28 + 1:02}")
    newer = keep(archive, written.edition("2021-06-01"), most_lost=1)
    assert faults(check_edition_of(archive, newer), FaultKind.FACTS_GONE) == []


def test_dates_that_cannot_be_name_the_entry(tmp_path: Path) -> None:
    archive = create_archive(tmp_path / "archive")
    odd = edition(
        archive, "2021-05-01", set(),
        birthDate={0: "2031-01-01", 1: "1760", 2: "1960", 3: "2021-05"},
        deathDate={2: "1950", 3: "2021-05-02"},
    )  # fmt: skip
    found = faults(check_edition_of(archive, odd), FaultKind.IMPOSSIBLE_DATE)
    assert found == [
        ("birthDate", ("ofac-0",)), ("birthDate", ("ofac-1",)), ("deathDate", ("ofac-2",)),
        ("deathDate", ("ofac-3",)),
    ]  # fmt: skip


def test_order_and_twins_and_what_was_overridden(tmp_path: Path) -> None:
    archive = create_archive(tmp_path / "archive")
    edition(archive, "2021-06-01", {1})
    older = edition(archive, "2021-05-01", {1, 2})
    twin = edition(archive, "2021-06-01", {1, 3})
    assert faults(check_edition_of(archive, older), FaultKind.OLDER) == [("", ())]
    assert len(faults(check_edition_of(archive, twin), FaultKind.SAME_DAY)) == 1
    accepted = replace(twin, accepted=["it holds fewer entries than it must"])
    assert len(faults(check_edition_of(archive, accepted), FaultKind.COUNT_UNFULFILLED)) == 1


def test_without_an_older_edition_it_says_what_it_cannot_tell(tmp_path: Path) -> None:
    archive = create_archive(tmp_path / "archive")
    only = edition(archive, "2021-05-01", {1})
    checked = check_edition_of(archive, only)
    assert checked.faults == ()
    assert "no older edition" in checked.not_compared[0]
