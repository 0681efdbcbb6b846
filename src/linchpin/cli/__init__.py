"""The `linchpin` command: the only place with clock, environment and settings."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import click

from linchpin import __version__
from linchpin.claims.errors import LinchpinError
from linchpin.cli.loading import Commands
from linchpin.cli.options.files import FilePath, as_typed
from linchpin.cli.options.settings import system_settings
from linchpin.cli.stopping import STOPPED, was_stopped
from linchpin.cli.text.terminal import SafeStream, printing_json, safe_streams
from linchpin.workspace.settings import DEFAULT_ARCHIVE

_CLOSED_PIPE = 141
"""Exit code where whoever read standard output went away, as a shell reports it."""

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
    type=FilePath(),
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
@click.option(
    "--new-ledger",
    is_flag=True,
    help="Begin the ledger that --ledger names, where there is none yet.",
)
@click.pass_context
def app(context: click.Context, archive: Path, ledger: str | None, new_ledger: bool) -> None:
    """Take the settings every command shares."""
    context.with_resource(safe_streams())
    if new_ledger and ledger is None:
        raise click.UsageError("--new-ledger begins the ledger that --ledger names; name one")
    context.obj = system_settings(archive, ledger, new_ledger=new_ledger)


app.commands = Commands()


def run(arguments: Sequence[str]) -> int:
    """Run a command line and return its exit code; errors are said, never shown as a traceback.

    Args:
        arguments: What stands behind `linchpin`.
    """
    with safe_streams():
        try:
            code = _run([as_typed(argument) for argument in arguments])
            for stream in (sys.stdout, sys.stderr):
                if stream is not None:
                    stream.flush()
        except BrokenPipeError:
            code = _CLOSED_PIPE
        except OSError as error:
            _say(f"{error.filename}: {error.strerror or error}")
            code = 1
        except KeyboardInterrupt:
            code = STOPPED
    if code == _CLOSED_PIPE or not _can_flush():
        with suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    return code


def _run(arguments: Sequence[str]) -> int:
    try:
        app(list(arguments), prog_name="linchpin", standalone_mode=False)
    except SystemExit as error:
        return error.code if isinstance(error.code, int) else 1
    except click.exceptions.Exit as error:
        return error.exit_code
    except BrokenPipeError:
        raise
    except BaseException as error:
        found = _explained(error)
        if found is None:
            _as_json(arguments, f"an unforeseen error: {error!r}", 1)
            raise
        code, text = found
        _as_json(arguments, text, code)
        if isinstance(error, click.ClickException) and not isinstance(error, click.Abort):
            error.show()
        else:
            _say(text)
        return code
    return 0


def _explained(error: BaseException) -> tuple[int, str] | None:
    """Return the exit code of an error and what is said; None for one that nobody foresaw."""
    if was_stopped() or isinstance(error, click.Abort | KeyboardInterrupt):
        return STOPPED, "stopped"
    if isinstance(error, LinchpinError):
        return 1, str(error)
    if isinstance(error, click.ClickException):
        return error.exit_code, error.format_message()
    if isinstance(error, OSError):
        place = f"{error.filename}: " if error.filename else ""
        return 1, f"{place}{error.strerror or error}"
    return None


def _as_json(arguments: Sequence[str], text: str, code: int) -> None:
    """Print an error as JSON where JSON was asked for and none was printed yet."""
    used = isinstance(sys.stdout, SafeStream) and sys.stdout.used
    if "--json" in arguments and not used and sys.stdout is not None:
        printing_json()
        click.echo(json.dumps({"error": text, "exit": code}, ensure_ascii=False))


def _say(text: str) -> None:
    if sys.stderr is not None:
        with suppress(OSError):
            sys.stderr.write(f"linchpin: {text}\n")


def _can_flush() -> bool:
    try:
        sys.stdout.flush()
    except (OSError, ValueError, AttributeError):
        return False
    return True
