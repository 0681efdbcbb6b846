"""XLS workbooks, the binary format of Excel 97 to 2003."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

from linchpin.claims.errors import ReadError
from linchpin.tabular.cells import FaultyCell, cell_text
from linchpin.tabular.coverage import Gap, GapKind
from linchpin.tabular.kind import Row, Sheet
from linchpin.tabular.sniffing import OLE
from linchpin.tabular.source import TableSource
from linchpin.tabular.workbook.spreadsheet_numbers import day_of, number_text

MOST_BYTES = 256 << 20
"""Size of a workbook, at most: it is held in memory."""
_BIFF = (b"\x09\x08", b"\x09\x04", b"\x09\x02", b"\x09\x00")
_TEXT, _NUMBER, _DATE, _BOOLEAN, _ERROR = 1, 2, 3, 4, 5


class Xls:
    """Excel workbooks of 1997 to 2003 (XLS)."""

    name = "an XLS workbook"

    def accepts(self, start: bytes, source: TableSource) -> bool:
        """Say whether a file begins as older workbooks do."""
        return start.startswith((OLE, *_BIFF)) and start[2:4] not in (b"\r\n", b"\n")

    def sheets(self, source: TableSource, stack: ExitStack) -> Iterator[Sheet]:
        """Yield the sheets of a workbook, hidden ones too; see `FileKind`."""
        book = _opened(source, stack)
        names = list(book.sheet_names())
        for at, sheet_name in enumerate(names):
            name = source.name if len(names) == 1 else f"{source.name}: {sheet_name}"
            name = name.removeprefix(": ")
            gaps: list[Gap] = []
            try:
                sheet = book.sheet_by_index(at)
            except Exception as error:
                raise ReadError(f"{source.place}: {sheet_name}: damaged ({error!r})") from error
            if getattr(sheet, "visibility", 0):
                gaps.append(Gap.of(GapKind.HIDDEN_SHEET, (name, ""), value=sheet_name))
            yield Sheet(name, _rows(book, sheet), None, gaps, lambda: 0.0)
            book.unload_sheet(at)


def _opened(source: TableSource, stack: ExitStack) -> Any:
    import xlrd

    if source.path is not None and source.size > MOST_BYTES:
        raise ReadError(f"{source.place}: over {MOST_BYTES >> 20} MiB of XLS; save it as XLSX")
    with source.open() as stream:
        data = stream.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise ReadError(f"{source.place}: over {MOST_BYTES >> 20} MiB of XLS; save it as XLSX")
    try:
        book = xlrd.open_workbook(file_contents=data, on_demand=True, logfile=_Silent())
    except Exception as error:  # xlrd stumbles over damage in many ways, of no kind of its own
        if "ncrypted" in str(error) or "password" in str(error).casefold():
            why = "a workbook with a password; save it without one"
            raise ReadError(f"{source.place}: is {why}") from error
        raise ReadError(f"{source.place}: a damaged XLS file ({error!r})") from error
    stack.callback(book.release_resources)
    return book


class _Silent:
    """Where xlrd writes its remarks."""

    def write(self, text: str) -> None:
        logging.getLogger(__name__).debug("xlrd: %s", text)

    def flush(self) -> None:
        """Do nothing."""


def _rows(book: Any, sheet: Any) -> Iterator[Row]:
    from_1904 = bool(book.datemode)
    for at in range(sheet.nrows):
        cells = [
            _cell(kind, value, from_1904)
            for kind, value in zip(sheet.row_types(at), sheet.row_values(at), strict=True)
        ]
        if any(cells) or any(isinstance(cell, FaultyCell) for cell in cells):
            yield at + 1, cells


def _cell(kind: int, value: Any, from_1904: bool) -> str:
    if kind == _TEXT:
        return cell_text(value)
    if kind == _DATE:
        day = day_of(float(value), from_1904=from_1904)
        return number_text(repr(value)) if day is None else day
    if kind == _NUMBER:
        return number_text(repr(value))
    if kind == _BOOLEAN:
        return "true" if value else "false"
    if kind == _ERROR:
        import xlrd

        shown = xlrd.error_text_from_code.get(value, f"error {value}")
        return FaultyCell.of("", GapKind.ERROR_VALUE, shown)
    return ""
