"""A document that was read: its text, what was proposed of it, and what it is a copy of."""

from __future__ import annotations

from dataclasses import dataclass, field

from linchpin.claims.errors import ReadError
from linchpin.read.prose.proposal import ProposedClaim, TextReading
from linchpin.read.prose.text.prose_text import ProseText


@dataclass(frozen=True, slots=True)
class KeptVersion:
    """A file that was read as a version of a document.

    Attributes:
        sha256: SHA-256 of its bytes, hexadecimal.
        name: What the file was called.
        read_at: When it was read, UTC, ISO 8601.
        stored: Name under which its bytes are kept beside the document.
    """

    sha256: str
    name: str
    read_at: str
    stored: str


@dataclass(frozen=True, slots=True)
class KeptDocument:
    """A document as the archive keeps it.

    Attributes:
        id: Its name in the archive.
        text: The canonical text of its newest version.
        reading: What the reader proposes.
        reader: Name and version of the reader, such as `frames 1`.
        versions: The files, oldest first.
        copy_of: Id of the document whose text this one repeats; None where it is its own.
        second: What another reader proposes, where one was asked.
        second_reader: Name of that reader.
    """

    id: str
    text: ProseText
    reading: TextReading
    reader: str
    versions: tuple[KeptVersion, ...]
    copy_of: str | None = None
    second: tuple[ProposedClaim, ...] = field(default=())
    second_reader: str | None = None

    @property
    def title(self) -> str:
        """Return what a reader would call it."""
        return self.text.title or self.id

    @property
    def publisher(self) -> str:
        """Return who published it, in words where nobody said."""
        return self.text.publisher or "publisher not stated"


def check_kept(document: KeptDocument) -> None:
    """Make sure that every quote stands in the text where it says, and names are of entities.

    Args:
        document: The document.

    Raises:
        ReadError: One does not.
    """
    text = document.text.text
    names = {entity.id for entity in document.reading.entities}
    for claim in document.reading.claims:
        for span in (claim.quote, claim.trigger):
            if not text.startswith(span.text, span.start) or span.start < 0:
                raise ReadError(
                    f"document {document.id}: the quote {span.text[:60]!r} does not stand at "
                    f"{span.start}"
                )
        for role, entity in (("subject", claim.subject), ("object", claim.object)):
            if entity is not None and entity not in names:
                raise ReadError(f"document {document.id}: {role} {entity!r} is no entity of it")
