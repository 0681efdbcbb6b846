"""The sections of an answer about one entity, each made from gathered claims."""

from __future__ import annotations

from collections.abc import Iterable

from linchpin.claims.claim import Claim, Standing
from linchpin.claims.dates import parse_date, say_date
from linchpin.claims.edition import merge_claims
from linchpin.claims.events import SANCTION_EVENTS
from linchpin.claims.ftm import schemata
from linchpin.network.answer import Citations, Line
from linchpin.network.edges import Edge, make_edges
from linchpin.network.gather import Gathered
from linchpin.network.network import Network

NAME_PROPERTIES = ("name", "alias", "previousName", "weakAlias")
_FACTS = (
    "birthDate birthPlace deathDate nationality citizenship gender title position profession "
    "ethnicity religion height incorporationDate sector legalForm description flag pastFlags type "
    "pastTypes tonnage grossRegisteredTonnage callSign model buildDate serialNumber icaoCode mmsi "
    "imoNumber registrationNumber"
).split()
_CONTACT = ("website", "email", "phone")
_DATES = frozenset(
    name
    for schema in schemata().values()
    for name, kind in schema.properties.items()
    if kind == "date"
)


def say_value(claim: Claim) -> str:
    """Return a claim's value as a person reads it."""
    if claim.prop in _DATES:
        return say_date(claim.value)
    if claim.original is not None and claim.prop not in NAME_PROPERTIES:
        return claim.original
    return claim.value


def property_lines(
    claims: Iterable[Claim], properties: Iterable[str], cite: Citations
) -> tuple[Line, ...]:
    """Return one line for each value of some properties, in the order of the properties."""
    values: dict[tuple[str, str, bool], list[Claim]] = {}
    for claim in merge_claims(claims):
        denied = claim.evidence.standing is Standing.DENIED
        values.setdefault((claim.prop or "", claim.value, denied), []).append(claim)
    order = {prop: position for position, prop in enumerate(properties)}
    found = sorted(
        (key for key in values if key[0] in order), key=lambda key: (order[key[0]], key[1])
    )
    return tuple(cite.line(say_value(values[key][0]), key[0], values[key]) for key in found)


def names(gathered: Gathered, cite: Citations) -> tuple[Line, ...]:
    """Return every name, strong ones first."""
    return property_lines(gathered.own, NAME_PROPERTIES, cite)


def facts(gathered: Gathered, cite: Citations) -> tuple[Line, ...]:
    """Return births, places, nationalities, offices and what else describes the entity."""
    own = [c for c in gathered.own if c.schema not in ("Person", "Company") or _plain(c, gathered)]
    return property_lines(own, _FACTS, cite)


def _plain(claim: Claim, gathered: Gathered) -> bool:
    """Say whether a number is not shown as a document already."""
    return claim.prop != "registrationNumber" or not any(
        claim.value == other.value and other.prop == "number"
        for claims in gathered.around.values()
        for other in claims
    )


def contact(gathered: Gathered, cite: Citations) -> tuple[Line, ...]:
    """Return addresses, websites, e-mail addresses and phone numbers."""
    lines = []
    for claims in gathered.around.values():
        if claims[0].schema == "Address":
            full = [claim for claim in claims if claim.prop == "full"]
            if full:
                lines.append(cite.line(full[0].value, "address", full))
    return (*lines, *property_lines(gathered.own, _CONTACT, cite))


def identifiers(gathered: Gathered, cite: Citations) -> tuple[Line, ...]:
    """Return documents and numbers with their country and dates, and wallets."""
    lines = []
    for claims in gathered.around.values():
        values = _values(claims)
        schema = claims[0].schema
        if schema in ("Passport", "Identification"):
            text = f"{values.get('type', schema)} {values.get('number', '')}"
            if "country" in values:
                text += f" ({_original(claims, 'country')})"
            for prop, word in (("startDate", "issued"), ("endDate", "expires")):
                if prop in values:
                    text += f", {word} {say_date(values[prop])}"
            lines.append(cite.line(text, "identification", claims))
        elif schema == "CryptoWallet":
            text = f"{values.get('currency', 'wallet')} {values.get('publicKey', '')}"
            lines.append(cite.line(text, "wallet", claims))
    return tuple(sorted(lines, key=lambda line: line.text))


