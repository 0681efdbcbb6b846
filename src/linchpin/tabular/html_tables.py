"""Tables in HTML pages, as programs write them, often under the name of a workbook."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from contextlib import ExitStack
from html.parser import HTMLParser

from linchpin.claims.errors import ReadError
from linchpin.tabular.kind import Row, Sheet
from linchpin.tabular.source import TableSource
from linchpin.tabular.text.decoding import Decoder
from linchpin.tabular.text.encodings import Encoding, encoding_of

_START = re.compile(
    rb"\s*+(?:\xef\xbb\xbf)?+\s*+(?:<!--.*?-->\s*+)*+<(?:!doctype\s+html|html|head|body|table|meta"
    rb"|style|div|center|font)\b",
    re.IGNORECASE | re.DOTALL,
)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([A-Za-z0-9_-]+)", re.IGNORECASE)
_BLANKS = re.compile(r"\s+")
MOST_SPANNED = 1_000
"""Columns or rows a cell may span, at most."""
MOST_SPANNED_ROWS = 100_000
"""Cells that spanning may make together in a file."""
_DEEPEST = 50
_MOST_OPEN = 4 << 20
_BREAKS = frozenset({"br", "p", "div", "li"})
_UNSEEN = frozenset({"script", "style", "template"})


class Html:
    """HTML pages with tables."""

    name = "HTML"

    def accepts(self, start: bytes, source: TableSource) -> bool:
        """Say whether a file begins as HTML pages do, or holds a table near its start."""
        text = start.replace(b"\0", b"") if b"\0" in start[:64] else start
        text = text.removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
        is_page = _START.match(text[:8192]) is not None
        return is_page or (text.lstrip()[:1] == b"<" and b"<table" in text[:8192].lower())

    def sheets(self, source: TableSource, stack: ExitStack) -> Iterator[Sheet]:
        """Yield the tables of a page; see `FileKind`."""
        encoding = _encoding(source)
        count = _count(source, encoding)
        if not count:
            raise ReadError(f"{source.place}: an HTML page without a table")
        stream = stack.enter_context(source.open())
        decoder = Decoder(encoding, source.place, source.name)
        parser = _Tables(source.place)
        texts = decoder.texts(stream)

        def share() -> float:
            return min(1.0, stream.tell() / source.size) if source.path is not None else 0.0

        for number in range(1, count + 1):
            name = source.name if count == 1 else f"{source.name}: table {number}"
            rows = _rows(parser, texts, number)
            yield Sheet(name.removeprefix(": "), rows, None, decoder.gaps, share)
            for _ in rows:
                pass


def _encoding(source: TableSource) -> Encoding:
    found = encoding_of(source.open)
    said = _CHARSET.search(source.start()[:4096])
    if said is None or found.found is None:
        return found
    try:
        name = said[1].decode("ascii")
        b"".decode(name)
    except (LookupError, UnicodeDecodeError):
        return found
    is_latin = name.casefold().replace("_", "-") in ("iso-8859-1", "latin1", "utf-8", "us-ascii")
    return found if is_latin else Encoding(name)


def _count(source: TableSource, encoding: Encoding) -> int:
    """Return how many tables with rows a page has."""
    parser = _Tables(source.place)
    with source.open() as stream:
        for text in Decoder(encoding, source.place).texts(stream):
            parser.feed(text)
            parser.ready.clear()
    parser.close()
    return len(parser.numbers)


def _rows(parser: _Tables, texts: Iterator[str], number: int) -> Iterator[Row]:
    """Yield the rows of the table of a number, reading on; rows of later ones wait."""
    waiting = parser.waiting.setdefault(number, deque())
    while True:
        while waiting:
            yield waiting.popleft()
        if number in parser.ended or parser.is_done:
            return
        text = next(texts, None)
        if text is None:
            parser.close()
            parser.finish()
        else:
            parser.feed(text)
        for table, row in parser.ready:
            parser.waiting.setdefault(parser.numbers[table], deque()).append(row)
        parser.ready.clear()


class _Open:
    """A table that is open: its rows so far, and cells that span rows to come."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.line = 0
        self.cells: list[str] | None = None
        self.parts: list[str] | None = None
        self.columns = self.rows = 1
        self.spans: dict[int, tuple[int, str]] = {}


