"""Identifiers as people write them: every listed number is found in each usual writing."""

from __future__ import annotations

import random
import string
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from screened_books import request_for, silent, write_book

from invented import Written, keep
from linchpin.archive import create_archive, take_snapshot
from linchpin.match.compare.identifier_keys import (
    is_issued,
    listed_keys,
    nit_check_digit,
)
from linchpin.match.compare.identifier_labels import plain_key
from linchpin.network.network import Network, build_network
from linchpin.screen.book.index import make_index
from linchpin.screen.book.storage import open_index
from linchpin.screen.delta import run_indexed
from linchpin.screen.results.hit import Hit
from linchpin.screen.rows.cell_identifiers import identifiers_in_text, written_identifiers
from linchpin.screen.run import run
from linchpin.screen.watchlist.watchlist import make_watchlist

DICE = random.Random(11)
Writing = Callable[[str], str]


def _digits(count: int) -> str:
    return DICE.choice("123456789") + "".join(DICE.choice(string.digits) for _ in range(count - 1))


def _letters(count: int) -> str:
    return "".join(DICE.choice("BCDFGHJKLMNPQRSTVWZ") for _ in range(count))


def _hex(count: int) -> str:
    return "".join(DICE.choice("0123456789abcdefABCDEF") for _ in range(count))


def _base58(count: int) -> str:
    alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
    return "".join(DICE.choice(alphabet) for _ in range(count))


KINDS: dict[str, tuple[str, str, Callable[[], str], str, list[Writing]]] = {
    "imo": ("Vessel", "imoNumber", lambda: f"IMO{_digits(7)}", "imo", [
        lambda v: v, lambda v: v[3:], lambda v: f"IMO {v[3:]}", lambda v: f"imo no. {v[3:]}",
        lambda v: f"IMO: {v[3:]}", lambda v: f"OMI-{v[3:]}", lambda v: f"{v[3:]}.0"]),
    "mmsi": ("Vessel", "mmsi", lambda: _digits(9), "MMSI", [
        lambda v: v, lambda v: f"MMSI {v}", lambda v: f"{v[:3]} {v[3:6]} {v[6:]}"]),
    "passport": ("Person", "passportNumber", lambda: _letters(1) + _digits(8), "passport", [
        str.lower, lambda v: f"MEX {v}", lambda v: f"MEX{v}", lambda v: f"{v} (Mexico)",
        lambda v: f"Passport No. {v}", lambda v: f"{v[0]}-{v[1:]}", lambda v: f"Pasaporte:{v}",
        lambda v: f"{v} / {_letters(1)}{_digits(8)}", lambda v: f"{_digits(9)}; {v}"]),
    "cedula": ("Person", "idNumber", lambda: f"V-{_digits(8)}", "cedula", [
        lambda v: v, lambda v: v[2:], lambda v: f"C.I. {v[2:4]}.{v[4:7]}.{v[7:]}",
        lambda v: v.replace("-", "")]),
    "nit": ("Company", "taxNumber", lambda: (lambda n: f"{n}-{nit_check_digit(n)}")(_digits(9)),
            "identificacion", [
        lambda v: v, lambda v: f"NIT {v}", lambda v: v[:-2], lambda v: v.replace("-", ""),
        lambda v: f"NIT: {v[:3]}.{v[3:6]}.{v[6:]}", lambda v: f"NIT. {v[:-2]}"]),
    "rfc": ("Person", "taxNumber", lambda: f"{_letters(4)}{_digits(6)}{_letters(2)}1", "RFC", [
        str.lower, lambda v: f"{v[:4]}-{v[4:10]}-{v[10:]}", lambda v: f"{v[:4]} {v[4:10]} {v[10:]}",
        lambda v: f"R.F.C. {v}", lambda v: f"RFC:{v}", lambda v: f"RFC{v}"]),
    "bic8": ("Company", "swiftBic", lambda: _letters(8), "bic", [
        str.lower, lambda v: f"{v}XXX", lambda v: f"SWIFT {v}", lambda v: f"{v[:4]} {v[4:]}",
        lambda v: f"{v}001"]),
    "bic11": ("Company", "swiftBic", lambda: f"{_letters(8)}XXX", "bic", [
        str.lower, lambda v: v[:8], lambda v: f"BIC: {v[:8]} XXX"]),
    "phone": ("Person", "phone", lambda: f"+52-{_digits(3)}-{_digits(7)}", "telefono", [
        plain_key, lambda v: f"00{plain_key(v)}", lambda v: v.replace("-", " "),
        lambda v: plain_key(v)[2:], lambda v: f"Tel. {v}", lambda v: f"+521{plain_key(v)[2:]}",
        lambda v: f"({v[4:7]}) {v[8:11]}-{v[11:]}"]),
    "email": ("Person", "email", lambda: f"{_letters(6)}.{_letters(5)}@{_letters(6)}.mx", "email", [
        str.lower, lambda v: f"mailto:{v}", lambda v: f"<{v}>", lambda v: f"x@y.com; {v.lower()}"]),
    "bitcoin": ("CryptoWallet", "publicKey", lambda: f"1{_base58(33)}", "wallet", [
        lambda v: v, lambda v: f"bitcoin:{v}", lambda v: f"bitcoin:{v}?amount=0.1",
        lambda v: f"BTC {v}", lambda v: f"{v} (XBT)", lambda v: f"XBT-{v}", lambda v: f" {v}\n"]),
    "ether": ("CryptoWallet", "publicKey", lambda: f"0x{_hex(40)}", "wallet", [
        str.lower, str.upper, lambda v: f"ETH:{v.lower()}", lambda v: f"ERC20 {v}",
        lambda v: v[2:], lambda v: f"ethereum:{v}@1"]),
    "identification": ("Identification", "number", lambda: f"{_letters(2)}{_digits(7)}",
                       "document number", [str.lower, lambda v: f"ID {v}"]),
    "passport apart": ("Passport", "number", lambda: f"{_letters(2)}{_digits(7)}", "passport", [
        str.lower, lambda v: f"No {v}"]),
    "registration": ("Company", "registrationNumber", lambda: f"HRB {_digits(6)}", "registration",
                     [lambda v: v, lambda v: v.replace(" ", "")]),
}  # fmt: skip
HELD = ("CryptoWallet", "Identification", "Passport")


