"""Whatever happens to a file of an archive: an error that names it, or the answer of before."""

from __future__ import annotations

import json
import os
import random
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from effort import times
from invented import CASE, LIST, Written, keep
from linchpin.archive import (
    create_archive,
    load_edition,
    news_between,
    open_archive,
    packing,
    take_snapshot,
)
from linchpin.archive.check import check_archive
from linchpin.archive.index import INDEX, Index, index_text, read_index
from linchpin.claims.errors import ArchiveError
from linchpin.claims.finding import Finding

FLIPS = times(60)


def whole(path: Path) -> Path:
    """Return an archive with two editions of a list and a case, all tables filled."""
    archive = create_archive(path)
    for date, numbers in (("2021-07", range(1, 40)), ("2021-08", range(2, 45))):
        written = Written()
        for number in numbers:
            written.entry(number, f"Some NAME {number}", birthDate=f"19{number + 10}-01-02")
        found = Finding("shared-name", "ofac-2", "two bear it", rows=("sdn.csv line 2",), score=0.5)
        keep(archive, written.edition(date, findings=[found]), most_lost=1.0)
    case = Written(CASE, published="2020-01-02", speaker="A court")
    case.say("someone", "Person", name="Some NAME 3", notes="was seen in Example City")
    keep(archive, case.edition("2021-01-01", subject="someone"))
    return path


def answer(path: Path, memory: Path | None = None) -> object:
    """Return all that an archive says."""
    archive = open_archive(path, memory=memory)
    held = {name: archive.editions(name) for name in archive.datasets()}
    snapshot = take_snapshot(archive)
    tables = [
        sorted(map(repr, snapshot.rows(f"SELECT * FROM {name}")))
        for name in ("claims", "documents", "findings")
    ]
    older, newer = held[LIST]
    news = news_between(archive, older, newer)
    return held, tables, news, load_edition(archive, older)


def files(path: Path) -> list[Path]:
    return sorted(item for item in path.rglob("*") if item.is_file() and item.name != ".lock")


def is_read(path: Path) -> bool:
    """Say whether `answer` rests on a file."""
    if path.name == "not_understood.parquet":
        return False
    if not path.parent.name.startswith("2021-07") or path.name == "findings.parquet":
        return not path.parent.name.startswith("2021-07")
    return path.name != "documents.parquet" or IS_PACKED


IS_PACKED = False


@pytest.fixture(scope="module", params=["whole", "packed"])
def sound(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Path]:
    """An archive of whole editions, and one in which the newer of the list rests on the older."""
    path = tmp_path_factory.mktemp("sound") / "archive"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(packing, "MOST_OF_WHOLE", 0.0 if request.param == "whole" else 99.0)
        patch.setattr(sys.modules[__name__], "IS_PACKED", request.param == "packed")
        assert bool(list(whole(path).rglob("layers.json"))) == IS_PACKED
        yield path


@pytest.fixture
def copy(sound: Path, tmp_path: Path) -> Path:
    shutil.copytree(sound, tmp_path / "archive")
    return tmp_path / "archive"


def holds(path: Path, right: object, changed: Path, memory: Path | None = None) -> bool:
    """Say whether an error named the changed file or its folder; otherwise nothing may differ."""
    said = None
    try:
        found = answer(path, memory)
    except ArchiveError as error:
        said = str(error)
    if said is None:
        assert found == right, changed
        return False
    named = [changed, *changed.parents]
    assert any(str(one) in said for one in named[: named.index(path)]), said
    return True


@pytest.mark.slow
@pytest.mark.parametrize("remembering", [False, True])
def test_a_flipped_bit_is_an_error_or_changes_nothing(
    copy: Path, tmp_path: Path, remembering: bool
) -> None:
    memory = tmp_path / "memory" if remembering else None
    right = answer(copy, memory)
    chance = random.Random(20261126)
    count = FLIPS if not remembering else FLIPS // 4
    for _ in range(count):
        path = chance.choice(files(copy))
        before = path.read_bytes()
        state = path.stat()
        changed = bytearray(before)
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
        path.write_bytes(changed)
        os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))
        noticed = holds(copy, right, path, memory)
        assert noticed or not is_read(path) or path.name == INDEX, path
        path.write_bytes(before)
    assert answer(copy, memory) == right