class _Tables(HTMLParser):
    """Turns a page into the rows of its tables as they come."""

    def __init__(self, place: str) -> None:
        super().__init__(convert_charrefs=True)
        self.place = place
        self.open: list[_Open] = []
        self.seen = self.unseen = self.spanned = 0
        self.numbers: dict[int, int] = {}
        self.ready: list[tuple[int, Row]] = []
        self.waiting: dict[int, deque[Row]] = {}
        self.ended: set[int] = set()
        self.is_done = False

    def feed(self, data: str) -> None:
        """Read a piece of the page."""
        super().feed(data)
        if len(self.rawdata) > _MOST_OPEN:
            raise ReadError(f"{self.place}: {_MOST_OPEN >> 20} MiB of a mark that is not closed")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self.unseen += 1
        if tag == "table":
            self.seen += 1
            if len(self.open) >= _DEEPEST:
                raise ReadError(f"{self.place}: tables within one another over {_DEEPEST} deep")
            self.open.append(_Open(self.seen))
        if not self.open:
            return
        table = self.open[-1]
        if tag == "tr":
            self._end_row(table)
            table.line += 1
            table.cells = []
        elif tag in ("td", "th"):
            self._end_cell(table)
            if table.cells is None:
                table.line += 1
                table.cells = []
            said = dict(attrs)
            table.parts = []
            table.columns, table.rows = _span(said.get("colspan")), _span(said.get("rowspan"))
        elif tag in _BREAKS and table.parts:
            table.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self.unseen = max(0, self.unseen - 1)
        if not self.open:
            return
        table = self.open[-1]
        if tag in ("td", "th"):
            self._end_cell(table)
        elif tag == "tr":
            self._end_row(table)
        elif tag == "table":
            self._end_row(table)
            self.open.pop()
            if table.number in self.numbers:
                self.ended.add(self.numbers[table.number])

    def handle_data(self, data: str) -> None:
        if self.open and not self.unseen and self.open[-1].parts is not None:
            self.open[-1].parts.append(data)

    def finish(self) -> None:
        """End what the page left open."""
        while self.open:
            self._end_row(self.open.pop())
        self.is_done = True

    def _end_cell(self, table: _Open) -> None:
        if table.parts is None or table.cells is None:
            return
        lines = [_BLANKS.sub(" ", line).strip() for line in "".join(table.parts).split("\n")]
        text = "\n".join(line for line in lines if line)
        table.parts = None
        self._spanned(table)
        at = len(table.cells)
        table.cells.append(text)
        table.cells += [""] * (table.columns - 1)
        if table.rows > 1:
            for column in range(at, at + table.columns):
                table.spans[column] = (table.rows - 1, text if column == at else "")
            self.spanned += table.columns * table.rows
            if self.spanned > MOST_SPANNED_ROWS:
                raise ReadError(f"{self.place}: cells that span over {self.spanned:,} others")

    def _spanned(self, table: _Open) -> None:
        """Put cells that reach down from rows above before the cell that comes next."""
        assert table.cells is not None
        while (at := len(table.cells)) in table.spans:
            left, text = table.spans.pop(at)
            table.cells.append(text)
            if left > 1:
                table.spans[at] = (left - 1, text)

    def _end_row(self, table: _Open) -> None:
        self._end_cell(table)
        if table.cells is None:
            return
        self._spanned(table)
        if any(table.cells):
            self.numbers.setdefault(table.number, len(self.numbers) + 1)
            self.ready.append((table.number, (table.line, table.cells)))
        table.cells = None


def _span(value: str | None) -> int:
    return min(MOST_SPANNED, max(1, int(value))) if value and value.isdecimal() else 1
