"""The official CSV set: `sdn.csv` with `add.csv`, `alt.csv` and `sdn_comments.csv`.

The files have no header, end with byte 0x1A as a rule, and write null as `-0- `. A remark is cut
at 1,000 characters and goes on in `sdn_comments.csv`, even in the middle of a word.
Layout: OFAC, "Specially Designated Nationals List data formats" (dat_spec.txt).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from linchpin.claims.errors import EditionRefused, ReadError
from linchpin.read.lists.ofac.entry import Entry, ListedAddress, ListedName, Piece, RecordText
from linchpin.read.lists.ofac.records import add_remark, join_remark
from linchpin.read.opening import decode_utf8, read_bytes

COLUMNS = {"sdn.csv": 12, "alt.csv": 5, "add.csv": 6, "sdn_comments.csv": 2}
"""Number of columns of each file of the set."""

_VESSEL = {5: "call_sign", 6: "type", 7: "tonnage", 8: "gross_tonnage", 9: "flag", 10: "owner"}
_KINDS = {"-0-": "entity", "individual": "individual", "vessel": "vessel", "aircraft": "aircraft"}
_MAX_FIELD = 131_072


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its cells, nulls as None, and its line in the file."""

    line: int
    cells: list[str | None]


@dataclass(slots=True)
class CsvSet:
    """The rows of the set by entry number, and what was odd about the files."""

    main: list[Row]
    others: dict[str, dict[str, list[Row]]]
    missing: list[str]
    warnings: list[str] = field(default_factory=list)


def find_set(path: Path) -> dict[str, Path]:
    """Return the files of the set at a path, by their official lower-case name.

    A folder is searched for all four, plain or .gz; a file is taken as `sdn.csv`, with its
    neighbours if they bear the official names.
    """
    if path.is_dir():
        present = sorted(path.iterdir())
    elif path.name.lower().removesuffix(".gz") == "sdn.csv":
        present = sorted(path.parent.iterdir())
    else:
        return {"sdn.csv": path} if ".csv" in path.name.lower() else {}
    names = {item.name.lower().removesuffix(".gz"): item for item in present if item.is_file()}
    found = {name: names[name] for name in COLUMNS if name in names}
    if path.is_file():
        found["sdn.csv"] = path
    return found


def read_set(files: dict[str, Path]) -> CsvSet:
    """Return every row of the set.

    Raises:
        EditionRefused: A file is empty, or a row has the wrong number of columns.
        ReadError: A file cannot be read, is not UTF-8, or is no CSV.
    """
    if "sdn.csv" not in files:
        raise ReadError("no sdn.csv (or sdn.csv.gz) there; it is the one file that is needed")
    warnings: list[str] = []
    rows = {name: list(_rows(name, path, warnings)) for name, path in files.items()}
    if not rows["sdn.csv"]:
        raise EditionRefused(
            f"{files['sdn.csv']}: holds no entries; the download has probably failed. "
            "Fetch it again; the last edition stays current."
        )
    others: dict[str, dict[str, list[Row]]] = {}
    for name in COLUMNS:
        by_entry: dict[str, list[Row]] = {}
        for row in rows.get(name, []) if name != "sdn.csv" else []:
            by_entry.setdefault(row.cells[0] or "", []).append(row)
        others[name] = by_entry
    missing = [name for name in COLUMNS if name not in files]
    return CsvSet(rows["sdn.csv"], others, missing, warnings)


def _rows(name: str, path: Path, warnings: list[str]) -> Iterator[Row]:
    text = decode_utf8(read_bytes(path), path)
    body = text.rstrip("\r\n \x1a")
    tail = text[len(body) :]
    if name != "sdn_comments.csv" and "\x1a" not in tail:
        warnings.append(f"{path}: no end mark (byte 0x1A); some official files lack it")
    if "\x00" in body:
        line = body.count("\n", 0, body.index("\x00")) + 1
        raise ReadError(f"{path} line {line}: holds a null byte; this is no SDN file")
    width = COLUMNS[name]
    lines = csv.reader(io.StringIO(body, newline=""), strict=True)
    csv.field_size_limit(_MAX_FIELD)
    try:
        for cells in lines:
            if not cells:
                continue
            if len(cells) != width:
                raise EditionRefused(
                    f"{path} line {lines.line_num}: {len(cells)} columns instead of {width} "
                    f"({','.join(cells)[:60]!r}); the file is cut or is not {name}. "
                    "Fetch it again; the last edition stays current."
                )
            yield Row(lines.line_num, [_null(cell) for cell in cells])
    except csv.Error as error:
        raise EditionRefused(
            f"{path} line {lines.line_num}: {error} (an unclosed quote or a field over "
            f"{_MAX_FIELD:,} characters); the file is cut or damaged. "
            "Fetch it again; the last edition stays current."
        ) from error


