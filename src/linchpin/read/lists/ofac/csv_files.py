"""The files of the official CSV set, row by row: `sdn.csv`, `add.csv`, `alt.csv` and the comments.

The files have no header, end with byte 0x1A as a rule, and write null as `-0- `.
Layout: OFAC, "Specially Designated Nationals List data formats" (dat_spec.txt).
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from linchpin.claims.counted import counted
from linchpin.claims.errors import EditionRefused, ReadError
from linchpin.read.lists.ofac.publications import SDN, Publication
from linchpin.read.opening import decode_utf8, read_bytes

COLUMNS = {"sdn.csv": 12, "alt.csv": 5, "add.csv": 6, "sdn_comments.csv": 2}
"""Number of columns of each file of the set."""

_REMARK_COLUMN = {"sdn.csv": 11, "sdn_comments.csv": 1}
_MAX_FIELD = 131_072
_MAX_BYTES = 64 * 1024 * 1024
"""Largest file of the set that is read; `sdn.csv` of 2022-12 is 3 MB."""
_NULLS = ("", "-0-", "-0", "-")
"""Null, and what is left of it where it ends a file that is cut a little short."""
_MOST_EMPTY_LINES = 1_000
_AGAIN = "Fetch it again; the last edition stays current."


@dataclass(frozen=True, slots=True)
class CsvRow:
    """One row: its cells, stripped, nulls as None, and the line of the file it begins at.

    A remark keeps its spaces, because it may be one half of a text that was cut at a space.
    """

    line: int
    cells: list[str | None]


@dataclass(slots=True)
class CsvSet:
    """The rows of the set by entry number, and what was odd about the files.

    Attributes:
        paths: Official name to the file it was read from.
        main: Rows of `sdn.csv`.
        others: Official name of another file to entry number to rows.
        missing: Official names of the files that are not there.
        warnings: What was odd but did not stop the reading.
        publication: The list, which says what its files are called.
    """

    paths: dict[str, Path]
    main: list[CsvRow]
    others: dict[str, dict[str, list[CsvRow]]]
    missing: list[str]
    warnings: list[str] = field(default_factory=list)
    publication: Publication = SDN

    def called(self, name: str) -> str:
        """Return what this list calls a file of the set."""
        return self.publication.csv[name]


def find_set(path: Path, publication: Publication = SDN) -> dict[str, Path]:
    """Return the files of the set at a path, by the official name of the SDN list's.

    A folder is searched for all four, plain or .gz; a file is taken as `sdn.csv`, with its
    neighbours if they bear the official names.

    Args:
        path: File or folder.
        publication: The list, which says what its files are called.

    Raises:
        ReadError: Two files of the folder bear one official name (`sdn.csv` and `SDN.CSV.gz`).
        OSError: The folder cannot be read.
    """
    official = {name: own for own, name in publication.csv.items()}
    main = publication.csv["sdn.csv"]
    if path.is_dir():
        present = sorted(path.iterdir())
    elif official_name(path) == main:
        present = sorted(item for item in path.parent.iterdir() if official_name(item) != main)
        present.append(path)
    else:
        return {"sdn.csv": path} if ".csv" in path.name.lower() else {}
    found: dict[str, Path] = {}
    for item in present:
        name = official.get(official_name(item), "")
        if name not in COLUMNS or not item.is_file():
            continue
        if name in found:
            raise ReadError(
                f"{item.parent}: both {found[name].name} and {item.name} are there; "
                "keep one of them, or point at the one to read"
            )
        found[name] = item
    return found


def official_name(path: Path) -> str:
    """Return a file's name as the official set would bear it: lower case, without .gz."""
    return path.name.lower().removesuffix(".gz")


