"""The `linchpin` command: the only place with clock, environment and settings."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from linchpin import __version__
from linchpin.claims.errors import LinchpinError
from linchpin.cli.commands import (
    add,
    ask,
    audit,
    chart,
    demo,
    editions,
    export,
    judge,
    match,
    new,
    paths,
    rescreen,
    same,
    screen,
    strike,
)
from linchpin.cli.options.files import guard
from linchpin.cli.options.settings import system_settings
from linchpin.workspace.settings import DEFAULT_ARCHIVE

_HELP = """Public records about trafficking organisations as one network in which every fact
carries its source.

\b
Start with:
  linchpin demo                        a walk through two true stories
  linchpin add ofac                    today's SDN list from Treasury
  linchpin ask "El Mencho"             who is that, says who, how firmly
"""


@click.group(help=_HELP, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="linchpin")
@click.option(
    "--archive",
    type=click.Path(path_type=Path),
    envvar="LINCHPIN_ARCHIVE",
    default=DEFAULT_ARCHIVE,
    show_default=True,
    show_envvar=True,
    help="Folder of the archive.",
)
@click.option(
    "--ledger",
    envvar="LINCHPIN_LEDGER",
    show_envvar=True,
    help="Path or database URL of the ledger; by default it lies in the archive.",
)
@click.pass_context
def app(context: click.Context, archive: Path, ledger: str | None) -> None:
    """Take the settings every command shares."""
    context.obj = system_settings(archive, ledger)


for _command in (
    demo.demo,
    add.add,
    ask.ask,
    paths.paths,
    new.new,
    same.same,
    judge.judge,
    editions.editions,
    export.export,
    chart.chart,
    match.match,
    screen.screen,
    rescreen.rescreen,
    audit.audit,
    strike.strike,
):
    guard(_command)
    app.add_command(_command)


def main() -> None:
    """Run the command; print what a user can act on without a traceback."""
    try:
        app(prog_name="linchpin", standalone_mode=False)
    except LinchpinError as error:
        click.echo(f"linchpin: {error}", err=True)
        sys.exit(1)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        click.echo("linchpin: stopped", err=True)
        sys.exit(130)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(141)
    except OSError as error:
        click.echo(f"linchpin: {error.filename or ''}: {error.strerror or error}", err=True)
        sys.exit(1)
