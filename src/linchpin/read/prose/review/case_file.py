"""Accepted claims as an ordinary case: `case.yaml` and `brief.md`, to be edited like any other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from linchpin.claims.counted import counted
from linchpin.claims.errors import ReadError
from linchpin.read.cases.brief import Section, find_quote, split_brief
from linchpin.read.cases.skeleton import key_of
from linchpin.read.prose.kept.kept_document import KeptDocument
from linchpin.read.prose.proposal import Polarity
from linchpin.read.prose.review.case_forms import form_of, standing_of
from linchpin.read.prose.review.claim_in_words import ClaimInWords, NamedEnd
from linchpin.read.prose.review.review_queue import HELD, ReviewItem
from linchpin.read.prose.review.same_claim import same_end

MOST_BRIEF = 900_000
"""Characters of a brief; of longer documents only the paragraphs that are quoted stand in it."""
_HEADING = re.compile(r"^(#{1,6}[ \t])", re.MULTILINE)
_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ._/~-]*")
_LONGEST_KEY = 50


@dataclass(frozen=True, slots=True)
class WrittenCase:
    """A case of accepted claims.

    Attributes:
        brief: The text of `brief.md`.
        case: The text of `case.yaml`.
        claims: How many claims it has.
        left_out: Accepted claims that cannot stand in it, each with the reason.
    """

    brief: str
    case: str
    claims: int
    left_out: tuple[str, ...]


@dataclass(slots=True)
class _Entity:
    key: str
    end: NamedEnd
    written: str
    names: set[str]


def case_of(
    name: str, publisher: str, reviewed: Sequence[tuple[KeptDocument, Sequence[ReviewItem]]]
) -> WrittenCase:
    """Return the accepted claims of documents as a case.

    Args:
        name: Name of the case: small letters and digits.
        publisher: Who makes the case: who reviewed it.
        reviewed: Documents, each with its claims.

    Raises:
        ReadError: No claim is accepted, or a document has no date of publication.
    """
    taken = [
        (document, [item for item in items if item.state in HELD and item.claim is not None])
        for document, items in reviewed
    ]
    taken = [(document, items) for document, items in taken if items]
    if not taken:
        raise ReadError("no claim is accepted yet; nothing becomes a case by itself")
    for document, _ in taken:
        if document.text.published is None:
            raise ReadError(
                f"document {document.id} has no date of publication, and a claim is as old as its "
                f"document; say it with: linchpin read {document.versions[-1].name} --date "
                "YYYY-MM-DD (what is decided stays decided)"
            )
    keys = _document_keys([document for document, _ in taken])
    brief = _brief(name, taken, keys)
    sections = split_brief(brief, place="brief.md")
    entities: list[_Entity] = []
    claims: list[str] = []
    left_out: list[str] = []
    used: set[str] = set()
    for document, items in taken:
        section = sections[keys[document.id]]
        for item in items:
            assert item.claim is not None
            missing = _take_entities(item.claim, section, entities)
            place = _occurrence(section, item.claim, document)
            if missing or place is None:
                why = missing or "its words do not stand in the text"
                left_out.append(f"{document.id} {item.number}: {why}")
                continue
            claims.append(
                _claim(item, (section.key, document.text.publisher), place, entities, used)
            )
    if not claims:
        raise ReadError(f"no accepted claim can stand in a case: {'; '.join(left_out[:5])}")
    return WrittenCase(
        brief, _yaml(name, publisher, taken, keys, (entities, claims)), len(claims), tuple(left_out)
    )


def _document_keys(documents: Iterable[KeptDocument]) -> dict[str, str]:
    keys: dict[str, str] = {}
    for document in documents:
        plain = key_of(document.id)[:_LONGEST_KEY].strip("-")
        key, number = plain, 1
        while key in keys.values():
            number += 1
            key = f"{plain}-{number}"
        keys[document.id] = key
    return keys


def _brief(
    name: str, taken: Sequence[tuple[KeptDocument, Sequence[ReviewItem]]], keys: dict[str, str]
) -> str:
    lines = [f"# {name}", "", "The documents of this case in their own words, as they were read."]
    room = MOST_BRIEF // len(taken)
    for document, items in taken:
        title = " ".join(document.title.split())
        lines += ["", f"## {keys[document.id]} {title}", "", _body(document, items, room)]
    return "\n".join(lines) + "\n"


def _body(document: KeptDocument, items: Sequence[ReviewItem], room: int) -> str:
    """Return the words of a document that nothing in them can be taken for a section's heading."""
    text = document.text
    kept = list(text.to_read())
    if sum(one.end - one.start for one in kept) > room:
        starts = [item.claim.start for item in items if item.claim is not None]
        kept = [one for one in kept if any(one.start <= at < one.end for at in starts)]
    body = "\n\n".join(text.words_of(one) for one in kept)
    return _HEADING.sub(r" \1", body)


def _take_entities(claim: ClaimInWords, section: Section, entities: list[_Entity]) -> str | None:
    """Put the entities of a claim among those of the case; returns why one cannot be."""
    for end in claim.ends:
        known = _known(end, entities)
        if known is not None:
            known.names.add(end.name)
            continue
        names = (end.name, *end.aliases)
        written = next((one for one in names if next(find_quote(section, one), None)), None)
        if written is None:
            return f"the name {end.name!r} does not stand in the text"
        plain = key_of(end.name)[:_LONGEST_KEY].strip("-") or "entity"
        key, number = plain, 1
        while key == "general" or any(one.key == key for one in entities):
            number += 1
            key = f"{plain}-{number}"
        entities.append(_Entity(key, end, " ".join(written.split()), {end.name}))
    return None


