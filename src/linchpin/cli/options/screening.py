"""What `linchpin screen` and `linchpin rescreen` share: columns asked for, and how they end."""

from __future__ import annotations

import functools
import json
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click
from click.core import ParameterSource

from linchpin.claims.errors import LinchpinError
from linchpin.cli.options.files import OutputFile, OutputFolder, read_by
from linchpin.workspace.outputs import can_write_beside, check_folder, check_outputs
from linchpin.workspace.settings import Settings

if TYPE_CHECKING:
    from linchpin.screen.book.columns import Mapping
    from linchpin.screen.results.hit import Hit
    from linchpin.screen.results.record import Result

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
    """

    columns: dict[str, tuple[str, ...]]
    key: str | None
    threshold: float
    output: Path | None
    record: Path | None
    index: Path | None
    as_json: bool


def asked_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the shared options; they arrive as one argument, `asked`."""

    @functools.wraps(command)
    def collected(*arguments: Any, **given: Any) -> None:
        columns = {kind: given.pop(kind) for kind in _KINDS}
        rest = {name: given.pop(name) for name in ScreeningOptions.__slots__ if name != "columns"}
        command(*arguments, asked=ScreeningOptions(columns, **rest), **given)

    found: Any = collected
    for option in (
        click.option("--json", "as_json", is_flag=True, help="Print hits as JSON lines."),
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
    settings: Settings, result: Result, run: dict[str, Any], record: Path, asked: ScreeningOptions
) -> None:
    """Write hits and record, show what was found and leave with the exit code of the result.

    Args:
        settings: Who runs it when.
        result: The outcome.
        run: What the result depends on.
        record: Where the record goes.
        asked: What the user asked.
    """
    from linchpin.screen.results.output import write_hits
    from linchpin.screen.results.record import record_of

    if asked.output is not None:
        write_hits(result.hits, asked.output)
        work_path(asked.output).unlink(missing_ok=True)
    text = json.dumps(record_of(result, run, at=settings.now(), by=settings.user()), indent=2)
    try:
        record.write_text(text + "\n", encoding="utf-8")
    except OSError as error:
        raise LinchpinError(f"{record}: the record cannot be written ({error})") from error
    if asked.as_json or asked.output is None:
        _show(result.hits, asked)
    to_error = asked.as_json or asked.output is None
    click.echo("\n".join(_summary(result, asked.output, record)), err=to_error)
    sys.exit(result.exit_code)


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
    context = click.get_current_context()
    check_outputs(written, read_by(context), context.find_object(Settings))


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
        return asked.record
    beside = asked.output
    if beside is None:
        beside = book if can_write_beside(book) else Path(book.name)
    record = beside.with_name(f"{beside.name}{ending}.run.json")
    number = 2
    while record.exists():
        record = beside.with_name(f"{beside.name}{ending}.{number}.run.json")
        number += 1
    return record


def work_path(output: Path) -> Path:
    """Return where a run keeps the pieces it has finished, so that it can go on."""
    return output.with_name(output.name + ".work")


def _show(hits: tuple[Hit, ...], asked: ScreeningOptions) -> None:
    if asked.as_json:
        for hit in hits:
            click.echo(json.dumps(asdict(hit), ensure_ascii=False))
        return
    for hit in hits[:_MOST_SHOWN]:
        row = f"row {hit.row}" + (f" ({hit.key[:40]})" if hit.key else "")
        click.echo(
            f"{hit.score:.2f}  {hit.alert:<18} {row}, {hit.column}: {hit.value[:60]}"
            f"\n      {hit.caption} ({hit.entity}), {', '.join(hit.programs) or 'not listed'}, "
            f"{hit.edition}\n      {hit.listed_name}: {hit.reason[:300]}"
        )
        for step in hit.path:
            click.echo(f"      {step}")
    if len(hits) > _MOST_SHOWN:
        click.echo(f"... and {len(hits) - _MOST_SHOWN:,} more hits; -o FILE writes them all")


def _of(count: int, what: str) -> str:
    """Return a count of things: `1 row`, `2 rows`."""
    return f"{count:,} {what}{'' if count == 1 else 's'}"


def _scores(certain: int, rest: int) -> str:
    """Return how many hits are certain, and the rest where there is one, as a sentence."""
    from linchpin.screen.results.hit import CERTAIN

    said = f"{certain:,} score{'s' if certain == 1 else ''} {CERTAIN:.2f} or more"
    if not rest:
        return f"{said}."
    if not certain:
        return f"{said}; {'it is a possible hit' if rest == 1 else 'all are possible hits'}."
    return f"{said}; the other{' is a possible hit' if rest == 1 else 's are possible hits'}."


def _summary(result: Result, output: Path | None, record: Path) -> list[str]:
    """Return the end of a run in words."""
    hits = len(result.hits)
    lines = [f"{_of(result.rows, 'row')} screened, {_of(hits, 'hit')}."]
    if hits:
        rows = len({hit.row for hit in result.hits})
        lines[0] = f"{_of(result.rows, 'row')} screened, {_of(hits, 'hit')} on {_of(rows, 'row')}:"
        lines += [f"  {count:>9,}  {alert}" for alert, count in result.counts.items()]
        lines.append(f"  {_scores(result.certain, hits - result.certain)}")
        lines.append("A hit is a likeness to look into, not a finding about anybody.")
    if result.longer:
        lines.append(
            f"warning: {_of(result.longer, 'row')} with more cells than headings; "
            "the further cells were not screened"
        )
    if output is not None:
        lines.append(f"hits:   {output}")
    lines.append(f"record: {record}")
    return lines
