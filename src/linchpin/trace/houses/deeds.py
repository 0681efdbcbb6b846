"""What the cells of a deed say: who buys, with whose money, what kind of property."""

from __future__ import annotations

import re

from linchpin.match.legal_forms import has_legal_form
from linchpin.tabular.heading_words import plain

_CASH = re.compile(
    r"^(?:none|no|n|0+(?: 0+)?|nil|cash|all cash|no (?:loan|mortgage|financing|lien)|unfinanced|"
    r"not? financed|non financed|contado|al contado|sin (?:credito|hipoteca)|wire|crypto\w*|false)$"
)
_OUTSIDE = re.compile(
    r"\bprivate (?:loan|lender|note)\b|\bhard money\b|\b(?:seller|owner|vendor) financ\w*|"
    r"\bprestamo privado\b"
)
"""Loans of those who need not keep a programme against laundering: no financing by the rule."""
_TRUST = re.compile(r"\btrusts?\b|\btrustees?\b|\bfideicomiso\b|\bfiduciari[ao]\b|\bttees?\b")
_ENTITY = re.compile(
    r"\bentit\w*|\bcompan(?:y|ies)\b|\bcorporations?\b|\bcorp\b|\bllc\b|\bl l c\b|\bllp\b|\blp\b|"
    r"\bpartnerships?\b|\bfirms?\b|\bempresa\b|\bsociedad\b|\bshell\b|\bholdings?\b|\bs a de c v\b|"
    r"\binc\b|\bltd\b|\bassociation\b|\bfoundation\b|\bs de r ?l\b|\bs a\b|\bsapi\b|\bs p r\b"
)
_PERSON = re.compile(r"^(?:individual|person|natural person|people|persona fisica|married|single)$")
_SHELL = re.compile(r"\bshell\b|\bfachada\b|\bfantasma\b")
_HOME = re.compile(
    r"\bresiden\w*|\bhouses?\b|\bhomes?\b|\bsingle family\b|\bsfr\b|\bcondo\w*|\btownho\w*|"
    r"\bcasa\b|\bduplex\b|\bcoop\w*|\bapartments? unit\b|\bfamily\b|\bdwelling\b|\b1 4\b"
)
_NO_HOME = re.compile(
    r"\bcommercial\b|\bindustrial\b|\boffice\b|\bretail\b|\bwarehouse\b|\bhotel\b|\bfarm\b|"
    r"\bagric\w*|\bcomercial\b|\bbodega\b|\bapartment building\b"
)


def is_all_cash(financing: str) -> bool | None:
    """Say whether a purchase was made without a loan of a bank; None where nothing tells.

    >>> [is_all_cash(cell) for cell in ("none", "0.00", "hard money", "First Mesa Bank", "350000")]
    [True, True, True, False, False]
    >>> is_all_cash("") is None
    True
    """
    words = plain(financing)
    if not words:
        return None
    return bool(_CASH.match(words) or _OUTSIDE.search(words))


def is_trust(buyer: str, kind: str) -> bool:
    """Say whether a buyer is a trust, by its kind or its name.

    >>> is_trust("Arroyo Seco Trust", ""), is_trust("Ana Gil", "individual")
    (True, False)
    """
    return bool(_TRUST.search(plain(kind)) or (not kind and _TRUST.search(plain(buyer))))


def is_entity(buyer: str, kind: str) -> bool | None:
    """Say whether a buyer is a firm, by its kind or the legal form in its name; None if unclear.

    >>> is_entity("Lomas Azules, S. de R.L.", ""), is_entity("x", "LLC"), is_entity("Ana Gil", "")
    (True, True, None)
    """
    words = plain(kind)
    if _PERSON.match(words):
        return False
    if _ENTITY.search(words) or has_legal_form(buyer):
        return True
    return True if not words and _ENTITY.search(plain(buyer)) else None


def is_told_shell(kind: str) -> bool:
    """Say whether the table calls a buyer a shell company.

    >>> is_told_shell("shell company"), is_told_shell("LLC")
    (True, False)
    """
    return bool(_SHELL.search(plain(kind)))


def is_home(kind: str) -> bool | None:
    """Say whether a property is a home of one to four families; None where nothing tells.

    >>> is_home("single-family residence"), is_home("warehouse"), is_home("")
    (True, False, None)
    """
    words = plain(kind)
    if _NO_HOME.search(words):
        return False
    return True if _HOME.search(words) else None
