"""Names in free text: every separator, any length, glued words; and what is no name."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from screened_books import network_of, request_for, silent, write_book

from invented import Written, keep
from linchpin.archive import create_archive, take_snapshot
from linchpin.match.search.explain import BY_SOUND, SAME, NameMatch, WordPair
from linchpin.match.search.name_list import ListedName
from linchpin.network.network import Network, build_network
from linchpin.screen.book.index import make_index
from linchpin.screen.book.storage import open_index
from linchpin.screen.delta import run_indexed
from linchpin.screen.rows.texts import long_runs, text_segments
from linchpin.screen.rows.written import stands_whole
from linchpin.screen.run import run
from linchpin.screen.watchlist.glued_names import GluedNames
from linchpin.screen.watchlist.watchlist import make_watchlist

LONG = "Comercializadora de Frutas Finas y Legumbres Selectas del Noroeste SA de CV"
NAMES = {
    "ofac-1": "Rutilio AGUILAR PENALOZA",
    "ofac-2": LONG,
    "ofac-3": "Maria del Rosario Guadalupe Martinez de la Garza y Gomez Farias",
    "ofac-4": "David ALONSO",
    "ofac-5": "RENTA A.S.",
    "ofac-6": "Inventada D.O.O.",
}
FILL = "pago de la renta del mes de enero por servicios gracias "


@pytest.fixture(scope="module")
def network(tmp_path_factory: pytest.TempPathFactory) -> Network:
    """Return a list of invented names."""
    archive = create_archive(tmp_path_factory.mktemp("texts") / "archive")
    listed = Written()
    for number, name in enumerate(NAMES.values(), 1):
        schema = "Person" if number in (1, 3, 4) else "Organization"
        listed.entry(number, name, schema)
    keep(archive, listed.edition("2021-07-01"))
    return build_network(take_snapshot(archive))


def named(network: Network, place: Path, texts: list[str]) -> list[set[str]]:
    """Return whom each text names, found in full and through the index alike."""
    rows = [["id", "memo"], *([str(at), text] for at, text in enumerate(texts))]
    request = request_for(write_book(place / "book.csv", rows))
    watchlist = make_watchlist(network)
    full = run(watchlist, request, silent)
    make_index(request.book, request.mapping, place / "index",
               book_sha256=request.book_sha256, progress=silent)  # fmt: skip
    index = open_index(place / "index", request.mapping, book_sha256=request.book_sha256)
    assert run_indexed(watchlist, request, index, silent).digest == full.digest
    found: list[set[str]] = [set() for _ in texts]
    for hit in full.hits:
        found[int(hit.key)].add(hit.entity)
    return found


@pytest.mark.parametrize(
    "text",
    [
        "/BNF/AGUILAR PENALOZA RUTILIO/ACC/99881",
        "SPEI/40012/RUTILIO AGUILAR PENALOZA/RENTA",
        "renta+rutilio+aguilar+penaloza+enero",
        "pago_RUTILIO_AGUILAR_PENALOZA_22",
        "Beneficiario:Rutilio Aguilar Peñaloza;ref:1",
        "?20RENTA?32RUTILIO AGUILAR PENALOZA?30881",
        "RUTILIO\nAGUILAR\nPENALOZA",
        "8812RUTILIO AGUILAR PENALOZA99",
        "PAGORUTILIOAGUILARPENALOZARENTA",
        "RutilioAguilarPenaloza",
        "A FAVOR DE RUTILIO AGUILAR PENAL",
        "rutilio|aguilar|penaloza\tx",
        f"{FILL * 40}Rutilio Aguilar Penaloza {FILL * 5}",
        f"{FILL * 400}Rutilio Aguilar Penaloza",
    ],
)
def test_a_name_is_found_between_any_separators(
    network: Network, tmp_path: Path, text: str
) -> None:
    assert named(network, tmp_path, [text]) == [{"ofac-1"}]


def test_names_of_any_length_are_found(network: Network, tmp_path: Path) -> None:
    texts = [f"PAGO FACTURA 22 {name.upper()} GRACIAS" for name in NAMES.values()]
    assert named(network, tmp_path, texts) == [{entity} for entity in NAMES]


@pytest.mark.parametrize(
    "text",
    ["TRANSFERENCIA A David", "pago a David Y Alonsa", "RENT A CAR", "renta a casa", "frutas finas",
     "A. D. Alonso", "Maria y Rosario", "SA DE CV", "inventada por mi"],
)  # fmt: skip
def test_words_of_the_language_are_no_names(network: Network, tmp_path: Path, text: str) -> None:
    assert named(network, tmp_path, [text]) == [set()]


@given(st.text(max_size=200))
def test_pieces_hold_every_letter_of_a_text_once(text: str) -> None:
    pieces = [piece for segment in text_segments(text) for piece in segment]
    assert all(pieces)
    assert all(len(run) >= 12 for run in long_runs(text))


MARKS = [" ", "/", "+", "_", ":", "\n", "; ", " - ", "|", "\t", "*", "#"]


@given(
    st.lists(st.sampled_from(["Ana", "PAZ", "gil"]), min_size=1, max_size=6), st.sampled_from(MARKS)
)
def test_every_separator_parts_words_alike(words: list[str], mark: str) -> None:
    assert text_segments(mark.join(words)) == [words]


def test_a_name_that_is_also_listed_as_one_word_is_found(tmp_path: Path) -> None:
    listed = ["Kam Kong Ejemplo", "Kamkong Ejemplo", "Abdul Prueba", "Abdulprueba Vecino"]
    network = network_of(tmp_path, listed)
    texts = [["memo"], *([f"pago a {name} gracias"] for name in listed)]
    request = request_for(write_book(tmp_path / "book.csv", texts))
    found = run(make_watchlist(network), request, silent).hits
    assert {hit.row for hit in found} == {1, 2, 3, 4}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("REFANAGILPAZPAGO", True),
        ("TRANSFERENCIAAANAGILPAZ99881", True),
        ("BANANAGILPAZA", False),
        ("XANAGILPAZX", False),
    ],
)
def test_a_short_name_is_found_among_words_of_payments_only(text: str, found: bool) -> None:
    glued = GluedNames.of([ListedName(0, "Ana GIL PAZ", "GIL PAZ")])
    assert bool([name for run in long_runs(text) for name in glued.inside(run)]) == found


def _match(*pairs: tuple[str, str, str]) -> NameMatch:
    return NameMatch(0.93, tuple(WordPair(one, other, 0.95, why) for one, other, why in pairs))


@pytest.mark.parametrize(
    ("match", "stands"),
    [
        (_match(("juan", "juan", SAME), ("garcia", "garcia", SAME), ("", "lopez", "")), False),
        (_match(("rutilio", "rutilio", SAME), ("zzyzx", "zzyzx", SAME), ("", "paz", "")), True),
        (_match(("tony", "tony", SAME), ("shaw", "saab", BY_SOUND)), False),
        (_match(("tony", "tony", SAME), ("garsia", "garcia", BY_SOUND)), True),
    ],
)
def test_what_stands_in_a_text_for_a_name(match: NameMatch, stands: bool) -> None:
    assert stands_whole(match) is stands


def test_words_around_a_name_are_no_legal_form_of_it(network: Network, tmp_path: Path) -> None:
    book = write_book(
        tmp_path / "b.csv", [["id", "memo"], ["1", "same as RUTILIO AGUILAR PENALOZA"]]
    )
    (hit,) = run(make_watchlist(network), request_for(book), silent).hits
    assert hit.score == 1.0
    assert "kind of entity" not in hit.reason
