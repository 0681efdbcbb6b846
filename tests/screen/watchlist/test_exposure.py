"""Exposure through the network: labels, the source's words, the path claim by claim."""

from __future__ import annotations

from pathlib import Path

import pytest
from screened_books import request_for, silent, write_book

from invented import Written, keep
from linchpin.archive import create_archive, take_snapshot
from linchpin.archive.queries.cited import claims_by_id
from linchpin.claims.claim import Standing
from linchpin.network.network import Network, build_network
from linchpin.screen.book.index import make_index
from linchpin.screen.book.storage import open_index
from linchpin.screen.delta import run_indexed
from linchpin.screen.results.hit import Hit
from linchpin.screen.run import run
from linchpin.screen.watchlist.watchlist import make_watchlist

STREET = "Calle Inventada 18 No. 8-16, Cali, Colombia"


@pytest.fixture(scope="module")
def network(tmp_path_factory: pytest.TempPathFactory) -> Network:
    """Return Ana and a firm on a list, and people and firms tied to them in a case."""
    archive = create_archive(tmp_path_factory.mktemp("exposure") / "archive")
    listed = Written()
    listed.entry(1, "Ana EJEMPLO PRUEBA", passportNumber="X1234567")
    listed.entry(2, "Comercial Inventada", "Organization", addressEntity="place-2")
    listed.say("place-2", "Address", full=STREET, street="Calle Inventada 18 No. 8-16",
               city="Cali", country="co")  # fmt: skip
    keep(archive, listed.edition("2021-07-01"))
    case = Written(dataset="case_x", published="2020-01-01", speaker="The Gazette")
    for name, title, schema in (
        ("berta", "Berta Pariente Lejana", "Person"),
        ("grupo", "Grupo Aliado Inventado", "Organization"),
        ("half", "Mitad Exacta Holdings", "Company"),
        ("less", "Menos Mitad Holdings", "Company"),
        ("rumour", "Segun Dicen Holdings", "Company"),
        ("former", "Antiguo Socio Distante", "Person"),
        ("nobody", "Nadie Atado Jamas", "Person"),
        ("vecina", "Vecina Misma Casa", "Company"),
        ("doble", "Doble Pasaporte Igual", "Person"),
        ("far", "Tercera Mano Lejos", "Person"),
        ("farther", "Cuarta Mano Lejisimos", "Person"),
    ):
        case.say(name, schema, name=title)
    case.say("kin", "Family", person="ofac-1", relative="berta", relationship="sister-in-law")
    case.say("pact", "UnknownLink", subject="grupo", object="ofac-2", role="allied with")
    for name, share in (("half", "50"), ("less", "49.9")):
        case.say(f"own-{name}", "Ownership", owner="ofac-1", asset=name, percentage=share)
    case.say("own-rumour", "Ownership", owner="ofac-1", asset="rumour")
    case.say("own-rumour", "Ownership", percentage="60", standing=Standing.ALLEGED)
    case.say("once", "Associate", person="former", associate="ofac-1", endDate="2009")
    case.say("vecina", "Company", addressEntity="place-x")
    case.say("place-x", "Address", full=STREET)
    case.say("doble", "Person", passportNumber="x-1234567")
    case.say("step", "Associate", person="berta", associate="far", relationship="business partner")
    case.say("step2", "Associate", person="far", associate="farther")
    keep(archive, case.edition("2020-01-01"))
    return build_network(take_snapshot(archive))


def hits_on(network: Network, tmp_path: Path, head: list[str], *rows: list[str]) -> list[Hit]:
    """Return the hits of a book, found in full and through its index alike."""
    request = request_for(write_book(tmp_path / "book.csv", [head, *rows]))
    watchlist = make_watchlist(network)
    full = run(watchlist, request, silent)
    make_index(request.book, request.mapping, tmp_path / "index",
               book_sha256=request.book_sha256, progress=silent)  # fmt: skip
    index = open_index(tmp_path / "index", request.mapping, book_sha256=request.book_sha256)
    assert run_indexed(watchlist, request, index, silent).digest == full.digest
    return list(full.hits)