@pytest.fixture(scope="module")
def numbers() -> dict[str, list[str]]:
    """Return twenty invented numbers of each kind."""
    return {kind: [make() for _ in range(20)] for kind, (_, _, make, _, _) in KINDS.items()}


@pytest.fixture(scope="module")
def network(tmp_path_factory: pytest.TempPathFactory, numbers: dict[str, list[str]]) -> Network:
    """Return a list whose entries bear one number each."""
    archive = create_archive(tmp_path_factory.mktemp("identifiers") / "archive")
    listed = Written()
    entry = 0
    for kind, values in numbers.items():
        schema, prop, _, _, _ = KINDS[kind]
        for value in values:
            entry += 1
            if schema in HELD:
                holder = listed.entry(entry, f"Titular Inventado {entry}", "Person")
                listed.say(f"held-{entry}", schema, holder=holder, **{prop: value})
            else:
                listed.entry(entry, f"Titular Inventado {entry}", schema, **{prop: value})
    keep(archive, listed.edition("2021-07-01"))
    return build_network(take_snapshot(archive))


def hits_on(network: Network, place: Path, head: list[str], rows: list[list[str]]) -> list[Hit]:
    """Return the hits of a book, found in full and through its index alike."""
    request = request_for(write_book(place / "book.csv", [head, *rows]))
    watchlist = make_watchlist(network)
    full = run(watchlist, request, silent)
    make_index(request.book, request.mapping, place / "index",
               book_sha256=request.book_sha256, progress=silent)  # fmt: skip
    index = open_index(place / "index", request.mapping, book_sha256=request.book_sha256)
    assert run_indexed(watchlist, request, index, silent).digest == full.digest
    return list(full.hits)


