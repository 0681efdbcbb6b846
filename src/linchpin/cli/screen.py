"""`linchpin screen` and `linchpin rescreen`: a customer book against the archive."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from linchpin.claims.errors import LinchpinError, ReadError
from linchpin.cli.progress import Meter
from linchpin.cli.settings import Settings, parse_day, pass_settings

if TYPE_CHECKING:
    from linchpin.screen.mapping import Mapping
    from linchpin.screen.run import Result
    from linchpin.screen.watchlist import Watchlist

_EPILOG = """\b
Examples:
  linchpin screen customers.csv                          columns are detected and shown
  linchpin screen book.xlsx --name Cliente --birth Nacimiento -o hits.csv
  linchpin screen payments.csv --name payer --name payee --text memo -o hits.html --jobs 2
  linchpin screen customers.csv --replay hits.csv.run.json   the same result, bit for bit
\b
Exit codes: 0 no hit, 3 hits (score 0.95 and more), 4 possible hits only, 1 an error.
"""
_MOST_SHOWN = 40


def _column_options(command: Any) -> Any:
    for option, what in (
        ("--name", "Column of whole names; may be given several times."),
        ("--part", "Column of a part of the name; several make one name together."),
        ("--text", "Column of free text, searched for listed names."),
        ("--identifier", "Column of document, tax or registration numbers."),
        ("--birth", "Column of birth dates."),
    ):
        command = click.option(option, multiple=True, metavar="COLUMN", help=what)(command)
    return command


@click.command(epilog=_EPILOG)
@click.argument("book", type=click.Path(path_type=Path))
@_column_options
@click.option("--key", metavar="COLUMN", help="Column that names the row.")
@click.option(
    "--threshold",
    default=0.70,
    show_default=True,
    type=click.FloatRange(0.5, 1.0),
    help="Least score of an alert.",
)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="csv, parquet, jsonl, html.")
@click.option("--record", type=click.Path(path_type=Path), help="Record of the run (JSON).")
@click.option("--replay", type=click.Path(path_type=Path), help="Repeat the run of a record.")
@click.option(
    "--jobs", default=1, show_default=True, type=click.IntRange(1, 64), help="Processes to use."
)
@click.option("--as-of", metavar="YYYY-MM-DD", help="Screen against what was known by that day.")
@click.option("--json", "as_json", is_flag=True, help="Print hits as JSON lines.")
@pass_settings
def screen(
    settings: Settings,
    book: Path,
    name: tuple[str, ...],
    part: tuple[str, ...],
    text: tuple[str, ...],
    identifier: tuple[str, ...],
    birth: tuple[str, ...],
    key: str | None,
    threshold: float,
    output: Path | None,
    record: Path | None,
    replay: Path | None,
    jobs: int,
    as_of: str | None,
    as_json: bool,
) -> None:
    """Screen a book of customers or payments against the lists and cases of the archive.

    Every run writes a record, hits or none: book hash, editions, version, settings, counts.
    """
    from linchpin.screen.output import check_output, write_hits
    from linchpin.screen.run import Request, check_replay, run, settings_of

    if output is not None:
        check_output(output)
    given = {"names": name, "parts": part, "texts": text, "identifiers": identifier,
             "births": birth}  # fmt: skip
    old = None if replay is None else _read_record(replay)
    mapping = _mapping(book, given, key) if old is None else _recorded_mapping(old)
    if old is not None:
        threshold, as_of = float(old["threshold"]), old["as_of"]
    click.echo(f"columns: {mapping.say()}", err=True)
    with Meter() as progress:
        progress("preparing the list", 0, 0)
        watchlist = _watchlist(settings, as_of)
        work = None if output is None else output.with_name(output.name + ".work")
        request = Request(book, mapping, threshold, jobs, work)
        if old is not None:
            check_replay(old, settings_of(watchlist, request))
        result = run(watchlist, request, progress)
    if old is not None and result.digest != old["result_sha256"]:
        raise LinchpinError(f"{replay}: the result is not the one recorded")
    if output is not None:
        write_hits(result.hits, output)
        if work is not None:
            work.unlink(missing_ok=True)
    _finish(settings, result, book, record or (output and _record_path(output)), as_json)


def _finish(
    settings: Settings, result: Result, book: Path, record: Path | None, as_json: bool
) -> None:
    from dataclasses import asdict

    record = _record_path(book) if record is None else record
    text = json.dumps(result.record(at=settings.now(), by=settings.user()), indent=2)
    try:
        record.write_text(text + "\n", encoding="utf-8")
    except OSError as error:
        raise LinchpinError(f"{record}: the record cannot be written ({error})") from error
    shown = result.hits if as_json else result.hits[:_MOST_SHOWN]
    for hit in shown:
        if as_json:
            click.echo(json.dumps(asdict(hit), ensure_ascii=False))
            continue
        click.echo(
            f"{hit.score:.2f}  {hit.alert:<18} row {hit.row} {hit.column}: {hit.value[:60]}"
            f"\n      {hit.caption} ({hit.entity}), {', '.join(hit.programs) or 'not listed'}, "
            f"{hit.edition}\n      {hit.listed_name}: {hit.reason[:300]}"
        )
        for step in hit.path:
            click.echo(f"      {step}")
    if len(shown) < len(result.hits):
        click.echo(f"... and {len(result.hits) - len(shown):,} more; use -o FILE for all")
    click.echo(f"{result.rows:,} rows, {len(result.hits):,} hits; record: {record}", err=True)
    sys.exit(result.exit_code)


def _record_path(path: Path) -> Path:
    return path.with_name(path.name + ".run.json")


def _mapping(book: Path, given: dict[str, tuple[str, ...]], key: str | None) -> Mapping:
    from linchpin.screen.book import read_header
    from linchpin.screen.mapping import check, detect

    header = read_header(book)
    mapping = detect(header)
    if given["names"] or given["parts"]:
        mapping = replace(mapping, names=given["names"], parts=given["parts"])
    mapping = replace(
        mapping,
        texts=given["texts"] or mapping.texts,
        identifiers=given["identifiers"] or mapping.identifiers,
        births=given["births"] or mapping.births,
    )
    if key is not None:
        mapping = replace(mapping, key=key)
    check(mapping, header, str(book))
    return mapping


def _read_record(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ReadError(f"{path}: no record of a run ({error})") from error
    needed = {"mapping", "threshold", "result_sha256", "as_of", "editions", "book_sha256"}
    if not isinstance(found, dict) or not needed <= found.keys():
        raise ReadError(f"{path}: no record of a run; `linchpin screen` writes them")
    return found


def _recorded_mapping(record: dict[str, Any]) -> Mapping:
    from linchpin.screen.mapping import Mapping

    columns: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in record["mapping"].items()
    }
    return Mapping(**columns)


def _watchlist(
    settings: Settings, as_of: str | None, only: frozenset[str] | None = None
) -> Watchlist:
    from linchpin.cli.opened import open_network
    from linchpin.screen.watchlist import make_watchlist

    return make_watchlist(open_network(settings, parse_day(as_of, "--as-of")), only)


_RESCREEN_EPILOG = """\b
Examples:
  linchpin rescreen customers.csv --since 2021-04      what changed after that edition
  linchpin rescreen customers.csv --since 2021-04 -o new.csv
