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
_EPILOG = """\b
Examples:
  linchpin match "Juan Hdz Lopez" "HERNANDEZ LOPEZ, Juan"
  linchpin match "SIS DOO" "SIS d.o.o." --json
  linchpin match "M/V SEA DRAGON" "SEA DRAGON" --schema Vessel
  linchpin match --pairs pairs.csv -o scored.csv
\b
A file of pairs has the columns name1 and name2; a column schema says what each pair names,
any other columns are kept.
"""


@click.command(epilog=_EPILOG)
@click.argument("names", nargs=-1)
@click.option(
    "--schema",
    type=click.Choice(SCHEMATA, case_sensitive=False),
    help="What the names are names of (FollowTheMoney); LegalEntity: nothing is known.",
)
@click.option("--pairs", type=click.Path(path_type=Path, dir_okay=False), help="CSV of pairs.")
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
    from linchpin.match.pair import MATCH, match_names
    from linchpin.screen.destinations import check_destinations

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
    verdict = "taken for one" if found.score >= MATCH else "not taken for one"
    click.echo(f"{found.score:.2f}  {verdict} (from {MATCH:.2f} on)")
    for pair in found.words:
        left, right = pair.asked or "-", pair.listed or "-"
        click.echo(f"  {left:<20} {right:<20} {pair.reason}")


def _score_file(path: Path, output: Path, schema: str | None) -> int:
    from linchpin.match.pair import match_pairs
    from linchpin.screen.cells import safe_cell

    try:
        with open(path, encoding="utf-8-sig", newline="") as stream:
            reader = csv.DictReader(stream)
            header = list(reader.fieldnames or [])
            rows = list(reader)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise ReadError(f"{path}: {error}") from error
    for column in ("name1", "name2"):
        if column not in header:
            raise ReadError(f"{path}: no column {column!r} among {', '.join(header) or 'none'}")
    schemata = [
        _schema_of(row.get("schema") or schema or _UNKNOWN, path, line)
        for line, row in enumerate(rows, 2)
    ]
    found = match_pairs([(row["name1"] or "", row["name2"] or "") for row in rows], schemata)
    kept = [column for column in header if column not in ("score", "explanation")]
    with open(output, "w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow([*kept, "score", "explanation"])
        for row, item in zip(rows, found, strict=True):
            cells = [safe_cell(row[column] or "") for column in kept]
            writer.writerow([*cells, f"{item.score:.4f}", safe_cell(item.explanation)])
    return len(rows)


def _schema_of(value: str, path: Path, line: int) -> str:
    for schema in SCHEMATA:
        if value.strip().casefold() == schema.casefold():
            return schema
    raise ReadError(f"{path} line {line}: schema {value!r} is none of {', '.join(SCHEMATA)}")
