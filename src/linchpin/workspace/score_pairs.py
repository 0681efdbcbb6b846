"""Score every pair of names in a table, and write the table with what was found."""

from __future__ import annotations

import csv
from pathlib import Path

from linchpin.claims.counted import counted
from linchpin.claims.errors import ReadError
from linchpin.claims.safe_text import safe_cell
from linchpin.workspace.write_whole import write_whole

SCHEMATA = ("Person", "Company", "Organization", "LegalEntity", "Vessel")
"""What a name may be a name of (FollowTheMoney)."""
UNKNOWN = "LegalEntity"
"""The schema of which nothing is known."""
_ADDED = ("score", "explanation")


def score_pairs(path: Path, output: Path, schema: str) -> int:
    """Write a table of pairs with their scores; returns how many pairs it holds.

    Args:
        path: A table with the columns name1 and name2, and perhaps schema.
        output: The CSV to write.
        schema: One of `SCHEMATA`, for the pairs whose row says none.

    Raises:
        ReadError: The table cannot be read, or a row does not fit.
        LinchpinError: The output cannot be written.
    """
    from linchpin.match.search.explain import match_pairs

    header, numbers, columns = _read_pairs(path)
    cells = columns.get("schema", [""] * len(numbers))
    schemata = [
        _schema_of(cell.strip() or schema, path, number)
        for cell, number in zip(cells, numbers, strict=True)
    ]
    found = match_pairs(list(zip(columns["name1"], columns["name2"], strict=True)), schemata)
    kept = zip(*(columns[column] for column in header), strict=True)
    with write_whole(output) as stream:
        writer = csv.writer(stream)
        writer.writerow(map(safe_cell, (*header, *_ADDED)))
        for row, item in zip(kept, found, strict=True):
            writer.writerow(map(safe_cell, (*row, f"{item.score:.4f}", item.explanation)))
    return len(numbers)


def _read_pairs(path: Path) -> tuple[list[str], list[int], dict[str, list[str]]]:
    """Return headings, the number of each row that holds any text, and the columns of pairs."""
    from linchpin.screen.book.rows import read_book
    from linchpin.screen.book.survey import survey_book

    header = list(survey_book(path, ["name1", "name2"]).header)
    for column in ("name1", "name2"):
        if column not in header:
            raise ReadError(f"{path}: no column {column!r} among {', '.join(header)}")
    for column in _ADDED:
        if column in header:
            raise ReadError(f"{path}: has a column {column!r} already; rename or remove it")
    numbers: list[int] = []
    columns: dict[str, list[str]] = {column: [] for column in header}
    longer = 0
    for piece in read_book(path, header):
        numbers += piece.numbers
        longer += piece.longer
        for column in header:
            columns[column] += piece.columns[column]
    if longer:
        raise ReadError(
            f"{path}: {counted(longer, 'row')} with more cells than headings; "
            "is a comma not within quotes?"
        )
    return header, numbers, columns


def _schema_of(value: str, path: Path, row: int) -> str:
    for schema in SCHEMATA:
        if value.strip().casefold() == schema.casefold():
            return schema
    raise ReadError(f"{path} row {row}: schema {value!r} is none of {', '.join(SCHEMATA)}")
