"""What the claims of a case refer to: its name, its documents and its entities."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial

from linchpin.claims.claim import Claim, Document, Evidence
from linchpin.claims.dates import parse_date
from linchpin.read.cases.brief import NO_SECTION, Section, closest_passage, find_quote
from linchpin.read.cases.record import Record
from linchpin.read.cases.vocabulary import ENTITY_SCHEMATA, GENERAL

_UNCLEAR = "?"
"""Stands where a mistake is noted, so that the rest of a case can be looked at."""
NAME_PATTERN = r"[a-z][a-z0-9]{0,29}"
KEY_PATTERN = r"(?=.{1,60}$)[a-z0-9]+(-[a-z0-9]+)*"
"""What names of cases, and keys of entities and claims, are made of."""


@dataclass(frozen=True, slots=True)
class CaseFrame:
    """The parts of a case that its claims point to.

    Attributes:
        name: The case's name; dataset and ids are made from it.
        sections: Section of the brief by document key.
        documents: Document by the same key.
        schemata: FollowTheMoney schema by entity key; empty where a mistake about it is noted.
        brief: Path of the brief, for error messages.
    """

    name: str
    sections: dict[str, Section]
    documents: dict[str, Document]
    schemata: dict[str, str]
    brief: str

    @property
    def dataset(self) -> str:
        """Return the name of the case as a source."""
        return f"case_{self.name}"

    def entity_id(self, key: str) -> str:
        """Return the id of an entity of this case."""
        return f"{self.name}-{key}"

    def entity(self, record: Record, key: str, field: str) -> str:
        """Return the key if it names an entity; otherwise fail with the nearest that do."""
        return record.one_of(key, self.schemata, field)


def take_name(record: Record) -> str:
    """Take the name of the case, which must be able to stand in ids."""
    name = record.text("name")
    if not re.fullmatch(NAME_PATTERN, name):
        record.fail(f"name {name[:80]!r} must be small letters and digits, such as `port7`", "name")
    return name


def check_key(record: Record, key: str, field: str | None = None) -> str:
    """Return the key of an entity or claim if it can stand in an id."""
    if not re.fullmatch(KEY_PATTERN, key) or key == GENERAL:
        record.fail(
            f"key {key[:80]!r} must be small letters and digits joined by -, such as `uncle-2`, "
            f"at most 60 characters, and not `{GENERAL}`",
            field,
        )
    return key


def take_documents(
    root: Record, sections: dict[str, Section], *, name: str, brief: str, publisher: str
) -> dict[str, Document]:
    """Take the documents, each of which has a section of the brief, and the other way round.

    A section sums up its document in the words of the case's publisher, unless the document says
    `verbatim: true`: then it holds the document's own words.

    Args:
        root: The case.
        sections: Sections of the brief by document key.
        name: The case's name.
        brief: Path of the brief, for error messages.
        publisher: Who made the case, and so whose summaries its sections are.
    """
    documents = {}
    for key, record in root.named_records("documents", "document"):
        if key not in sections:
            known = ", ".join(sections)
            record.maybe(partial(record.fail, f"{brief} has no section `## {key}`; it has {known}"))
        section = sections.get(key, NO_SECTION)
        documents[key] = _document(record, section, name=name, publisher=publisher)
    for key in sections:
        if key not in documents:
            why = f"section `## {key}` of {brief} is no document here; add it"
            root.maybe(partial(root.fail, why, "documents"))
    return documents


def _document(record: Record, section: Section, *, name: str, publisher: str) -> Document:
    title = record.maybe(lambda: record.text("title"))
    by = record.maybe(lambda: record.text("publisher"))
    url = record.maybe(lambda: _take_url(record))
    published = record.maybe(lambda: _take_published(record))
    verbatim = record.maybe(lambda: record.yes_or_no("verbatim"))
    record.finish()
    return Document(
        id=f"{name}-{section.key}",
        title=title or _UNCLEAR,
        publisher=by or _UNCLEAR,
        text=section.text,
        url=url,
        published=published,
        place=f"brief.md line {section.line}",
        summarised_by=None if verbatim else publisher,
    )


def _take_published(record: Record) -> str:
    published = record.date("published", parse_date)
    if published is None:
        record.fail("'published' is missing; a claim is as old as the document it quotes")
    return published


def take_entities(root: Record) -> tuple[dict[str, str], dict[str, tuple[str, Record]]]:
    """Take the entities: schema by key, and by key the name with the record it stands in.

    A schema that is none is noted and stands as empty.
    """
    schemata: dict[str, str] = {}
    names: dict[str, tuple[str, Record]] = {}
    for key, record in root.named_records("entities", "entity"):
        record.maybe(partial(check_key, record, key))
        schemata[key] = record.maybe(partial(record.word, "schema", ENTITY_SCHEMATA)) or ""
        name = record.maybe(partial(record.text, "name"))
        if name is not None:
            names[key] = (name, record)
        else:
            record.maybe(partial(record.optional, "document"))
            record.finish()
    return schemata, names


def name_claims(frame: CaseFrame, names: dict[str, tuple[str, Record]]) -> list[Claim]:
    """Return one `name` claim an entity, quoting the first document that calls it so.

    An entity may say with `document` which one is meant.
    """
    made = (
        record.maybe(partial(_name_claim, frame, key, name, record))
        for key, (name, record) in names.items()
    )
    return [claim for claim in made if claim is not None]


def _name_claim(frame: CaseFrame, key: str, name: str, record: Record) -> Claim | None:
    chosen = record.maybe(lambda: record.optional("document"))
    record.finish()
    if chosen is not None:
        record.one_of(chosen, frame.documents, "document")
    sections = [s for k, s in frame.sections.items() if chosen in (None, k)]
    if not sections:
        return None  # that the document has no section is said already
    first = _first_place(sections, name)
    if first is None:
        record.fail(
            f"name {name[:200]!r} does not stand in {chosen or 'any section'} of "
            f"{frame.brief}; {closest_passage(sections, name)}",
            "name",
        )
    section, start, quote = first
    document = frame.documents.get(section.key)
    if document is None or not frame.schemata[key]:
        return None
    return Claim(
        dataset=frame.dataset,
        entity_id=frame.entity_id(key),
        schema=frame.schemata[key],
        prop="name",
        value=name,
        evidence=Evidence(document.id, quote, start, speaker=document.publisher),
    )


def _first_place(sections: list[Section], name: str) -> tuple[Section, int, str] | None:
    for section in sections:
        for start, quote in find_quote(section, name):
            return section, start, quote
    return None


def _take_url(record: Record) -> str | None:
    url = record.optional("url")
    if url is not None and not re.match(r"https?://\S+$", url):
        record.fail(f"url {url[:120]!r} does not begin with http:// or https://", "url")
    return url
