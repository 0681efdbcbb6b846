"""Gather what sources date: events, listings, relations, dates of any property, statements."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from linchpin.chart.organisation.badges import badge_kind, event_text
from linchpin.chart.organisation.cards import undenied
from linchpin.chart.organisation.ties import make_ties
from linchpin.chart.plain_names import plain_name
from linchpin.chart.standing import firmness, qualified
from linchpin.chart.timeline.moment import Moment
from linchpin.chart.vocabulary import PHRASES
from linchpin.chart.words import Words
from linchpin.claims.claim import Claim, Standing
from linchpin.claims.dates import parse_date
from linchpin.claims.errors import ClaimError
from linchpin.claims.events import LEGAL_EVENTS, SANCTION_EVENTS
from linchpin.network import events_and_listings
from linchpin.network.answer import Line
from linchpin.network.citation import manner
from linchpin.network.citations import Citations
from linchpin.network.edges import Edge
from linchpin.network.entity_claims import Gathered
from linchpin.network.event_standing import is_done
from linchpin.network.network import Network
from linchpin.network.property_words import properties_of_type, property_words

_LEGAL = (*LEGAL_EVENTS, *SANCTION_EVENTS)
_NOT_DATED = ("createdAt", "modifiedAt", "retrievedAt")
"""Dates of records, not of what they record."""
_WITH = re.compile(r" \(with [^()]*\)")
"""Who else an event concerned: members of one event stand in one row."""
_WITH_HAPPENINGS = ("Sanction", "Event")
"""Things whose dates are events or listings, told as such."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a timeline is gathered from.

    Attributes:
        network: As of the day that is asked for.
        entity: Whom it is about.
        gathered: Claims about the entity and its members, by id.
        cite: Numbers the sources.
        words: Language.
    """

    network: Network
    entity: str
    gathered: dict[str, Gathered]
    cite: Citations
    words: Words

    @property
    def own(self) -> Gathered:
        """Return the claims about the entity itself."""
        return self.gathered[self.entity]


def moments_of(told: Told) -> list[Moment]:
    """Return everything dated, in no order."""
    return [
        *_own_events(told),
        *_listings(told),
        *_relations(told),
        *_dates(told),
        *_statements(told),
        *_members_events(told),
    ]


def _events(told: Told, gathered: Gathered) -> Iterator[tuple[Line, str]]:
    """Yield dated events, each with its date."""
    for line in undenied(events_and_listings.events(gathered, told.network, told.cite)):
        if line.date is not None:
            yield line, line.date


def _kind(line: Line) -> str:
    if line.kind not in _LEGAL:
        return "event"
    return badge_kind(line) if is_done(line) else "reported"


def _own_events(told: Told) -> Iterator[Moment]:
    for line, date in _events(told, told.own):
        yield Moment("", date, event_text(line, told.words), _kind(line), (line,))


def _members_events(told: Told) -> Iterator[Moment]:
    grouped: dict[tuple[str, str, str], dict[str, list[Line]]] = {}
    for key, gathered in told.gathered.items():
        if key == told.entity:
            continue
        for line, date in _events(told, gathered):
            if line.kind in _LEGAL:
                text = _WITH.sub("", event_text(line, told.words))
                same = grouped.setdefault((_kind(line), date, text), {})
                same.setdefault(plain_name(told.network, key), []).append(line)
    for (kind, date, text), people in grouped.items():
        names = told.words.list_of(sorted(people))
        shown = told.words("of members", event=text, who=names)
        lines = tuple(line for found in people.values() for line in found)
        yield Moment("", date, shown, kind, lines)


def _listings(told: Told) -> Iterator[Moment]:
    """Yield the editions of lists that have the entity; what they say is dated by them."""
    for line in undenied(events_and_listings.listings(told.own, told.network, told.cite)):
        for date in sorted({said.date for said in line.said if said.listed}):
            said = tuple(item for item in line.said if item.listed and item.date == date)
            titles = {
                source.title for source in told.cite.sources() if source.number == said[0].source
            }
            text = told.words("in edition", title="; ".join(sorted(titles)))
            shown = Line(line.text, line.kind, said, line.entity, date, line.claims)
            yield Moment("", date, text, "listed", (shown,))
            break


def _relations(told: Told) -> Iterator[Moment]:
    """Yield relations with a beginning, an end or a day, and payments."""
    network, words = told.network, told.words
    claims = {claim.id: claim for item in told.gathered.values() for claim in item.everything()}
    for edge in network.ties.get(told.entity, ()):
        date = _time_of(edge)
        if date is None or edge.one_of > 1:
            continue
        for tie in make_ties([edge], claims, told.cite, words):
            source, target = plain_name(network, tie.source), plain_name(network, tie.target)
            what = qualified(tie.text, firmness(tie.lines), words)
            yield Moment("", date, f"{source} → {target}: {what}", "relation", tie.lines)


def _time_of(edge: Edge) -> str | None:
    """Return when a relation held: its whole time where that can be written as one date."""
    if edge.on is not None:
        return _known(edge.on)
    if edge.start is not None and edge.end is not None:
        return _known(f"{edge.start}/{edge.end}") or _known(edge.start)
    return _known(edge.start or edge.end)


def _known(date: str | None) -> str | None:
    """Return a date that can be placed, or None."""
    if date is None:
        return None
    try:
        return parse_date(date).text
    except ClaimError:
        return None


def _dates(told: Told) -> Iterator[Moment]:
    """Yield dates of any other property of the entity, and of its documents and other things."""
    dated = properties_of_type("date")
    claims = [*told.own.own]
    for found in told.own.around.values():
        if found[0].schema not in _WITH_HAPPENINGS:
            claims += found
    grouped: dict[tuple[str, str], list[Claim]] = {}
    for claim in claims:
        prop = claim.prop or ""
        if claim.evidence.standing is Standing.DENIED or prop in _NOT_DATED:
            continue
        date, text = _known(claim.value), _date_words(claim, told.words)
        if prop not in dated:
            date, text = _known(claim.date), f"{_prop_words(prop, told.words)}: {claim.value}"
            if claim.quantity is not None or prop in ("notes", "summary"):
                continue
        if date is not None:
            grouped.setdefault((date, text), []).append(claim)
    for (date, text), same in grouped.items():
        line = told.cite.line(text, "dated", same, date=date)
        yield Moment("", date, qualified(text, firmness([line]), told.words), "dated", (line,))


def _date_words(claim: Claim, words: Words) -> str:
    text = _prop_words(claim.prop or "", words)
    document = claim.schema in ("Passport", "Identification")
    return f"{words('document')}: {text}" if document else text


def _prop_words(prop: str, words: Words) -> str:
    key = f"date {prop}"
    return words(key) if key in PHRASES else property_words(prop)


def _statements(told: Told) -> Iterator[Moment]:
    grouped: dict[tuple[str, str], list[Claim]] = {}
    for claim in told.own.own:
        if claim.evidence.standing is Standing.DENIED:
            continue
        period = None if claim.quantity is None else claim.quantity.period
        date = _known(period or claim.date)
        if date is None or (claim.quantity is None and claim.prop not in ("notes", "summary")):
            continue
        grouped.setdefault((date, _statement(claim, told.words)), []).append(claim)
    for (date, text), claims in grouped.items():
        line = told.cite.line(text, "statement", claims, date=date)
        yield Moment("", date, f"{text} ({_by(line, told.words)})", "statement", (line,))


def _statement(claim: Claim, words: Words) -> str:
    if claim.quantity is None:
        return claim.value
    amount, _, period = str(claim.quantity).partition(" (")
    when = f" ({words.date(claim.quantity.period)})" if claim.quantity.period and period else ""
    return f"{claim.value}: {words.amount(amount)}{when}"


def _by(line: Line, words: Words) -> str:
    said = line.said[0]
    if said.opinion or said.standing != Standing.STATED:
        return f"{said.speaker}, {manner(said, words.lang)}"
    return said.speaker


def dated_claims(gathered: Iterable[Claim]) -> Iterator[Claim]:
    """Yield the claims with a date of their own, which a timeline has a place for."""
    dated = properties_of_type("date")
    for claim in gathered:
        if claim.evidence.standing is Standing.DENIED or claim.prop in _NOT_DATED:
            continue
        if claim.date is not None or (claim.prop in dated and _known(claim.value)):
            yield claim
