"""A proposed claim with fields put right by a person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from linchpin.claims.claim import Standing
from linchpin.claims.dates import parse_date
from linchpin.claims.errors import LinchpinError
from linchpin.read.prose.kept.kept_document import KeptDocument
from linchpin.read.prose.proposal import EVENTS, RELATIONS, Polarity
from linchpin.read.prose.review.claim_in_words import ClaimInWords, NamedEnd, named_end
from linchpin.read.prose.review.same_claim import same_end

FIELDS = (
    "type", "subject", "object", "swap", "standing", "polarity", "speaker", "date", "period",
    "agent", "amount", "currency", "unit", "detail", "opinion", "quote",
)  # fmt: skip
"""What can be put right of a claim; `swap=yes` exchanges subject and object."""
_TEXTS = ("speaker", "period", "agent", "unit", "detail")


def corrected(
    claim: ClaimInWords, changes: Mapping[str, str], document: KeptDocument
) -> ClaimInWords:
    """Return a claim with fields put right.

    Args:
        claim: What was proposed.
        changes: Field to value, see `FIELDS`; an empty value takes away what is there.
        document: The document it stands in.

    Raises:
        LinchpinError: A field is unknown, a value is none of the field, or names and words do not
            stand in the text.
    """
    for field in changes:
        if field not in FIELDS:
            raise LinchpinError(f"{field!r} is no field; one of: {', '.join(FIELDS)}")
    for field, value in changes.items():
        claim = _changed(claim, field, value.strip(), document)
    events = claim.type in EVENTS
    if events and claim.object is not None:
        claim = replace(claim, object=None)
    if not events and claim.object is None:
        raise LinchpinError(f"{claim.type} is of two; say the other one: object=NAME")
    if (claim.amount is None) != (claim.currency is None and claim.unit is None):
        raise LinchpinError("an amount goes with a currency (USD) or a unit; give both or neither")
    return claim


def _changed(claim: ClaimInWords, field: str, value: str, document: KeptDocument) -> ClaimInWords:
    if field in ("subject", "object"):
        end = _end(value, document) if value else None
        if field == "object":
            return replace(claim, object=end)
        if end is None:
            raise LinchpinError("a claim has a subject; say whom it is about: subject=NAME")
        return replace(claim, subject=end)
    if field == "swap":
        if claim.object is None:
            raise LinchpinError(f"{claim.type} is of one; there is nothing to exchange")
        return replace(claim, subject=claim.object, object=claim.subject)
    if field == "type":
        return replace(claim, type=_one_of(field, value, (*RELATIONS, *EVENTS)))
    if field == "standing":
        words = [one.value for one in Standing]
        return replace(claim, standing=Standing(_one_of(field, value, words)))
    if field == "polarity":
        words = [one.value for one in Polarity]
        return replace(claim, polarity=Polarity(_one_of(field, value, words)))
    if field == "opinion":
        return replace(claim, opinion=_one_of(field, value, ("yes", "no")) == "yes")
    if field == "quote":
        return _requoted(claim, value, document)
    if field == "date":
        return replace(claim, date=parse_date(value).text if value else None)
    if field == "amount":
        return replace(claim, amount=_number(value) if value else None)
    if field == "currency":
        if value and not (len(value) == 3 and value.isascii() and value.isupper()):
            raise LinchpinError(f"currency {value!r} must be three capital letters, such as USD")
        return replace(claim, currency=value or None)
    assert field in _TEXTS
    change: Any = {field: value or None}
    return replace(claim, **change)


def _one_of(field: str, value: str, words: tuple[str, ...] | list[str]) -> str:
    if value not in words:
        raise LinchpinError(f"{field} {value!r} is none of: {', '.join(words)}")
    return value


def _number(value: str) -> float:
    try:
        return float(value.replace(",", ""))
    except ValueError as error:
        raise LinchpinError(f"amount {value!r} is no number; write digits") from error


def _end(name: str, document: KeptDocument) -> NamedEnd:
    """Return somebody of a document by a name it gives, else by words that stand in it."""
    for exact in (True, False):
        wanted = NamedEnd(name, "")
        found = [
            one
            for one in document.reading.entities
            if (name in (one.name, *one.aliases) if exact else same_end(named_end(one), wanted))
        ]
        if len(found) == 1:
            return named_end(found[0])
        if len(found) > 1:
            names = ", ".join(one.name for one in found)
            raise LinchpinError(f"{name!r} may be {names}; give the whole name")
    if " ".join(name.split()) not in " ".join(document.text.text.split()):
        raise LinchpinError(f"{name!r} does not stand in document {document.id}")
    return NamedEnd(" ".join(name.split()), "LegalEntity")


def _requoted(claim: ClaimInWords, quote: str, document: KeptDocument) -> ClaimInWords:
    from linchpin.read.prose.text.sentence import sentence_around

    text = document.text
    places = []
    at = text.text.find(quote) if quote else -1
    while at >= 0:
        places.append(at)
        at = text.text.find(quote, at + 1)
    if not places:
        raise LinchpinError(f"quote {quote[:80]!r} does not stand in document {document.id}")
    start = min(places, key=lambda place: abs(place - claim.start))
    first, last = sentence_around(text, start, start + len(quote))
    sentence = " ".join(text.text[first:last].split())
    return replace(claim, quote=quote, start=start, sentence=sentence)
