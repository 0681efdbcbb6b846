"""Countries as areas: their outlines and names, and which countries claims name."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from linchpin.chart.map.gazetteer import places
from linchpin.chart.scene import Point
from linchpin.claims.claim import Claim
from linchpin.match.name_keys import name_key
from linchpin.match.territories import territory_code
from linchpin.network.property_words import properties_of_type

_LONGEST = 60
"""Longest last part of an address that may be a country."""


@dataclass(frozen=True, slots=True)
class Country:
    """A country that can be filled on a map.

    Attributes:
        code: ISO 3166-1 alpha-2, lower case.
        names: English and Spanish.
        rings: Its outlines in degrees, the largest first.
    """

    code: str
    names: tuple[str, str]
    rings: tuple[tuple[Point, ...], ...]

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Return west, east, south and north of its largest part."""
        xs, ys = [x for x, _ in self.rings[0]], [y for _, y in self.rings[0]]
        return min(xs), max(xs), min(ys), max(ys)

    @property
    def middle(self) -> Point:
        """Return the middle of its largest part, by area."""
        ring = self.rings[0]
        area = x = y = 0.0
        for (x1, y1), (x2, y2) in zip(ring, (*ring[1:], ring[0]), strict=True):
            cross = x1 * y2 - x2 * y1
            area += cross
            x += (x1 + x2) * cross
            y += (y1 + y2) * cross
        return (x / (3 * area), y / (3 * area)) if area else ring[0]


@cache
def countries() -> dict[str, Country]:
    """Return every country of the map, by code."""
    text = files("linchpin.chart.map").joinpath("world.json").read_text("utf-8")
    return {
        code: Country(
            code, (english, spanish), tuple(tuple((x, y) for x, y in ring) for ring in rings)
        )
        for code, (english, spanish, rings) in json.loads(text).items()
    }


def country_name(code: str, lang: str) -> str:
    """Return the name of a country in a language.

    >>> country_name("mx", "es"), country_name("co", "en")
    ('México', 'Colombia')
    """
    return countries()[code].names[lang == "es"]


def countries_of(claim: Claim) -> Iterator[str]:
    """Yield the codes of the countries a claim names: as its value, or at the end of an address.

    Free text is not searched: too many countries share a name with people, states and cities.
    """
    if claim.prop in properties_of_type("country"):
        if claim.value.lower() in countries():
            yield claim.value.lower()
    elif claim.prop in ("birthPlace", "full", "location"):
        last = claim.value.rsplit(",", 1)[-1].strip(" .")
        code = _code(last) if 0 < len(last) <= _LONGEST else None
        if code is not None and code in countries():
            yield code


@cache
def _code(name: str) -> str | None:
    """Return the code of a name that is a country's; a short form or a state's name is none."""
    states = {name_key(place.name) for place in places() if place.kind == "state"}
    if len(name) <= _SHORT or name_key(name) in states:
        return None
    return territory_code(name)


_SHORT = 3
"""Letters up to which the end of an address may be a state, such as CA or DE."""
