"""Gather what sources date: legal events, relations with a beginning, statements, amounts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from linchpin.chart.errors import ChartError
from linchpin.chart.numbering import SourceNumbers
from linchpin.chart.organisation.cards import undenied
from linchpin.chart.organisation.membership import find_members, form_of
from linchpin.chart.organisation.ties import make_ties
from linchpin.chart.page_head import edition_notes
from linchpin.chart.words import Words
from linchpin.claims.claim import Claim, Standing
from linchpin.claims.dates import parse_date
from linchpin.claims.events import LEGAL_EVENTS, SANCTION_EVENTS
from linchpin.network import events_and_listings
from linchpin.network.answer import CitedSource, Line
from linchpin.network.citation import manner
from linchpin.network.citations import Citations, cite_claims
from linchpin.network.entity_claims import Gathered, gather_all
from linchpin.network.network import Network


@dataclass(frozen=True, slots=True)
class Moment:
    """One dated thing.

    Attributes:
        key: Unique in the timeline.
        date: EDTF date, month, year, circa or interval.
        text: What is said.
        kind: Kind of event, or `statement`.
        lines: Evidence.
    """

    key: str
    date: str
    text: str
    kind: str
    lines: tuple[Line, ...]

    def __post_init__(self) -> None:
        if not any(line.said for line in self.lines):
            raise ChartError(f"{self.text}: no claim stands behind it; it is not drawn")

    @property
    def legal(self) -> bool:
        """Say whether it is a legal event."""
        return self.kind in (*LEGAL_EVENTS, *SANCTION_EVENTS)


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
    own = gathered[entity]
    moments = [
        *_own_events(own, network, cite, words),
        *_relations(network, entity, claims, cite, words),
        *_statements(own, cite, words),
        *_members_events({key: gathered[key] for key in members}, network, cite, words),
    ]
    if not moments:
        raise ChartError(f"{network.names.caption(entity)}: {words('no dates')}")
    ordered = sorted(moments, key=lambda item: (*_when(item.date), item.text))
    numbers = SourceNumbers(line for item in ordered for line in item.lines)
    return Timeline(
        key=entity,
        name=network.names.caption(entity),
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


def _own_events(own: Gathered, network: Network, cite: Citations, words: Words) -> Iterator[Moment]:
    grouped: dict[tuple[str, str, str], list[Line]] = {}
    for line in undenied(events_and_listings.events(own, network, cite)):
        if line.date is not None:
            grouped.setdefault((line.kind, line.date, line.text), []).append(line)
    for (kind, date, text), lines in grouped.items():
        shown = words(kind) if words.lang != "en" and text in (kind, f"{kind} by OFAC") else text
        yield Moment("", date, shown, kind, tuple(lines))


def _members_events(
    members: dict[str, Gathered], network: Network, cite: Citations, words: Words
) -> Iterator[Moment]:
    grouped: dict[tuple[str, str], dict[str, list[Line]]] = {}
    for key, gathered in members.items():
        for line in undenied(events_and_listings.events(gathered, network, cite)):
            legal = line.kind in (*LEGAL_EVENTS, *SANCTION_EVENTS)
            if legal and line.date is not None:
                same = grouped.setdefault((line.kind, line.date), {})
                same.setdefault(network.names.caption(key), []).append(line)
    for (kind, date), people in grouped.items():
        word = words("delisted badge" if kind == "delisted" else kind)
        text = words("of members", event=word, who=words.list_of(sorted(people)))
        yield Moment("", date, text, kind, tuple(x for lines in people.values() for x in lines))


def _relations(
    network: Network, entity: str, claims: Iterable[Claim], cite: Citations, words: Words
) -> Iterator[Moment]:
    begun = [
        edge for edge in network.ties.get(entity, ()) if edge.start is not None and edge.one_of == 1
    ]
    for tie in make_ties(begun, {claim.id: claim for claim in claims}, cite, words):
        for line in tie.lines:
            if line.date is not None:
                source = network.names.caption(tie.source)
                target = network.names.caption(tie.target)
                yield Moment(
                    "", line.date, f"{source} → {target}: {line.text}", "relation", (line,)
                )


def _statements(own: Gathered, cite: Citations, words: Words) -> Iterator[Moment]:
    grouped: dict[tuple[str, str], list[Claim]] = {}
    for claim in own.own:
        if claim.evidence.standing is Standing.DENIED:
            continue
        period = None if claim.quantity is None else claim.quantity.period
        date = period or claim.date
        if date is None or (claim.quantity is None and claim.prop not in ("notes", "summary")):
            continue
        text = claim.value if claim.quantity is None else f"{claim.value}: {claim.quantity}"
        grouped.setdefault((date, text), []).append(claim)
    for (date, text), claims in grouped.items():
        line = cite.line(text, "statement", claims, date=date)
        said = line.said[0]
        by = said.speaker
        if said.opinion or said.standing != Standing.STATED:
            by += f", {manner(said, words.lang)}"
        yield Moment("", date, f"{text} ({by})", "statement", (line,))
