"""Names of months in English, Spanish, Portuguese, French and German, long and short."""

from __future__ import annotations

import unicodedata

_NAMES = (
    "january jan enero ene janeiro janvier janv januar jaenner janner",
    "february feb febrero fevereiro fev fevrier fevr februar",
    "march mar marzo marco mars marz maerz",
    "april apr abril abr avril avr",
    "may mayo maio mai",
    "june jun junio junho juin juni",
    "july jul julio julho juillet juil juli",
    "august aug agosto ago aout",
    "september sep sept septiembre setiembre set setembro septembre",
    "october oct octubre outubro out octobre oktober okt",
    "november nov noviembre novembro novembre",
    "december dec diciembre dic dezembro dez decembre dezember",
)
MONTHS = {name: number for number, names in enumerate(_NAMES, 1) for name in names.split()}
"""Number of each month by its name in small letters without accents."""


def plain_word(text: str) -> str:
    """Return a text in small letters without accents.

    >>> plain_word("14 MÄRZ")
    '14 marz'
    """
    found = unicodedata.normalize("NFKD", text).casefold()
    return "".join(char for char in found if not unicodedata.combining(char))
