"""The words a case may use: kinds of events, and what a relation may join.

Relations and properties are FollowTheMoney's (https://followthemoney.tech/explorer/).
"""

from __future__ import annotations

from linchpin.claims.events import LEGAL_EVENTS, OTHER_EVENTS, SANCTION_EVENTS

SANCTION_KINDS: dict[str, str | None] = {**SANCTION_EVENTS, "listed": None}
"""Kinds that become a `Sanction`, and the property their date goes to.

`listed` says only that an edition of a list has the entry, so it has no date of its own.
"""

EVENT_KINDS = (*LEGAL_EVENTS, *OTHER_EVENTS)
"""Kinds that become an `Event`; see `linchpin.claims.events`."""

RELATION_ENDS: dict[str, tuple[tuple[str, str], tuple[str, str]]] = {
    "Associate": (("person", "Person"), ("associate", "Person")),
    "CourtCaseParty": (("party", "Thing"), ("case", "CourtCase")),
    "Directorship": (("director", "LegalEntity"), ("organization", "Organization")),
    "Family": (("person", "Person"), ("relative", "Person")),
    "Membership": (("member", "LegalEntity"), ("organization", "Organization")),
    "Ownership": (("owner", "LegalEntity"), ("asset", "Asset")),
    "Payment": (("payer", "LegalEntity"), ("payee", "LegalEntity")),
    "Representation": (("agent", "LegalEntity"), ("client", "LegalEntity")),
    "Succession": (("predecessor", "LegalEntity"), ("successor", "LegalEntity")),
    "UnknownLink": (("subject", "Thing"), ("object", "Thing")),
}
"""Relation to its two ends: the field, which is also the property, and the schema it takes."""

FTM_NAMES = {"payee": "beneficiary", "route": "description"}
"""Fields that FollowTheMoney calls otherwise; of a payment alone."""

ENTITY_SCHEMATA = (
    "Person",
    "Organization",
    "Company",
    "PublicBody",
    "LegalEntity",
    "CourtCase",
    "Vessel",
    "Airplane",
    "Vehicle",
    "CryptoWallet",
    "Address",
)
"""What a case may call an entity."""

GENERAL = "general"
"""What a statement is about where it is about no entity."""


def ftm_property(field: str) -> str:
    """Return what FollowTheMoney calls a field of a relation.

    >>> ftm_property("payee"), ftm_property("payer")
    ('beneficiary', 'payer')
    """
    return FTM_NAMES.get(field, field)


def role_property(relation: str) -> str:
    """Return the property that says in words what joins the two ends.

    >>> role_property("Family"), role_property("Membership")
    ('relationship', 'role')
    """
    return "relationship" if relation in ("Family", "Associate") else "role"
