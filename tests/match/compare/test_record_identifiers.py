"""Identifiers as people write them, and values that identify nobody."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linchpin.match.compare.generic_numbers import generic_values, why_nobody
from linchpin.match.compare.identifier_keys import is_issued, listed_keys, without_country
from linchpin.match.compare.identifiers import IDENTIFIERS, identifier_key

KINDS = st.sampled_from(sorted(IDENTIFIERS))
ETHER = "0x52908400098527886E0F7030069857D2E4169EE7"
BITCOIN = "1BoatSLRHtKNngkdXEeobR76b53LETtpyT"
SAME = [
    ("imoNumber", "IMO9000001", "9000001", "IMO 9000001", "imo no. 9000001", "IMO: 9000001"),
    ("taxNumber", "800123456-7", "NIT 800123456-7", "NIT # 800.123.456-7 (Colombia)"),
    (
        "passportNumber",
        "G12345679",
        "Passport No: G-1234-5679",
        "Pasaporte núm. G12345679 (México)",
    ),
    ("swiftBic", "PRUBMXMM", "PRUBMXMMXXX", "SWIFT/BIC: PRUBMXMM", "prubmxmm123"),
    ("idNumber", "EEPA700101MSLJRN05", "EEPA 700101 MSLJRN 05", "CURP: eepa-700101-msljrn-05"),
    ("taxNumber", "EEPA-700101-AB8", "R.F.C. EEPA700101AB8", "RFC: EEPA 700101 AB8"),
    ("publicKey", ETHER, ETHER.lower(), f"ethereum:{ETHER}@1?value=2", f"USDT-ERC20 {ETHER}"),
    ("publicKey", BITCOIN, f"bitcoin:{BITCOIN}?amount=0.1", f"{BITCOIN} (XBT)", f"XBT: {BITCOIN}"),
]
OTHER = [
    ("idNumber", "V-5892464", "E-5892464"),
    ("taxNumber", "800123456-7", "800123456-8"),
    ("vatCode", "BG 131083632", "DE 131083632"),
    ("imoNumber", "IMO9000001", "IMO9000013"),
    ("swiftBic", "PRUBMXMM", "PRUBMXM1"),
    ("passportNumber", "G12345679", "12345679"),
]
NOBODY = [
    "XAXX010101000", "xexx-010101-000", "XEXX 010101 000", "RFC XAXX010101000", "EXT990101NI1",
    "000000", "0000000000000", "111111", "99999999", "123456789", "1234567890", "0123456789",
    "987654321", "12345", "N/A", "n.a.", "NA", "NONE", "null", "-", "", "   ", "?",
    "S/N", "SIN DATO", "NO APLICA", "Not Available", "UNKNOWN", "TBD", "XXXXXXXX", "NOTPROVIDED",
    "66.666.666-6", "222222222222", "222222222-7", "44444401-7", "9999999999999", "999999990",
    "00.000.000/0000-00", "000-00-0000", "123-45-6789", "078-05-1120", "PANNOTAVBL",
    "0x0000000000000000000000000000000000000000", "0x000000000000000000000000000000000000dEaD",
    "IMO 0000000", "passport: N/A", "NIT 222222222-7", "300000000000003", "CONSUMIDOR FINAL",
]  # fmt: skip


@pytest.mark.parametrize("same", SAME)
def test_two_ways_to_write_one_identifier_share_a_key(same: tuple[str, ...]) -> None:
    kind, *ways = same
    keys = {identifier_key(way, kind) for way in ways}
    assert len(keys) == 1
    assert "" not in keys


@pytest.mark.parametrize(("kind", "one", "other"), OTHER)
def test_another_identifier_has_another_key(kind: str, one: str, other: str) -> None:
    assert identifier_key(one, kind) != identifier_key(other, kind)


@pytest.mark.parametrize("value", NOBODY)
@pytest.mark.parametrize(
    "kind", ["taxNumber", "passportNumber", "idNumber", "publicKey", "imoNumber"]
)
def test_what_is_given_to_everybody_has_no_key(value: str, kind: str) -> None:
    assert identifier_key(value, kind) == ""


def test_words_for_none_are_no_bank() -> None:
    for value in ("NOTPROVIDED", "NOTAVAIL", "XXXXXXXX", "UNKNOWN"):
        assert identifier_key(value, "swiftBic") == ""


@pytest.mark.parametrize(
    "value", ["E96048299", "00000017", "LD0000004", "300000436", "5892464", "1000200", "A1234567"]
)
def test_real_numbers_identify(value: str) -> None:
    assert why_nobody(value) is None
    assert identifier_key(value, "passportNumber") == value.lower()


@pytest.mark.parametrize("value", ["0000000ABC", "A7777770B", "8888888-K1", "AB1111111C"])
def test_a_filler_may_have_three_other_characters(value: str) -> None:
    assert why_nobody(value) == "one digit repeated"


@pytest.mark.parametrize("value", ["A777777B1C", "AB1111112C", "8888888K123"])
def test_four_other_characters_make_a_number(value: str) -> None:
    assert why_nobody(value) is None


def test_four_characters_are_shared_by_chance_and_five_are_not() -> None:
    assert listed_keys("passportNumber", "A-4825") == {"a4825": True}
    assert listed_keys("passportNumber", "A-482") == {}
    assert listed_keys("registrationNumber", "NIT 48251") == {"nit48251": True, "48251": True}
    assert listed_keys("registrationNumber", "NIT 4825") == {"nit4825": True}
    assert list(without_country("mex48251")) == ["48251", "x48251"]
    assert list(without_country("mex4825")) == ["x4825"]


def test_what_is_longer_than_any_number_is_none() -> None:
    monero = "4" + "Ab3Cd5Ef7G" * 11  # 111 characters
    assert set(listed_keys("publicKey", monero)) == {monero.lower()}
    text = "a1b2c3d4e5" * 12
    assert is_issued(text)
    assert not is_issued(text + "f")
    assert listed_keys("publicKey", text + "f") == {}


def test_texts_that_share_their_beginning_share_no_number() -> None:
    remark = "G12345679" + ", of which more" * 33
    assert identifier_key(f" {'-' * 491}G12345679 ", "passportNumber") == "g12345679"
    assert identifier_key(f" {'-' * 492}G12345679 ", "passportNumber") == ""
    for end in ("as one said", "as another said"):
        assert identifier_key(remark + end, "passportNumber") == ""


@given(st.text("ABCDEFGHJKLMNPRSTUVWXYZ0123456789", min_size=7, max_size=20), KINDS)
def test_a_key_is_its_own_key_and_case_does_not_count(value: str, kind: str) -> None:
    key = identifier_key(value, kind)
    assert identifier_key(value.lower(), kind) == key
    assert identifier_key(key, kind) == key


@given(st.text(max_size=60), KINDS)
def test_no_text_gives_a_key_that_identifies_nobody(text: str, kind: str) -> None:
    key = identifier_key(text, kind)
    assert not key or why_nobody(key) is None


def test_the_table_holds_keys() -> None:
    for value, what in generic_values().items():
        assert what
        assert value == value.lower()
        assert why_nobody(value) is not None
