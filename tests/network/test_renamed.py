"""Renamed to go on: candidates by a number in common, never merges, never by what many share."""

from __future__ import annotations

from pathlib import Path

from invented import Written, keep
from linchpin.archive import create_archive, take_snapshot
from linchpin.network.network import build_network
from linchpin.network.renamed import RenamedSearch, renamed_candidates

Entries = dict[int, tuple[str, dict[str, str]]]
RFC = {"taxNumber": "ABC980101XY1"}


def search(folder: Path, *editions: Entries) -> RenamedSearch:
    archive = create_archive(folder / "archive")
    for month, entries in enumerate(editions, 5):
        written = Written()
        written.entry(900, "Always HERE")
        for number, (name, values) in entries.items():
            written.entry(number, name, "Company", **values)
        keep(archive, written.edition(f"2021-{month:02}-01"), most_lost=1)
    return renamed_candidates(archive, build_network(take_snapshot(archive)))


def test_a_removed_firms_number_under_another_name_is_a_candidate(tmp_path: Path) -> None:
    found = search(tmp_path, {1: ("Old INVENTED FIRM", RFC)}, {2: ("Fresh TRADING HOUSE", RFC)})
    (one,) = found.candidates
    assert (one.entity, one.before) == ("ofac-2", "ofac-1")
    assert one.shared == (("taxNumber", "ABC980101XY1"),)
    assert "last in the edition of 01 May 2021" in one.why
    assert one.claims


def test_the_same_name_under_another_number_is_no_candidate(tmp_path: Path) -> None:
    same = search(tmp_path, {1: ("Old INVENTED FIRM", RFC)}, {2: ("Old INVENTED FIRM", RFC)})
    assert same.candidates == ()


def test_a_dissolved_firm_is_looked_for_too(tmp_path: Path) -> None:
    dissolved = {**RFC, "dissolutionDate": "2019-03-01"}
    found = search(tmp_path, {1: ("Old INVENTED FIRM", dissolved), 2: ("Fresh TRADING HOUSE", RFC)})
    assert [(one.entity, one.before, one.why) for one in found.candidates] == [
        ("ofac-2", "ofac-1", "dissolved 01 Mar 2019")
    ]


def test_what_too_many_share_is_left_out_and_said(tmp_path: Path) -> None:
    phone = {"phone": "+52 55 1234 5678"}
    many: Entries = {number: (f"Client NUMBER{number}", phone) for number in range(10, 40)}
    found = search(tmp_path, {1: ("Old INVENTED FIRM", phone), **many}, many)
    assert found.candidates == ()
    assert [count for _, count in found.left_out] == [30]


def test_a_number_that_stays_with_another_name_is_one(tmp_path: Path) -> None:
    found = search(tmp_path, {1: ("Old VESSEL", {})}, {1: ("New NAME", {})})
    assert [(one.entity, one.before_caption, one.caption) for one in found.candidates] == [
        ("ofac-1", "Old VESSEL", "New NAME")
    ]


def test_another_spelling_is_no_other_name(tmp_path: Path) -> None:
    found = search(tmp_path, {1: ("Alexander INVENTED", {})}, {1: ("Aleksandr INVENTED", {})})
    assert found.candidates == ()
    same = search(tmp_path / "short", {1: ("J-H 86", {})}, {1: ("J-H 86", {})})
    assert same.candidates == ()
