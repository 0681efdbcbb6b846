"""Proposed claims in words and as values of JSON: the sentence with the words marked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from linchpin.claims.counted import counted
from linchpin.claims.dates import say_date
from linchpin.cli.text.terminal import style

if TYPE_CHECKING:
    from linchpin.read.prose.review.claim_in_words import ClaimInWords, NamedEnd
    from linchpin.read.prose.review.review_queue import ReviewItem
    from linchpin.workspace.known_names import ProposedLink
    from linchpin.workspace.prose_review import Review

RELATION_WORDS = {
    "family": "is family of", "member_of": "belongs to", "associate": "is an associate of",
    "allied_with": "is allied with", "rival_of": "is a rival of", "owns": "owns or controls",
    "directs": "directs", "supports": "acts for", "supplies": "supplies", "paid": "paid",
    "split_from": "split off from", "succeeds": "succeeds",
}  # fmt: skip
EVENT_WORDS = {
    "designated": "was put on a sanctions list", "delisted": "was taken off a sanctions list",
    "charged": "was charged", "arrested": "was arrested", "pleaded": "pleaded guilty",
    "convicted": "was convicted", "acquitted": "was acquitted", "sentenced": "was sentenced",
    "dismissed": "had charges dismissed", "released": "was released",
    "extradited": "was extradited", "killed": "was killed", "died": "died",
    "seized": "was seized",
}  # fmt: skip
_POLARITY = {
    "said": "",
    "denied": "Somebody denies that ",
    "negated": "The text says it is not so that ",
    "conditional": "Only under a condition: ",
    "planned": "Not so yet: ",
}
KEYS = (
    "[a]ccept, [c]orrect, [x] reject, [o] the source says the opposite, [m]erge two names, "
    "[w] who is this, [s]kip, [b]ack, [q]uit"
)


def claim_sentence(claim: ClaimInWords) -> str:
    """Return what a claim says, in one sentence.

    Args:
        claim: The claim.
    """
    if claim.object is None:
        what = f"{claim.subject.name} {EVENT_WORDS.get(claim.type, claim.type)}"
    else:
        words = RELATION_WORDS.get(claim.type, claim.type.replace("_", " "))
        what = f"{claim.subject.name} {words} {claim.object.name}"
    if claim.amount is not None:
        what += f", {claim.amount:,.10g} {claim.currency or claim.unit or ''}".rstrip()
    if claim.date is not None:
        what += f", {say_date(claim.date)}"
    elif claim.period is not None:
        what += f", {claim.period}"
    if claim.agent is not None:
        what += f", by {claim.agent}"
    if claim.detail:
        what += f" ({' '.join(claim.detail.split())})"
    return _POLARITY[claim.polarity.value] + what


def how_firmly(claim: ClaimInWords) -> str:
    """Return who says a claim, and how firmly.

    Args:
        claim: The claim.
    """
    view = ", as a view" if claim.opinion else ""
    if claim.speaker is None:
        return f"{claim.standing.value}{view}, in the text's own voice"
    return f"{claim.standing.value}{view}; says {claim.speaker}"


def item_text(
    review: Review, item: ReviewItem, links: Mapping[str, Sequence[ProposedLink]]
) -> Iterator[str]:
    """Yield one claim: what it says, who says it, and its sentence with the words marked.

    Args:
        review: The document.
        item: The claim.
        links: Whom of the archive a name may mean, by name.
    """
    claim = item.claim or item.proposed
    place = f"{item.number} of {len(review.items):,}"
    yield style(f"{place}  {claim_sentence(claim)}", bold=True)
    yield f"  {how_firmly(claim)}"
    before = sentence_before(review, claim)
    if before:
        yield style(f"  {before}", dim=True)
    yield f"  {marked_sentence(claim)}"
    for note in item.notes:
        yield style(f"  Note: {note}", colour="yellow")
    if item.verdict is not None:
        decision = item.verdict.decision
        yield (f"  {decision.verdict} by {decision.by} on {decision.at[:10]}: {decision.because}")
    for end in claim.ends:
        for link in links.get(end.name, ())[:1]:
            yield style(
                f"  {end.name}: in the archive {link.name} ({link.entity}); {link.reason}. "
                "Nothing is linked.",
                dim=True,
            )


def sentence_before(review: Review, claim: ClaimInWords) -> str:
    """Return the sentence before that of a claim, where somebody it is about is not named in it.

    Args:
        review: The document.
        claim: The claim.
    """
    from linchpin.read.prose.text.sentence import sentence_around

    if all(any(name in claim.sentence for name in _names(end)) for end in claim.ends):
        return ""
    text = review.document.text
    start, _ = sentence_around(text, claim.start, claim.start + len(claim.quote))
    at = len(text.text[:start].rstrip()) - 1
    if at < 0:
        return ""
    first, last = sentence_around(text, at, at + 1)
    return " ".join(text.text[first:last].split())


def marked_sentence(claim: ClaimInWords) -> str:
    """Return the sentence of a claim, its quote in angle marks and its names bold.

    Args:
        claim: The claim.
    """
    quote = " ".join(claim.quote.split())
    before, found, after = claim.sentence.partition(quote)
    if not found:
        before, quote, after = "", claim.sentence, ""
    for end in claim.ends:
        name = next((one for one in _names(end) if one in quote), None)
        if name is not None:
            quote = style(name, bold=True).join(quote.split(name))
    return f"{before}«{quote}»{after}"


def _names(end: NamedEnd) -> list[str]:
    return sorted((end.name, *end.aliases), key=lambda name: (-len(name), name))


def who_text(
    review: Review, item: ReviewItem, links: Mapping[str, Sequence[ProposedLink]]
) -> Iterator[str]:
    """Yield who the ends of a claim are: each name of the text with the reason it is taken for one.

    Args:
        review: The document.
        item: The claim.
        links: Whom of the archive a name may mean, by name.
    """
    entities = {one.name: one for one in review.document.reading.entities}
    for end in item.proposed.ends:
        yield style(f"{end.name} ({end.schema})", bold=True)
        found = entities.get(end.name)
        for mention in () if found is None else found.mentions[:12]:
            yield f"  {mention.span.text!r} at {mention.span.start:,}: {mention.reason}"
        for link in links.get(end.name, ()):
            yield f"  in the archive: {link.name} ({link.entity}); {link.reason}"
        if end.name not in links:
            yield "  in the archive: nobody of such a name"
    for reason in item.reasons:
        yield f"  why so: {reason}"


def queue_lines(reviews: Sequence[Review]) -> Iterator[str]:
    """Yield one line for each document: how much of it waits for a person.

    Args:
        reviews: The documents.
    """
    for one in reviews:
        done = len(one.items) - len(one.waiting)
        also = f", also printed as {', '.join(one.copies)}" if one.copies else ""
        yield (
            f"{one.document.id}: {one.document.title}: {done:,} of "
            f"{counted(len(one.items), 'claim')} reviewed{also}"
        )


def summary_text(review: Review) -> Iterator[str]:
    """Yield what became of the claims of a document.

    Args:
        review: The document.
    """
    counts: dict[str, int] = {}
    for item in review.items:
        counts[item.state.value] = counts.get(item.state.value, 0) + 1
    said = ", ".join(f"{count:,} {state}" for state, count in sorted(counts.items()))
    yield f"{review.document.id}: {said or 'no claim'}."
    held = counts.get("accepted", 0) + counts.get("corrected", 0) + counts.get("opposite", 0)
    if held:
        yield f"Write them as a case: linchpin review {review.document.id} --case FOLDER"


def review_data(review: Review, links: Mapping[str, Sequence[ProposedLink]]) -> dict[str, object]:
    """Return a document and its claims as values of JSON.

    Args:
        review: The document.
        links: Whom of the archive a name may mean, by name.
    """
    document = review.document
    return {
        "document": document.id,
        "title": document.title,
        "publisher": document.publisher,
        "published": document.text.published,
        "language": document.text.language,
        "sha256": document.text.sha256,
        "reader": document.reader,
        "copies": list(review.copies),
        "waiting": [item.number for item in review.waiting],
        "claims": [item_data(item, links) for item in review.items],
    }


def item_data(item: ReviewItem, links: Mapping[str, Sequence[ProposedLink]]) -> dict[str, object]:
    """Return a claim as values of JSON.

    Args:
        item: The claim.
        links: Whom of the archive a name may mean, by name.
    """
    from dataclasses import asdict

    from linchpin.read.prose.kept.plain_values import to_plain

    verdict = item.verdict
    decision = None if verdict is None else verdict.decision
    return {
        "number": item.number,
        "says": claim_sentence(item.claim or item.proposed),
        "state": item.state.value,
        "urgent": item.urgent,
        "proposed": to_plain(item.proposed),
        "decided": None if item.claim is None else to_plain(item.claim),
        "by": None if decision is None else decision.by,
        "at": None if decision is None else decision.at,
        "because": None if decision is None else decision.because,
        "notes": list(item.notes),
        "reasons": list(item.reasons),
        "links": {
            end.name: [asdict(link) for link in links[end.name]]
            for end in item.proposed.ends
            if end.name in links
        },
    }