"""


@click.command(epilog=_RESCREEN_EPILOG)
@click.argument("book", type=click.Path(path_type=Path))
@click.option("--since", required=True, metavar="EDITION", help="Date or id of an edition.")
@_column_options
@click.option("--key", metavar="COLUMN", help="Column that names the row.")
@click.option(
    "--threshold",
    default=0.70,
    show_default=True,
    type=click.FloatRange(0.5, 1.0),
    help="Least score of an alert.",
)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="csv, parquet, jsonl, html.")
@click.option("--json", "as_json", is_flag=True, help="Print hits as JSON lines.")
@pass_settings
def rescreen(
    settings: Settings,
    book: Path,
    since: str,
    name: tuple[str, ...],
    part: tuple[str, ...],
    text: tuple[str, ...],
    identifier: tuple[str, ...],
    birth: tuple[str, ...],
    key: str | None,
    threshold: float,
    output: Path | None,
    as_json: bool,
) -> None:
    """Screen a book against the entries that an edition of a list has new or changed."""
    from linchpin.cli.opened import open_network
    from linchpin.screen.changed import changed_entities
    from linchpin.screen.output import check_output, write_hits
    from linchpin.screen.run import Request, run
    from linchpin.screen.watchlist import make_watchlist

    if output is not None:
        check_output(output)
    given = {"names": name, "parts": part, "texts": text, "identifiers": identifier,
             "births": birth}  # fmt: skip
    mapping = _mapping(book, given, key)
    with Meter() as progress:
        progress("preparing the list", 0, 0)
        network = open_network(settings)
        only = changed_entities(settings.archive, network, since)
        watchlist = make_watchlist(network, only)
        result = run(watchlist, Request(book, mapping, threshold), progress)
    click.echo(f"{len(only):,} entries are new or changed since {since}", err=True)
    if output is not None:
        write_hits(result.hits, output)
    target = _record_path(output if output is not None else book.with_name(book.name + ".since"))
    _finish(settings, result, book, target, as_json)