def listings(gathered: Gathered, network: Network, cite: Citations) -> tuple[Line, ...]:
    """Return programs and provisions of list editions, which hold no date of designation."""
    lines = []
    for claims in gathered.around.values():
        values = _values(claims)
        if claims[0].schema != "Sanction" or network.edition(claims[0].dataset).kind != "list":
            continue
        edition = say_date(network.edition(claims[0].dataset).date)
        if "program" in values:
            number = values.get("authorityId")
            text = f"on the list in the edition of {edition}: program {values['program']}"
            text += f", entry {number}" if number is not None else ""
            shown = [claim for claim in claims if claim.prop == "program"]
            lines.append(cite.line(text, "program", shown))
        elif "listingDate" not in values:
            lines.append(cite.line(values.get("provisions", ""), "provision", claims))
    return tuple(lines)


def events(gathered: Gathered, network: Network, cite: Citations) -> tuple[Line, ...]:
    """Return dated events in time order, undated ones last."""
    lines: list[Line] = []
    for claims in gathered.around.values():
        values = _values(claims)
        if claims[0].schema == "Sanction":
            lines.extend(_designation(claims, values, cite))
        elif claims[0].schema == "Event":
            lines.append(_event(claims, values, gathered, network, cite))
    return tuple(sorted(lines, key=lambda line: (line.date is None, _when(line.date), line.kind)))


def _when(date: str | None) -> tuple[int, int]:
    if date is None:
        return 0, 0
    parsed = parse_date(date)
    return parsed.latest.toordinal(), parsed.earliest.toordinal()


def _designation(claims: list[Claim], values: dict[str, str], cite: Citations) -> Iterable[Line]:
    for kind, prop in SANCTION_EVENTS.items():
        if prop not in values:
            continue
        text = f"{kind} by {values.get('authority', 'an authority not named')}"
        if "program" in values:
            text += f" under {values['program']}"
        if "provisions" in values:
            text += f": {values['provisions']}"
        yield cite.line(text, kind, claims, date=values[prop])


def _event(
    claims: list[Claim],
    values: dict[str, str],
    gathered: Gathered,
    network: Network,
    cite: Citations,
) -> Line:
    kind = values.get("keywords", "event")
    date = values.get("date") or values.get("startDate")
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
    shown = [claim for claim in claims if claim.prop != "involved"] or claims
    return cite.line(text, kind, shown, date=date)


def relations(
    gathered: Gathered, network: Network, entity: str, cite: Citations
) -> dict[str, tuple[Line, ...]]:
    """Return relations by kind; denied ones and those with an open end are kept apart."""
    groups: dict[str, dict[tuple[str, str], list[Claim]]] = {}
    others: dict[tuple[str, str, str], str] = {}
    for relation in sorted(gathered.relations):
        claims = gathered.relations[relation]
        edges = make_edges(claims, network.resolution.of)
        if edges:
            for edge in edges:
                heading, text = _heading(edge), _relation_text(edge, network, entity)
                groups.setdefault(heading, {}).setdefault((edge.other(entity), text), []).extend(
                    claims
                )
                others[heading, edge.other(entity), text] = edge.other(entity)
        else:
            denied = any(claim.evidence.standing is Standing.DENIED for claim in claims)
            heading = "Denied" if denied else "Links with an open end"
            text = _open_text(claims, network)
            groups.setdefault(heading, {}).setdefault(("", text), []).extend(claims)
    return {
        heading: tuple(
            cite.line(text, heading, claims, entity=others.get((heading, other, text)))
            for (other, text), claims in sorted(
                table.items(), key=lambda item: (item[0][1].casefold(), item[0])
            )
        )
        for heading, table in sorted(groups.items(), key=lambda item: _ORDER.get(item[0], 9))
    }


