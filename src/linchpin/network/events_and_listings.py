"""The sections of an answer with a date: what is on a list, and what the law did, in time order."""

from __future__ import annotations

from collections.abc import Iterable

from linchpin.claims.claim import Claim
from linchpin.claims.dates import parse_date, say_date
from linchpin.claims.events import SANCTION_EVENTS
from linchpin.network.answer import Citations, Line
from linchpin.network.entity_claims import Gathered, first_values
from linchpin.network.network import Network


def listings(gathered: Gathered, network: Network, cite: Citations) -> tuple[Line, ...]:
    """Return what says that it is on a list: programs, provisions, entry numbers.

    The list itself holds no date of designation, so none is given here.
    """
    lines: list[Line] = []
    for claims in gathered.around.values():
        if claims[0].schema != "Sanction":
            continue
        if network.edition(claims[0].dataset).kind == "list":
            lines.extend(_listing(claims, network, cite))
        else:
            lines.extend(_said_listed(claims, cite))
    return tuple(sorted(lines, key=lambda line: (line.kind != "program", line.text)))


def _listing(claims: list[Claim], network: Network, cite: Citations) -> Iterable[Line]:
    values = first_values(claims)
    edition = say_date(network.edition(claims[0].dataset).date)
    if "program" in values:
        number = values.get("authorityId")
        text = f"on the list in the edition of {edition}: program {values['program']}"
        text += f", entry {number}" if number is not None else ""
        shown = [claim for claim in claims if claim.prop == "program"]
        yield cite.line(text, "program", shown)
    elif "listingDate" not in values:
        yield cite.line(values.get("provisions", ""), "provision", claims)


def _said_listed(claims: list[Claim], cite: Citations) -> Iterable[Line]:
    values = first_values(claims)
    if values.get("status") != "listed":
        return
    date = next((claim.date for claim in claims if claim.date is not None), None)
    text = "on the list" if date is None else f"on the list in the edition of {say_date(date)}"
    if "authorityId" in values:
        text += f", entry {values['authorityId']}"
    yield cite.line(text, "listed", claims)


def events(gathered: Gathered, network: Network, cite: Citations) -> tuple[Line, ...]:
    """Return dated events in time order, undated ones last; one told twice is one line."""
    told: dict[tuple[str | None, str, str], list[Claim]] = {}
    for claims in gathered.around.values():
        if claims[0].schema == "Sanction":
            for key in _designations(claims):
                told.setdefault(key, []).extend(claims)
        elif claims[0].schema == "Event":
            shown = [claim for claim in claims if claim.prop != "involved"] or claims
            told.setdefault(_event(claims, gathered, network), []).extend(shown)
    lines = [cite.line(key[2], key[1], claims, date=key[0]) for key, claims in told.items()]
    return tuple(sorted(lines, key=lambda line: (line.date is None, _when(line.date), line.text)))


def _when(date: str | None) -> tuple[int, int]:
    if date is None:
        return 0, 0
    parsed = parse_date(date)
    return parsed.latest.toordinal(), parsed.earliest.toordinal()


def _designations(claims: list[Claim]) -> Iterable[tuple[str, str, str]]:
    """Yield date, kind and words of what a sanction says was done."""
    values = first_values(claims)
    for kind, prop in SANCTION_EVENTS.items():
        if prop not in values:
            continue
        text = f"{kind} by {values.get('authority', 'an authority not named')}"
        if "program" in values:
            text += f" under {values['program']}"
        if "provisions" in values:
            text += f": {values['provisions']}"
        yield values[prop], kind, text


def _event(
    claims: list[Claim], gathered: Gathered, network: Network
) -> tuple[str | None, str, str]:
    """Return date, kind and words of an event."""
    values = first_values(claims)
    kind = values.get("keywords", "event")
    summary, place = values.get("summary", kind), values.get("location", "")
    text = summary if summary.startswith(kind) else f"{kind}: {summary}"
    if place and place not in text:
        text += f", {place}"
    others = {
        network.names.caption(network.resolution.of(claim.value))
        for claim in claims
        if claim.prop == "involved" and claim.value not in gathered.members
    }
    if others:
        text += f" (with {', '.join(sorted(others))})"
    return values.get("date") or values.get("startDate"), kind, text
