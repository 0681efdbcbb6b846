"""DOCX: paragraphs and rows of tables in their order, text boxes and notes too."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

from linchpin.claims.errors import ReadError
from linchpin.read.prose.text.building import About, PagePart, kind_of
from linchpin.read.prose.text.file_kind import FileText, FileToRead
from linchpin.read.prose.text.prose_text import ParagraphKind
from linchpin.tabular.limits import DAMAGE

if TYPE_CHECKING:
    from docx.document import Document as Docx
    from lxml.etree import _Element

MOST_UNPACKED = 200 << 20
"""Bytes a DOCX may unpack to."""
_ZIPPED = b"PK\x03\x04"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_NOTES = ("footnotes", "endnotes")


class DocxFile:
    """DOCX."""

    name = "a DOCX"

    def accepts(self, data: bytes, suffix: str) -> bool:
        """Say whether a file is a ZIP archive with a document of Word in it."""
        if not data.startswith(_ZIPPED):
            return False
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                return any(name.startswith("word/document") for name in archive.namelist())
        except DAMAGE:
            return b"word/document" in data

    def read(self, file: FileToRead) -> FileText:
        """Return the words of a document of Word; see `ProseKind`."""
        import docx

        try:
            with zipfile.ZipFile(io.BytesIO(file.data)) as archive:
                size = sum(info.file_size for info in archive.infolist())
                secret = any(info.flag_bits & 1 for info in archive.infolist())
            if secret:
                raise ReadError(f"{file.path}: is packed with a password; save it without one")
            if size > MOST_UNPACKED:
                raise ReadError(
                    f"{file.path}: unpacks to {size >> 20:,} MiB; {MOST_UNPACKED >> 20} are read "
                    "at most"
                )
            document = docx.Document(io.BytesIO(file.data))
            parts = list(_parts(document, file))
        except ReadError:
            raise
        except Exception as error:
            why = str(error) or type(error).__name__
            raise ReadError(f"{file.path}: the DOCX is damaged ({why})") from error
        if not any(part.text.strip() for part in parts):
            raise ReadError(f"{file.path}: the DOCX has no text")
        return FileText(parts, About(title=_title(document)))


def _title(document: Docx) -> str:
    with suppress(Exception):  # what a file says of itself is optional
        title = " ".join((document.core_properties.title or "").split())
        if " " in title:
            return title[:200]
    return ""


def _parts(document: Docx, file: FileToRead) -> Iterator[PagePart]:
    size = 0
    for part in (*_blocks(document.element.body), *_notes(document)):
        size += len(part.text)
        if size > file.longest:
            raise ReadError(
                f"{file.path}: has more than {file.longest:,} characters. Split it, or allow more "
                "with --longest"
            )
        yield part


def _blocks(body: _Element) -> Iterator[PagePart]:
    """Yield paragraphs and rows in order; what stands in a table comes as its rows."""
    for item in body.iter(f"{_W}p", f"{_W}tr"):
        if item.tag == f"{_W}tr":
            if not any(_is_inside(item, f"{_W}tr")):
                cells = (_cell(cell) for cell in item.iterchildren(f"{_W}tc"))
                yield PagePart(" | ".join(cell for cell in cells if cell), ParagraphKind.ROW)
        elif not any(_is_inside(item, f"{_W}tr")) and not any(_is_inside(item, _FALLBACK)):
            text = _words(item)
            if text.strip():
                yield PagePart(text, ParagraphKind.ITEM if _is_item(item) else kind_of(text))


def _is_inside(item: _Element, tag: str) -> Iterator[bool]:
    return (True for _ in item.iterancestors(tag))


def _is_item(paragraph: _Element) -> bool:
    return paragraph.find(f"{_W}pPr/{_W}numPr") is not None


def _cell(cell: _Element) -> str:
    words = (" ".join(_words(item).split()) for item in cell.iter(f"{_W}p"))
    return " ".join(word for word in words if word)


def _words(paragraph: _Element) -> str:
    """Return the words of a paragraph; those of a text box in it are a paragraph of their own."""
    found: list[str] = []
    for item in paragraph.iter(f"{_W}t", f"{_W}tab", f"{_W}br", f"{_W}cr", f"{_W}noBreakHyphen"):
        if next(item.iterancestors(f"{_W}p")) is not paragraph:
            continue
        if item.tag == f"{_W}t":
            found.append(item.text or "")
        elif item.tag == f"{_W}tab":
            found.append(" ")
        elif item.tag == f"{_W}noBreakHyphen":
            found.append("-")
        else:
            found.append("\n")
    return "".join(found)


def _notes(document: Docx) -> Iterator[PagePart]:
    """Yield the footnotes and endnotes."""
    from lxml import etree

    for relation in document.part.rels.values():
        if relation.is_external or not relation.reltype.endswith(_NOTES):
            continue
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        yield from _blocks(etree.fromstring(relation.target_part.blob, parser))
