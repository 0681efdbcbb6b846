"""XLSX workbooks: every sheet, row by row, within limits, formulas without values marked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import ExitStack

from linchpin.claims.errors import ReadError
from linchpin.tabular.cells import FaultyCell
from linchpin.tabular.coverage import Gap, GapKind
from linchpin.tabular.kind import Row, Sheet
from linchpin.tabular.limits import DAMAGE
from linchpin.tabular.source import TableSource
from linchpin.tabular.workbook.far_cells import FarCells
from linchpin.tabular.workbook.spreadsheet_numbers import day_of, number_text
from linchpin.tabular.workbook.xlsx_notes import notes_of
from linchpin.tabular.workbook.xlsx_parts import Part, Workbook, open_workbook
from linchpin.tabular.xml_stream import feed

MOST_SHEET_COLUMNS = 16_384
"""Columns a sheet can have."""
_PLACE = re.compile(r"([A-Z]{1,4})(\d{1,9})")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


class Xlsx:
    """Excel workbooks of 2007 and later (XLSX, XLSM)."""

    name = "an XLSX workbook"

    def accepts(self, start: bytes, source: TableSource) -> bool:
        """Say whether a packed file holds a workbook."""
        from linchpin.tabular.sniffing import members

        return start.startswith(b"PK") and any(
            name.endswith(".xml") and "sheets/" in name for name in members(source)
        )

    def sheets(self, source: TableSource, stack: ExitStack) -> Iterator[Sheet]:
        """Yield the sheets of a workbook, hidden ones too; see `FileKind`."""
        book = open_workbook(source, source.seekable(stack))
        stack.callback(book.archive.close)
        single = len(book.parts) == 1
        for part in book.parts:
            name = source.name if single else f"{source.name}: {part.name}".removeprefix(": ")
            gaps: list[Gap] = []
            if part.hidden:
                gaps.append(Gap.of(GapKind.HIDDEN_SHEET, (name, ""), value=part.name))
            if not book.has(part.member):
                kind = GapKind.SHEET_NOT_READ
                gaps.append(Gap.of(kind, (name, ""), value="its part of the file is missing"))
                yield Sheet(name, iter(()), None, gaps, lambda: 0.0)
                continue
            rows = _SheetRows(book, part)
            loose = notes_of(book, part, name)
            gaps += [
                Gap.of(GapKind.BESIDE_RECORDS, (name, one.label), line=one.line, value=one.text)
                for one in loose
            ]
            yield Sheet(name, rows.read(), None, gaps, rows.share, loose=loose)


class _SheetRows:
    """Reads the rows of one sheet."""

    def __init__(self, book: Workbook, part: Part) -> None:
        self.book, self.part = book, part
        self.place = f"{book.place}: {part.name}"
        self.size = max(1, book.archive.NameToInfo[part.member].file_size)
        self.position = 0
        self.ready: list[tuple[int, list[tuple[int, str]]]] = []
        self.number = self.column = 0
        self.cells: list[tuple[int, str]] = []
        self.far = FarCells(self.place)
        self.value: list[str] = []
        self.formula: list[str] | None = None
        self.kind, self.style = "n", 0
        self.into: list[str] | None = None

    def share(self) -> float:
        return min(1.0, self.position / self.size)

    def read(self) -> Iterator[Row]:
        try:
            stream = self.book.open(self.part.member)
        except DAMAGE as error:
            raise ReadError(f"{self.place}: a damaged XLSX file ({error})") from error
        for _ in feed(stream, self.place, self.start, self.end, self.text):
            self.position = stream.position
            ready, self.ready = self.ready, []
            for number, cells in ready:
                yield number, self.far.row(cells)

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "c":
            self.column += 1
            found = _PLACE.fullmatch(attributes.get("r", ""))
            if found is not None:
                self.column = column_number(found[1])
            if self.column > MOST_SHEET_COLUMNS:
                raise ReadError(f"{self.place}: a cell in column {self.column:,}; no sheet has it")
            self.kind = attributes.get("t", "n")
            style = attributes.get("s", "0")
            self.style = int(style) if style.isdecimal() else 0
            self.value, self.formula, self.into = [], None, None
        elif tag in ("v", "t"):
            self.into = self.value
        elif tag == "f":
            self.formula = self.into = []
        elif tag == "rPh":
            self.into = None
        elif tag == "row":
            number = attributes.get("r", "")
            self.number = int(number) if number.isdecimal() else self.number + 1
            self.column, self.cells = 0, []

    def text(self, data: str) -> None:
        if self.into is not None:
            self.into.append(data)

    def end(self, tag: str) -> None:
        if tag in ("v", "t", "f"):
            self.into = None
        elif tag == "c":
            text = self.cell("".join(self.value))
            if text or type(text) is not str:
                self.cells.append((self.column, text))
        elif tag == "row" and self.cells:
            self.ready.append((self.number, self.cells))

    def cell(self, value: str) -> str:
        """Return the text of the cell that was just read."""
        if self.formula is not None and (
            (not value and self.kind != "str") or (value == "0" and self.book.recalculated)
        ):
            return FaultyCell.of("", GapKind.NO_VALUE, "=" + "".join(self.formula))
        if not value:
            return ""
        kind = self.kind
        if kind == "s":
            at = int(value) if value.isdecimal() else -1
            if not 0 <= at < len(self.book.texts):
                return FaultyCell.of("", GapKind.ERROR_VALUE, f"text {value[:20]} is missing")
            return _letters(self.book.texts[at])
        if kind == "e":
            return FaultyCell.of("", GapKind.ERROR_VALUE, value)
        if kind == "b":
            return "true" if value == "1" else "false"
        if kind == "d":
            return value.removesuffix("T00:00:00").replace("T", " ")
        return self.number_text(value) if kind == "n" else _letters(value)

    def number_text(self, value: str) -> str:
        """Return a number as its style shows it: a day, or filled up with noughts."""
        book, style = self.book, self.style
        if style < len(book.dates) and book.dates[style]:
            try:
                day = day_of(float(value), from_1904=book.from_1904)
            except ValueError:
                day = None
            if day is not None:
                return day
        text = number_text(value)
        if style < len(book.noughts) and book.noughts[style] and text.isdecimal():
            return text.zfill(book.noughts[style])
        return text


def column_number(letters: str) -> int:
    """Return the number of a column, from 1.

    >>> column_number("A"), column_number("XFD")
    (1, 16384)
    """
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - 64
    return number


def _letters(text: str) -> str:
    """Return a text with the characters XLSX writes as `_x000D_` put back."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text
