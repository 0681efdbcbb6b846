"""Identifiers as people write them: the keys that two ways to write one share.

What merging and screening use, and nothing else, to say whether two identifiers are one:

- `identifier_key(value, kind)`: one key, strict, for records that may be merged. Empty where the
  value identifies nobody.
- `listed_keys(value, kind)`: the keys under which a list's identifier is kept.
- `cell_keys(text, kind=None)`: the keys by which a cell of a book asks; a cell may hold a label,
  a country, several identifiers. Two are the same if the sets share a key.
- `kinds_agree(one, other)`: whether two kinds may be about one number at all (an IMO number is no
  passport); ask it where a column's kind is known.
- `generic_numbers.why_nobody(text)`: why a value identifies nobody (`XAXX010101000`, `000000`).
  No function here gives a key for such a value.

Listed and asked keys differ because a part may be left out on either side, but must not differ:
cédula `V-5892464` is 5892464 and is not `E-5892464`. What lacks the part is kept under `~` too.
"""

from __future__ import annotations

import re
from functools import cache

from linchpin.match.compare.contacts import emails_in, phone_parts, phones_in
from linchpin.match.compare.generic_numbers import why_nobody
from linchpin.match.name_keys import fold, name_key

IDENTIFIERS = frozenset(
    "idNumber passportNumber taxNumber registrationNumber vatCode imoNumber mmsi swiftBic leiCode "
    "socialSecurityNumber innCode ogrnCode uscCode dunsCode publicKey".split()
)
"""Properties whose value was issued to one holder; these may merge records."""
CONTACTS = frozenset({"phone", "email"})
"""Properties that several may share; they alert, and merge nothing."""
SHORTEST_KEY = 5
"""Letters and digits of a key, at least; shorter ones are shared by chance."""
LONGEST_CELL = 500
"""Characters of a cell that are looked at."""
SHORTEST_WALLET = 25
"""Letters and digits in one run from which on they are a wallet's address by themselves."""

_FAMILIES = {
    "imoNumber": "vessel",
    "mmsi": "radio",
    "swiftBic": "bank",
    "leiCode": "lei",
    "publicKey": "wallet",
    "iban": "account",
    "phone": "phone",
    "email": "e-mail",
}
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
_INNER_LABEL = re.compile(rf"(?<=[\s,;/])(?=(?:{_LABEL_WORDS})\b)")
_BRACKETS = re.compile(r"[(\[][^\d)\]]*[)\]]")
_SPLIT = re.compile(r"[;|\n\r\t,]+|\s+(?:/|and|y|e|und|et|&)\s+")
_IMO = re.compile(r"imo[\s.:#-]*(?:no|number|nr)?[\s.:#-]*(\d{7})(?!\d)")
_BIC = re.compile(r"([a-z]{4})([a-z]{2})([a-z0-9]{2})([a-z0-9]{3})?")
_NATIONALITY_LETTER = re.compile(r"(?:[vejgpc][\s.-]+|[vj])(\d{5,10})(?:-?\d)?")
_CHECK_DIGIT = re.compile(r"([a-z0-9][a-z0-9.\s]*\d)\s?-\s?([\dk])")
_COUNTRY = re.compile(r"([a-z]{2,3})[\s:./-]+(?=[^\s]*\d)(.+)")
_COUNTRY_GLUED = re.compile(r"([a-z]{2})(\d{8,12}|u\d{8})|([a-z]{3})([a-z]?\d{7,10})")
_WALLET = re.compile(rf"(?<![a-z0-9])[a-z0-9]{{{SHORTEST_WALLET},}}(?![a-z0-9])")


def kinds_agree(one: str | None, other: str | None) -> bool:
    """Say whether two kinds of identifier may be about one number.

    Args:
        one: A FollowTheMoney property, or None where nobody knows.
        other: The same of the other.

    >>> kinds_agree("passportNumber", "idNumber"), kinds_agree("imoNumber", "idNumber")
    (True, False)
    """
    if one is None or other is None:
        return True
    return _FAMILIES.get(one) == _FAMILIES.get(other)


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
    text = fold(value[:LONGEST_CELL]).strip()
    text = _without_label(text)
    if why_nobody(text) is not None:
        return ""
    key = name_key(text)
    if kind == "imoNumber":
        number = _IMO.search(text) or re.fullmatch(r"\D*(\d{7})\D*", text)
        key = number[1] if number is not None else key
    elif kind == "swiftBic":
        return key[:8] if _is_bic(key) else key
    elif kind == "publicKey":
        key = _wallet_key(text) or key
    has_digit = any(char.isdigit() for char in key)
    return key if has_digit and why_nobody(key) is None else ""


def listed_keys(value: str, kind: str) -> frozenset[str]:
    """Return the keys under which an identifier of a list is kept.

    Args:
        value: As the list writes it.
        kind: FollowTheMoney property.

    >>> sorted(listed_keys("V-5892464", "idNumber")), sorted(listed_keys("5892464", "idNumber"))
    (['5892464', 'v5892464'], ['5892464', '~5892464'])
    """
    if kind in CONTACTS:
        return _contact_keys(value, kind, listed=True)
    text = fold(value[:LONGEST_CELL]).strip()
    if why_nobody(_without_label(text)) is not None:
        return frozenset()
    whole, cores = _forms(text, kind)
    letters_only = not any(char.isdigit() for char in whole)
    if letters_only and kind not in ("swiftBic", "registrationNumber"):
        return frozenset()
    bare = set() if cores else {"~" + whole}
    return frozenset(key for key in ({whole} | cores | bare) if _counts(key))


