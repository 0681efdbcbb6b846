"""`linchpin rescreen`: a customer book against what changed since an edition."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from linchpin.claims.errors import ReadError
from linchpin.cli.options.files import InputPath
from linchpin.cli.options.screening import (
    ScreeningOptions,
    asked_options,
    check_index,
    check_places,
    finish,
    mapping_of,
    record_path,
    say_left,
)
from linchpin.cli.options.settings import pass_settings
from linchpin.cli.text.progress import Meter
from linchpin.workspace.outputs import can_write_beside
from linchpin.workspace.settings import Settings

if TYPE_CHECKING:
    from linchpin.screen.book.storage import BookIndex
    from linchpin.screen.results.record import Request

_EPILOG = """\b
Examples:
  linchpin rescreen customers.csv --since 2021-04      what changed after that edition
  linchpin rescreen customers.csv --since 2021-04 -o new.csv
  linchpin rescreen customers.csv --since 2021-04 --index /secure/customers.index
\b
The first run makes an index of the book, by default in the folder BOOK.index beside it; later
runs read the index and not the book. It holds the columns that are screened: guard it as you
guard the book. An index of another book, other columns or another version is never used.
Exit codes: 0 no hit, 3 hits (score 0.95 and more), 4 possible hits only, 5 not everything could be
screened (of the book; of a list, where nothing was found), 1 an error, 2 wrong usage.
"""


@click.command(epilog=_EPILOG)
@click.argument("book", type=InputPath())
@click.option("--since", required=True, metavar="EDITION", help="Date or id of an edition.")
@asked_options
@pass_settings
def rescreen(settings: Settings, book: Path, since: str, asked: ScreeningOptions) -> None:
    """Screen a book against the entries that an edition of a list has new or changed."""
    from linchpin.screen.book.rows import book_hash
    from linchpin.screen.delta import run_indexed
    from linchpin.screen.results.record import Request, settings_of
    from linchpin.screen.watchlist.changed_entities import changed_since, check_edition
    from linchpin.screen.watchlist.watchlist import make_watchlist
    from linchpin.workspace.open import open_network

    record = record_path(asked, book, ".since" if asked.output is None else "")
    check_places(asked, record)
    say_left(asked)
    check_index(asked.index or _index_of(book))
    check_edition(settings.archive, since)
    mapping = mapping_of(book, asked)
    click.echo(f"columns: {mapping.say()}", err=True)
    with Meter() as progress:
        request = Request(book, book_hash(book), mapping, asked.threshold)
        folder = asked.index or _index_of(book)
        index = opened_index(folder, request, progress)
        progress("preparing the lists", 0, 0)
        network = open_network(settings)
        change = changed_since(settings.archive, network, since)
        watchlist = make_watchlist(
            network, change.entities, day=settings.today(), after=change.date
        )
        started = time.perf_counter()
        result = run_indexed(watchlist, request, index, progress)
    click.echo(
        f"{len(watchlist.watched):,} entries of the sources are new or changed since {since}; "
        f"the book was searched for them in {time.perf_counter() - started:.2f} s",
        err=True,
    )
    run = {**settings_of(watchlist, request), "since": change.editions}
    finish(settings, result, run, record, asked, watchlist)


def _index_of(book: Path) -> Path:
    """Return where the index of a book goes where none is named: beside it, if that can be."""
    beside = book if can_write_beside(book) else Path(book.name)
    return beside.with_name(beside.name + ".index")


def opened_index(folder: Path, request: Request, progress: Meter) -> BookIndex:
    """Return the index of a book, made first where there is none that can be used."""
    from linchpin.screen.book.index import make_index, sweep_left
    from linchpin.screen.book.storage import StaleIndex, open_index

    sweep_left(folder)
    try:
        index = open_index(folder, request.mapping, book_sha256=request.book_sha256)
    except StaleIndex as error:
        click.echo(f"index: being made, because {error}", err=True)
    else:
        click.echo(f"index: {folder} is used ({index.rows:,} rows)", err=True)
        return index
    make_index(
        request.book, request.mapping, folder, book_sha256=request.book_sha256, progress=progress
    )
    try:
        return open_index(folder, request.mapping, book_sha256=request.book_sha256)
    except StaleIndex as error:
        raise ReadError(f"{error}; perhaps another run is writing it, try again") from error
