"""A relation in words, read from one of its ends, with the time it holds for."""

from __future__ import annotations

from linchpin.network.edges import Edge
from linchpin.network.network import Network
from linchpin.network.roles import Relation, plain_words
from linchpin.network.standing_words import with_standing

_FORWARD = {
    "Family": "{role}: {other}",
    "Associate": "{role}: {other}",
    "Membership": "{role} of {other}",
    "Directorship": "{role} of {other}",
    "Employment": "works for {other}",
    "Occupancy": "holds the office {other}",
    "Ownership": "owns {other}",
    "Succession": "succeeded by {other}",
}
"""How a relation reads from the end its schema names first."""

_BACKWARD = {
    "Family": "{role} of {other}",
    "Associate": "{role} of {other}",
    "Membership": "{role}: {other}",
    "Directorship": "{role}: {other}",
    "Employment": "employs {other}",
    "Occupancy": "held by {other}",
    "Ownership": "owned by {other}",
    "Succession": "succeeds {other}",
}
"""How it reads from the other end; a kinship word describes the relative (FollowTheMoney)."""

_PREPOSITIONS = ("of", "with", "to", "for", "by", "against", "from", "de", "con", "a", "contra")
_MUTUAL = (Relation.ALLIED, Relation.RIVAL)
_BY_WORDS = (*_MUTUAL, Relation.SUPPORTS)


def relation_words(edge: Edge, network: Network, entity: str) -> str:
    """Return what joins an entity to the other end: role, other end, time.

    Args:
        edge: The relation.
        network: Names.
        entity: The end it is read from.
    """
    text = _words(edge, network, entity)
    if edge.period:
        reads_on = edge.schema == "Payment" or (": " not in text and not text.endswith(")"))
        text += f"{'' if reads_on else ','} {edge.period}"
    if edge.one_of > 1:
        text += f" [one of {edge.one_of} entries of that name; none is picked]"
    return text


def tie_words(edge: Edge, network: Network) -> str:
    """Return a relation as a sentence that names both ends, with its time."""
    caption = network.names.caption
    return f"{caption(edge.source)} — {relation_words(edge, network, edge.source)}"


def tie_words_with_standing(edge: Edge, network: Network) -> str:
    """Return a relation as `tie_words` does, saying so where it is not told as a plain fact."""
    words = with_standing(relation_words(edge, network, edge.source), edge.firm)
    return f"{network.names.caption(edge.source)} — {words}"


def _words(edge: Edge, network: Network, entity: str) -> str:
    other = network.names.caption(edge.other(entity))
    outward = edge.source == entity
    if edge.schema == "Payment":
        return _payment(edge, other, outward=outward)
    role = edge.role or plain_words(edge.relation)
    if edge.schema == "UnknownLink" and edge.relation is Relation.LINKED:
        return f"linked to {other}" if outward else f"{other} is linked to it"
    pattern = (_FORWARD if outward else _BACKWARD).get(edge.schema)
    if pattern is not None and edge.relation not in _BY_WORDS:
        preposition = role.casefold().split()[-1] in _PREPOSITIONS
        if preposition and pattern.startswith("{role} of"):
            pattern = pattern.replace("{role} of", "{role}")
        return pattern.format(role=role, other=other)
    if outward or edge.relation in _MUTUAL:
        joined = role.casefold().split()[-1] in _PREPOSITIONS or edge.relation in _BY_WORDS
        return f"{role} {other}" if joined else f"{role} (tied to {other})"
    return f"{other}: {role}"


def _payment(edge: Edge, other: str, *, outward: bool) -> str:
    amount = "" if edge.amount is None else f" {edge.amount}"
    if outward:
        return f"paid{amount} to {other}"
    return f"was paid{amount} by {other}"
