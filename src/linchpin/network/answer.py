"""The shape of an answer: lines, each with the claims it rests on."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from linchpin.claims.claim import Standing
from linchpin.network.section import AnswerSection, Misfit
from linchpin.network.standing_of import HowFirm, standing_of_all, weakest_of


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
        standing: How firmly it may be told: the word of a `Standing`, or `opinion`.
    """

    text: str
    kind: str
    said: tuple[Said, ...]
    entity: str | None = None
    date: str | None = None
    claims: tuple[str, ...] = ()
    denied: bool = False
    standing: str = field(init=False)

    def __post_init__(self) -> None:
        mark = Standing.DENIED.value if self.denied else self.firm.mark
        object.__setattr__(self, "standing", mark)

    @property
    def firm(self) -> HowFirm:
        """Return how firmly it is told: by its firmest source, at the weakest of its words.

        That somebody was indicted is itself no allegation, though what the indictment says is one.

        Raises:
            ValueError: No evidence stands behind it.
        """
        by_document: dict[str, list[HowFirm]] = {}
        for said in self.said:
            how = HowFirm(Standing(said.standing), said.opinion, (said.speaker,))
            by_document.setdefault(said.document, []).append(how)
        told = standing_of_all(weakest_of(found) for found in by_document.values())
        if self.kind == "indicted" and told.standing is Standing.CHARGED:
            return replace(told, standing=Standing.STATED)
        return told


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
