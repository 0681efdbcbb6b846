"""Identifiers of records: the key that two ways to write one number share.

`identifier_key(value, kind)` is strict, for records that may be merged. What a book may write in
its place is in `identifier_keys`, which holds this key among others: what merging takes for one
number, screening finds. Both know the same labels, letters and digits (`identifier_labels`), and
leave out what identifies nobody (`generic_numbers.why_nobody`).
"""

from __future__ import annotations

import re
from functools import cache

from linchpin.match.compare.generic_numbers import why_nobody
from linchpin.match.compare.identifier_labels import bare_number, plain, plain_key
from linchpin.match.territories import country_letters

IDENTIFIERS = frozenset(
    "idNumber passportNumber taxNumber registrationNumber vatCode imoNumber mmsi swiftBic leiCode "
    "socialSecurityNumber innCode ogrnCode uscCode dunsCode publicKey".split()
)
"""Properties whose value was issued to one holder; these may merge records."""
LONGEST_VALUE = 500
"""Characters of an identifier with all that stands beside it, at most; a longer text is none."""
SHORTEST_WALLET = 25
"""Letters and digits in one run from which on they are a wallet's address by themselves."""

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
    written = value.strip()
    if len(written) > LONGEST_VALUE:
        return ""
    text = bare_number(plain(written).strip())
    if why_nobody(text) is not None or why_nobody(written) is not None:
        return ""
    key = plain_key(text)
    if kind == "imoNumber":
        number = _IMO.fullmatch(key)
        key = number[1] if number is not None else key
    elif kind == "swiftBic":
        return key[:8] if _is_bic(key) else key
    elif kind == "publicKey":
        key = _wallet_key(text) or key
    has_digit = any(char.isdigit() for char in key)
    return key if has_digit and why_nobody(key) is None else ""


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
