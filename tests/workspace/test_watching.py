"""A watch from night to night, over invented lists and a book of a few rows."""

from __future__ import annotations

import datetime
import json
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from invented import Written, keep
from linchpin.archive import create_archive
from linchpin.claims.errors import LinchpinError
from linchpin.claims.progress import silent
from linchpin.watch.digest import Digest
from linchpin.watch.pair import Pair
from linchpin.workspace.alert_decisions import decide_alert, told_alerts, told_with_decisions
from linchpin.workspace.screening_order import ScreeningOrder
from linchpin.workspace.settings import Settings
from linchpin.workspace.watch_folder import WatchFolder
from linchpin.workspace.watch_records import records_report
from linchpin.workspace.watch_run import WatchOrder
from linchpin.workspace.watching import watch_books

BOOK = """\
id,name,birth
1,Ana Ejemplo Prueba,1990-01-01
2,Luis Nuevo Vecino,1971-05-05
3,Nadie Conocido Aqui,
4,Berta Vecina Lejana,
"""
Entry = tuple[int, str, dict[str, str]]
ANA: Entry = (1, "Ana EJEMPLO PRUEBA", {"birthDate": "1968-03-14", "passportNumber": "N1234567"})
BERTA: Entry = (3, "Berta VECINA LEJANA", {})
LUIS: Entry = (2, "Luis NUEVO VECINO", {})
OTHER: Entry = (900, "Somebody ELSE ALTOGETHER", {})


@dataclass
class Desk:
    """An archive, a book and a clock that goes on a day at a time."""

    path: Path
    now: datetime.datetime = datetime.datetime(2024, 5, 6, 12, 0, tzinfo=datetime.UTC)
    told: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.path.mkdir(exist_ok=True)
        self.archive = create_archive(self.path / "archive")
        self.write(BOOK)
        self.settings = Settings(
            self.path / "archive", clock=lambda: self.now, person=lambda: "A. Tester",
            tell=self.told.append,
        )  # fmt: skip

    @property
    def folder(self) -> WatchFolder:
        return WatchFolder(self.path / "watch")

    def write(self, book: str, name: str = "book.csv") -> None:
        (self.path / name).write_text(book, "utf-8")

    def publish(self, *entries: Entry, dataset: str = "us_ofac_sdn") -> None:
        """Add an edition of a list, of the next day."""
        self.now += datetime.timedelta(days=1)
        written = Written(dataset)
        for number, name, values in (*entries, OTHER):
            if dataset == "us_ofac_sdn":
                written.entry(number, name, **values)
            else:
                written.say(f"un-{number}", "Person", name=name, **values)
                written.say(f"un-{number}-s", "Sanction", entity=f"un-{number}", program="UN",
                            authorityId=str(number))  # fmt: skip
        new = written.edition(self.now.date().isoformat())
        new = replace(new, manifest=replace(new.manifest, added=self.now.isoformat()))
        keep(self.archive, new, most_lost=1)
        self.now += datetime.timedelta(hours=1)

    def watch(self, *books: str, **asked: object) -> Digest:
        orders = tuple(
            (name, ScreeningOrder(book=self.path / name)) for name in books or ("book.csv",)
        )
        order = replace(WatchOrder(orders, self.folder.path), **asked)  # type: ignore[arg-type]
        self.now += datetime.timedelta(minutes=1)
        return watch_books(self.settings, order, silent)[0]

    def decide(self, key: str, verdict: str) -> None:
        self.now += datetime.timedelta(minutes=1)
        found = [one.id for one in told_alerts(self.folder) if one.customer.key == key]
        decide_alert(self.settings, self.folder, found[0], verdict, because="passport seen")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def kinds(digest: Digest) -> set[tuple[str, str, str]]:
    return {(one.kind, one.key, one.subject) for one in digest.alerts}


def test_from_night_to_night(desk: Desk) -> None:
    desk.publish(ANA, BERTA)
    first = desk.watch()
    assert kinds(first) == {("new", "1", "ofac-1"), ("new", "4", "ofac-3")}
    assert first.exit_code == 3
    again = desk.watch()
    assert again.alerts == ()
    assert again.exit_code == 0
    desk.decide("1", "false match")
    desk.publish((1, ANA[1], {**ANA[2], "alias": "Ana PRUEBA VIEJA"}), LUIS)
    changed = desk.watch()
    assert kinds(changed) == {
        ("new", "2", "ofac-2"), ("again", "1", "ofac-1"), ("gone", "4", "ofac-3"),
    }  # fmt: skip
    ana = next(one for one in changed.alerts if one.key == "1")
    assert "passport seen" in ana.decisions[0]
    assert "PRUEBA VIEJA" in ana.since_decision[0]
    assert desk.watch().alerts == ()


