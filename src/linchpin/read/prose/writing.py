"""A reading in the format that a scorer reads: entities, facts, places, money."""

from __future__ import annotations

from typing import Any

from linchpin.claims.claim import Standing
from linchpin.read.prose.proposal import Polarity, ProposedClaim, TextReading

SCORED = frozenset(
    "family member_of associate allied_with rival_of owns directs supports supplies paid "
    "split_from "
    "designated charged arrested pleaded convicted sentenced killed died extradited seized".split()
)
"""Kinds of facts of the format; the others stand apart."""
_STATUS = {Standing.CHARGED: "alleged", Standing.DENIED: "denied"}


def as_prediction(reading: TextReading) -> dict[str, Any]:
    """Return a reading as plain values.

    `facts` holds only what the text says is so; what is denied, conditional or planned, and kinds
    the format does not know, stand under `not_facts` and `further`.
    """
    said = [claim for claim in reading.claims if claim.polarity is Polarity.SAID]
    return {
        "entities": [
            {"id": one.id, "schema": one.schema, "name": one.name, "aliases": list(one.aliases)}
            for one in reading.entities
        ],
        "facts": [_fact(claim) for claim in said if claim.type in SCORED],
        "further": [_fact(claim) for claim in said if claim.type not in SCORED],
        "not_facts": [
            _fact(claim) | {"polarity": claim.polarity.value}
            for claim in reading.claims
            if claim.polarity is not Polarity.SAID
        ],
        "places": [place.name for place in reading.places],
        "money": [[one.amount, one.unit] for one in reading.figures if one.money],
        "counts": [one.span.text for one in reading.figures if not one.money],
        "weapons": [span.text for span in reading.weapons],
        "open": [
            {"text": one.span.text, "start": one.span.start, "reason": one.reason}
            for one in reading.open
        ],
    }


def _fact(claim: ProposedClaim) -> dict[str, Any]:
    return {
        "type": claim.type,
        "subject": claim.subject,
        "object": claim.object,
        "status": _STATUS.get(claim.standing, claim.standing.value),
        "by": claim.speaker,
        "date": claim.date,
        "agent": claim.agent,
        "amount": claim.amount,
        "currency": claim.currency,
        "detail": claim.detail,
        "quote": claim.quote.text,
        "start": claim.quote.start,
        "trigger": claim.trigger.text,
        "frame": claim.frame,
        "reasons": list(claim.reasons),
    }
