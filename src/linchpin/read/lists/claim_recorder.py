"""Writes down claims of one list entry, all with the same speaker and document."""

from __future__ import annotations

import re
from hashlib import blake2b

from linchpin.claims.claim import Claim, Evidence
from linchpin.claims.ftm import schemata
from linchpin.read.lists.ofac.entry import Entry, Piece, Unread

SPEAKER = "OFAC"
DATASET = "us_ofac_sdn"


def entity_id(number: str) -> str:
    """Return the entity id of a list entry, which never depends on its name.

    >>> entity_id("17674")
    'ofac-17674'
    """
    return f"ofac-{number}"


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
        entry: The entry they come from.
        subject: Entity id of the entry.
        schema: FollowTheMoney schema of the entry.
        claims: What was written down so far.
        unread: What could not be written down, beside what the entry itself left unread.
    """

    def __init__(self, entry: Entry, schema: str) -> None:
        self.entry = entry
        self.subject = entity_id(entry.number)
        self.schema = schema
        self.document = document_id(entry)
        self.claims: list[Claim] = []
        self.unread: list[Unread] = []

    def has(self, prop: str) -> bool:
        """Say whether the entry's schema has a property."""
        return prop in schemata()[self.schema].properties

    def say(self, prop: str, value: str, piece: Piece, original: str | None = None) -> None:
        """Write down a property of the entry itself; one its schema lacks is left unread."""
        if self.has(prop):
            self.say_of(self.subject, self.schema, {prop: value}, piece, original)
        else:
            self.leave(piece, f"{self.schema} has no {prop} in FollowTheMoney")

    def leave(self, piece: Piece, why: str) -> None:
        """Leave a piece unread; it is reported, never guessed."""
        self.unread.append(Unread(piece, why))

    def say_of(
        self,
        about: str,
        schema: str,
        properties: dict[str, str],
        piece: Piece,
        original: str | None = None,
    ) -> Claim:
        """Write down properties of another entity (a relation, a document), one piece for all.

        Args:
            about: Entity id.
            schema: FollowTheMoney schema of that entity.
            properties: Property to value.
            piece: The words they rest on.
            original: The value as published, where it was cleaned.

        Returns:
            The last claim written.
        """
        evidence = Evidence(self.document, piece.text, piece.start, SPEAKER)
        for prop, value in properties.items():
            self.claims.append(
                Claim(DATASET, about, schema, prop, value, evidence, original=original)
            )
        return self.claims[-1]


def document_id(entry: Entry) -> str:
    """Return the id of an entry's record; another wording is another document."""
    digest = blake2b(entry.text.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
    return f"{DATASET}/{entry.number}/{digest}"
