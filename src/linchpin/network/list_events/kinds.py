"""Kinds of change between two editions of a list, and what each can alter."""

from __future__ import annotations

from enum import StrEnum

from linchpin.claims.claim import Claim
from linchpin.network.property_words import properties_of_type


class ChangeKind(StrEnum):
    """What happened to an entry between two editions."""

    ADDED = "added"
    RELISTED = "re-listed"
    """It was on the list before, went, and is back."""
    DELISTED = "delisted"
    MOVED = "moved to another list"
    RENUMBERED = "renumbered"
    """The same subject goes on under another number."""
    MERGED = "merged"
    """Its entry went; another one holds what it said."""
    SPLIT = "split"
    """Its entry came; another one held what it says."""
    RENAMED = "renamed"
    PRIMARY_FLIPPED = "primary name and alias exchanged"
    ALIAS_GAINED = "alias gained"
    ALIAS_LOST = "alias lost"
    IDENTIFIER = "identifier changed"
    BIRTH = "birth changed"
    ADDRESS = "address changed"
    DESCRIPTION = "description changed"
    """Nationality, gender, place of registration: what tells namesakes apart."""
    PROGRAM = "program changed"
    PROVISION = "provision changed"
    RELATION = "relation changed"
    WORDING = "wording only"


class Matters(StrEnum):
    """What a change can alter for a customer."""

    MATCH = "match"
    """Whether a name, number or birth is taken for the entry."""
    EXPOSURE = "exposure"
    """Who is tied to somebody on the list."""
    OBLIGATION = "obligation"
    """What has to be done about a match."""


_ALL = frozenset(Matters)
_MATCH = frozenset({Matters.MATCH})
MATTERS: dict[ChangeKind, frozenset[Matters]] = {
    ChangeKind.ADDED: _ALL,
    ChangeKind.RELISTED: _ALL,
    ChangeKind.DELISTED: _ALL,
    ChangeKind.MOVED: _ALL,
    ChangeKind.RENUMBERED: _MATCH,
    ChangeKind.MERGED: _MATCH,
    ChangeKind.SPLIT: _MATCH,
    ChangeKind.RENAMED: _MATCH,
    ChangeKind.PRIMARY_FLIPPED: _MATCH,
    ChangeKind.ALIAS_GAINED: _MATCH,
    ChangeKind.ALIAS_LOST: _MATCH,
    ChangeKind.IDENTIFIER: _MATCH,
    ChangeKind.BIRTH: _MATCH,
    ChangeKind.ADDRESS: _MATCH,
    ChangeKind.DESCRIPTION: _MATCH,
    ChangeKind.PROGRAM: frozenset({Matters.OBLIGATION}),
    ChangeKind.PROVISION: frozenset({Matters.OBLIGATION}),
    ChangeKind.RELATION: frozenset({Matters.EXPOSURE}),
    ChangeKind.WORDING: frozenset(),
}
"""What each kind of change can alter; nothing for wording."""

_ALIASES = frozenset({"alias", "weakAlias", "previousName"})
_BIRTH = frozenset({"birthDate", "birthPlace", "birthCountry", "deathDate", "incorporationDate",
                    "buildDate"})  # fmt: skip
_DESCRIPTION = frozenset({
    "nationality", "citizenship", "gender", "country", "jurisdiction", "flag", "pastFlags", "type",
    "fatherName", "motherName", "tonnage", "grossRegisteredTonnage",
})  # fmt: skip
_NUMBERS = frozenset({"publicKey", "number", "email", "phone", "website", "callSign", "mmsi"})
_PROGRAM = frozenset({"program", "programId", "listingDate", "startDate", "endDate"})
_SILENT = frozenset({
    "firstName", "lastName", "middleName", "secondName", "holder", "entity", "authority",
    "authorityId", "addressEntity", "currency", "modifiedAt", "subject", "role",
})  # fmt: skip
"""What says nothing by itself, or is said by another claim of the same words."""
_ADDRESS, _SANCTION = "Address", "Sanction"
_DOCUMENTS = frozenset({"Passport", "Identification", "CryptoWallet"})


def kind_of(claim: Claim) -> ChangeKind | None:
    """Return the kind of change it is that an entry says a claim now, or no longer.

    A name is none by itself: whether an entry was renamed is told from all its names. None also
    for a claim that only repeats another one.

    Args:
        claim: A claim of the entry or of what belongs to it, such as its passport.
    """
    prop, schema = claim.prop or "", claim.schema or ""
    if prop in _SILENT or prop == "name":
        return None
    if schema == _ADDRESS:
        return ChangeKind.ADDRESS if prop == "full" else None
    if schema == _SANCTION:
        if prop == "country":
            return None
        return ChangeKind.PROGRAM if prop in _PROGRAM else ChangeKind.PROVISION
    if prop in _ALIASES:
        return ChangeKind.ALIAS_GAINED
    if schema in _DOCUMENTS:
        return ChangeKind.IDENTIFIER if prop in ("number", "publicKey") else None
    if prop in _NUMBERS or prop in properties_of_type("identifier"):
        return ChangeKind.IDENTIFIER
    if prop in _BIRTH:
        return ChangeKind.BIRTH
    if prop in _DESCRIPTION:
        return ChangeKind.DESCRIPTION
    if prop in properties_of_type("entity"):
        return ChangeKind.RELATION
    return ChangeKind.WORDING
