"""The claims of a document, each with what was decided of it, and those that wait for a person."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from linchpin.ledger.decision import (
    ACCEPTED,
    CORRECTED,
    NOT_SAME,
    OPPOSITE,
    REJECTED,
    WITHDRAWN,
    Decision,
)
from linchpin.read.prose.kept.kept_document import KeptDocument
from linchpin.read.prose.review.claim_in_words import ClaimInWords, NamedEnd, in_words
from linchpin.read.prose.review.same_claim import same_place, same_sentence, same_statement
from linchpin.read.prose.review.verdict import Verdict, merged_names, verdicts
from linchpin.read.prose.text.prose_text import ProseText
from linchpin.read.prose.text.sentence import stands_whole


class ReviewState(StrEnum):
    """What became of a claim."""

    OPEN = "open"
    ACCEPTED = ACCEPTED
    CORRECTED = CORRECTED
    OPPOSITE = OPPOSITE
    REJECTED = REJECTED


HELD = frozenset({ReviewState.ACCEPTED, ReviewState.CORRECTED, ReviewState.OPPOSITE})
"""States of claims that somebody took over: they become a case."""


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """One claim of a document, and what was decided of it.

    Attributes:
        number: Its number in the document, from 1.
        proposed: What is, or was, proposed.
        state: What became of it.
        claim: What was decided; None where it is open or rejected.
        verdict: The decision; None where it is open.
        notes: What a person should know, a sentence each.
        urgent: Whether it goes to the head of the queue.
        reasons: Why the reader took each argument.
    """

    number: int
    proposed: ClaimInWords
    state: ReviewState = ReviewState.OPEN
    claim: ClaimInWords | None = None
    verdict: Verdict | None = None
    notes: tuple[str, ...] = ()
    urgent: bool = False
    reasons: tuple[str, ...] = ()


def review_items(document: KeptDocument, decisions: Sequence[Decision]) -> list[ReviewItem]:
    """Return every claim of a document in the order of the text, with what was decided of it.

    What was decided holds for the same claim of a changed reader, and in a changed text as long as
    its sentence stands there unchanged; a rejected claim stays rejected where its sentence was put
    anew. What was accepted and is proposed no longer is kept while its sentence stands.

    Args:
        document: The document, not a copy of another.
        decisions: All decisions of the ledger, in order.
    """
    said = _latest(verdicts(decisions, document.id))
    rename = _renamed(document, decisions)
    used: set[int] = set()
    items = []
    for proposed, urgent, notes, reasons in _proposals(document):
        claim = rename(proposed)
        at = _fitting(claim, said)
        if at is not None:
            used.add(at)
        verdict = None if at is None else said[at]
        found = _decided(claim, verdict, said)
        found = replace(found, notes=(*notes, *found.notes), reasons=reasons)
        items.append(replace(found, urgent=urgent and found.state is ReviewState.OPEN))
    for at, verdict in enumerate(said):
        if at not in used and verdict.claim is not None:
            items.append(_not_proposed(verdict, document.text))
    items.sort(key=lambda item: (item.proposed.start, item.proposed.type))
    return [replace(item, number=number) for number, item in enumerate(items, 1)]


def waiting(items: Iterable[ReviewItem]) -> list[ReviewItem]:
    """Return the claims that wait for a person: first those on which two readers disagree.

    Args:
        items: Claims of a document.
    """
    found = [item for item in items if item.state is ReviewState.OPEN]
    return sorted(found, key=lambda item: (not item.urgent, item.number))


def _proposals(
    document: KeptDocument,
) -> Iterable[tuple[ClaimInWords, bool, tuple[str, ...], tuple[str, ...]]]:
    """Yield what readers propose, each with whether they disagree and what is to be said of it."""
    entities = {one.id: one for one in document.reading.entities}
    first = [
        (in_words(one, entities, document.text), one.reasons) for one in document.reading.claims
    ]
    second = [in_words(one, entities, document.text) for one in document.second]
    who = document.second_reader
    for claim, reasons in first:
        if who is None or any(same_statement(claim, other) for other in second):
            yield claim, False, (), reasons
        else:
            yield claim, True, (f"{who} does not say so",), reasons
    for claim in second:
        if not any(same_statement(claim, other) for other, _ in first):
            yield claim, True, (f"only {who} says so",), ()


def _latest(found: Iterable[Verdict]) -> list[Verdict]:
    """Return the last word on each proposal; those that were taken back are left out."""
    last: dict[ClaimInWords, Verdict] = {}
    for verdict in found:
        last.pop(verdict.proposed, None)
        last[verdict.proposed] = verdict
    return [one for one in last.values() if one.decision.verdict != WITHDRAWN]


def _fitting(claim: ClaimInWords, said: Sequence[Verdict]) -> int | None:
    """Return the number of the decision on a claim: the same one, else one on the same words."""
    for at, verdict in enumerate(said):
        if verdict.proposed == claim:
            return at
    alike = [at for at, one in enumerate(said) if same_statement(one.proposed, claim)]
    for at in reversed(alike):
        if same_sentence(said[at].proposed, claim):
            return at
    for at in reversed(alike):
        if said[at].decision.verdict == REJECTED and same_place(said[at].proposed, claim):
            return at
    return None


def _decided(claim: ClaimInWords, verdict: Verdict | None, said: Sequence[Verdict]) -> ReviewItem:
    if verdict is None:
        return ReviewItem(0, claim, notes=tuple(_said_before(claim, said)))
    state = ReviewState(verdict.decision.verdict)
    return ReviewItem(0, claim, state, verdict.claim, verdict)


def _said_before(claim: ClaimInWords, said: Sequence[Verdict]) -> Iterable[str]:
    """Yield what was decided of the same statement elsewhere in the document."""
    for verdict in said:
        if same_statement(verdict.proposed, claim):
            decision = verdict.decision
            where = (
                "these words, as they were before"
                if same_place(verdict.proposed, claim)
                else ("other words")
            )
            yield f"{decision.verdict} by {decision.by} on {decision.at[:10]} of {where}"


def _not_proposed(verdict: Verdict, text: ProseText) -> ReviewItem:
    """Return what was taken over and is proposed no longer: kept while its words stand."""
    assert verdict.claim is not None
    decision = verdict.decision
    if stands_whole(text, verdict.claim.sentence):
        state = ReviewState(decision.verdict)
        notes = ("the reader proposes it no longer",)
        return ReviewItem(0, verdict.proposed, state, verdict.claim, verdict, notes)
    note = (
        f"{decision.verdict} by {decision.by} on {decision.at[:10]}, and its words no longer stand "
        "in the text"
    )
    return ReviewItem(0, verdict.proposed, notes=(note,), urgent=True)


def _renamed(
    document: KeptDocument, decisions: Sequence[Decision]
) -> Callable[[ClaimInWords], ClaimInWords]:
    """Return what puts the name somebody goes by in place of another name of the document."""
    names: dict[str, str] = {}
    for one in merged_names(decisions, document.id):
        if one.decision.verdict == NOT_SAME:
            names.pop(one.name, None)
        else:
            names[one.name] = one.same
    known = {one.name: one for one in document.reading.entities}

    def end(found: NamedEnd) -> NamedEnd:
        target = names.get(found.name)
        if target is None or target not in known or target == found.name:
            return found
        other = known[target]
        aliases = dict.fromkeys((*other.aliases, found.name, *found.aliases))
        aliases.pop(other.name, None)
        return NamedEnd(other.name, other.schema, tuple(aliases))

    def renamed(claim: ClaimInWords) -> ClaimInWords:
        if not names:
            return claim
        other = None if claim.object is None else end(claim.object)
        return replace(claim, subject=end(claim.subject), object=other)

    return renamed
