"""What `linchpin screen` and `linchpin rescreen` share: columns asked for, and how they end."""

from __future__ import annotations

import functools
import json
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click
from click.core import ParameterSource

from linchpin.cli.options.files import OutputFile, OutputFolder, read_by
from linchpin.cli.text.screening_text import summary_lines, summary_of
from linchpin.workspace.outputs import can_write_beside, check_folder, check_outputs, is_record
from linchpin.workspace.settings import Settings

if TYPE_CHECKING:
    from linchpin.screen.book.columns import Mapping
    from linchpin.screen.results.hit import Hit
    from linchpin.screen.results.record import Result
    from linchpin.screen.watchlist.watchlist import Watchlist

_MOST_SHOWN = 40
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


@dataclass(frozen=True, slots=True)
class ScreeningOptions:
    """What a user asks of a book, in options both commands have.

    Attributes:
        columns: Columns given, by what they hold.
        key: Column that names the row.
        threshold: Least score of an alert.
        output: File for the hits.
        record: File for the record of the run.
        index: Folder of the book's index.
        as_json: Whether hits are printed as JSON lines.
        allow_gaps: Why what could not be screened is accepted; None where it is not.
    """

    columns: dict[str, tuple[str, ...]]
    key: str | None
    threshold: float
    output: Path | None
    record: Path | None
    index: Path | None
    as_json: bool
    allow_gaps: str | None