def test_what_cannot_alter_the_match_is_not_told_again(desk: Desk) -> None:
    desk.publish(ANA)
    desk.watch()
    desk.publish((1, ANA[1], {**ANA[2], "notes": "A remark."}))
    assert desk.watch().alerts == ()


def test_a_new_number_keeps_the_alert_and_shows_the_decision(desk: Desk) -> None:
    desk.publish(ANA)
    desk.watch()
    desk.decide("1", "false match")
    before = told_alerts(desk.folder)[0].id
    desk.publish((7, ANA[1], ANA[2]))
    found = desk.watch()
    assert kinds(found) == {("again", "1", "ofac-7")}
    assert found.alerts[0].id == before
    assert found.alerts[0].decisions


def test_one_alert_where_two_lists_speak_of_one(desk: Desk) -> None:
    desk.publish(ANA)
    desk.publish(ANA, dataset="un_sc")
    first = desk.watch()
    assert [one.key for one in first.alerts] == ["1"]
    assert {"SDNTK", "UN"} <= set(first.alerts[0].programs)


def test_another_list_that_comes_to_hold_the_subject_is_told(desk: Desk) -> None:
    desk.publish(ANA)
    desk.watch()
    desk.publish(ANA, dataset="un_sc")
    found = desk.watch()
    assert [(one.kind, one.key) for one in found.alerts] == [("again", "1")]
    assert "no edition of the list before" in " ".join(found.alerts[0].changes)


def test_who_came_and_went_between_two_runs_is_told(desk: Desk) -> None:
    desk.publish(ANA)
    desk.watch()
    desk.publish(ANA, BERTA)
    desk.publish(ANA)
    found = desk.watch()
    assert kinds(found) == {("gone", "4", "ofac-3")}
    assert "between two runs" in found.alerts[0].why[0]
    assert desk.watch().alerts == ()


def test_since_a_day_tells_anew_and_leaves_the_last_run(desk: Desk) -> None:
    desk.publish(ANA, BERTA)
    first_day = desk.now.date().isoformat()
    desk.publish(ANA, LUIS)
    since = {("new", "2", "ofac-2"), ("gone", "4", "ofac-3")}
    assert kinds(desk.watch(since=first_day)) == since
    assert kinds(desk.watch(since=first_day)) == since
    assert kinds(desk.watch()) == {("new", "1", "ofac-1"), ("new", "2", "ofac-2")}
    with pytest.raises(LinchpinError, match="no day and no edition"):
        desk.watch(since="last tuesday")


def test_a_decision_covers_what_is_told_anew_until_something_changes(desk: Desk) -> None:
    desk.publish(ANA)
    first_day = desk.now.date() - datetime.timedelta(days=1)
    desk.watch()
    desk.decide("1", "false match")
    quiet = desk.watch(since=first_day.isoformat())
    assert quiet.alerts == ()
    assert any("decisions cover them" in note for note in quiet.notes)
    desk.publish((1, ANA[1], {**ANA[2], "nationality": "mx"}))
    assert kinds(desk.watch(since=first_day.isoformat())) == {("again", "1", "ofac-1")}


def test_other_cells_of_a_customer_are_told_and_a_customer_who_left_is_not(desk: Desk) -> None:
    desk.publish(ANA, BERTA)
    desk.watch()
    desk.write(BOOK.replace("1,Ana Ejemplo Prueba,1990-01-01", "1,Ana Ejemplo Prueba,1968-03-14")
               .replace("4,Berta Vecina Lejana,\n", ""))  # fmt: skip
    found = desk.watch()
    assert kinds(found) == {("again", "1", "ofac-1")}
    assert "cells" in found.alerts[0].why[0]
    assert any("left the book" in note for note in found.notes)
    assert "the book changed" in found.books[0]


def test_a_book_that_cannot_be_read_does_not_stop_the_others(desk: Desk) -> None:
    desk.publish(ANA)
    found = desk.watch("book.csv", "nowhere.csv")
    assert [one.key for one in found.alerts] == ["1"]
    assert found.exit_code == 5
    assert "nowhere.csv" in found.gaps[0]
    desk.write(BOOK, "nowhere.csv")
    assert [one.book for one in desk.watch("book.csv", "nowhere.csv").alerts] == ["nowhere.csv"]


