"""What is left of a name when accents, case and punctuation are taken off."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+")


def fold(text: str) -> str:
    """Return a text in lower case without accents; other scripts stay what they are.

    >>> fold("José Luis RUELAS Torres")
    'jose luis ruelas torres'
    """
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in plain if not unicodedata.combining(char))


def name_tokens(name: str) -> tuple[str, ...]:
    """Return the words of a name, folded, in order.

    >>> name_tokens("RUELAS AVILA, Joel Efrén")
    ('ruelas', 'avila', 'joel', 'efren')
    """
    return tuple(_WORD.findall(fold(name)))


def name_key(name: str) -> str:
    """Return what two spellings of one name share: their letters and digits.

    >>> name_key("Compañía, S.A. de C.V.") == name_key("COMPANIA SA DE CV")
    True
    """
    return "".join(name_tokens(name))


@lru_cache(maxsize=1 << 16)
def full_name_key(name: str) -> tuple[str, ...]:
    """Return the words of a name in alphabetical order, so that `LAST, First` equals `First LAST`.

    >>> full_name_key("RUELAS AVILA, Joel") == full_name_key("Joel Ruelas Ávila")
    True
    """
    return tuple(sorted(name_tokens(name)))
