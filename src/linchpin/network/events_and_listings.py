"""The sections of an answer with a date: what is on a list, and what the law did, in time order."""

from __future__ import annotations

import re
from collections.abc import Iterable

from linchpin.claims.claim import Claim
from linchpin.claims.dates import parse_date, say_date
from linchpin.claims.events import LEGAL_EVENTS, SANCTION_EVENTS
from linchpin.network.answer import Line
from linchpin.network.citations import Citations
from linchpin.network.entity_claims import Gathered, first_values
from linchpin.network.network import Network
from linchpin.network.pleas import begins_as_plea
from linchpin.network.property_words import say_value
from linchpin.network.things import rest_of, things_of


def listings(gathered: Gathered, network: Network, cite: Citations) -> tuple[Line, ...]:
    """Return what says that it is on a list: programs, provisions, entry numbers.

    The list itself holds no date of designation, so none is given here.
    """
    lines: list[Line] = []
    for thing in things_of(gathered)[0]:
        if thing.schema != "Sanction":
            continue
        if network.edition(thing.said[0].dataset).kind == "list":
            lines.extend(_listing(thing.said, network, cite))
        elif not set(SANCTION_EVENTS.values()) & first_values(thing.said).keys():
            lines.append(_said_listed(thing.said, cite))
    return tuple(sorted(lines, key=lambda line: (line.kind != "program", line.text)))


def _listing(claims: list[Claim], network: Network, cite: Citations) -> Iterable[Line]:
    values = first_values(claims)
    edition = say_date(network.edition(claims[0].dataset).date)
    if "program" in values:
        number = values.get("authorityId")
        programs = ", ".join(dict.fromkeys(c.value for c in claims if c.prop == "program"))
        text = f"on the list in the edition of {edition}: program {programs}"
        text += f", entry {number}" if number is not None else ""
        shown = ("program", "authority", "authorityId", "listingDate")
        yield cite.line(text + rest_of(claims, shown, text), "program", claims)
    elif "listingDate" not in values:
        text = values.get("provisions", "") or "on the list"
        yield cite.line(
            text + rest_of(claims, ("provisions", "authority"), text), "provision", claims
        )


def _said_listed(claims: list[Claim], cite: Citations) -> Line:
    values = first_values(claims)
    date = next((claim.date for claim in claims if claim.date is not None), None)
    text = "on the list" if values.get("status") == "listed" else "sanctions"
    if date is not None and values.get("status") == "listed":
        text += f" in the edition of {say_date(date)}"
    if "authorityId" in values:
        text += f", entry {values['authorityId']}"
    return cite.line(text + rest_of(claims, ("status", "authorityId"), text), "listed", claims)


def events(gathered: Gathered, network: Network, cite: Citations) -> tuple[Line, ...]:
    """Return dated events in time order, undated ones last; one told twice is one line."""
    told: dict[tuple[str | None, str, str], list[Claim]] = {}
    for thing in things_of(gathered)[0]:
        if thing.schema == "Sanction":
            of_list = network.edition(thing.said[0].dataset).kind == "list"
            for key in _designations(thing.said, of_list=of_list):
                told.setdefault(key, []).extend(thing.said)
        elif thing.schema == "Event":
            told.setdefault(_event(thing.said, gathered, network), []).extend(thing.said)
    lines = [cite.line(key[2], key[1], claims, date=key[0]) for key, claims in told.items()]
    return tuple(sorted(lines, key=lambda line: (line.date is None, _when(line.date), line.text)))


def last_events(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Return what the law did last, or how a life ended: every line that may be the last one.

    Events of one date stand together, as do those whose dates leave open which came last; an event
    without a date may be the last one, so it comes after those with one. An acquittal, a dismissal
    or a delisting is a last event like any other.

    Args:
        lines: Events, as `events` gives them.
    """
    legal = [line for line in lines if line.kind in (*LEGAL_EVENTS, *SANCTION_EVENTS)]
    with_date = [(line, parse_date(line.date)) for line in legal if line.date is not None]
    without = [line for line in legal if line.date is None]
    if not with_date:
        return tuple(without)
    latest_start = max(when.earliest for _, when in with_date)
    last = [line for line, when in with_date if when.latest >= latest_start]
    return (*last, *without)


def _when(date: str | None) -> tuple[int, int]:
    if date is None:
        return 0, 0
    parsed = parse_date(date)
    return parsed.latest.toordinal(), parsed.earliest.toordinal()


def _designations(claims: list[Claim], *, of_list: bool) -> Iterable[tuple[str, str, str]]:
    """Yield date, kind and words of what a sanction says was done.

    What a list says of its own entry ends a measure on a day, often one to come; nobody is delisted
    by it while the list names the entry.
    """
    values = first_values(claims)
    for kind, prop in SANCTION_EVENTS.items():
        if prop not in values or (of_list and kind == "delisted"):
            continue
        text = f"{kind} by {values.get('authority', 'an authority not named')}"
        if "program" in values:
            text += f" under {values['program']}"
        if "provisions" in values:
            text += f": {values['provisions']}"
        dates = (prop,) if of_list else SANCTION_EVENTS.values()
        shown = ("authority", "program", "provisions", "status", *dates)
        once = [p for p in shown if sum(c.prop == p for c in claims) == 1]
        yield values[prop], kind, text + rest_of(claims, once, text)


_DESIGNATION = re.compile(
    rf"(?:{'|'.join(SANCTION_EVENTS)}) by (.+?)(?: under ([^:;]+?))?(?:(?::|;) ?(.+))?", re.DOTALL
)


def designation_parts(text: str) -> tuple[str, str | None, str | None] | None:
    """Return authority, program and what else is said, of the words of a designation.

    >>> designation_parts("designated by OFAC under SDNTK: identified as traffickers")
    ('OFAC', 'SDNTK', 'identified as traffickers')
    >>> designation_parts("designated") is None
    True
    """
    found = _DESIGNATION.fullmatch(text)
    return None if found is None else (found[1], found[2], found[3])


def _event(
    claims: list[Claim], gathered: Gathered, network: Network
) -> tuple[str | None, str, str]:
    """Return date, kind and words of an event: what was pleaded, found or decided, in full."""
    values = first_values(claims)
    kind = values.get("keywords", "event")
    summary = values.get("summary", kind)
    if kind == "pleaded" and begins_as_plea(summary):
        text = f"{kind} {summary}"
    else:
        text = summary if summary.startswith(kind) else f"{kind}: {summary}"
    for place in dict.fromkeys(say_value(c) for c in claims if c.prop == "location"):
        text += "" if place in text else f", {place}"
    shown = ("date", "startDate", "name", "keywords", "location", "summary")
    once = [p for p in shown if sum(c.prop == p for c in claims) == 1]
    text += rest_of(claims, once, text)
    others = {
        network.names.caption(network.resolution.of(claim.value))
        for claim in claims
        if claim.prop in ("involved", "organizer") and claim.value not in gathered.members
    }
    if others:
        text += f" (with {', '.join(sorted(others))})"
    return values.get("date") or values.get("startDate"), kind, text
