"""Re-screening through a saved index finds what full screening finds; damage is never trusted."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from screened_books import names, network_of, request_for, silent, write_book

from effort import times
from linchpin.claims.errors import ReadError
from linchpin.network.network import Network
from linchpin.screen.book.index import make_index
from linchpin.screen.book.storage import BookIndex, StaleIndex, open_index
from linchpin.screen.delta import run_indexed
from linchpin.screen.results.record import Request, Result
from linchpin.screen.run import run
from linchpin.screen.watchlist.watchlist import make_watchlist

HEAD = ["id", "name", "passport", "birth date", "memo"]
NAMES = names()


@pytest.fixture(scope="module")
def network(tmp_path_factory: pytest.TempPathFactory) -> Network:
    """Return a list of a hundred made-up names, and two who are tied to its first."""
    folder = tmp_path_factory.mktemp("delta")
    return network_of(folder, NAMES[::4], tied=["Berta Pariente Lejana", NAMES[9]])


def indexed(request: Request, folder: Path) -> BookIndex:
    """Return the index of a request's book, made anew."""
    make_index(request.book, request.mapping, folder, book_sha256=request.book_sha256,
               progress=silent)  # fmt: skip
    return open_index(folder, request.mapping, book_sha256=request.book_sha256)


def both(network: Network, request: Request, only: frozenset[str], folder: Path) -> Result:
    """Return what re-screening finds, having checked that full screening finds the same."""
    watchlist = make_watchlist(network, only)
    full = run(watchlist, request, silent)
    delta = run_indexed(watchlist, request, indexed(request, folder), silent)
    assert delta.hits == full.hits
    assert (delta.digest, delta.rows, delta.longer) == (full.digest, full.rows, full.longer)
    return delta


words = st.sampled_from(sorted({word for name in NAMES for word in name.split()}))
asked = st.one_of(
    st.sampled_from(NAMES),
    st.lists(words, max_size=5).map(" ".join),
    st.lists(words, min_size=2, max_size=3).map("".join),
    st.tuples(words, words).map(lambda pair: f"{pair[0][:3]} {pair[1]}"),
    st.sampled_from(["", "  ", "\x00", "ÿ\u202ea", "%%", "王小明", "J", "= 1+1"]),
)
row = st.tuples(
    st.just(""),
    asked,
    st.sampled_from(["", "P00001", "p-00007", "P00099", "99999"]),
    st.sampled_from(["", "1970-01-01"]),
    st.lists(asked, max_size=4).map(" for ".join),
)