_HEADINGS = {
    "Family": "Family",
    "Associate": "Associates",
    "Membership": "Organisation and role",
    "Directorship": "Directors",
    "Ownership": "Owners and what is owned",
    "Succession": "Succession",
    "Payment": "Payments",
    "UnknownLink": "Other links",
}
_ORDER = {
    "Organisation and role": 0,
    "Succession": 1,
    "Family": 2,
    "Associates": 3,
    "Directors": 4,
    "Owners and what is owned": 5,
    "Payments": 6,
    "Other links": 7,
    "Linked To (the list says no more)": 8,
}


def _heading(edge: Edge) -> str:
    if edge.role == "Linked To":
        return "Linked To (the list says no more)"
    return _HEADINGS.get(edge.schema, edge.schema)


_FORWARD = {
    "Family": "{role}: {other}",
    "Associate": "{role}: {other}",
    "Membership": "{role} of {other}",
    "Directorship": "{role} of {other}",
    "Ownership": "owns {other}",
    "Succession": "succeeded by {other}",
}
"""How a relation reads from the end its schema names first."""

_BACKWARD = {
    "Family": "{role} of {other}",
    "Associate": "{role} of {other}",
    "Membership": "{role}: {other}",
    "Directorship": "{role}: {other}",
    "Ownership": "owned by {other}",
    "Succession": "succeeds {other}",
}
"""How it reads from the other end; a kinship word describes the relative (FollowTheMoney)."""

_PLAIN_ROLE = {
    "Family": "family member",
    "Associate": "associate",
    "Membership": "member",
    "Directorship": "director",
}


def _relation_text(edge: Edge, network: Network, entity: str) -> str:
    other = network.names.caption(edge.other(entity))
    outward = edge.source == entity
    role = edge.role or _PLAIN_ROLE.get(edge.schema, edge.schema)
    if role == "Linked To":
        text = f"linked to {other}" if outward else f"{other} is linked to it"
    else:
        pattern = (_FORWARD if outward else _BACKWARD).get(edge.schema)
        if pattern is not None:
            text = pattern.format(role=role, other=other)
        else:
            text = f"{role} → {other}" if outward else f"{other}: {role} → it"
    if edge.start is not None and edge.end is None:
        text += f", since {say_date(edge.start)}"
    elif edge.start is not None and edge.end is not None:
        text += f", {say_date(edge.start)} to {say_date(edge.end)}"
    if edge.one_of > 1:
        text += f" [one of {edge.one_of} entries of that name; none is picked]"
    return text


def _open_text(claims: list[Claim], network: Network) -> str:
    values = _values(claims)
    schema = schemata().get(claims[0].schema or "")
    ends = [] if schema is None or schema.edge is None else [values.get(p) for p in schema.edge]
    named = [network.names.caption(network.resolution.of(end)) for end in ends if end is not None]
    role = values.get("role") or values.get("relationship") or claims[0].schema or ""
    return values.get("summary") or f"{role}: {' / '.join(named)}"


def quantities(claims: Iterable[Claim], cite: Citations) -> tuple[Line, ...]:
    """Return amounts and counts with what they measure."""
    return tuple(
        cite.line(f"{claim.value}: {claim.quantity}", "quantity", [claim])
        for claim in claims
        if claim.quantity is not None
    )


def statements(claims: Iterable[Claim], cite: Citations) -> tuple[Line, ...]:
    """Return what is said in free words, in document order."""
    found = [c for c in claims if c.quantity is None and c.prop in (None, "notes", "summary")]
    ordered = sorted(found, key=lambda c: (c.evidence.document, c.evidence.start, c.id))
    return tuple(cite.line(claim.value, "statement", [claim], date=claim.date) for claim in ordered)


def _values(claims: Iterable[Claim]) -> dict[str, str]:
    values: dict[str, str] = {}
    for claim in claims:
        if claim.prop is not None:
            values.setdefault(claim.prop, claim.value)
    return values


def _original(claims: Iterable[Claim], prop: str) -> str:
    for claim in claims:
        if claim.prop == prop:
            return claim.original or claim.value
    return ""
