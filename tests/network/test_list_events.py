"""What a change of a list is, and that no change that can alter a match is lost in a group."""

from __future__ import annotations

import datetime
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from invented import Written, keep
from linchpin.archive import create_archive, take_snapshot
from linchpin.claims.progress import silent
from linchpin.cli.options.settings import system_settings
from linchpin.network.changes import changes_since
from linchpin.network.list_events.event import ListEvent, grouped
from linchpin.network.list_events.kinds import MATTERS, ChangeKind, Matters
from linchpin.network.network import build_network
from linchpin.read.lists.ofac import OfacReader
from linchpin.workspace.add_edition import keep as keep_edition

Entries = dict[int, tuple[str, dict[str, str]]]


def events(folder: Path, *editions: Entries, since: str = "2021-05-15") -> list[ListEvent]:
    """Return what happened between the last edition before a day and the newest one."""
    archive = create_archive(folder / "archive")
    for month, entries in enumerate(editions, 5):
        written = Written()
        for number, (name, values) in entries.items():
            written.entry(number, name, **values)
        written.entry(900, f"Always {month} HERE")
        keep(archive, written.edition(f"2021-{month:02}-01"), most_lost=1.0)
    network = build_network(take_snapshot(archive))
    change = changes_since(archive, network, datetime.date.fromisoformat(since))[0][0]
    return [event for event in change.events if event.entity != "ofac-900"]


def kinds(found: list[ListEvent]) -> list[tuple[str, ChangeKind]]:
    return [(event.entity, event.kind) for event in found]


BORN = {"birthDate": "1968-03-14", "passportNumber": "N1234567"}


def test_the_same_subject_under_another_number_is_neither_new_nor_gone(tmp_path: Path) -> None:
    found = events(tmp_path, {1: ("Rutilio PRUEBA", BORN)}, {7: ("Rutilio PRUEBA", BORN)})
    assert kinds(found) == [("ofac-7", ChangeKind.RENUMBERED)]
    assert found[0].others == ("ofac-1",)
    assert "prueba rutilio" in found[0].because
    assert found[0].said
    assert found[0].unsaid


def test_a_namesake_of_another_birth_is_somebody_else(tmp_path: Path) -> None:
    other = {"birthDate": "1990-01-01"}
    found = events(tmp_path, {1: ("Rutilio PRUEBA", BORN)}, {7: ("Rutilio PRUEBA", other)})
    assert kinds(found) == [("ofac-1", ChangeKind.DELISTED), ("ofac-7", ChangeKind.ADDED)]


def test_one_word_in_common_makes_nobody_the_same(tmp_path: Path) -> None:
    found = events(tmp_path, {1: ("PRUEBA", {})}, {7: ("PRUEBA", {})})
    assert kinds(found) == [("ofac-1", ChangeKind.DELISTED), ("ofac-7", ChangeKind.ADDED)]


def test_another_name_with_the_same_numbers_is_the_same_subject(tmp_path: Path) -> None:
    found = events(tmp_path, {1: ("Rutilio PRUEBA", BORN | {"idNumber": "A-55512"})},
                   {7: ("Rogelio EJEMPLO", BORN | {"idNumber": "A-55512"})})  # fmt: skip
    assert kinds(found) == [("ofac-7", ChangeKind.RENUMBERED)]


def test_two_entries_that_become_one_are_merged(tmp_path: Path) -> None:
    found = events(
        tmp_path,
        {1: ("Rutilio PRUEBA", BORN), 2: ("Rutilio PRUEBA", BORN)},
        {7: ("Rutilio PRUEBA", BORN)},
    )
    assert kinds(found) == [("ofac-7", ChangeKind.MERGED)]
    assert set(found[0].others) == {"ofac-1", "ofac-2"}


def test_an_entry_taken_in_by_one_that_stays_is_merged(tmp_path: Path) -> None:
    found = events(
        tmp_path,
        {1: ("Rutilio PRUEBA", BORN), 2: ("Grupo EJEMPLO", {})},
        {2: ("Grupo EJEMPLO", {"alias": "Rutilio PRUEBA"})},
    )
    assert ("ofac-2", ChangeKind.MERGED) in kinds(found)
    assert not any(event.kind is ChangeKind.DELISTED for event in found)