@pytest.mark.parametrize(
    ("name", "alert", "says"),
    [
        ("Berta Pariente Lejana", "indirect exposure",
         "Berta Pariente Lejana is a relative of Ana EJEMPLO PRUEBA: “sister-in-law” in the "
         "source's words (stated)"),
        ("Grupo Aliado Inventado", "allied group",
         "Grupo Aliado Inventado is allied with Comercial Inventada (stated)"),
        ("Mitad Exacta Holdings", "indirect exposure",
         "Mitad Exacta Holdings is owned by Ana EJEMPLO PRUEBA (50 %, stated)"),
        ("Segun Dicen Holdings", "indirect exposure",
         "Segun Dicen Holdings is owned by Ana EJEMPLO PRUEBA (60 %, alleged)"),
        ("Menos Mitad Holdings", "indirect exposure",
         "Ana EJEMPLO PRUEBA is linked to Menos Mitad Holdings (Ownership, stated)"),
        ("Vecina Misma Casa", "same address",
         f"Comercial Inventada and Vecina Misma Casa have one address: {STREET}"),
        ("Doble Pasaporte Igual", "same identifier",
         "Doble Pasaporte Igual and Ana EJEMPLO PRUEBA have one identifier: "
         "passportNumber x-1234567"),
    ],
)  # fmt: skip
def test_each_tie_has_its_label_and_the_words_of_its_source(
    network: Network, tmp_path: Path, name: str, alert: str, says: str
) -> None:
    (hit,) = hits_on(network, tmp_path, ["name"], [name])
    assert (hit.alert, hit.path[0], hit.caption) == (alert, says, name)
    assert hit.programs == ()
    quotes = claims_by_id(network.snapshot, hit.claims)
    assert set(quotes) == set(hit.claims)
    for line in hit.path[1:]:
        assert line.startswith("- “")
    assert any("The Gazette, stated; claim " in line for line in hit.path[1:])


def test_a_tie_that_ended_exposes_nobody(network: Network, tmp_path: Path) -> None:
    assert hits_on(network, tmp_path, ["name"], ["Antiguo Socio Distante"]) == []


def test_two_steps_are_shown_one_after_the_other(network: Network, tmp_path: Path) -> None:
    (hit,) = hits_on(network, tmp_path, ["name"], ["Tercera Mano Lejos"])
    ties = [line for line in hit.path if not line.startswith("- ")]
    assert ties[0] == (
        "Berta Pariente Lejana is linked to Tercera Mano Lejos (business partner, stated)"
    )
    assert ties[1].startswith("Berta Pariente Lejana is a relative of Ana")


@pytest.mark.parametrize("name", ["Nadie Atado Jamas", "Cuarta Mano Lejisimos"])
def test_who_is_not_tied_or_too_far_is_no_hit(network: Network, tmp_path: Path, name: str) -> None:
    assert hits_on(network, tmp_path, ["name"], [name]) == []


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        ([STREET.upper(), "", ""], True),
        (["Calle Inventada 18 No 8-16", "Cali", "Colombia"], True),
        (["Calle Inventada 18 No. 8-16, Barrio Sur", "Cali", ""], True),
        (["Calle Inventada 18 No. 8-16", "Bogotá", "Colombia"], False),
        (["Calle Inventada 18", "Cali", "Colombia"], False),
        (["Cali", "Colombia", ""], False),
    ],
)
def test_a_row_at_a_listed_address(
    network: Network, tmp_path: Path, cells: list[str], found: bool
) -> None:
    hits = hits_on(network, tmp_path, ["name", "address", "city", "country"],
                   ["Otra Persona", *cells])  # fmt: skip
    assert [(hit.alert, hit.entity, hit.score) for hit in hits] == (
        [("same address", "ofac-2", 0.85)] if found else []
    )


