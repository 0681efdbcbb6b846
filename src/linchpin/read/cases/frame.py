"""What the claims of a case refer to: its name, its documents and its entities."""

from __future__ import annotations

import re
from dataclasses import dataclass

from linchpin.claims.claim import Claim, Document, Evidence
from linchpin.claims.dates import parse_date
from linchpin.read.cases.brief import Section, closest_passage, find_quote
from linchpin.read.cases.record import Record
from linchpin.read.cases.vocabulary import ENTITY_SCHEMATA, GENERAL

_NAME = re.compile(r"[a-z][a-z0-9]{0,29}")
_KEY = re.compile(r"(?=.{1,60}$)[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class CaseFrame:
    """The parts of a case that its claims point to.

    Attributes:
        name: The case's name; dataset and ids are made from it.
        sections: Section of the brief by document key.
        documents: Document by the same key.
        schemata: FollowTheMoney schema by entity key.
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
    if not _NAME.fullmatch(name):
        record.fail(f"name {name[:80]!r} must be small letters and digits, such as `port7`", "name")
    return name


def check_key(record: Record, key: str) -> str:
    """Return the key of an entity or claim if it can stand in an id."""
    if not _KEY.fullmatch(key) or key == GENERAL:
        record.fail(
            f"key {key[:80]!r} must be small letters and digits joined by -, such as `uncle-2`, "
            f"at most 60 characters, and not `{GENERAL}`"
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
            record.fail(f"{brief} has no section `## {key}`; its sections: {', '.join(sections)}")
        section = sections[key]
        documents[key] = Document(
            id=f"{name}-{key}",
            title=record.text("title"),
            publisher=record.text("publisher"),
            text=section.text,
            url=_take_url(record),
            published=record.date("published", parse_date),
            place=f"brief.md line {section.line}",
            summarised_by=None if record.yes_or_no("verbatim") else publisher,
        )
        if documents[key].published is None:
            record.fail("'published' is missing; a claim is as old as the document it quotes")
        record.finish()
    for key in sections.keys() - documents.keys():
        root.fail(f"section `## {key}` of {brief} is no document here; add it", "documents")
    return documents


def take_entities(root: Record) -> tuple[dict[str, str], dict[str, tuple[str, Record]]]:
    """Take the entities: schema by key, and by key the name with the record it stands in."""
    schemata, names = {}, {}
    for key, record in root.named_records("entities", "entity"):
        check_key(record, key)
        schemata[key] = record.word("schema", ENTITY_SCHEMATA)
        names[key] = (record.text("name"), record)
    return schemata, names


def name_claims(frame: CaseFrame, names: dict[str, tuple[str, Record]]) -> list[Claim]:
    """Return one `name` claim an entity, quoting the first document that calls it so.

    An entity may say with `document` which one is meant.
    """
    claims = []
    for key, (name, record) in names.items():
        chosen = record.optional("document")
        if chosen is not None:
            record.one_of(chosen, frame.documents, "document")
        record.finish()
        sections = [s for k, s in frame.sections.items() if chosen in (None, k)]
        first = _first_place(sections, name)
        if first is None:
            record.fail(
                f"name {name[:200]!r} does not stand in {chosen or 'any section'} of "
                f"{frame.brief}; {closest_passage(sections, name)}",
                "name",
            )
        section, start, quote = first
        document = frame.documents[section.key]
        evidence = Evidence(document.id, quote, start, speaker=document.publisher)
        claims.append(
            Claim(
                dataset=frame.dataset,
                entity_id=frame.entity_id(key),
                schema=frame.schemata[key],
                prop="name",
                value=name,
                evidence=evidence,
            )
        )
    return claims


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
