"""A claim: one FollowTheMoney statement, with the evidence that somebody made it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum
from hashlib import blake2b

from linchpin.claims.dates import parse_date
from linchpin.claims.errors import ClaimError
from linchpin.claims.quantity import Quantity


class Standing(StrEnum):
    """How firmly one source says a thing; what the law did is an event, not a standing."""

    STATED = "stated"
    ALLEGED = "alleged"
    CHARGED = "charged"
    ADMITTED = "admitted"
    PROVEN = "proven"
    DENIED = "denied"


@dataclass(frozen=True, slots=True)
class Document:
    """A text that claims quote.

    Attributes:
        id: Name of the document, unique within its edition.
        title: What a reader would call it.
        publisher: Who published it, which is not always who speaks in it.
        text: The whole text; every quote is a slice of it.
        url: Where it was published, if anywhere.
        published: EDTF date of publication; None for a list, whose edition is dated instead.
        place: File and line it came from, for error reports.
        summarised_by: Who put the text into words of their own; None where it is the
            publisher's own text. Words of a summary are never shown as somebody's quote.
    """

    id: str
    title: str
    publisher: str
    text: str
    url: str | None = None
    published: str | None = None
    place: str | None = None
    summarised_by: str | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a claim stands in writing, and who says it how firmly.

    Attributes:
        document: `Document.id`.
        quote: The words, verbatim.
        start: Offset of the quote in the document's text, in characters.
        speaker: Who says it (the attribution, not the publisher).
        standing: How firmly.
        opinion: True where the speaker gives a view rather than a fact.
    """

    document: str
    quote: str
    start: int
    speaker: str
    standing: Standing = Standing.STATED
    opinion: bool = False


@dataclass(frozen=True, slots=True)
class Claim:
    """What a source says about one property of one entity, or a quantity about none.

    Attributes:
        dataset: The source's name, such as `us_ofac_sdn`.
        entity_id: Whom it is about; None for a statement or quantity about no entity.
        schema: FollowTheMoney schema of the entity; None without an entity.
        prop: FollowTheMoney property; None without an entity.
        value: The value, cleaned to the property's type.
        evidence: Document, quote, speaker and standing.
        original: The value as published, where cleaning changed it.
        date: EDTF date or period the claim itself speaks of, such as "over two decades".
        quantity: Amount, unit and period, where the claim states one.
    """

    dataset: str
    entity_id: str | None
    schema: str | None
    prop: str | None
    value: str
    evidence: Evidence
    original: str | None = None
    date: str | None = None
    quantity: Quantity | None = None

    def __post_init__(self) -> None:
        if (self.entity_id is None) != (self.prop is None) or (self.prop is None) != (
            self.schema is None
        ):
            raise ClaimError(
                f"claim {self.value!r}: entity, schema and property go together; "
                "give all three or none"
            )
        if not self.value or not self.evidence.quote:
            raise ClaimError(f"claim on {self.entity_id}.{self.prop}: empty value or quote")
        if "" in (self.entity_id, self.schema, self.prop, self.original):
            raise ClaimError(
                f"claim {self.value!r}: entity, schema, property and original are None where "
                "they are absent, never empty"
            )
        if self.date is not None:
            parse_date(self.date)

    @property
    def id(self) -> str:
        """Return the hash of what is claimed, by whom and how; where it stands is left out.

        A list that reorders its lines therefore says nothing new.
        """
        evidence = self.evidence
        parts = (
            self.dataset,
            self.entity_id or "",
            self.schema or "",
            self.prop or "",
            self.value,
            self.original or "",
            self.date or "",
            "" if self.quantity is None else repr(self.quantity),
            evidence.quote,
            evidence.speaker,
            evidence.standing.value,
            "opinion" if evidence.opinion else "",
        )
        packed = "\x1f".join(parts)
        if packed.count("\x1f") >= len(parts) or "\x1e" in packed:  # the parts hold the separator
            escaped = [part.replace("\x1e", "\x1e0").replace("\x1f", "\x1e1") for part in parts]
            packed = "\x1f".join(escaped)
        return blake2b(packed.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def check_quotes(claims: Iterable[Claim], documents: Collection[Document]) -> None:
    """Make sure that every quote is a verbatim slice of its document.

    Raises:
        ClaimError: A document is missing, named twice, or does not hold the quote there.
    """
    texts = {document.id: document.text for document in documents}
    if len(texts) != len(documents):
        raise ClaimError("two documents of one edition bear the same id")
    for claim in claims:
        evidence = claim.evidence
        text = texts.get(evidence.document)
        if text is None:
            raise ClaimError(f"claim {claim.value!r} cites unknown document {evidence.document!r}")
        if not text.startswith(evidence.quote, evidence.start) or evidence.start < 0:
            raise ClaimError(
                f"quote {evidence.quote[:80]!r} does not stand at offset {evidence.start} "
                f"of document {evidence.document!r}"
            )
