"""The index of former names says what the old editions say, and is made anew when stale."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from effort import times
from invented import Written, keep
from linchpin.archive import Archive, create_archive, take_snapshot
from linchpin.archive.queries.editions import listed_names
from linchpin.claims.errors import NetworkError
from linchpin.network.delistings import explain_absence, first_seen
from linchpin.network.former_names import FOLDER, former_names, matching
from linchpin.network.network import build_network

LIST = "us_ofac_sdn"
PEOPLE = {1: "Ana PRUEBA", 2: "Luis EJEMPLO", 3: "Berta OTRA", 4: "Carla SOLA"}


def add(archive: Archive, numbers: set[int], date: str) -> None:
    """Add an edition with some entries."""
    written = Written()
    for number in sorted(numbers):
        written.entry(number, PEOPLE[number])
    keep(archive, written.edition(date), most_lost=1.0)


@settings(max_examples=times(25), suppress_health_check=list(HealthCheck))
@given(
    st.lists(st.sets(st.sampled_from(sorted(PEOPLE)), min_size=1), min_size=1, max_size=4),
    st.randoms(use_true_random=False),
    st.booleans(),
)
def test_the_index_holds_what_the_editions_hold(
    editions: list[set[int]], chance: object, damaged: bool
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        archive = create_archive(Path(folder) / "archive")
        dated = [(numbers, f"20{20 + at}-01-01") for at, numbers in enumerate(editions)]
        chance.shuffle(dated)  # type: ignore[attr-defined]
        for numbers, date in dated:
            add(archive, numbers, date)
            found = {(i.entity, i.name, i.first, i.last) for i in former_names(archive, LIST)}
            expected: dict[tuple[str, str], list[str]] = {}
            for edition in archive.editions(LIST):
                for key in listed_names(archive, edition):
                    expected.setdefault(key, []).append(edition.folder)
            assert found == {(*key, f[0], f[-1]) for key, f in expected.items()}
        if damaged:
            (archive.path / FOLDER / f"{LIST}.names").write_bytes(b"no index")
            again = {(i.entity, i.name, i.first, i.last) for i in former_names(archive, LIST)}
            assert again == found


def test_a_damaged_index_changes_nothing(tmp_path: Path) -> None:
    archive = create_archive(tmp_path / "archive")
    add(archive, {1, 2, 3}, "2020-01-01")
    add(archive, {2, 3}, "2021-01-01")
    before = former_names(archive, LIST)
    (path,) = (archive.path / FOLDER).iterdir()
    content = path.read_bytes()
    for at in range(0, len(content), max(1, len(content) // 150)):
        path.write_bytes(content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :])
        assert former_names(archive, LIST) == before, at
    for size in (0, 1, 64, 65, len(content) - 1):
        path.write_bytes(content[:size])
        assert former_names(archive, LIST) == before, size


def test_who_left_the_list_is_told_from_who_never_was_on_it(tmp_path: Path) -> None:
    archive = create_archive(tmp_path / "archive")
    add(archive, {1, 2}, "2020-01-01")
    add(archive, {1}, "2021-01-01")
    network = build_network(take_snapshot(archive))
    for who in ("Luis Ejemplo", "EJEMPLO, Luis", "2", "ejemplo"):
        with pytest.raises(NetworkError, match=r"Luis.*was in that of 01 Jan 2020.*--as-of"):
            explain_absence(archive, network, who)
    explain_absence(archive, network, "Nobody At All")
    explain_absence(archive, network, "Ana Prueba")
    assert first_seen(archive, network)["ofac-1"] == "2020-01-01"


def test_an_archive_that_cannot_be_written_is_read_all_the_same(tmp_path: Path) -> None:
    archive = create_archive(tmp_path / "archive")
    add(archive, {1, 2}, "2020-01-01")
    (archive.path / FOLDER).write_text("in the way", "utf-8")
    assert {item.entity for item in former_names(archive, LIST)} == {"ofac-1", "ofac-2"}


def test_a_whole_name_comes_before_its_words(tmp_path: Path) -> None:
    archive = create_archive(tmp_path / "archive")
    add(archive, {1, 2, 3}, "2020-01-01")
    names = former_names(archive, LIST)
    assert [item.entity for item in matching(names, "prueba ana")] == ["ofac-1"]
    assert [item.entity for item in matching(names, "otra")] == ["ofac-3"]
