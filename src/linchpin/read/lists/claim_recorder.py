"""Writes down claims of one list entry, all with the same speaker and document."""

from __future__ import annotations

import re
from hashlib import blake2b

from linchpin.claims.claim import Claim, Evidence, Standing
from linchpin.claims.finding import Finding
from linchpin.claims.ftm import schemata
from linchpin.read.lists.record_text import Excerpt, Unread
from linchpin.read.lists.source import Source


def entity_id(source: Source, number: str) -> str:
    """Return the entity id of a list entry, which never depends on its name.

    Args:
        source: The list; its prefix begins the id.
        number: The list's own number of the entry.
    """
    return f"{source.prefix}-{number}"


def slug(*parts: str) -> str:
    """Return a short id for parts that have no number of their own; the same parts, the same id."""
    words = "-".join(parts)
    apart = len(parts) == 1 or not any("-" in part for part in parts)
    if apart and re.fullmatch(r"[A-Za-z0-9-]{1,40}", words):
        return words
    return blake2b("\x1f".join(parts).encode(), digest_size=6).hexdigest()


class Recorder:
    """Collects the claims of one entry.

    Attributes:
        source: The list they come from.
        number: The list's own number of the entry.
        text: The entry's record, whole.
        subject: Entity id of the entry.
        schema: FollowTheMoney schema of the entry.
        place: Every file and line the entry came from.
        document: Id of the record as a document.
        claims: What was written down so far.
        unread: What could not be written down.
        findings: What was noticed about claims; ours, not the list's.
        standing: How firmly the list says what is written down next; `STATED` unless it is set.
    """

    def __init__(
        self, source: Source, number: str, text: str, *, schema: str, place: str, prefix: str = ""
    ) -> None:
        self.source = source
        self.number = number
        self.text = text
        self.subject = f"{prefix or source.prefix}-{number}"
        self.schema = schema
        self.place = place
        self.document = document_id(source, number, text)
        self.claims: list[Claim] = []
        self.unread: list[Unread] = []
        self.findings: list[Finding] = []
        self.standing = Standing.STATED

    def has(self, prop: str) -> bool:
        """Say whether the entry's schema has a property."""
        return prop in schemata()[self.schema].properties

    def say(
        self,
        prop: str,
        value: str,
        piece: Excerpt,
        original: str | None = None,
        date: str | None = None,
    ) -> Claim | None:
        """Write down a property of the entry itself; one its schema lacks is left unread.

        Args:
            prop: FollowTheMoney property.
            value: The value, cleaned.
            piece: The words it rests on.
            original: The value as published, where it was cleaned.
            date: EDTF date the list gives this fact, such as that of the regulation it came with.

        Returns:
            The claim; None where it was left unread.
        """
        if self.has(prop):
            return self.say_of(self.subject, self.schema, {prop: value}, piece, original, date)
        self.leave(piece, f"{self.schema} has no {prop} in FollowTheMoney")
        return None

    def leave(self, piece: Excerpt, why: str) -> None:
        """Leave a piece unread; it is reported, never guessed."""
        self.unread.append(Unread(piece, why))

    def notice(self, method: str, because: str, claim: Claim) -> None:
        """Note a finding of ours about a claim of the entry."""
        self.findings.append(Finding(method, self.subject, because, (claim.id,)))

    def say_of(
        self,
        about: str,
        schema: str,
        properties: dict[str, str],
        piece: Excerpt,
        original: str | None = None,
        date: str | None = None,
    ) -> Claim:
        """Write down properties of another entity (a relation, a document), one piece for all.

        Args:
            about: Entity id.
            schema: FollowTheMoney schema of that entity.
            properties: Property to value.
            piece: The words they rest on.
            original: The value as published, where it was cleaned.
            date: EDTF date the list gives this fact, such as that of the regulation it came with.

        Returns:
            The last claim written.
        """
        speaker = self.source.speaker
        evidence = Evidence(self.document, piece.text, piece.start, speaker, self.standing)
        for prop, value in properties.items():
            self.claims.append(
                Claim(
                    self.source.dataset,
                    about,
                    schema,
                    prop,
                    value,
                    evidence,
                    original=original,
                    date=date,
                )
            )
        return self.claims[-1]


def document_id(source: Source, number: str, text: str) -> str:
    """Return the id of an entry's record; another wording is another document.

    Args:
        source: The list.
        number: The list's own number of the entry.
        text: The record, whole.
    """
    digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
    return f"{source.dataset}/{number}/{digest}"