def cell_keys(text: str, kind: str | None = None) -> frozenset[str]:
    """Return the keys by which a cell asks for listed identifiers.

    Args:
        text: A cell: an identifier, or several, with labels and countries or without.
        kind: FollowTheMoney property, where the column says it.

    >>> listed = listed_keys("V-5892464", "idNumber")
    >>> [bool(listed & cell_keys(text)) for text in ("Cedula No. 5892464", "V5892464", "E-5892464")]
    [True, True, False]
    """
    if kind in CONTACTS:
        return _contact_keys(text, kind, listed=False)
    folded = fold(text[:LONGEST_CELL]).strip()
    if folded.isalnum() and folded.isdigit():  # what most cells are
        keys = {folded} if kind != "imoNumber" else {folded, folded[-7:]}
        return frozenset(key for key in keys if _counts(key))
    found = {name_key(folded)}
    for piece in _pieces(folded):
        whole, cores = _forms(piece, kind)
        found.add(whole)
        found.update("~" + core for core in cores)
        if any(mark in piece for mark in "(["):
            found.add(name_key(piece))
    found.update(_wallets(folded))
    return frozenset(key for key in found if _counts(key))


def _counts(key: str) -> bool:
    bare = key.removeprefix("~")
    return len(bare) >= SHORTEST_KEY and why_nobody(bare.removeprefix("imo")) is None


def _pieces(text: str) -> list[str]:
    """Return the identifiers that stand in one cell, the cell itself first."""
    found = [text]
    for part in _SPLIT.split(text):
        for piece in _INNER_LABEL.split(part):
            found.append(piece.strip(" ,;/"))
        if "/" in part:
            sides = part.split("/")
            if all(len(name_key(side)) >= 6 for side in sides):
                found.extend(sides)
        words = part.split()
        if len(words) > 1 and all(_stands_alone(word) for word in words):
            found.extend(words)
    return [piece for piece in dict.fromkeys(found) if piece]


def _stands_alone(word: str) -> bool:
    return len(word) >= 7 and sum(char.isdigit() for char in word) >= 4


def _without_label(text: str) -> str:
    """Return a text without label before the number and without country in brackets behind.

    >>> _without_label("nit # 800123456-7 (colombia)"), _without_label("cc123456")
    ('800123456-7', 'cc123456')
    """
    bare = _BRACKETS.sub(" ", text).strip()
    found = _LABEL.sub("", bare).strip()
    return found if name_key(found) else bare or text


def _forms(text: str, kind: str | None) -> tuple[str, set[str]]:
    """Return the key of one identifier, and its keys without a part that may be left out."""
    text = _without_label(text) if kind != "imoNumber" else text
    key = name_key(text)
    number = _IMO.search(text)
    if kind == "imoNumber" and number is None:
        number = re.fullmatch(r"\D*(\d{7})", text)
    if number is not None:
        return "imo" + number[1], {number[1]}
    if kind in (None, "swiftBic") and _is_bic(key):
        return key[:8], set()
    if kind in (None, "publicKey"):
        wallet = _wallet_key(text)
        if wallet:
            return wallet, set()
    cores: set[str] = set()
    if kind != "passportNumber":
        letter = _NATIONALITY_LETTER.fullmatch(text)
        if letter is not None:
            cores.add(letter[1])
            cores.add(key[1:])
    check = _CHECK_DIGIT.fullmatch(text)
    if check is not None and len(name_key(check[1])) > SHORTEST_KEY:
        cores.add(name_key(check[1]))
    cores.update(_without_country(text, kind))
    return key, cores - {key}


def _without_country(text: str, kind: str | None) -> set[str]:
    """Return a number without the code of its country before it."""
    match = _COUNTRY.fullmatch(text)
    if match is not None and match[1] in _country_codes():
        rest = name_key(match[2])
        return {rest, *_forms(match[2], kind)[1]} if len(rest) > SHORTEST_KEY else set()
    glued = _COUNTRY_GLUED.fullmatch(name_key(text))
    if glued is None or (glued[1] or glued[3]) not in _country_codes():
        return set()
    by_country = kind in (None, "vatCode", "taxNumber") or bool(glued[3])
    return {glued[2] or glued[4]} if by_country else set()


def _is_bic(key: str) -> bool:
    match = _BIC.fullmatch(key)
    return match is not None and match[2] in _country_codes()


@cache
def _country_codes() -> frozenset[str]:
    """Return the codes of countries, of two letters and three, in lower case."""
    from rigour.territories import get_territories

    codes = {"el", "xi", "uk", "xk"}
    for item in get_territories():
        codes.add(item.code.lower())
        if item.alpha3 is not None:
            codes.add(item.alpha3.lower())
    return frozenset(code for code in codes if len(code) in (2, 3))


def _wallets(text: str) -> set[str]:
    return {match[0] for match in _WALLET.finditer(text)}


def _wallet_key(text: str) -> str:
    """Return the address of a wallet without scheme, network and case; empty for none.

    >>> _wallet_key("bitcoin:1boatslrhtkngkdxeeobr76b53lettpyt?amount=1")
    '1boatslrhtkngkdxeeobr76b53lettpyt'
    """
    found = sorted(_wallets(text.split("?")[0]), key=len)
    return found[-1] if found else ""


def _contact_keys(text: str, kind: str, *, listed: bool) -> frozenset[str]:
    if kind == "email":
        return frozenset(emails_in(text[:LONGEST_CELL]))
    found: set[str] = set()
    for number in phones_in(text[:LONGEST_CELL]):
        parts = phone_parts(number)
        if parts is None or why_nobody(parts[1]) is not None:
            continue
        code, national = parts
        if listed:
            found |= {code + national, national} if code else {national, "~" + national}
        else:
            found |= {code + national, "~" + national} if code else {national}
    return frozenset("tel" + key if key[0] != "~" else "~tel" + key[1:] for key in found)
