"""Phone numbers and e-mail addresses as keys: what two ways to write one share."""

from __future__ import annotations

import re

_LONG_CODES = frozenset(
    "20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 "
    "65 66 81 82 84 86 90 91 92 93 94 95 98".split()
)
"""Country calling codes of two digits (ITU-T E.164); 1 and 7 have one, all others three."""
_SHORTEST_PHONE = 7
_PHONE = re.compile(r"\+?[\d\s().\-/]{7,}")
_EXTENSION = re.compile(r"(?:ext|extension|x|anexo|int)\.?\s*\d+\s*$", re.IGNORECASE)
_EMAIL = re.compile(r"[\w.+%'-]+@[\w-]+(?:\.[\w-]+)+")


def phone_parts(text: str) -> tuple[str, str] | None:
    """Return the country calling code and the national number of a phone, or None for none.

    The code is empty where the text gives no country. Trunk zeros and the 1 that Mexico once put
    before mobile numbers do not count.

    Args:
        text: One phone number.

    >>> phone_parts("+52 1 (667) 123-4567"), phone_parts("0052 667 123 4567 ext. 8")
    (('52', '6671234567'), ('52', '6671234567'))
    >>> phone_parts("(667) 123 4567"), phone_parts("+44 (0)20 7946 0000"), phone_parts("n/a")
    (('', '6671234567'), ('44', '2079460000'), None)
    """
    bare = _EXTENSION.sub("", text.strip()).strip()
    abroad = bare.lstrip("(").startswith("+")
    digits = re.sub(r"\D", "", bare.replace("(0)", ""))
    if not abroad:
        for prefix in ("011", "00"):
            if digits.startswith(prefix) and len(digits) > 10 + len(prefix) - 1:
                abroad, digits = True, digits[len(prefix) :]
                break
    code, national = "", digits
    if abroad:
        size = 1 if digits[:1] in ("1", "7") else 2 if digits[:2] in _LONG_CODES else 3
        code, national = digits[:size], digits[size:]
    elif digits.startswith("52") and len(digits) in (12, 13):
        code, national = "52", digits[2:]
    if code == "52" and len(national) == 11 and national.startswith("1"):
        national = national[1:]
    national = national.lstrip("0")
    return (code, national) if len(national) >= _SHORTEST_PHONE else None


def phones_in(text: str) -> list[str]:
    """Return what looks like a phone number in a text.

    >>> phones_in("Tel. +52 667 123 4567; fax 667-765-4321")
    ['+52 667 123 4567', '667-765-4321']
    """
    return [found.strip(" -./(") for found in _PHONE.findall(text)]


def emails_in(text: str) -> list[str]:
    """Return the e-mail addresses in a text, in lower case.

    >>> emails_in("Ana <mailto:Ana.Ejemplo@Example.COM>")
    ['ana.ejemplo@example.com']
    """
    return [found.lower().strip(".'") for found in _EMAIL.findall(text)]
