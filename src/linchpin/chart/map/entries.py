"""The list beside a map: what each flow, country and place rests on, flowed into columns."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from linchpin.chart.map.build import Area, Flow, PlaceMap, Spot
from linchpin.chart.organisation.model import claims_in
from linchpin.chart.palette import INK, LINK, TEXT
from linchpin.chart.scene import Frame, Group, Shape, Text
from linchpin.chart.typeface import break_lines, measure
from linchpin.chart.words import Words
from linchpin.network.citation import manner, mark, marks

MOST_NAMES = 2
"""How many people the list names beside a place; the map's evidence names all."""
_SIZE, _LEADING = 7.2, 9.0


@dataclass(frozen=True, slots=True)
class MapEntry:
    """One entry of the list, or a heading.

    Attributes:
        text: The words.
        cited: Source numbers; empty for a heading.
        claims: Claims it rests on.
        heading: Set in bold, with room above.
    """

    text: str
    cited: str = ""
    claims: tuple[str, ...] = ()
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Flowed:
    """A column of the list on a page."""

    group: Group
    bottom: float


def entries_of(found: PlaceMap, words: Words) -> list[MapEntry]:
    """Return the list of a map, flows first."""
    parts = (
        (words("flow"), [_flow_entry(flow, words) for flow in found.flows]),
        (words("land named"), [_area_entry(area, words) for area in found.areas]),
        (
            words("place named"),
            [_spot_entry(spot, number, words) for number, spot in enumerate(found.spots, start=1)],
        ),
    )
    entries: list[MapEntry] = []
    for heading, made in parts:
        if made:
            entries += [MapEntry(heading, heading=True), *made]
    return entries


def _flow_entry(flow: Flow, words: Words) -> MapEntry:
    said = flow.lines[0].said[0]
    text = f"{flow.text[:1].upper()}{flow.text[1:]} ({said.speaker}, {manner(said, words.lang)})"
    return MapEntry(text, mark(said.source), claims_in(flow.lines))


def _named(who: tuple[str, ...], words: Words) -> str:
    names = list(who[:MOST_NAMES])
    rest = len(who) - len(names)
    return words.list_of(names) if not rest else f"{', '.join(names)} +{rest}"


def _area_entry(area: Area, words: Words) -> MapEntry:
    cited = sorted({said.source for line in area.lines for said in line.said})
    text = f"{area.name}: {_named(area.who, words)}"
    return MapEntry(text, marks(cited[:3]), claims_in(area.lines))


def _spot_entry(spot: Spot, number: int, words: Words) -> MapEntry:
    where = spot.place.name
    if spot.place.kind == "city" and spot.place.state != spot.place.name:
        where += f", {spot.place.state}"
    cited = sorted({said.source for line in spot.lines for said in line.said})
    text = f"{number} {where}: {_named(spot.who, words)}"
    return MapEntry(text, marks(cited[:3]), claims_in(spot.lines))


def _lines(entry: MapEntry, width: float) -> tuple[str, ...]:
    room = width - (measure(entry.cited, 6.4) + 8 if entry.cited else 0) - 8
    return break_lines(entry.text, _SIZE, max(room, width * 0.5), bold=entry.heading)


def _height(entry: MapEntry, width: float) -> float:
    return len(_lines(entry, width)) * _LEADING + (8 if entry.heading else 2)


def flow_entries(
    entries: list[MapEntry], first: Iterable[Frame], later: Iterable[Frame]
) -> list[list[Flowed]]:
    """Return the list page by page, column by column.

    Args:
        entries: What to set; a heading never stands last in a column.
        first: Columns of the first page.
        later: Columns of every further page.
    """
    pages: list[list[Flowed]] = []
    rest = list(entries)
    columns, more = list(first), list(later)
    while rest or not pages:
        page: list[Flowed] = []
        for frame in columns:
            taken, used = 0, 0.0
            while taken < len(rest):
                used += _height(rest[taken], frame.width)
                if used > frame.height and (taken or not page or frame.height < 40):
                    break
                taken += 1
            if taken and taken < len(rest) and rest[taken - 1].heading:
                taken -= 1
            if taken:
                page.append(_column(rest[:taken], frame))
                rest = rest[taken:]
        pages.append(page)
        if len(pages) > 1 and not page:  # a sheet too low for one entry: set it all the same
            page.append(_column(rest[:1], more[0]))
            rest = rest[1:]
        columns = more
    return pages


def _column(entries: list[MapEntry], frame: Frame) -> Flowed:
    items: list[Shape] = []
    y = frame.y
    for entry in entries:
        y += 6 if entry.heading and y > frame.y else 0
        for number, line in enumerate(_lines(entry, frame.width)):
            y += _LEADING
            x = frame.x + (0 if number == 0 else 8)
            ink = INK if entry.heading else TEXT
            items.append(Text(x, y - 1.6, line, _SIZE, ink, bold=entry.heading))
        if entry.cited:
            items.append(Text(frame.right, y - 1.6, entry.cited, 6.4, LINK, anchor="end"))
        y += 2
    claims = tuple(dict.fromkeys(claim for entry in entries for claim in entry.claims))
    title = next((entry.text for entry in entries), "")
    return Flowed(Group("list", title, tuple(items), claims=claims), y)