def test_a_relative_is_exposed_anew_when_the_entry_is_new(network: Network) -> None:
    watched = {one.entity for one in make_watchlist(network, frozenset({"ofac-1"})).watched}
    assert watched == {"ofac-1", "berta", "half", "rumour", "less", "doble", "far"}


def test_gender_and_country_weigh_little_and_are_named(tmp_path: Path) -> None:
    archive = create_archive(tmp_path / "archive")
    listed = Written()
    listed.entry(1, "Ana EJEMPLO PRUEBA", gender="female", nationality="co")
    keep(archive, listed.edition("2021-07-01"))
    network = build_network(take_snapshot(archive))
    head = ["name", "gender", "nationality"]
    facts = [("F", "Colombia"), ("", ""), ("M", "Colombia"), ("", "Japan"), ("male", "Japan")]
    rows = [["Ana Ejemplo Prueba", *cells] for cells in facts]
    same, none, man, japan, both = hits_on(network, tmp_path, head, *rows)
    assert same.score == none.score == 1.0
    assert both.score < man.score < japan.score < 1.0
    assert "country agrees (CO)" in same.reason
    assert "gender differs (male, listed female)" in both.reason
    assert "country differs (JP, listed CO)" in both.reason
    book = write_book(tmp_path / "book.csv", [head, *rows])
    kept = run(make_watchlist(network), request_for(book, threshold=0.95), silent).hits
    assert len(kept) == 5
    assert [hit.band for hit in kept] == ["strong", "strong", "possible", "strong", "possible"]


def test_a_curp_is_held_against_the_listed_person(tmp_path: Path) -> None:
    archive = create_archive(tmp_path / "archive")
    listed = Written()
    listed.entry(1, "EJEMPLO PRUEBA, Ana", birthDate="1971-02-03", gender="female")
    keep(archive, listed.edition("2021-07-01"))
    network = build_network(take_snapshot(archive))
    head = ["name", "CURP", "birth date"]
    rows = [
        ["Ana Ejemplo", "", ""],
        ["Ana Ejemplo", "EEPA710203MSLJRN03", ""],
        ["Ana Ejemplo", "GOLM820315HDFMPR09", ""],
        ["Ana Ejemplo", "EEPA710203MSLJRN03", "1971-02-03"],
        ["Ana Ejemplo", "no code at all", ""],
    ]
    none, fits, other, born, noise = hits_on(network, tmp_path, head, *rows)
    assert other.score < none.score == noise.score < fits.score == born.score
    assert "CURP EEPA710203MSLJRN03: its letters fit the name" in fits.reason
    assert "its letters do not fit the name" in other.reason
    assert "CURP" in born.reason
    assert "birth date agrees" in born.reason
    assert "CURP" not in noise.reason


def test_a_stub_that_bears_a_listed_name_is_the_listed_one(tmp_path: Path) -> None:
    archive = create_archive(tmp_path / "archive")
    listed = Written()
    listed.entry(1, "Aerolinea Inventada", "Company")
    for number in range(2, 9):
        listed.entry(number, f"XX-{number}", "Airplane")
        stub = f"ofac-{number}-operator"
        listed.say(stub, "Organization", name="AEROLINEA INVENTADA")
        listed.say(f"link-{number}", "UnknownLink", subject=stub, object=f"ofac-{number}",
                   role="Aircraft Operator")  # fmt: skip
    listed.say("other-operator", "Organization", name="Otra Aerolinea")
    listed.say("link-other", "UnknownLink", subject="other-operator", object="ofac-2",
               role="Aircraft Operator")  # fmt: skip
    keep(archive, listed.edition("2021-07-01"))
    network = build_network(take_snapshot(archive))
    (hit,) = hits_on(network, tmp_path, ["name"], ["Aerolinea Inventada"])
    assert (hit.entity, hit.alert, hit.programs) == ("ofac-1", "name", ("SDNTK",))
    (other,) = hits_on(network, tmp_path, ["name"], ["Otra Aerolinea"])
    assert other.alert == "indirect exposure"
