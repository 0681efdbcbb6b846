"""A file of any kind into its canonical text."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path

from linchpin.claims.errors import ReadError
from linchpin.read.opening import read_bytes
from linchpin.read.prose.text.building import NOTHING_KNOWN, About, prose_of
from linchpin.read.prose.text.docx_file import DocxFile
from linchpin.read.prose.text.file_kind import LONGEST_TEXT, FileToRead, ProseKind
from linchpin.read.prose.text.html_page import HtmlPage
from linchpin.read.prose.text.mail_file import MailFile
from linchpin.read.prose.text.other_files import OtherFile
from linchpin.read.prose.text.pdf_file import PdfFile
from linchpin.read.prose.text.plain_file import MarkdownFile, PlainFile
from linchpin.read.prose.text.prose_text import ProseText

KINDS: tuple[ProseKind, ...] = (
    PdfFile(), DocxFile(), OtherFile(), MailFile(), HtmlPage(), MarkdownFile(), PlainFile(),
)  # fmt: skip
"""Kinds of files in the order in which they are asked; the last accepts any."""
MOST_BYTES = 200 << 20
"""Bytes of a file that is read, at most."""


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """A file and its text.

    Attributes:
        text: The canonical text.
        kind: What kind of file it is, in words.
        data: Its bytes as they are on disk.
    """

    text: ProseText
    kind: str
    data: bytes


def open_text(
    path: Path, given: About = NOTHING_KNOWN, *, longest: int = LONGEST_TEXT
) -> OpenedFile:
    """Return the canonical text of a file; a file is what its bytes say.

    Args:
        path: The file.
        given: What somebody said of the document; it goes before what the file says of itself.
        longest: Characters of text that are read at most.

    Raises:
        ReadError: It cannot be read, holds no text, or more than is read.
    """
    data = read_bytes(path, max_bytes=MOST_BYTES)
    file = FileToRead(path, data, longest)
    if not data.strip():
        raise ReadError(f"{path}: the file is empty")
    kind = kind_of_file(data, path)
    found = kind.read(file)
    own = found.about
    about = replace(
        own,
        title=given.title or own.title,
        language=given.language or own.language,
        published=given.published or own.published,
        publisher=given.publisher or own.publisher,
        url=given.url or own.url,
        sha256=hashlib.sha256(data).hexdigest(),
    )
    text = prose_of(path.stem, found.parts, about)
    if not any(text.to_read()):
        why = "nothing but furniture of a page" if text.paragraphs else "no text"
        raise ReadError(f"{path}: holds {why}")
    return OpenedFile(text, kind.name, data)


def kind_of_file(data: bytes, path: Path) -> ProseKind:
    """Return the first kind that accepts a file.

    Args:
        data: Its bytes.
        path: Its name; how it ends parts Markdown and e-mail from other text.
    """
    suffix = path.suffix.lower()
    return next(kind for kind in KINDS if kind.accepts(data, suffix))
