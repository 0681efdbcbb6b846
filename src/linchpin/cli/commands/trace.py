"""`linchpin trace`: tables of payments, cash, goods or shares against the typologies."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from linchpin.cli.options.files import InputPath, OutputFile
from linchpin.cli.options.settings import parse_day, pass_settings
from linchpin.cli.options.tracing import KINDS, NamedColumn
from linchpin.cli.text.progress import Meter
from linchpin.cli.text.trace_text import (
    findings_json,
    findings_text,
    trace_summary,
    typologies_text,
)
from linchpin.workspace.settings import Settings
from linchpin.workspace.tracing import trace_files
from linchpin.workspace.tracing_order import TracingOrder

_EPILOG = """\b
Examples:
  linchpin trace payments.csv                            kind and columns are detected and shown
  linchpin trace payments.parquet cash.xlsx -o findings.html
  linchpin trace wires.csv --kind payments --column payer=Ordenante --column amount="Importe USD"
  linchpin trace cash.csv --zone America/Denver --typology funnel-account --typology structuring
  linchpin trace payments.csv --replay findings.csv.run.json   the same result, bit for bit
  linchpin trace --list-typologies
\b
Exit codes: 0 nothing fits a definition, 3 findings, 5 not everything could be read or compared,
1 an error, 2 wrong usage. What fits a definition is a reason to look, not a finding about anybody.
"""


@click.command(epilog=_EPILOG)
@click.argument("tables", nargs=-1, type=InputPath(), metavar="TABLE...")
@click.option("--kind", type=click.Choice(KINDS), help="Kind of the tables; by default detected.")
@click.option(
    "--column",
    "given",
    multiple=True,
    type=NamedColumn(),
    metavar="FIELD=HEADING",
    help="Column of a field, such as payer=Ordenante; may be given several times.",
)
@click.option(
    "--currency",
    default="USD",
    show_default=True,
    metavar="CODE",
    help="Currency of amounts that name none.",
)
@click.option(
    "--dates",
    "order",
    type=click.Choice(["day", "month"]),
    help="What stands first in dates such as 03/04/2025; by default seen in the column.",
)
@click.option("--zone", metavar="ZONE", help="Time zone of times that name none (America/Denver).")
@click.option("--as-of", metavar="YYYY-MM-DD", help="Leave out rows after that day.")
@click.option(
    "--typology",
    "typologies",
    multiple=True,
    metavar="NAME",
    help="Look for this typology only; may be given several times.",
)
@click.option("--wallets", type=InputPath(), help="JSON file of listed wallet addresses.")
@click.option(
    "-o",
    "--output",
    type=OutputFile(),
    help="File for all findings: .csv, .parquet, .jsonl or .html.",
)
@click.option(
    "--record",
    type=OutputFile(),
    help="File for the record of the run; beside the findings or the first table if none.",
)
@click.option("--replay", type=InputPath(), help="Record of a run: repeat that run, and compare.")
@click.option(
    "--allow-gaps",
    metavar="REASON",
    help="Accept what could not be compared; the reason is kept in the record.",
)
@click.option(
    "--archive/--no-archive",
    "with_archive",
    default=True,
    show_default=True,
    help="Whether the parties of findings are looked up in the archive.",
)
@click.option(
    "--jobs",
    default=2,
    show_default=True,
    type=click.IntRange(1, 64),
    help="Threads that share the joins.",
)
@click.option(
    "--engine",
    default="local",
    show_default=True,
    type=click.Choice(["local", "spark"]),
    help="What evaluates the joins; spark needs `linchpin[spark]` and Java.",
)
@click.option(
    "--master",
    default="local[*]",
    show_default=True,
    help="Where Spark works, such as local[4] or spark://host:7077.",
)
@click.option("--list-typologies", is_flag=True, help="Show every typology and its authority.")
@click.option(
    "--json",
    "as_json",
    is_flag=True,
    help="Print findings as JSON lines, then a line with counts and gaps.",
)
@pass_settings
def trace(
    settings: Settings,
    tables: tuple[Path, ...],
    *,
    kind: str | None,
    given: tuple[tuple[str, str], ...],
    currency: str,
    order: str | None,
    zone: str | None,
    as_of: str | None,
    typologies: tuple[str, ...],
    wallets: Path | None,
    output: Path | None,
    record: Path | None,
    replay: Path | None,
    allow_gaps: str | None,
    with_archive: bool,
    jobs: int,
    engine: str,
    master: str,
    list_typologies: bool,
    as_json: bool,
) -> None:
    """Show what in some tables fits the definition of a typology, with its rows and authority.

    TABLE is a file of payments, cash, trade, purchases, deeds, ownership or invoices: CSV, Excel,
    Parquet, JSON, ODS or packed. Each finding shows its rows, arithmetic, authority on the day, and
    what would make it innocent.
    """
    if list_typologies:
        for text in typologies_text(as_json=as_json):
            click.echo(text)
        return
    if not tables:
        raise click.UsageError("name a table, or ask for --list-typologies")
    asked = TracingOrder(
        tables, kind, dict(given), currency.upper(), order, zone, typologies, wallets,
        parse_day(as_of, "--as-of"), output, record, replay, allow_gaps, with_archive,
        jobs, engine, master,
    )  # fmt: skip
    with Meter() as progress:
        outcome = trace_files(settings, asked, progress)
    if as_json:
        for text in findings_json(outcome):
            click.echo(text)
    elif output is None:
        for text in findings_text(outcome):
            click.echo(text)
    summary = trace_summary(outcome, output)
    if as_json:
        click.echo(json.dumps(summary.values, ensure_ascii=False))
    click.echo("\n".join(summary.lines), err=as_json or output is None)
    sys.exit(outcome.exit_code)
