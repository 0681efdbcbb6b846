"""`linchpin screen`: a customer book against the archive, or against a list read on the fly."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from linchpin.claims.progress import Progress
from linchpin.cli.options.files import InputPath
from linchpin.cli.options.screening import (
    book_options,
    check_locks,
    check_places,
    refuse_given,
    report_language,
)
from linchpin.cli.options.settings import parse_day, pass_settings
from linchpin.cli.options.unreviewed import unreviewed_option
from linchpin.cli.text.progress import Meter
from linchpin.cli.text.screening_text import hits_json, hits_text, summary_lines, summary_of
from linchpin.workspace.output_locks import held_for_screening
from linchpin.workspace.screening import screen_book
from linchpin.workspace.screening_order import ScreeningOrder
from linchpin.workspace.settings import Settings

if TYPE_CHECKING:
    from linchpin.screen.results.record import Result
    from linchpin.screen.results.words import Language

_EPILOG = """\b
Examples:
  linchpin screen customers.csv                          columns are detected and shown
  linchpin screen book.xlsx --name Cliente --birth Nacimiento -o hits.csv
  linchpin screen payments.csv --name payer --name payee --text memo -o hits.html --jobs 2
  linchpin screen orders.csv --name buyer --place "Ship to" --place City
  linchpin screen customers.csv --list sdn.csv           a list file, no archive needed
  linchpin screen customers.csv --replay hits.csv.run.json   the same result, bit for bit
  linchpin screen clientes.csv --lang es          the report in Spanish
  linchpin screen customers.csv --index customers.index  make rescreening quick
  linchpin screen customers.csv --engine spark           Apache Spark shares the work
\b
Exit codes: 0 no hit, 3 hits (score 0.95 and more), 4 possible hits only, 5 not everything could be
screened (of the book; of a list, where nothing was found), 1 an error, 2 wrong usage.
"""


@click.command(epilog=_EPILOG)
@book_options
@click.option(
    "--list",
    "list_path",
    type=InputPath(),
    help="A list's file or folder, as `linchpin add` takes it, instead of the archive.",
)
@click.option("--replay", type=InputPath(), help="Record of a run: repeat that run, and compare.")
@click.option(
    "--jobs",
    default=1,
    show_default=True,
    type=click.IntRange(1, 64),
    help="Processes that share the work.",
)
@click.option(
    "--engine",
    default="local",
    show_default=True,
    type=click.Choice(["local", "spark"]),
    help="What shares the work; spark needs `linchpin[spark]` and Java.",
)
@click.option(
    "--master",
    default="local[*]",
    show_default=True,
    help="Where Spark works, such as local[4] or spark://host:7077.",
)
@click.option("--as-of", metavar="YYYY-MM-DD", help="Screen against what was known by that day.")
@report_language
@unreviewed_option
@pass_settings
def screen(
    settings: Settings,
    order: ScreeningOrder,
    *,
    list_path: Path | None,
    replay: Path | None,
    jobs: int,
    engine: str,
    master: str,
    as_of: str | None,
    lang: Language,
    as_json: bool,
) -> None:
    """Screen a book of customers or payments against the lists and cases of the archive.

    Every run writes a record, hits or none: book hash, editions, version, settings, counts.
    """
    if replay is not None:
        refuse_given("as_of")
    if engine != "local" and jobs > 1:
        raise click.UsageError("--jobs is for --engine local; Spark has settings of its own")
    day = parse_day(as_of, "--as-of")
    order = replace(
        order,
        list_path=list_path,
        replay=replay,
        jobs=jobs,
        engine=engine,
        master=master,
        as_of=day,
    )
    run_screening(settings, order, screen_book, as_json=as_json, lang=lang)


def run_screening(
    settings: Settings,
    order: ScreeningOrder,
    run: Callable[[Settings, ScreeningOrder, Path, Progress], Result],
    *,
    as_json: bool,
    lang: Language = "en",
) -> None:
    """Run what is asked of a book, show what was found and leave with its exit code.

    Args:
        settings: Where archive and ledger are.
        order: What is asked.
        run: `screen_book` or `rescreen_book`.
        as_json: Whether the answer is JSON.
        lang: Language of the report.
    """
    from linchpin.screen.results.publish import finish_left, sweep_records

    check_locks(order)
    with held_for_screening(order, settings) as record:
        sweep_records(order.output, record)
        check_places(order, record)
        for text in finish_left(order.output, order.record):
            settings.tell(text)
        with Meter() as progress:
            result = run(settings, order, record, progress)
    if as_json:
        for text in hits_json(result.hits):
            click.echo(text)
        click.echo(json.dumps(summary_of(result, order.output, record), ensure_ascii=False))
    elif order.output is None:
        for text in hits_text(result.hits, lang):
            click.echo(text)
    summary = "\n".join(summary_lines(result, order.output, record, lang))
    click.echo(summary, err=as_json or order.output is None)
    sys.exit(int(result.exit_code))
