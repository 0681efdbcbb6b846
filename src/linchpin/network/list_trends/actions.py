"""From an action to the list, and listings beside the legal events of cases."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from linchpin.archive.queries.held_entries import DatedEvent, dated_events
from linchpin.claims.dates import parse_date
from linchpin.claims.errors import ClaimError
from linchpin.claims.events import LEGAL_EVENTS
from linchpin.network.list_trends.trend import Held
from linchpin.network.network import Network


@dataclass(frozen=True, slots=True)
class DaysToList:
    """How long it took from a stated day of listing to the first edition with the entry.

    Attributes:
        entity: Entity id of the entry.
        stated: The day stated, ISO 8601.
        at_least: Days to the last edition without it; negative where that is before the day.
        at_most: Days to the first edition with it.
        claim: Id of the claim that states the day.
    """

    entity: str
    stated: str
    at_least: int
    at_most: int
    claim: str


@dataclass(frozen=True, slots=True)
class ListedAndEvent:
    """A legal event of somebody listed, and whether it came before the listing or after.

    Attributes:
        entity: Canonical id.
        caption: The name.
        kind: Such as `indicted`.
        date: EDTF date of the event.
        order: `before`, `after`, or `not known` where the dates leave it open.
        listed: What is known of the listing, in words.
        claims: Ids of the claims behind both.
    """

    entity: str
    caption: str
    kind: str
    date: str
    order: str
    listed: str
    claims: tuple[str, ...]


def days_to_list(network: Network, editions: Sequence[tuple[str, Held]]) -> list[DaysToList]:
    """Return the days from a stated listing to the list, for entries that came while it was kept.

    Args:
        network: Whose sources state days of listing.
        editions: Date and entries of each edition of a list, oldest first.
    """
    spans = _spans(editions)
    found = []
    for one in _listings(network):
        for record in network.resolution.members(network.resolution.of(one.entity)):
            day = _day(one.date)
            if day is None or record not in spans:
                continue
            without, first = spans[record]
            if without is not None and day <= first:
                least = (without - day).days
                found.append(DaysToList(record, one.date, least, (first - day).days, one.claim))
    return sorted(set(found), key=lambda one: (one.at_most, one.entity, one.claim))


def listings_and_events(
    network: Network, editions: Sequence[tuple[str, Held]]
) -> list[ListedAndEvent]:
    """Return the legal events of those a list names, each before or after the listing.

    The listing is the earliest day a source states; where none does, it lies between the last
    edition without the entry and the first one with it.

    Args:
        network: Whose cases tell of legal events.
        editions: Date and entries of each edition of a list, oldest first.
    """
    of = network.resolution.of
    stated: dict[str, tuple[datetime.date, datetime.date, str, str]] = {}
    for one in _listings(network):
        date = parse_date(one.date)
        words = f"stated: {one.date}"
        known = stated.get(of(one.entity))
        if known is None or date.earliest < known[0]:
            stated[of(one.entity)] = (date.earliest, date.latest, words, one.claim)
    seen: dict[str, tuple[datetime.date, datetime.date, str, str]] = {}
    for record, (without, first) in _spans(editions).items():
        low = without or datetime.date.min
        start = "" if without is None else f"after the edition of {without}, "
        words = f"{start}by the edition of {first}"
        if of(record) not in seen or first < seen[of(record)][1]:
            seen[of(record)] = (low, first, words, "")
    found = []
    for event in dated_events(network.snapshot):
        who = of(event.entity)
        listing = stated.get(who) or seen.get(who)
        if event.kind not in LEGAL_EVENTS or who not in seen or listing is None:
            continue
        found.append(_beside(network, who, event, listing))
    return sorted(found, key=lambda one: (one.kind, one.date, one.entity))


def _beside(
    network: Network,
    who: str,
    event: DatedEvent,
    listing: tuple[datetime.date, datetime.date, str, str],
) -> ListedAndEvent:
    earliest, latest, words, claim = listing
    date = parse_date(event.date)
    order = "not known"
    if date.latest < earliest:
        order = "before"
    elif date.earliest > latest:
        order = "after"
    claims = tuple(filter(None, (event.claim, claim)))
    return ListedAndEvent(
        who, network.names.caption(who), event.kind, event.date, order, words, claims
    )


def _listings(network: Network) -> list[DatedEvent]:
    found = []
    for one in dated_events(network.snapshot):
        if one.kind == "listed":
            try:
                parse_date(one.date)
            except ClaimError:
                continue
            found.append(one)
    return found


def _day(text: str) -> datetime.date | None:
    date = parse_date(text)
    return date.earliest if date.earliest == date.latest else None


def _spans(
    editions: Sequence[tuple[str, Held]],
) -> Mapping[str, tuple[datetime.date | None, datetime.date]]:
    """Return, for each record, the last edition without it and the first one with it."""
    found: dict[str, tuple[datetime.date | None, datetime.date]] = {}
    without: datetime.date | None = None
    for date, held in editions:
        day = parse_date(date).latest
        for entity in held:
            found.setdefault(entity, (without, day))
        without = day
    return found