def test_who_comes_back_is_listed_again(tmp_path: Path) -> None:
    entries: Entries = {1: ("Rutilio PRUEBA", BORN)}
    found = events(tmp_path, entries, {}, entries, since="2021-06-15")
    assert kinds(found) == [("ofac-1", ChangeKind.RELISTED)]
    assert "01 May 2021" in found[0].because


def test_names_that_trade_places_and_new_names(tmp_path: Path) -> None:
    found = events(
        tmp_path,
        {1: ("Rutilio PRUEBA", {"alias": "Rogelio EJEMPLO"}), 2: ("Grupo UNO", {})},
        {1: ("Rogelio EJEMPLO", {"alias": "Rutilio PRUEBA"}), 2: ("Grupo DOS", {})},
    )
    assert kinds(found) == [
        ("ofac-1", ChangeKind.PRIMARY_FLIPPED),
        ("ofac-2", ChangeKind.RENAMED),
    ]


CELLS = {
    ChangeKind.ALIAS_GAINED: ("weakAlias", "El Otro"),
    ChangeKind.IDENTIFIER: ("taxNumber", "ABC123"),
    ChangeKind.BIRTH: ("birthDate", "1970"),
    ChangeKind.DESCRIPTION: ("nationality", "mx"),
    ChangeKind.WORDING: ("notes", "a remark"),
}


@pytest.mark.parametrize("kind", CELLS)
def test_each_property_is_a_change_of_its_kind(kind: ChangeKind, tmp_path: Path) -> None:
    prop, value = CELLS[kind]
    found = events(tmp_path, {1: ("Rutilio PRUEBA", {})}, {1: ("Rutilio PRUEBA", {prop: value})})
    assert kinds(found) == [("ofac-1", kind)]
    assert [claim.value for claim in found[0].said] == [value]


@pytest.mark.data
@pytest.mark.slow
def test_tornado_cash_goes_on_under_another_number(data: Path, tmp_path: Path) -> None:
    settings = system_settings(tmp_path / "archive")
    archive = create_archive(settings.archive)
    for day in ("2022-10-28", "2022-11-30"):
        path = data / "ofac" / "monthly" / f"sdn_{day}.csv.gz"
        reading = OfacReader().read(path, date=day, progress=silent)
        keep_edition(archive, reading, settings, files=dict, most_lost=1.0, accept=True)
    network = build_network(take_snapshot(archive))
    change = changes_since(archive, network, datetime.date(2022, 11, 1))[0][0]
    went_on = {(event.kind, event.others, event.entity) for event in change.events if event.others}
    assert went_on == {
        (ChangeKind.RENUMBERED, ("ofac-38499",), "ofac-39796"),
        (ChangeKind.MERGED, ("ofac-36459",), "ofac-23343"),
    }


def test_every_kind_says_what_it_can_alter() -> None:
    assert MATTERS.keys() == set(ChangeKind)


@given(
    st.lists(
        st.builds(
            ListEvent,
            kind=st.sampled_from(ChangeKind),
            entity=st.sampled_from(["ofac-1", "ofac-2", "ofac-3"]),
            caption=st.just("Rutilio PRUEBA"),
            gained=st.sampled_from([(), ("one",), ("one", "two")]),
            lost=st.sampled_from([(), ("three",)]),
        )
    )
)
def test_grouping_loses_nothing_and_hides_no_change_of_a_match(found: list[ListEvent]) -> None:
    groups, alone = grouped(found)
    inside = [event for group in groups for event in group.events]
    assert Counter(map(id, (*inside, *alone))) == Counter(map(id, found))
    assert not any(Matters.MATCH in event.matters for event in inside)
    for group in groups:
        assert len(group.events) > 1
        assert {(e.kind, e.gained, e.lost) for e in group.events} == {
            (group.kind, group.gained, group.lost)
        }
