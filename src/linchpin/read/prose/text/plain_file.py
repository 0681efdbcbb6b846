"""Plain text and Markdown."""

from __future__ import annotations

import re

from linchpin.claims.errors import ReadError
from linchpin.read.prose.text.building import About, PagePart
from linchpin.read.prose.text.decoding import decoded
from linchpin.read.prose.text.file_kind import FileText, FileToRead

MARKDOWN = (".md", ".markdown", ".mdown", ".mkd")
_MOST_BYTES_PER_LETTER = 4
_LEAST_TEXT = 0.7
"""Share of a file's characters, at least, that are letters, digits, blanks and usual marks."""
_SAMPLE = 200_000
_TEXTUAL = re.compile(r"[\w\s.,;:!?¿¡'\"“”‘’«»()\[\]/%$€&@#*+=<>|_—–-]")

_FENCE = re.compile(r"^(?:```|~~~).*$", re.MULTILINE)
_FRONT = re.compile(r"\A---\n.{0,10000}?\n---\n", re.DOTALL)
_FRONT_TITLE = re.compile(r"^title:[ ]*[\"']?(.+?)[\"']?[ ]*$", re.MULTILINE)
_IMAGE = re.compile(r"!\[([^\]\n]{0,500})\]\([^)\s]{0,2000}(?:[ ]+\"[^\"\n]{0,500}\")?\)")
_LINK = re.compile(
    r"\[([^\]\n]{1,500})\](?:\([^)\s]{0,2000}(?:[ ]+\"[^\"\n]{0,500}\")?\)|\[[^\]\n]{0,200}\])"
)
_EMPHASIS = re.compile(r"(?<![\w*])(\*{1,3}|_{1,3})(?=\S)([^*_\n]{1,400}?)(?<=\S)\1(?![\w*])")
_LEADS = re.compile(r"^[ ]{0,3}(?:#{1,6}[ ]+|>[ ]?)+", re.MULTILINE)
_TRAILING = re.compile(r"[ ]+#+[ ]*$", re.MULTILINE)
_RULE = re.compile(r"^[ ]{0,3}(?:[-*_=][ ]?){3,}$", re.MULTILINE)


def text_of(file: FileToRead) -> tuple[str, list[str]]:
    """Return the letters of a text file and notes on them.

    Raises:
        ReadError: It has more letters than are read, or is no text.
    """
    if len(file.data) > _MOST_BYTES_PER_LETTER * file.longest:
        raise ReadError(_too_long(file, len(file.data), "bytes"))
    text, notes = decoded(file.data, file.path)
    if len(text) > file.longest:
        raise ReadError(_too_long(file, len(text), "characters"))
    sample = text[:_SAMPLE]
    if sample and len(_TEXTUAL.findall(sample)) < _LEAST_TEXT * len(sample):
        raise ReadError(
            f"{file.path}: its bytes are no text, and no kind of document that is read here (text, "
            "Markdown, HTML, PDF, DOCX, e-mail)"
        )
    return text, notes


def _too_long(file: FileToRead, size: int, unit: str) -> str:
    return (
        f"{file.path}: has {size:,} {unit}; {file.longest:,} characters are read of one document, "
        "about a thousand pages. Split it, or allow more with --longest"
    )


class PlainFile:
    """Plain text: what no other kind accepts."""

    name = "plain text"

    def accepts(self, data: bytes, suffix: str) -> bool:
        """Return True: other kinds are asked first."""
        return True

    def read(self, file: FileToRead) -> FileText:
        """Return the words of a text file; see `ProseKind`."""
        text, notes = text_of(file)
        return FileText([PagePart(text)], About(notes=tuple(notes)))


class MarkdownFile:
    """Markdown, without its marks."""

    name = "Markdown"

    def accepts(self, data: bytes, suffix: str) -> bool:
        """Say whether a text is called Markdown; nothing in its bytes could tell for sure."""
        return suffix in MARKDOWN

    def read(self, file: FileToRead) -> FileText:
        """Return the words of a Markdown file; see `ProseKind`."""
        text, notes = text_of(file)
        text = text.replace("\r\n", "\n")
        front = _FRONT.match(text)
        title = None if front is None else _FRONT_TITLE.search(front[0])
        text = text if front is None else text[front.end() :]
        about = About(title="" if title is None else title[1], notes=tuple(notes))
        return FileText([PagePart(without_marks(text))], about)


def without_marks(text: str) -> str:
    """Return Markdown without the marks of headings, links, emphasis, quotes and rules.

    >>> without_marks("## The **case**\\n> [Ortega](https://example.org) said _no_.")
    'The case\\nOrtega said no.'
    """
    text = _LINK.sub(r"\1", _IMAGE.sub(r"\1", text))
    text = _TRAILING.sub("", _LEADS.sub("", _RULE.sub("", _FENCE.sub("", text))))
    for _ in range(2):
        text = _EMPHASIS.sub(r"\2", text)
    return text.replace("\\*", "*").replace("\\_", "_")
