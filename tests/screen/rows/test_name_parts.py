"""Cells that join names: two holders, trusts, ships, aliases; each part is screened."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from screened_books import request_for, silent, write_book

from invented import Written, keep
from linchpin.archive import create_archive, take_snapshot
from linchpin.network.network import Network, build_network
from linchpin.screen.book.index import make_index
from linchpin.screen.book.storage import open_index
from linchpin.screen.delta import run_indexed
from linchpin.screen.results.hit import Hit
from linchpin.screen.rows.name_parts import MOST_PARTS, name_parts
from linchpin.screen.run import run
from linchpin.screen.watchlist.watchlist import make_watchlist


@pytest.fixture(scope="module")
def network(tmp_path_factory: pytest.TempPathFactory) -> Network:
    """Return a person, a ship and a firm on a list."""
    archive = create_archive(tmp_path_factory.mktemp("parts") / "archive")
    listed = Written()
    listed.entry(1, "Laura Whitfield JOHNSON")
    listed.entry(2, "EBANO", "Vessel")
    listed.entry(3, "Frutas Finas Inventadas", "Company")
    keep(archive, listed.edition("2021-07-01"))
    return build_network(take_snapshot(archive))


def hits_on(network: Network, place: Path, names: list[str]) -> list[Hit]:
    """Return the hits of a book of names, found in full and through its index alike."""
    request = request_for(write_book(place / "book.csv", [["name"], *[[name] for name in names]]))
    watchlist = make_watchlist(network)
    full = run(watchlist, request, silent)
    make_index(request.book, request.mapping, place / "index",
               book_sha256=request.book_sha256, progress=silent)  # fmt: skip
    index = open_index(place / "index", request.mapping, book_sha256=request.book_sha256)
    assert run_indexed(watchlist, request, index, silent).digest == full.digest
    return list(full.hits)


CELLS = {
    "ofac-1": [
        "Laura Whitfield Johnson y/o Pedro Soto Gil",
        "Pedro Soto Gil y/o Laura Whitfield Johnson",
        "Pedro Soto Gil and Laura Whitfield Johnson",
        "Laura Whitfield Johnson & Pedro Soto Gil",
        "Laura & Pedro Whitfield Johnson",
        "Laura Whitfield Johnson Revocable Living Trust",
        "The Laura Whitfield Johnson Family Trust dated 3 May 1999",
        "c/o Laura Whitfield Johnson",
        "Pedro Soto Gil c/o Laura Whitfield Johnson",
        "Laura Whitfield Johnson et al",
        "Laura Whitfield Johnson alias La Gata",
        "Estate of Laura Whitfield Johnson",
        "Laura Whitfield Johnson, Trustee",
        "Pedro Soto Gil; Laura Whitfield Johnson",
        "Pedro Soto Gil\nLaura Whitfield Johnson",
        "Pedro Soto Gil / Laura Whitfield Johnson",
        "Pedro Soto Gil (Laura Whitfield Johnson)",
    ],
    "ofac-2": ["M/V EBANO", "MV Ebano", "EBANO (Panama)", "M.V. EBANO", "Buque EBANO"],
    "ofac-3": [
        "Pedro Soto Gil d/b/a Frutas Finas Inventadas",
        "Frutas Finas Inventadas a.k.a. Verduras del Norte",
    ],
}


@pytest.mark.parametrize("entity", CELLS)
def test_each_name_of_a_cell_is_screened(network: Network, tmp_path: Path, entity: str) -> None:
    found = {hit.row for hit in hits_on(network, tmp_path, CELLS[entity])
             if hit.entity == entity and hit.score >= 0.9}  # fmt: skip
    missed = [cell for row, cell in enumerate(CELLS[entity], 1) if row not in found]
    assert missed == []


def test_the_reason_says_which_part(network: Network, tmp_path: Path) -> None:
    (hit,) = hits_on(network, tmp_path, ["Pedro Soto Gil y/o Laura Whitfield Johnson"])
    assert hit.reason.startswith("the part “Laura Whitfield Johnson” of the cell: ")
    assert hit.value == "Pedro Soto Gil y/o Laura Whitfield Johnson"


@pytest.mark.parametrize("cell", ["Ana Gil Paz", "GARCIA LOPEZ, Juan", "S.A. de C.V.", "", "Ana"])
def test_a_plain_name_has_no_parts(cell: str) -> None:
    assert name_parts(cell) == ()


@given(st.text(max_size=200))
def test_parts_are_few_and_words_of_the_cell(cell: str) -> None:
    parts = name_parts(cell)
    assert len(parts) <= MOST_PARTS
    assert len(set(parts)) == len(parts)
    assert all(word in cell for part in parts for word in part.split())


def test_a_ship_with_its_number_and_a_name_beside_one_in_ideographs() -> None:
    assert "EBANO" in name_parts("MV EBANO, IMO 9187629")
    assert "EBANO DEL SUR" in name_parts("EBANO DEL SUR - IMO No. 9187629")
    assert "Ana Gil Paz" in name_parts("Ana Gil Paz / 治 山田")