@settings(
    max_examples=times(15),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(rows=st.lists(row, min_size=1, max_size=30), data=st.data())
def test_the_delta_is_the_full_result_hit_for_hit(
    network: Network, tmp_path: Path, rows: list[tuple[str, ...]], data: st.DataObject
) -> None:
    everybody = sorted(item.entity for item in make_watchlist(network).watched)
    only = frozenset(data.draw(st.sets(st.sampled_from(everybody), max_size=12)))
    book = write_book(tmp_path / "book.csv", [HEAD, *map(list, rows)])
    both(network, request_for(book, data.draw(st.sampled_from([0.5, 0.7, 0.9]))), only,
         tmp_path / "index")  # fmt: skip


def test_every_way_to_reach_a_name_is_kept(network: Network, tmp_path: Path) -> None:
    rows = [["", name, "", "", f"rent for {name} and others"] for name in NAMES]
    rows += [["", name.replace(" ", ""), "", "", ""] for name in NAMES]
    rows += [["", " ".join(word[:2] + " " + word[2:] for word in name.split()), "", "", ""]
             for name in NAMES]  # fmt: skip
    rows += [["", f"{name.split()[0][0]}. {name.split()[-1]}", "", "", ""] for name in NAMES]
    rows += [["", "Berta Pariente", "P00003", "", ""], ["", "", "", "", ""]]
    book = write_book(tmp_path / "book.csv", [HEAD, *rows])
    everybody = [item.entity for item in make_watchlist(network).watched]
    for part in range(2):
        found = both(network, request_for(book), frozenset(everybody[part::2]), tmp_path / "index")
        assert len(found.hits) > 100
    whole = both(network, request_for(book), frozenset(everybody), tmp_path / "index")
    assert {"name", "weak name", "identifier", "contains a listed name"} <= set(whole.counts)


def test_names_in_other_letters_are_reached_whichever_side_they_are_on(tmp_path: Path) -> None:
    pairs = [
        ("김정은", "Kim Jong Un"),
        ("王小明", "Wang Xiao Ming"),
        ("ហ៊ុនសែន", "Hun Sen"),
        ("عبدالله", "Abd Allah"),
        ("山田太郎", "Yama da Taro"),
        ("محمد عبدالله", "Mohamed Abd Allah"),
        ("Владимир Петров", "Vladi mir Pe trov"),
    ]
    for side in (0, 1):
        network = network_of(tmp_path / f"list-{side}", [pair[side] for pair in pairs])
        asked = [pair[1 - side] for pair in pairs]
        rows = [["", name, "", "", f"rent for {name} of May"] for name in asked]
        book = write_book(tmp_path / f"book-{side}.csv", [HEAD, *rows])
        everybody = sorted(item.entity for item in make_watchlist(network).watched)
        found = [
            both(network, request_for(book), frozenset(only), tmp_path / f"index-{side}").hits
            for only in ([everybody[0]], [everybody[1]], everybody)
        ]
        assert [sorted({hit.row for hit in hits})[:1] for hits in found] == [[1], [2], [1]]
        assert len({hit.row for hit in found[-1]}) >= 5


def test_parts_of_names_and_blank_rows(network: Network, tmp_path: Path) -> None:
    first, *rest = NAMES[0].split()
    rows = [
        ["first name", "last name"],
        [first, " ".join(rest)],
        ["", ""],
        [first],
        ["x", "y", "z"],
    ]
    request = request_for(write_book(tmp_path / "book.csv", rows))
    assert request.mapping.parts == ("first name", "last name")
    found = both(network, request, frozenset({"ofac-1"}), tmp_path / "index")
    assert [hit.row for hit in found.hits][:1] == [1]
    assert (found.rows, found.longer) == (3, 1)


def test_a_book_without_rows(network: Network, tmp_path: Path) -> None:
    request = request_for(write_book(tmp_path / "book.csv", [HEAD]))
    assert both(network, request, frozenset({"ofac-1"}), tmp_path / "index").rows == 0


def test_an_index_of_another_book_columns_or_version_is_refused(
    network: Network, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    request = request_for(write_book(tmp_path / "book.csv", [HEAD, ["1", NAMES[0], "", "", ""]]))
    folder = tmp_path / "index"
    with pytest.raises(StaleIndex, match="no index yet"):
        open_index(folder, request.mapping, book_sha256=request.book_sha256)
    indexed(request, folder)
    with pytest.raises(StaleIndex, match="another book"):
        open_index(folder, request.mapping, book_sha256="0" * 64)
    other = replace(request.mapping, names=("memo",))
    with pytest.raises(StaleIndex, match="other columns"):
        open_index(folder, other, book_sha256=request.book_sha256)
    monkeypatch.setattr("linchpin.screen.book.storage.engine_mark", lambda: "another")
    with pytest.raises(StaleIndex, match="other rules"):
        open_index(folder, request.mapping, book_sha256=request.book_sha256)


def test_a_damaged_index_is_refused_whatever_is_damaged(network: Network, tmp_path: Path) -> None:
    request = request_for(
        write_book(tmp_path / "book.csv", [HEAD, ["1", NAMES[0], "", "", NAMES[3]]])
    )
    indexed(request, tmp_path / "whole")
    for item in sorted((tmp_path / "whole").iterdir()):
        content = item.read_bytes()
        for damaged in (content[:-1], content[:-1] + bytes([content[-1] ^ 1]), None):
            folder = tmp_path / "damaged"
            shutil.rmtree(folder, ignore_errors=True)
            shutil.copytree(tmp_path / "whole", folder)
            if damaged is None:
                (folder / item.name).unlink()
            else:
                (folder / item.name).write_bytes(damaged)
            if item.name == "index.json" and damaged == content[:-1]:
                continue  # only the last line break is gone
            with pytest.raises(StaleIndex):
                open_index(folder, request.mapping, book_sha256=request.book_sha256)
    manifest = json.loads((tmp_path / "whole" / "index.json").read_text())
    manifest["files"] = {}
    (tmp_path / "whole" / "index.json").write_text(json.dumps(manifest))
    with pytest.raises(StaleIndex, match="damaged"):
        open_index(tmp_path / "whole", request.mapping, book_sha256=request.book_sha256)


def test_a_folder_that_is_no_index_is_never_replaced(network: Network, tmp_path: Path) -> None:
    request = request_for(write_book(tmp_path / "book.csv", [HEAD]))
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("years of work")
    with pytest.raises(ReadError, match="no index of a book"):
        indexed(request, tmp_path / "mine")
    assert (tmp_path / "mine" / "thesis.txt").exists()
    assert [item.name for item in tmp_path.glob("*.writing-*")] == []
