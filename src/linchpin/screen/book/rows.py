"""Read a customer book of any common kind in pieces of bounded size."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from linchpin.claims.errors import ReadError
from linchpin.screen.book.kinds import Opened, open_csv, open_json, open_parquet, open_xlsx

PIECE = 20_000
"""Rows of one piece."""
MOST_COLUMNS = 200_000
"""Columns of a book, at most."""
_KINDS = {
    ".parquet": open_parquet,
    ".xlsx": open_xlsx,
    ".xlsm": open_xlsx,
    ".jsonl": open_json,
    ".ndjson": open_json,
    ".json": open_json,
}


@dataclass(frozen=True, slots=True)
class Piece:
    """Some rows of a book.

    Attributes:
        number: Place of the piece in the book, from 0.
        numbers: Number of each row, from 1; the heading is not counted.
        columns: Cells as text, by column.
        longer: Rows with more cells than there are headings; the further cells are not read.
        share: How much of the book was read when the piece was full, 0..1.
    """

    number: int
    numbers: Sequence[int]
    columns: dict[str, list[str]]
    longer: int = 0
    share: float = 0.0

    @property
    def rows(self) -> int:
        """Return how many rows there are."""
        return len(self.numbers)


def book_hash(path: Path) -> str:
    """Return the SHA-256 of a file, hexadecimal.

    Raises:
        ReadError: It cannot be read.
    """
    try:
        with open(path, "rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise ReadError(f"{path}: {error.strerror}") from error


def read_header(path: Path) -> list[str]:
    """Return the headings of a book, each once; see `distinct`.

    Raises:
        ReadError: No file, an unknown kind, or nothing in it.
    """
    with ExitStack() as stack:
        return _open(path, stack).header


def read_book(path: Path, wanted: list[str], *, piece: int = PIECE) -> Iterator[Piece]:
    """Yield a book in pieces; rows without any text are passed over but counted.

    Args:
        path: CSV (any delimiter, UTF-8, UTF-16 or Latin-1), XLSX, Parquet, JSON lines or one
            JSON array of objects.
        wanted: Columns to read, as `read_header` names them.
        piece: Rows of a piece.

    Raises:
        ReadError: A row that cannot be read, with its file and line.
    """
    with ExitStack() as stack:
        opened = _open(path, stack)
        places = {heading: at for at, heading in enumerate(opened.header)}
        columns = [places[column] for column in wanted]
        width, number, longer = len(places), 0, 0
        numbers: list[int] = []
        cells: list[list[str]] = [[] for _ in wanted]

        def full() -> Piece:
            found = dict(zip(wanted, cells, strict=True))
            return Piece(number, numbers, found, longer, opened.share())

        for at, row in opened.rows(columns):
            size = len(row)
            if size > width and any(row[width:]):
                longer += 1
            numbers.append(at)
            for out, place in zip(cells, columns, strict=True):
                out.append(row[place] if place < size else "")
            if len(numbers) >= piece:
                yield full()
                number, longer, numbers, cells = number + 1, 0, [], [[] for _ in wanted]
        if numbers:
            yield full()


def _open(path: Path, stack: ExitStack) -> Opened:
    if path.is_dir():
        raise ReadError(f"{path}: is a directory; name a file in it")
    if not path.is_file():
        raise ReadError(f"{path}: no such file")
    opened = _KINDS.get(path.suffix.lower(), open_csv)(path, stack)
    if not any(opened.header):
        raise ReadError(f"{path}: empty; a heading line is needed")
    if len(opened.header) > MOST_COLUMNS:
        raise ReadError(f"{path}: {len(opened.header):,} columns; {MOST_COLUMNS:,} at most")
    return Opened(distinct(opened.header), opened.rows, opened.share)


def distinct(header: Sequence[str]) -> list[str]:
    """Return headings that are all different: further ones of a kind get a number.

    >>> distinct(["name", "", "name"])
    ['name', 'column 2', 'name (2)']
    """
    taken = set(header)
    found: list[str] = []
    seen: set[str] = set()
    counts: dict[str, int] = {}
    for at, heading in enumerate(header, 1):
        name = heading or f"column {at}"
        while name in seen or (name != heading and name in taken):
            counts[heading] = counts.get(heading, 1) + 1
            name = f"{heading or 'column'} ({counts[heading]})"
        seen.add(name)
        found.append(name)
    return found