def _to_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


DAMAGES: list[tuple[str, Callable[[Path], object]]] = [
    ("deleted", Path.unlink),
    ("emptied", lambda path: path.write_bytes(b"")),
    ("cut", lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])),
    ("doubled", lambda path: path.write_bytes(path.read_bytes() * 2)),
    ("replaced", lambda path: path.write_bytes(b"{}")),
    ("a folder", _to_folder),
]


@pytest.mark.parametrize(("what", "damage"), DAMAGES)
def test_a_file_that_is_gone_or_another_is_named(
    sound: Path, copy: Path, what: str, damage: Callable[[Path], object]
) -> None:
    right = answer(sound)
    for name in [item.relative_to(sound) for item in files(sound)]:
        damage(copy / name)
        noticed = holds(copy, right, copy / name)
        assert noticed == is_read(name), (what, name)
        if name.name != INDEX:
            assert not check_archive(open_archive(copy)).sound, (what, name)
        if (copy / name).is_dir():
            (copy / name).rmdir()
        shutil.copy2(sound / name, copy / name)
    assert answer(copy) == right


def test_a_deleted_row_or_row_group_is_an_error(copy: Path) -> None:
    for path in copy.rglob("claims*.parquet"):
        before = path.read_bytes()
        table = pq.read_table(path)
        pq.write_table(table.slice(1), path, compression="zstd")
        with pytest.raises(ArchiveError, match=rf"{path.name}: is damaged or was replaced"):
            answer(copy)
        path.write_bytes(before)


@pytest.mark.parametrize("place", [LIST, f"{LIST}/newest", ""])
def test_a_missing_edition_source_or_all_of_them_are_noticed(copy: Path, place: str) -> None:
    newest = open_archive(copy).editions(LIST)[-1].folder
    gone = copy / "sources" / place.replace("newest", newest)
    shutil.rmtree(gone)
    with pytest.raises(ArchiveError, match="this edition is missing"):
        answer(copy)
    assert not check_archive(open_archive(copy)).sound


def test_an_edition_of_another_place_and_an_older_list_of_editions_are_noticed(copy: Path) -> None:
    newest = open_archive(copy).editions(LIST)[-1].folder
    index = read_index(copy)
    shorter = Index(seals=index.seals[:1])
    (copy / INDEX).write_text(index_text(shorter))
    with pytest.raises(ArchiveError, match=r"2021-08.*is not in the archive's list of editions"):
        open_archive(copy).editions(LIST)
    shutil.rmtree(copy / "sources" / LIST / newest)
    shutil.rmtree(copy / "sources" / CASE)
    archive = open_archive(copy)
    assert len(archive.editions(LIST)) == 1, "an archive put back to an earlier day is whole"
    assert check_archive(archive).sound
    assert not check_archive(archive, expected=index.head).sound, "but not by the head"
    assert check_archive(archive, expected=shorter.head).sound
    with pytest.raises(ArchiveError, match="COUNT:HASH"):
        check_archive(archive, expected="all")


@pytest.mark.parametrize("field", ["dataset", "folder", "files", "hash"])
def test_no_entry_of_the_list_can_be_changed(copy: Path, field: str) -> None:
    data = json.loads((copy / INDEX).read_text())
    one, other = data["editions"][:2]
    one[field], other[field] = other[field], one[field]
    if field == "dataset":
        one[field] = "../../elsewhere"
    (copy / INDEX).write_text(json.dumps(data))
    with pytest.raises(ArchiveError, match=r"archive\.json: is damaged"):
        open_archive(copy)


def test_a_damaged_edition_is_healed_by_adding_it_again(copy: Path) -> None:
    right = answer(copy)
    for name in ("claims.parquet", "edition.json"):
        (next(copy.rglob(f"2021-07*/{name}"))).write_bytes(b"nothing")
        written = Written()
        for number in range(1, 40):
            written.entry(number, f"Some NAME {number}", birthDate=f"19{number + 10}-01-02")
        found = Finding("shared-name", "ofac-2", "two bear it", rows=("sdn.csv line 2",), score=0.5)
        keep(open_archive(copy), written.edition("2021-07", findings=[found]))
        assert answer(copy) == right
        assert check_archive(open_archive(copy)).sound


