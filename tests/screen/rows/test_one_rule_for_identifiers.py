"""What merging takes for one number, screening finds: one rule for both."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from linchpin.match.compare.identifier_keys import is_issued, listed_keys
from linchpin.match.compare.identifiers import IDENTIFIERS, identifier_key
from linchpin.screen.rows.cell_identifiers import written_identifiers

LABELS = ["", "No. ", "NIT # ", "C.C. ", "Passport No: ", "паспорт ", "Registration number ", "ID:"]
BEHIND = ["", " (Colombia)", " [MEX]", " "]
KINDS = st.sampled_from(sorted(IDENTIFIERS - {"swiftBic", "publicKey", "imoNumber"}))
NUMBERS = st.from_regex(r"[A-Z]{0,3}[0-9]{6,10}", fullmatch=True)
WAYS = st.tuples(st.sampled_from(LABELS), st.sampled_from(BEHIND), st.sampled_from(["", "-", " "]))
LOOKALIKE = str.maketrans("ABCEHKMOPTX", "АВСЕНКМОРТХ")
"""Latin capitals and the Cyrillic ones that look like them."""


def written(number: str, way: tuple[str, str, str]) -> str:
    label, behind, between = way
    half = len(number) // 2
    return f"{label}{number[:half]}{between}{number[half:]}{behind}"


@given(KINDS, NUMBERS, WAYS, WAYS)
def test_two_ways_to_write_a_number_are_one_for_merging_and_screening(
    kind: str, number: str, one: tuple[str, str, str], other: tuple[str, str, str]
) -> None:
    assume(is_issued(number.lower()))
    first, second = written(number, one), written(number, other)
    key = identifier_key(first, kind)
    assert key == number.lower() == identifier_key(second, kind)
    assert listed_keys(kind, first)[key]
    assert key in {found.key for found in written_identifiers(second)}


@given(st.sampled_from(sorted(IDENTIFIERS)), st.text(max_size=40))
def test_what_merges_is_among_what_is_screened_for(kind: str, value: str) -> None:
    key = identifier_key(value, kind)
    if is_issued(key):
        assert key in listed_keys(kind, value)


@pytest.mark.parametrize(
    ("kind", "listed", "cell"),
    [
        ("imoNumber", "IMO 9000001", "imo no. 9000001"),
        ("swiftBic", "PRUBMXMM", "SWIFT/BIC: PRUBMXMMXXX"),
        (
            "publicKey",
            "1BoatSLRHtKNngkdXEeobR76b53LETtpyT",
            "1BoatSLRHtKNngkdXEeobR76b53LETtpyT XBT",
        ),
        ("taxNumber", "800123456-7 (Colombia)", "NIT 800.123.456-7"),
        ("idNumber", "Cédula de ciudadanía 79123456", "79123456"),
        ("registrationNumber", "D-U-N-S 123456780", "duns 123456780"),
    ],
)
def test_kinds_of_numbers_with_rules_of_their_own(kind: str, listed: str, cell: str) -> None:
    key = identifier_key(listed, kind)
    assert key
    assert key in listed_keys(kind, listed)
    assert {*listed_keys(kind, listed)} & {found.key for found in written_identifiers(cell)}


def test_letters_that_look_alike_and_other_digits_are_the_same_number() -> None:
    one = "AB1234567"
    for other in (one.translate(LOOKALIKE), "ＡＢ１２３４５６７"):
        assert identifier_key(one, "idNumber") == identifier_key(other, "idNumber")
        assert {*listed_keys("idNumber", one)} & {*listed_keys("idNumber", other)}
    assert identifier_key("нет", "idNumber") == ""
