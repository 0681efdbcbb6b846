"""Legal forms of firms, as they stand in names: `S.A. DE C.V.`, `GmbH`, `Limited Company`.

The table is made by `scripts/generate_territories.py` from the package `rigour` (MIT), which
gathers them from ISO 20275, OCCRP and Wikipedia.
"""

from __future__ import annotations

import lzma
import unicodedata
from functools import cache
from importlib.resources import files


def has_legal_form(name: str) -> bool:
    """Say whether a name carries a legal form of a firm as words of its own.

    >>> has_legal_form("EMPRESA INVENTADA, S.A. DE C.V."), has_legal_form("Los Saltimbanquis")
    (True, False)
    """
    text = name.casefold()
    forms, longest = _forms()
    word = [False, *map(_is_word, text), False]
    starts = [at for at in range(len(text)) if not word[at]]
    stops = [at for at in range(1, len(text) + 1) if not word[at + 1]]
    return any(
        text[start:stop] in forms
        for start in starts
        for stop in stops
        if 0 < stop - start <= longest
    )


def _is_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_" or unicodedata.combining(letter) > 0


@cache
def _forms() -> tuple[frozenset[str], int]:
    """Return every form, folded, and the length of the longest."""
    packed = files("linchpin.match.tokens.tables").joinpath("legal_forms.txt.xz").read_bytes()
    forms = frozenset(lzma.decompress(packed).decode().splitlines())
    return forms, max(map(len, forms))
