"""What a reviewed claim is in the form of a case: a relation, an event, or a statement."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from linchpin.claims.claim import Standing
from linchpin.claims.ftm import is_a
from linchpin.read.cases.vocabulary import RELATION_ENDS, SANCTION_KINDS
from linchpin.read.prose.proposal import Polarity
from linchpin.read.prose.review.claim_in_words import ClaimInWords

_EVENTS = {
    "designated": "designated", "delisted": "delisted", "charged": "indicted",
    "arrested": "arrested", "pleaded": "pleaded", "convicted": "convicted",
    "acquitted": "acquitted", "dismissed": "dismissed", "sentenced": "sentenced",
    "extradited": "extradited", "killed": "killed", "died": "died", "seized": "seizure",
}  # fmt: skip
"""Kind of claim to kind of event of a case."""
_RELATIONS: dict[str, tuple[str, str]] = {
    "family": ("Family", "family member"),
    "member_of": ("Membership", "member"),
    "associate": ("Associate", "associate"),
    "allied_with": ("UnknownLink", "allied with"),
    "rival_of": ("UnknownLink", "rival of"),
    "owns": ("Ownership", "owner"),
    "directs": ("Directorship", "director"),
    "supports": ("UnknownLink", "supports"),
    "supplies": ("UnknownLink", "supplier of"),
    "paid": ("Payment", "pays"),
    "split_from": ("UnknownLink", "split from"),
    "succeeds": ("Succession", "successor"),
}
"""Kind of claim to relation of a case, and the role where the text gives no words for one."""
_FIXED = frozenset({"allied_with", "rival_of", "split_from"})
"""Kinds whose own words say more than the particulars the text adds."""
_UNSAID = frozenset({Polarity.CONDITIONAL, Polarity.PLANNED})
_LONGEST_ROLE = 80

Fields = dict[str, object]


def form_of(claim: ClaimInWords, keys: Mapping[str, str]) -> tuple[str, object]:
    """Return the form a claim takes in a case, and its fields.

    What would be so under a condition, or is to happen, becomes a statement: nothing follows of it.
    So does a relation that FollowTheMoney does not allow between the two.

    Args:
        claim: The claim as it was decided.
        keys: Key of each entity of the case, by name.
    """
    if claim.polarity in _UNSAID:
        return "statement", _everybody(claim, keys)
    if claim.object is None:
        return _event(claim, keys)
    relation = _relation(claim, keys)
    return ("statement", _everybody(claim, keys)) if relation is None else ("relation", relation)


def standing_of(claim: ClaimInWords) -> Standing:
    """Return the standing of a claim of a case: what is denied or negated never becomes a line.

    Args:
        claim: The claim as it was decided.
    """
    if claim.polarity in (Polarity.DENIED, Polarity.NEGATED):
        return Standing.DENIED
    return claim.standing


def _everybody(claim: ClaimInWords, keys: Mapping[str, str]) -> object:
    found = list(dict.fromkeys(keys[end.name] for end in claim.ends))
    return found[0] if len(found) == 1 else found


def _event(claim: ClaimInWords, keys: Mapping[str, str]) -> tuple[str, object]:
    kind, subject = _EVENTS.get(claim.type), claim.subject
    if kind is None or not (kind in SANCTION_KINDS or is_a(subject.schema, "LegalEntity")):
        return "statement", _everybody(claim, keys)
    fields: Fields = {"kind": kind, "involved": keys[subject.name]}
    if claim.date is not None and (kind not in SANCTION_KINDS or "/" not in claim.date):
        fields["date"] = claim.date
    if kind in SANCTION_KINDS:
        fields["authority"] = claim.agent or claim.speaker or "authority not stated"
        if claim.detail:
            fields["summary"] = claim.detail
        return "event", fields
    said = [claim.detail or "", f"by {claim.agent}" if claim.agent else "", _amount(claim)]
    summary = ", ".join(one for one in said if one)
    if summary:
        fields["summary"] = summary
    return "event", fields


def _relation(claim: ClaimInWords, keys: Mapping[str, str]) -> Fields | None:
    assert claim.object is not None
    if keys[claim.subject.name] == keys[claim.object.name]:
        return None
    kind, plain = _RELATIONS.get(claim.type, ("UnknownLink", claim.type.replace("_", " ")))
    (first, first_schema), (second, second_schema) = RELATION_ENDS[kind]
    one, other = claim.subject, claim.object
    if kind == "Succession":
        one, other = other, one  # who succeeds stands behind whom he succeeds
    if not (is_a(one.schema, first_schema) and is_a(other.schema, second_schema)):
        if kind == "Payment":
            return None
        kind = "UnknownLink"
        (first, _), (second, _) = RELATION_ENDS[kind]
    fields: Fields = {"kind": kind, first: keys[one.name], second: keys[other.name]}
    detail = " ".join((claim.detail or "").split())
    if kind == "Payment":
        fields |= _paid(claim)
        if detail:
            fields["purpose"] = detail
    else:
        fits = detail and len(detail) <= _LONGEST_ROLE and claim.type not in _FIXED
        role = "relationship" if kind in ("Family", "Associate") else "role"
        fields[role] = detail if fits else plain
    if claim.date is not None:
        fields["date"] = claim.date
        if claim.period:
            fields["said"] = claim.period
    return fields


def _paid(claim: ClaimInWords) -> Fields:
    if claim.amount is None or claim.currency is None or claim.amount < 0:
        return {}
    return {"amount": plain_number(claim.amount), "currency": claim.currency}


def _amount(claim: ClaimInWords) -> str:
    if claim.amount is None:
        return ""
    return f"{plain_number(claim.amount)} {claim.currency or claim.unit or ''}".strip()


def plain_number(amount: float) -> str:
    """Return a number in digits.

    Args:
        amount: The number.

    >>> plain_number(2000000.0), plain_number(0.5)
    ('2000000', '0.5')
    """
    text = f"{Decimal(repr(amount)):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
