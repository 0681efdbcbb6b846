"""Embargoed places in the address cells and texts of a book, with guards against namesakes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from linchpin.match.search.explain import NameMatch, explain
from linchpin.match.search.search import Book, search_rows
from linchpin.match.tokens.vocabulary import MOST_WORDS
from linchpin.screen.embargoes.embargoes import EmbargoedPlace, EmbargoedPlaceList
from linchpin.screen.rows.address_countries import (
    countries_named,
    country_codes_in,
    is_country_list,
)

PLACE_THRESHOLD = 0.85
"""Least likeness of a place's name."""
TEXT_RATE = 0.9
"""A place in free text counts less than one in an address."""
NAMESAKE = 0.85
"""Score of a city of which there are others elsewhere, where the row names no country."""
PART = 0.80
"""Score of a place in a region that the embargo covers only in part."""
CITY = 0.97
"""Score of another city."""
CONTRADICTED = 0.75
"""Score of a place where the row names a country that it is not in."""
SHORT = 5
"""Words of so many letters must be written as in the table."""
AS_WRITTEN = 0.97
"""Likeness from which on a short word counts as written as in the table."""
_NUMBER = re.compile(r"\b\d\w*")
_TOKEN = re.compile(r"[^\W_]+(?:['’‘`ʼ][^\W_]+)*")
_WINDOW = 5
"""Words of a place's name, at most."""
_MOST_TOKENS = 400
"""Words of a text in which places are looked for, at most."""
_SHORT_CELL = 300
"""Letters of a cell that may be an address, at most; longer ones are texts."""
_AFTER = frozenset(
    "street st str road rd avenue ave av lane ln drive dr boulevard blvd court ct way terrace "
    "square sq place pl highway hwy strasse straße straat laan gata ulitsa caddesi sokak".split()
)
_BEFORE = frozenset(
    "calle c avenida av avda ave rua rue paseo ulitsa ul prospekt colonia col barrio urbanizacion "
    "edificio callejon carrera boulevard blvd".split()
)
_UNSURE = frozenset({"forms of one name", "a pet name", "an abbreviation", "first letters"})
_WARES = frozenset(
    "cigar cigars puro puros tabaco tobacco steel rug rugs carpet carpets alfombra rum ron cafe "
    "wine merlot syrah club restaurant restaurante hotel bar grill salsa street avenue road".split()
)
_TOWARDS = frozenset(
    "a al en para desde hacia de via puerto port ciudad city destino destination dest origin "
    "origen to in from at of for into la airport apto pod pol in".split()
)
_OTHER_USES = frozenset(
    "havana habana damascus damasco damas cienfuegos matanzas guantánamo guantanamo bayamo kerman "
    "shiraz tabriz hama hims homs halab jalta ialta kefe aleppo nampo rason rajin najin hamah "
    "sebastopol inkerman balaklava varadero holguín karaj urmia stakhanov".split()
)
"""Cities whose names are wares, surnames or other places too: in a text they need a sign."""
_CRIMEA = "crimea|krimea|krym|krim|крым|крим|qırım|crimée"
_REGIONS = {
    "crimea": (
        re.compile(_CRIMEA, re.I),
        re.compile(
            r"(?:donet?sk|donec?k|lu[hg]ansk|kherson|zapori\w+|донецк|донецьк|луганс|херсон)"
            r"\w*\W+(?:obl\w*|region|raion|oblast\w*|область|обл)|\b(?:donetsk|luhansk)\b",
            re.I,
        ),
    ),
}
"""By embargo: its own region, and others of the country with a place of the same name."""
_CACHED = 200_000
_LETTERS_AT_ONCE = 400_000


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """A place named in a cell.

    Attributes:
        number: Number of the place in its list.
        score: Likeness of the name, 0..1.
        spelling: The spelling that fits.
        reason: What was taken for what.
        counts: Whether the cell is a list of countries, in which no one contradicts another.
    """

    number: int
    score: float
    spelling: str
    reason: str
    counts: bool = False


