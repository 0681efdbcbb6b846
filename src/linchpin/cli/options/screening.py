"""What `linchpin screen` and `linchpin rescreen` are asked alike, and where they may write."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import click
from click.core import ParameterSource

from linchpin.claims.errors import LinchpinError
from linchpin.cli.options.files import InputPath, OutputFile, OutputFolder, check_written, read_by
from linchpin.workspace.outputs import BEGUN, OVERWRITE_OPTION, check_folder
from linchpin.workspace.screening_order import ScreeningOrder, record_path, written_files
from linchpin.workspace.settings import Settings

_KINDS = {
    "names": ("--name", "Column of whole names; may be given several times."),
    "parts": ("--part", "Column of a part of the name; several make one name together."),
    "texts": ("--text", "Column of free text, searched for listed names and embargoed places."),
    "places": ("--place", "Column of addresses, cities, regions or countries."),
    "identifiers": ("--identifier", "Column of document, tax or registration numbers."),
    "births": ("--birth", "Column of birth dates."),
    "genders": ("--gender", "Column of genders."),
    "countries": ("--nationality", "Column of countries or nationalities of the customer."),
}
_SHARED = ("book", "key", "threshold", "output", "record", "index", "allow_gaps")
_BOOK_OPTIONS = (
    *(
        click.option(flag, kind, multiple=True, metavar="COLUMN", help=what)
        for kind, (flag, what) in _KINDS.items()
    ),
    click.option(
        "--key",
        metavar="COLUMN",
        help="Column that identifies the row, such as a customer number.",
    ),
    click.option(
        "--threshold",
        default=0.70,
        show_default=True,
        type=click.FloatRange(0.5, 1.0),
        help="Lowest score that makes an alert.",
    ),
)
_ALLOW_GAPS = click.option(
    "--allow-gaps",
    metavar="REASON",
    help="Accept what could not be screened; the reason is kept in the record.",
)
_OPTIONS = (
    click.argument("book", type=InputPath()),
    *_BOOK_OPTIONS,
    click.option(
        "-o",
        "--output",
        type=OutputFile(),
        help="File for all hits: .csv, .parquet, .jsonl or .html.",
    ),
    click.option(
        "--record",
        type=OutputFile(),
        help="File for the record of the run; beside the hits or the book if none.",
    ),
    click.option("--index", type=OutputFolder(), metavar="DIR", help="Folder of the book's index."),
    _ALLOW_GAPS,
    click.option(
        "--json",
        "as_json",
        is_flag=True,
        help="Print hits as JSON lines, then a line with counts and gaps.",
    ),
)


report_language = click.option(
    "--lang",
    type=click.Choice(["en", "es"]),
    default="en",
    show_default=True,
    help="Language of the report; reasons, and what is told while it runs, stay in English.",
)
"""Gives a command the language of its report."""


def books_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command several books and what is asked of all alike; they arrive as `orders`.

    The command names the parameter `books`; each order has its book, and a name for it.
    """

    @functools.wraps(command)
    def collected(*arguments: Any, **given: Any) -> None:
        columns = {kind: given.pop(kind) for kind in _KINDS}
        shared = {name: given.pop(name) for name in ("key", "threshold", "allow_gaps")}
        orders = tuple(
            (name, ScreeningOrder(book=path, columns=columns, **shared))
            for name, path in given.pop("books")
        )
        command(*arguments, orders=orders, **given)

    found: Any = collected
    for option in reversed((*_BOOK_OPTIONS, _ALLOW_GAPS)):
        found = option(found)
    return cast("Callable[..., None]", found)


def book_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the book and the shared options; they arrive as one argument, `order`."""

    @functools.wraps(command)
    def collected(*arguments: Any, **given: Any) -> None:
        columns = {kind: given.pop(kind) for kind in _KINDS}
        shared = {name: given.pop(name) for name in _SHARED}
        command(*arguments, order=ScreeningOrder(columns=columns, **shared), **given)

    found: Any = collected
    for option in reversed(_OPTIONS):
        found = option(found)
    return cast("Callable[..., None]", found)


def refuse_given(*more: str) -> None:
    """Make sure that no option is given that a run which is repeated takes from its record.

    Args:
        more: Names of further such parameters of the command in question.

    Raises:
        UsageError: One is given.
    """
    context = click.get_current_context()
    for option in context.command.params:
        if option.name not in (*_KINDS, "key", "threshold", *more):
            continue
        if context.get_parameter_source(option.name) is not ParameterSource.DEFAULT:
            flag = option.opts[0]
            raise click.UsageError(f"--replay takes {flag} from its record; leave {flag} out")


def check_locks(order: ScreeningOrder) -> None:
    """Make sure that a run may have its locks where it writes, before any is made there.

    Args:
        order: What the user asked.

    Raises:
        LinchpinError: It may not write there.
    """
    from linchpin.workspace.output_locks import lock_of

    record = record_path(order)
    places = {"-o": order.output, "the record (--record)": record}
    locks = {
        f"the lock of {what}, {BEGUN}": lock_of(path)
        for what, path in places.items()
        if path is not None
    }
    check_written(click.get_current_context(), places | locks)


def check_places(order: ScreeningOrder, record: Path) -> None:
    """Make sure that what a run writes has its place and overwrites nothing that must be kept.

    Args:
        order: What the user asked.
        record: Where the record goes.

    Raises:
        LinchpinError: It would, or it cannot be written there.
    """
    from linchpin.screen.results.publish import was_changed

    context = click.get_current_context()
    check_written(context, written_files(order, record))
    if order.output is None or context.meta.get(OVERWRITE_OPTION):
        return
    if was_changed(order.output, order.record):
        raise LinchpinError(
            f"{order.output}: -o would overwrite hits that were changed since they were written; "
            f"name another file, or add {OVERWRITE_OPTION}"
        )


def check_index(folder: Path) -> None:
    """Make sure that the index of a book can be made in a folder and replaces nothing else.

    Args:
        folder: The folder.

    Raises:
        LinchpinError: It would, or it is no folder.
    """
    context = click.get_current_context()
    check_folder("the index (--index)", folder, read_by(context), context.find_object(Settings))
