"""A timeline: everything sources date about somebody, in time order."""

from __future__ import annotations

from dataclasses import dataclass, replace

from linchpin.chart.errors import ChartError
from linchpin.chart.numbering import SourceNumbers
from linchpin.chart.organisation.membership import find_members, form_of
from linchpin.chart.page_head import edition_notes
from linchpin.chart.plain_names import plain_name
from linchpin.chart.timeline.moment import Moment
from linchpin.chart.timeline.moments import Told, moments_of
from linchpin.chart.words import Words
from linchpin.claims.dates import parse_date
from linchpin.network.answer import CitedSource
from linchpin.network.citations import cite_claims
from linchpin.network.entity_claims import gather_all
from linchpin.network.network import Network


@dataclass(frozen=True, slots=True)
class Timeline:
    """Everything dated about somebody, in time order.

    Attributes:
        key: Canonical entity id.
        name: Full name.
        moments: Oldest first.
        as_of: ISO day, None for everything known.
        editions: Lists that count, in words.
        sources: Every source cited.
        lang: `en` or `es`.
    """

    key: str
    name: str
    moments: tuple[Moment, ...]
    as_of: str | None
    editions: tuple[str, ...]
    sources: tuple[CitedSource, ...]
    lang: str


def timeline(network: Network, who: str, *, lang: str = "en") -> Timeline:
    """Return what is dated about somebody; of an organisation, its members' legal events too.

    Args:
        network: As of the day that is asked for.
        who: A name, an entry number or an id.
        lang: `en` or `es`.

    Raises:
        ChartError: Nothing is dated.
        NetworkError: Nobody or several entities fit.
    """
    words = Words(lang)
    entity = network.one(who)
    members: list[str] = []
    if form_of(network, entity) == "organisation":
        members = sorted(find_members(network, entity, 1).members)
    gathered = gather_all(network, [entity, *members])
    claims = [claim for item in gathered.values() for claim in item.everything()]
    cite = cite_claims(network.snapshot, claims)
    moments = moments_of(Told(network, entity, gathered, cite, words))
    name = plain_name(network, entity)
    if not moments:
        raise ChartError(f"{name}: {words('no dates')}")
    ordered = sorted(moments, key=lambda item: (*_when(item.date), item.text))
    numbers = SourceNumbers(line for item in ordered for line in item.lines)
    return Timeline(
        key=entity,
        name=name,
        moments=tuple(
            replace(item, key=f"moment-{place}", lines=numbers.lines(item.lines))
            for place, item in enumerate(ordered)
        ),
        as_of=None if network.snapshot.as_of is None else network.snapshot.as_of.isoformat(),
        editions=edition_notes(network, words),
        sources=numbers.sources(cite.sources()),
        lang=lang,
    )


def _when(date: str) -> tuple[int, int]:
    parsed = parse_date(date)
    return parsed.earliest.toordinal(), parsed.latest.toordinal()
