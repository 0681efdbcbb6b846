"""Kept networks: never out of date, never damaged unnoticed, and never in anybody's way."""

from __future__ import annotations

import datetime
import os
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from invented import Written, keep
from linchpin.archive import create_archive, open_archive, take_snapshot
from linchpin.archive.kept_folders import KeptFolders
from linchpin.archive.seals import Remembered
from linchpin.claims.errors import LinchpinError
from linchpin.ledger.decision import SAME
from linchpin.match.resolve.clusters import resolve
from linchpin.network.ask import ask
from linchpin.network.mapped import kept
from linchpin.network.network import Network
from linchpin.workspace import open as opening
from linchpin.workspace.decide import decide
from linchpin.workspace.settings import Settings

NOON = datetime.datetime(2026, 5, 6, 12, tzinfo=datetime.UTC)


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def run(tmp_path: Path, told: list[str], monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Return the settings of an archive whose network is kept although it is small."""
    monkeypatch.setattr(opening, "LEAST_CLAIMS", 1)
    archive = create_archive(tmp_path / "archive")
    _add(tmp_path / "archive", "2021-07", "Ana Ejemplo")
    return Settings(archive.path, clock=lambda: NOON, person=lambda: "A. Tester", tell=told.append)


def _add(path: Path, date: str, *names: str) -> None:
    written = Written()
    for number, name in enumerate(names):
        written.entry(number, name)
    written.say("ofac-0-tie", "UnknownLink", subject="ofac-0", object="ofac-0-x", role="Linked To")
    keep(open_archive(path), written.edition(date), most_lost=1.0)


def _folders(run: Settings) -> list[Path]:
    return sorted(item for item in (run.archive / kept.FOLDER).iterdir())


def _is_mapped(network: Network) -> bool:
    return not isinstance(network.edges, tuple)


def test_it_is_made_once_and_opened_after(run: Settings) -> None:
    first, second = opening.open_network(run), opening.open_network(run)
    assert _is_mapped(first)
    assert _is_mapped(second)
    assert len(_folders(run)) == 1
    assert ask(first, "Ana Ejemplo") == ask(second, "ana ejemplo")


def test_a_new_edition_another_day_and_a_decision_are_another_network(run: Settings) -> None:
    opening.open_network(run)
    _add(run.archive, "2021-08", "Ana Ejemplo", "Berta Otra")
    assert opening.open_network(run).one("Berta Otra") == "ofac-1"
    earlier = opening.open_network(run, datetime.date(2021, 7, 31))
    with pytest.raises(LinchpinError):
        earlier.one("Berta Otra")
    assert len(_folders(run)) == 3
    keep(open_archive(run.archive), _case().edition("2022-01-01"), most_lost=1.0)
    assert opening.open_network(run).resolution.of("inv-b") == "inv-b"
    decide(run, ("inv-b", "ofac-1"), SAME, because="seen", by=None)
    assert opening.open_network(run).resolution.of("inv-b") == "ofac-1"


def _case() -> Written:
    case = Written("case_invented", published="2022-01-01", speaker="A court")
    case.say("inv-b", "Person", name="B. Otra")
    return case


@pytest.mark.parametrize("harm", ["flip", "cut", "lost", "seal", "more"])
def test_damage_is_noticed_said_and_mended(run: Settings, told: list[str], harm: str) -> None:
    before = ask(opening.open_network(run), "ofac-0")
    (folder,) = _folders(run)
    for path in [*sorted(folder.glob("*.npy"))[::5], folder / "edges.arrow"]:
        content = path.read_bytes()
        if harm == "flip":
            path.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
        elif harm == "cut":
            path.write_bytes(content[:-1])
        elif harm == "lost":
            path.unlink()
        elif harm == "seal":
            (folder / "seal.json").write_text("{")
        else:
            (folder / "more.npy").write_bytes(b"")
        told.clear()
        assert ask(opening.open_network(run), "ofac-0") == before
        assert len(told) == 1
        assert "made anew" in told[0]
        assert str(folder) in told[0]
        assert _folders(run) == [folder]


def test_one_in_the_place_of_another_is_noticed(run: Settings, told: list[str]) -> None:
    before = ask(opening.open_network(run), "ofac-0")
    _add(run.archive, "2021-08", "Berta Otra")
    after = ask(opening.open_network(run), "ofac-0")
    assert before != after
    one, other = _folders(run)
    one.rename(one.with_name("x"))
    other.rename(one)
    one.with_name("x").rename(other)
    told.clear()
    assert ask(opening.open_network(run), "ofac-0") == after
    assert "another" in told[0]


def test_two_who_make_the_same_do_no_harm(run: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = open_archive(run.archive)
    snapshot = take_snapshot(archive)
    resolution = resolve(snapshot)
    write = kept.write_network

    def slowly(*args: object) -> None:
        monkeypatch.setattr(kept, "write_network", write)
        kept.keep_network(archive, "k", snapshot, resolution)  # another is faster
        write(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(kept, "write_network", slowly)
    kept.keep_network(archive, "k", snapshot, resolution)
    assert [item.name for item in _folders(run)] == ["k"]
    assert kept.kept_network(archive, "k", snapshot, pytest.fail) is not None


def test_a_maker_that_breaks_off_leaves_nothing(
    run: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(path: Path, *_: object) -> None:
        (path / "half.npy").write_bytes(b"half")
        raise OSError("no space left on device")

    monkeypatch.setattr(kept, "write_network", broken)
    assert not _is_mapped(opening.open_network(run))
    assert _folders(run) == []


def test_few_are_kept_which_is_said_and_those_of_killed_makers_go(run: Settings) -> None:
    archive = open_archive(run.archive)
    snapshot = take_snapshot(archive)
    old = run.archive / kept.FOLDER / ".making-killed"
    old.mkdir(parents=True)
    os.utime(old, (1, 1))
    said: list[str] = []
    for number in range(7):
        kept.keep_network(archive, f"k{number}", snapshot, resolve(snapshot), tell=said.append)
        os.utime(run.archive / kept.FOLDER / f"k{number}", (1000 + number, 1000 + number))
    assert [item.name for item in _folders(run)] == ["k3", "k4", "k5", "k6"]
    assert len(said) == 3
    assert "1 kept network not asked for lately made room" in said[0]


def test_their_size_is_bounded_and_the_last_one_stays(tmp_path: Path) -> None:
    said: list[str] = []
    some = KeptFolders(tmp_path / "place", "kept thing", Remembered(None), most_bytes=2_000)
    for number in range(4):
        content = b"x" * (700 if number < 3 else 5_000)
        some.keep(f"k{number}", lambda path, it=content: _write(path, it), said.append)  # type: ignore[misc]
        os.utime(some.place / f"k{number}", (1000 + number, 1000 + number))
        if number == 2:
            assert sorted(item.name for item in some.place.iterdir()) == ["k1", "k2"]
    assert [item.name for item in some.place.iterdir()] == ["k3"]
    assert [text.split(" not ")[0] for text in said] == ["1 kept thing", "2 kept things"]


def _write(path: Path, content: bytes) -> None:
    (path / "a.npy").write_bytes(content)


def test_an_archive_that_cannot_be_written_is_asked_all_the_same(
    run: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise PermissionError("read-only")

    monkeypatch.setattr(Path, "mkdir", refused)
    network = opening.open_network(replace(run))
    assert not _is_mapped(network)
    assert asdict(ask(network, "ofac-0"))["entity"] == "ofac-0"
