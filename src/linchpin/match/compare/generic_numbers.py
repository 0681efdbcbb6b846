"""Values that identify nobody: numbers given to everybody, fillers, and words for "none".

One table and three rules, for merging and screening alike. A tax authority has one number for all
who have none (`XAXX010101000`), forms are filled with `000000` and `123456`, and exporters write
`N/A`. Two records that share such a value have nothing in common.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files

from linchpin.match.name_keys import name_key

LONGEST_TAIL = 3
"""Characters beside a repeated digit that a filler may have: a check digit, a letter, a branch."""
SHORTEST_REPEAT = 6
"""Times one digit is repeated in a filler that has such a tail."""
SHORTEST_RUN = 5
"""Digits from which on 12345 is a filler."""
_TABLES = "linchpin.match.compare.tables"
_REPEAT = re.compile(rf"(\d)\1{{{SHORTEST_REPEAT - 1},}}")
_ONE_CHARACTER = re.compile(r"(.)\1*")
_UP = "0123456789" * 3
_DOWN = _UP[::-1]


@cache
def generic_values() -> dict[str, str]:
    """Return the table: letters and digits of a value to what it is."""
    text = files(_TABLES).joinpath("generic_numbers.tsv").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if line and not line.startswith("#"))
    return dict(line.split("\t") for line in lines)


@lru_cache(maxsize=1 << 16)
def why_nobody(text: str) -> str | None:
    """Return why a value identifies nobody, or None where it may identify somebody.

    Args:
        text: An identifier as somebody wrote it; letters and digits are looked at.

    >>> why_nobody("XEXX-010101-000"), why_nobody("000000"), why_nobody("222222222-7")
    ('Mexico, SAT: RFC of whoever resides abroad', 'one character repeated', 'one digit repeated')
    >>> why_nobody("123456"), why_nobody("N/A"), why_nobody("E96048299")
    ('digits in a row', 'not applicable', None)
    """
    key = name_key(text)
    if not key:
        return "no letter or digit"
    found = generic_values().get(key)
    if found is not None:
        return found
    if _ONE_CHARACTER.fullmatch(key.strip("x") or key):
        return "one character repeated"
    if _is_repeated(key) or (key.startswith("0x") and not key[2:].strip("0")):
        return "one digit repeated"
    if len(key) >= SHORTEST_RUN and key.isascii() and key.isdigit() and _in_a_row(key):
        return "digits in a row"
    return None


def _is_repeated(key: str) -> bool:
    """Say whether little else is there than one digit; 00000017 is a low number, no filler."""
    repeat = _REPEAT.search(key)
    if repeat is None or len(key) - len(repeat[0]) > LONGEST_TAIL:
        return False
    before, after = key[: repeat.start()], key[repeat.end() :]
    low = repeat[1] == "0" and not any(map(str.isdigit, before)) and any(map(str.isdigit, after))
    return not low


def _in_a_row(digits: str) -> bool:
    """Say whether digits count up from 0 or 1, or down from 9 or 0 or to 1 or 0."""
    up = digits[0] in "01" and digits in _UP
    return up or ((digits[0] in "90" or digits[-1] in "01") and digits in _DOWN)