def test_a_run_that_found_nothing_proves_what_it_looked_at(desk: Desk) -> None:
    desk.publish(OTHER)
    digest = desk.watch(key=b"sixteen bytes or more")
    record = json.loads((desk.folder.path / "records" / "000001.json").read_text("utf-8"))
    assert record["nothing_found"] is True
    assert record["books"][0]["rows"] == 4
    assert len(record["books"][0]["book_sha256"]) == 64
    assert record["editions"]["us_ofac_sdn"]["id"]
    assert record["hash"] in digest.id
    assert record["signature"]["method"] == "HMAC-SHA256"
    report = records_report(desk.folder, None, b"sixteen bytes or more")
    assert (report.count, report.signed, report.broken_at) == (1, 1, None)


def test_a_cell_that_could_not_be_looked_at_gives_5(desk: Desk) -> None:
    desk.publish(OTHER)
    desk.write(BOOK + "5,Ana,1990,beyond the headings\n")
    digest = desk.watch()
    assert digest.exit_code == 5
    assert digest.gaps
    assert desk.watch(allow_gaps="seen").exit_code == 0


def test_a_lost_state_is_no_clean_slate(desk: Desk) -> None:
    desk.publish(ANA)
    desk.watch()
    (desk.folder.path / "state.json").unlink()
    with pytest.raises(LinchpinError, match="missing"):
        desk.watch()
    (desk.folder.path / "state.json").write_text("{", "utf-8")
    with pytest.raises(LinchpinError, match="damaged"):
        desk.watch()


def test_open_alerts_are_those_nobody_decided(desk: Desk) -> None:
    desk.publish(ANA, BERTA)
    desk.watch()
    desk.decide("1", "false match")
    waiting = told_with_decisions(desk.settings, desk.folder, everything=False)
    assert [pair.customer.key for pair, _ in waiting] == ["4"]
    assert len(told_with_decisions(desk.settings, desk.folder, everything=True)) == 2
    with pytest.raises(LinchpinError, match="no alert of that id"):
        decide_alert(desk.settings, desk.folder, "zz", "open", because="x")


class _Stopped(Exception):
    pass


@pytest.fixture
def stop_at(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return a list whose number is how many more files may get their names."""
    left = [10**9]
    rename = Path.replace

    def renaming(path: Path, target: Path) -> Path:
        if "watch" in path.parts:
            left[0] -= 1
            if left[0] < 0:
                raise _Stopped
        return rename(path, target)

    monkeypatch.setattr(Path, "replace", renaming)
    return left


@pytest.mark.parametrize("after", range(3))
def test_a_run_that_was_stopped_is_done_again(desk: Desk, stop_at: list[int], after: int) -> None:
    desk.publish(ANA, BERTA)
    desk.watch()
    desk.publish(ANA, LUIS)
    stop_at[0] = after
    with pytest.raises(_Stopped):
        desk.watch()
    stop_at[0] = 10**9
    assert kinds(desk.watch()) == {("new", "2", "ofac-2"), ("gone", "4", "ofac-3")}
    report = records_report(desk.folder, None, None)
    assert (report.count, report.broken_at) == (2, None)
    assert desk.watch().alerts == ()


POOL: list[Entry] = [
    ANA, (1, "Ana EJEMPLO PRUEBA", {"birthDate": "1990-01-01"}), (5, ANA[1], ANA[2]), BERTA, LUIS,
    (3, "Berta VECINA", {}), (2, "Luis NUEVO VECINO", {"alias": "Nadie CONOCIDO AQUI"}),
]  # fmt: skip
EDITIONS = st.lists(st.sampled_from(POOL), max_size=3, unique_by=lambda entry: entry[0])


def known(folder: WatchFolder) -> set[Pair]:
    """Return what is known; which edition said so last is left out."""
    return {
        replace(one, touches=tuple(replace(touch, edition="") for touch in one.touches))
        for one in told_alerts(folder)
    }


@given(st.lists(EDITIONS, min_size=2, max_size=3))
@settings(max_examples=4)
def test_news_alone_tell_what_looking_at_everything_tells(
    tmp_path_factory: pytest.TempPathFactory, editions: list[list[Entry]]
) -> None:
    """The delta through the index and a whole screening come to the same alerts and pairs."""
    desk = Desk(tmp_path_factory.mktemp("desk"))
    other = WatchFolder(desk.path / "whole")
    for entries in editions:
        desk.publish(*entries)
        delta = desk.watch()
        whole = desk.watch(folder=other.path)
        assert {replace(one, changes=(), hits=()) for one in delta.alerts} == {
            replace(one, changes=(), hits=()) for one in whole.alerts
        }
        assert known(desk.folder) == known(other)
        state = json.loads((other.path / "state.json").read_text("utf-8"))
        state["books"]["book.csv"]["basis"]["rules"] = "others"  # the next run looks at everything
        (other.path / "state.json").write_text(json.dumps(state), "utf-8")
