"""Find places of Mexico and the United States in the words of a claim, and no others.

An address names its city last but two; free text must name a state, or a large city nobody could
mistake. A name that fits several places is left out: no place is better than a wrong one.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from linchpin.match.name_keys import name_key

LARGE = 300_000
"""People from which on a city is known in free text without its state."""


@dataclass(frozen=True, slots=True)
class GazetteerPlace:
    """A country, state or city.

    Attributes:
        name: Its name.
        kind: `country`, `state` or `city`.
        state: Its state; empty for a country.
        country: `MX` or `US`.
        longitude: Degrees.
        latitude: Degrees.
        people: Inhabitants, 0 where that is not kept.
    """

    name: str
    kind: str
    state: str
    country: str
    longitude: float
    latitude: float
    people: int

    @property
    def key(self) -> str:
        """Return an id."""
        return f"{self.kind}-{self.country}-{name_key(self.state)}-{name_key(self.name)}"


_COUNTRIES = {"mexico": "MX", "unitedstates": "US", "usa": "US", "unitedstatesofamerica": "US"}
_STATE_NAMES = {
    "michoacandeocampo": "michoacan",
    "coahuiladezaragoza": "coahuila",
    "veracruzdeignaciodelallave": "veracruz",
    "distritofederal": "ciudaddemexico",
    "df": "ciudaddemexico",
    "mexicocity": "ciudaddemexico",
    "edodemex": "estadodemexico",
    "queretarodearteaga": "queretaro",
}
"""Longer and older names of states, letters only, to those of the gazetteer."""


@cache
def places() -> tuple[GazetteerPlace, ...]:
    """Return the whole gazetteer."""
    text = files("linchpin.chart.map").joinpath("gazetteer.json").read_text("utf-8")
    return tuple(GazetteerPlace(*row) for row in json.loads(text))


@cache
def _by_name() -> dict[str, tuple[GazetteerPlace, ...]]:
    found: dict[str, list[GazetteerPlace]] = {}
    for place in places():
        found.setdefault(name_key(place.name), []).append(place)
    return {name: tuple(same) for name, same in found.items()}


def place_of_address(address: str) -> GazetteerPlace | None:
    """Return the city an address names, or its state where the city is not in the gazetteer.

    Args:
        address: Parts divided by commas, the country last, as in lists, or city and state.

    >>> place_of_address("Calle 10, Guasave, Sinaloa, Mexico").name
    'Guasave'
    >>> place_of_address("Guasave") is None
    True
    """
    parts = [_plain(part) for part in address.split(",")]
    country = _COUNTRIES.get(parts[-1]) if parts else None
    if country is not None:
        parts = parts[:-1]
    for position in range(len(parts) - 1, -1, -1):
        name = _STATE_NAMES.get(parts[position], parts[position])
        states = [p for p in _by_name().get(name, ()) if p.kind == "state"]
        states = [p for p in states if country in (None, p.country)]
        if len(states) != 1 or (country is None and position == 0):
            continue
        city = _city(parts[position - 1], states[0]) if position else None
        return city or states[0]
    return None


def _plain(part: str) -> str:
    return name_key(re.sub(r"\b(?:C\.?P\.?\s*)?\d[\d-]*\b|C\.P\.", "", part))


def _city(name: str, state: GazetteerPlace) -> GazetteerPlace | None:
    name = name.removeprefix("municipiode")
    cities = [
        p
        for p in _by_name().get(name, ())
        if p.kind == "city" and p.state == state.name and p.country == state.country
    ]
    return cities[0] if len(cities) == 1 else None


_WORD = re.compile(r"[^\W\d_](?:[\w.'-]*\w)?", re.UNICODE)
MOST_WORDS = 4
"""Most words in the name of a place."""


def places_in_text(text: str) -> list[tuple[GazetteerPlace, int, int]]:
    """Return the places free text names, with start and end, longest names first at each word.

    >>> [place.name for place, _, _ in places_in_text("wired from Colorado to Sinaloa")]
    ['Colorado', 'Sinaloa']
    """
    words = list(_WORD.finditer(text))
    of_cities = re.search(r"\bcit(?:y|ies)\b", text, re.IGNORECASE) is not None
    found: list[tuple[GazetteerPlace, int, int]] = []
    position = 0
    while position < len(words):
        step = 1
        for count in range(min(MOST_WORDS, len(words) - position), 0, -1):
            start, end = words[position].start(), words[position + count - 1].end()
            place = _known(text[start:end], of_cities=of_cities)
            if place is not None:
                found.append((place, start, end))
                step = count
                break
        position += step
    return found


def _known(text: str, *, of_cities: bool) -> GazetteerPlace | None:
    if not text[:1].isupper():
        return None
    key = name_key(text)
    if of_cities and f"{key}city" in _by_name():  # "cities, from Los Angeles to New York"
        key = f"{key}city"
    if key in ("unitedstates", "mexico"):
        return next(p for p in _by_name()[key] if p.kind == "country")
    found = [
        place
        for place in _by_name().get(key, ())
        if place.kind == "state" or (place.kind == "city" and place.people >= LARGE)
    ]
    return _only(found)


def _only(found: Iterable[GazetteerPlace]) -> GazetteerPlace | None:
    """Return the one place a name fits, or None where it fits several or none."""
    places_found = list(found)
    return places_found[0] if len(places_found) == 1 else None