def test_a_memory_of_sound_files_is_used_and_may_be_lost_or_damaged(
    sound: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from linchpin.archive import seals

    right = answer(sound)
    for path in files(sound):
        state = path.stat()
        os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))
    monkeypatch.setattr(seals, "_SETTLED_NS", 0)
    memory = tmp_path / "memory"
    assert answer(sound, memory) == right
    (kept,) = memory.iterdir()
    with monkeypatch.context() as patch:
        patch.setattr(seals, "seal_file", None)  # nothing is hashed again
        assert answer(sound, memory) == right
    kept.write_bytes(b"\xff\x00 nonsense\n" * 9)
    assert answer(sound, memory) == right
    shutil.rmtree(memory)
    memory.write_text("a file where the folder should be")
    assert answer(sound, memory) == right


def unsealed(path: Path) -> None:
    (path / INDEX).write_text('{"format": 1}\n')


def test_an_archive_of_an_earlier_version_is_sealed_with_a_word(copy: Path) -> None:
    right = answer(copy)
    unsealed(copy)
    (note,) = open_archive(copy).notes
    assert "its 3 editions were looked through and sealed" in note
    assert open_archive(copy).notes == ()
    assert answer(copy) == right


def test_a_damaged_archive_of_an_earlier_version_is_not_sealed(copy: Path) -> None:
    path = next(copy.rglob("2021-07*/claims.parquet"))
    table = pq.read_table(path)
    names = table.column("value").to_pylist()
    changed = table.set_column(5, table.schema.field(5), [["Another" for _ in names]])
    for other in (table.slice(1), changed):
        unsealed(copy)
        pq.write_table(other, path)
        with pytest.raises(ArchiveError, match=r"2021-07.*claims\.parquet"):
            open_archive(copy)
        assert read_index(copy).format == 1


def test_a_text_that_comes_again_on_one_day_is_current_again(tmp_path: Path) -> None:
    archive = create_archive(tmp_path / "archive")

    def add(name: str) -> int:
        written = Written()
        written.entry(1, name)
        return keep(archive, written.edition("2021-07-01")).sequence

    assert [add(name) for name in ("A", "A", "B", "A", "A")] == [1, 1, 2, 3, 3]
    assert take_snapshot(archive).rows("SELECT value FROM claims WHERE prop = 'name'") == [("A",)]


NAMES = ["arch*", "arch[a-z]", "a?", "it's", 'a "b"', "two words", "ñ 🚢", "a\nb", "{a,b}", "%41"]


@pytest.mark.parametrize("name", [*NAMES, "[!x]", "~", "#", "-- x", "a\\b", "a;b"])
def test_a_folder_of_any_name_is_read_and_no_other(tmp_path: Path, name: str) -> None:
    for number, folder in enumerate(("archive", "archb", "ab", "x", name)):
        archive = create_archive(tmp_path / folder)
        for month in ("2021-07", "2021-08"):
            written = Written()
            written.entry(number, f"{folder} {month}")
            keep(archive, written.edition(month), most_lost=1.0)
    snapshot = take_snapshot(archive)
    assert snapshot.rows("SELECT value FROM claims WHERE prop = 'name'") == [(f"{name} 2021-08",)]
    older, newer = archive.editions(LIST)
    said, unsaid = news_between(archive, older, newer)
    assert {claim.value for claim in said + unsaid} == {f"{name} 2021-07", f"{name} 2021-08"}


def test_a_name_that_the_database_cannot_be_told_is_refused(tmp_path: Path) -> None:
    archive = create_archive(tmp_path / "a\\b*")
    written = Written()
    written.entry(1, "Somebody")
    keep(archive, written.edition("2021"))
    with pytest.raises(ArchiveError, match="rename the folder"):
        take_snapshot(archive)
