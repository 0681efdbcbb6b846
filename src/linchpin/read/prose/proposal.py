"""What reading one text proposes: entities, claims about them, and what stayed open.

A proposal is not a claim of the archive: a person accepts or rejects it first.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from linchpin.claims.claim import Standing


class Polarity(StrEnum):
    """Whether the text says that a thing is so; only `SAID` may ever become an edge."""

    SAID = "said"
    DENIED = "denied"
    """Somebody says that it is not so, or that they did not do it."""
    NEGATED = "negated"
    """The text itself says that it is not so, or is so no longer."""
    CONDITIONAL = "conditional"
    """It would be so under a condition: "if convicted", "could be charged"."""
    PLANNED = "planned"
    """It is to happen, or was asked for: "will be sentenced", "requested the extradition"."""


RELATIONS = (
    "family",
    "member_of",
    "associate",
    "allied_with",
    "rival_of",
    "owns",
    "directs",
    "supports",
    "supplies",
    "paid",
    "split_from",
    "succeeds",
)
"""Kinds of claims about two entities, as the subject stands to the object."""

EVENTS = (
    "designated",
    "delisted",
    "charged",
    "arrested",
    "pleaded",
    "convicted",
    "acquitted",
    "dismissed",
    "released",
    "sentenced",
    "extradited",
    "killed",
    "died",
    "seized",
)
"""Kinds of claims about what befell the subject; the agent is the authority."""


@dataclass(frozen=True, slots=True)
class TextSpan:
    """A verbatim slice of the canonical text.

    Attributes:
        text: The words.
        start: Offset of the first character.
    """

    text: str
    start: int

    @property
    def end(self) -> int:
        """Return the offset behind the last character."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class NameInText:
    """One place where the text speaks of an entity.

    Attributes:
        span: The words and where they stand.
        kind: `name`, `alias`, `short`, `acronym`, `pronoun` or `description`.
        reason: Why these words are taken to mean the entity, in words.
    """

    span: TextSpan
    kind: str
    reason: str


@dataclass(frozen=True, slots=True)
class ProposedEntity:
    """Somebody or something the text names.

    Attributes:
        id: Unique within the reading and the same on every run (`p1`, `o2`).
        schema: FollowTheMoney schema.
        name: The fullest name the text gives.
        aliases: Every other written form, in order of appearance.
        mentions: Each place that speaks of it, with the reason of each merge.
        descriptions: Words the text describes it with ("businessman", "leader").
        known: Id of an entity of the archive that bears such a name; a proposal, never a link.
    """

    id: str
    schema: str
    name: str
    aliases: tuple[str, ...] = ()
    mentions: tuple[NameInText, ...] = ()
    descriptions: tuple[str, ...] = ()
    known: str | None = None


@dataclass(frozen=True, slots=True)
class ProposedClaim:
    """One thing the text says, as it says it.

    Attributes:
        id: Unique within the reading (`c1`).
        type: One of `RELATIONS` or `EVENTS`.
        subject: Id of the entity it is about; for an event, whom it befell.
        object: Id of the other entity; None for an event.
        standing: How firmly the source says it.
        polarity: Whether it is said, denied, negated, conditional or planned.
        speaker: Who says it, as the text names them; None is the text's own voice.
        speaker_entity: Id of the speaker where it is an entity of the text.
        date: EDTF date at the precision that the text and its date support.
        period: Words of a period the text gives ("over two decades").
        agent: Id of the authority that acted.
        amount: Number of an amount of money or things.
        currency: ISO 4217 code where the amount is money.
        unit: What is counted, where it is not money.
        detail: Role or particulars in the text's words ("leader", "46 months in prison").
        quote: The sentence or clause, verbatim.
        trigger: The words that made the frame fit.
        opinion: True where a speaker gives a view rather than a fact.
        frame: Name of the row of the frame table.
        reasons: Why each argument was taken, in words.
    """

    id: str
    type: str
    subject: str
    object: str | None
    standing: Standing
    polarity: Polarity
    quote: TextSpan
    trigger: TextSpan
    frame: str
    speaker: str | None = None
    speaker_entity: str | None = None
    date: str | None = None
    period: str | None = None
    agent: str | None = None
    amount: float | None = None
    currency: str | None = None
    unit: str | None = None
    detail: str | None = None
    opinion: bool = False
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OpenReference:
    """Words that speak of somebody whom the reader could not tell.

    Attributes:
        span: The words.
        reason: Why it stays open.
        candidates: Ids of the entities it may mean.
    """

    span: TextSpan
    reason: str
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StatedFigure:
    """A number the text gives, about nobody in particular.

    Attributes:
        span: The words.
        amount: The number.
        unit: ISO 4217 code for money, otherwise the noun counted.
        bound: One of `linchpin.claims.quantity.BOUNDS`.
        high: Upper end of a range, where the text gives one.
        speaker: Who says it; None is the text's own voice.
        money: Whether it is an amount of money.
    """

    span: TextSpan
    amount: float
    unit: str
    bound: str = "exactly"
    high: float | None = None
    speaker: str | None = None
    money: bool = False


@dataclass(frozen=True, slots=True)
class PlaceInText:
    """A place the text names.

    Attributes:
        span: Where it is named first.
        name: Its name as the text writes it.
    """

    span: TextSpan
    name: str


@dataclass(frozen=True, slots=True)
class KnownName:
    """A name of the archive, given to the reader so that it is recognised.

    Attributes:
        id: The entity's id.
        name: One written form.
        schema: FollowTheMoney schema.
    """

    id: str
    name: str
    schema: str


@dataclass(frozen=True, slots=True)
class TextPart:
    """A stretch of the canonical text that is read, in one language.

    Attributes:
        start: Offset of its first character.
        end: Offset behind its last.
        language: `en` or `es`.
    """

    start: int
    end: int
    language: str


@dataclass(frozen=True, slots=True)
class TextReading:
    """Everything one text proposes.

    Attributes:
        entities: In order of first appearance.
        claims: In order of the text.
        places: Each once.
        figures: Amounts and counts about nobody in particular.
        weapons: Kinds of weapons named.
        open: References that stayed open.
        notes: What could not be read, for the report.
    """

    entities: tuple[ProposedEntity, ...] = ()
    claims: tuple[ProposedClaim, ...] = ()
    places: tuple[PlaceInText, ...] = ()
    figures: tuple[StatedFigure, ...] = ()
    weapons: tuple[TextSpan, ...] = ()
    open: tuple[OpenReference, ...] = ()
    notes: tuple[str, ...] = field(default=())
