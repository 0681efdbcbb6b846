"""A proposed claim with names in place of ids: what a decision is about, whoever reads later."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from linchpin.claims.claim import Standing
from linchpin.read.prose.proposal import Polarity, ProposedClaim, ProposedEntity
from linchpin.read.prose.text.prose_text import ProseText
from linchpin.read.prose.text.sentence import sentence_around

SYMMETRIC = frozenset({"family", "associate", "allied_with", "rival_of"})
"""Kinds of claims that say of the one what they say of the other."""


@dataclass(frozen=True, slots=True)
class NamedEnd:
    """Somebody a claim is about, by every name the text gives.

    Attributes:
        name: The fullest name.
        schema: FollowTheMoney schema.
        aliases: The other names.
    """

    name: str
    schema: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ClaimInWords:
    """What a text says, in words that outlive the reading.

    Attributes:
        type: Kind of claim, see `RELATIONS` and `EVENTS`.
        subject: Whom it is about.
        object: The other one; None for an event.
        standing: How firmly the source says it.
        polarity: Whether it is said, denied, negated, conditional or planned.
        quote: The words, verbatim.
        start: Offset of the quote in the canonical text.
        sentence: The sentence it stands in, blanks made one: where that changes, a decision ends.
        speaker: Who says it; None is the text's own voice.
        date: EDTF date.
        period: Words of a period.
        agent: The authority that acted.
        amount: Number of an amount.
        currency: ISO 4217 code where the amount is money.
        unit: What is counted, where it is not money.
        detail: Role or particulars in the text's words.
        opinion: True where a speaker gives a view.
    """

    type: str
    subject: NamedEnd
    object: NamedEnd | None
    standing: Standing
    polarity: Polarity
    quote: str
    start: int
    sentence: str
    speaker: str | None = None
    date: str | None = None
    period: str | None = None
    agent: str | None = None
    amount: float | None = None
    currency: str | None = None
    unit: str | None = None
    detail: str | None = None
    opinion: bool = False

    @property
    def ends(self) -> tuple[NamedEnd, ...]:
        """Return subject and object, where there is one."""
        return (self.subject,) if self.object is None else (self.subject, self.object)


def in_words(
    claim: ProposedClaim, entities: Mapping[str, ProposedEntity], text: ProseText
) -> ClaimInWords:
    """Return a proposed claim with names in place of ids.

    Args:
        claim: The claim.
        entities: The entities of its reading, by id.
        text: The text it was read in.
    """
    first, last = sentence_around(text, claim.quote.start, claim.quote.end)
    agent = None if claim.agent is None else entities.get(claim.agent)
    return ClaimInWords(
        type=claim.type,
        subject=named_end(entities[claim.subject]),
        object=None if claim.object is None else named_end(entities[claim.object]),
        standing=claim.standing,
        polarity=claim.polarity,
        quote=claim.quote.text,
        start=claim.quote.start,
        sentence=" ".join(text.text[first:last].split()),
        speaker=claim.speaker,
        date=claim.date,
        period=claim.period,
        agent=claim.agent if agent is None else agent.name,
        amount=claim.amount,
        currency=claim.currency,
        unit=claim.unit,
        detail=claim.detail,
        opinion=claim.opinion,
    )


def named_end(entity: ProposedEntity) -> NamedEnd:
    """Return an entity of a reading by its names.

    Args:
        entity: The entity.
    """
    return NamedEnd(entity.name, entity.schema, entity.aliases)


def opposite(claim: ClaimInWords) -> ClaimInWords:
    """Return what a source says that says the opposite of what was proposed.

    Args:
        claim: What was proposed.
    """
    if claim.polarity is Polarity.SAID:
        return replace(claim, polarity=Polarity.DENIED, standing=Standing.DENIED)
    standing = Standing.ALLEGED if claim.standing is Standing.DENIED else claim.standing
    return replace(claim, polarity=Polarity.SAID, standing=standing)
