"""What the results of a run are called, in English and Spanish: enums below, words here."""

from __future__ import annotations

from typing import Literal

from linchpin.screen.results.hit import Alert

Language = Literal["en", "es"]
LANGUAGES: tuple[Language, ...] = ("en", "es")
"""Languages in which results are shown."""

_ALERTS: dict[Alert, tuple[str, str]] = {
    Alert.NAME: ("name", "nombre"),
    Alert.WEAK: ("weak name", "nombre débil"),
    Alert.IDENTIFIER: ("identifier", "identificador"),
    Alert.CONTAINS: ("contains a listed name", "contiene un nombre de la lista"),
    Alert.PLACE: ("embargoed place", "lugar bajo embargo"),
    Alert.INDIRECT: ("indirect exposure", "exposición indirecta"),
    Alert.ADDRESS: ("same address", "misma dirección"),
    Alert.SHARED_IDENTIFIER: ("same identifier", "mismo identificador"),
    Alert.GROUP: ("allied group", "grupo aliado"),
}


def alert_words(alert: str, lang: Language = "en") -> str:
    """Return what a class of alerts is called.

    >>> alert_words("embargoed place"), alert_words("embargoed place", "es")
    ('embargoed place', 'lugar bajo embargo')
    """
    return _ALERTS[Alert(alert)][LANGUAGES.index(lang)]
