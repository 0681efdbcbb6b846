"""What was read of a document as one JSON file, in the form that annotated releases are scored in.

`entities`, `facts`, `places` and `money` are that form: facts are what the text says to be so.
What it denies, negates, plans or makes depend on something stands under `not_facts`, and kinds of
facts that the form does not have under `other_facts`.
"""

from __future__ import annotations

from collections.abc import Iterable

from linchpin.claims.claim import Standing
from linchpin.read.prose.kept.kept_document import KeptDocument
from linchpin.read.prose.kept.plain_values import to_plain
from linchpin.read.prose.proposal import Polarity, ProposedClaim, TextReading

SCORED = frozenset(
    "family member_of associate allied_with rival_of owns directs supports supplies paid "
    "split_from designated charged arrested pleaded convicted sentenced killed died extradited "
    "seized".split()
)
"""Kinds of facts that the form has."""
MADE_BY = "linchpin read"
"""What stands first in such a file, so that it is known as one of ours."""
_STATUS = {
    Standing.STATED: "stated",
    Standing.ALLEGED: "alleged",
    Standing.CHARGED: "alleged",
    Standing.ADMITTED: "admitted",
    Standing.PROVEN: "proven",
    Standing.DENIED: "denied",
}
"""A charge is an accusation: the form has no word of its own for it."""


def prediction(document: KeptDocument) -> dict[str, object]:
    """Return everything that was read of a document as values of JSON.

    Args:
        document: The document.
    """
    reading, text = document.reading, document.text
    said = [one for one in reading.claims if one.polarity is Polarity.SAID]
    return {
        "made_by": MADE_BY,
        "doc": document.id,
        "title": document.title,
        "lang": text.language,
        "date": text.published,
        "publisher": text.publisher,
        "url": text.url,
        "sha256": text.sha256,
        "reader": document.reader,
        "copy_of": document.copy_of,
        "entities": [
            {
                "id": one.id,
                "schema": one.schema,
                "name": one.name,
                "aliases": list(one.aliases),
                "known": one.known,
                "mentions": to_plain(one.mentions),
            }
            for one in reading.entities
        ],
        "facts": [fact(one) for one in said if one.type in SCORED],
        "other_facts": [fact(one) for one in said if one.type not in SCORED],
        "not_facts": [fact(one) for one in reading.claims if one.polarity is not Polarity.SAID],
        "second_reader": document.second_reader,
        "second_facts": [fact(one) for one in document.second],
        "places": [one.name for one in reading.places],
        "money": money(reading),
        "figures": to_plain(reading.figures),
        "open": to_plain(reading.open),
        "notes": [*text.notes, *reading.notes],
        "unread": list(text.unread),
        "paragraphs": to_plain(text.paragraphs),
        "text": text.text,
    }


def fact(claim: ProposedClaim) -> dict[str, object]:
    """Return a proposed claim as values of JSON.

    Args:
        claim: The claim.
    """
    return {
        "id": claim.id,
        "type": claim.type,
        "subject": claim.subject,
        "object": claim.object,
        "status": _STATUS[claim.standing],
        "standing": claim.standing.value,
        "polarity": claim.polarity.value,
        "by": claim.speaker,
        "date": claim.date,
        "period": claim.period,
        "agent": claim.agent,
        "amount": claim.amount,
        "currency": claim.currency,
        "unit": claim.unit,
        "detail": claim.detail,
        "opinion": claim.opinion,
        "quote": claim.quote.text,
        "start": claim.quote.start,
        "end": claim.quote.end,
        "frame": claim.frame,
        "reasons": list(claim.reasons),
    }


def money(reading: TextReading) -> list[list[object]]:
    """Return every amount of money the text gives, each once.

    Args:
        reading: What was read.
    """
    found: dict[tuple[float, str], None] = {}
    for amount, currency in _amounts(reading):
        found.setdefault((amount, currency))
    return [[amount, currency] for amount, currency in found]


def _amounts(reading: TextReading) -> Iterable[tuple[float, str]]:
    for figure in reading.figures:
        if figure.money:
            yield figure.amount, figure.unit
    for claim in reading.claims:
        if claim.amount is not None and claim.currency is not None:
            yield claim.amount, claim.currency
