"""Draw one kind of picture from the network; the one door the surfaces use."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from linchpin.chart.drawing import Drawing
from linchpin.chart.errors import ChartError
from linchpin.chart.organisation.build import DEFAULT_DEPTH, no_portrait, organisation_chart
from linchpin.chart.organisation.evidence import organisation_entries
from linchpin.chart.organisation.pages import draw_organisation
from linchpin.chart.paper import PAPERS, Paper
from linchpin.network.network import Network


@dataclass(frozen=True, slots=True)
class Wishes:
    """How a picture is wanted.

    Attributes:
        lang: `en` or `es`.
        depth: How many steps from the organisation are followed.
        paper: Name of a sheet, one of `PAPERS`.
        portrait: Gives the picture of an entity as a data URI, if there is one.
    """

    lang: str = "en"
    depth: int = DEFAULT_DEPTH
    paper: str = "tabloid"
    portrait: Callable[[str], str | None] = no_portrait

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
        network, who, depth=wishes.depth, lang=wishes.lang, portrait=wishes.portrait
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


KINDS: dict[str, Callable[[Network, str, Wishes], Drawing]] = {
    "organisation": picture_of_organisation,
}
"""Name of a kind of picture, as `--kind` takes it, to what draws it."""
