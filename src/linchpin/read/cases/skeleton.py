"""The beginning of a case: every field with what belongs there, and names as proposals."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from linchpin.claims.claim import Standing
from linchpin.read.cases.phrases import Phrase
from linchpin.read.cases.vocabulary import ENTITY_SCHEMATA


@dataclass(frozen=True, slots=True)
class Proposal:
    """Whom a phrase of the brief may name, as far as the letters go.

    Attributes:
        phrase: The words of the brief.
        score: Proposal of the names, 0 to 1.
        name: The name it is like.
        schema: FollowTheMoney schema of who bears it.
        entity: Its id in the archive.
    """

    phrase: Phrase
    score: float
    name: str
    schema: str
    entity: str


def skeleton(
    name: str,
    sections: dict[str, str],
    likenesses: Sequence[Proposal],
    others: Iterable[Phrase],
) -> str:
    """Return a `case.yaml` to be filled in; nothing in it is stated of anybody.

    Proposals are comments: they count only once somebody takes the mark away.

    Args:
        name: Short name of the case.
        sections: Heading of each section of the brief, by key.
        likenesses: Names of the brief that are like names of the archive.
        others: Names of the brief that are like none.
    """
    documents = "".join(_DOCUMENT.format(key=key, heading=sections[key]) for key in sections)
    lines = [_HEAD.format(name=name), documents, _entities(likenesses, others)]
    standings = ", ".join(standing.value for standing in Standing)
    return "".join(lines) + _CLAIMS.format(document=next(iter(sections)), standings=standings)


def key_of(text: str) -> str:
    """Return a name as a key: small letters and digits joined by -.

    >>> key_of("José Luis Ávila-Cruz"), key_of("***")
    ('jose-luis-avila-cruz', 'entity')
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain))[:60].strip("-") or "entity"


def _entities(likenesses: Sequence[Proposal], others: Iterable[Phrase]) -> str:
    lines = ["", _ENTITIES.format(schemata=", ".join(ENTITY_SCHEMATA))]
    by_phrase: dict[str, list[Proposal]] = {}
    for item in likenesses:
        by_phrase.setdefault(item.phrase.text, []).append(item)
    if by_phrase:
        lines.append(_PROPOSALS)
    for text, found in by_phrase.items():
        for item in found:
            where = f"{item.phrase.section}, line {item.phrase.line}"
            lines.append(
                f"  # PROPOSAL, likeness {item.score:.2f} ({where}): {item.name} "
                f"({item.schema}, {item.entity} in the archive)"
            )
        schema = found[0].schema if found[0].schema in ENTITY_SCHEMATA else "LegalEntity"
        lines.append(f'  # {key_of(text)}: {{schema: {schema}, name: "{_quoted(text)}"}}')
    rest = list(others)
    if rest:
        lines.append(_UNKNOWN)
    for phrase in rest:
        made = f'{key_of(phrase.text)}: {{schema: LegalEntity, name: "{_quoted(phrase.text)}"}}'
        lines.append(f"  # {made}  ({phrase.section}, line {phrase.line})")
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


_HEAD = """\
# A case: what sources say, claim by claim. docs/writing-a-case.md explains every field.
#   linchpin case check {name}/ --watch     says what is missing or wrong, while you write
#   linchpin add case {name}/               adds it to the archive once all is right
# What begins with # is a comment. A value that holds ": ", a comma within braces, or begins with a
# quotation mark stands in quotation marks.
name: {name}
title:       # what a reader would call the case
publisher:   # who makes it: you
subject:     # key of the entity the case is about

documents:   # one for each section of brief.md
"""
_DOCUMENT = """\
  {key}:     # {heading}
    title:
    publisher:    # who published it
    published:    # as exactly as you know: 2024-03-03, 2024-03 or 2024
    # url: https://
    # verbatim: true     where the section holds the source's own words and is no summary of yours
"""
_ENTITIES = """\
entities:    # KEY: {{schema: SCHEMA, name: NAME}}; the name must stand in the brief exactly so
  # Schemata: {schemata}"""
_PROPOSALS = """\
  # What follows is PROPOSED and says nothing: names of the brief that are spelled like names in
  # your archive. Proposal is of letters only; namesakes are many. Take the "# " away from a line
  # that you checked against the source, and delete the rest."""
_UNKNOWN = """\
  # Words of the brief with capital letters that are like no name of the archive (their schema is
  # open):"""
_CLAIMS = """
claims:      # a list; each claim has key, document, quote, speaker, standing and one form
  # Standing, how firmly this source says it: {standings}
  # - key: runs-office
  #   document: {document}
  #   quote: words of that section, exactly as they stand there
  #   speaker: who says it, such as the prosecutor
  #   standing: alleged
  #   relation: {{kind: Membership, member: KEY, organization: KEY, role: in the source's words}}
  #
  # The other forms, one in each claim:
  #   property: {{entity: KEY, name: birthDate, value: 1960-05}}
  #   relation: {{kind: Payment, payer: KEY, payee: KEY, amount: 40000, currency: USD}}
  #   event: {{kind: arrested, involved: KEY, date: 2023}}
  #   quantity: {{amount: 40000, unit: USD, of: what it is an amount of, about: KEY}}
  #   statement: KEY
"""
