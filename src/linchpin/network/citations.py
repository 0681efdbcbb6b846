"""Claims as cited evidence: each with the number of its source in the answer."""

from __future__ import annotations

from collections.abc import Iterable

from linchpin.archive import Manifest, Snapshot
from linchpin.archive.queries.cited import cited_documents
from linchpin.claims.claim import Claim, Document
from linchpin.network.answer import CitedSource, Line, Said
from linchpin.network.standing_of import firmness_rank


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
        for claim in sorted(known, key=_firmness):
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


def _firmness(claim: Claim) -> tuple[int, bool]:
    return firmness_rank(claim.evidence.standing, claim.evidence.opinion)


def cite_claims(snapshot: Snapshot, claims: Iterable[Claim]) -> Citations:
    """Return what numbers the sources of some claims; none is cited yet.

    Args:
        snapshot: The editions that count.
        claims: Every claim that may be cited.
    """
    documents = cited_documents(snapshot, claims)
    return Citations(documents, {item.dataset: item for item in snapshot.editions})
