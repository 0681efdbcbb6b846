"""A list over time: laws over made-up editions, and real ones against plain counts."""

from __future__ import annotations

import csv
import gzip
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linchpin.archive import create_archive
from linchpin.archive.queries.held_entries import HeldEntry, held_entries
from linchpin.chart.trends import trends_svg
from linchpin.claims.progress import silent
from linchpin.network.list_trends.families import families, family_of
from linchpin.network.list_trends.moves import program_moves, removal_waves
from linchpin.network.list_trends.trend import GROUPINGS, Held, groups_of, quarter_of, trend

TAGS = ["SDNT", "SDNTK", "SDGT", "IRAN", "ODD-TAG"]
ENTRIES = st.dictionaries(st.sampled_from("abcdef"), st.sets(st.sampled_from(TAGS), min_size=1))
DATES = ["2021-01-10", "2021-02-10", "2021-05-10", "2021-06-10", "2022-01-10"]


def held(entries: dict[str, set[str]]) -> dict[str, HeldEntry]:
    return {
        entity: HeldEntry(entity, entity.upper(), "Person", frozenset(tags), frozenset())
        for entity, tags in entries.items()
    }


def dated(found: list[dict[str, set[str]]]) -> list[tuple[str, Held]]:
    return [(date, held(entries)) for date, entries in zip(DATES, found, strict=False)]


@given(st.lists(ENTRIES, min_size=2, max_size=5), st.sampled_from(sorted(GROUPINGS)))
def test_what_stands_is_what_stood_with_who_came_less_who_went(
    found: list[dict[str, set[str]]], by: str
) -> None:
    editions = dated(found)
    rows = trend(editions, by)
    stood: dict[str, tuple[str, ...]] = {}
    for row in rows:
        if row.group in stood or row.first != editions[0][0]:
            before = set(stood.get(row.group, ()))
            count = len(before) + len(row.added) + len(row.gained)
            assert len(row.standing) == count - len(row.removed) - len(row.lost)
        stood[row.group] = row.standing
        last = dict(editions)[row.last]
        assert set(row.standing) == {
            entity for entity, one in last.items() if row.group in groups_of(one, by)
        }


@given(st.lists(ENTRIES, min_size=2, max_size=5))
def test_every_change_of_programs_is_in_exactly_one_move(
    found: list[dict[str, set[str]]],
) -> None:
    editions = dated(found)
    told = sorted(pair for move in program_moves(editions) for pair in move.entries)
    plain = sorted(
        (entity, date)
        for (_, was), (date, now) in zip(editions, editions[1:], strict=False)  # noqa: RUF007
        for entity in was.keys() & now.keys()
        if was[entity].programs != now[entity].programs
    )
    assert told == plain


def test_a_wave_is_many_and_more_than_usual() -> None:
    many = {f"e{number}": {"SDNTK"} for number in range(60)}
    few = {key: tags for key, tags in many.items() if int(key[1:]) < 30}
    waves = removal_waves(dated([many, many, few, few]))
    assert [(one.family, len(one.entries), one.newer) for one in waves] == [
        ("narcotics", 30, "2021-05-10")
    ]
    nineteen = {key: tags for key, tags in many.items() if int(key[1:]) >= 19}
    assert removal_waves(dated([many, many, nineteen])) == []


def test_a_family_is_a_rule_or_the_tag_itself() -> None:
    assert family_of("SOUTH SUDAN") == "South Sudan"
    assert family_of("CAATSA - IRAN") == "Iran"
    assert family_of("ISABELLA") == "ISABELLA"
    assert all(starts for starts in families().values())


def test_the_picture_shows_every_number() -> None:
    rows = trend(dated([{"a": {"SDNT"}}, {"b": {"SDNT"}}, {"b": {"SDGT"}}]), "family")
    svg = trends_svg("A list <of tests>", rows, most=1)
    assert "A list &lt;of tests&gt;" in svg
    assert "narcotics, 2021-Q1: 1 went" in svg
    assert "1 smaller groups are not drawn" in svg


MONTHS = ("2021-11-23", "2021-12-30")


@pytest.mark.data
@pytest.mark.slow
def test_two_real_editions_give_the_counts_of_a_plain_reader(data: Path, tmp_path: Path) -> None:
    """The wave of December 2021: counted here from the file's cells, without Linchpin."""
    from linchpin.cli.options.settings import system_settings
    from linchpin.read.lists.ofac import OfacReader
    from linchpin.workspace.add_edition import keep

    plain: list[dict[str, set[str]]] = []
    settings = system_settings(tmp_path / "archive")
    archive = create_archive(settings.archive)
    editions: list[tuple[str, Held]] = []
    for day in MONTHS:
        path = data / "ofac" / "monthly" / f"sdn_{day}.csv.gz"
        with gzip.open(path, "rt", encoding="utf-8", errors="replace", newline="") as stream:
            rows = [row for row in csv.reader(stream) if len(row) > 3 and row[0].isdigit()]
        plain.append({
            f"ofac-{row[0]}": {tag.strip("[] ") for tag in row[3].split("] [")} for row in rows
        })  # fmt: skip
        reading = OfacReader().read(path, date=day, progress=silent)
        manifest = keep(archive, reading, settings, most_lost=1.0, accept=True).manifest
        editions.append((day, held_entries(archive, manifest)))
    narcotics = {"SDNT", "SDNTK", "ILLICIT-DRUGS-EO", "ILLICIT-DRUGS-EO14059"}
    was, now = ({key for key, tags in one.items() if tags & narcotics} for one in plain)
    found = next(row for row in trend(editions, "family") if row.group == "narcotics")
    assert quarter_of(MONTHS[0]) == quarter_of(MONTHS[1]) == found.quarter
    assert set(found.standing) == now
    assert {entity for entity, _ in found.removed} == was - plain[1].keys()
    assert {entity for entity, _ in found.added} == now - plain[0].keys()
    assert {entity for entity, _ in found.gained} == (now - was) & plain[0].keys()
    assert {entity for entity, _ in found.lost} == (was - now) & plain[1].keys()
    assert len(found.removed) == 260
