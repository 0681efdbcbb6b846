"""Countries in a cell: one, or several with anything between them."""

from __future__ import annotations

import re
from functools import lru_cache

from linchpin.match.territories import territory_code

_BREAK = re.compile(r"\s*(?:[/;|,&+\n\r\t•·]| y | and | e | und | et |\s-\s)\s*")
_NO_COUNTRY = re.compile(r"[-–.?/ x0]*|n/?a|none|unknown|null|desconocid[ao]|s/[dn]|otros?|other",
                         re.IGNORECASE)  # fmt: skip
_LONGEST = 200
"""Letters of a cell that may name countries, at most."""
_STATELESS = frozenset({"stateless", "apatrida", "apátrida", "xxa", "xxb", "xxc"})


def split_countries(cell: str) -> tuple[str, ...]:
    """Return the parts of a cell that each name a country; the whole cell where it is one part.

    >>> split_countries("MX/IR"), split_countries("MX IR"), split_countries("MEX-IRN")
    (('MX', 'IR'), ('MX', 'IR'), ('MEX', 'IRN'))
    >>> split_countries("Bosnia and Herzegovina"), split_countries("Mexico, Iran")
    (('Bosnia and Herzegovina',), ('Mexico', 'Iran'))
    """
    text = cell.strip()
    if len(text) > _LONGEST or is_country(text):
        return (text,)
    parts = tuple(part for part in _BREAK.split(text) if part)
    if len(parts) > 1:
        return tuple(one for part in parts for one in split_countries(part))
    for mark in (" ", "-", "_", "."):
        codes = [part for part in text.split(mark) if part]
        if len(codes) > 1 and all(len(code) in (2, 3) and is_country(code) for code in codes):
            return tuple(codes)
    return _named_in_turn(text.split()) or (text,)


def _named_in_turn(words: list[str]) -> tuple[str, ...]:
    """Return countries whose names follow one another with blanks only; nothing for no such."""
    found: list[str] = []
    at = 0
    while at < len(words) and len(words) < 20:
        for size in range(min(6, len(words) - at), 0, -1):
            text = " ".join(words[at : at + size])
            if is_country(text) and len(text) > 3:
                found.append(text)
                at += size
                break
        else:
            return ()
    return tuple(found) if len(found) > 1 else ()


def is_country(text: str) -> bool:
    """Say whether a text is a country, or the code of one, and nothing else."""
    return 2 <= len(text) <= 80 and country_code(text) is not None


def unknown_countries(cell: str) -> tuple[str, ...]:
    """Return the parts of a cell that are no country; a filler is none to be understood.

    >>> unknown_countries("MX; Freedonia"), unknown_countries("N/A")
    (('Freedonia',), ())
    """
    if _NO_COUNTRY.fullmatch(cell.strip()):
        return ()
    return tuple(
        part
        for part in split_countries(cell)
        if not is_country(part) and not _NO_COUNTRY.fullmatch(part)
        and part.casefold() not in _STATELESS
    )  # fmt: skip


@lru_cache(maxsize=65_536)
def country_code(text: str) -> str | None:
    """Return the code of a country, small letters, or None.

    >>> country_code("Irán"), country_code("Freedonia")
    ('ir', None)
    """
    return territory_code(text.strip(" .()"))
