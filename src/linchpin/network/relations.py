"""The sections of an answer about relations, by kind and read from the entity's end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from linchpin.claims.claim import Claim, Standing
from linchpin.claims.ftm import schemata
from linchpin.network.answer import Line
from linchpin.network.citations import Citations
from linchpin.network.edges import Edge, make_edges
from linchpin.network.entity_claims import Gathered, first_values
from linchpin.network.network import Network
from linchpin.network.period import say_period
from linchpin.network.property_words import property_words, say_value
from linchpin.network.relation_words import relation_words
from linchpin.network.roles import Relation
from linchpin.network.section import AnswerSection

_BY_SCHEMA = {
    "Associate": AnswerSection.ASSOCIATES,
    "CourtCaseParty": AnswerSection.COURT_CASES,
    "Directorship": AnswerSection.DIRECTORS,
    "Employment": AnswerSection.ROLES,
    "Family": AnswerSection.FAMILY,
    "Membership": AnswerSection.ROLES,
    "Occupancy": AnswerSection.ROLES,
    "Ownership": AnswerSection.OWNERS,
    "Payment": AnswerSection.PAYMENTS,
    "Representation": AnswerSection.REPRESENTATION,
    "Succession": AnswerSection.SUCCESSION,
}
_NEVER_MEMBERS = (Relation.ALLIED, Relation.RIVAL, Relation.SUPPORTS)


def relations(
    gathered: Gathered, network: Network, entity: str, cite: Citations
) -> dict[AnswerSection, tuple[Line, ...]]:
    """Return relations by kind; ended, denied and open ones are kept apart.

    Args:
        gathered: What is said.
        network: Who the other ends are, and what day is asked for.
        entity: From whose end they are read.
        cite: Numbers the sources.
    """
    groups: dict[AnswerSection, dict[_RelationKey, list[Claim]]] = {}
    for claims in gathered.relations.values():
        for section, key, said in _told_of(claims, network, entity):
            groups.setdefault(section, {}).setdefault(key, []).extend(said)
    return {
        section: tuple(_line(section, key, claims, cite) for key, claims in sorted(table.items()))
        for section, table in groups.items()
    }


def denied_ties(
    relations: Iterable[list[Claim]], network: Network, entity: str, cite: Citations
) -> tuple[Line, ...]:
    """Return what is denied of some relations, each of which may be denied in part.

    Args:
        relations: The claims of each, denied ones too.
        network: Who the ends are.
        entity: From whose end they are read.
        cite: Numbers the sources.
    """
    found: dict[_RelationKey, list[Claim]] = {}
    for claims in relations:
        for section, key, said in _told_of(claims, network, entity):
            if section is AnswerSection.DENIED:
                found.setdefault(key, []).extend(said)
    return tuple(
        _line(AnswerSection.DENIED, key, said, cite) for key, said in sorted(found.items())
    )


@dataclass(frozen=True, slots=True, order=True)
class _RelationKey:
    """What makes two relations one line: the same words about the same other end."""

    sorting: str
    text: str
    other: str = ""
    kind: str = ""
    date: str = ""


def _told_of(
    claims: list[Claim], network: Network, entity: str
) -> Iterator[tuple[AnswerSection, _RelationKey, list[Claim]]]:
    """Yield where a relation stands, in which words, and the claims they rest on."""
    said = [c for c in claims if c.evidence.standing is not Standing.DENIED]
    denied = [c for c in claims if c.evidence.standing is Standing.DENIED]
    edges = make_edges(said, network.resolution.of)
    for edge in edges:
        text = relation_words(edge, network, entity) + _rest(edge, said, network)
        date = edge.on or "" if edge.relation is Relation.PAYS else ""
        key = _RelationKey(text.casefold(), text, edge.other(entity), edge.relation.value, date)
        yield section_of(edge, network), key, said
    if denied:
        # An end that is denied takes the whole tie with it.
        text = _open_text(claims, network)
        whole = denied if edges else claims
        yield AnswerSection.DENIED, _RelationKey(text.casefold(), text), whole
    elif not edges:
        text = _open_text(said, network)
        yield AnswerSection.OPEN_LINKS, _RelationKey(text.casefold(), text), said


def _line(section: AnswerSection, key: _RelationKey, claims: list[Claim], cite: Citations) -> Line:
    return cite.line(
        key.text,
        key.kind or section.value,
        claims,
        entity=key.other or None,
        date=key.date or None,
        denied=section is AnswerSection.DENIED,
    )


def section_of(edge: Edge, network: Network) -> AnswerSection:
    """Return where a relation stands in an answer."""
    if not network.holds(edge):
        return AnswerSection.OTHER_TIME
    if edge.schema == "UnknownLink" and edge.relation is Relation.LINKED:
        return AnswerSection.LINKED
    if edge.relation in _NEVER_MEMBERS:
        return AnswerSection.OTHER_LINKS
    return _BY_SCHEMA.get(edge.schema, AnswerSection.OTHER_LINKS)


def _rest(edge: Edge, claims: list[Claim], network: Network) -> str:
    """Return what is said of a relation beside its ends, role and time."""
    known = schemata()[edge.schema]
    ends = set(known.edge or ())
    parts: dict[str, list[str]] = {}
    for claim in claims:
        prop = claim.prop or ""
        if prop in ends or _told(edge, claim):
            continue
        value = say_value(claim)
        if known.properties.get(prop) == "entity":
            value = network.names.caption(network.resolution.of(claim.value))
        if value not in parts.setdefault(prop, []):
            parts[prop].append(value)
    return "".join(
        f"; {_name_of(edge.schema, prop)}: {', '.join(values)}"
        for prop, values in sorted(parts.items())
        if values
    )


def _name_of(schema: str, prop: str) -> str:
    """Return what a reader calls a property of a relation; a payment's description is its route."""
    return "route" if (schema, prop) == ("Payment", "description") else property_words(prop)


def _told(edge: Edge, claim: Claim) -> bool:
    """Say whether the words of the edge say a claim already."""
    if claim.prop in ("role", "relationship"):
        return claim.value == edge.role
    if claim.prop in ("startDate", "endDate", "date"):
        return say_value(claim) in edge.period
    if claim.prop in ("amount", "currency", "amountUsd", "amountEur"):
        return edge.amount is not None and claim.value in edge.amount.replace(",", "")
    return False


def _open_text(claims: list[Claim], network: Network) -> str:
    """Return a relation that is denied or has an open end: role, ends and time."""
    values = first_values(claims)
    schema = schemata().get(claims[0].schema or "")
    props = () if schema is None or schema.edge is None else schema.edge
    named = [
        network.names.caption(network.resolution.of(claim.value))
        for prop in props
        for claim in claims
        if claim.prop == prop
    ]
    kind = claims[0].schema or ""
    role = values.get("role") or values.get("relationship") or kind
    if kind == "Payment":
        role = "a payment"
        named = [" to ".join(named)]
    ends = " and ".join(dict.fromkeys(named))
    words = f"{role}: {ends}" if named else role
    period = say_period(values.get("startDate"), values.get("endDate"), values.get("date"))
    text = f"{words}, {period}" if period else words
    for claim in claims:
        if claim.prop not in props and say_value(claim) not in text:
            text += f"; {_name_of(kind, claim.prop or '')}: {say_value(claim)}"
    return text
