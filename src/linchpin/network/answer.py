"""The shape of an answer: lines, each with the claims it rests on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from linchpin.archive import Manifest
from linchpin.claims.claim import Claim, Document


@dataclass(frozen=True, slots=True)
class CitedSource:
    """A document an answer cites.

    Attributes:
        number: Its number in the answer, from 1.
        document: `Document.id`, or the dataset's name for an edition of a list.
        title: What a reader would call it.
        publisher: Who published it.
        date: EDTF date of publication, or of the edition.
        url: Where, if anywhere.
        edition: True for an edition of a list.
    """

    number: int
    document: str
    title: str
    publisher: str
    date: str
    url: str | None
    edition: bool


@dataclass(frozen=True, slots=True)
class Said:
    """One piece of evidence for a line.

    Attributes:
        claim: Claim id.
        quote: The words.
        speaker: Who says it.
        standing: How firmly.
        opinion: True where it is a view.
        source: Number of the source in the answer.
        date: EDTF date of that source.
        document: `Document.id` the quote stands in.
        place: File and line, for lists.
        listed: True where an edition of a list says it.
    """

    claim: str
    quote: str
    speaker: str
    standing: str
    opinion: bool
    source: int
    date: str
    document: str
    place: str | None
    listed: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that is said, by one or several sources.

    Attributes:
        text: For a reader.
        kind: FollowTheMoney property, kind of event or role.
        said: The evidence, oldest source first.
        entity: The other entity, where the line is a relation.
        date: EDTF date the line is about.
    """

    text: str
    kind: str
    said: tuple[Said, ...]
    entity: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Lines of sources that cannot all hold, side by side.

    Attributes:
        about: What they disagree on.
        lines: What is said; at least two.
        found: `marked in the case` or the rule that found it.
    """

    about: str
    lines: tuple[Line, ...]
    found: str


@dataclass(frozen=True, slots=True)
class Answer:
    """Everything the sources say about one entity.

    Attributes:
        entity: Canonical id.
        caption: The name to show.
        schema: FollowTheMoney schema.
        as_of: ISO day the answer holds for, None for everything known.
        records: Entity ids taken for one, each with the reason.
        sections: Heading to lines, in reading order.
        contradictions: What does not fit together.
        findings: What Linchpin noticed about these records.
        not_said: What the sources do not say.
        sources: Every document cited.
    """

    entity: str
    caption: str
    schema: str
    as_of: str | None
    records: tuple[tuple[str, str], ...]
    sections: dict[str, tuple[Line, ...]] = field(default_factory=dict)
    contradictions: tuple[Contradiction, ...] = ()
    findings: tuple[str, ...] = ()
    not_said: tuple[str, ...] = ()
    sources: tuple[CitedSource, ...] = ()


class Citations:
    """Numbers the sources of an answer in the order in which they are cited.

    A dated document is a source of its own; all entries of one edition of a list are one source.
    """

    def __init__(self, documents: dict[str, Document], editions: dict[str, Manifest]) -> None:
        """Start with no source cited.

        Args:
            documents: Every document that may be cited, by id.
            editions: Edition that counts, by dataset.
        """
        self._documents = documents
        self._editions = editions
        self._numbers: dict[str, CitedSource] = {}

    def said(self, claim: Claim) -> Said:
        """Return a claim as evidence, its source numbered."""
        evidence = claim.evidence
        document = self._documents[evidence.document]
        source = self._source(document, claim.dataset)
        return Said(
            claim=claim.id,
            quote=evidence.quote,
            speaker=evidence.speaker,
            standing=evidence.standing.value,
            opinion=evidence.opinion,
            source=source.number,
            date=source.date,
            document=document.id,
            place=document.place,
            listed=source.edition,
        )

    def line(
        self,
        text: str,
        kind: str,
        claims: Iterable[Claim],
        *,
        entity: str | None = None,
        date: str | None = None,
    ) -> Line:
        """Return a line with its evidence; the same words of one document count once.

        Args:
            text: For a reader.
            kind: FollowTheMoney property, kind of event or role.
            claims: What it rests on.
            entity: The other entity, where the line is a relation.
            date: EDTF date the line is about.
        """
        kept: dict[tuple[str, str, str], Claim] = {}
        for claim in claims:
            evidence = claim.evidence
            kept.setdefault((evidence.document, evidence.quote, evidence.speaker), claim)
        said = [self.said(claim) for claim in kept.values()]
        said.sort(key=lambda item: (item.date, item.source, item.quote))
        return Line(text, kind, tuple(said), entity, date)

    def sources(self) -> tuple[CitedSource, ...]:
        """Return every source cited so far, in order of number."""
        return tuple(self._numbers.values())

    def _source(self, document: Document, dataset: str) -> CitedSource:
        listed = document.published is None
        key = dataset if listed else document.id
        found = self._numbers.get(key)
        if found is None:
            edition = self._editions[dataset]
            found = CitedSource(
                number=len(self._numbers) + 1,
                document=key,
                title=edition.title if listed else document.title,
                publisher=document.publisher,
                date=document.published or edition.date,
                url=document.url,
                edition=listed,
            )
            self._numbers[key] = found
        return found
