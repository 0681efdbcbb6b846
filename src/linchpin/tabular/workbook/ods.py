"""ODS workbooks of LibreOffice and others, row by row, within limits."""

from __future__ import annotations

import zipfile
from collections import deque
from collections.abc import Iterator
from contextlib import ExitStack
from typing import IO

from linchpin.claims.counted import counted
from linchpin.claims.errors import ReadError
from linchpin.tabular.cells import FaultyCell
from linchpin.tabular.coverage import Gap, GapKind
from linchpin.tabular.kind import Row, Sheet
from linchpin.tabular.limits import DAMAGE, LimitedReader, unpacked_limit
from linchpin.tabular.source import TableSource
from linchpin.tabular.workbook.far_cells import FarCells
from linchpin.tabular.workbook.spreadsheet_numbers import number_text
from linchpin.tabular.xml_stream import feed, local

_SPREADSHEET = b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"
MOST_REPEATED = 100_000
"""How often a row that holds something may be said to repeat."""
MOST_CELLS = 100_000_000
"""Cells that rows said to repeat may make together."""


class Ods:
    """Workbooks of OpenDocument (ODS)."""

    name = "an ODS workbook"

    def accepts(self, start: bytes, source: TableSource) -> bool:
        """Say whether a packed file says that it is a spreadsheet of OpenDocument."""
        if not start.startswith(b"PK"):
            return False
        from linchpin.tabular.sniffing import members

        if _SPREADSHEET in start[:200]:
            return True
        names = members(source)
        return "content.xml" in names and "META-INF/manifest.xml" in names

    def sheets(self, source: TableSource, stack: ExitStack) -> Iterator[Sheet]:
        """Yield the sheets of a workbook, hidden ones too; see `FileKind`."""
        try:
            archive = stack.enter_context(zipfile.ZipFile(source.seekable(stack)))
            manifest = _read(archive, "META-INF/manifest.xml", source).read(1 << 20) or b""
            if b"encryption-data" in manifest:
                raise ReadError(f"{source.place}: is a workbook with a password; save it without")
            stream = _read(archive, "content.xml", source)
            size = max(1, archive.NameToInfo["content.xml"].file_size)
        except (*DAMAGE, KeyError, ValueError) as error:
            raise ReadError(f"{source.place}: a damaged ODS file ({error})") from error
        parser = _Parser(source)
        steps = feed(stream, source.place, parser.start, parser.end, parser.text)
        single = _count(archive, source) == 1

        def share() -> float:
            return min(1.0, stream.position / size)

        while parser.more(steps):
            found = parser.tables.pop(0)
            name = source.name if single else f"{source.name}: {found}".removeprefix(": ")
            gaps: list[Gap] = []
            if found in parser.hidden:
                gaps.append(Gap.of(GapKind.HIDDEN_SHEET, (name, ""), value=found))
            parser.gaps, parser.sheet = gaps, name
            yield Sheet(name, parser.rows(steps), None, gaps, share)
            for _ in parser.rows(steps):
                pass


def _read(archive: zipfile.ZipFile, member: str, source: TableSource) -> LimitedReader:
    stream: IO[bytes] = archive.open(member)
    return LimitedReader(stream, unpacked_limit(source.size), f"{source.place}: {member}")


def _count(archive: zipfile.ZipFile, source: TableSource) -> int:
    """Return how many tables there are: two are as good as many."""
    stream, rest, count = _read(archive, "content.xml", source), b"", 0
    while (chunk := stream.read(1 << 20)) and count < 2:
        data = rest + chunk
        count += data.count(b"<table:table ")
        rest = data[-12:]
    return count


