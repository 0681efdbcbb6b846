"""The language of a stretch of text, by its small words."""

from __future__ import annotations

import re

from linchpin.read.prose.tables import word_set

_ENGLISH = word_set("english")
_SPANISH = word_set("spanish")
_WORDS = re.compile(r"[^\W\d_]+")
_LONGEST = 4000
"""Letters after which the language of a stretch is known well enough."""


def language_of(text: str) -> str:
    """Return `es` where Spanish small words outnumber English ones, else `en`.

    >>> language_of("El líder de la banda fue detenido"), language_of("The leader was arrested")
    ('es', 'en')
    """
    words = [word.lower() for word in _WORDS.findall(text[:_LONGEST])]
    spanish = sum(word in _SPANISH for word in words)
    english = sum(word in _ENGLISH for word in words)
    return "es" if spanish > english else "en"
