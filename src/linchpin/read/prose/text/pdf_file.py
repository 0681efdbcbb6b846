"""PDF: the text of its pages, tables row by row, running heads told from the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from linchpin.claims.counted import counted
from linchpin.claims.errors import ReadError
from linchpin.read.prose.text.building import About, PagePart, kind_of
from linchpin.read.prose.text.file_kind import FileText, FileToRead
from linchpin.read.prose.text.paragraphs import wrapped_paragraphs
from linchpin.read.prose.text.prose_text import ParagraphKind

if TYPE_CHECKING:
    import pypdfium2

MOST_PAGES = 20_000
"""Pages of a PDF, at most."""
MOST_TABLE_PAGES = 40
"""Pages of a PDF that are searched for tables; it takes a hundred times as long as their text."""
_LEAST_LINES_OF_TABLE = 8
"""Drawn lines and boxes on a page from which on it may hold a table."""
_REPEATED = 0.4
"""Share of pages, at least, on which a line that is a running head stands."""
_LEAST_PAGES = 3
_EDGE = 2
"""Lines at the top and at the foot of a page that may be running heads."""
_BROKEN_WORD = re.compile(r"(?<=[^\W\d_])(?:\x02|\ufffe|\xad|-)\r?\n(?=[a-zà-ÿ])")
_NUMBER = re.compile(r"\d+")
_SENTENCE_END = re.compile(r"[.!?:…][\"'”’»)]*\s*$")
_FIRST_END = re.compile(r"[.!?…][\"'”’»)]*(?=\s)")
_FURTHEST_END = 1_500


@dataclass(slots=True)
class _Page:
    """The text of a page, the rows of its tables, and whether it is a picture without text."""

    number: int
    lines: list[str]
    rows: list[str]
    picture: bool = False


class PdfFile:
    """PDF."""

    name = "a PDF"

    def accepts(self, data: bytes, suffix: str) -> bool:
        """Say whether a file begins as PDFs do, some after a little of something else."""
        return b"%PDF-" in data[:1024]

    def read(self, file: FileToRead) -> FileText:
        """Return the words of a PDF; see `ProseKind`."""
        import pypdfium2

        try:
            document = pypdfium2.PdfDocument(file.data)
        except pypdfium2.PdfiumError as error:
            raise ReadError(f"{file.path}: {_why_not(str(error), file.data)}") from error
        try:
            title = _title(document)
            pages, notes, unread = _pages(document, file)
        finally:
            with suppress(Exception):  # what was read is read; closing damaged files can fail
                document.close()
        return FileText(_parts(pages), About(title=title, notes=tuple(notes), unread=tuple(unread)))


def _why_not(error: str, data: bytes) -> str:
    if "assword" in error or "ecurity" in error:
        return "the PDF is encrypted; remove its password first, for example by printing it anew"
    if b"%%EOF" not in data[-2048:]:
        return "the PDF is cut: its end is missing. Download it again"
    return f"the PDF is damaged ({error})"


def _title(document: pypdfium2.PdfDocument) -> str:
    with suppress(Exception):  # what a file says of itself is optional
        title = " ".join((document.get_metadata_dict().get("Title") or "").split())
        if len(title) > 8 and " " in title and not title.lower().endswith((".doc", ".docx")):
            return title[:200]
    return ""


def _pages(
    document: pypdfium2.PdfDocument, file: FileToRead
) -> tuple[list[_Page], list[str], list[str]]:
    """Return the pages, notes on them, and what of them could not be read."""
    count = len(document)
    if count > MOST_PAGES:
        raise ReadError(
            f"{file.path}: has {count:,} pages; {MOST_PAGES:,} are read at most. Split it"
        )
    pages: list[_Page] = []
    broken: list[int] = []
    ruled: list[int] = []
    size = 0
    for at in range(count):
        page, lines_drawn = _page(document, at)
        if page is None:
            broken.append(at + 1)
            continue
        pages.append(page)
        size += sum(map(len, page.lines))
        if size > file.longest:
            raise ReadError(
                f"{file.path}: has more than {file.longest:,} characters in its first {at + 1:,} "
                f"of {count:,} pages. Split it, or allow more with --longest"
            )
        if lines_drawn >= _LEAST_LINES_OF_TABLE:
            ruled.append(at)
    pictures = [page.number for page in pages if page.picture]
    if not any(page.lines for page in pages):
        raise ReadError(f"{file.path}: {_no_text(count, len(pictures), len(broken))}")
    notes = _tables(pages, ruled, file)
    unread = [f"page {_some(broken)}: damaged"] if broken else []
    if pictures:
        unread.append(f"page {_some(pictures)}: a picture without text, as scans are")
    return pages, notes, unread


def _no_text(count: int, pictures: int, broken: int) -> str:
    if broken == count:
        return f"{counted(count, 'page')}, all damaged"
    if pictures:
        return (
            f"{counted(count, 'page')} and no text: a scan. Have its letters recognised first, for "
            "example with: ocrmypdf in.pdf out.pdf"
        )
    return f"{counted(count, 'page')} and no text"


def _some(numbers: Sequence[int]) -> str:
    shown = ", ".join(f"{number:,}" for number in numbers[:8])
    return shown if len(numbers) <= 8 else f"{shown} and {len(numbers) - 8:,} more"


def _page(document: pypdfium2.PdfDocument, at: int) -> tuple[_Page | None, int]:
    """Return a page, None where it is damaged, and how many lines and boxes are drawn on it."""
    import pypdfium2
    import pypdfium2.raw as raw

    try:
        page = document[at]
        try:
            text_page = page.get_textpage()
            text = text_page.get_text_range()
            text_page.close()
            kinds = Counter(item.type for item in page.get_objects(max_depth=2))
        finally:
            page.close()
    except (pypdfium2.PdfiumError, ValueError, OSError):
        return None, 0
    text = _BROKEN_WORD.sub("", text).replace("\x02", "-").replace("\ufffe", "-")
    lines = [line.strip() for line in re.split(r"\r\n|\r|\n", text)]
    found = _Page(at + 1, [line for line in lines if line], [])
    found.picture = not found.lines and bool(kinds[raw.FPDF_PAGEOBJ_IMAGE])
    return found, kinds[raw.FPDF_PAGEOBJ_PATH]


def _tables(pages: Sequence[_Page], ruled: Sequence[int], file: FileToRead) -> list[str]:
    """Put the rows of tables into their pages; returns what is to be said of it."""
    if not ruled:
        return []
    import io

    import pdfplumber

    by_number = {page.number: page for page in pages}
    looked = ruled[:MOST_TABLE_PAGES]
    with suppress(Exception), pdfplumber.open(io.BytesIO(file.data)) as document:
        # the text is read already: where a table cannot be told, its words stay among the lines
        for at in looked:
            with suppress(Exception):
                _read_tables(document.pages[at], by_number[at + 1])
            document.pages[at].close()
    if len(ruled) > len(looked):
        return [
            f"tables were looked for on {len(looked):,} of {counted(len(ruled), 'page')} with "
            "ruled lines; the others were read line by line"
        ]
    return []


def _read_tables(page: object, found: _Page) -> None:
    tables = page.find_tables()  # type: ignore[attr-defined]
    boxes = [table.bbox for table in tables]
    rows = [
        " | ".join(" ".join((cell or "").split()) for cell in row if (cell or "").strip())
        for table in tables
        for row in table.extract()
    ]
    rows = [row for row in rows if " | " in row]
    if len(rows) < 2:
        return

    def outside(item: dict[str, float | str]) -> bool:
        if item["object_type"] != "char":
            return True
        x = (float(item["x0"]) + float(item["x1"])) / 2
        y = (float(item["top"]) + float(item["bottom"])) / 2
        return not any(a <= x <= c and b <= y <= d for a, b, c, d in boxes)

    left = page.filter(outside).extract_text() or ""  # type: ignore[attr-defined]
    found.lines = [line.strip() for line in left.split("\n") if line.strip()]
    found.rows = rows


def _parts(pages: Sequence[_Page]) -> list[PagePart]:
    """Return the parts of pages: running heads as furniture, sentences whole over page ends."""
    repeated = _running(pages)
    parts: list[PagePart] = []
    bodies: list[tuple[_Page, str]] = []
    for page in pages:
        body = []
        for at, line in enumerate(page.lines):
            edge = at < _EDGE or at >= len(page.lines) - _EDGE
            if edge and (_shape(line) in repeated or _is_page_number(line, page.number)):
                parts.append(PagePart(line, ParagraphKind.CHROME, page.number))
            else:
                body.append(line)
        bodies.append((page, "\n".join(body)))
    texts = [text for _, text in bodies]
    for at in range(len(texts) - 1):
        texts[at], texts[at + 1] = _whole_sentences(texts[at], texts[at + 1])
    for (page, _), text in zip(bodies, texts, strict=True):
        parts += [
            PagePart(one, kind_of(one), page.number) for one in wrapped_paragraphs(text.split("\n"))
        ]
        parts += [PagePart(row, ParagraphKind.ROW, page.number) for row in page.rows]
    return sorted(parts, key=lambda part: part.page or 0)


def _running(pages: Sequence[_Page]) -> frozenset[str]:
    """Return the shapes of lines that stand at the edge of many pages."""
    if len(pages) < _LEAST_PAGES:
        return frozenset()
    seen: Counter[str] = Counter()
    for page in pages:
        seen.update({_shape(line) for line in (*page.lines[:_EDGE], *page.lines[-_EDGE:])})
    least = max(_LEAST_PAGES, _REPEATED * len(pages))
    return frozenset(shape for shape, count in seen.items() if count >= least and len(shape) < 120)


def _shape(line: str) -> str:
    return _NUMBER.sub("0", " ".join(line.split()).lower())


def _is_page_number(line: str, page: int) -> bool:
    return (
        re.fullmatch(
            rf"(?:-\s*)?(?:page |página |p\. ?)?{page}(?:\s*-|\s*(?:/|of|de) ?\d+)?",
            line.strip().lower(),
        )
        is not None
    )


def _whole_sentences(text: str, following: str) -> tuple[str, str]:
    """Return two pages' texts, the end of a sentence that runs over moved to where it began."""
    if not text or not following or _SENTENCE_END.search(text[-200:]) or following[0].isupper():
        return text, following
    end = _FIRST_END.search(following[:_FURTHEST_END])
    if end is None:
        return text, following
    return f"{text}\n{following[: end.end()]}", following[end.end() :].lstrip()