class _Parser:
    """Turns the elements of `content.xml` into tables and rows as they come."""

    def __init__(self, source: TableSource) -> None:
        self.place = source.place
        self.tables: list[str] = []
        self.hidden: set[str] = set()
        self.ready: deque[tuple[int, int, list[tuple[int, str]]]] = deque()
        self.total = 0
        self.hidden_styles: set[str] = set()
        self.style = ""
        self.number = self.repeated_row = 0
        self.cells: list[tuple[int, str]] = []
        self.column = 0
        self.attributes: dict[str, str] = {}
        self.parts: list[str] | None = None
        self.aside = 0
        self.note: list[str] = []
        self.gaps: list[Gap] = []
        self.sheet = ""
        self.inside = False
        self.far = FarCells(self.place)

    def more(self, steps: Iterator[None]) -> bool:
        """Say whether a further table begins, reading on to it."""
        while not self.tables:
            if next(steps, self) is self:
                return bool(self.tables)
        return True

    def rows(self, steps: Iterator[None]) -> Iterator[Row]:
        """Yield the rows of the table that began, reading on as they are asked for."""
        while True:
            while self.ready:
                number, times, cells = self.ready.popleft()
                if not times:
                    return
                for at in range(times):
                    yield number + at, self.far.row(cells)
            if next(steps, self) is self and not self.ready:
                return

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "table":
            name = local(attributes, "name")
            self.tables.append(name)
            if local(attributes, "style-name") in self.hidden_styles:
                self.hidden.add(name)
            self.number, self.inside = 0, True
        elif tag == "style":
            self.style = local(attributes, "name")
        elif tag == "table-properties" and local(attributes, "display") == "false":
            self.hidden_styles.add(self.style)
        elif tag == "table-row":
            self.cells, self.column = [], 0
            self.repeated_row = _count_of(attributes, "number-rows-repeated")
        elif tag in ("table-cell", "covered-table-cell"):
            self.attributes, self.parts = attributes, []
        elif tag == "annotation":
            self.aside += 1
        elif self.parts is not None and not self.aside:
            if tag == "p" and self.parts:
                self.parts.append("\n")
            elif tag == "s":
                self.parts.append(" " * min(1_000, _count_of(attributes, "c")))
            elif tag in ("tab", "line-break"):
                self.parts.append("\t" if tag == "tab" else "\n")

    def text(self, data: str) -> None:
        if self.aside:
            self.note.append(data)
        elif self.parts is not None:
            self.parts.append(data)

    def end(self, tag: str) -> None:
        if tag == "annotation":
            self.aside -= 1
            self._end_note()
        elif tag in ("table-cell", "covered-table-cell"):
            self._put(self._cell())
            self.parts = None
        elif tag == "table-row":
            self._end_row()
        elif tag == "table":
            self.ready.append((0, 0, []))
            self.inside = False

    def _end_note(self) -> None:
        """Count a note on a cell: it is not read."""
        text, self.note = " ".join(self.note).strip(), []
        if text:
            where = (self.sheet, "note on a cell")
            kind = GapKind.TEXTS_NOT_SCREENED
            self.gaps.append(Gap.of(kind, where, line=self.number + 1, value=text))

    def _put(self, text: str) -> None:
        times = _count_of(self.attributes, "number-columns-repeated")
        if text or type(text) is not str:
            self.cells += [(self.column + at + 1, text) for at in range(min(times, 20_000))]
        self.column += times

    def _end_row(self) -> None:
        times = self.repeated_row
        if self.cells and times:
            self.total += times * len(self.cells) if times > 1 else 0
            if times > MOST_REPEATED or self.total > MOST_CELLS:
                raise ReadError(
                    f"{self.place}: a row that repeats {counted(times, 'time')}; this is no table"
                )
            self.ready.append((self.number + 1, times, self.cells))
        self.number += times

    def _cell(self) -> str:
        """Return the text of the cell that was just read."""
        attributes = self.attributes
        text = "".join(self.parts or ()).strip()
        kind = local(attributes, "value-type")
        formula = local(attributes, "formula")
        if formula and not text and not kind:
            return FaultyCell.of("", GapKind.NO_VALUE, formula)
        if text.startswith(("#", "Err:")) and formula and _is_error(text):
            return FaultyCell.of("", GapKind.ERROR_VALUE, text)
        if kind == "date":
            day = local(attributes, "date-value")
            return day.removesuffix("T00:00:00").replace("T", " ") or text
        if kind in ("float", "percentage", "currency"):
            value = local(attributes, "value")
            return text if text.isdecimal() and text.startswith("0") else number_text(value) or text
        return text or local(attributes, "string-value")


def _count_of(attributes: dict[str, str], name: str) -> int:
    value = local(attributes, name)
    return int(value) if value.isdecimal() and len(value) < 10 else 1


def _is_error(text: str) -> bool:
    return text.startswith("Err:") or text.rstrip("!?").removeprefix("#") in (
        "N/A", "VALUE", "REF", "NAME", "DIV/0", "NUM", "NULL",
    )  # fmt: skip
