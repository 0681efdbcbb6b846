"""An edition that rests on earlier ones says what it would say if it were whole."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from effort import times
from invented import LIST, Written
from linchpin.archive import (
    Archive,
    Manifest,
    add_edition,
    create_archive,
    load_edition,
    migrating,
    open_archive,
    packing,
)
from linchpin.archive.check import check_archive
from linchpin.archive.index import FORMAT, LAYERS, WHOLE, read_index
from linchpin.archive.layers import layers_of
from linchpin.archive.migrating import migrate_archive
from linchpin.archive.queries.editions import rows_of
from linchpin.claims.claim import Document
from linchpin.claims.errors import ArchiveError
from linchpin.claims.source_part import SourcePart

TABLES = ("claims", "documents", "findings")
History = list[dict[int, str]]
"""For each edition the name of each entry."""


@pytest.fixture(autouse=True)
def always_packed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packing, "MOST_OF_WHOLE", 1e9)


def add(archive: Archive, number: int, entries: dict[int, str]) -> None:
    """Add the edition of a day; each document says at which line of the file it stood."""
    written = Written()
    for entry, name in entries.items():
        written.entry(entry, name)
    new = written.edition(f"2021-{1 + number // 28:02}-{1 + number % 28:02}")
    (part,) = new.parts
    lines = [
        Document(one.id, one.title, one.publisher, one.text, place=f"line {line}" if line else None)
        for line, one in enumerate(part.documents)
    ]
    object.__setattr__(new, "parts", [SourcePart(lines, part.claims, part.findings)])
    add_edition(archive, new, most_lost=1.0)


def said(archive: Archive) -> dict[str, Any]:
    """Return every row of every edition, by its day."""
    return {
        edition.date: [rows(archive, edition, table) for table in TABLES]
        for edition in archive.editions(LIST)
    }


def rows(archive: Archive, edition: Manifest, table: str) -> list[str]:
    return sorted(map(repr, rows_of(archive, edition, table).to_pylist()))


def kept(folder: Path, history: History) -> Archive:
    archive = create_archive(folder)
    for number, entries in enumerate(history):
        add(archive, number, entries)
    return archive


def whole(folder: Path, history: History) -> Archive:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(packing, "MOST_OF_WHOLE", -1.0)
        return kept(folder, history)


names = st.sampled_from(["Ana ONE", "Ben TWO", "Eva THREE"])
histories = st.lists(
    st.dictionaries(st.integers(0, 6), names, min_size=1, max_size=6), min_size=1, max_size=5
)


@given(histories)
@settings(max_examples=times(4), deadline=None)
def test_every_edition_says_what_it_said_whole(history: History) -> None:
    with tempfile.TemporaryDirectory() as folder:
        packed, plain = kept(Path(folder) / "a", history), whole(Path(folder) / "b", history)
        assert said(packed) == said(plain)
        before = plain.index.head
        moved = list(migrate_archive(plain))
        assert said(plain) == said(packed)
        assert all(item.after >= 0 for item in moved)
        assert check_archive(packed).sound
        assert check_archive(plain, expected=before).sound


@pytest.fixture(scope="module")
def year() -> History:
    """Nine days: somebody comes and goes and comes back, and a name changes."""
    return [
        {entry: f"NAME {entry}" for entry in range(12) if (entry + day) % 5}
        | {50: f"CALLED {day // 2}"}
        for day in range(9)
    ]


@pytest.fixture(scope="module")
def kept_year(year: History, tmp_path_factory: pytest.TempPathFactory) -> Path:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(packing, "MOST_OF_WHOLE", 1e9)
        return kept(tmp_path_factory.mktemp("year") / "archive", year).path


@pytest.fixture
def copied(kept_year: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(kept_year, tmp_path / "archive"))


def test_an_edition_rests_on_few_others_however_many_there_are(kept_year: Path) -> None:
    archive = open_archive(kept_year)
    for edition in archive.editions(LIST)[1:]:
        layers = layers_of(archive, archive.seal_of(edition))
        assert layers is not None
        assert len(layers.tables["claims"]) == layers.number.bit_count()
        assert not (archive.folder(archive.seal_of(edition)) / "claims.parquet").exists()


def test_the_day_somebody_came_back_takes_no_row(kept_year: Path) -> None:
    """What an earlier layer holds stands again instead of being written again."""
    archive = open_archive(kept_year)
    last = archive.seal_of(archive.editions(LIST)[6])
    added = pq.read_table(archive.folder(last) / "claims_added.parquet")
    assert set(added.column("entity_id").to_pylist()) <= {"ofac-50", "ofac-50-SDNTK"}


def test_a_lost_or_damaged_file_is_noticed_by_all_that_rest_on_it(
    kept_year: Path, copied: Path
) -> None:
    right = said(open_archive(kept_year))
    looked_at = [
        *copied.rglob("2021-01-01*/claims.parquet"),
        *copied.rglob("2021-01-02*/*_*.parquet"),
        *copied.rglob("2021-01-05*/layers.json"),
    ]
    assert len(looked_at) == 8
    for path in looked_at:
        if path.name == "not_understood.parquet":
            continue
        before = path.read_bytes()
        path.write_bytes(before[:-1] + bytes([before[-1] ^ 1]))
        archive, named = open_archive(copied), []
        for edition in archive.editions(LIST):
            try:
                found = [
                    sorted(map(repr, rows_of(archive, edition, t).to_pylist())) for t in TABLES
                ]
            except ArchiveError as error:
                named.append(path.name in str(error))
            else:
                assert found == right[edition.date]
        assert named
        assert all(named)
        assert not check_archive(archive).sound
        path.write_bytes(before)
    assert said(open_archive(copied)) == right


def test_a_damaged_edition_is_healed_by_adding_it_again_and_so_are_those_above(
    kept_year: Path, copied: Path, year: History
) -> None:
    right = said(open_archive(kept_year))
    for day in (0, 4, 8):
        (folder,) = copied.glob(f"sources/*/2021-01-{1 + day:02}*")
        for path in folder.glob("claims*"):
            path.write_bytes(b"nothing")
        with pytest.raises(ArchiveError):
            said(open_archive(copied))
        add(open_archive(copied), day, year[day])
        assert said(open_archive(copied)) == right
        assert check_archive(open_archive(copied)).sound


def test_what_rests_on_a_file_that_was_replaced_is_refused(copied: Path, year: History) -> None:
    """A newer Linchpin may read the same edition otherwise: places of rows then mean nothing."""
    (folder,) = copied.glob("sources/*/2021-01-01*")
    (folder / "claims.parquet").write_bytes(b"nothing")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("linchpin.archive.staging.ROW_GROUP", 7)
        add(open_archive(copied), 0, year[0])
    archive = open_archive(copied)
    first, second, *_ = archive.editions(LIST)
    assert len(load_edition(archive, first).claims) > 0
    with pytest.raises(ArchiveError, match=r"rests on 2021-01-01.*add this edition again"):
        load_edition(archive, second)
    add(open_archive(copied), 1, year[1])
    assert len(load_edition(open_archive(copied), second).claims) > 0


def test_the_next_edition_after_a_damaged_one_is_whole(copied: Path, year: History) -> None:
    last = open_archive(copied).editions(LIST)[-1]
    archive = open_archive(copied)
    (archive.folder(archive.seal_of(last)) / LAYERS).write_bytes(b"{}")
    add(archive, 9, year[3])
    new = open_archive(copied).index.seals[-1]
    assert LAYERS not in new.files


def test_an_archive_is_of_the_new_format_from_its_first_packed_edition_on(
    tmp_path: Path, year: History
) -> None:
    archive = create_archive(tmp_path / "archive")
    add(archive, 0, year[0])
    assert read_index(archive.path).format == WHOLE
    add(archive, 1, year[1])
    assert read_index(archive.path).format == FORMAT


def test_what_takes_half_or_more_stays_whole(tmp_path: Path, year: History) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(packing, "MOST_OF_WHOLE", 0.5)
        archive = kept(tmp_path / "archive", year[:3])
    assert not list(archive.path.rglob(LAYERS))
    assert not list(archive.path.rglob("*_gone.parquet"))
    assert not list(archive.path.rglob(".spill*"))


class Killed(BaseException):
    """What stands for the end of the process."""


@pytest.mark.parametrize("step", ["pack", "_compare", "sync", "change_index", "after"])
def test_a_migration_that_is_killed_has_lost_nothing_and_goes_on(
    tmp_path: Path, year: History, step: str
) -> None:
    archive = whole(tmp_path / "archive", year[:4])
    right = said(archive)

    def die(*_: Any, **__: Any) -> None:
        raise Killed

    with pytest.MonkeyPatch.context() as patch:
        if step == "after":  # sealed, and the whole files are still there
            patch.setattr(Path, "unlink", die)
        else:
            patch.setattr(migrating, step, die)
        with pytest.raises(Killed):
            list(migrate_archive(archive))
    assert said(open_archive(archive.path)) == right
    assert check_archive(open_archive(archive.path)).sound
    moved = list(migrate_archive(open_archive(archive.path)))
    assert said(open_archive(archive.path)) == right
    assert len(list(archive.path.rglob("claims.parquet"))) == 1
    assert [item.folder[:10] for item in moved] == [f"2021-01-{day:02}" for day in range(1, 5)]
    assert not list(archive.path.rglob(".writing-*"))


def test_what_others_rest_on_is_not_packed(tmp_path: Path, year: History) -> None:
    archive = whole(tmp_path / "archive", year[:3])
    add(archive, 3, year[3])
    right = said(archive)
    moved = list(migrate_archive(archive))
    assert said(archive) == right
    assert [item.after != item.before for item in moved] == [
        False,
        True,
        False,
        False,
    ]


def test_a_damaged_edition_stops_a_migration_with_its_file(tmp_path: Path, year: History) -> None:
    archive = whole(tmp_path / "archive", year[:3])
    path = next(archive.path.rglob("2021-01-02*/documents.parquet"))
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(ArchiveError, match=r"2021-01-02.*documents\.parquet: is damaged"):
        list(migrate_archive(archive))
