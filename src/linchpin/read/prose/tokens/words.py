"""A text into words, each with its place."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

_WORD = re.compile(
    r"""
    (?:[^\W\d_]{1,2}\.){2,}(?:[^\W\d_]\b)?                    # U.S.  S.A.  EE.UU.  a.k.a.
  | \d+(?:[.,:/-]\d+)*(?:st|nd|rd|th|s|º|ª)?(?![^\W\d_])        # 1,200.50  2014-15  6th
  | [^\W_](?:\w|[-‐‑](?=\w)|['’](?=[^\W\d_]{2}|[A-Z])(?!s\b))*  # straw-bought  O'Brien
  | ['’]s\b
  | \.{2,}|…|--+
  | \S
    """,
    re.VERBOSE,
)


class Token(NamedTuple):
    """A word, a number or a mark.

    Attributes:
        text: As written.
        start: Offset in the text.
        key: Lower case without accents; what tables are asked with.
    """

    text: str
    start: int
    key: str

    @property
    def end(self) -> int:
        """Return the offset behind it."""
        return self.start + len(self.text)

    @property
    def capital(self) -> bool:
        """Say whether it begins with a capital letter."""
        return self.text[0].isupper()


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """Return a word in lower case without accents; ñ becomes n.

    >>> fold("Detención"), fold("Muñoz’s")
    ('detencion', "munoz's")
    """
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word.replace("’", "'").replace("‘", "'"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).lower()


def split_words(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Return the words of a stretch of text, in order.

    Args:
        text: The whole text.
        start: Where the stretch begins.
        end: Where it ends; None for the end of the text.

    >>> [token.text for token in split_words("CJNG’s boss, J. Ríos-Paz, owns 1,200 U.S. firms.")]
    ['CJNG', '’s', 'boss', ',', 'J', '.', 'Ríos-Paz', ',', 'owns', '1,200', 'U.S.', 'firms', '.']
    """
    stop = len(text) if end is None else end
    return [
        Token(found[0], found.start(), fold(found[0]))
        for found in _WORD.finditer(text, start, stop)
    ]
