"""On OFAC's real list: what changed between two editions, through the index and in full."""

from __future__ import annotations

import csv
import datetime
from pathlib import Path

import pytest
from screened_books import request_for, silent, write_book

from linchpin.archive import create_archive, take_snapshot
from linchpin.cli.options.settings import system_settings
from linchpin.network.network import Network, build_network
from linchpin.read.lists.ofac import OfacReader
from linchpin.screen.book.index import make_index
from linchpin.screen.book.storage import open_index
from linchpin.screen.delta import run_indexed
from linchpin.screen.run import run
from linchpin.screen.watchlist.changed_entities import Change, changed_since
from linchpin.screen.watchlist.watchlist import make_watchlist
from linchpin.workspace.add_edition import keep

pytestmark = pytest.mark.data

EDITIONS = ("2021-04-25", "2021-07")
FILES = ("sdn.csv", "alt.csv", "add.csv")


@pytest.fixture(scope="module")
def changed(data: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Network, Change]:
    """Return the list of July 2021 and what it says that the edition of April does not.

    Of the entries that did not change every twentieth is kept, so that the test is quick.
    """
    folder = tmp_path_factory.mktemp("editions") / "archive"
    archive = create_archive(folder)
    lines = {}
    for name in EDITIONS:
        path = data / "ofac" / "full" / name
        if not path.is_dir():
            pytest.skip(f"no edition of the list at {path}")
        lines[name] = {
            item: (path / item).read_text("latin-1").splitlines(keepends=True) for item in FILES
        }
    both = [set(lines[name]["sdn.csv"]) for name in EDITIONS]
    kept = {line.partition(",")[0] for line in both[0] ^ both[1]}
    kept.update(line.partition(",")[0] for line in lines[EDITIONS[1]]["sdn.csv"][::20])
    for name in EDITIONS:
        path = tmp_path_factory.mktemp("some")
        for item, found in lines[name].items():
            some = [line for line in found if line.partition(",")[0] in kept]
            (path / item).write_text("".join(some), "latin-1")
        reading = OfacReader().read(path, date=name, progress=silent)
        keep(archive, reading, system_settings(folder), most_lost=1.0, accept=True)
    network = build_network(take_snapshot(archive))
    return network, changed_since(folder, network, "2021-04-25")


def test_delta_and_full_rescreening_agree_on_the_real_list(
    changed: tuple[Network, Change], data: Path, tmp_path: Path
) -> None:
    network, change = changed
    assert change.date == datetime.date(2021, 4, 25)
    watchlist = make_watchlist(network, change.entities, after=change.date)
    assert 100 < len(watchlist.watched) < 1_000
    with open(data / "names" / "negatives_us_dev.csv", encoding="utf-8", newline="") as stream:
        rows = [[row["full_name"], row["date_of_birth"], ""] for row in csv.DictReader(stream)]
    listed = [one.text for one in watchlist.names.names]
    rows = rows[:3000] + [[text, "", f"payment to {text} of May"] for text in listed[::3]]
    rows += [[text.replace(" ", ""), "", ""] for text in listed[1::9]]
    rows += [[" ".join(text.split()[::-1])[:18], "", ""] for text in listed[2::9]]
    request = request_for(write_book(tmp_path / "b.csv", [["name", "dob", "memo"], *rows]))
    full = run(watchlist, request, silent)
    make_index(request.book, request.mapping, tmp_path / "index",
               book_sha256=request.book_sha256, progress=silent)  # fmt: skip
    index = open_index(tmp_path / "index", request.mapping, book_sha256=request.book_sha256)
    delta = run_indexed(watchlist, request, index, silent)
    assert delta.hits == full.hits
    assert delta.digest == full.digest
    assert {"name", "weak name", "contains a listed name"} <= set(full.counts)
