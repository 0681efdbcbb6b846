"""`linchpin rescreen`: a customer book against what changed since an edition."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from linchpin.cli.commands.screen import run_screening
from linchpin.cli.options.screening import book_options, check_index, report_language
from linchpin.cli.options.settings import pass_settings
from linchpin.workspace.screening import rescreen_book
from linchpin.workspace.screening_order import ScreeningOrder
from linchpin.workspace.settings import Settings

if TYPE_CHECKING:
    from linchpin.screen.results.words import Language

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
@book_options
@click.option("--since", required=True, metavar="EDITION", help="Date or id of an edition.")
@report_language
@pass_settings
def rescreen(
    settings: Settings, order: ScreeningOrder, *, since: str, lang: Language, as_json: bool
) -> None:
    """Screen a book against the entries that an edition of a list has new or changed."""
    order = replace(order, since=since)
    check_index(order.index_folder)
    run_screening(settings, order, rescreen_book, as_json=as_json, lang=lang)
