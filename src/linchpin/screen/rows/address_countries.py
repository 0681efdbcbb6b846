"""Which countries the place cells of a row name, to tell Havana, Illinois, from Havana, Cuba."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from linchpin.match.name_keys import name_key
from linchpin.match.territories import country_letters, territory_code

_BREAK = re.compile(r"[,;/|\n()]+")
_DIGITS = re.compile(r"[\d.]+")
_US_STATES = frozenset(
    "AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ "
    "NM NY NC ND OH OK OR PA PR RI SC SD TN TX UT VT VA WA WV WI WY".split()
)
_LONGEST = 60
"""Letters of a country's name, at most."""
_LONGEST_LIST = 200
"""Letters of a cell that lists countries, at most."""
_CODE_BREAK = re.compile(r"[\s,;/|+&.\-()]+")


def countries_named(
    cells: Iterable[str], besides: Iterable[str] = (), *, last: bool = False
) -> frozenset[str]:
    """Return the countries (ISO 3166, lower case) that some cells of addresses may name.

    A country or a part of one (a state, a province) counts where it is a whole cell, stands
    between commas, or ends a cell. What may be two things, such as `Georgia`, gives what
    the table of territories takes it for; two letters that are a state of the United States give
    that too.

    Args:
        cells: The cells.
        besides: Names that are not looked at: those of the place in question itself.
        last: Whether of each cell only what comes last counts: what follows the place in
            question, or else the last part between commas. `Trinidad, Cuba` is in Cuba.

    >>> sorted(countries_named(["Havana, Illinois 62644"], ["Havana"]))
    ['us']
    """
    passed = {name_key(name) for name in besides}
    found: set[str] = set()
    for cell in cells:
        parts = [_DIGITS.sub(" ", part).split() for part in _BREAK.split(cell[:500])]
        parts = [words for words in parts if words]
        if last:
            own = [at for at, words in enumerate(parts) if name_key(" ".join(words)) in passed]
            parts = parts[own[-1] + 1 :] if own else parts[-1:]
        for words in parts:
            for size in range(len(words), 0, -1):
                text = " ".join(words[-size:])
                if size in (len(words), 1, 2, 3) and name_key(text) not in passed:
                    found |= _countries(text)
    return frozenset(found)


def country_codes_in(cell: str) -> tuple[str, ...]:
    """Return the codes of countries of a cell that holds nothing else; nothing for other cells.

    >>> country_codes_in("MX/IR"), country_codes_in("mx, ir"), country_codes_in("Calle IR 5")
    (('MX', 'IR'), ('mx', 'ir'), ())
    """
    if len(cell) > _LONGEST_LIST:
        return ()
    words = tuple(_CODE_BREAK.sub(" ", cell).split())
    if all(word.isascii() and word.isalpha() and len(word) in (2, 3) for word in words):
        lower = [word.lower() for word in words]
        if len(words) == 1 or all(word in country_letters() for word in lower):
            return words
    return ()


def is_country_list(cell: str) -> bool:
    """Say whether a cell holds countries and nothing else, two at least.

    >>> is_country_list("Mexico; Iran"), is_country_list("Havana, Illinois")
    (True, False)
    """
    if len(cell) > _LONGEST_LIST:
        return False
    if len(country_codes_in(cell)) > 1:
        return True
    parts = [part.strip() for part in re.split(r"[,;/|\n+&]| y | and | e ", cell) if part.strip()]
    return len(parts) > 1 and all(_is_country(part) for part in parts)


@lru_cache(maxsize=65_536)
def _is_country(text: str) -> bool:
    code = territory_code(text) if 3 < len(text) <= _LONGEST else None
    return code is not None and len(code) == 2


@lru_cache(maxsize=65_536)
def _countries(text: str) -> frozenset[str]:
    if len(text) > _LONGEST or len(text) < 2:
        return frozenset()
    found = territory_code(text)
    codes = set() if found is None else {found[:2]}
    if text.upper() in _US_STATES and (text.isupper() or not codes):
        codes.add("us")
    return frozenset(codes)
