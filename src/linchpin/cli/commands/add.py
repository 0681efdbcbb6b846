"""`linchpin add`: read a list or a case and make it an edition of the archive."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from linchpin.cli.options.files import InputPath, OutputFile
from linchpin.cli.options.settings import pass_settings
from linchpin.cli.text.edition_text import edition_text, outcomes_text
from linchpin.cli.text.list_check_text import faults_at_adding
from linchpin.cli.text.progress import Meter
from linchpin.read.lists.registry import LISTS, ListEntry, summary_lines
from linchpin.workspace.add_edition import add_case, find_case
from linchpin.workspace.open import made_archive
from linchpin.workspace.report import write_report
from linchpin.workspace.settings import Settings


@click.group(no_args_is_help=True)
def add() -> None:
    """Read a source and make it an edition of the archive."""


_LIST_HELP = """{help}

The edition's date is taken from --date, else from the files themselves, else from the file or
folder name, else, for a download, from the day the files were put on the server.
"""


def _examples(entry: ListEntry) -> str:
    """Return the examples of a list's command: what it takes, and a download where it has one."""
    line = f"linchpin add {entry.name}"
    lines = [f"{line} --from {entry.example} --report unread.csv"]
    if entry.folder:
        lines.insert(0, f"{line} --from {entry.folder}  a folder with the list's files")
    if entry.online:
        lines.insert(0, f"{line}  download today's list")
        lines.append(f"{line} --mirror https://mirror.example/{entry.name}")
    return "\b\nExamples:\n" + "".join(f"  {one}\n" for one in lines)


def _list_options(entry: ListEntry) -> list[click.Option]:
    """Return the options of a list's command."""
    return [
        click.Option(
            ["--from", "path"],
            type=InputPath(),
            help=f"{'Folder or file' if entry.folder else 'File'} ({entry.files}) instead of a "
            "download.",
        ),
        click.Option(
            ["--mirror"],
            metavar="URL",
            help="Download from a copy of the publisher's folder, for networks that allow no more.",
        ),
        click.Option(
            ["--date"],
            metavar="DATE",
            help="Date of the edition: YYYY-MM-DD, or YYYY-MM where the day is not known.",
        ),
        click.Option(
            ["--report"],
            type=OutputFile(),
            help="Write what was not understood, and what was noticed, to a CSV file.",
        ),
        click.Option(
            ["--accept-shrunken"],
            is_flag=True,
            help="Add the edition even if it lost many entries or misses an assertion of its "
            "source.",
        ),
    ]


def list_command(entry: ListEntry) -> click.Command:
    """Return the command that adds an edition of a list."""

    @pass_settings
    def list_command_body(
        settings: Settings,
        path: Path | None,
        mirror: str | None,
        date: str | None,
        report: Path | None,
        accept_shrunken: bool,
    ) -> None:
        from linchpin.network.list_faults.check import check_edition_of
        from linchpin.workspace.add_list import ListOrder, add_list

        order = ListOrder(path, date, mirror, accept_shrunken)
        with Meter() as progress:
            archive = made_archive(settings)
            added = add_list(archive, entry, order, settings, progress)
        own = summary_lines(entry, added.reading.tally.counts)
        click.echo(edition_text(added, own))
        if added.written:
            for text in faults_at_adding(check_edition_of(archive, added.manifest)):
                click.echo(text)
        if report is not None:
            write_report(report, archive, added.manifest)
        elif added.not_understood:
            click.echo("Use --report FILE.csv to see what was not understood, each with its line.")

    return click.command(
        entry.name,
        help=_LIST_HELP.format(help=entry.help),
        epilog=_examples(entry),
        params=[*_list_options(entry)],
    )(list_command_body)


for _entry in LISTS:
    add.add_command(list_command(_entry))


_ALL_EPILOG = """\b
Examples:
  linchpin add all                                  every list that has an official address
  linchpin add all --mirror https://mirror.example  each list from a folder of its name there
"""


@add.command("all", epilog=_ALL_EPILOG)
@click.option(
    "--mirror",
    metavar="URL",
    help="Download from copies of the publishers' folders: URL/ofac, URL/un and so on.",
)
@click.option(
    "--accept-shrunken",
    is_flag=True,
    help="Add editions even if they lost many entries or miss an assertion of their source.",
)
@pass_settings
def all_lists(settings: Settings, mirror: str | None, accept_shrunken: bool) -> None:
    """Download every list that has an official address, and add its current edition.

    A list that cannot be had or read is told and does not stop the others. The exit code is then
    5: what is missing was not looked at.
    """
    from linchpin.tabular.coverage import NOT_ALL_READ
    from linchpin.workspace.add_list import ListOrder, add_all

    order = ListOrder(mirror=mirror, accept=accept_shrunken)
    with Meter() as progress:
        outcomes = list(add_all(made_archive(settings), order, settings, progress))
    for line in outcomes_text(outcomes):
        click.echo(line)
    if any(item.problem is not None for item in outcomes):
        sys.exit(NOT_ALL_READ)


_CASE_EPILOG = """\b
Examples:
  linchpin add case ruelas          a bundled case: the Ruelas Torres organisation, 2017
  linchpin add case jalisco         a bundled case: CJNG's US side after El Mencho, 2026
  linchpin add case my-case/        your own; the format is in docs/writing-a-case.md
"""


@add.command(epilog=_CASE_EPILOG)
@click.argument("path")
@pass_settings
def case(settings: Settings, path: str) -> None:
    """Add a case: a folder with brief.md and case.yaml, or the name of a bundled one."""

    added = add_case(made_archive(settings), find_case(path), settings)
    click.echo(edition_text(added))