def _known(end: NamedEnd, entities: Sequence[_Entity]) -> _Entity | None:
    for one in entities:
        if end.name in one.names:
            return one
    same = [one for one in entities if one.end.schema == end.schema and same_end(one.end, end)]
    return same[0] if len(same) == 1 else None


def _occurrence(section: Section, claim: ClaimInWords, document: KeptDocument) -> int | None:
    """Return which of the places of a quote is meant, from 1; 0 where there is one, None for none.

    Furniture that the section leaves out is left out of the count too.
    """
    places = [start for start, _ in find_quote(section, claim.quote)]
    if len(places) < 2:
        return 0 if places else None
    before = " ".join(
        document.text.text[one.start : min(one.end, claim.start)]
        for one in document.text.to_read()
        if one.start < claim.start
    )
    words = len(before.split())
    flat_words = [len(section.text[:at].split()) for at in places]
    nearest = min(range(len(places)), key=lambda at: abs(flat_words[at] - words))
    return nearest + 1


def _claim(
    item: ReviewItem,
    document: tuple[str, str | None],
    place: int,
    entities: Sequence[_Entity],
    used: set[str],
) -> str:
    section, publisher = document
    claim = item.claim
    assert claim is not None
    keys = {name: one.key for one in entities for name in one.names}
    form, fields = form_of(claim, keys)
    plain = f"{claim.type.replace('_', '-')}-{keys[claim.subject.name]}"[:_LONGEST_KEY].strip("-")
    key, number = plain, 1
    while key in used or key in keys.values():
        number += 1
        key = f"{plain}-{number}"
    used.add(key)
    lines = [f"  - key: {key}", f"    document: {section}", f"    quote: {scalar(claim.quote)}"]
    if place:
        lines.append(f"    occurrence: {place}")
    speaker = claim.speaker or publisher or f"the text of {section}"
    lines += [f"    speaker: {scalar(speaker)}", f"    standing: {standing_of(claim).value}"]
    if claim.opinion:
        lines.append("    opinion: true")
    if claim.polarity in (Polarity.CONDITIONAL, Polarity.PLANNED):
        lines.append(f"    # {claim.polarity.value}: {claim.type.replace('_', ' ')}; not so yet")
    if item.verdict is not None:
        decision = item.verdict.decision
        by = f"{decision.verdict} by {decision.by}, {decision.at[:10]}"
        lines.append(f"    # {_one_line(by)}")
    lines.append(f"    {form}: {_flow(fields)}")
    return "\n".join(lines)


def _yaml(
    name: str,
    publisher: str,
    taken: Sequence[tuple[KeptDocument, Sequence[ReviewItem]]],
    keys: dict[str, str],
    made: tuple[Sequence[_Entity], Sequence[str]],
) -> str:
    entities, claims = made
    title = taken[0][0].title if len(taken) == 1 else f"{name}: {counted(len(taken), 'document')}"
    count = {one.key: 0 for one in entities}
    for claim in claims:
        for one in entities:
            count[one.key] += bool(re.search(rf"\b{re.escape(one.key)}\b", claim))
    subject = max(entities, key=lambda one: count[one.key]).key
    lines = [
        "# Claims that a person accepted of documents that a machine read. Edit them like those",
        "# of any case; `linchpin case check` says what is wrong.",
        f"name: {name}",
        f"title: {scalar(title)}",
        f"publisher: {scalar(publisher)}",
        f"subject: {subject}",
        "",
        "documents:",
    ]
    for document, _ in taken:
        text = document.text
        lines += [
            f"  {keys[document.id]}:",
            f"    title: {scalar(document.title)}",
            f"    publisher: {scalar(document.publisher)}",
            f"    published: {scalar(text.published or '')}",
            "    verbatim: true",
        ]
        if text.url is not None and re.fullmatch(r"https?://\S+", text.url):
            lines.append(f"    url: {scalar(text.url)}")
    lines += ["", "entities:"]
    for one in entities:
        lines.append(
            f"  {one.key}: {{schema: {_schema(one.end.schema)}, name: {scalar(one.written)}}}"
        )
    return "\n".join([*lines, "", "claims:", *claims]) + "\n"


def _schema(schema: str) -> str:
    from linchpin.read.cases.vocabulary import ENTITY_SCHEMATA

    return schema if schema in ENTITY_SCHEMATA else "LegalEntity"


def scalar(text: str) -> str:
    """Return a text as a scalar of YAML, in quotation marks where it must be.

    Args:
        text: The text.

    >>> scalar("Juan Ortega"), scalar('the "boss": he'), scalar("2021-05")
    ('Juan Ortega', '"the \\\\"boss\\\\": he"', '2021-05')
    """
    flat = _one_line(text)
    if _PLAIN.fullmatch(flat) and flat == flat.strip() and flat.lower() not in _WORDS:
        return flat
    escaped = flat.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


_WORDS = frozenset({"true", "false", "yes", "no", "null", "on", "off", "y", "n", "~"})


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _flow(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_flow(item) for item in value) + "]"
    return scalar(str(value))