@pytest.mark.parametrize("kind", KINDS)
def test_every_number_is_found_in_each_usual_writing(
    network: Network, numbers: dict[str, list[str]], tmp_path: Path, kind: str
) -> None:
    _, _, _, heading, writings = KINDS[kind]
    first = 1 + 20 * list(KINDS).index(kind)
    rows = [
        [f"{at} {number}", write(value)]
        for number, value in enumerate(numbers[kind])
        for at, write in enumerate(writings)
    ]
    found = {(hit.key, hit.entity) for hit in hits_on(network, tmp_path, ["id", heading], rows)
             if hit.alert == "identifier"}  # fmt: skip
    missed = [
        row for row in rows if (row[0], f"ofac-{first + int(row[0].split()[1])}") not in found
    ]
    assert missed == []


@pytest.mark.parametrize("kind", ["passport", "rfc", "bitcoin", "ether", "imo", "identification"])
def test_numbers_are_found_in_free_text(
    network: Network, numbers: dict[str, list[str]], tmp_path: Path, kind: str
) -> None:
    first = 1 + 20 * list(KINDS).index(kind)
    rows = [[str(number), f"SPEI/{at}/PAGO {value} FACT 22"]
            for number, value in enumerate(numbers[kind]) for at in (40012,)]  # fmt: skip
    found = {(hit.key, hit.entity) for hit in hits_on(network, tmp_path, ["id", "memo"], rows)
             if hit.alert == "identifier"}  # fmt: skip
    assert {(row[0], f"ofac-{first + int(row[0])}") for row in rows} <= found


def test_random_numbers_alert_nobody(network: Network, tmp_path: Path) -> None:
    rows = [[str(at), f"{_letters(1)}{_digits(8)}", f"pago ref {_digits(7)} del {_digits(12)}"]
            for at in range(2000)]  # fmt: skip
    assert len(hits_on(network, tmp_path, ["id", "passport", "memo"], rows)) <= 1


@pytest.mark.parametrize(
    "value",
    ["XEXX010101000", "XAXX010101000", "000000000", "0000-0000", "N/A", "999999999", "None", "-",
     "A000000000", "XXXXXXXXX", "no aplica"],
)  # fmt: skip
def test_numbers_given_to_everybody_identify_nobody(value: str) -> None:
    assert not is_issued(plain_key(value))
    assert listed_keys("taxNumber", value) == {}


def test_digits_of_another_kind_are_possible_only(
    network: Network, numbers: dict[str, list[str]], tmp_path: Path
) -> None:
    bare = numbers["imo"][0][3:]
    (said,) = hits_on(network, tmp_path, ["id", "imo"], [["1", bare]])
    assert said.score == 1.0
    (silent_,) = hits_on(network, tmp_path, ["id", "document"], [["1", bare]])
    assert silent_.score < 0.95
    (other,) = hits_on(network, tmp_path, ["id", "passport"], [["1", bare]])
    assert "another number (passport)" in other.reason


@given(st.text(max_size=60))
def test_any_cell_is_read(text: str) -> None:
    for one in (*written_identifiers(text), *identifiers_in_text(text)):
        assert is_issued(one.key)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("renta a ana.luz@ejemplo.example gracias", "analuzejemploexample"),
        ("pago via PRUBMXMM del mes", "prubmxmm"),
        ("pago via BIC PRUBMXMMXXX", "prubmxmm"),
        ("tel (357)(22660766) llamar", "35722660766"),
    ],
)
def test_a_text_holds_mail_banks_and_phones_in_brackets(text: str, key: str) -> None:
    assert key in {one.key for one in identifiers_in_text(text)}


@pytest.mark.parametrize(
    ("text", "key"),
    [("pago reg 75483 renta", "75483"), ("matricula T2DM4", "t2dm4"), ("number T2DM4", "t2dm4")],
)
def test_five_digits_count_behind_a_word_that_tells(text: str, key: str) -> None:
    assert key in {one.key for one in identifiers_in_text(text)}


@pytest.mark.parametrize("text", ["factura no 75483 renta", "75483", "id 75483", "T2DM4"])
def test_five_digits_alone_are_no_identifier_of_a_text(text: str) -> None:
    assert not {"75483", "t2dm4"} & {one.key for one in identifiers_in_text(text)}
