"""`linchpin screen`: a customer book against the archive, or against a list read on the fly."""

from __future__ import annotations

import datetime
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import click

from linchpin import __version__
from linchpin.claims.errors import ReadError
from linchpin.cli.options.files import InputPath
from linchpin.cli.options.screening import (
    ScreeningOptions,
    asked_options,
    check_places,
    finish,
    mapping_of,
    record_path,
    refuse_given,
    say_left,
    work_path,
)
from linchpin.cli.options.settings import parse_day, pass_settings
from linchpin.cli.text.progress import Meter
from linchpin.workspace.settings import Settings

_EPILOG = """\b
Examples:
  linchpin screen customers.csv                          columns are detected and shown
  linchpin screen book.xlsx --name Cliente --birth Nacimiento -o hits.csv
  linchpin screen payments.csv --name payer --name payee --text memo -o hits.html --jobs 2
  linchpin screen orders.csv --name buyer --place "Ship to" --place City
  linchpin screen customers.csv --list sdn.csv           a list file, no archive needed
  linchpin screen customers.csv --replay hits.csv.run.json   the same result, bit for bit
  linchpin screen customers.csv --index customers.index  make rescreening quick
\b
Exit codes: 0 no hit, 3 hits (score 0.95 and more), 4 possible hits only, 5 not everything could be
screened (of the book; of a list, where nothing was found), 1 an error, 2 wrong usage.
"""


@click.command(epilog=_EPILOG)
@click.argument("book", type=InputPath())
@click.option(
    "--list",
    "list_path",
    type=InputPath(),
    help="A list's file or folder, as `linchpin add` takes it, instead of the archive.",
)
@asked_options
@click.option("--replay", type=InputPath(), help="Record of a run: repeat that run, and compare.")
@click.option(
    "--jobs",
    default=1,
    show_default=True,
    type=click.IntRange(1, 64),
    help="Processes that share the work.",
)
@click.option("--as-of", metavar="YYYY-MM-DD", help="Screen against what was known by that day.")
@pass_settings
def screen(
    settings: Settings,
    book: Path,
    list_path: Path | None,
    asked: ScreeningOptions,
    replay: Path | None,
    jobs: int,
    as_of: str | None,
) -> None:
    """Screen a book of customers or payments against the lists and cases of the archive.

    Every run writes a record, hits or none: book hash, editions, version, settings, counts.
    """
    from linchpin.cli.commands.rescreen import opened_index
    from linchpin.screen.book.rows import book_hash
    from linchpin.screen.results.record import Request, settings_of
    from linchpin.screen.results.replay import (
        check_replay,
        check_result,
        read_record,
        recorded_editions,
        recorded_mapping,
    )
    from linchpin.screen.run import run
    from linchpin.screen.watchlist.watchlist import make_watchlist
    from linchpin.workspace.open import open_network

    record = record_path(asked, book, "" if replay is None else ".replay")
    check_places(asked, record)
    say_left(asked)
    old: dict[str, Any] | None = None
    if replay is not None:
        refuse_given("as_of")
        old = read_record(replay)
    mapping = mapping_of(book, asked) if old is None else recorded_mapping(old)
    threshold = asked.threshold if old is None else float(old["threshold"])
    click.echo(f"columns: {mapping.say()}", err=True)
    digest = book_hash(book)
    if old is not None:
        check_replay(old, {"linchpin": __version__, "book_sha256": digest})
    with ExitStack() as stack:
        with Meter() as progress:
            if list_path is not None:
                from linchpin.workspace.list_as_archive import archive_of_list

                progress("reading the list", 0, 0)
                alone = archive_of_list(
                    settings,
                    list_path,
                    old,
                    progress=progress,
                    warn=lambda text: click.echo(text, err=True),
                )
                settings = stack.enter_context(alone)
            progress("preparing the lists", 0, 0)
            known_by = parse_day(as_of if old is None else old["as_of"], "--as-of")
            taken = None if old is None or list_path is not None else recorded_editions(old)
            day = known_by or _day_of(old) or settings.today()
            watchlist = make_watchlist(open_network(settings, known_by, taken), day=day)
            if not watchlist.watched:
                raise ReadError(
                    "nobody to screen against: no list in the archive is of that day or before; "
                    "add one with `linchpin add ofac`, or name its files with --list"
                )
            work = None if asked.output is None else work_path(asked.output)
            request = Request(book, digest, mapping, threshold, jobs, work)
            made = settings_of(watchlist, request)
            if old is not None:
                check_replay(old, made)
            result = run(watchlist, request, progress)
            if asked.index is not None:
                opened_index(asked.index, request, progress)
        if old is not None:
            check_result(old, result, str(replay))
            click.echo(f"same result as record {replay}", err=True)
        finish(settings, result, made, record, asked, watchlist)


def _day_of(record: dict[str, Any] | None) -> datetime.date | None:
    """Return the day of which a recorded run took the embargoes."""
    if record is None or "places_as_of" not in record:
        return None
    try:
        return datetime.date.fromisoformat(record["places_as_of"])
    except (TypeError, ValueError) as error:
        raise ReadError(f"the record's places_as_of is no day: {error}") from error
