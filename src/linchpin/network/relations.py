"""The sections of an answer about relations, by kind and read from the entity's end."""

from __future__ import annotations

from linchpin.claims.claim import Claim, Standing
from linchpin.claims.dates import say_date
from linchpin.claims.ftm import schemata
from linchpin.network.answer import Citations, Line
from linchpin.network.edges import Edge, make_edges
from linchpin.network.entity_claims import Gathered, first_values
from linchpin.network.network import Network
from linchpin.network.roles import plain_words


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


def _relation_text(edge: Edge, network: Network, entity: str) -> str:
    other = network.names.caption(edge.other(entity))
    outward = edge.source == entity
    role = edge.role or plain_words(edge.relation)
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
    values = first_values(claims)
    schema = schemata().get(claims[0].schema or "")
    ends = [] if schema is None or schema.edge is None else [values.get(p) for p in schema.edge]
    named = [network.names.caption(network.resolution.of(end)) for end in ends if end is not None]
    role = values.get("role") or values.get("relationship") or claims[0].schema or ""
    return values.get("summary") or f"{role}: {' / '.join(named)}"
