"""Identifiers of records: the key that two ways to write one number share.

`identifier_key(value, kind)` is strict, for records that may be merged; a cell of a book may hold
labels, countries and several numbers, and is read in `screen/rows/cell_identifiers.py`. Both leave
out what identifies nobody: see `generic_numbers.why_nobody`.
"""

from __future__ import annotations

import re
from functools import cache

from linchpin.match.compare.generic_numbers import why_nobody
from linchpin.match.name_keys import fold, name_key
from linchpin.match.territories import country_letters

IDENTIFIERS = frozenset(
    "idNumber passportNumber taxNumber registrationNumber vatCode imoNumber mmsi swiftBic leiCode "
    "socialSecurityNumber innCode ogrnCode uscCode dunsCode publicKey".split()
)
"""Properties whose value was issued to one holder; these may merge records."""
LONGEST_VALUE = 500
"""Characters of a value that are looked at."""
SHORTEST_WALLET = 25
"""Letters and digits in one run from which on they are a wallet's address by themselves."""

_LABEL_WORDS = (
    r"passport|pasaporte|passeport|reisepass|passaporto|passaporte|паспорт|"
    r"cedula(?: de (?:ciudadania|identidad|extranjeria))?|c\.? ?c\.?|c\.? ?i\.?|c\.? ?e\.?|nit|rut|"
    r"ruc|rif|dni|nie|nif|cif|cuit|cuil|cpf|cnpj|rg|r\.? ?f\.? ?c\.?|c\.? ?u\.? ?r\.? ?p\.?|ine|"
    r"ife|nss|imo|mmsi|swift(?: ?[/-] ?bic)?|bic|iban|lei|vat|tva|iva|ust-?id|tin|ein|itin|ssn|"
    r"tax|national|identity|identification|identificacion|id|registration|registro|reg|company|"
    r"d-?u-?n-?s|inn|инн|ogrn|огрн|snils|снилс|usc|uscc|pan|gstin|nric|hkid|document|documento|"
    r"doc|matricula|folio|licen[cs]e|wallet|address|account|tel|phone|"
    r"bitcoin|ethereum|litecoin|tron|ripple|xbt|btc|eth|usdt|usdc|trx|ltc|xmr|xrp|dash|zec|bch|bsv|"
    r"btg|etc|arb|sol|bnb|erc-?20|trc-?20|bep-?20"
)
_NUMBER_WORDS = r"number|numero|num|card|code|codigo|no|nr|n[ºo°]|№|#"
_LABEL = re.compile(
    rf"^(?:(?:{_LABEL_WORDS})\b[\s.:#=/-]*(?:(?:{_NUMBER_WORDS})(?![a-z0-9])[\s.:#=-]*)*)+"
    rf"|^(?:(?:{_NUMBER_WORDS})(?![a-z0-9])[\s.:#=-]*)+"
)
_BRACKETS = re.compile(r"[(\[][^\d)\]]*[)\]]")
_IMO = re.compile(r"\D*(\d{7})")
_BIC = re.compile(r"([a-z]{4})([a-z]{2})([a-z0-9]{2})([a-z0-9]{3})?")
_WALLET = re.compile(rf"(?<![a-z0-9])[a-z0-9]{{{SHORTEST_WALLET},}}(?![a-z0-9])")


def identifier_key(value: str, kind: str) -> str:
    """Return what two ways to write one identifier share, empty where it identifies nobody.

    Args:
        value: As a source writes it.
        kind: FollowTheMoney property.

    >>> identifier_key("IMO 9000001", "imoNumber"), identifier_key("9000001", "imoNumber")
    ('9000001', '9000001')
    >>> identifier_key("BANKMXMMXXX", "swiftBic"), identifier_key("XEXX010101000", "taxNumber")
    ('bankmxmm', '')
    >>> identifier_key("not available", "passportNumber")
    ''
    """
    text = _without_label(fold(value[:LONGEST_VALUE]).strip())
    if why_nobody(text) is not None:
        return ""
    key = name_key(text)
    if kind == "imoNumber":
        number = _IMO.fullmatch(key)
        key = number[1] if number is not None else key
    elif kind == "swiftBic":
        return key[:8] if _is_bic(key) else key
    elif kind == "publicKey":
        key = _wallet_key(text) or key
    has_digit = any(char.isdigit() for char in key)
    return key if has_digit and why_nobody(key) is None else ""


def _without_label(text: str) -> str:
    """Return a text without label before the number and without country in brackets behind.

    >>> _without_label("nit # 800123456-7 (colombia)"), _without_label("cc123456")
    ('800123456-7', 'cc123456')
    """
    bare = _BRACKETS.sub(" ", text).strip()
    found = _LABEL.sub("", bare).strip()
    return found if name_key(found) else bare or text


def _is_bic(key: str) -> bool:
    match = _BIC.fullmatch(key)
    return match is not None and match[2] in _country_codes()


@cache
def _country_codes() -> frozenset[str]:
    """Return the codes of countries, of two letters and three, in lower case."""
    return country_letters() | {"el", "xi", "uk", "xk"}


def _wallet_key(text: str) -> str:
    """Return the address of a wallet without scheme, network and case; empty for none.

    >>> _wallet_key("bitcoin:1boatslrhtkngkdxeeobr76b53lettpyt?amount=1")
    '1boatslrhtkngkdxeeobr76b53lettpyt'
    """
    found = sorted(_WALLET.findall(text.split("?")[0]), key=len)
    return found[-1] if found else ""