def asked_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the shared options; they arrive as one argument, `asked`."""

    @functools.wraps(command)
    def collected(*arguments: Any, **given: Any) -> None:
        columns = {kind: given.pop(kind) for kind in _KINDS}
        rest = {name: given.pop(name) for name in ScreeningOptions.__slots__ if name != "columns"}
        command(*arguments, asked=ScreeningOptions(columns, **rest), **given)

    found: Any = collected
    for option in (
        click.option(
            "--json",
            "as_json",
            is_flag=True,
            help="Print hits as JSON lines, then a line with counts and gaps.",
        ),
        click.option(
            "--allow-gaps",
            metavar="REASON",
            help="Accept what could not be screened; the reason is kept in the record.",
        ),
        click.option(
            "--index", type=OutputFolder(), metavar="DIR", help="Folder of the book's index."
        ),
        click.option(
            "--record",
            type=OutputFile(),
            help="File for the record of the run; beside the hits or the book if none.",
        ),
        click.option(
            "-o",
            "--output",
            type=OutputFile(),
            help="File for all hits: .csv, .parquet, .jsonl or .html.",
        ),
        click.option(
            "--threshold",
            default=0.70,
            show_default=True,
            type=click.FloatRange(0.5, 1.0),
            help="Lowest score that makes an alert.",
        ),
        click.option(
            "--key",
            metavar="COLUMN",
            help="Column that identifies the row, such as a customer number.",
        ),
        *(
            click.option(flag, kind, multiple=True, metavar="COLUMN", help=what)
            for kind, (flag, what) in reversed(_KINDS.items())
        ),
    ):
        found = option(found)
    return cast("Callable[..., None]", found)


def mapping_of(book: Path, asked: ScreeningOptions) -> Mapping:
    """Return the columns to screen: those given, else those detected; and say them."""
    from linchpin.screen.book.survey import survey_book

    named = [column for columns in asked.columns.values() for column in columns]
    survey = survey_book(book, [*named, *([] if asked.key is None else [asked.key])])
    mapping = survey.mapping(asked.columns, asked.key)
    if said := survey.say(mapping):
        click.echo(said, err=True)
    return mapping


def finish(
    settings: Settings,
    result: Result,
    run: dict[str, Any],
    record: Path,
    asked: ScreeningOptions,
    watchlist: Watchlist,
) -> None:
    """Write hits and record, show what was found and leave with the exit code of the result.

    Args:
        settings: Who runs it when.
        result: The outcome.
        run: What the result depends on.
        record: Where the record goes.
        asked: What the user asked.
        watchlist: Who was watched for.
    """
    from linchpin.screen.results.page_facts import page_facts
    from linchpin.screen.results.publish import publish
    from linchpin.screen.results.record import record_of

    result = replace(result, allowed=asked.allow_gaps)

    def make(wrote: tuple[str, str] | None) -> dict[str, Any]:
        return record_of(result, run, at=settings.now(), by=settings.user(), wrote=wrote)

    facts = None
    if asked.output is not None and asked.output.suffix.lower() == ".html":
        facts = page_facts(watchlist, result, run, settings.now())
    publish(result.hits, asked.output, record, make, facts=facts)
    if asked.output is not None:
        work_path(asked.output).unlink(missing_ok=True)
    if asked.as_json or asked.output is None:
        _show(result.hits, asked)
    if asked.as_json:
        click.echo(json.dumps(summary_of(result, asked.output, record), ensure_ascii=False))
    to_error = asked.as_json or asked.output is None
    click.echo("\n".join(summary_lines(result, asked.output, record)), err=to_error)
    sys.exit(int(result.exit_code))


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


def check_places(asked: ScreeningOptions, record: Path) -> None:
    """Make sure that what a run writes has its place and overwrites nothing that must be kept.

    Args:
        asked: What the user asked.
        record: Where the record goes.

    Raises:
        LinchpinError: It would, or it cannot be written there.
    """
    from linchpin.screen.results.output import check_output

    written = {"-o": asked.output, "the record (--record)": record}
    if asked.output is not None:
        check_output(asked.output)
        written["the file being written"] = asked.output.with_name(asked.output.name + ".part")
        written["the work file"] = work_path(asked.output)
    written["the record being written"] = record.with_name(record.name + ".part")
    context = click.get_current_context()
    check_outputs(written, read_by(context), context.find_object(Settings))


def say_left(asked: ScreeningOptions) -> None:
    """Finish what a killed run left beside the output, and say it.

    Args:
        asked: What the user asked.
    """
    from linchpin.screen.results.publish import finish_left

    for text in finish_left(asked.output, asked.record):
        click.echo(text, err=True)


def check_index(folder: Path) -> None:
    """Make sure that the index of a book can be made in a folder and replaces nothing else.

    Args:
        folder: The folder.

    Raises:
        LinchpinError: It would, or it is no folder.
    """
    context = click.get_current_context()
    check_folder("the index (--index)", folder, read_by(context), context.find_object(Settings))


def record_path(asked: ScreeningOptions, book: Path, ending: str = "") -> Path:
    """Return where the record of a run goes: as asked, else beside the hits, else the book.

    Where nothing may be written beside the book, it goes to the current folder. A record that is
    there stays: the new one gets a number.

    Args:
        asked: What the user asked.
        book: The book.
        ending: What stands before the ending of the name, such as `.replay`.
    """
    if asked.record is not None:
        return _own_name(asked.record)
    beside = asked.output
    if beside is None:
        beside = book if can_write_beside(book) else Path(book.name)
    record = beside.with_name(f"{beside.name}{ending}.run.json")
    number = 2
    while record.exists():
        record = beside.with_name(f"{beside.name}{ending}.{number}.run.json")
        number += 1
    return record


def _own_name(asked: Path) -> Path:
    """Return a path, or the next with a number where the record of another run stands there."""
    record, number = asked, 2
    while record.is_file() and is_record(record):
        record = asked.with_name(f"{asked.stem}.{number}{asked.suffix}")
        number += 1
    if record != asked:
        click.echo(
            f"{asked} is the record of another run and stays; this one is {record}", err=True
        )
    return record


def work_path(output: Path) -> Path:
    """Return where a run keeps the pieces it has finished, so that it can go on."""
    return output.with_name(output.name + ".work")


def _show(hits: tuple[Hit, ...], asked: ScreeningOptions) -> None:
    from linchpin.screen.results.hit import ranked, where

    if asked.as_json:
        for hit in hits:
            click.echo(json.dumps(asdict(hit), ensure_ascii=False))
        return
    for hit in ranked(hits)[:_MOST_SHOWN]:
        click.echo(
            f"{hit.score:.2f}  {hit.band:<8}  {hit.alert:<18} {where(hit)}: {hit.value[:60]}"
            f"\n      {hit.caption} ({hit.entity}), {', '.join(hit.programs) or 'not listed'}, "
            f"{hit.edition}\n      {hit.listed_name}: {hit.reason[:500]}"
        )
        for step in hit.path:
            click.echo(f"      {step}")
    if len(hits) > _MOST_SHOWN:
        click.echo(f"... and {len(hits) - _MOST_SHOWN:,} more hits; -o FILE writes them all")
