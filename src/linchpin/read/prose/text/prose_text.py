"""The canonical text of one document: what is read, and what every quote points into.

It holds all of the document's words in their order. What is only the page's furniture stays in
place as a paragraph of the kind `CHROME`, so that a better eye for furniture moves no quote.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum


class ParagraphKind(StrEnum):
    """What a paragraph is on its page."""

    TEXT = "text"
    HEADING = "heading"
    ITEM = "item"
    """One of a list."""
    ROW = "row"
    """A row of a table, its cells parted by ` | `."""
    CHROME = "chrome"
    """Furniture of the page (menus, buttons, boxes, forms): nothing is read from it."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch of a canonical text.

    Attributes:
        start: Offset of its first character in the text.
        end: Offset behind its last character; blank space stands between paragraphs, not in them.
        kind: What it is on its page.
        language: ISO 639-1 code, such as `en`; None where its words do not tell.
        page: Page it begins on, from 1, where the document has pages.
    """

    start: int
    end: int
    kind: ParagraphKind = ParagraphKind.TEXT
    language: str | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class ProseText:
    """The canonical text of one document, with what is known of the document.

    Attributes:
        id: Name of the document: the stem of its file.
        text: All its words: composed letters (NFC), `\\n` for line breaks, no invisible marks.
        paragraphs: In order, without overlaps; together they hold all that is not blank.
        title: What a reader would call it.
        language: ISO 639-1 code of most of it; None where its words do not tell.
        published: EDTF date of publication; None where nobody said.
        publisher: Who published it; None where nobody said.
        url: Where it was published, if anywhere.
        sha256: SHA-256 of the file it was read from, hexadecimal; empty where there is none.
        notes: What was odd, a sentence each: letters that were garbled, marks left out.
        unread: What of the document could not be read, a sentence each.
    """

    id: str
    text: str
    paragraphs: tuple[Paragraph, ...] = field(repr=False)
    title: str = ""
    language: str | None = None
    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    sha256: str = ""
    notes: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()

    def words_of(self, paragraph: Paragraph) -> str:
        """Return the words of a paragraph, verbatim."""
        return self.text[paragraph.start : paragraph.end]

    def to_read(self) -> Iterator[Paragraph]:
        """Yield the paragraphs claims may be read from: all but the page's furniture."""
        return (one for one in self.paragraphs if one.kind is not ParagraphKind.CHROME)
