"""Which language words are in, told by the small words every sentence needs."""

from __future__ import annotations

import re
from collections import Counter

_SMALL_WORDS = {
    "en": "the of and to in that is was for on with as by at from his her their this which he "
    "she they were has have had been an are who said not its but or after into also would will",
    "es": "el la de y que en los las del se un una por con su para es al lo como fue más o pero "
    "sus le ha este esta entre cuando muy sin sobre también hasta desde donde quien según fueron "
    "está ante contra años son tras",
    "pt": "o os da do das dos não em um uma por com para é ao no na nos nas pelo pela foi mais são "
    "seu sua também até entre quando muito já você à às",
    "fr": "le les des du et est une dans pour par sur avec au aux qui pas plus ce cette ont été "
    "sont il elle nous vous mais ou où leur ses",
    "it": "il lo gli di e che è un una per con del della dei delle nel nella non sono ha anche più "
    "da dal alla al si come",
    "de": "der die das und ist von den dem des ein eine nicht mit auf für im zu sich auch als "
    "wurde nach bei werden hat",
}
_WORDS = {name: frozenset(text.split()) for name, text in _SMALL_WORDS.items()}
_WORD = re.compile(r"[^\W\d_]+")
_LEAST = 2
"""Small words at least that tell a language."""
_CLEARER = 1.3
"""How many times more small words a language has than the next one."""
_ENOUGH = 20_000
"""Characters that tell the language of any text."""


def language_of(text: str) -> str | None:
    """Return the ISO 639-1 code of a text's language, None where its words do not tell.

    >>> language_of("He was the leader of the group"), language_of("Fue detenido en la capital")
    ('en', 'es')
    >>> language_of("Juan Ortega") is None
    True
    """
    words = Counter(_WORD.findall(text[:_ENOUGH].lower()))
    scores = {
        name: sum(count for word, count in words.items() if word in small)
        for name, small in _WORDS.items()
    }
    (best, most), (_, next_most) = sorted(scores.items(), key=lambda item: -item[1])[:2]
    if most < _LEAST or most < _CLEARER * next_most:
        return _by_letters(text)
    return best


def _by_letters(text: str) -> str | None:
    """Return Spanish where only its own marks tell, as in a heading of few words."""
    return "es" if re.search("[¿¡]", text) else None