def read_set(files: dict[str, Path], publication: Publication = SDN) -> CsvSet:
    """Return every row of the set.

    Args:
        files: The files, see `find_set`.
        publication: The list they are of.

    Raises:
        EditionRefused: A file is empty or cut, or a row has the wrong number of columns.
        ReadError: A file cannot be read, is not UTF-8, or is no file of the set.
    """
    warnings: list[str] = []
    rows = {name: list(_rows(name, path, warnings)) for name, path in files.items()}
    if not rows["sdn.csv"]:
        raise EditionRefused(
            f"{files['sdn.csv']}: holds no entries; the download has probably failed. {_AGAIN}"
        )
    others: dict[str, dict[str, list[CsvRow]]] = {}
    for name in COLUMNS:
        by_entry: dict[str, list[CsvRow]] = {}
        for row in rows.get(name, []) if name != "sdn.csv" else []:
            by_entry.setdefault(row.cells[0] or "", []).append(row)
        others[name] = by_entry
    missing = [name for name in COLUMNS if name not in files]
    return CsvSet(files, rows["sdn.csv"], others, missing, warnings, publication)


def _rows(name: str, path: Path, warnings: list[str]) -> Iterator[CsvRow]:
    body = _body(name, path, warnings)
    width, remark = COLUMNS[name], _REMARK_COLUMN.get(name)
    lines = csv.reader(_lines(body), strict=True)
    begin, empty = 1, 0
    last, last_line = ["-0-"], 1
    try:
        for cells in lines:
            if not cells:
                empty += 1
                if empty > _MOST_EMPTY_LINES:
                    raise EditionRefused(
                        f"{path} line {begin}: over {_MOST_EMPTY_LINES:,} empty lines. {_AGAIN}"
                    )
            else:
                last, last_line = cells, begin
                _check_row(cells, width, name, f"{path} line {begin}")
                row: list[str | None] = [_null(cell) for cell in cells]
                if remark is not None and row[remark] is not None:
                    row[remark] = cells[remark]
                yield CsvRow(begin, row)
            begin = lines.line_num + 1
        if last[-1] == "":
            raise EditionRefused(
                f"{path} line {last_line}: the last row ends in {','.join(last)[-30:]!r}, with no "
                f"last cell; the file is cut. {_AGAIN}"
            )
    except csv.Error as error:
        raise EditionRefused(
            f"{path} line {begin}: {error} (a quote that is not closed or stands in the middle, or "
            f"a field over {_MAX_FIELD:,} characters); the file is cut or damaged. {_AGAIN}"
        ) from error


def _body(name: str, path: Path, warnings: list[str]) -> str:
    """Return the text of a file up to its end mark."""
    text = decode_utf8(read_bytes(path, max_bytes=_MAX_BYTES), path)
    if "\x00" in text:
        line = text.count("\n", 0, text.index("\x00")) + 1
        raise ReadError(f"{path} line {line}: holds a null byte; this is no SDN file")
    body, mark, after = text.partition("\x1a")
    if after.strip("\r\n \x1a"):
        line = body.count("\n") + 1
        raise EditionRefused(
            f"{path} line {line}: text after the end mark (byte 0x1A): {after.strip()[:60]!r}; "
            f"two files in one, perhaps. {_AGAIN}"
        )
    if not mark and name != "sdn_comments.csv":
        warnings.append(f"{path}: no end mark (byte 0x1A); some official files lack it")
    return body


def _lines(body: str) -> Iterator[str]:
    begin = 0
    while begin < len(body):
        end = body.find("\n", begin) + 1 or len(body)
        yield body[begin:end]
        begin = end


def _check_row(cells: list[str], width: int, name: str, place: str) -> None:
    if len(cells) != width:
        raise EditionRefused(
            f"{place}: {counted(len(cells), 'column')}, not {width} ({','.join(cells)[:60]!r}); "
            f"the file is cut or is not {name}. {_AGAIN}"
        )
    longest = max(map(len, cells))
    if longest > _MAX_FIELD:
        raise EditionRefused(
            f"{place}: a field {longest:,} characters long ({max(cells, key=len)[:60]!r}), more "
            f"than {_MAX_FIELD:,}; the file is damaged. {_AGAIN}"
        )


def _null(cell: str) -> str | None:
    stripped = cell.strip()
    return None if stripped in _NULLS else stripped
