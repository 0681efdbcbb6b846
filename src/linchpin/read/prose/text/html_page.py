"""Web pages: the text somebody published, without the page around it."""

from __future__ import annotations

import html
import re
import warnings
from contextlib import suppress
from dataclasses import replace
from datetime import date as calendar_date

from linchpin.claims.counted import counted
from linchpin.claims.dates import parse_date
from linchpin.claims.errors import ClaimError, ReadError
from linchpin.read.prose.text.building import NOTHING_KNOWN, About, PagePart
from linchpin.read.prose.text.file_kind import FileText, FileToRead
from linchpin.read.prose.text.plain_file import text_of
from linchpin.read.prose.text.prose_text import ParagraphKind

MOST_MARKUP = 6_000_000
"""Characters of a page without scripts and styles that are read at most."""
_DEEPEST = 200
"""Elements open in one another of a page that is parsed; the parser drops what is far deeper."""
_START = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,20000}?-->\s*)*"
    rb"<(?:!doctype\s+html|html|head|body|article|main|div|section|p|h1|table|title|meta)\b",
    re.IGNORECASE | re.DOTALL,
)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset=[\"']?\s*([\w-]{3,30})", re.IGNORECASE)
_DROPPED = re.compile(r"<(script|style|svg|template|noscript)\b|<!--", re.IGNORECASE)
_MOST_ELEMENTS = 30_000
"""Elements of a page whose main text is looked for; all text of a larger one is read."""
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)[^<>]*?(/?)>")
_VOID = frozenset("area base br col embed hr img input link meta source track wbr p li".split())
_LEAST_SHARE = 0.25
"""Share of a page's own words, at least, that its main text should have."""
_TOO_LARGE = (
    "the page is too large, or too deep, to tell its main text from what stands around it; all of "
    "its text was read"
)
_SHORT_PAGE = 4_000
"""Characters of a page under which its main text is easily missed."""
_BLOCKS = (
    "p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "br", "section", "article",
    "blockquote", "pre", "td", "th", "dt", "dd", "figcaption", "title", "header", "footer", "nav",
)  # fmt: skip


class HtmlPage:
    """Web pages."""

    name = "a web page"

    def accepts(self, data: bytes, suffix: str) -> bool:
        """Say whether a file begins as web pages do."""
        return _START.match(data[:32_768]) is not None

    def read(self, file: FileToRead) -> FileText:
        """Return the words of a page's main text; see `ProseKind`."""
        data = file.data
        charset = _CHARSET.search(data[:4096])
        notes: list[str] = []
        markup: str | None = None
        if charset is not None and charset[1].lower() not in (b"utf-8", b"utf8"):
            with suppress(LookupError, UnicodeDecodeError, ValueError):
                markup = data.decode(charset[1].decode("ascii"))
        if markup is None:
            markup, notes = text_of(FileToRead(file.path, data, 20 * file.longest))
        markup = without_scripts(markup.replace("\x00", " "))
        if len(markup) > MOST_MARKUP:
            raise ReadError(
                f"{file.path}: the page has {counted(len(markup), 'character')} of markup, and "
                f"{MOST_MARKUP:,} are read at most; save its text instead"
            )
        about, parts, odd = _main_text(markup)
        notes += odd
        if sum(len(part.text) for part in parts) > file.longest:
            raise ReadError(f"{file.path}: has more than {file.longest:,} characters of text")
        return FileText(parts, replace(about, notes=tuple(notes)))


def without_scripts(markup: str) -> str:
    """Return markup without scripts, styles, drawings and comments, in one pass.

    >>> without_scripts("a<!-- b --><SCRIPT>c</script>d<style>e")
    'a  d '
    """
    lower, kept, at = markup.lower(), [], 0
    while found := _DROPPED.search(markup, at):
        kept.append(markup[at : found.start()])
        name = found[1]
        end = "-->" if name is None else f"</{name.lower()}"
        closed = lower.find(end, found.end())
        if closed < 0:
            at = len(markup)
        elif name is None:
            at = closed + len(end)
        else:
            behind = lower.find(">", closed)
            at = len(markup) if behind < 0 else behind + 1
        kept.append(" ")
    return "".join([*kept, markup[at:]])


def _elements(markup: str) -> tuple[int, int]:
    """Return how many elements a page has, and how many are open in one another at most."""
    depth = deepest = count = 0
    for found in _TAG.finditer(markup):
        count += 1
        if found[2].lower() in _VOID or found[3]:
            continue
        depth = max(0, depth - 1) if found[1] else depth + 1
        deepest = max(deepest, depth)
    return count, deepest


def without_tags(markup: str) -> str:
    """Return the words of markup, a line for each block.

    >>> without_tags("<p>Ortega <b>leads</b> it.<p>He &amp; his son")
    'Ortega leads it.\\nHe & his son'
    """
    bare = _TAG.sub(lambda found: "\n" if found[2].lower() in _BLOCKS else "", markup)
    lines = (" ".join(line.split()) for line in html.unescape(bare).split("\n"))
    return "\n".join(line for line in lines if line)


def _main_text(markup: str) -> tuple[About, list[PagePart], list[str]]:
    """Return what a page says of itself, its main text and what is odd of it."""
    from lxml import etree
    from lxml import html as lxml_html

    elements, deepest = _elements(markup)
    if elements > _MOST_ELEMENTS or deepest > _DEEPEST:
        return NOTHING_KNOWN, [PagePart(without_tags(markup))], [_TOO_LARGE]
    try:
        tree = lxml_html.fromstring(markup.encode("utf-8", "replace"), parser=_parser())
    except (etree.LxmlError, ValueError, TypeError, AssertionError):
        return NOTHING_KNOWN, [PagePart(without_tags(markup))], []
    whole = without_tags(markup)
    about = _about(tree)
    main = _extracted(tree)
    if len(main) < _LEAST_SHARE * len(whole) and len(whole) < _SHORT_PAGE:
        main = whole
    parts = [_part(line) for line in main.split("\n") if line.strip("|- ")]
    title = about.title
    if title and parts and title.casefold() not in main[: 4 * len(title)].casefold():
        parts.insert(0, PagePart(title, ParagraphKind.HEADING))
    return about, parts, []


def _extracted(tree: object) -> str:
    import trafilatura

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = trafilatura.extract(
            tree, include_comments=False, include_tables=True, favor_recall=True, fast=True
        )
    return found or ""


def _part(line: str) -> PagePart:
    """Return a line of a page; one with bars is the row of a table."""
    cells = [" ".join(cell.split()) for cell in line.split("|")]
    if len(cells) < 3:
        return PagePart(line)
    return PagePart(" | ".join(cell for cell in cells if cell), ParagraphKind.ROW)


def _parser() -> object:
    from lxml import html as lxml_html

    return lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)


def _about(tree: object) -> About:
    """Return title, publisher, address and day that a page says of itself."""
    from lxml import etree
    from trafilatura import extract_metadata

    assert isinstance(tree, etree._Element)
    with warnings.catch_warnings(), suppress(Exception):  # what a page says of itself is optional
        warnings.simplefilter("ignore")
        said = extract_metadata(tree, extensive=False)
        if said is not None:
            return About(
                title=said.title or "",
                publisher=said.sitename or None,
                url=said.url or None,
                published=_day(said.date),
            )
    return NOTHING_KNOWN


def _day(text: str | None) -> str | None:
    if not text:
        return None
    try:
        day = parse_date(text[:10])
    except ClaimError:
        return None
    return day.text if day.latest.year > 1900 and day.latest != calendar_date.max else None
