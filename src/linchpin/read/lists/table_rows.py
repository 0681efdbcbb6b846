"""Lines of a table as rows of named cells: several lines that speak of one entry are one record."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from linchpin.claims.counted import counted
from linchpin.claims.errors import EditionRefused, ReadError
from linchpin.read.lists.record_rows import Row
from linchpin.read.lists.record_text import RecordText
from linchpin.read.opening import read_bytes, read_start

if TYPE_CHECKING:
    from linchpin.tabular.source import TableSource

_MOST_ABOVE = 20
"""Lines that may stand above the headings."""


@dataclass(frozen=True, slots=True)
class TableLine:
    """One line of a table below its headings.

    Attributes:
        place: File (and sheet) and line.
        cells: Heading to text; cells that are empty are left out.
    """

    place: str
    cells: dict[str, str]


@dataclass(slots=True)
class TableHead:
    """What stands above the lines of a table.

    Attributes:
        above: The cells of the lines above the headings.
        columns: The headings as the file has them.
    """

    above: list[list[str]]
    columns: list[str]


def lines_of(
    path: Path,
    needed: Collection[str],
    head: TableHead,
    *,
    known: Collection[str] = (),
    encoding: str = "utf-8",
) -> Iterator[TableLine]:
    """Yield the lines of the first table whose headings are known, whatever kind of file it is in.

    Args:
        path: Delimited text, XLS, XLSX and whatever else `linchpin.tabular` reads; plain or .gz.
        needed: Headings the list must have; the line that holds them all is the heading.
        head: Filled in before the first line is yielded.
        known: Further headings the list may have; with it, any other heading is refused.
        encoding: Code page of the list's text files that are not UTF-8.

    Raises:
        ReadError: No line holds the headings; a heading stands twice or is not known; the file
            cannot be read.
        EditionRefused: A line has more cells than there are headings, or a part of the file
            cannot be read, so that it is cut or damaged.
    """
    from linchpin.tabular.registry import sheets_of

    with ExitStack() as stack:
        missing: ReadError | None = None
        for sheet in sheets_of(_source(path, encoding), stack):
            where = path.name if not sheet.name else f"{path.name} sheet {sheet.name}"
            rows = iter(sheet.rows)
            try:
                head.columns = sheet.header or _find_headings(path, rows, needed, head)
                _check_needed(path, head.columns, needed)
            except ReadError as error:
                missing = missing or error
                continue
            _check_headings(path, head.columns, needed, known)
            for line, cells in rows:
                if any(cells[len(head.columns) :]):
                    raise EditionRefused(
                        f"{path} line {line}: {counted(len(cells), 'cell')} under "
                        f"{len(head.columns)} headings; the file is cut or damaged. Fetch it again."
                    )
                filled = {
                    name: " ".join(cell.split())
                    for name, cell in zip(head.columns, cells, strict=False)
                    if cell.strip()
                }
                if filled:
                    yield TableLine(f"{where} line {line}", filled)
            for gap in sheet.gaps:
                raise EditionRefused(f"{path}: {gap}; the file is damaged. Fetch it again.")
            return
        if missing is not None:
            raise missing


def has_headings(path: Path, needed: Collection[str]) -> bool:
    """Say whether a file is a table with these headings, by its first lines.

    Args:
        path: The file.
        needed: Headings the list must have.

    Raises:
        LinchpinError: It is no table, or cannot be read.
    """
    start = read_start(path)
    packed = start.startswith((b"PK", b"\xd0\xcf\x11\xe0"))
    if not packed and not any(name.encode() in start for name in needed):
        return False
    next(lines_of(path, needed, TableHead([], []), encoding="latin-1"), None)
    return True


def _source(path: Path, encoding: str) -> TableSource:
    """Return the file unpacked; text in the code page the list is known to use, as UTF-8."""
    from linchpin.tabular.source import TableSource, file_source

    start = read_start(path)
    if start.startswith((b"PK", b"\xd0\xcf\x11\xe0")):
        return file_source(path)
    data = read_bytes(path)
    try:
        data.decode("utf-8-sig")
    except UnicodeDecodeError:
        data = data.decode(encoding, "replace").encode()
    return TableSource(str(path), "", lambda: BytesIO(data), max(1, len(data)))


def _find_headings(
    path: Path, rows: Iterator[tuple[int, list[str]]], needed: Collection[str], head: TableHead
) -> list[str]:
    for _, cells in rows:
        stripped = [" ".join(cell.split()) for cell in cells]
        while stripped and not stripped[-1]:
            stripped.pop()
        if set(needed) <= set(stripped):
            return stripped
        head.above.append(stripped)
        if len(head.above) > _MOST_ABOVE:
            break
    best = max(head.above, key=lambda cells: len(set(needed) & set(cells)), default=[])
    missing = [name for name in needed if name not in best]
    raise ReadError(
        f"{path}: no line holds this list's headings; {', '.join(missing[:8])} missing. "
        "It is another list, or another format of it."
    )


def _check_needed(path: Path, columns: Sequence[str], needed: Collection[str]) -> None:
    missing = [name for name in needed if name not in columns]
    if missing:
        raise ReadError(f"{path}: no column {missing[0]!r}; it is another list or format of it")


def _check_headings(
    path: Path, columns: Sequence[str], needed: Collection[str], known: Collection[str]
) -> None:
    twice = sorted({name for name in columns if columns.count(name) > 1 and name})
    if twice:
        raise ReadError(f"{path}: the heading {twice[0]!r} stands twice")
    strange = [name for name in columns if name and name not in {*needed, *known}]
    if known and strange:
        raise ReadError(
            f"{path}: column {strange[0]!r} is new; what it means is not known, so that nothing "
            "of the edition is taken"
        )


def record_of(
    lines: Sequence[TableLine], groups: Mapping[str, Sequence[str]]
) -> tuple[RecordText, Row]:
    """Return the lines that speak of one entry as its record.

    A table multiplies an entry's names by its addresses and births; here each stands once.

    Args:
        lines: All lines of the entry.
        groups: Kind of row to the columns that belong together in it, such as a name's parts.
            A column of no group is a cell of the entry, once for each value.

    Returns:
        The text, and the row: its cells, and one row inside for each distinct group of cells.
    """
    text, whole = RecordText(), Row("")
    seen: set[tuple[str, ...]] = set()
    grouped = {name for columns in groups.values() for name in columns}
    for line in lines:
        own = Row("")
        for name, value in line.cells.items():
            if name not in grouped and (name, value) not in seen:
                seen.add((name, value))
                _cell(text, own, name, value, line.place)
        whole.cells += own.cells
        for kind, columns in groups.items():
            values = tuple(line.cells.get(name, "") for name in columns)
            if any(values) and (kind, *values) not in seen:
                seen.add((kind, *values))
                inner = Row(kind)
                for name, value in zip(columns, values, strict=True):
                    if value:
                        _cell(text, inner, name, value, line.place)
                whole.rows.append(inner)
    return text, whole


def _cell(text: RecordText, row: Row, name: str, value: str, place: str) -> None:
    if not row.cells:
        text.label(row.kind or "entry", place)
    row.cells.append((name, text.cell(value)))


def by_key(lines: Iterable[TableLine], *columns: str) -> dict[tuple[str, ...], list[TableLine]]:
    """Return lines by the cells of some columns, in the order in which each first stands.

    Args:
        lines: Lines of a table.
        columns: The columns that make the publisher's key.
    """
    found: dict[tuple[str, ...], list[TableLine]] = {}
    for line in lines:
        key = tuple(line.cells.get(name, "") for name in columns)
        found.setdefault(key, []).append(line)
    return found