@dataclass(slots=True)
class PlaceFinder:
    """Looks for places in cells; cells seen before are remembered, results do not depend on it.

    Attributes:
        listed: The places.
        book: The words seen.
        known: What was found in cells seen lately.
    """

    listed: EmbargoedPlaceList
    book: Book
    known: dict[str, tuple[FoundPlace, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, listed: EmbargoedPlaceList) -> PlaceFinder:
        """Return a finder that has seen nothing yet."""
        return cls(listed, Book.empty(listed.names))

    def find(self, cells: list[str]) -> list[tuple[FoundPlace, ...]]:
        """Return the places that each of some cells names, at most one hit a place."""
        if len(self.known) > _CACHED:
            self.known.clear()
        new = [cell for cell in dict.fromkeys(cells) if cell and cell not in self.known]
        for group in _groups(new):
            self.known.update(zip(group, self._find(group), strict=True))
        return [self.known.get(cell, ()) for cell in cells]

    def _find(self, cells: list[str]) -> Iterator[tuple[FoundPlace, ...]]:
        texts = [_NUMBER.sub(" ", cell[: 20 * _MOST_TOKENS]) for cell in cells]
        touched = self._touched(texts)
        tokens = {at: _TOKEN.findall(texts[at])[:_MOST_TOKENS] for at in touched}
        spans = [(at, *span) for at in touched for span in _spans(tokens[at])]
        rows, words = self.book.read([" ".join(tokens[at][low:high]) for at, low, high in spans])
        hits = search_rows(self.book, rows, words, threshold=PLACE_THRESHOLD)
        found: dict[int, dict[int, FoundPlace]] = {}
        for row, name, score in zip(
            hits.rows.tolist(), hits.names.tolist(), hits.scores.tolist(), strict=True
        ):
            at, low, high = spans[row]
            match = explain(self.book, words[rows[row] : rows[row + 1]], name)
            if not _whole(match) or _is_street(tokens[at], low, high):
                continue
            listed = self.listed.names.names[name]
            if self.listed.places[listed.bearer].kind == "country" and _has_house_number(
                cells[at], tokens[at][low:high]
            ):
                continue
            some = is_country_list(cells[at])
            place = FoundPlace(listed.bearer, score, listed.text, match.explanation, some)
            best = found.setdefault(at, {}).get(listed.bearer)
            if best is None or (-score, place.spelling) < (-best.score, best.spelling):
                found[at][listed.bearer] = place
        for at, cell in enumerate(cells):
            for code in country_codes_in(cell):
                number = self.listed.codes.get(code.upper())
                if number is not None:
                    says = f"{code} is its code"
                    found.setdefault(at, {})[number] = FoundPlace(number, 1.0, code, says, True)
            yield tuple(place for _, place in sorted(found.get(at, {}).items()))

    def _touched(self, cells: list[str]) -> list[int]:
        """Return which cells hold a word similar to one of a place's name, or too many words."""
        short = [at for at, cell in enumerate(cells) if len(cell) <= _SHORT_CELL]
        rows, words = self.book.read([cells[at] for at in short])
        similar = np.diff(self.book.joined.starts) > 0
        hits = np.concatenate([[0], np.cumsum(similar[words])])
        reached = (hits[rows[1:]] > hits[rows[:-1]]) | (np.diff(rows) >= MOST_WORDS)
        found = {short[row] for row in np.flatnonzero(reached).tolist()}
        return sorted(found | {at for at, cell in enumerate(cells) if len(cell) > _SHORT_CELL})


def _groups(cells: list[str]) -> Iterator[list[str]]:
    """Yield cells in groups of some hundred thousand letters: each is read in many stretches."""
    group: list[str] = []
    letters = 0
    for cell in cells:
        if group and letters + len(cell[: 20 * _MOST_TOKENS]) > _LETTERS_AT_ONCE:
            yield group
            group, letters = [], 0
        group.append(cell)
        letters += len(cell[: 20 * _MOST_TOKENS])
    if group:
        yield group


def _spans(tokens: list[str]) -> Iterator[tuple[int, int]]:
    for first in range(len(tokens)):
        for size in range(1, _WINDOW + 1):
            if first + size <= len(tokens):
                yield first, first + size


def _whole(match: NameMatch) -> bool:
    """Say whether every word of both names has its like, short ones exactly."""
    return all(
        pair.asked
        and pair.listed
        and pair.reason not in _UNSURE
        and (pair.likeness >= AS_WRITTEN or len(pair.listed.replace(" ", "")) > SHORT)
        for pair in match.words
    )


def _is_street(tokens: list[str], low: int, high: int) -> bool:
    """Say whether words name a street: `Cuba Street`, `Calle Habana`."""
    after = high < len(tokens) and tokens[high].casefold() in _AFTER
    return after or (low > 0 and tokens[low - 1].casefold() in _BEFORE)


def _has_house_number(cell: str, words: list[str]) -> bool:
    """Say whether a house number follows a country's full name: `República de Cuba 45`."""
    name = r"\W+".join(map(re.escape, words))
    whole = name if len(words) > 1 else rf"(?:rep[uú]blica|republic|rep\.?)\s+(?:de|of)\s+{name}"
    number = r"(?:no\.?|n[ºo°]\.?|num\.?|#)?\s*\d{1,4}[a-z]?\b(?!\d)"
    return re.search(rf"{whole}\s+{number}", cell, re.IGNORECASE) is not None


def _stands_as_place(found: FoundPlace, text: str) -> bool:
    """Say whether a city stands in a text as a place does, and not as a ware or a surname.

    Names of cities that are no words of another use (Simferopol) need no such sign.
    """
    place = r"\W+".join(map(re.escape, _TOKEN.findall(found.spelling)))
    match = re.search(rf"(\w*)\W*\b{place}\b\W*(\w*)", text, re.I)
    if match is None:
        return True  # spelled another way
    before, after = match[1].casefold(), match[2].casefold()
    if after in _WARES:
        return False
    return found.spelling.casefold() not in _OTHER_USES or before in _TOWARDS


def _in_another_region(place: EmbargoedPlace, cells: list[str]) -> bool:
    """Say whether a row names another region than the city's: Yalta in the oblast of Donetsk."""
    regions = _REGIONS.get(place.embargo.id)
    if regions is None:
        return False
    text = " ".join(cells)
    return regions[1].search(text) is not None and regions[0].search(text) is None


def weigh_place(
    place: EmbargoedPlace, found: FoundPlace, cells: list[str], *, in_text: bool
) -> tuple[float, str] | None:
    """Return the score of a place in a row and why, or None where it is a namesake.

    Args:
        place: The place.
        found: How it was found.
        cells: Every place cell of the row, and the text it was found in.
        in_text: Whether it stands in free text, the last of the cells.
    """
    if in_text and place.kind in ("city", "part") and not _stands_as_place(found, cells[-1]):
        return None
    if place.kind == "city" and _in_another_region(place, cells):
        return None
    if found.counts and place.kind == "country":
        return found.score, ""
    own = (*place.spellings, *place.codes)
    fitting = countries_named(cells, own) & place.embargo.fits
    against = countries_named(cells, own, last=True) - place.embargo.fits
    if against and not fitting:
        others = ", ".join(sorted(code.upper() for code in against))
        if against & place.namesakes:
            return None
        return found.score * CONTRADICTED, f"the row names another country ({others})"
    rate, why = 1.0, ""
    if place.kind == "part":
        rate, why = PART, "the embargo covers this region in part: look at the exact place"
    elif place.kind == "city":
        rate = CITY
        if place.namesakes and not fitting:
            others = ", ".join(sorted(code.upper() for code in place.namesakes))
            rate, why = NAMESAKE, f"places of this name are elsewhere too ({others})"
    if in_text:
        rate, why = rate * TEXT_RATE, "in free text"
    return found.score * rate, why
