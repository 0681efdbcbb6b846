"""`linchpin match`: how two names compare, or every pair of a table."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from linchpin.cli.options.files import InputPath, OutputFile
from linchpin.cli.text.match_text import match_text, scored_text
from linchpin.workspace.score_pairs import SCHEMATA, UNKNOWN

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
    help="What the names stand for (FollowTheMoney); LegalEntity where that is not known.",
)
@click.option("--pairs", type=InputPath(), help="Table of pairs.")
@click.option("-o", "--output", type=OutputFile(), help="CSV to write.")
@click.option("--json", "as_json", is_flag=True, help="Print the answer as JSON.")
def match(
    names: tuple[str, ...],
    schema: str | None,
    pairs: Path | None,
    output: Path | None,
    as_json: bool,
) -> None:
    """Compare two names: a score from 0 to 1 and what was taken for what."""
    from linchpin.match.search.explain import match_names
    from linchpin.workspace.score_pairs import score_pairs

    if pairs is not None:
        if names or output is None:
            raise click.UsageError("--pairs FILE needs -o OUT.csv and no names")
        click.echo(scored_text(score_pairs(pairs, output, schema or UNKNOWN), output))
        return
    if len(names) != 2:
        raise click.UsageError("give two names, or --pairs FILE.csv -o OUT.csv")
    found = match_names(*names, schema or UNKNOWN)
    if as_json:
        click.echo(json.dumps(asdict(found), ensure_ascii=False, indent=2))
        return
    for text in match_text(found):
        click.echo(text)
