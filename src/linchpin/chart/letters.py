"""Letters the bundled typeface has no shape for, written in the Latin form of their word.

Drawn as they are they would come out as empty boxes; the picture's titles, the fact check and the
evidence pack keep the letters of the source.
"""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files

_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_WORD = re.compile(r"\S+")


@cache
def glyph_widths() -> dict[str, dict[str, int]]:
    """Return the width of every character of the bundled typeface, in 1/1000 em, by weight."""
    text = files("linchpin.chart.fonts").joinpath("widths.json").read_text("utf-8")
    table: dict[str, dict[str, int]] = json.loads(text)
    return table


@cache
def known_letters() -> frozenset[str]:
    """Return every character that both weights of the bundled typeface have, and white space."""
    table = glyph_widths()
    return frozenset(table["regular"]) & frozenset(table["bold"]) | frozenset("\n\t")


def drawable(text: str) -> str:
    """Return a text in letters that can be drawn: other words in their Latin form, in brackets.

    A word of which no Latin form is known is told by how many letters it has.

    >>> drawable("Ana Luz"), drawable("김철수")
    ('Ana Luz', '[Gim Cheol Su]')
    """
    if known_letters().issuperset(text):
        return text
    return _WORD.sub(lambda match: _word(match[0]), text).replace("] [", " ")


def is_drawable(text: str) -> bool:
    """Say whether the bundled typeface has every letter of a text.

    >>> is_drawable("Peña Nieto"), is_drawable("王小明")
    (True, False)
    """
    return known_letters().issuperset(text)


@cache
def _word(word: str) -> str:
    known = known_letters()
    if known.issuperset(word):
        return word
    from anyascii import anyascii

    latin = _CAPITAL.sub(" ", anyascii(word)).strip()
    if not any(letter.isalnum() for letter in latin) or not known.issuperset(latin):
        return f"[{len(word)} ×]"
    return f"[{latin}]"
