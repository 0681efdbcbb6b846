"""Draw one kind of picture from the network; the one door the surfaces use."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from linchpin.chart.check import CheckEntry, unique_entries
from linchpin.chart.drawing import Drawing
from linchpin.chart.ego.build import ego_network
from linchpin.chart.ego.page import draw_ego
from linchpin.chart.errors import ChartError
from linchpin.chart.map.build import place_map
from linchpin.chart.map.page import draw_map
from linchpin.chart.organisation.build import DEFAULT_DEPTH, no_portrait, organisation_chart
from linchpin.chart.organisation.evidence import organisation_entries, tie_entry
from linchpin.chart.organisation.pages import draw_organisation
from linchpin.chart.paper import PAPERS, Paper
from linchpin.chart.timeline.build import timeline
from linchpin.chart.timeline.page import draw_timeline
from linchpin.chart.words import Words
from linchpin.network.network import Network


@dataclass(frozen=True, slots=True)
class Wishes:
    """How a picture is wanted.

    Attributes:
        lang: `en` or `es`.
        depth: How many steps from the organisation are followed.
        paper: Name of a sheet, one of `PAPERS`.
        portrait: Gives the picture of an entity as a data URI, if there is one.
        credit: Gives who made that picture, if it is known.
    """

    lang: str = "en"
    depth: int = DEFAULT_DEPTH
    paper: str = "tabloid"
    portrait: Callable[[str], str | None] = no_portrait
    credit: Callable[[str], str | None] = no_portrait

    @property
    def sheet(self) -> Paper:
        """Return the sheet.

        Raises:
            ChartError: There is none of that name.
        """
        if self.paper not in PAPERS:
            raise ChartError(f"paper {self.paper!r} is none of: {', '.join(PAPERS)}")
        return PAPERS[self.paper]


def picture_of_organisation(network: Network, who: str, wishes: Wishes) -> Drawing:
    """Return the organisation chart of an organisation, or of the group around a person."""
    chart = organisation_chart(
        network,
        who,
        depth=wishes.depth,
        lang=wishes.lang,
        portrait=wishes.portrait,
        credit=wishes.credit,
    )
    return Drawing(
        name=chart.name,
        pages=draw_organisation(chart, wishes.sheet),
        entries=organisation_entries(chart),
        sources=chart.sources,
        editions=network.snapshot.editions,
        as_of=chart.as_of,
        lang=wishes.lang,
    )


def picture_of_ego(network: Network, who: str, wishes: Wishes) -> Drawing:
    """Return the ego network of somebody."""
    ego = ego_network(network, who, lang=wishes.lang)
    names = {node.key: node.name for node in (ego.middle, *ego.neighbours)}
    boxes = [
        CheckEntry(node.key, "box", node.name, node.lines) for node in (ego.middle, *ego.neighbours)
    ]
    lines = [tie_entry(tie, names) for node in ego.neighbours for tie in node.ties]
    return Drawing(
        name=ego.middle.name,
        pages=draw_ego(ego, wishes.sheet),
        entries=tuple(unique_entries([*boxes, *lines])),
        sources=ego.sources,
        editions=network.snapshot.editions,
        as_of=ego.as_of,
        lang=wishes.lang,
    )


def picture_of_timeline(network: Network, who: str, wishes: Wishes) -> Drawing:
    """Return the timeline of somebody."""
    found = timeline(network, who, lang=wishes.lang)
    words = Words(wishes.lang)
    entries = tuple(
        CheckEntry(item.key, "box", f"{words.date(item.date)}: {item.text}", item.lines)
        for item in found.moments
    )
    return Drawing(
        name=found.name,
        pages=draw_timeline(found, wishes.sheet),
        entries=entries,
        sources=found.sources,
        editions=network.snapshot.editions,
        as_of=found.as_of,
        lang=wishes.lang,
    )


def picture_of_map(network: Network, who: str, wishes: Wishes) -> Drawing:
    """Return the map of the places claims about somebody name."""
    found = place_map(network, who, depth=wishes.depth, lang=wishes.lang)
    words = Words(wishes.lang)
    places = [
        CheckEntry(
            f"place-{number}",
            "box",
            f"{spot.place.name}: {words.list_of(list(spot.who))}",
            spot.lines,
        )
        for number, spot in enumerate(found.spots, start=1)
    ]
    places += [
        CheckEntry(
            f"area-{number}", "box", f"{area.name}: {words.list_of(list(area.who))}", area.lines
        )
        for number, area in enumerate(found.areas, start=1)
    ]
    flows = [
        CheckEntry(f"flow-{number}", "line", f"{flow.source.name} → {flow.target.name}", flow.lines)
        for number, flow in enumerate(found.flows)
    ]
    return Drawing(
        name=found.name,
        pages=draw_map(found, wishes.sheet),
        entries=(*places, *flows),
        sources=found.sources,
        editions=network.snapshot.editions,
        as_of=found.as_of,
        lang=wishes.lang,
    )


class PictureKind(Protocol):
    """Draws one kind of picture; every box and line of it rests on claims."""

    def __call__(self, network: Network, who: str, wishes: Wishes, /) -> Drawing:
        """Return the picture.

        Args:
            network: As of the day that is asked for.
            who: Whom it is about: a name, an entry number or an id.
            wishes: How it is wanted.

        Raises:
            ChartError: There is nothing to draw.
            NetworkError: Nobody or several entities fit.
        """
        ...


KINDS: dict[str, PictureKind] = {
    "organisation": picture_of_organisation,
    "ego": picture_of_ego,
    "timeline": picture_of_timeline,
    "map": picture_of_map,
}
"""Name of a kind of picture, as `--kind` takes it, to what draws it."""