def _null(cell: str) -> str | None:
    stripped = cell.strip()
    return None if stripped in ("", "-0-", "-0") else stripped


def entries(rows: CsvSet) -> Iterator[Entry]:
    """Yield every entry of the set with the rows that belong to it.

    Raises:
        ReadError: An entry number is missing, no number, or given twice, or the type is unknown.
    """
    seen: set[str] = set()
    for row in rows.main:
        number, kind = row.cells[0] or "", row.cells[2] or "-0-"
        if not (number.isascii() and number.isdigit()):
            raise ReadError(f"sdn.csv line {row.line}: {number!r} is no entry number")
        if number in seen:
            raise ReadError(f"sdn.csv line {row.line}: entry {number} is there twice")
        if kind not in _KINDS:
            known = ", ".join(_KINDS)
            raise ReadError(f"sdn.csv line {row.line}: type {kind!r} is none of {known}")
        if row.cells[1] is None:
            raise ReadError(f"sdn.csv line {row.line}: entry {number} has no name")
        seen.add(number)
        yield _entry(number, _KINDS[kind], row, rows)
    _report_strays(rows, seen)


def _entry(number: str, kind: str, row: Row, rows: CsvSet) -> Entry:
    text = RecordText()
    text.label("sdn.csv")
    text.cell(number)
    name = ListedName(text.cell(row.cells[1] or ""), "primary")
    if kind != "entity":
        text.cell(kind)
    tags = (row.cells[3] or "").strip("[] ").split("] [")
    programs = tuple(text.cell(tag) for tag in tags if tag)
    title = None if row.cells[4] is None else text.cell(row.cells[4])
    vessel = {
        key: text.cell(cell)
        for column, key in _VESSEL.items()
        if (cell := row.cells[column]) is not None
    }
    places = [f"sdn.csv line {row.line}"]
    names = [name]
    addresses: list[ListedAddress] = []
    for other in rows.others["alt.csv"].get(number, []):
        places.append(f"alt.csv line {other.line}")
        names.extend(_alias(other, text))
    for other in rows.others["add.csv"].get(number, []):
        places.append(f"add.csv line {other.line}")
        addresses.extend(_address(other, text))
    more = rows.others["sdn_comments.csv"].get(number, [])
    places.extend(f"sdn_comments.csv line {other.line}" for other in more)
    remark, cut = join_remark(row.cells[11], [other.cells[1] or "" for other in more])
    facts, unread, fragments = add_remark(
        text, remark, individual=kind == "individual", title=title, cut=cut
    )
    return Entry(
        number=number,
        kind=kind,
        text=str(text),
        place="; ".join(places),
        names=tuple(names),
        programs=programs,
        title=title,
        vessel=vessel,
        addresses=tuple(addresses),
        facts=facts,
        cut=cut,
        fragments=fragments,
        unread=unread,
    )


def _alias(row: Row, text: RecordText) -> Iterator[ListedName]:
    kind = row.cells[2] or ""
    if kind not in ("aka", "fka", "nka"):
        raise ReadError(f"alt.csv line {row.line}: name type {kind!r} is none of aka, fka, nka")
    if row.cells[3] is None:
        raise ReadError(f"alt.csv line {row.line}: alternate name is empty")
    text.label("alt.csv")
    text.cell(kind)
    yield ListedName(text.cell(row.cells[3]), kind)


def _address(row: Row, text: RecordText) -> Iterator[ListedAddress]:
    _, number, street, locality, country, remarks = row.cells
    if (street, locality, country, remarks) == (None, None, None, None):
        return
    text.label("add.csv")

    def cell(value: str | None) -> Piece | None:
        return None if value is None else text.cell(value)

    yield ListedAddress(
        number=number or "",
        street=cell(street),
        locality=cell(locality),
        country=cell(country),
        remarks=cell(remarks),
    )


def _report_strays(rows: CsvSet, seen: set[str]) -> None:
    for name, by_entry in rows.others.items():
        strays = sorted(by_entry.keys() - seen, key=lambda number: (len(number), number))
        if strays:
            shown = ", ".join(strays[:5]) + (" ..." if len(strays) > 5 else "")
            rows.warnings.append(
                f"{name}: rows for {len(strays)} entries that are not in sdn.csv ({shown}); "
                "the file may belong to another edition"
            )
