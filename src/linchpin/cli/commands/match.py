"""`linchpin match`: how two names compare, or every pair of a table."""

from __future__ import annotations

import csv
import json
from dataclasses import asdict
from pathlib import Path

import click

from linchpin.claims.errors import ReadError

SCHEMATA = ("Person", "Company", "Organization", "LegalEntity", "Vessel")
_UNKNOWN = "LegalEntity"
_ADDED = ("score", "explanation")
_EPILOG = """\b
Examples:
  linchpin match "Juan Hdz Lopez" "HERNANDEZ LOPEZ, Juan"
  linchpin match "SIS DOO" "SIS d.o.o." --json
  linchpin match "M/V SEA DRAGON" "SEA DRAGON" --schema Vessel
  linchpin match --pairs pairs.csv -o scored.csv
\b
A file of pairs has the columns name1 and name2; a column schema says what each pair names,
any other columns are kept. It is read as a book of customers is: CSV of any delimiter and
common encoding, XLSX, Parquet or JSON lines. What is written is CSV.
"""


@click.command(epilog=_EPILOG)
@click.argument("names", nargs=-1)
@click.option(
    "--schema",
    type=click.Choice(SCHEMATA, case_sensitive=False),
    help="What the names are names of (FollowTheMoney); LegalEntity: nothing is known.",
)
@click.option("--pairs", type=click.Path(path_type=Path, dir_okay=False), help="Table of pairs.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="CSV to write."
)
@click.option("--json", "as_json", is_flag=True, help="Print the answer as JSON.")
def match(
    names: tuple[str, ...],
    schema: str | None,
    pairs: Path | None,
    output: Path | None,
    as_json: bool,
) -> None:
    """Compare two names: a score from 0 to 1 and what was taken for what."""
    from linchpin.match.search.explain import MATCH, match_names
    from linchpin.screen.results.destinations import check_destinations

    if pairs is not None:
        if names or output is None:
            raise click.UsageError("--pairs FILE needs -o OUT.csv and no names")
        check_destinations({"-o": output}, {"--pairs": pairs})
        click.echo(f"{_score_file(pairs, output, schema):,} pairs scored in {output}")
        return
    if len(names) != 2:
        raise click.UsageError("give two names, or --pairs FILE.csv -o OUT.csv")
    found = match_names(*names, schema or _UNKNOWN)
    if as_json:
        click.echo(json.dumps(asdict(found), ensure_ascii=False, indent=2))
        return
    verdict = "alike enough to alert" if found.score >= MATCH else "not alike enough to alert"
    if not found.words:
        verdict = "nothing to compare: a name has no letter or digit"
    click.echo(f"{found.score:.2f}  {verdict} (from {MATCH:.2f} on)")
    for pair in found.words:
        left, right = pair.asked or "-", pair.listed or "-"
        click.echo(f"  {left:<20} {right:<20} {pair.reason}")


def _score_file(path: Path, output: Path, schema: str | None) -> int:
    from linchpin.match.search.explain import match_pairs
    from linchpin.screen.results.safe_cells import safe_cell

    header, numbers, columns = _read_pairs(path)
    asked = schema or _UNKNOWN
    cells = columns.get("schema", [""] * len(numbers))
    schemata = [
        _schema_of(cell.strip() or asked, path, number)
        for cell, number in zip(cells, numbers, strict=True)
    ]
    found = match_pairs(list(zip(columns["name1"], columns["name2"], strict=True)), schemata)
    kept = zip(*(columns[column] for column in header), strict=True)
    try:
        with open(output, "w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream)
            writer.writerow([*header, *_ADDED])
            for row, item in zip(kept, found, strict=True):
                scored = [f"{item.score:.4f}", safe_cell(item.explanation)]
                writer.writerow([*map(safe_cell, row), *scored])
    except OSError as error:
        raise ReadError(f"{output}: {error.strerror}") from error
    return len(numbers)


def _read_pairs(path: Path) -> tuple[list[str], list[int], dict[str, list[str]]]:
    """Return headings, the number of each row that holds any text, and the columns of pairs."""
    from linchpin.screen.book.rows import read_book, read_header

    header = read_header(path)
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
            f"{path}: {longer:,} row{'s' * (longer > 1)} with more cells than headings; "
            "is a comma not within quotes?"
        )
    return header, numbers, columns


def _schema_of(value: str, path: Path, row: int) -> str:
    for schema in SCHEMATA:
        if value.strip().casefold() == schema.casefold():
            return schema
    raise ReadError(f"{path} row {row}: schema {value!r} is none of {', '.join(SCHEMATA)}")
