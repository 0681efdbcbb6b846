"""`linchpin watch`: what the lists have new, and which customers it touches."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path

import click

from linchpin.cli.options.files import BookPath
from linchpin.cli.options.screening import books_options
from linchpin.cli.options.settings import pass_settings
from linchpin.cli.options.watching import (
    UNDELIVERED,
    courier_of,
    folder_option,
    settings_option,
    watch_folder,
)
from linchpin.cli.text.progress import Meter
from linchpin.cli.text.watch_text import FEW, watch_text
from linchpin.workspace.screening_order import ScreeningOrder
from linchpin.workspace.settings import Settings

_EPILOG = """\b
Examples:
  linchpin watch customers.csv --key id                what is new since the last run
  linchpin watch clients=exports/2026-11-26.csv        a book whose file name changes
  linchpin watch customers.csv payments.xlsx --json
  linchpin watch customers.csv --since 2021-07         since a day or edition, told anew
  linchpin watch customers.csv --settings watch.toml   and deliver it: mail, webhooks, feeds
\b
An alert is told once for each subject and customer, whichever lists speak of the subject, and
again only where something changed that can alter the match. It is safe to run twice, late, or
after a run that was stopped.
Exit codes: 0 nothing to tell, 3 alerts with a hit of 0.95 and more, 4 possible ones only, or what
is gone or asks for another duty, 5 not everything could be looked at, 6 nothing to tell, but a
delivery failed, 1 an error, 2 wrong usage.
"""


@click.command(epilog=_EPILOG)
@click.argument("books", type=BookPath(), nargs=-1, required=True, metavar="BOOK...")
@books_options
@click.option("--last", is_flag=True, help="Since the last run of the book; so it is by default.")
@click.option(
    "--since",
    metavar="DATE|EDITION",
    help="Since a day or an edition, whatever was told before; the last run stays what it was.",
)
@folder_option
@settings_option
@click.option("--hold", is_flag=True, help="Queue what is to be delivered, and do not send it.")
@click.option(
    "--jobs",
    default=1,
    show_default=True,
    type=click.IntRange(1, 64),
    help="Processes that share the work where all of a book is screened.",
)
@click.option("--all", "everything", is_flag=True, help=f"Show all, not only {FEW} of each kind.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@pass_settings
def watch(
    settings: Settings,
    orders: tuple[tuple[str, ScreeningOrder], ...],
    *,
    last: bool,
    since: str | None,
    folder: Path | None,
    to: Path | None,
    hold: bool,
    jobs: int,
    everything: bool,
    as_json: bool,
) -> None:
    """Tell what is new on the lists for the customers of one or more books.

    The first run screens all of a book; later ones only what is new, where nothing else changed.
    Every run, finding or not, writes a record that is sealed and chained to the one before.
    """
    from linchpin.watch.digest import digest_json
    from linchpin.workspace.delivering import failures
    from linchpin.workspace.watch_run import WatchOrder
    from linchpin.workspace.watching import watch_books

    if last and since is not None:
        raise click.UsageError("--last and --since are two questions; ask one")
    place = watch_folder(settings, folder)
    named = tuple((name, replace(order, jobs=jobs)) for name, order in orders)
    courier, key = courier_of(settings, place, to)
    allowed = orders[0][1].allow_gaps
    order = WatchOrder(named, place, since, key=key, allow_gaps=allowed, courier=courier)
    with Meter() as progress:
        digest, record = watch_books(settings, order, progress)
    code = digest.exit_code
    if courier is not None and not hold:
        failed = courier.send_waiting()
        for text in failures(failed):
            settings.tell(text)
        code = code or (UNDELIVERED if failed else code)
    if as_json:
        found = {**digest_json(digest), "record": str(record)}
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        for text in watch_text(digest, record, everything=everything):
            click.echo(text)
    sys.exit(code)
