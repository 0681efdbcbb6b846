"""The parts of an XLSX file around its sheets: names, number formats, texts kept apart."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO

from linchpin.claims.errors import ReadError
from linchpin.tabular.limits import DAMAGE, MOST_SHARED, LimitedReader, unpacked_limit
from linchpin.tabular.source import TableSource
from linchpin.tabular.workbook.spreadsheet_numbers import is_date_format
from linchpin.tabular.xml_stream import feed, local

_LONG_NOUGHTS = 40


@dataclass(frozen=True, slots=True)
class Part:
    """A sheet as a workbook lists it: its name, its file within, whether it is hidden."""

    name: str
    member: str
    hidden: bool


@dataclass(slots=True)
class Workbook:
    """An open XLSX file.

    Attributes:
        place: The file, for errors.
        archive: Its parts.
        size: Packed size in bytes.
        parts: Its sheets, in order.
        from_1904: Whether days are counted from 1904.
        recalculated: Whether values are to be worked out anew on opening: stored ones are none.
        dates: By number of a cell style, whether it shows days.
        noughts: By number of a cell style, how many digits it fills up with noughts.
        texts: Texts kept apart.
    """

    place: str
    archive: zipfile.ZipFile
    size: int
    parts: list[Part] = field(default_factory=list)
    from_1904: bool = False
    recalculated: bool = False
    dates: list[bool] = field(default_factory=list)
    noughts: list[int] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    def open(self, member: str) -> LimitedReader:
        """Return a part open, which ends in an error if it unpacks to too much."""
        stream = self.archive.open(member)
        return LimitedReader(stream, unpacked_limit(self.size), f"{self.place}: {member}")

    def has(self, member: str) -> bool:
        """Say whether there is a part."""
        return member in self.archive.NameToInfo


def open_workbook(source: TableSource, stream: IO[bytes]) -> Workbook:
    """Return an XLSX file with all but its sheets read.

    Raises:
        ReadError: It is damaged or holds no sheet.
    """
    try:
        book = Workbook(source.place, zipfile.ZipFile(stream), source.size)
        main = _main_part(book)
        _read_sheet_list(book, main)
        folder = posixpath.dirname(main)
        _read_styles(book, posixpath.join(folder, "styles.xml"))
        _read_texts(book, posixpath.join(folder, "sharedStrings.xml"))
    except (*DAMAGE, KeyError, ValueError) as error:
        raise ReadError(f"{source.place}: a damaged XLSX file ({error})") from error
    if not book.parts:
        raise ReadError(f"{source.place}: holds no sheet")
    return book


def _all(steps: Iterator[None]) -> None:
    for _ in steps:
        pass


def _no_text(_: str) -> None: ...


def _no_end(_: str) -> None: ...


def relations_of(book: Workbook, member: str) -> dict[str, tuple[str, str]]:
    """Return the target and type of each relation of a part.

    Args:
        book: The workbook.
        member: The part.
    """
    folder, name = posixpath.split(member)
    rels = posixpath.join(folder, "_rels", name + ".rels")
    found: dict[str, tuple[str, str]] = {}

    def start(tag: str, attributes: dict[str, str]) -> None:
        if tag == "Relationship":
            target = attributes.get("Target", "")
            path = target[1:] if target[:1] == "/" else posixpath.join(folder, target)
            kind = attributes.get("Type", "").rpartition("/")[2]
            found[attributes.get("Id", "")] = (posixpath.normpath(path), kind)

    if book.has(rels):
        _all(feed(book.open(rels), book.place, start, _no_end, _no_text))
    return found


def _main_part(book: Workbook) -> str:
    for target, kind in relations_of(book, "").values():
        if kind == "officeDocument" and book.has(target):
            return target
    return "xl/workbook.xml"


def _read_sheet_list(book: Workbook, main: str) -> None:
    relations = relations_of(book, main)

    def start(tag: str, attributes: dict[str, str]) -> None:
        if tag == "sheet":
            target, _ = relations.get(local(attributes, "id"), ("", ""))
            hidden = attributes.get("state", "visible") != "visible"
            book.parts.append(Part(attributes.get("name", ""), target, hidden))
        elif tag == "workbookPr":
            book.from_1904 = attributes.get("date1904", "") in ("1", "true")
        elif tag == "calcPr":
            book.recalculated = attributes.get("fullCalcOnLoad", "") in ("1", "true")

    _all(feed(book.open(main), book.place, start, _no_end, _no_text))


def _read_styles(book: Workbook, member: str) -> None:
    codes: dict[int, str] = {}
    inside = False

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal inside
        if tag == "numFmt":
            codes[int(attributes.get("numFmtId", "0"))] = attributes.get("formatCode", "")
        elif tag == "cellXfs":
            inside = True
        elif tag == "xf" and inside:
            number = int(attributes.get("numFmtId", "0"))
            code = codes.get(number, "")
            book.dates.append(is_date_format(number, code))
            filled = set(code) == {"0"} and len(code) <= _LONG_NOUGHTS
            book.noughts.append(len(code) if filled else 0)

    def end(tag: str) -> None:
        nonlocal inside
        inside = inside and tag != "cellXfs"

    if book.has(member):
        _all(feed(book.open(member), book.place, start, end, _no_text))


def _read_texts(book: Workbook, member: str) -> None:
    parts: list[str] = []
    state = {"text": False, "sound": False}
    size = 0

    def start(tag: str, _: dict[str, str]) -> None:
        if tag == "si":
            parts.clear()
        elif tag == "t":
            state["text"] = not state["sound"]
        elif tag == "rPh":  # how a Japanese text is spoken, not what it says
            state["sound"] = True

    def text(data: str) -> None:
        if state["text"]:
            parts.append(data)

    def end(tag: str) -> None:
        nonlocal size
        if tag == "t":
            state["text"] = False
        elif tag == "rPh":
            state["sound"] = False
        elif tag == "si":
            whole = "".join(parts)
            size += len(whole)
            if size > MOST_SHARED:
                raise ReadError(
                    f"{book.place}: its texts take over {MOST_SHARED >> 20} MiB; save it as CSV"
                )
            book.texts.append(whole)

    if book.has(member):
        _all(feed(book.open(member), book.place, start, end, text))
