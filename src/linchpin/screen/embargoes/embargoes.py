"""The committed table of places under a comprehensive embargo, as of a day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from linchpin.match.search.name_list import ListedName, NameList, make_list


@dataclass(frozen=True, slots=True)
class Embargo:
    """A comprehensive embargo on a country or region.

    Attributes:
        id: Short name.
        name: What it covers.
        start: First day in force.
        end: Last day in force; None while it is.
        fits: Countries (ISO 3166, lower case) that do not contradict it.
        regulation: What orders it.
    """

    id: str
    name: str
    start: date
    end: date | None
    fits: frozenset[str]
    regulation: str

    def say(self) -> str:
        """Return the embargo in words, with its dates."""
        until = "" if self.end is None else f" until {self.end}"
        return f"{self.name} is under embargo since {self.start}{until}"


@dataclass(frozen=True, slots=True)
class EmbargoedPlace:
    """A place under an embargo.

    Attributes:
        embargo: The embargo.
        kind: `country`, `region`, `part` (covered in part only) or `city`.
        namesakes: Countries with a place of the same name.
        spellings: How it is written.
        codes: Codes that mean it where they are a whole cell.
    """

    embargo: Embargo
    kind: str
    namesakes: frozenset[str]
    spellings: tuple[str, ...]
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EmbargoedPlaceList:
    """The places under an embargo on a day, ready for searching.

    Attributes:
        places: The places.
        names: Their spellings; bearers are their numbers.
        codes: Number of a place by its code.
    """

    places: tuple[EmbargoedPlace, ...]
    names: NameList
    codes: dict[str, int]


@cache
def places_on(day: date, after: date | None = None) -> EmbargoedPlaceList:
    """Return the places that are under an embargo on a day.

    Args:
        day: The day.
        after: Leave out embargoes that began by this day; None for all.
    """
    places = tuple(
        place
        for place in _places()
        if place.embargo.start <= day
        and (place.embargo.end is None or day <= place.embargo.end)
        and (after is None or place.embargo.start > after)
    )
    return EmbargoedPlaceList(
        places,
        make_list(
            ListedName(number, spelling)
            for number, place in enumerate(places)
            for spelling in place.spellings
        ),
        {code: number for number, place in enumerate(places) for code in place.codes},
    )


@cache
def embargoes() -> dict[str, Embargo]:
    """Return every embargo of the table by its id, those that ended too."""
    found = {}
    for name, title, start, end, fits, regulation in _lines("embargoes.tsv", 6):
        last = date.fromisoformat(end) if end else None
        fitting = frozenset(fits.split(","))
        found[name] = Embargo(name, title, date.fromisoformat(start), last, fitting, regulation)
    return found


@cache
def _places() -> tuple[EmbargoedPlace, ...]:
    return tuple(
        EmbargoedPlace(
            embargoes()[embargo],
            kind,
            frozenset(filter(None, namesakes.split(","))),
            tuple(spellings.split("|")),
            tuple(filter(None, codes.split("|"))),
        )
        for embargo, kind, namesakes, spellings, codes in _lines("places.tsv", 5)
    )


def _lines(name: str, fields: int) -> Iterator[list[str]]:
    text = files("linchpin.screen.embargoes.tables").joinpath(name).read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            found = line.split("\t")
            yield found + [""] * (fields - len(found))
