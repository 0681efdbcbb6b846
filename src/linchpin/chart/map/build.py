"""Gather the places that claims about somebody name, and the flows they speak of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from linchpin.chart.errors import ChartError
from linchpin.chart.map.countries import countries_of, country_name
from linchpin.chart.map.gazetteer import GazetteerPlace, place_of_address, places_in_text
from linchpin.chart.numbering import SourceNumbers
from linchpin.chart.organisation.membership import find_members
from linchpin.chart.page_head import edition_notes
from linchpin.chart.plain_names import plain_name
from linchpin.chart.words import Words
from linchpin.claims.claim import Claim, Standing
from linchpin.network.answer import CitedSource, Line
from linchpin.network.citations import cite_claims
from linchpin.network.entity_claims import Gathered, gather_all
from linchpin.network.network import Network

_ADDRESSES = ("birthPlace", "full", "location")
_OF_COUNTRIES = ("Address", "Passport", "Identification")
"""Things whose country is somebody's own; that of a sanction is the authority's."""
_FREE = ("notes", "summary")
_RANGE_WORDS = re.compile(r"\b(cities|towns|states|places|countries)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Spot:
    """A place with what is said of it.

    Attributes:
        place: Where.
        who: Names of those the claims are about.
        lines: Evidence.
    """

    place: GazetteerPlace
    who: tuple[str, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Area:
    """A country with what is said of it.

    Attributes:
        code: ISO 3166-1 alpha-2, lower case.
        name: In the language of the map.
        who: Names of those the claims are about.
        lines: Evidence.
    """

    code: str
    name: str
    who: tuple[str, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Flow:
    """Something that goes from one place to another, as a source says.

    Attributes:
        source: Where from.
        target: Where to.
        text: What is said.
        firm: False where it is only alleged or charged.
        lines: Evidence.
    """

    source: GazetteerPlace
    target: GazetteerPlace
    text: str
    firm: bool
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class PlaceMap:
    """Places and flows.

    Attributes:
        key: Canonical entity id of whom it is about.
        name: Full name.
        spots: Places, the most often named first.
        flows: Flows.
        as_of: ISO day, None for everything known.
        editions: Lists that count, in words.
        sources: Every source cited.
        lang: `en` or `es`.
        areas: Countries, the most often named first.
    """

    key: str
    name: str
    spots: tuple[Spot, ...]
    flows: tuple[Flow, ...]
    as_of: str | None
    editions: tuple[str, ...]
    sources: tuple[CitedSource, ...]
    lang: str
    areas: tuple[Area, ...] = ()


def place_map(network: Network, who: str, *, depth: int = 2, lang: str = "en") -> PlaceMap:
    """Return the places claims name about somebody and about those within reach.

    Raises:
        ChartError: No place of the gazetteer is named.
        NetworkError: Nobody or several entities fit.
    """
    words = Words(lang)
    entity = network.one(who)
    everybody = [entity, *sorted(find_members(network, entity, depth).members)]
    gathered = gather_all(network, everybody)
    claims = [claim for item in gathered.values() for claim in item.everything()]
    cite = cite_claims(network.snapshot, claims)
    named: dict[str, tuple[GazetteerPlace, dict[str, list[Line]]]] = {}
    lands: dict[str, dict[str, list[Line]]] = {}
    flows: dict[tuple[str, str, str], Flow] = {}
    for key in everybody:
        name = plain_name(network, key)
        for claim in _own_claims(gathered[key]):
            line = cite.line(claim.value, claim.prop or "statement", [claim])
            for flow in _flows(claim, line):
                flows.setdefault((flow.source.key, flow.target.key, flow.text), flow)
                for place in (flow.source, flow.target):
                    if place.kind == "country":
                        lands.setdefault(place.country.lower(), {}).setdefault(name, []).append(
                            line
                        )
            for place in _places(claim):
                found = named.setdefault(place.key, (place, {}))[1]
                found.setdefault(name, []).append(line)
            for code in countries_of(claim):
                lands.setdefault(code, {}).setdefault(name, []).append(line)
    if not named and not lands:
        raise ChartError(f"{plain_name(network, entity)}: {words('no places')}")
    spots = [Spot(place, tuple(people), _lines(people)) for place, people in named.values()]
    spots.sort(key=lambda spot: (-len(spot.who), spot.place.key))
    areas = [
        Area(code, country_name(code, lang), tuple(people), _lines(people))
        for code, people in lands.items()
    ]
    areas.sort(key=lambda area: (-len(area.who), area.code))
    return _numbered(
        PlaceMap(
            key=entity,
            name=plain_name(network, entity),
            spots=tuple(spots),
            flows=tuple(flows[key] for key in sorted(flows)),
            as_of=None if network.snapshot.as_of is None else network.snapshot.as_of.isoformat(),
            editions=edition_notes(network, words),
            sources=cite.sources(),
            lang=lang,
            areas=tuple(areas),
        )
    )


def _lines(people: dict[str, list[Line]]) -> tuple[Line, ...]:
    return tuple(dict.fromkeys(line for lines in people.values() for line in lines))


def _own_claims(gathered: Gathered) -> Iterator[Claim]:
    for claim in gathered.own:
        if claim.evidence.standing is not Standing.DENIED:
            yield claim
    for claims in gathered.around.values():
        for claim in claims:
            wanted = claim.prop in _ADDRESSES or claim.schema in _OF_COUNTRIES
            if wanted and claim.evidence.standing is not Standing.DENIED:
                yield claim


def _places(claim: Claim) -> Iterable[GazetteerPlace]:
    if claim.prop in _ADDRESSES:
        place = place_of_address(claim.value)
        return [] if place is None else [place]
    if claim.quantity is not None or claim.prop in _FREE:
        found = [place for place, _, _ in places_in_text(claim.value)]
        return list({p.key: p for p in found if p.kind != "country"}.values())
    return []


def _flows(claim: Claim, line: Line) -> Iterator[Flow]:
    """Yield what a claim says goes from one place to another.

    "Cities, from A to B" is a range of cities and no flow: within one country a flow is read only
    where the text speaks of no such range.
    """
    if claim.quantity is None and claim.prop not in _FREE:
        return
    text = claim.value
    found = places_in_text(text)
    for (one, start, end), (other, next_start, _) in pairwise(found):
        before, between = text[:start], text[end:next_start]
        if not re.search(r"\bfrom (?:the )?$", before) or not re.fullmatch(
            r"\s+to\s+(?:the\s+)?", between
        ):
            continue
        if one.country == other.country and _RANGE_WORDS.search(text):
            continue
        firm = claim.evidence.standing in (Standing.STATED, Standing.ADMITTED, Standing.PROVEN)
        words = text if claim.quantity is None else f"{text}: {claim.quantity}"
        yield Flow(one, other, words, firm, (line,))


def _numbered(found: PlaceMap) -> PlaceMap:
    lines = [line for flow in found.flows for line in flow.lines]
    lines += [line for area in found.areas for line in area.lines]
    lines += [line for spot in found.spots for line in spot.lines]
    numbers = SourceNumbers(lines)
    return replace(
        found,
        spots=tuple(replace(spot, lines=numbers.lines(spot.lines)) for spot in found.spots),
        areas=tuple(replace(area, lines=numbers.lines(area.lines)) for area in found.areas),
        flows=tuple(replace(flow, lines=numbers.lines(flow.lines)) for flow in found.flows),
        sources=numbers.sources(found.sources),
    )
