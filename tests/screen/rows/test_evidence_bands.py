"""Bands of hits: what each takes, and that nothing depends on the way a book is read."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from screened_books import Written, keep, request_for, silent, write_book

from linchpin.archive import create_archive, take_snapshot
from linchpin.match.compare.rarity import Rarity
from linchpin.match.search.explain import WordPair
from linchpin.network.network import Network, build_network
from linchpin.screen.book.population import Population
from linchpin.screen.results.hit import Alert, Band, Hit, ranked
from linchpin.screen.rows import row_facts
from linchpin.screen.rows.evidence import (
    CONTRADICTS_BITS,
    POSSIBLE_BITS,
    STRONG_BITS,
    WEAK_NAME_BITS,
    HitEvidence,
    Weighed,
    band_of,
    settle,
    weighed_from,
)
from linchpin.screen.run import run
from linchpin.screen.watchlist.watchlist import make_watchlist

HIT = Hit(1, "", "name", "Ana", "name", 1.0, "ofac-1", "Ana", "Ana", "why", (), "", ())
HEAD = ["name", "birth date", "gender", "nationality"]


@pytest.fixture(scope="module")
def network(tmp_path_factory: pytest.TempPathFactory) -> Network:
    """Return a list of a person, a ship and a firm."""
    archive = create_archive(tmp_path_factory.mktemp("bands") / "archive")
    listed = Written()
    listed.entry(1, "Ana EJEMPLO PRUEBA", birthDate="1971-02-13", gender="female", nationality="co")
    listed.entry(2, "ZZMARINERA ENSAYO", schema="Vessel")
    listed.entry(3, "Zzmuestra ZZTRADING", schema="Company")
    keep(archive, listed.edition("2021-07-01"))
    return build_network(take_snapshot(archive))


def test_the_numbers_that_docs_print() -> None:
    assert (STRONG_BITS, POSSIBLE_BITS) == (28.0, 18.75)
    assert (CONTRADICTS_BITS, WEAK_NAME_BITS) == (-4.0, -3.0)
    assert (row_facts.OTHER_KIND, row_facts.FIRM_BITS, row_facts.KNOWN_BIRTH_BITS) == (0.6, -8, 2)
    page = (Path(__file__).resolve().parents[3] / "docs" / "screening.md").read_text("utf-8")
    assert "| *strong* | 28 bits and more" in page
    assert "| *possible* | 18.75 bits and more" in page


@given(st.floats(-40, 60), st.floats(-40, 60), st.booleans(), st.floats(0.7, 1.0))
def test_more_evidence_never_makes_a_weaker_band(
    one: float, other: float, compared: bool, likeness: float
) -> None:
    order = list(Band)
    evidence = HitEvidence((), (), compared, likeness)
    small, large = sorted((one, other))
    assert order.index(band_of(large, evidence)) <= order.index(band_of(small, evidence))


def test_edges_of_the_bands() -> None:
    facts = HitEvidence((), (), True, 1.0)
    assert band_of(28.0, facts) is Band.STRONG
    assert band_of(27.9, facts) is band_of(18.75, facts) is Band.POSSIBLE
    assert band_of(18.7, facts) is Band.WEAK
    contradicted = replace(facts, facts=(("gender", -4.5),))
    assert band_of(60.0, contradicted) is Band.POSSIBLE
    assert band_of(60.0, replace(facts, facts=(("gender", -4.0),))) is Band.POSSIBLE
    assert band_of(60.0, replace(facts, facts=(("gender", -3.9),))) is Band.STRONG
    assert band_of(60.0, replace(facts, facts=(("country", -2.0),))) is Band.STRONG
    nothing = replace(facts, compared=False)
    assert band_of(1.0, nothing) is Band.POSSIBLE
    assert band_of(1.0, replace(nothing, likeness=0.94)) is Band.WEAK


def test_bands_of_hits_without_a_name() -> None:
    for score, alert, band in (
        (1.0, Alert.IDENTIFIER, Band.STRONG),
        (0.9, Alert.IDENTIFIER, Band.POSSIBLE),
        (1.0, Alert.INDIRECT, Band.POSSIBLE),
        (1.0, Alert.PLACE, Band.STRONG),
    ):
        (hit,) = settle([Weighed(replace(HIT, score=score, alert=alert.value))], Rarity(), "b")
        assert hit.band == band.value


def test_a_weak_name_and_a_tie_count_less() -> None:
    words = tuple(WordPair(f"zz{x}", f"zz{x}", 1.0, "the same") for x in ("uno", "dos"))
    evidence = HitEvidence(words, (), True, 1.0)
    strong, weak, tied = settle(
        [Weighed(replace(HIT, alert=alert.value), evidence)
         for alert in (Alert.NAME, Alert.WEAK, Alert.INDIRECT)], Rarity(), "b",
    )  # fmt: skip
    assert "evidence of 31.5 bits (+31.5 name)" in strong.reason
    assert "evidence of 28.5 bits (+31.5 name, -3.0 weak name)" in weak.reason
    assert (strong.band, weak.band, tied.band) == ("strong", "strong", "possible")


def test_what_is_kept_of_a_stopped_run_is_the_same() -> None:
    evidence = HitEvidence((WordPair("a", "b", 0.5, "an initial"),), (("gender", 0.9),), True, 0.9)
    for one in (Weighed(HIT), Weighed(HIT, evidence)):
        assert weighed_from(json.loads(json.dumps(asdict(one)))) == one


def test_facts_decide_and_nothing_is_dropped(network: Network, tmp_path: Path) -> None:
    rows = [
        ["Ana Ejemplo", "1971-02-13", "F", "Colombia"],
        ["Ana Ejemplo", "1971-12-13", "F", "Colombia"],
        ["Ana Ejemplo", "1983-07-28", "M", "Japan"],
        ["Ana Ejemplo Prueba", "1983-07-28", "M", "Japan"],
        ["Zzmarinera Ensayo", "1983-07-28", "F", ""],
        ["Zzmarinera Ensayo", "", "", ""],
        ["Zzmuestra Zztrading", "1983-07-28", "", ""],
        ["Zzmuestra Zztrading", "", "", ""],
        ["Ana Ejemplo Prueba SA de CV", "", "", ""],
    ]
    book = write_book(tmp_path / "book.csv", [HEAD, *rows])
    hits = run(make_watchlist(network), request_for(book), silent).hits
    assert [hit.row for hit in hits] == list(range(1, 10))
    bands = [hit.band for hit in hits]
    assert bands == [
        "strong", "strong", "weak", "possible", "weak", "strong", "weak", "strong", "possible",
    ]  # fmt: skip
    assert "birth date nearly agrees (13 Dec 1971, listed 13 Feb 1971: one digit" in hits[1].reason
    assert "kind of entity differs (a person's row, listed as Vessel)" in hits[4].reason
    assert "kind of entity differs (a firm's name (" in hits[8].reason
    assert hits[4].score < 0.7 < hits[5].score


def test_bands_do_not_depend_on_how_a_book_is_read(
    network: Network, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [["Ana Ejemplo", "", "F", ""]]
    rows += [[f"Ana Ejemplo Otra{number}", "1980-05-17", "F", "es"] for number in range(60)]
    book = write_book(tmp_path / "book.csv", [HEAD, *rows])
    watchlist = make_watchlist(network)
    whole = run(watchlist, request_for(book), silent).hits
    monkeypatch.setattr("linchpin.screen.run.PIECE", 7)
    assert run(watchlist, request_for(book), silent).hits == whole
    backward = write_book(tmp_path / "backward.csv", [HEAD, *rows[::-1]])
    found = run(watchlist, request_for(backward), silent).hits
    assert sorted(hit.reason for hit in found) == sorted(hit.reason for hit in whole)


@given(st.lists(st.text(max_size=6), max_size=30), st.integers(1, 8), st.randoms())
def test_the_sample_of_a_population_is_of_its_names(
    names: list[str], most: int, rng: object
) -> None:
    one, other = Population(most=most), Population(most=most)
    one.see(names)
    for name in sorted(names, reverse=True):
        other.see([name, name])
    assert one.names() == other.names()
    assert len(one.names()) == min(most, len({name for name in names if name}))


def test_the_firmest_come_first() -> None:
    bands = ["weak", "strong", "possible", "strong"]
    hits = [replace(HIT, row=row, band=band) for row, band in enumerate(bands)]
    assert [hit.row for hit in ranked(hits, 9)] == [1, 3, 2, 0]
    assert [hit.row for hit in ranked(hits, 2)] == [1, 3]
