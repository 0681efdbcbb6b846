"""A letter in the name of a ship, an aircraft or a firm is no initial of a person's."""

from __future__ import annotations

from pathlib import Path

from screened_books import request_for, silent, write_book

from invented import Written, keep
from linchpin.archive import create_archive, take_snapshot
from linchpin.match.search.explain import INITIAL, match_names
from linchpin.network.network import build_network
from linchpin.screen.rows.named import rests_on_initials
from linchpin.screen.run import run
from linchpin.screen.watchlist.watchlist import make_watchlist

LISTED = (
    ("M-VITO", "Vessel"), ("SONIA I", "Vessel"), ("A & M MAHAR LTD", "Company"),
    ("Vito M. EJEMPLO", "Person"),
)  # fmt: skip


def test_letters_of_things_stand_for_no_words(tmp_path: Path) -> None:
    archive = create_archive(tmp_path / "archive")
    listed = Written()
    for number, (name, schema) in enumerate(LISTED, 1):
        listed.entry(number, name, schema)
    keep(archive, listed.edition("2021-07-01"))
    names = ["Vito Modugno", "Sonia Itzel", "Aditi Mahar", "Vito Mario Ejemplo"]
    book = write_book(tmp_path / "b.csv", [["name"], *([name] for name in names)])
    watchlist = make_watchlist(build_network(take_snapshot(archive)))
    hits = run(watchlist, request_for(book), silent).hits
    assert {(hit.row, hit.entity) for hit in hits} >= {(4, "ofac-4")}
    assert not {hit.entity for hit in hits} & {"ofac-1", "ofac-2", "ofac-3"}


def test_two_words_of_a_name_bear_an_initial() -> None:
    match = match_names("Luis Antonio Hernandez", "LUIS A HERNANDEZ Y CIA", "Company")
    assert any(pair.reason == INITIAL for pair in match.words)
    assert not rests_on_initials(match)
    assert rests_on_initials(match_names("Vito Modugno", "M-VITO", "Vessel"))
