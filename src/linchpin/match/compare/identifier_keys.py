"""Identifiers as lists and people write them, reduced to keys that both share.

A listed number and a cell fit where they share a key. A key that leaves something out (the kind of
number, a check digit, the branch of a bank) says so, and counts less.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from linchpin.match.compare.generic_numbers import why_nobody
from linchpin.match.compare.identifier_labels import KIND_OF_LABEL, bare_number, plain, plain_key
from linchpin.match.compare.identifiers import identifier_key
from linchpin.match.territories import country_letters

SHORTEST_IDENTIFIER = 5
"""Letters and digits of an identifier, at least; shorter ones are shared by chance."""
LONGEST_KEY = 120
"""Letters and digits of an identifier, at most (a Monero address has 106)."""
_BIC = re.compile(r"[a-z]{6}[a-z0-9]{2}(?:[a-z0-9]{3})?")
_NO_IDENTIFIERS = frozenset(
    "programId authorityId unscId caseNumber okvedCode wikidataId ticker osmId googlePlaceId "
    "ibanMentioned".split()
)
"""Properties of FollowTheMoney's type identifier that do not identify who bears them."""
_KINDS = {
    "imoNumber": "imo",
    "mmsi": "mmsi",
    "passportNumber": "passport",
    "swiftBic": "bic",
    "publicKey": "wallet",
    "cryptoAddress": "wallet",
    "phone": "phone",
    "email": "email",
}


def is_identifier(prop: str, kind: str | None) -> bool:
    """Say whether a property identifies who bears it.

    Args:
        prop: FollowTheMoney property.
        kind: Its FollowTheMoney type; None where it is not known.

    >>> is_identifier("imoNumber", "identifier"), is_identifier("programId", "identifier")
    (True, False)
    """
    return kind in ("identifier", "phone", "email") and prop not in _NO_IDENTIFIERS


def kind_of_property(prop: str) -> str:
    """Return the kind of number a property holds: `imo`, `passport`, `number` ...

    >>> kind_of_property("imoNumber"), kind_of_property("taxNumber")
    ('imo', 'number')
    """
    return _KINDS.get(prop, "number")


def is_issued(key: str) -> bool:
    """Say whether a key can be of a number that was issued to one holder.

    >>> is_issued("xexx010101000"), is_issued("000000"), is_issued("z3079423")
    (False, False, True)
    """
    return SHORTEST_IDENTIFIER <= len(key) <= LONGEST_KEY and why_nobody(key) is None


def listed_keys(prop: str, value: str) -> dict[str, bool]:
    """Return the keys of a listed identifier; whether each says all that the identifier says.

    >>> listed_keys("imoNumber", "IMO9187629")
    {'imo9187629': True, '9187629': True}
    >>> listed_keys("swiftBic", "PRUBMXMM")
    {'prubmxmm': True}
    """
    key = plain_key(value)
    has_digit = any(char.isdigit() for char in key)
    letters_do = prop in ("swiftBic", "email", "callSign", "publicKey", "cryptoAddress")
    if not (has_digit or letters_do) or not is_issued(key):
        return {}
    found = {key: True}
    for other, whole in _variants(prop, value, key):
        if is_issued(other):
            found.setdefault(other, whole)
    return found


def _variants(prop: str, value: str, key: str) -> Iterator[tuple[str, bool]]:
    bare = plain_key(bare_number(plain(value)))
    branch = prop == "swiftBic" and bare[8:] not in ("", "xxx")
    yield identifier_key(value, prop), not branch  # what merging takes for the same is found
    yield from ((other, True) for other in without_label(key))
    if prop == "swiftBic" or (prop == "number" and _BIC.fullmatch(key)):
        if len(key) == 11:
            yield key[:8], key.endswith("xxx")
        return
    if prop == "phone":
        yield from phone_keys(key)
        return
    if prop in ("email", "publicKey", "cryptoAddress"):
        if re.fullmatch(r"0x[0-9a-f]{40}", key):
            yield key[2:], True
        return
    match = re.fullmatch(r"\s*[A-Za-z]{1,2}[-./ ]+([\d.\s]{5,}(?:-[\dkK])?)\s*", value)
    if match is not None:  # V-5892464: the letter says the kind of holder
        yield plain_key(match[1]), True
    yield from number_keys(value, key)


def number_keys(value: str, key: str) -> Iterator[tuple[str, bool]]:
    """Yield other ways to write a number: without zeros before it, without its check digit.

    Args:
        value: As written.
        key: Its letters and digits.

    >>> list(number_keys("800.123.456-7", "8001234567"))
    [('800123456', True)]
    """
    if key.isdigit() and key.startswith("0"):
        yield key.lstrip("0"), True
    if re.search(r"\d\s*-\s*[\dkK]\s*$", value.strip()) and len(key) >= 8:
        yield key[:-1], True
    elif len(key) == 10 and key.isdigit() and nit_check_digit(key[:9]) == key[9]:
        yield key[:9], True


def nit_check_digit(number: str) -> str:
    """Return the check digit of a Colombian NIT (DIAN, modulus 11).

    >>> nit_check_digit("800197268")
    '4'
    """
    weights = (3, 7, 13, 17, 19, 23, 29, 37, 41, 43, 47, 53, 59, 67, 71)
    total = sum(
        int(digit) * weight for digit, weight in zip(reversed(number), weights, strict=False)
    )
    left = total % 11
    return str(left if left < 2 else 11 - left)


def phone_keys(key: str) -> Iterator[tuple[str, bool]]:
    """Yield a telephone number without prefixes; without the country's code it says less.

    >>> list(phone_keys("0052166712345678"))
    [('52166712345678', True), ('5266712345678', True), ('6712345678', False)]
    """
    digits = key.lstrip("0") if key.startswith("00") else key
    if not digits.isdigit():
        return
    if digits != key:
        yield digits, True
    if digits.startswith("521") and len(digits) >= 13:
        yield "52" + digits[3:], True
    if len(digits) >= 11:
        yield digits[-10:], False


def without_label(key: str) -> Iterator[str]:
    """Yield a key without a label of three letters and more that is glued to its front.

    >>> list(without_label("imo9187629"))
    ['9187629']
    """
    for size in range(min(12, len(key) - SHORTEST_IDENTIFIER), 2, -1):
        if key[:size] in KIND_OF_LABEL:
            yield key[size:]


def without_country(key: str) -> Iterator[str]:
    """Yield a key without a country's code or a label of two letters glued to its front.

    >>> list(without_country("cubg12345678")), list(without_country("ab1234567"))
    (['g12345678', 'bg12345678'], [])
    """
    if len(key) - 3 >= SHORTEST_IDENTIFIER and key[:3] in country_letters():
        yield key[3:]
    if len(key) - 2 >= SHORTEST_IDENTIFIER and (
        key[:2] in KIND_OF_LABEL or (key[:2] in country_letters() and key[2].isalpha())
    ):
        yield key[2:]
