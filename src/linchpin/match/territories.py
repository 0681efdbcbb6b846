"""Countries and other territories: their codes, and the names they are written by in any language.

The table is made by `scripts/generate_territories.py` from the package `rigour` (MIT; names from
Wikidata, CC0), whose own dependencies need a compiler, so that the product does without it.
"""

from __future__ import annotations

import lzma
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from linchpin.match.tokens.tables import letter_readings

_LEFT_OUT = frozenset(".()[],;:_-/ʻ'’")
_READ_IN_LATIN = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "GEORGIAN")


@dataclass(frozen=True, slots=True)
class Territory:
    """A country, or a part of one, that has a code.

    Attributes:
        code: ISO 3166-1 alpha-2 or FollowTheMoney's own (`us-tx`, `suhh`), lower case.
        alpha3: The three letters of ISO 3166-1, lower case; None where there are none.
        name: Its usual name in English.
        full_name: The longer one, such as `Moscow (Russia)`.
    """

    code: str
    alpha3: str | None
    name: str
    full_name: str


@lru_cache(maxsize=65_536)
def territory_code(text: str) -> str | None:
    """Return the code of the territory a text names or is a code of, lower case, or None.

    >>> territory_code("Korea, North"), territory_code("MÉXICO"), territory_code("GBR")
    ('kp', 'mx', 'gb')
    >>> territory_code("Atlantis") is None
    True
    """
    table = _table()
    found = table.codes.get(text.lower().replace("_", "-").strip())
    return found if found is not None else table.names.get(territory_key(text))


@cache
def all_territories() -> tuple[Territory, ...]:
    """Return every territory, in the order of codes.

    >>> [item.alpha3 for item in all_territories() if item.code == "mx"]
    ['mex']
    """
    return _table().territories


@cache
def country_letters() -> frozenset[str]:
    """Return the two and three letters of every country (ISO 3166), in lower case.

    >>> {"mx", "mex", "xk"} <= country_letters(), "us-tx" in country_letters()
    (True, False)
    """
    found = {item.code for item in all_territories()}
    found |= {item.alpha3 for item in all_territories() if item.alpha3 is not None}
    return frozenset(code for code in found if code.isalpha() and len(code) in (2, 3))


def territory_key(name: str) -> str:
    """Return what spellings of a territory's name share: letters in Latin where that is sure.

    >>> territory_key("São Tomé"), territory_key("SAO  TOME"), territory_key("Россия")
    ('sao tome', 'sao tome', 'rossiya')
    """
    if not name.isascii():
        name = "".join(map(_in_latin, unicodedata.normalize("NFKC", name)))
    letters: list[str] = []
    for letter in name.casefold():
        mark = unicodedata.combining(letter) > 0 or unicodedata.category(letter)[0] == "M"
        if letter in _LEFT_OUT or (mark and letters and letters[-1].isascii()):
            continue
        letters.append(letter if mark or letter.isalnum() else " ")
    return " ".join("".join(letters).split())


@cache
def _in_latin(letter: str) -> str:
    if letter.isascii():
        return letter
    if letter.isalpha() and unicodedata.name(letter, "").startswith(_READ_IN_LATIN):
        return letter_readings().get(letter, "")  # a soft sign is read as nothing
    return letter


@dataclass(frozen=True, slots=True)
class _Table:
    territories: tuple[Territory, ...]
    codes: dict[str, str]
    names: dict[str, str]


@cache
def _table() -> _Table:
    """Read the table: code, alpha3, name, full name, other codes, and the keys of names."""
    packed = files("linchpin.match.tokens.tables").joinpath("territories.txt.xz").read_bytes()
    territories: list[Territory] = []
    codes: dict[str, str] = {}
    names: dict[str, str] = {}
    for line in lzma.decompress(packed).decode().splitlines():
        code, alpha3, name, full_name, others, keys = line.split("\t")
        territories.append(Territory(code, alpha3 or None, name, full_name))
        codes.update(dict.fromkeys([code, *filter(None, [alpha3]), *others.split()], code))
        names.update(dict.fromkeys(keys.split("|"), code))
    return _Table(tuple(territories), codes, names)
