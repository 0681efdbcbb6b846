"""Where a run of a book writes: as asked, else beside the hits, else the book, never over a run."""

from __future__ import annotations

from pathlib import Path

import pytest

from linchpin.workspace.screening_order import ScreeningOrder, record_path, written_files


@pytest.mark.parametrize("folder", ["/etc", "/usr/share", "/nowhere/at/all"])
def test_beside_a_book_of_the_system_nothing_is_left(folder: str) -> None:
    order = ScreeningOrder(Path(folder) / "book.csv")
    assert record_path(order) == Path("book.csv.run.json")
    assert order.index_folder == Path("book.csv.index")


def test_what_a_run_is_shows_in_the_name_of_its_record(tmp_path: Path) -> None:
    book, hits = tmp_path / "book.csv", tmp_path / "hits.html"
    assert record_path(ScreeningOrder(book)).name == "book.csv.run.json"
    assert record_path(ScreeningOrder(book, since="x")).name == "book.csv.since.run.json"
    repeated = ScreeningOrder(book, output=hits, replay=tmp_path / "old.json")
    assert record_path(repeated).name == "hits.html.replay.run.json"
    assert record_path(ScreeningOrder(book, output=hits, since="x")).name == ("hits.html.run.json")


def test_everything_a_run_writes_is_named(tmp_path: Path) -> None:
    order = ScreeningOrder(tmp_path / "book.csv", output=tmp_path / "hits.csv")
    names = {path.name for path in written_files(order, tmp_path / "r.json").values() if path}
    assert names == {"hits.csv", "hits.csv.part", "hits.csv.work", "r.json", "r.json.part"}
