"""The shape of an answer: lines, each with the claims it rests on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from linchpin.archive import Manifest
from linchpin.claims.claim import Claim, Document
from linchpin.network.section import AnswerSection, Misfit
from linchpin.network.standing_of import FIRMNESS


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
        summarised_by: Whose summary the words stand in; None where they are the source's own.
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
    summarised_by: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that is said, by one or several sources.

    Attributes:
        text: For a reader.
        kind: FollowTheMoney property, kind of event or of relation.
        said: The evidence, oldest source first; the same words of one document once.
        entity: The other entity, where the line is a relation.
        date: EDTF date the line is about.
        claims: Ids of every claim the line says, those too whose words are the same.
        denied: True where this is what somebody denies.
    """

    text: str
    kind: str
    said: tuple[Said, ...]
    entity: str | None = None
    date: str | None = None
    claims: tuple[str, ...] = ()
    denied: bool = False


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Lines of sources that cannot all hold, side by side.

    Attributes:
        about: What they disagree on.
        lines: What is said; at least two.
        found: How that is known.
    """

    about: str
    lines: tuple[Line, ...]
    found: Misfit


@dataclass(frozen=True, slots=True)
class Answer:
    """Everything the sources say about one entity.

    Attributes:
        entity: Canonical id.
        caption: The name to show.
        schema: FollowTheMoney schema.
        as_of: ISO day the answer holds for, None for everything known.
        records: Entity ids taken for one, each with the reason.
        sections: AnswerSection to lines, in reading order.
        contradictions: What does not fit together.
        findings: What Linchpin noticed about these records.
        not_said: What the sources do not say.
        sources: Every document cited.
        last_events: What the law did last, or how a life ended; all that is dated the same.
        elsewhere: Ids of the claims that say parts of what the names say.
    """

    entity: str
    caption: str
    schema: str
    as_of: str | None
    records: tuple[tuple[str, str], ...]
    sections: dict[AnswerSection, tuple[Line, ...]] = field(default_factory=dict)
    contradictions: tuple[Contradiction, ...] = ()
    findings: tuple[str, ...] = ()
    not_said: tuple[str, ...] = ()
    sources: tuple[CitedSource, ...] = ()
    last_events: tuple[Line, ...] = ()
    elsewhere: tuple[str, ...] = ()


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
            summarised_by=document.summarised_by,
        )

    def line(
        self,
        text: str,
        kind: str,
        claims: Iterable[Claim],
        *,
        entity: str | None = None,
        date: str | None = None,
        denied: bool = False,
    ) -> Line:
        """Return a line with its evidence; the same words of one document count once.

        Args:
            text: For a reader.
            kind: FollowTheMoney property, kind of event or role.
            claims: What it rests on.
            entity: The other entity, where the line is a relation.
            date: EDTF date the line is about.
            denied: Whether this is what somebody denies.
        """
        kept: dict[tuple[str, str, str], Claim] = {}
        known = list(claims)
        # Where two claims stand in the same words, the least firm of them speaks for both.
        for claim in sorted(known, key=lambda c: FIRMNESS.index(c.evidence.standing)):
            evidence = claim.evidence
            kept.setdefault((evidence.document, evidence.quote, evidence.speaker), claim)
        said = [self.said(claim) for claim in kept.values()]
        said.sort(key=lambda item: (item.date, item.source, item.quote))
        ids = tuple(dict.fromkeys(claim.id for claim in known))
        return Line(text, kind, tuple(said), entity, date, ids, denied)

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
