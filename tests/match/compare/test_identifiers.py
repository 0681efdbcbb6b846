"""Identifiers as people write them, and values that identify nobody."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linchpin.match.compare.contacts import phone_parts
from linchpin.match.compare.generic_numbers import generic_values, why_nobody
from linchpin.match.compare.identifiers import (
    IDENTIFIERS,
    cell_keys,
    identifier_key,
    kinds_agree,
    listed_keys,
)

KINDS = st.sampled_from(sorted(IDENTIFIERS))
ETHER = "0x52908400098527886E0F7030069857D2E4169EE7"
BITCOIN = "1BoatSLRHtKNngkdXEeobR76b53LETtpyT"
SAME = [
    ("IMO9000001", "imoNumber", "9000001"),
    ("IMO9000001", "imoNumber", "IMO 9000001"),
    ("IMO9000001", "imoNumber", "imo no. 9000001"),
    ("9000001", "imoNumber", "IMO: 9000001"),
    ("V-5892464", "idNumber", "5892464"),
    ("V-5892464", "idNumber", "V5892464"),
    ("V-5892464", "idNumber", "Cedula No. V-5.892.464 (Venezuela)"),
    ("5892464", "idNumber", "V-5892464"),
    ("800123456-7", "taxNumber", "NIT 800123456-7"),
    ("800123456-7", "taxNumber", "800.123.456"),
    ("800123456", "taxNumber", "NIT # 800123456-7 (Colombia)"),
    ("BG 131083632", "vatCode", "131083632"),
    ("BG131083632", "vatCode", "VAT BG 131083632"),
    ("131083632", "vatCode", "BG131083632"),
    ("G12345679", "passportNumber", "MEX G12345679"),
    ("G12345679", "passportNumber", "Passport No: G-1234-5679"),
    ("G12345679", "passportNumber", "Pasaporte núm. G12345679 (México)"),
    ("G12345679", "passportNumber", "passport G12345679; id 77881234"),
    ("PRUBMXMM", "swiftBic", "PRUBMXMMXXX"),
    ("PRUBMXMMXXX", "swiftBic", "SWIFT/BIC: PRUBMXMM"),
    ("PRUBMXMM", "swiftBic", "prubmxmm123"),
    ("EEPA700101MSLJRN05", "idNumber", "EEPA 700101 MSLJRN 05"),
    ("EEPA700101MSLJRN05", "idNumber", "CURP: eepa-700101-msljrn-05"),
    ("EEPA-700101-AB8", "taxNumber", "R.F.C. EEPA700101AB8"),
    ("EEPA-700101-AB8", "taxNumber", "RFC EEPA700101AB8 CURP EEPA700101MSLJRN05"),
    ("GB82WEST12345698765432", "iban", "IBAN GB82 WEST 1234 5698 7654 32"),
    (ETHER, "publicKey", ETHER.lower()),
    (ETHER, "publicKey", f"ethereum:{ETHER}@1?value=2"),
    (ETHER, "publicKey", f"USDT-ERC20 {ETHER}"),
    (BITCOIN, "publicKey", f"bitcoin:{BITCOIN}?amount=0.1"),
    (BITCOIN, "publicKey", f"{BITCOIN} (XBT)"),
    (BITCOIN, "publicKey", f"paid to {BITCOIN}, thanks"),
    ("+52 667 123 4567", "phone", "0052 (667) 123-4567"),
    ("+52 667 123 4567", "phone", "667 1234567"),
    ("667 123 4567", "phone", "+52 1 667 123 4567 ext. 9"),
    ("Ana.Ejemplo@Example.com", "email", "mailto:ana.ejemplo@example.COM"),
]
OTHER = [
    ("V-5892464", "idNumber", "E-5892464"),
    ("800123456-7", "taxNumber", "800123456-8"),
    ("BG 131083632", "vatCode", "DE 131083632"),
    ("IMO9000001", "imoNumber", "IMO9000013"),
    ("PRUBMXMM", "swiftBic", "PRUBMXM1"),
    ("G12345679", "passportNumber", "12345679"),
    ("+52 667 123 4567", "phone", "+1 667 123 4567"),
    ("ana@example.com", "email", "anna@example.com"),
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


@pytest.mark.parametrize(("listed", "kind", "cell"), SAME)
def test_two_ways_to_write_one_identifier_share_a_key(listed: str, kind: str, cell: str) -> None:
    assert listed_keys(listed, kind) & cell_keys(cell, kind if kind in ("phone", "email") else None)


@pytest.mark.parametrize(("listed", "kind", "cell"), OTHER)
def test_another_identifier_shares_none(listed: str, kind: str, cell: str) -> None:
    for known in (kind, None if kind not in ("phone", "email") else kind):
        assert not listed_keys(listed, kind) & cell_keys(cell, known)


@pytest.mark.parametrize("value", NOBODY)
@pytest.mark.parametrize(
    "kind", ["taxNumber", "passportNumber", "idNumber", "publicKey", "imoNumber"]
)
def test_what_is_given_to_everybody_has_no_key(value: str, kind: str) -> None:
    assert identifier_key(value, kind) == ""
    assert not listed_keys(value, kind)
    assert not listed_keys(value, kind) & cell_keys(value)


def test_words_for_none_are_no_bank() -> None:
    for value in ("NOTPROVIDED", "NOTAVAIL", "XXXXXXXX", "UNKNOWN"):
        assert identifier_key(value, "swiftBic") == ""
        assert not listed_keys(value, "swiftBic")


@pytest.mark.parametrize(
    "value", ["E96048299", "00000017", "LD0000004", "300000436", "5892464", "1000200", "A1234567"]
)
def test_real_numbers_identify(value: str) -> None:
    assert why_nobody(value) is None
    assert listed_keys(value, "passportNumber") & cell_keys(value)


@given(st.text("ABCDEFGHJKLMNPRSTUVWXYZ0123456789", min_size=7, max_size=20), KINDS)
def test_an_identifier_finds_itself_however_it_is_spaced(value: str, kind: str) -> None:
    listed = listed_keys(value, kind)
    if not listed:
        return
    spaced = f"{value[:3]} {value[3:]}".lower()
    assert listed & cell_keys(value)
    assert listed & cell_keys(spaced) or kind in ("publicKey", "imoNumber", "vatCode")
    assert listed & cell_keys(f"No. {value}")
    assert listed & cell_keys(f"{value} (Mexico)")


@given(st.text(max_size=60), KINDS)
def test_any_text_gives_keys_that_identify_somebody(text: str, kind: str) -> None:
    for key in listed_keys(text, kind) | cell_keys(text) | cell_keys(text, kind):
        assert len(key.lstrip("~")) >= 5
        assert why_nobody(key.lstrip("~")) is None


@given(st.integers(10**8, 10**9 - 1), st.sampled_from("VEJGPC"), st.sampled_from("VEJGPC"))
def test_letters_may_be_left_out_and_must_not_differ(number: int, one: str, other: str) -> None:
    listed, asked = f"{one}-{number}", f"{other}-{number}"
    if why_nobody(str(number)) is not None:
        return
    shared = listed_keys(listed, "idNumber") & cell_keys(asked)
    assert bool(shared) == (one == other)
    assert listed_keys(listed, "idNumber") & cell_keys(str(number))
    assert listed_keys(str(number), "idNumber") & cell_keys(asked)


def test_kinds_that_cannot_be_one_number() -> None:
    assert kinds_agree("taxNumber", "idNumber")
    assert kinds_agree(None, "imoNumber")
    assert not kinds_agree("imoNumber", "passportNumber")


def test_the_table_holds_keys() -> None:
    for value, what in generic_values().items():
        assert what
        assert value == value.lower()
        assert why_nobody(value) is not None


@given(st.integers(2_000_000_000, 9_999_999_999))
def test_a_mexican_phone_in_every_form(number: int) -> None:
    plain = str(number)
    for text in (f"+52{plain}", f"+52 1 {plain}", f"0052{plain}", f"(+52) {plain[:3]}-{plain[3:]}"):
        assert phone_parts(text) == ("52", plain)
