"""What stands on a sheet beside its cells: notes on cells, and the texts of boxes drawn on it."""

from __future__ import annotations

from collections.abc import Iterator

from linchpin.claims.errors import ReadError
from linchpin.tabular.kind import LooseCell
from linchpin.tabular.workbook.xlsx_parts import Part, Workbook, relations_of
from linchpin.tabular.xml_stream import feed

NOTE = "note on a cell"
"""What a note on a cell is called."""
BOX = "text drawn on the sheet"
"""What a text in a box is called."""
_KINDS = {"comments": NOTE, "drawing": BOX}
_BLOCKS = frozenset({"comment", "txBody"})


def notes_of(book: Workbook, part: Part, sheet: str) -> list[LooseCell]:
    """Return the notes and boxes of a sheet.

    Args:
        book: The workbook.
        part: The sheet as the workbook lists it.
        sheet: Its name in the account.

    Raises:
        ReadError: A part of the file is damaged.
    """
    found: list[LooseCell] = []
    for target, kind in relations_of(book, part.member).values():
        if kind in _KINDS and book.has(target):
            for line, text in _texts(book, target):
                found.append(LooseCell(sheet, _KINDS[kind], "row", line, text))
    return found


def _texts(book: Workbook, member: str) -> Iterator[tuple[int, str]]:
    """Yield the text of each note or box of a part, and the row it is on; 0 for a box."""
    parts: list[str] = []
    ready: list[tuple[int, str]] = []
    line, inside = 0, False

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal line, inside
        if tag == "comment":
            digits = attributes.get("ref", "").lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ$")
            line = int(digits) if digits.isdecimal() else 0
        inside = tag == "t"

    def text(data: str) -> None:
        if inside:
            parts.append(data)

    def end(tag: str) -> None:
        nonlocal inside
        inside = False
        if tag == "p":
            parts.append("\n")
        elif tag in _BLOCKS:
            whole = "".join(parts).strip()
            parts.clear()
            if whole:
                ready.append((line, whole))

    try:
        stream = book.open(member)
    except (OSError, KeyError, ValueError, NotImplementedError) as error:
        raise ReadError(f"{book.place}: {member} is damaged ({error})") from error
    for _ in feed(stream, f"{book.place}: {member}", start, end, text):
        yield from ready
        ready.clear()
